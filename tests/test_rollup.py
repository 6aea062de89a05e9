"""Counts add up, by chapter and section, and a missing row counts as unfilled."""

from __future__ import annotations

import csv

from lawgov_xl import layout
from lawgov_xl.grid import Cell, Grid, SheetGrid
from lawgov_xl.model import Counts, Edition, Status
from lawgov_xl.rollup import count, roll_up
from tests.conftest import REPOSITORY


def grid(edition: Edition, *, without: int | None = None) -> Grid:
    """The example department's two tables as plain cells."""
    sheets = []
    for table in edition.tables:
        source = REPOSITORY / "workbook" / "examples" / "answers" / f"{table.key}.csv"
        with source.open(encoding="utf-8", newline="") as file:
            answers = {int(a.pop("number")): a for a in csv.DictReader(file)}
        rows: list[list[Cell]] = [[c.header for c in table.columns]]
        for item in table.items:
            if item.number != without:
                texts = {
                    "chapter": item.chapter,
                    "section": item.section,
                    "number": str(item.number),
                    **item.texts,
                    **answers[item.number],
                }
                rows.append([texts[c.key] for c in table.columns])
        sheets.append(SheetGrid(table.sheet, rows))
    return Grid("例.xlsx", tuple(sheets))


def test_the_two_filled_tables(edition: Edition) -> None:
    rolled = roll_up(layout.read(grid(edition), edition))
    indicators, tasks = rolled.tables
    assert indicators.counts == Counts(completed=77, not_applicable=23, issue=9, unfilled=0)
    assert tasks.counts == Counts(completed=47, not_applicable=80, issue=5, unfilled=1)
    status = {r.number: r.status for r in indicators.rows}
    assert status[82] is not Status.NOT_APPLICABLE
    assert status[31] is Status.NOT_APPLICABLE
    assert {r.number for r in tasks.rows if r.status is Status.UNFILLED} == {28}
    assert all(str(r.reason) for t in rolled.tables for r in t.rows)


def test_counts_add_up(edition: Edition) -> None:
    for table in roll_up(layout.read(grid(edition), edition)).tables:
        assert table.counts.total == len(table.rows) == len(table.table.items)
        assert sum((c.counts for c in table.chapters), Counts()) == table.counts
        for chapter in table.chapters:
            assert sum((s.counts for s in chapter.sections), Counts()) == chapter.counts


def test_a_missing_row_is_unfilled(edition: Edition) -> None:
    rolled = roll_up(layout.read(grid(edition, without=44), edition))
    for table in rolled.tables:
        row = table.rows[43]
        assert (row.number, row.status) == (44, Status.UNFILLED)
        assert "没有这一行" in str(row.reason)


def test_count_of_nothing() -> None:
    assert count([]) == Counts()
