"""What marking remembers in the book itself, so that marks can be cleared without a trace, also after saving.

It stands in hidden columns of the sheet 校验结果, far to the right: a sheet of its own would make the spreadsheet
work out every formula of the workbook anew. One line a marked cell; its place is a formula on the cell, so that the
spreadsheet itself keeps it right when rows or columns are put in or taken out (a deleted cell reads as an error).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lawgov_xl import marks
from lawgov_xl.grid import column_letter
from lawgov_xl.io.live.hosts import Host

MARKER = "_marks"
_FIRST_COLUMN, _BESIDE, _LAST_COLUMN = 30, 5, 300
"""Where the state begins at the earliest, how far right of what is there, and how far it is looked for."""
_HEADERS = (MARKER, "表", "原填充", "原批注字数", "问题", "批注")
_WIDE = len(_HEADERS)
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]*")
_NO_NOTE = -1


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell that was marked.

    fill: what it was filled with, as the host says it; "" where it was left alone.
    kept: length of the person's own note below ours; None where there was none. note: what we added.
    message: the first line of what is wrong.
    """

    sheet: str
    cell: str
    fill: str
    kept: int | None
    message: str
    note: str


@dataclass(frozen=True, slots=True)
class State:
    """Where the state stands. column: its first; count: marked cells; rows: how many rows were put in above what
    stood on the sheet before, 0 where the sheet is ours alone."""

    sheet: Any
    column: int
    count: int
    rows: int

    @property
    def last_column(self) -> int:
        return self.column + _WIDE + 1


def find(book: Any) -> State | None:
    """The state of a book; None where nothing is marked."""
    sheet = next((s for s in book.sheets if s.name == marks.RESULTS), None)
    if sheet is None:
        return None
    top = sheet.range((1, _FIRST_COLUMN), (1, _LAST_COLUMN)).options(ndim=1, empty="").value
    if MARKER not in top:
        return None
    at = top.index(MARKER)
    count, rows = (int(v or 0) for v in top[at + _WIDE : at + _WIDE + 2])
    return State(sheet, _FIRST_COLUMN + at, count, rows)


def column_beside(sheet: Any) -> int:
    """Where the state of a sheet is to begin: beyond whatever stands on it."""
    used = sheet.used_range
    return max(_FIRST_COLUMN, int(used.column) + int(used.shape[1]) - 1 + _BESIDE)


def read(state: State) -> list[Marked]:
    """Every marked cell that is still there."""
    if not state.count:
        return []
    area = state.sheet.range((2, state.column), (1 + state.count, state.column + _WIDE - 1))
    return [
        Marked(
            str(name), str(cell), str(fill), None if kept == _NO_NOTE else int(kept), str(message), str(note)
        )
        for cell, name, fill, kept, message, note in area.options(ndim=2, empty="").value
        if isinstance(cell, str) and _ADDRESS.fullmatch(cell)
    ]


def write(state: State, host: Host, marked: Sequence[Marked]) -> None:
    """Writes the state: texts as texts, places as formulas that follow their cells."""
    sheet, first, last = state.sheet, state.column, len(marked) + 1
    for column in (1, 2, 4, 5):
        sheet.range((1, first + column), (last, first + column)).number_format = "@"
    sheet.range((1, first), (1, state.last_column)).value = [*_HEADERS, len(marked), state.rows]
    if marked:
        rows = [[m.sheet, m.fill, _NO_NOTE if m.kept is None else m.kept, m.message, m.note] for m in marked]
        sheet.range((2, first + 1), (last, first + _WIDE - 1)).value = rows
        host.follow(sheet, f"{column_letter(first)}2", [(m.sheet, m.cell) for m in marked])
    host.hide(sheet, columns=(first, state.last_column))


def by_sheet(marked: Iterable[Marked]) -> dict[str, list[Marked]]:
    found: dict[str, list[Marked]] = {}
    for one in marked:
        found.setdefault(one.sheet, []).append(one)
    return found
