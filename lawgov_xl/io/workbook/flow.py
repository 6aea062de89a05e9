"""The rows of a table's sheet from top to bottom: items, chapter rows, and the groups that merge over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lawgov_xl.io import fit
from lawgov_xl.model import Column, Item, Role, Table

BODY = 11.0
"""Font size of the table's texts, points."""
CHAPTER_ROW = 12.0
"""Font size of a chapter that stands as a row of its own."""
_LOWEST = 24.0
_TALLEST = 400.0
"""Points of a merged group: most of a page, and of a screen."""

Answers = Mapping[int, Mapping[str, str]]
"""Number -> column key or `Helper` value -> text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet below the header: an item, or a title across all columns (item None; chapter: its text).

    row: 1-based; height: points.
    """

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
    table: Table, heights: Mapping[int, float], first_row: int
) -> tuple[tuple[Line, ...], tuple[Group, ...]]:
    """The rows and the merged groups. heights: number of an item -> points.

    A group that is taller than a screen or most of a page begins anew, where it can with a group inside it: the printed
    document, too, repeats its names on every page. No program tells beforehand where it will turn the page, so a name
    stands at the top of its group, in a first row that has room for it: no page break cuts it.
    """
    return _Flow(table, heights, first_row).run()


class _Flow:
    def __init__(self, table: Table, heights: Mapping[int, float], first_row: int) -> None:
        self._table, self._heights, self._row = table, heights, first_row
        self._lines: list[Line] = []
        self._groups: list[Group] = []
        self._open: dict[int, Group] = {}
        self._columns = [(at, c) for at, c in enumerate(table.columns, 1) if is_grouping(c)]
        self._runs = self._inner_runs()

    def run(self) -> tuple[tuple[Line, ...], tuple[Group, ...]]:
        chapter = section = None
        for item in self._table.items:
            if item.chapter != chapter:
                chapter, section = item.chapter, None
                self._close(0)
                if self._table.chapter_rows:
                    self._title(chapter)
            if self._table.section_rows and item.section != section:
                section = item.section
                self._close(0)
                if section:
                    self._title(section)
            self._end(item)
            name = self._begin(item)
            self._add(max(self._heights[item.number], name), chapter, item)
        self._close(0)
        return tuple(self._lines), tuple(self._groups)

    def _title(self, text: str) -> None:
        """A row that stands across all columns."""
        width = sum(c.width for c in self._table.columns)
        self._add(max(_LOWEST, fit.height(text, width, CHAPTER_ROW)), text, None)

    def _inner_runs(self) -> dict[int, float]:
        """Number of the first item of each run of equal names -> points of the whole run."""
        runs: dict[int, float] = {}
        first = 0
        last: tuple[str, ...] = ()
        for item in self._table.items:
            names = tuple(text_of(item, c, {}) for _, c in self._columns)
            if not runs or names != last:
                first, last = item.number, names
                runs[first] = 0.0
            runs[first] += self._heights[item.number]
        return runs

    def _add(self, height: float, chapter: str, item: Item | None) -> None:
        self._lines.append(Line(self._row, height, chapter, item))
        self._row += 1

    def _end(self, item: Item) -> None:
        """Ends groups before an item: where a name changes, with those to its right; and where one would get too tall."""
        for at, column in self._columns:
            if at in self._open and self._open[at].text != text_of(item, column, {}):
                self._close(at)
        coming = min(self._runs.get(item.number, self._heights[item.number]), _TALLEST)
        for at in sorted(self._open):
            if at in self._open and self._tall(self._open[at]) + coming > _TALLEST:
                self._close(at)

    def _begin(self, item: Item) -> float:
        """Starts the groups that begin with this item; a blank text makes none. Returns the points that the longest of
        the new names needs."""
        needed = 0.0
        for at, column in self._columns:
            text = text_of(item, column, {})
            if at not in self._open and (text or column.role in (Role.CHAPTER, Role.SECTION)):
                self._open[at] = Group(at, column, text, self._row, self._row)
                needed = max(needed, fit.height(text, column.width, BODY))
        return min(needed, fit.MAX_HEIGHT)

    def _tall(self, group: Group) -> float:
        return sum(line.height for line in self._lines if line.row >= group.first)

    def _close(self, first: int) -> None:
        """Ends the groups of this column and those to its right at the last row."""
        for at in sorted(a for a in self._open if a >= first):
            self._groups.append(replace(self._open.pop(at), last=self._row - 1))
