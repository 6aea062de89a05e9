"""Statements: the sentences of a department's answers that say something, each with the row it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lawgov_xl.model import Entry, Status, TableReading, Verdict
from lawgov_xl.report import facts, mending, prose, substance
from lawgov_xl.report.mending import Change
from lawgov_xl.report.model import Source
from lawgov_xl.report.voice import Voice, begins_with_verb, first_person
from lawgov_xl.status import admitted_gap, says_not_applicable


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence (or several that were joined), in one voice and official punctuation.

    number, at: the row it stands for in the order of the table, and its place in that row; sources: every row that says it.
    copies: its clauses that repeat the requirement. asked: the facts that the requirement names.
    fit: how much it speaks of its row's own theme. hangs: it says nothing without the statement before it.
    joins: in the row it is the same sentence as the statement before it, parted at a semicolon.
    """

    text: str
    sources: tuple[Source, ...]
    number: int
    at: int
    chapter: str
    section: str
    copies: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    fit: float = 0.0
    hangs: bool = False
    joins: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def copied(self) -> float:
        """How much of it repeats the requirement, 0 to 1."""
        return min(1.0, sum(map(len, self.copies)) / max(1, len(self.text) - 2))

    @property
    def id(self) -> tuple[int, int]:
        """Its place in the table, which stays when its text is cut or joined."""
        return self.number, self.at

    def told_by(self, other: Statement) -> Statement:
        """This statement, with the other's rows as further sources."""
        return replace(self, sources=tuple(dict.fromkeys((*self.sources, *other.sources))))


_LINK = re.compile(r"\A(?:同时|此外|另外|其次|另|而且|并且|且|但是|但|然而)[，]?")
_HANGS = re.compile(
    r"\A(?:其中|其(?!他)|该|此(?!外)|这|上述|以上|因此|由于该|由于此|征求意见期限|为此|对此|并(?!非))"
)

_HIS = re.compile(r"\A[^，]{0,8}，?(?:该|此|上述)(?:项)?(?:职能|职责|职权|业务|工作)(?:已|均)")


def gather(reading: TableReading, verdicts: Iterable[Verdict], voice: Voice) -> Iterator[Statement]:
    """Every statement of the answers, in the order of the table.

    What says 不涉及, admits a gap (that is a problem) or says nothing is left out.
    """
    status = {v.number: v.status for v in verdicts}
    for entry in reading.entries:
        if status.get(entry.number) in (Status.COMPLETED, Status.ISSUE):
            yield from of_entry(entry, reading.table.key, voice)


def of_entry(entry: Entry, table: str, voice: Voice) -> Iterator[Statement]:
    """The statements of one answer."""
    mended = mending.for_prose(entry.answer)
    requirement = entry.item.requirement
    asked = frozenset(f.key for f in facts.find(requirement))
    before, first, count = False, True, 0
    for sentence in prose.sentences(mended.text):
        if says_not_applicable(sentence) or admitted_gap(sentence):
            before = first = False
            continue
        whole, slips = first_person(voice.ours(sentence), voice, requirement)
        for at, part in enumerate(_parts(with_substance(whole))):
            hangs = _hangs(part) or (at > 0 and not begins_with_verb(part))
            if hangs and not before and not (first and not _HANGS.match(part)):
                continue
            first = False
            yield Statement(
                text=_LINK.sub("", part),
                sources=(Source(table, entry.number),),
                number=entry.number,
                at=count,
                chapter=entry.item.chapter,
                section=entry.item.section,
                copies=substance.copies(part, requirement),
                asked=asked,
                fit=_fit(part, requirement + entry.item.section),
                hangs=hangs,
                joins=at > 0,
                changes=tuple(c for c in (*mended.changes, *slips) if c.after in part),
            )
            before = True
            count += 1
        before = before and bool(whole)


def _fit(text: str, theme: str) -> float:
    """How many pairs of characters of a text stand in its row's requirement too, 0 to 1."""
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return sum(p in theme for p in pairs) / max(1, len(pairs))


_RULES = re.compile(r"应当|不得|方可|必须(?!由)")


def _hangs(part: str) -> bool:
    """Whether a sentence needs the one before it: it points back, rounds off, or goes on quoting a rule."""
    quotes = bool(_RULES.search(part)) and not facts.find(part)
    return bool(_HANGS.match(part) or _HIS.search(part)) or quotes or _is_aside(part)


def _is_aside(part: str) -> bool:
    """Whether a few words only round off what was said before them: 无遗漏、无延迟。"""
    return len(part) < 15 and not facts.find(part) and not begins_with_verb(part)


_LONG = 60
"""From how many characters on a sentence is parted at its semicolons, so that each part is weighed by itself."""


def _parts(sentence: str) -> tuple[str, ...]:
    if len(sentence) < _LONG or "；" not in sentence:
        return (sentence,) if sentence else ()
    pieces: list[str] = []
    for clause in prose.clauses(sentence):
        if pieces and not pieces[-1].endswith("；"):
            pieces[-1] += clause
        else:
            pieces.append(clause)
    return tuple(prose.bare(p) + "。" for p in pieces)


def with_substance(sentence: str) -> str:
    """The sentence without the clauses that say nothing; "" where nothing is left."""
    if substance.is_boilerplate(sentence):
        return ""
    pieces = list(prose.clauses(sentence))
    if any(substance.is_transfer(p) for p in pieces):
        pieces = [p for p in pieces if substance.is_transfer(p) or not substance.is_boilerplate(p)]
    while len(pieces) > 1 and substance.is_as_asked(pieces[0], pieces[1]):
        pieces.pop(0)
    while len(pieces) > 1 and substance.is_empty_effect(pieces[-1]) and not prose.is_open(pieces[-2]):
        pieces.pop()
    return prose.join(pieces)
