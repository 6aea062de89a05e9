"""The rows of a table's sheet from top to bottom: items, chapter rows, and the groups that merge over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lawgov_xl.io.workbook import fit
from lawgov_xl.model import Column, Item, Role, Table

BODY = 11.0
"""Font size of the table's texts, points."""
CHAPTER_ROW = 12.0
"""Font size of a chapter that stands as a row of its own."""
_LOWEST = 24.0

Answers = Mapping[int, Mapping[str, str]]
"""Number -> column key or `Helper` value -> text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet below the header: an item, or a chapter row (item None). row: 1-based; height: points."""

    row: int
    height: float
    chapter: str
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring rows under one chapter, section or other text that holds for them all. at: sheet column, 1-based."""

    at: int
    column: Column
    text: str
    first: int
    last: int


def is_grouping(column: Column) -> bool:
    """Whether the column's texts stand once for several rows."""
    return column.role in (Role.CHAPTER, Role.SECTION) or (column.groups and column.role.official)


def text_of(item: Item, column: Column, answers: Answers) -> str:
    """What stands in an item's cell."""
    if not column.role.official:
        return answers.get(item.number, {}).get(column.key, "")
    apart = {Role.CHAPTER: item.chapter, Role.SECTION: item.section, Role.NUMBER: str(item.number)}
    return apart.get(column.role, item.texts.get(column.key, ""))


def flow(
    table: Table, heights: Mapping[int, float], first_row: int, page: float, above: float
) -> tuple[tuple[Line, ...], tuple[Group, ...]]:
    """The rows and the merged groups.

    heights: number of an item -> points; page: points of rows on a printed page; above: points of the title on the
    first one. A group that runs over a page begins anew on the next, as it does in the printed document: its name
    then shows on every page, and on every screen.
    """
    return _Flow(table, heights, first_row, page, above).run()


class _Flow:
    def __init__(
        self, table: Table, heights: Mapping[int, float], first_row: int, page: float, above: float
    ) -> None:
        self._table, self._heights, self._page = table, heights, page
        self._row, self._used = first_row, above
        self._lines: list[Line] = []
        self._groups: list[Group] = []
        self._open: dict[int, Group] = {}
        self._columns = [(at, c) for at, c in enumerate(table.columns, 1) if is_grouping(c)]

    def run(self) -> tuple[tuple[Line, ...], tuple[Group, ...]]:
        chapter: str | None = None
        for item in self._table.items:
            new = item.chapter != chapter
            chapter = item.chapter
            if new:
                self._close(0)
                if self._table.chapter_rows:
                    width = sum(c.width for c in self._table.columns)
                    self._add(max(_LOWEST, fit.height(chapter, width, CHAPTER_ROW)), chapter, None)
            if self._used + self._heights[item.number] > self._page:
                self._used = 0
                self._close(0)
            self._begin(item)
            self._add(self._heights[item.number], chapter, item)
        self._close(0)
        return tuple(self._lines), tuple(self._groups)

    def _add(self, height: float, chapter: str, item: Item | None) -> None:
        self._lines.append(Line(self._row, height, chapter, item))
        self._row += 1
        self._used += height

    def _begin(self, item: Item) -> None:
        """A group ends where its text changes, or that of a group to its left; a blank text makes none."""
        for at, column in self._columns:
            text = text_of(item, column, {})
            if at in self._open and self._open[at].text != text:
                self._close(at)
            if at not in self._open and (text or column.role in (Role.CHAPTER, Role.SECTION)):
                self._open[at] = Group(at, column, text, self._row, self._row)

    def _close(self, first: int) -> None:
        """Ends the groups of this column and those to its right at the last row, which makes room for their names."""
        for at in sorted(a for a in self._open if a >= first):
            group = self._open.pop(at)
            last = self._lines[-1]
            needed = fit.height(group.text, group.column.width, BODY)
            given = sum(line.height for line in self._lines if line.row >= group.first)
            if needed > given:
                height = min(fit.MAX_HEIGHT, last.height + needed - given)
                self._lines[-1] = replace(last, height=height)
            self._groups.append(replace(group, last=last.row))
