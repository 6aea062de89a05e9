"""The whole official table as an attachment, with the department's answers: merged groups, repeated heads."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lawgov_xl.model import Column, Entry, Item, Role, Table, TableReading
from lawgov_xl.report.model import Attachment, Cell, Row, TableBlock
from lawgov_xl.text import without_leftovers

SIZE = 9.0
"""Type size in points: 小五."""
_WIDTH = 225.0
_HEIGHT = 156.0
"""The type area of a landscape page, in mm."""
_LINE = 12.0 * 0.3528
"""The height of one line of the table, in mm."""
_PADDING = 2.8
"""Space to the left and right of a cell's text, in mm."""
_WHOLE = 14
"""Rows of up to so many lines stay on one page; longer ones may break over two."""
_HEAD = {Role.CHAPTER: 22.0, Role.SECTION: 24.0, Role.NUMBER: 11.0}
_LEAST = 18.0


def of(reading: TableReading, number: str = "") -> Attachment:
    """The official table of a reading as an attachment. number: 1, 2 … where there are several."""
    table = reading.table
    title = tuple(line.strip() for line in table.title.split("\n") if line.strip())
    widths = _widths(reading)
    block = TableBlock(widths, _rows(reading, widths), SIZE)
    return Attachment(
        name="".join(title), mark=f"附件{number}", title=title, date_line=table.date_line, blocks=(block,)
    )


def _widths(reading: TableReading) -> tuple[float, ...]:
    """Widths in mm that make the table as short as can be: text columns by the square root of what they hold."""
    fixed: dict[str, float] = {}
    wanted: dict[str, float] = {}
    for column in reading.table.columns:
        if column.role in _HEAD:
            fixed[column.key] = _HEAD[column.role]
        else:
            size = sum(len(_text(i, column, reading.entry(i.number))) for i in reading.table.items)
            wanted[column.key] = math.sqrt(size + 200)
    room = _WIDTH - sum(fixed.values())
    whole = sum(wanted.values()) or 1.0
    shares = {k: max(_LEAST, room * w / whole) for k, w in wanted.items()}
    scale = room / sum(shares.values()) if shares else 1.0
    return tuple(fixed.get(c.key) or shares[c.key] * scale for c in reading.table.columns)


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
    rows = [Row(tuple(Cell(c.header, centred=True) for c in table.columns), head=True)]
    head = _lines([c.header for c in table.columns], widths)
    page = _Page(head)
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
            rows.append(Row((Cell(item.chapter, span=len(table.columns)),)))
            before = None
        rows.append(Row(_cells(table, item, texts, before, fresh), whole=lines <= _WHOLE))
        before = item
    return tuple(rows)


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
        else:
            cells.append(Cell(text, centred=column.role is Role.NUMBER))
    return tuple(cells)


def _lines(texts: Sequence[str], widths: Sequence[float]) -> int:
    """How many lines the fullest cell of a row needs."""
    em = SIZE * 0.3528
    return max(
        sum(max(1, math.ceil(_ems(line) * em / max(em, width - _PADDING))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )


def _ems(text: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in text)


class _Page:
    """Where pages end, as far as it can be told without laying them out: so that groups are named on each."""

    def __init__(self, head: int) -> None:
        self._room = _HEIGHT - (head * _LINE + 1.0)
        self._left = self._room - 30.0  # the mark, the title and the date stand above the table

    def add(self, lines: int) -> bool:
        """Puts a row on the page; True where it begins a new one."""
        height = lines * _LINE + 0.6
        if height <= self._left:
            self._left -= height
            return False
        if lines > _WHOLE:  # breaks over pages
            self._left = self._room - (height - self._left) % self._room
            return False
        self._left = self._room - height
        return True
