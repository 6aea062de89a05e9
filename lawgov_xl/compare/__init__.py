"""Year over year: what became of last year's problems, what changed in status, figures and text.

Two submissions, or two sets of them, of the same edition or of different ones. Rows of different tables are brought
together by `correspondence`; every pair carries its score. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lawgov_xl.compare.bodies import Answered, Asked, Body, Sheet
from lawgov_xl.compare.figures import FigureChange, figure_changes
from lawgov_xl.correspondence import Correspondence, Kind, Link, correspond
from lawgov_xl.departments import plain
from lawgov_xl.matching import Line
from lawgov_xl.model import Counts, Status
from lawgov_xl.rollup import count
from lawgov_xl.text import squeeze

__all__ = ["Change", "Comparison", "Fate", "Pair", "Pairing", "Tracked", "compare"]


class Fate(StrEnum):
    """What became of a problem."""

    CLOSED = "closed"
    OPEN = "open"
    OVERDUE = "overdue"
    UNANSWERED = "unanswered"
    DROPPED = "dropped"
    NEW = "new"

    @property
    def zh(self) -> str:
        return _FATE_ZH[self]


_FATE_ZH = {
    Fate.CLOSED: "已解决",
    Fate.OPEN: "仍未解决",
    Fate.OVERDUE: "逾期未解决",
    Fate.UNANSWERED: "本期未填报",
    Fate.DROPPED: "本期无对应项",
    Fate.NEW: "本期新增",
}


class Change(StrEnum):
    """How a row's status compares."""

    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    OTHER = "other"

    @property
    def zh(self) -> str:
        return {"same": "不变", "better": "改善", "worse": "变差", "other": "其他变化"}[self.value]


_RANK = {Status.UNFILLED: 0, Status.ISSUE: 1, Status.COMPLETED: 2}


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two tables that are compared, with the links between their rows (indexes into their `rows`)."""

    old: Sheet
    new: Sheet
    links: Correspondence

    @property
    def same(self) -> bool:
        """Whether it is one and the same table: every row has the same text and number."""
        return not (self.links.fresh or self.links.dropped) and all(
            k.kind is Kind.EXACT and self.old.rows[k.old].number == self.new.rows[k.new].number
            for k in self.links.links
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of this year with the row of last year that is likest it, of one department."""

    department: str
    pairing: Pairing
    link: Link
    old: Answered
    new: Answered
    change: Change
    figures: tuple[FigureChange, ...]

    @property
    def asked(self) -> Asked:
        return self.pairing.new.rows[self.link.new]

    @property
    def asked_before(self) -> Asked:
        return self.pairing.old.rows[self.link.old]

    @property
    def text_changed(self) -> bool:
        """Whether the texts say something else; two ways to say 不涉及 do not."""
        if self.old.status is self.new.status is Status.NOT_APPLICABLE:
            return False
        return squeeze(self.old.text) != squeeze(self.new.text)


@dataclass(frozen=True, slots=True)
class Tracked:
    """What became of one problem of last year, or a new one of this year. asked_*: None where there is no such row."""

    department: str
    fate: Fate
    sheet: str
    asked_before: Asked | None
    asked_now: Asked | None
    old: Answered | None
    new: Answered | None
    kind: Kind | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything. pairings: tables compared; unpaired: sheets that stand on one side only; only_old, only_new:
    departments on one side only; as_of: the date against which deadlines were judged."""

    old: Body
    new: Body
    as_of: date
    pairings: tuple[Pairing, ...]
    unpaired: tuple[str, ...]
    pairs: tuple[Pair, ...]
    tracked: tuple[Tracked, ...]
    departments: tuple[tuple[str, str], ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]

    def fates(self) -> dict[Fate, int]:
        """How many problems met which fate."""
        found = dict.fromkeys(Fate, 0)
        for tracked in self.tracked:
            found[tracked.fate] += 1
        return found

    def counts(self, pairing: Pairing, *, old: bool, chapter: str | None = None) -> Counts:
        """The counts of one table (or one of its chapters) over the departments that stand on both sides."""
        body, sheet = (self.old, pairing.old) if old else (self.new, pairing.new)
        names = [pair[0 if old else 1] for pair in self.departments]
        rows = [r for r in sheet.rows if chapter is None or r.chapter == chapter]
        return count(body.answered(n, sheet.key, r.number).status for n in names for r in rows)


def compare(old: Body, new: Body, as_of: date) -> Comparison:
    """Brings two bodies of answers together. as_of: the date against which last year's deadlines are judged."""
    pairings = tuple(_pairings(old.sheets, new.sheets))
    both, only_old, only_new = _departments(old, new)
    pairs: list[Pair] = []
    tracked: list[Tracked] = []
    for before, now in both:
        for pairing in pairings:
            then = old.departments[before].get(pairing.old.key, {})
            here = new.departments[now].get(pairing.new.key, {})
            if then and here:
                pairs += _pairs(now, pairing, then, here)
                tracked += _tracked(now, pairing, then, here, as_of)
    paired = {p.old.key for p in pairings}, {p.new.key for p in pairings}
    unpaired = [s.name for s in old.sheets if s.key not in paired[0]]
    unpaired += [s.name for s in new.sheets if s.key not in paired[1]]
    return Comparison(
        old, new, as_of, pairings, tuple(unpaired), tuple(pairs), tuple(tracked), both, only_old, only_new
    )


