"""Where everything of an official table stands, before a cell is written: rows, columns, heights, merged groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawgov_xl.grid import address
from lawgov_xl.io import fit
from lawgov_xl.io.workbook.flow import BODY, Answers, Group, Line, flow, is_grouping, text_of
from lawgov_xl.model import Column, Helper, Item, Role, Table

TITLE = 22.0
SMALLEST = 7.0
WIDEST = 90.0
HELPER_WIDTHS = {
    Helper.STATUS: 10.0,
    Helper.DEADLINE: 15.0,
    Helper.OWNER: 14.0,
    Helper.EVIDENCE: 24.0,
    Helper.CHECK: 24.0,
}
_ROOM_TO_WRITE = 48.0
"""Height of a row that waits for an answer: three lines."""
_LOWEST = 30.0
MARGINS = {"left": 0.5, "right": 0.5, "top": 0.7, "bottom": 0.75}
"""Inches."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The layout of one table's sheet. Rows and columns are 1-based.

    columns: key or `Helper` value -> column; widths: column -> characters; sizes: (number, key) -> font size, where it
    is not BODY; over_row: of the headers that span columns, 0 where there is none; cut: the same of texts that do not show in full even so.
    """

    table: Table
    answers: Answers
    columns: Mapping[str, int]
    widths: Mapping[int, float]
    title_height: float
    header_height: float
    over_height: float
    date_row: int
    over_row: int
    header_row: int
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    sizes: Mapping[tuple[int, str], float]
    cut: tuple[tuple[int, str], ...]

    @property
    def last_printed(self) -> int:
        """The last column of the official table."""
        return len(self.table.columns)

    @property
    def last_column(self) -> int:
        return max(self.columns.values())

    @property
    def first_row(self) -> int:
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        return self.lines[-1].row if self.lines else self.header_row

    def cell(self, line: Line, key: str) -> str:
        return address(line.row, self.columns[key])

    def items(self) -> Iterator[tuple[Line, Item]]:
        return ((line, line.item) for line in self.lines if line.item is not None)


def plan(table: Table, answers: Answers) -> Plan:
    """The layout of a table with these answers.

    A row is as high as its longest text needs, at most 409 points. Where that is not enough, the font of that cell
    shrinks to 8 points; then the department's column widens (at most to 90 characters); then the font shrinks
    to 7 points. What still does not fit is named in `cut` (it is all in the cell, but does not all show).
    """
    columns: dict[str, int] = {c.key: at for at, c in enumerate(table.columns, 1)}
    columns |= {h.value: len(table.columns) + at for at, h in enumerate(Helper, 1)}
    widths = {columns[c.key]: c.width for c in table.columns}
    widths |= {columns[h.value]: HELPER_WIDTHS[h] for h in Helper}
    texts = {(i.number, c.key): text_of(i, c, answers) for i in table.items for c in _ruling(table)}
    texts |= {
        (n, h.value): given[h.value]
        for n, given in answers.items()
        for h in Helper
        if given.get(h.value) and table.item(n)
    }
    at_column = {key: columns[key[1]] for key in texts}
    _widen(texts, at_column, widths, {columns[c.key] for c in table.columns if not c.role.official})
    sizes, cut = _sizes(texts, at_column, widths)

    printed = [widths[columns[c.key]] for c in table.columns]
    title_height = fit.lines(table.title, fit.capacity(sum(printed), TITLE)) * TITLE * 1.4 + 4
    header_height = max(fit.height(c.header, c.width, BODY) for c in table.columns) + 6
    date_row = 2 if table.date_line else 0
    over_row = 2 + bool(date_row) if any(c.over for c in table.columns) else 0
    header_row = 2 + bool(date_row) + bool(over_row)
    over_height = _over_height(table) if over_row else 0.0
    heights = {i.number: _height(table, i, texts, widths, at_column, sizes) for i in table.items}
    lines, groups = flow(table, heights, header_row + 1)
    return Plan(
        table,
        answers,
        columns,
        widths,
        title_height,
        header_height,
        over_height,
        date_row,
        over_row,
        header_row,
        lines,
        groups,
        sizes,
        cut,
    )


def spans(table: Table) -> list[tuple[str, int, int]]:
    """The headers that stand above others: text, first and last column (1-based)."""
    found: list[tuple[str, int, int]] = []
    for at, column in enumerate(table.columns, 1):
        if found and column.over and found[-1][0] == column.over and found[-1][2] == at - 1:
            found[-1] = column.over, found[-1][1], at
        elif column.over:
            found.append((column.over, at, at))
    return found


def _over_height(table: Table) -> float:
    widths = [c.width for c in table.columns]
    return max(fit.height(text, sum(widths[a - 1 : b]), BODY) for text, a, b in spans(table)) + 6


def _ruling(table: Table) -> Iterator[Column]:
    """The columns whose texts rule the height of a row: all but the merged ones."""
    return (c for c in table.columns if not is_grouping(c))


_Key = tuple[int, str]


def _widen(
    texts: Mapping[_Key, str], at: Mapping[_Key, int], widths: dict[int, float], free: set[int]
) -> None:
    for key, text in texts.items():
        column = at[key]
        while (
            column in free
            and widths[column] < WIDEST
            and fit.height(text, widths[column], 8) > fit.MAX_HEIGHT
        ):
            widths[column] = min(WIDEST, widths[column] + 4)


def _sizes(
    texts: Mapping[_Key, str], at: Mapping[_Key, int], widths: Mapping[int, float]
) -> tuple[dict[_Key, float], tuple[_Key, ...]]:
    sizes: dict[_Key, float] = {}
    cut: list[_Key] = []
    for key, text in texts.items():
        size = BODY
        while size > SMALLEST and fit.height(text, widths[at[key]], size) > fit.MAX_HEIGHT:
            size -= 0.5
        if size < BODY:
            sizes[key] = size
        if fit.height(text, widths[at[key]], size) > fit.MAX_HEIGHT:
            cut.append(key)
    return sizes, tuple(cut)


def _height(
    table: Table,
    item: Item,
    texts: Mapping[_Key, str],
    widths: Mapping[int, float],
    at: Mapping[_Key, int],
    sizes: Mapping[_Key, float],
) -> float:
    needed = _LOWEST
    keys = [c.key for c in _ruling(table)] + [h.value for h in Helper]
    for key in ((item.number, k) for k in keys):
        if key in texts:
            needed = max(needed, fit.height(texts[key], widths[at[key]], sizes.get(key, BODY)))
    answer = table.column(Role.ANSWER)
    if answer and not texts.get((item.number, answer.key)):
        needed = max(needed, _ROOM_TO_WRITE)
    return min(needed, fit.MAX_HEIGHT)
