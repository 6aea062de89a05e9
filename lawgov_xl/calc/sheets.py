"""Sheets of a book, their frozen panes and page set-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc import addresses
from lawgov_xl.calc.addresses import Box
from lawgov_xl.calc.charts import Charts
from lawgov_xl.calc.drawings import Pictures, Shapes
from lawgov_xl.calc.names import Names
from lawgov_xl.calc.notes import Note, add_notes, notes_of
from lawgov_xl.calc.panes import FreezePanes, PageSetup, Shown
from lawgov_xl.calc.ranges import Range
from lawgov_xl.calc.uno_bridge import struct

if TYPE_CHECKING:
    from lawgov_xl.calc.books import Book


class Sheets:
    """The sheets of a book, hidden ones included."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return self.book.api.Sheets

    @property
    def active(self) -> Sheet:
        controller = self.book.controller
        return Sheet(self.book, controller.ActiveSheet if controller else self.api.getByIndex(0))

    def at(self, index: int) -> Sheet:
        """By its place, from 0."""
        return Sheet(self.book, self.api.getByIndex(index))

    def __call__(self, name_or_index: str | int) -> Sheet:
        if isinstance(name_or_index, int):
            if not 1 <= name_or_index <= len(self):
                raise IndexError(name_or_index)
            return self.at(name_or_index - 1)
        for name in self.api.getElementNames():
            if name.lower() == name_or_index.lower():
                return Sheet(self.book, self.api.getByName(name))
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        return iter([self.at(i) for i in range(len(self))])

    def __contains__(self, name: str) -> bool:
        return name.lower() in (n.lower() for n in self.api.getElementNames())

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet, by default before the active one; it becomes the active one."""
        place = after.index if after else (before or self.active).index - 1
        taken = {n.lower() for n in self.api.getElementNames()}
        number = len(taken) + 1
        while f"sheet{number}" in taken:
            number += 1
        name = name or f"Sheet{number}"
        self.api.insertNewByName(name, place)
        made = Sheet(self.book, self.api.getByName(name))
        made.activate()
        return made


class Sheet:
    """One sheet."""

    def __init__(self, book: Book, sheet: Any) -> None:
        self.book = book
        self.api = sheet

    @property
    def name(self) -> str:
        return str(self.api.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value

    @property
    def index(self) -> int:
        """From 1."""
        return int(self.api.RangeAddress.Sheet) + 1

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def notes(self) -> list[Note]:
        return notes_of(self)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def pictures(self) -> Pictures:
        return Pictures(self)

    @property
    def shapes(self) -> Shapes:
        return Shapes(self)

    @property
    def tables(self) -> NoTables:
        return NoTables()

    @property
    def pivot_tables(self) -> Any:
        raise NotImplementedError("not offered on LibreOffice Calc")

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        return FreezePanes(self)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """A range by address, name, (row, column), range, or two of them."""
        first = self._box(arg1)
        return Range(self, first if arg2 is None else addresses.spanning(first, self._box(arg2)), arg1)

    def _box(self, given: Any) -> Box:
        if isinstance(given, Range):
            return given.box
        if isinstance(given, tuple):
            if len(given) == 4:
                return Box(*given)
            if 0 in given:
                raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
            return Box(*given)
        if found := addresses.box(given):
            return found
        for names in (self.names, self.book.names):
            if names.contains(given):
                return names(given).refers_to_range.box
        raise ValueError(f"no such range: {given}")

    @property
    def cells(self) -> Range:
        return Range(self, Box(1, 1, addresses.LAST_ROW, addresses.LAST_COLUMN))

    @property
    def used_range(self) -> Range:
        cursor = self.api.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range.of(self, cursor.RangeAddress)

    def activate(self) -> None:
        if self.book.controller is not None:
            self.book.controller.setActiveSheet(self.api)

    select = activate

    def clear_contents(self) -> None:
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        self.cells.clear_formats()

    def clear(self) -> None:
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def delete(self) -> None:
        self.book.api.Sheets.removeByName(self.name)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        target = before or after
        if target is None:
            raise ValueError("before or after")
        place = target.index - 1 if before else target.index
        sheets = target.book.api.Sheets
        taken = {n.lower() for n in sheets.getElementNames()}
        if target.book is self.book or target.book.api == self.book.api:
            number = 2
            while f"{self.name} ({number})".lower() in taken:
                number += 1
            sheets.copyByName(self.name, f"{self.name} ({number})", place)
            return
        sheets.importSheet(self.book.api, self.name, place)

    def move(self, before: Sheet | None = None, after: Sheet | None = None) -> None:
        target = before or after
        if target is not None:
            self.book.api.Sheets.moveByName(self.name, target.index - 1 if before else target.index)

    @property
    def visible(self) -> bool:
        return bool(self.api.IsVisible)

    @visible.setter
    def visible(self, value: bool | str) -> None:
        self.api.IsVisible = bool(value) and value != "very_hidden"

    @property
    def show_gridlines(self) -> bool:
        with Shown(self) as controller:
            return bool(controller.ShowGrid)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        with Shown(self) as controller:
            controller.ShowGrid = bool(value)

    # --- protection, which xlwings has no words for ---

    @property
    def protected(self) -> bool:
        return bool(self.api.isProtected())

    def unprotect(self, password: str = "") -> bool:
        """Takes the protection off; False where the password is another. Its options are remembered by Calc."""
        if self.protected:
            try:
                self.api.unprotect(password)
            except Exception:  # a wrong password is an IllegalArgumentException of UNO's own making
                return False
        return not self.protected

    def protect(self, password: str = "") -> None:
        self.api.protect(password)

    def cell_set(self, cells: Sequence[str]) -> Any:
        """A UNO set of cells, by their addresses: a property is read or set for all in one call."""
        made = self.book.api.createInstance("com.sun.star.sheet.SheetCellRanges")
        sheet = self.index - 1
        places = []
        for cell in cells:
            b = self._box(cell)
            places.append(
                struct(
                    "table.CellRangeAddress",
                    Sheet=sheet,
                    StartRow=b.row - 1,
                    EndRow=b.last_row - 1,
                    StartColumn=b.column - 1,
                    EndColumn=b.last_column - 1,
                )
            )
        made.addRangeAddresses(tuple(places), False)
        return made

    def add_notes(self, texts: Mapping[str, str]) -> None:
        """Puts notes on cells, by their addresses; one that stands there already is replaced."""
        add_notes(self, ((*self._box(cell)[:2], text) for cell, text in texts.items()))

    def remove_notes(self, cells: Sequence[str]) -> None:
        """Takes the notes off these cells."""
        self.cell_set(cells).clearContents(8)  # CellFlags.ANNOTATION

    def merges(self) -> list[Box]:
        """Every merged area. Cells that look alike are merged alike too, so each look is asked once."""
        found: list[Box] = []
        used = self.used_range.uno
        if not used.getIsMerged():
            return found
        formats = used.getUniqueCellFormatRanges()
        for index in range(formats.getCount()):
            alike = formats.getByIndex(index)
            first = alike.getByIndex(0)
            if not first.getIsMerged():
                continue
            cursor = self.api.createCursorByRange(first.getCellByPosition(0, 0))
            cursor.collapseToMergedArea()
            size = Range.of(self, cursor.RangeAddress).box
            for a in alike.getRangeAddresses():
                for row in range(a.StartRow, a.EndRow + 1):
                    for column in range(a.StartColumn, a.EndColumn + 1):
                        found.append(Box(row + 1, column + 1, size.rows, size.columns))
        return sorted(found)


class NoTables:
    """Calc has no tables of Excel's kind (ListObjects)."""

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __contains__(self, key: object) -> bool:
        return False

    def add(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError("Calc has no tables of Excel's kind")
