"""Counts (汇总): completed, not applicable, issue, unfilled, by chapter and section."""

from __future__ import annotations

from collections.abc import Iterable

from lawgov_xl.errors import Message
from lawgov_xl.model import (
    Counts,
    Group,
    Item,
    Rollup,
    Status,
    Submission,
    TableReading,
    TableRollup,
    Verdict,
)
from lawgov_xl.status import judge

_ROW_MISSING = Message("表中没有这一行", "the row is missing from the workbook")


def roll_up(submission: Submission) -> Rollup:
    """The counts of every table of a submission. An item whose row is missing counts as unfilled."""
    return Rollup(submission, tuple(_table(r) for r in submission.tables.values()))


def count(statuses: Iterable[Status]) -> Counts:
    """How many there are of each status."""
    found = dict.fromkeys(Status, 0)
    for status in statuses:
        found[status] += 1
    return Counts(**{status.value: n for status, n in found.items()})


def _table(reading: TableReading) -> TableRollup:
    judged = {e.number: judge(e) for e in reading.entries}
    rows = [
        judged.get(i.number) or Verdict(i.number, Status.UNFILLED, False, _ROW_MISSING, Status.UNFILLED)
        for i in reading.table.items
    ]
    tree: dict[str, dict[str, list[Status]]] = {}
    item: Item
    for item, row in zip(reading.table.items, rows, strict=True):
        tree.setdefault(item.chapter, {}).setdefault(item.section, []).append(row.status)
    chapters = tuple(
        Group(
            chapter,
            count(s for section in sections.values() for s in section),
            tuple(Group(title, count(statuses)) for title, statuses in sections.items()),
        )
        for chapter, sections in tree.items()
    )
    return TableRollup(reading.table, count(r.status for r in rows), chapters, tuple(rows))
