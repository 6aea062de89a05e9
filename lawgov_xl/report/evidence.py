"""What a workbook holds that can support or contradict a report: every fact with its place and its context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lawgov_xl.model import Submission, TableReading, TableRollup
from lawgov_xl.report import facts, mending, problems, prose
from lawgov_xl.report.facts import Fact, Kind
from lawgov_xl.report.material import UNKNOWN, cover, date_text
from lawgov_xl.report.model import Source
from lawgov_xl.report.voice import Voice
from lawgov_xl.rollup import roll_up
from lawgov_xl.text import shorten

ANSWER, REMEDY, COVER, COUNTED, OFFICIAL = "answer", "remedy", "cover", "counted", "official"
"""Where evidence stands. What is counted are the tool's own counts; official text proves that a document exists,
not that a department did anything.
"""


_DOCUMENTS = re.compile("[《〔]|号")
_EXISTS = (Kind.TITLE, Kind.DOCUMENT_NUMBER)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact of the workbook. clause, sentence: that tell it; theme: what its row is about."""

    fact: Fact
    source: Source
    place: str
    clause: str
    sentence: str
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the workbook says otherwise. text: its own words."""

    source: Source
    text: str


Judged = tuple[Sequence[Evidence], Conflict | None]
"""What supports a claim, or what contradicts it."""


def conflict_with(found: Evidence | None) -> Conflict | None:
    """The evidence as what contradicts a claim."""
    return Conflict(found.source, shorten(found.sentence, 120)) if found else None


@dataclass(slots=True)
class Book:
    """All evidence of one workbook, by kind and key, by unit, and document numbers by year and number. judged: titles and
    dates that were looked for, by key."""

    by_key: dict[tuple[Kind, str], list[Evidence]] = field(default_factory=dict)
    by_unit: dict[str, list[Evidence]] = field(default_factory=dict)
    by_tail: dict[str, list[Evidence]] = field(default_factory=dict)
    titles: dict[str, Evidence] = field(default_factory=dict)
    dates: list[Evidence] = field(default_factory=list)
    judged: dict[tuple[Kind, str], Judged] = field(default_factory=dict)

    def add(self, found: Iterable[Evidence]) -> None:
        for evidence in found:
            fact = evidence.fact
            self.by_key.setdefault((fact.kind, fact.key), []).append(evidence)
            if fact.kind in (Kind.NUMBER, Kind.PERCENT):
                self.by_unit.setdefault(fact.unit, []).append(evidence)
            elif fact.kind is Kind.TITLE:
                self.titles.setdefault(fact.key, evidence)
            elif fact.kind is Kind.DOCUMENT_NUMBER:
                self.by_tail.setdefault(tail(fact.key), []).append(evidence)
            elif fact.kind is Kind.DATE:
                self.dates.append(evidence)

    def of(self, fact: Fact) -> list[Evidence]:
        return self.by_key.get((fact.kind, fact.key), [])


def tail(key: str) -> str:
    """The year and number of a document number without its code: 渝府发〔2019〕1 -> 〔2019〕1."""
    return key[max(0, key.find("〔")) :]


def of(submission: Submission) -> Book:
    """The evidence of a submission: answers, remedies, cover, counts, official texts."""
    book = Book()
    rollup = roll_up(submission)
    for key, reading in submission.tables.items():
        counted = rollup.table(key)
        for entry in reading.entries:
            source = Source(key, entry.number)
            theme = entry.item.requirement + entry.item.section
            book.add(_told(entry.answer, source, ANSWER, theme))
            book.add(_told(entry.remedy, source, REMEDY, theme))
            book.add(_told(entry.deadline, source, REMEDY, theme))
            for text in (*entry.item.texts.values(), entry.item.section, entry.item.chapter):
                if _DOCUMENTS.search(text):
                    book.add(e for e in _told(text, source, OFFICIAL, theme) if e.fact.kind in _EXISTS)
        title = "《" + "".join(reading.table.title.split()) + "》"
        book.add(_told(title + reading.table.date_line, Source(key), OFFICIAL, ""))
        if counted is not None:
            book.add(_counted(reading, counted, submission))
    for name, value in submission.cover.items():
        text = date_text(value.text) if name.endswith("date") else value.text
        book.add(_told(text, Source("cover", None, name.rpartition(".")[2]), COVER, ""))
    for f in submission.edition.cover:
        if f.default:
            book.add(_told(f.default, Source("cover", None, f.key.rpartition(".")[2]), COVER, ""))
    return book


def _told(text: str, source: Source, place: str, theme: str) -> Iterator[Evidence]:
    for fact, clause, sentence in _facts(text):
        yield Evidence(fact, source, place, clause, sentence, theme)


@lru_cache(maxsize=65536)
def _facts(text: str) -> tuple[tuple[Fact, str, str], ...]:
    return tuple(
        (fact, clause_of(sentence, fact), sentence)
        for sentence in prose.sentences(mending.mend(text).text)
        for fact in facts.claims(sentence)
    )


_REACH = 120
"""How far from a fact its clause goes on at most; no clause of a sentence that somebody wrote is as long."""


def clause_of(sentence: str, fact: Fact) -> str:
    """The clause of a sentence that a fact stands in."""
    first, last = max(0, fact.start - _REACH), min(len(sentence), fact.end + _REACH)
    start = max(first, *(sentence.rfind(m, first, fact.start) + 1 for m in "，；。："))
    end = min((i for m in "，；。：" if (i := sentence.find(m, fact.end, last)) >= 0), default=last)
    return sentence[start:end]


def _counted(reading: TableReading, counted: TableRollup, submission: Submission) -> Iterator[Evidence]:
    """The counts, in the words that reports use for them."""
    noun, c = reading.table.noun, counted.counts
    voice = Voice.of(submission.department or UNKNOWN, cover(submission, "short_name"))
    generic = len(problems.read(reading, counted.rows, voice).generic)
    sentences: list[str] = []
    for chapter in counted.chapters:
        title = re.sub(r"\A[一二三四五六七八九十]+、", "", chapter.title)
        sentences.append(f"{title}共{chapter.counts.total}项，已完成{chapter.counts.completed}项。")
    sentences += [
        f"对照{c.total}项{noun}，共{c.total}项{noun}。",
        f"已完成{c.completed}项。",
        f"不涉及{c.not_applicable}项。",
        f"存在问题{c.issue}项。",
        f"未填报{c.unfilled}项。",
        f"对其余{generic}项已完成的{noun}。",
    ]
    for sentence in sentences:
        yield from _told(sentence, Source(reading.table.key), COUNTED, "")
