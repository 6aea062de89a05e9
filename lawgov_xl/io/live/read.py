"""The open book as a Grid: the used part of each sheet in one read, and its merges."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lawgov_xl import layout
from lawgov_xl.grid import Cell, Grid, SheetGrid
from lawgov_xl.io import excel_read, limits
from lawgov_xl.io.live.hosts import Host, host_of
from lawgov_xl.layout.sheets import WORKING
from lawgov_xl.model import Edition, Submission

_WORKED_OUT = ("填报进度",)
"""Formulas over the other sheets, which say nothing of their own: asked for them after a change, Calc works out all of
them anew, which takes five seconds on the example."""
_NO_DAY = 1900
"""A time of day alone comes as a moment in the year before this one."""


def read_submission(book: Any, edition: Edition | None = None) -> Submission:
    """What the open book says. Raises FileError where there is no department's table in it."""
    grid = read_grid(book)
    return layout.read(grid, edition or excel_read._edition(grid))


def read_grid(book: Any) -> Grid:
    """The cells and merges of every sheet of an xlwings Book."""
    host = host_of(book)
    return Grid(path_of(book), tuple(_sheet(host, s) for s in book.sheets))


def path_of(book: Any) -> str:
    """Where the book is stored; its name alone, where it never was."""
    return str(book.fullname)


def _sheet(host: Host, sheet: Any) -> SheetGrid:
    name, hidden = sheet.name, not sheet.visible
    if name in WORKING or name in _WORKED_OUT:
        return SheetGrid(name, (), (), hidden)
    used = sheet.used_range
    last_row = min(used.row + used.shape[0] - 1, limits.ROWS.value)
    last_column = min(used.column + used.shape[1] - 1, limits.COLUMNS.value)
    area = sheet.range((1, 1), (last_row, last_column))
    # An error such as #N/A reads as a blank, as the reader of files has it.
    rows: list[list[Cell]] = [[_cell(v) for v in row] for row in area.options(ndim=2, chunksize=None).value]
    if not any(v not in (None, "") for row in rows for v in row):
        rows = []
    return SheetGrid(name, rows, host.merges(sheet), hidden)


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime) and value.year < _NO_DAY:
        return value.time()
    plain: Cell = value
    return plain
