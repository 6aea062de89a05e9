"""What cells hold: values and formulas. A whole range is read and written in one call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc import formulas, looks, values
from lawgov_xl.calc.addresses import Box
from lawgov_xl.calc.uno_bridge import enum

if TYPE_CHECKING:
    from lawgov_xl.calc.ranges import Range
    from lawgov_xl.calc.sheets import Sheet

_DATES = 2
"""Cells that hold a date (com.sun.star.sheet.CellFlags)."""
_NUMBER_RESULT, _ERROR_RESULT = 1, 4
"""Kinds of a formula's result (com.sun.star.sheet.FormulaResult)."""
_TRUTHS = (0.0, 1.0)
_FEW = 12
"""Up to how many cells are asked one by one; more by the groups of cells that look alike."""
_ALL_AT_ONCE = 10_000
"""From how many cells on only the used part of a range is read: `A:D` must not read a million rows."""


class Cells:
    """The part of a range that holds values and formulas."""

    sheet: Sheet
    box: Box

    @property
    def uno(self) -> Any:
        raise NotImplementedError

    def part(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Range:
        raise NotImplementedError

    @property
    def raw_value(self) -> Any:
        """Rows of str, float, bool, datetime, None or CellError; a single cell's value alone."""
        clipped = self._clipped()
        rows = [list(r) for r in clipped.uno.getDataArray()] if clipped else []
        if clipped:
            self._dates(clipped, rows)
            self._booleans(clipped, rows)
            self._errors(clipped, rows)
        blank = [None] * (self.box.columns - (clipped.box.columns if clipped else 0))
        rows = [[None if v == "" else v for v in row] + blank for row in rows]
        rows += [[None] * self.box.columns for _ in range(self.box.rows - len(rows))]
        return rows[0][0] if self.box.rows == self.box.columns == 1 else rows

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        rows = self._rows_of(value)
        if any(len(r) != self.box.columns for r in rows) or len(rows) != self.box.rows:
            raise ValueError("the rows of values must be as long as the range is wide")
        origin = self.origin()
        special: dict[tuple[int, int], Any] = {}
        data = []
        text_cells = self._text_cells(rows)
        for r, row in enumerate(rows):
            plain = []
            for c, v in enumerate(row):
                plain.append(_plain(v, origin))
                if isinstance(v, (bool, date, time, timedelta)) or (
                    isinstance(v, str) and v.startswith("=") and len(v) > 1 and (r, c) not in text_cells
                ):
                    special[r, c] = v
            data.append(tuple(plain))
        self.uno.setDataArray(tuple(data))
        for (r, c), v in special.items():
            self._special(self.uno.getCellByPosition(c, r), v, self.box.row + r, self.box.column + c)

    def _clipped(self) -> Cells | None:
        """This range without what lies beyond the sheet's used part: `A:D` must not read a million rows."""
        if (self.box.rows * self.box.columns) <= _ALL_AT_ONCE:
            return self
        used, b = self.sheet.used_range.box, self.box
        rows = min(b.last_row, used.last_row) - b.row + 1
        columns = min(b.last_column, used.last_column) - b.column + 1
        return self.part(b.row, b.column, rows, columns) if rows > 0 and columns > 0 else None

    def _parts(self, cells: Any) -> Iterator[Box]:
        """The rectangles of UNO cell ranges, within this range, from 0."""
        for a in cells.getRangeAddresses():
            yield Box(
                a.StartRow - self.box.row + 1,
                a.StartColumn - self.box.column + 1,
                a.EndRow - a.StartRow + 1,
                a.EndColumn - a.StartColumn + 1,
            )

    @staticmethod
    def _dates(cells: Cells, rows: list[list[Any]]) -> None:
        """Numbers that are formatted as dates become moments."""
        origin = cells.origin()
        for part in cells._parts(cells.uno.queryContentCells(_DATES)):
            for r, c in part.within():
                if isinstance(rows[r][c], float) and rows[r][c] >= 0:
                    rows[r][c] = values.from_serial(rows[r][c], origin)
        results = cells._parts(cells.uno.queryFormulaCells(_NUMBER_RESULT))
        places = [p for part in results for p in part.within() if isinstance(rows[p[0]][p[1]], float)]
        for r, c in cells._of_kind(places, looks.DATE):
            rows[r][c] = values.from_serial(rows[r][c], origin)

    @staticmethod
    def _booleans(cells: Cells, rows: list[list[Any]]) -> None:
        """Noughts and ones that are formatted as TRUE and FALSE become such."""
        suspects = [(r, c) for r, row in enumerate(rows) for c, v in enumerate(row) if v in _TRUTHS]
        for r, c in cells._of_kind(
            [p for p in suspects if isinstance(rows[p[0]][p[1]], float)], looks.LOGICAL
        ):
            rows[r][c] = bool(rows[r][c])

    def _of_kind(self, places: Sequence[tuple[int, int]], kind: int) -> list[tuple[int, int]]:
        """Those cells (from 0) whose number format is of a kind: one by one where they are few."""
        if not places:
            return []
        book = self.sheet.book
        if len(places) <= _FEW:
            keys = {p: self.uno.getCellByPosition(p[1], p[0]).NumberFormat for p in places}
            return [p for p, key in keys.items() if book.format_type(key) & kind]
        found: set[tuple[int, int]] = set()
        formats = self.uno.getUniqueCellFormatRanges()
        for index in range(formats.getCount()):
            alike = formats.getByIndex(index)
            if book.format_type(alike.NumberFormat) & kind:
                found.update(p for part in self._parts(alike) for p in part.within())
        return [p for p in places if p in found]

    @staticmethod
    def _errors(cells: Cells, rows: list[list[Any]]) -> None:
        for part in cells._parts(cells.uno.queryFormulaCells(_ERROR_RESULT)):
            for r, c in part.within():
                code = cells.uno.getCellByPosition(c, r).getError()
                rows[r][c] = values.CellError(values.ERRORS.get(code, "#VALUE!"))

    def origin(self) -> datetime:
        """Day nought of the workbook's dates."""
        null = self.sheet.book.api.NullDate
        return datetime(null.Year, null.Month, null.Day)

    def _rows_of(self, value: Any) -> Sequence[Sequence[Any]]:
        if not isinstance(value, (list, tuple)):
            return [[value] * self.box.columns] * self.box.rows
        if not value or not isinstance(value[0], (list, tuple)):
            value = [value]
        if len(value) == 1 and len(value[0]) == 1 and (self.box.rows * self.box.columns) > 1:
            return [[value[0][0]] * self.box.columns] * self.box.rows
        rows: Sequence[Sequence[Any]] = value
        return rows

    def _text_cells(self, rows: Sequence[Sequence[Any]]) -> set[tuple[int, int]]:
        """Cells formatted as text: what is written there stays text, as in Excel."""
        suspects = {
            (r, c)
            for r, row in enumerate(rows)
            for c, v in enumerate(row)
            if isinstance(v, str) and v.startswith("=")
        }
        book = self.sheet.book
        return {
            (r, c)
            for r, c in suspects
            if book.format_type(self.uno.getCellByPosition(c, r).NumberFormat) & looks.TEXT
        }

    def _special(self, cell: Any, value: Any, row: int, column: int) -> None:
        book = self.sheet.book
        if isinstance(value, str):
            cell.setFormula(formulas.to_calc(book, value, row, column, self.sheet.index - 1))
            return
        kind = book.format_type(cell.NumberFormat)
        if isinstance(value, bool):
            if not kind & looks.LOGICAL:
                cell.NumberFormat = looks.format_key(book, "BOOLEAN")
        elif not kind & (looks.DATE | looks.TIME):
            midnight = not isinstance(value, datetime) or value.time() == time()
            clock = isinstance(value, (time, timedelta))
            code = "hh:mm:ss" if clock else "yyyy-mm-dd" if midnight else "yyyy-mm-dd hh:mm:ss"
            cell.NumberFormat = looks.format_key(book, code)

    def make_undoable(self) -> None:
        """Makes what is written next into blank cells go away with Undo, which in LibreOffice 7.4 it does not: a whole
        range of values is taken back only where something stood before. An array formula put in and taken out leaves
        such a trace. It takes notes along, so cells with notes are left out."""
        notes = self.sheet.api.getAnnotations()
        noted = set()
        for index in range(notes.getCount()):
            place = notes.getByIndex(index).getPosition()
            noted.add((place.Row + 1, place.Column + 1))
        for empty in self._parts(self.uno.queryEmptyCells()):
            whole = Box(self.box.row + empty.row, self.box.column + empty.column, empty.rows, empty.columns)
            if not noted.intersection(whole.within()):
                cells = self.part(*whole).uno
                cells.setArrayFormula("=1")
                cells.setArrayFormula("")

    # --- formulas ---

    @property
    def formula(self) -> Any:
        """Formulas as Excel writes them; other cells say their value as text."""
        clipped = self._clipped() or self.part(self.box.row, self.box.column)
        book, sheet = self.sheet.book, self.sheet.index - 1
        rows = tuple(
            tuple(
                formulas.to_excel(book, f, clipped.box.row + r, clipped.box.column + c, sheet)
                if f.startswith(("=", "{="))
                else f.removeprefix("'")
                for c, f in enumerate(row)
            )
            for r, row in enumerate(clipped.uno.getFormulaArray())
        )
        return rows[0][0] if self.box.rows == self.box.columns == 1 else rows

    @formula.setter
    def formula(self, value: Any) -> None:
        if isinstance(value, str) and (self.box.rows * self.box.columns) > 1:
            self.uno.getCellByPosition(0, 0).setFormula(self._calc(value, 0, 0))
            for direction, many in (("TO_BOTTOM", self.box.rows), ("TO_RIGHT", self.box.columns)):
                if many > 1:
                    self.uno.fillAuto(enum("sheet.FillDirection", direction), 1)
            return
        rows = self._rows_of(value)
        self.uno.setFormulaArray(
            tuple(tuple(self._calc(v, r, c) for c, v in enumerate(row)) for r, row in enumerate(rows))
        )

    formula2 = formula

    def _calc(self, value: Any, row: int, column: int) -> str:
        text = "" if value is None else str(value)
        if not text.startswith("=") or len(text) == 1:
            return text
        return formulas.to_calc(
            self.sheet.book, text, self.box.row + row, self.box.column + column, self.sheet.index - 1
        )

    @property
    def formula_array(self) -> str | None:
        text = self.uno.getArrayFormula()
        return formulas.to_excel(self.sheet.book, text, self.box.row, self.box.column) if text else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self.uno.setArrayFormula(self._calc(value, 0, 0))

    @property
    def has_array(self) -> bool:
        return bool(self.uno.getCellByPosition(0, 0).getFormula().startswith("{="))


def _plain(value: Any, origin: datetime) -> Any:
    """What goes into a data array: a float or a string. A leading apostrophe says "text", as in Excel."""
    if isinstance(value, str):
        return value[1:] if value.startswith("'") else value
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return float(value)
    if isinstance(value, date):
        return values.to_serial(value, origin)
    if isinstance(value, time):
        return values.time_fraction(value)
    if isinstance(value, timedelta):
        return value.total_seconds() / 86400
    return str(value)
