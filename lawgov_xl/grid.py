"""Grid: the plain cells of a workbook with their addresses and merges, however they were read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta | None
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; 1-based, inclusive."""


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """One sheet. rows[0] is sheet row 1; a row may be shorter than the sheet is wide."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    def value(self, row: int, column: int) -> Cell:
        """The value of a cell, 1-based; None outside the sheet."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None

    def text(self, row: int, column: int) -> str:
        return as_text(self.value(row, column))


@dataclass(frozen=True, slots=True)
class Grid:
    """A workbook. `path` names it in messages; it need not exist."""

    path: str
    sheets: tuple[SheetGrid, ...]

    def __iter__(self) -> Iterator[SheetGrid]:
        return iter(self.sheets)

    def sheet(self, name: str) -> SheetGrid | None:
        return next((s for s in self.sheets if s.name == name), None)


def as_text(value: Cell) -> str:
    """What a clerk sees in the cell: whole numbers without `.0`, dates as 2020-10-20, 是/否 as TRUE/FALSE."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def column_letter(column: int) -> str:
    """1 -> A, 27 -> AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """(46, 6) -> F46."""
    return f"{column_letter(column)}{row}"
