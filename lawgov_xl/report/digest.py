"""What the legal office's report needs of one department's workbook: small, cheap to make, fit to be sent about.

Nothing is read into sentences here: of a thousand departments only the best answers of each chapter are, later.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lawgov_xl.model import Counts, Entry, Role, Rollup, Status, Submission, Table, TableReading, TableRollup
from lawgov_xl.rollup import count, roll_up
from lawgov_xl.text import squeeze

_FACTS = re.compile(r"\d+|《|“")
_BEST = 2
"""Answers of each chapter that are kept: those that name the most."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as the department wrote it. score: how many facts it seems to name."""

    number: int
    answer: str
    remedy: str = ""
    deadline: str = ""
    score: int = 0

    def entry(self, table: Table) -> Entry | None:
        """The answer as an entry of the table; None where the table has no such row."""
        item = table.item(self.number)
        if item is None:
            return None
        cells = {Role.ANSWER.value: self.answer, Role.REMEDY.value: self.remedy}
        return Entry(item, 0, cells, deadline=self.deadline)


@dataclass(frozen=True, slots=True)
class TableDigest:
    """One table of one department. chapters: counts in the order of the table. best: the answers that name the
    most, some of each chapter. issues: the rows with a problem.
    """

    key: str
    counts: Counts
    chapters: tuple[Counts, ...]
    best: tuple[Answer, ...]
    issues: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One department."""

    department: str
    path: str
    tables: tuple[TableDigest, ...]

    def table(self, key: str) -> TableDigest | None:
        return next((t for t in self.tables if t.key == key), None)


def digest(submission: Submission, rollup: Rollup | None = None) -> Digest:
    """The digest of a submission. rollup: its counts, where they were made already."""
    rollup = rollup or roll_up(submission)
    tables = [
        _table(reading, counted)
        for key, reading in submission.tables.items()
        if (counted := rollup.table(key)) is not None
    ]
    return Digest(squeeze(submission.department), submission.path, tuple(tables))


def _table(reading: TableReading, counted: TableRollup) -> TableDigest:
    status = {v.number: v.status for v in counted.rows}
    by_chapter: dict[str, list[Answer]] = {}
    issues: list[Answer] = []
    for entry in reading.entries:
        found = status.get(entry.number)
        if found is Status.ISSUE:
            issues.append(Answer(entry.number, entry.answer, entry.remedy, entry.deadline))
        elif found is Status.COMPLETED:
            score = len(_FACTS.findall(entry.answer))
            by_chapter.setdefault(entry.item.chapter, []).append(
                Answer(entry.number, entry.answer, score=score)
            )
    best = [a for answers in by_chapter.values() for a in _best(answers)]
    return TableDigest(
        reading.table.key,
        counted.counts,
        tuple(g.counts for g in counted.chapters),
        tuple(best),
        tuple(issues),
    )


def of_rows(table: Table, rows: Iterable[tuple[int, Status, str, str, str]]) -> TableDigest:
    """One table of one department from its rows (number, status, answer, remedy, deadline), one for every item."""
    chapter_of = {i.number: i.chapter for i in table.items}
    statuses: dict[str, list[Status]] = {c: [] for c in table.chapters}
    by_chapter: dict[str, list[Answer]] = {}
    issues: list[Answer] = []
    for number, status, answer, remedy, deadline in rows:
        chapter = chapter_of[number]
        statuses[chapter].append(status)
        if status is Status.ISSUE:
            issues.append(Answer(number, answer, remedy, deadline))
        elif status is Status.COMPLETED and (score := len(_FACTS.findall(answer))):
            by_chapter.setdefault(chapter, []).append(Answer(number, answer, score=score))
    chapters = tuple(count(s) for s in statuses.values())
    best = tuple(a for answers in by_chapter.values() for a in _best(answers))
    return TableDigest(table.key, sum(chapters, Counts()), chapters, best, tuple(issues))


def _best(answers: Sequence[Answer]) -> list[Answer]:
    return [a for a in heapq.nlargest(_BEST, answers, key=lambda a: (a.score, -a.number)) if a.score]
