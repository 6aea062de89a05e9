"""Workbooks for tests as mutable sheets: the official tables with given answers, then changed as people change them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lawgov_xl import editions
from lawgov_xl.grid import Cell, Grid, Merge, SheetGrid
from lawgov_xl.layout import COVER
from lawgov_xl.model import Edition, Helper, Role, Table

ANSWERS = Path(__file__).parents[1] / "workbook" / "examples" / "answers"
COVER_VALUES = {
    "department": "重庆市知识产权局",
    "contact": "王某",
    "phone": "023-60000000",
    "indicators.date": "2020年10月20日",
    "tasks.date": "2019年11月26日",
}


@dataclass
class Sheet:
    """rows[0] is sheet row 1. numbers: item number -> index into rows."""

    name: str
    rows: list[list[Cell]]
    merges: list[Merge] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    header: int = 0
    table: Table | None = None

    def at(self, number: int) -> int:
        """The index of an item's row, told by its official text."""
        assert self.table is not None
        item = self.table.item(number)
        assert item is not None
        column = self.columns[Role.REQUIREMENT]
        return next(i for i, r in enumerate(self.rows) if r[column : column + 1] == [item.requirement])

    def set(self, number: int, key: str, text: Cell) -> None:
        """Puts a text into a cell of an item's row; the row must still have its official text."""
        self.rows[self.at(number)][self.columns[key]] = text

    def get(self, number: int, key: str) -> Cell:
        return self.rows[self.at(number)][self.columns[key]]


@dataclass
class Book:
    """A workbook whose sheets can be changed before it is read."""

    edition: Edition
    sheets: dict[str, Sheet]

    def sheet(self, key: str) -> Sheet:
        return next(s for s in self.sheets.values() if s.table is not None and s.table.key == key)

    def grid(self) -> Grid:
        return Grid(
            "填报表.xlsx", tuple(SheetGrid(s.name, s.rows, tuple(s.merges)) for s in self.sheets.values())
        )


Answers = Mapping[str, Mapping[int, Mapping[str, str]]]
"""Table key -> item number -> column key or helper -> text."""


def book(answers: Answers | None = None, edition: Edition | None = None, above: int = 2) -> Book:
    """The workbook as handed out, filled in. above: rows over the header (title, date)."""
    edition = edition or editions.load()
    sheets = {COVER: _cover(edition)}
    for table in edition.tables:
        sheets[table.sheet] = _table(table, (answers or {}).get(table.key, {}), above)
    return Book(edition, sheets)


def example_answers() -> dict[str, dict[int, dict[str, str]]]:
    """The answers of the example department, as distributed with the project."""
    found: dict[str, dict[int, dict[str, str]]] = {}
    for path in ANSWERS.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found[path.stem] = {
            int(r["number"]): {k: r[k] for k in (Role.ANSWER, Role.REMEDY) if r.get(k)} for r in rows
        }
    return found


def _cover(edition: Edition) -> Sheet:
    rows: list[list[Cell]] = [[edition.name]]
    rows += [[f.label, COVER_VALUES.get(f.key, f.default)] for f in edition.cover]
    return Sheet(COVER, rows)


def _table(table: Table, answers: Mapping[int, Mapping[str, str]], above: int) -> Sheet:
    keys = [*(c.key for c in table.columns), *(h.value for h in Helper)]
    columns = {k: i for i, k in enumerate(keys)}
    rows: list[list[Cell]] = [[table.title if i == 0 else table.date_line] for i in range(above)]
    rows.append([*(c.header for c in table.columns), *(h.value for h in Helper)])
    sheet = Sheet(table.sheet, rows, columns=columns, header=above, table=table)
    chapter = ""
    for item in table.items:
        if table.chapter_rows and item.chapter != chapter:
            rows.append([item.chapter])
            chapter = item.chapter
        grouping: dict[str, Cell] = {
            Role.CHAPTER: item.chapter,
            Role.SECTION: item.section,
            Role.NUMBER: item.number,
        }
        given = answers.get(item.number, {})
        rows.append([given.get(k, grouping.get(k, item.texts.get(k, ""))) for k in keys])
    return sheet


def merged_groups(sheet: Sheet) -> None:
    """Merges the grouping cells as the distributed table has them: text in the first row, the rest hidden."""
    assert sheet.table is not None
    for role in (Role.CHAPTER, Role.SECTION):
        if role not in sheet.columns:
            continue
        column = sheet.columns[role]
        start = 0
        for at in range(sheet.header + 1, len(sheet.rows) + 1):
            text = sheet.rows[at][column] if at < len(sheet.rows) and len(sheet.rows[at]) > column else None
            if start and text != sheet.rows[start][column]:
                if at - start > 1:
                    sheet.merges.append((start + 1, column + 1, at, column + 1))
                    for row in sheet.rows[start + 1 : at]:
                        row[column] = ""
                start = 0
            if text and not start and len(sheet.rows[at]) > 1:
                start = at
