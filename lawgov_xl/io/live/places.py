"""Places in a book, as formulas and links write them."""

from __future__ import annotations

import re

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")


def row_and_column(cell: str) -> tuple[int, int]:
    """F46 -> (46, 6)."""
    match = _CELL.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)), column


def quoted(sheet: str, cell: str, before: str = "", between: str = "!") -> str:
    """`'表'!F46`; Calc's own formulas have `$'表'.F46`."""
    return f"{before}'" + sheet.replace("'", "''") + f"'{between}{cell}"
