"""The whole official table as an attachment, with the department's answers: merged groups, repeated heads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from lawgov_xl.model import Column, Entry, Item, Role, Table, TableReading
from lawgov_xl.report.model import Attachment, Cell, Row, TableBlock
from lawgov_xl.report.title import lines
from lawgov_xl.text import without_leftovers

SIZE = 9.0
"""Type size in points: 小五."""
_MM = 0.3528
"""One point, in mm."""
_WIDTH = 253.0
_HEIGHT = 156.0
"""What a landscape page holds between its margins, in mm."""
_LINE = 12.5 * _MM
"""The height of one line of the table, in mm."""
_PADDING = 2.5
_GAP = 1.2
"""Space beside the text of a cell, and above and below it, in mm."""
_WHOLE = 10
"""Rows of up to so many lines stay on one page; longer ones may break over two."""
_HEAD = {Role.CHAPTER: 19.0, Role.SECTION: 21.0, Role.NUMBER: 10.0}
_LEAST = 18.0
_TITLE = 32
"""Characters of a title that fit across a landscape page."""
_ABOVE = 10.2
"""The height of a body line, in mm."""
_TALL = 1.5
"""Above 1: a row that fills a page is worse than several short ones."""
_STEPS = (12.7, 6.35, 3.175)
"""By how much columns are widened and narrowed in search of the shortest table, in mm: 4, 2, 1 characters."""


def of(reading: TableReading, number: str = "") -> Attachment:
    """The official table of a reading as an attachment. number: 1, 2 … where there are several."""
    table = reading.table
    title = lines([line.strip() for line in table.title.split("\n")], _TITLE)
    widths = _widths(reading)
    block = TableBlock(widths, _rows(reading, widths), SIZE)
    return Attachment(
        name="".join(title), mark=f"附件{number}", title=title, date_line=table.date_line, blocks=(block,)
    )


def _widths(reading: TableReading) -> tuple[float, ...]:
    """Widths in mm that make the table short: groups and numbers are fixed, text columns share what is left.

    Beginning with shares by the square root of what they hold, width goes from one column to another as long as
    that makes the rows shorter.
    """
    columns = reading.table.columns
    free = [i for i, c in enumerate(columns) if c.role not in _HEAD]
    entries = {e.number: e for e in reading.entries}
    rows = [
        [_ems(_text(item, columns[i], entries.get(item.number))) for i in free]
        for item in reading.table.items
    ]
    room = _WIDTH - sum(_HEAD.get(c.role, 0.0) for c in columns)
    wanted = [math.sqrt(sum(row[k] for row in rows) + 200) for k in range(len(free))]
    widths = [max(_LEAST, room * w / sum(wanted)) for w in wanted]
    widths = [w * room / sum(widths) for w in widths]
    height = _height(rows, widths)
    for step in _STEPS:
        widths, height = _shorter(rows, widths, height, step)
    found = dict(zip(free, widths, strict=True))
    return tuple(found.get(i) or _HEAD[c.role] for i, c in enumerate(columns))


def _shorter(
    rows: Sequence[Sequence[float]], widths: list[float], height: float, step: float
) -> tuple[list[float], float]:
    """Widths that make the table shorter, found by moving `step` mm between two columns again and again."""
    moves = [(t, g) for t in range(len(widths)) for g in range(len(widths)) if t != g]
    better = True
    while better:
        better = False
        for taker, giver in moves:
            if widths[giver] - step < _LEAST:
                continue
            tried = widths.copy()
            tried[taker] += step
            tried[giver] -= step
            if (lower := _height(rows, tried)) < height:
                widths, height, better = tried, lower, True
    return widths, height


def _height(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> float:
    """How tall a table is, very tall rows counting for more; what rows hold is given in ems."""
    fits = [_fits(w) for w in widths]
    tall = [max(math.ceil(e / f) for e, f in zip(row, fits, strict=True)) or 1 for row in rows]
    return float(sum(lines**_TALL for lines in tall))


def _fits(width: float) -> int:
    """How many characters stand on a line of a column this wide."""
    return max(1, int((width - _PADDING) / (SIZE * _MM)))


def _text(item: Item, column: Column, entry: Entry | None) -> str:
    if column.role is Role.CHAPTER:
        return item.chapter
    if column.role is Role.SECTION:
        return item.section
    if column.role is Role.NUMBER:
        return str(item.number)
    if column.role.official:
        return item.texts.get(column.key, "").strip()
    return without_leftovers(entry.cells.get(column.key, "")) if entry else ""


def _rows(reading: TableReading, widths: Sequence[float]) -> tuple[Row, ...]:
    table = reading.table
    by_number = {e.number: e for e in reading.entries}
    rows = _head_rows(table)
    head = _lines([c.header for c in table.columns], widths) + (len(rows) - 1)
    page = _Page(head, _ABOVE * (2 + table.title.count("\n") + 1 + (1.5 if table.date_line else 0.5)))
    before: Item | None = None
    for item in table.items:
        entry = by_number.get(item.number)
        texts = [_text(item, c, entry) for c in table.columns]
        lines = _lines(
            [
                "" if c.role in (Role.CHAPTER, Role.SECTION) else t
                for c, t in zip(table.columns, texts, strict=True)
            ],
            widths,
        )
        fresh = page.add(lines)
        if table.chapter_rows and (before is None or before.chapter != item.chapter):
            page.add(1)
            rows.append(Row((Cell(item.chapter, span=len(table.columns)),), leads=True))
            before = None
        if table.section_rows and item.section and (before is None or before.section != item.section):
            page.add(1)
            rows.append(Row((Cell(item.section, span=len(table.columns)),), leads=True))
            before = None
        rows.append(Row(_cells(table, item, texts, before, fresh), whole=lines <= _WHOLE))
        before = item
    return tuple(rows)


def _head_rows(table: Table) -> list[Row]:
    """The header, with the row above it where some columns share a header."""
    if not any(c.over for c in table.columns):
        return [Row(tuple(Cell(c.header, centred=True) for c in table.columns), head=True)]
    above: list[Cell] = []
    for over, columns in groupby(table.columns, lambda c: c.over or c.key):
        inside = list(columns)
        if inside[0].over:
            above.append(Cell(over, span=len(inside), centred=True))
        else:
            above.append(Cell(inside[0].header, starts=True, centred=True))
    below = (Cell(c.header if c.over else "", down=not c.over, centred=True) for c in table.columns)
    return [Row(tuple(above), head=True), Row(tuple(below), head=True)]


def _cells(
    table: Table, item: Item, texts: Sequence[str], before: Item | None, fresh: bool
) -> tuple[Cell, ...]:
    """The cells of a row; a group goes on from the row above, and begins anew at the head of a page."""
    cells = []
    for column, text in zip(table.columns, texts, strict=True):
        if column.role is Role.CHAPTER:
            goes_on = before is not None and before.chapter == item.chapter and not fresh
            cells.append(Cell("" if goes_on else text, starts=not goes_on, down=goes_on))
        elif column.role is Role.SECTION:
            same = before is not None and (before.chapter, before.section) == (item.chapter, item.section)
            goes_on = same and not fresh
            cells.append(Cell("" if goes_on else text, starts=not goes_on, down=goes_on))
        elif column.groups:
            same = before is not None and (before.chapter, before.section) == (item.chapter, item.section)
            goes_on = same and before is not None and before.texts.get(column.key) == text and not fresh
            cells.append(Cell("" if goes_on else text, starts=not goes_on, down=goes_on))
        else:
            cells.append(Cell(text, centred=column.role is Role.NUMBER))
    return tuple(cells)


def _lines(texts: Sequence[str], widths: Sequence[float]) -> int:
    """How many lines the fullest cell of a row needs."""
    return max(
        sum(max(1, math.ceil(_ems(line) / _fits(width))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )


def _ems(text: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in text)


class _Page:
    """Where pages end, as far as it can be told without laying them out: so that groups are named on each."""

    def __init__(self, head: int, above: float) -> None:
        self._room = _HEIGHT - (head * _LINE + _GAP)
        self._left = self._room - above  # the mark, the title and the date stand above the table
        self._broken = False

    def add(self, lines: int) -> bool:
        """Puts a row on the page; True where it is the first to begin on its page."""
        height = lines * _LINE + _GAP
        first, self._broken = self._broken, False
        if height <= self._left:
            self._left -= height
            return first
        if lines > _WHOLE:  # begins here and goes on over the page
            self._left = self._room - (height - self._left) % self._room
            self._broken = True
            return first
        self._left = self._room - height
        return True
