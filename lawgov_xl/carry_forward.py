"""Last year's workbook beside this year's table: for reference, never as this year's answer. Pure.

Each row of this year is told which rows of last year it goes back to, with the score; last year's problems come as
a list of their own, with the question whether they are mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lawgov_xl.correspondence import Correspondence, Kind, Link, correspond
from lawgov_xl.deadlines import due
from lawgov_xl.editions import fingerprint
from lawgov_xl.matching import Line
from lawgov_xl.model import Edition, Entry, Item, Status, Submission, Table, TableReading
from lawgov_xl.status import judge
from lawgov_xl.text import is_blank

NOT_CARRIED = (
    "basis",
    "period",
    "date",
    "principal",
    "special_note",
    "causes",
    "plan",
    "next_year",
    "suggestions",
)
"""Fields of the cover that are this year's own; the others (department, contact, addressee …) stay as they were."""


@dataclass(frozen=True, slots=True)
class Past:
    """One answer of last year. table: its sheet's name; due: the date promised for its problem."""

    table: str
    item: Item
    status: Status
    answer: str
    remedy: str
    deadline: str
    due: date | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What a row of this year goes back to."""

    past: Past
    score: float
    kind: Kind


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """A problem of last year. now: (table key, number) of the rows of this year that it lives on in, best first."""

    past: Past
    now: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """references: table key -> number -> rows of last year, best first; fresh: table key -> numbers without any;
    dropped: answers of last year that no row goes back to; cover: what stays of the cover; same: the tables are
    the very same as last year's."""

    year: int
    references: Mapping[str, Mapping[int, tuple[Reference, ...]]]
    fresh: Mapping[str, tuple[int, ...]]
    issues: tuple[OpenIssue, ...]
    dropped: tuple[Past, ...]
    cover: Mapping[str, str]
    same: tuple[str, ...]


def carry(old: Submission, edition: Edition) -> Carried:
    """What of a submission concerns this year's edition."""
    references: dict[str, dict[int, tuple[Reference, ...]]] = {}
    now: dict[tuple[str, int], list[tuple[float, str, int]]] = {}
    same: list[str] = []
    for table in edition.tables:
        found = references.setdefault(table.key, {})
        for reading in _sources(old, table):
            if fingerprint(reading.table) == fingerprint(table):
                same.append(table.key)
            for link in _links(reading.table, table).links:
                item, before = table.items[link.new], reading.table.items[link.old]
                now.setdefault((reading.table.key, before.number), []).append(
                    (link.score, table.key, item.number)
                )
                entry = reading.entry(before.number)
                if entry is not None and _says_something(entry):
                    past = _past(entry, reading)
                    found[item.number] = (*found.get(item.number, ()), Reference(past, link.score, link.kind))
    for found in references.values():
        for number, refs in found.items():
            found[number] = tuple(sorted(refs, key=lambda r: (r.kind is not Kind.EXACT, -r.score)))
    everything = [(r, e) for r in old.tables.values() for e in r.entries if _says_something(e)]
    return Carried(
        year=old.edition.year,
        references=references,
        fresh={
            t.key: tuple(i.number for i in t.items if i.number not in references[t.key])
            for t in edition.tables
        },
        issues=tuple(_issues(everything, now)),
        dropped=tuple(_past(e, r) for r, e in everything if (r.table.key, e.number) not in now),
        cover=_cover(old, edition),
        same=tuple(same),
    )


def _sources(old: Submission, table: Table) -> Sequence[TableReading]:
    """The tables of last year that a table goes back to: the one with its key if it is the same table, else all."""
    own = old.tables.get(table.key)
    if own is not None and (len(old.tables) == 1 or _shares(own.table, table)):
        return [own]
    return list(old.tables.values())


def _shares(old: Table, new: Table) -> bool:
    """Whether two tables of one key are last year's and this year's form of the same."""
    return len(_links(old, new).links) >= 0.25 * min(len(old.items), len(new.items))


def _links(old: Table, new: Table) -> Correspondence:
    if fingerprint(old) == fingerprint(new):
        links = tuple(Link(i, i, 100.0, Kind.EXACT) for i in range(len(new.items)))
        return Correspondence(links, (), ())
    return correspond([_line(i) for i in old.items], [_line(i) for i in new.items])


def _line(item: Item) -> Line:
    return Line(item.requirement, item.number)


def _says_something(entry: Entry) -> bool:
    return not (is_blank(entry.answer) and is_blank(entry.remedy))


def _past(entry: Entry, reading: TableReading) -> Past:
    status = judge(entry).status
    return Past(
        table=reading.table.sheet,
        item=entry.item,
        status=status,
        answer=entry.answer.strip(),
        remedy=entry.remedy.strip(),
        deadline=entry.deadline,
        due=due(entry.deadline, entry.remedy) if status is Status.ISSUE else None,
        evidence=entry.evidence,
    )


def _issues(
    everything: Sequence[tuple[TableReading, Entry]],
    now: Mapping[tuple[str, int], Sequence[tuple[float, str, int]]],
) -> Iterator[OpenIssue]:
    for reading, entry in everything:
        past = _past(entry, reading)
        if past.status is Status.ISSUE:
            rows = sorted(now.get((reading.table.key, entry.number), ()), key=lambda r: -r[0])
            yield OpenIssue(past, tuple((table, number) for _, table, number in rows))


def _cover(old: Submission, edition: Edition) -> dict[str, str]:
    keys = {f.key for f in edition.cover}
    return {
        k: v.text
        for k, v in old.cover.items()
        if k in keys and not is_blank(v.text) and k.rpartition(".")[2] not in NOT_CARRIED
    }


def shown(references: Sequence[Reference]) -> str:
    """The text of the reference column: where from, how alike, the status, and both texts as they stood."""
    return "\n\n".join(_shown(r) for r in references)


def _shown(reference: Reference) -> str:
    past = reference.past
    likeness = "" if reference.kind is Kind.EXACT else f"，相似度{reference.score:.0f}"
    head = f"【{past.table}第{past.item.number}项，{reference.kind.zh}{likeness}；{past.status.zh}】"
    lines = [head, past.answer]
    if past.remedy:
        lines.append(f"存在的问题及改进措施：{past.remedy}")
    if past.deadline:
        lines.append(f"完成时限：{past.deadline}")
    return "\n".join(line for line in lines if line)
