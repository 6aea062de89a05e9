"""Addresses as Excel writes them: A1, $A$1:$C$3, A:C, 1:3, pairs of numbers. All 1-based."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lawgov_xl.grid import column_letter

LAST_ROW = 1_048_576
LAST_COLUMN = 1024
"""Calc 7.4 has 1,024 columns unless asked for more."""

_PART = re.compile(r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?")


class Box(NamedTuple):
    """First row, first column, number of rows, number of columns; 1-based."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1

    def within(self) -> Iterator[tuple[int, int]]:
        """(row, column) of every cell."""
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + self.columns):
                yield row, column

    def address(self, row_absolute: bool = True, column_absolute: bool = True) -> str:
        """`$A$1` or `$A$1:$C$3`; whole rows and columns as `$1:$3`, `$A:$C`."""
        r, c = "$" if row_absolute else "", "$" if column_absolute else ""
        if self.rows == LAST_ROW and self.columns < LAST_COLUMN:
            return f"{c}{column_letter(self.column)}:{c}{column_letter(self.last_column)}"
        if self.columns == LAST_COLUMN and self.rows < LAST_ROW:
            return f"{r}{self.row}:{r}{self.last_row}"
        first = f"{c}{column_letter(self.column)}{r}{self.row}"
        last = f"{c}{column_letter(self.last_column)}{r}{self.last_row}"
        return first if first == last else f"{first}:{last}"


def number_of(letters: str) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def box(text: str) -> Box | None:
    """The box that an address stands for; None where it is none (a name, perhaps)."""
    first, _, second = text.strip().partition(":")
    ends = [_part(first), _part(second or first)]
    if ends[0] is None or ends[1] is None:
        return None
    (r1, c1), (r2, c2) = ends[0], ends[1]
    if (r1 is None or c1 is None) and not second:
        return None
    if (r1 is None) != (r2 is None) or (c1 is None) != (c2 is None):
        return None
    top, bottom = (1, LAST_ROW) if r1 is None or r2 is None else (min(r1, r2), max(r1, r2))
    left, right = (1, LAST_COLUMN) if c1 is None or c2 is None else (min(c1, c2), max(c1, c2))
    if not (top >= 1 and bottom <= LAST_ROW and left >= 1 and right <= LAST_COLUMN):
        return None
    return Box(top, left, bottom - top + 1, right - left + 1)


def spanning(one: Box, other: Box) -> Box:
    """The smallest box around two."""
    top, left = min(one.row, other.row), min(one.column, other.column)
    bottom, right = max(one.last_row, other.last_row), max(one.last_column, other.last_column)
    return Box(top, left, bottom - top + 1, right - left + 1)


def _part(text: str) -> tuple[int | None, int | None] | None:
    match = _PART.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    letters, digits = match.groups()
    return (int(digits) if digits else None), (number_of(letters) if letters else None)
