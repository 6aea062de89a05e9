"""Ranges: values, formulas and structure. Reads and writes go in one call for the whole range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc import addresses, formulas
from lawgov_xl.calc.addresses import Box
from lawgov_xl.calc.cells import Cells
from lawgov_xl.calc.drawings import write_pdf
from lawgov_xl.calc.dress import Dress
from lawgov_xl.calc.names import Name
from lawgov_xl.calc.notes import Note, add_note, note_at
from lawgov_xl.calc.uno_bridge import Partial, enum
from lawgov_xl.calc.validation import DataValidation

if TYPE_CHECKING:
    from lawgov_xl.calc.sheets import Sheet

_CONTENT = 1 | 2 | 4 | 16
"""Numbers, dates, texts, formulas (com.sun.star.sheet.CellFlags)."""
_ALL = 1023
_LOOKS = 32 | 64 | 256


class Range(Cells, Dress, Partial):
    """A rectangle of cells."""

    max_cells_per_read: int | None = None
    max_cells_per_write: int | None = None

    def __init__(self, sheet: Sheet, box: Box, arg1: Any = None) -> None:
        self.sheet, self.box = sheet, box
        self.arg1_input = arg1 if isinstance(arg1, str) else box.address(False, False)
        self.arg1 = self.arg1_input
        self.options: dict[str, Any] = {}
        self._uno: Any = None

    @classmethod
    def of(cls, sheet: Sheet, address: Any) -> Range:
        """From a UNO CellRangeAddress."""
        rows, columns = address.EndRow - address.StartRow + 1, address.EndColumn - address.StartColumn + 1
        return cls(sheet, Box(address.StartRow + 1, address.StartColumn + 1, rows, columns))

    @property
    def uno(self) -> Any:
        """The UNO cell range."""
        if self._uno is None:
            b = self.box
            try:
                self._uno = self.sheet.api.getCellRangeByPosition(
                    b.column - 1, b.row - 1, b.last_column - 1, b.last_row - 1
                )
            except Exception as why:  # UNO's IndexOutOfBoundsException
                raise IndexError(f"{b.address()} is beyond the sheet") from why
        return self._uno

    api = uno

    # --- place ---

    @property
    def row(self) -> int:
        return self.box.row

    @property
    def column(self) -> int:
        return self.box.column

    @property
    def shape(self) -> tuple[int, int]:
        return self.box.rows, self.box.columns

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        b = self.box
        return self.sheet.name, b.row, b.column, b.rows, b.columns

    def __len__(self) -> int:
        return self.box.rows * self.box.columns

    def __call__(self, arg1: int, arg2: int | None = None) -> Range:
        if arg2 is None:
            row, column = divmod(arg1 - 1, self.box.columns)
            return self.part(self.box.row + row, self.box.column + column)
        if 0 in (arg1, arg2):
            raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
        return self.part(self.box.row + arg1 - 1, self.box.column + arg2 - 1)

    def part(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Range:
        return Range(self.sheet, Box(row, column, rows, columns))

    @property
    def rows(self) -> list[Range]:
        b = self.box
        return [self.part(b.row + i, b.column, 1, b.columns) for i in range(b.rows)]

    @property
    def columns(self) -> list[Range]:
        b = self.box
        return [self.part(b.row, b.column + i, b.rows, 1) for i in range(b.columns)]

    @property
    def address(self) -> str:
        return self.box.address()

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:
        plain = self.box.address(row_absolute, column_absolute)
        return f"'[{self.sheet.book.name}]{self.sheet.name}'!{plain}" if external else plain

    @property
    def name(self) -> Name | None:
        for name in self.sheet.book.names:
            try:
                found = name.refers_to_range
            except ValueError:
                continue
            if found.box == self.box and found.sheet.name == self.sheet.name:
                return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={formulas.quoted(self.sheet.name)}!{self.address}")

    # --- going about ---

    def end(self, direction: str) -> Range:
        """Where Ctrl and an arrow key lead."""
        down, right = {"d": (1, 0), "u": (-1, 0), "r": (0, 1), "l": (0, -1)}[direction[0]]
        used = self.sheet.used_range.box
        row, column = self.box.row, self.box.column
        if down:
            line = self._line(self.part(1, column, max(used.last_row, row) + 1, 1))
            at, last = row, addresses.LAST_ROW
        else:
            line = self._line(self.part(row, 1, 1, max(used.last_column, column) + 1))
            at, last = column, addresses.LAST_COLUMN
        step = down + right

        def filled(place: int) -> bool:
            return 1 <= place <= len(line) and line[place - 1] not in ("", None)

        if filled(at) and filled(at + step):
            while filled(at + step):
                at += step
        else:
            at += step
            while 1 <= at <= len(line) and not filled(at):
                at += step
            at = min(max(at, 1), last) if filled(at) else (1 if step < 0 else last)
        return self.part(at, column) if down else self.part(row, at)

    @staticmethod
    def _line(cells: Range) -> list[Any]:
        return [v for row in cells.uno.getDataArray() for v in row]

    @property
    def current_region(self) -> Range:
        cursor = self.sheet.api.createCursorByRange(self.uno)
        cursor.collapseToCurrentRegion()
        return Range.of(self.sheet, cursor.RangeAddress)

    def expand(self, mode: str = "table") -> Range:
        """As far as the cells are filled; xlwings' own way."""
        from xlwings import Range as Outer
        from xlwings import expansion

        expanded: Range = expansion.expanders.get(mode, mode).expand(Outer(impl=self)).impl
        return expanded

    def select(self) -> None:
        self.sheet.activate()
        self.sheet.book.controller.select(self.uno)

    # --- clearing, inserting, copying ---

    def clear_contents(self) -> None:
        self.uno.clearContents(_CONTENT)

    def clear_formats(self) -> None:
        self.uno.clearContents(_LOOKS)
        self.uno.CellStyle = "Default"

    def clear(self) -> None:
        self.uno.clearContents(_ALL)
        self.uno.CellStyle = "Default"

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        mode = enum("sheet.CellInsertMode", self._shift(shift, "DOWN", "RIGHT"))
        self.sheet.api.insertCells(self.uno.RangeAddress, mode)

    def delete(self, shift: str | None = None) -> None:
        mode = enum("sheet.CellDeleteMode", self._shift(shift, "UP", "LEFT"))
        self.sheet.api.removeRange(self.uno.RangeAddress, mode)

    def _shift(self, shift: str | None, along: str, across: str) -> str:
        if self.box.columns == addresses.LAST_COLUMN:
            return "ROWS"
        if self.box.rows == addresses.LAST_ROW:
            return "COLUMNS"
        if shift is None:
            inserting = along == "DOWN"
            return (
                across
                if self.box.rows > self.box.columns or (not inserting and self.box.rows >= self.box.columns)
                else along
            )
        return along if shift.lower() in ("down", "up") else across

    def copy(self, destination: Any = None) -> None:
        book = self.sheet.book
        book.app.clipboard = self
        if destination is not None:
            target = getattr(destination, "impl", destination)
            place = target.uno.getCellByPosition(0, 0).getCellAddress()
            self.sheet.api.copyRange(place, self.uno.RangeAddress)

    def paste(
        self,
        paste: str | None = None,
        operation: Any = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        source: Range | None = self.sheet.book.app.clipboard
        if source is None:
            raise ValueError("nothing was copied")
        if operation or transpose or skip_blanks or paste not in (None, "all", "values"):
            raise NotImplementedError("paste: all and values only")
        if paste == "values":
            self.part(self.row, self.column, *source.shape).raw_value = source.raw_value
        else:
            source.copy(self)

    def move(self, destination: Any) -> None:
        target = getattr(destination, "impl", destination)
        place = target.uno.getCellByPosition(0, 0).getCellAddress()
        self.sheet.api.moveRange(place, self.uno.RangeAddress)

    # --- merging ---

    @property
    def merge_area(self) -> Range:
        cursor = self.sheet.api.createCursorByRange(self.uno.getCellByPosition(0, 0))
        cursor.collapseToMergedArea()
        return Range.of(self.sheet, cursor.RangeAddress)

    @property
    def merge_cells(self) -> bool:
        return bool(self.uno.getIsMerged()) or len(self.merge_area) > 1

    def merge(self, across: bool = False) -> None:
        for part in self.rows if across else [self]:
            part.uno.merge(False)
            part.uno.merge(True)

    def unmerge(self) -> None:
        self.uno.merge(False)

    # --- notes, links, validation, pictures ---

    @property
    def note(self) -> Note | None:
        return note_at(self.sheet, self.row, self.column)

    def add_note(self, text: str) -> Note:
        return add_note(self.sheet, self.row, self.column, text)

    @property
    def comment(self) -> None:
        """Calc has no threaded comments."""
        return None

    @property
    def data_validation(self) -> DataValidation:
        return DataValidation(self)

    def _not_here(self) -> Any:
        raise NotImplementedError("not offered on LibreOffice Calc")

    autofilter = conditional_formats = property(_not_here)

    @property
    def table(self) -> None:
        """Calc has no tables of Excel's kind."""
        return None

    @property
    def hyperlink(self) -> str:
        fields = self.uno.getCellByPosition(0, 0).getTextFields()
        if fields.getCount() == 0:
            raise Exception("The cell doesn't seem to contain a hyperlink!")  # noqa: TRY002 - as the other engines
        return str(fields.getByIndex(0).URL)

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str | None = None) -> None:
        """A link to a URL, a file, or with `#` a cell (`#'表'!A1`)."""
        cell = self.uno.getCellByPosition(0, 0)
        field = self.sheet.book.api.createInstance("com.sun.star.text.TextField.URL")
        field.URL = re.sub(r"^#('[^']+'|[^'!]+)!", r"#\1.", address)
        field.Representation = text_to_display
        if cell.getType().value != "EMPTY":
            cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), field, False)

    def copy_picture(self, appearance: str, format: str) -> None:
        raise NotImplementedError("Calc has no clipboard of pictures")

    def to_png(self, path: str) -> None:
        raise NotImplementedError("Calc 7.4 writes no picture of a range; `to_pdf` does")

    def to_pdf(self, path: str, quality: str | None = None) -> None:
        write_pdf(self, path)