def _pairings(old: Sequence[Sheet], new: Sequence[Sheet]) -> Iterator[Pairing]:
    """Each table of this year with the one of last year that it has most rows in common with."""
    found: list[tuple[float, bool, int, int, Pairing]] = []
    for b, after in enumerate(new):
        for a, before in enumerate(old):
            links = correspond([_line(r) for r in before.rows], [_line(r) for r in after.rows])
            share = len({k.new for k in links.links}) / max(1, len(after.rows))
            if links.links:
                found.append((share, before.key == after.key, -a, -b, Pairing(before, after, links)))
    used: set[str] = set()
    for *_, pairing in sorted(found, key=lambda f: f[:4], reverse=True):
        names = {"old:" + pairing.old.key, "new:" + pairing.new.key}
        if not used & names:
            used |= names
            yield pairing


def _line(asked: Asked) -> Line:
    return Line(asked.requirement, asked.number)


def _departments(
    old: Body, new: Body
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]]:
    """(names on both sides, old and new; only old; only new). Two single submissions are compared, whatever they
    are called."""
    if len(old.departments) == len(new.departments) == 1:
        return ((next(iter(old.departments)), next(iter(new.departments))),), (), ()
    by_name = {plain(n): n for n in old.departments}
    both = tuple((by_name[plain(n)], n) for n in new.departments if plain(n) in by_name)
    before, now = {b for b, _ in both}, {n for _, n in both}
    return (
        both,
        tuple(n for n in old.departments if n not in before),
        tuple(n for n in new.departments if n not in now),
    )


def _pairs(
    department: str, pairing: Pairing, then: Mapping[int, Answered], here: Mapping[int, Answered]
) -> Iterator[Pair]:
    best: dict[int, Link] = {}
    for link in pairing.links.links:
        best.setdefault(link.new, link)
    for index in sorted(best):
        link = best[index]
        old = then.get(pairing.old.rows[link.old].number, Answered())
        new = here.get(pairing.new.rows[index].number, Answered())
        yield Pair(
            department,
            pairing,
            link,
            old,
            new,
            _change(old.status, new.status),
            figure_changes(old.text, new.text),
        )


def _change(old: Status, new: Status) -> Change:
    if old is new:
        return Change.SAME
    if old not in _RANK or new not in _RANK:
        return Change.OTHER
    return Change.BETTER if _RANK[new] > _RANK[old] else Change.WORSE


def _tracked(
    department: str, pairing: Pairing, then: Mapping[int, Answered], here: Mapping[int, Answered], as_of: date
) -> Iterator[Tracked]:
    """Every problem of last year with its fate; then the problems that only this year names."""
    sheet, known = pairing.new.name, set[int]()
    for index, asked in enumerate(pairing.old.rows):
        old = then.get(asked.number)
        if old is None or old.status is not Status.ISSUE:
            continue
        links = sorted(pairing.links.of_old(index), key=lambda k: -k.score)
        found = [(k, here.get(pairing.new.rows[k.new].number, Answered())) for k in links]
        known |= {k.new for k, a in found if a.status is Status.ISSUE}
        if not found:
            yield Tracked(department, Fate.DROPPED, pairing.old.name, asked, None, old, None)
            continue
        link, new = next((f for f in found if f[1].status is Status.ISSUE), found[0])
        now = pairing.new.rows[link.new]
        yield Tracked(department, _fate(old, new, as_of), sheet, asked, now, old, new, link.kind, link.score)
    for index, asked in enumerate(pairing.new.rows):
        new_one = here.get(asked.number)
        if new_one is not None and new_one.status is Status.ISSUE and index not in known:
            yield Tracked(department, Fate.NEW, sheet, None, asked, None, new_one)


def _fate(old: Answered, new: Answered, as_of: date) -> Fate:
    if new.status is Status.UNFILLED:
        return Fate.UNANSWERED
    if new.status is not Status.ISSUE:
        return Fate.CLOSED
    return Fate.OVERDUE if old.due is not None and old.due < as_of else Fate.OPEN
