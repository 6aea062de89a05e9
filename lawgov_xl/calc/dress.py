"""How a range looks: sizes, colours, fonts, borders, formats, alignment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc import addresses, looks
from lawgov_xl.calc.addresses import Box
from lawgov_xl.calc.uno_bridge import enum

if TYPE_CHECKING:
    from lawgov_xl.calc.sheets import Sheet

_PX = 26.4583
"""Hundredths of a millimetre in a pixel at 96 dpi."""
_POINT = 35.27778
_LINES = 2000
"""How many rows or columns are looked at to tell whether they agree."""


class Dress:
    """The part of a range that is about its looks."""

    sheet: Sheet
    box: Box

    @property
    def uno(self) -> Any:
        raise NotImplementedError

    # --- sizes ---

    @property
    def column_width(self) -> float | None:
        """In characters, as Excel counts them; None where they differ."""
        found = {_characters(c.Width) for c in self._lines("columns")}
        return found.pop() if len(found) == 1 else None

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.uno.Columns.Width = round((value * 7 + 5) * _PX)

    @property
    def row_height(self) -> float | None:
        """In points; None where they differ."""
        found = {_points(r.Height) for r in self._lines("rows")}
        return found.pop() if len(found) == 1 else None

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.uno.Rows.Height = round(value * _POINT)

    def _lines(self, axis: str) -> list[Any]:
        lines = self.uno.Columns if axis == "columns" else self.uno.Rows
        return [lines.getByIndex(i) for i in range(min(lines.getCount(), _LINES))]

    @property
    def width(self) -> float:
        return float(round(self.uno.Size.Width / _POINT * 4) / 4)

    @property
    def height(self) -> float:
        return sum(_points(r.Height) for r in self._lines("rows"))

    @property
    def left(self) -> float:
        return float(round(self.uno.Position.X / _POINT * 4) / 4)

    @property
    def top(self) -> float:
        return float(round(self.uno.Position.Y / _POINT * 4) / 4)

    def autofit(self, axis: str | None = None) -> None:
        if axis is None and self.box.rows == addresses.LAST_ROW:
            axis = "c"
        if axis is None and self.box.columns == addresses.LAST_COLUMN:
            axis = "r"
        if axis is None or axis.startswith("c"):
            self.uno.Columns.OptimalWidth = True
        if axis is None or axis.startswith("r"):
            self.uno.Rows.OptimalHeight = True

    @property
    def row_hidden(self) -> bool | None:
        return _agreed({not r.IsVisible for r in self._lines("rows")})

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.uno.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        return _agreed({not c.IsVisible for c in self._lines("columns")})

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.uno.Columns.IsVisible = not value

    # --- looks ---

    @property
    def font(self) -> looks.Font:
        return looks.Font(self.uno)

    @property
    def characters(self) -> looks.Characters:
        return looks.Characters(self.uno.getCellByPosition(0, 0))

    @property
    def borders(self) -> looks.Borders:
        return looks.Borders(self)

    @property
    def color(self) -> tuple[int, int, int] | None:
        return looks.rgb(self.uno.CellBackColor)

    @color.setter
    def color(self, value: Any) -> None:
        self.uno.CellBackColor = looks.colour(value)

    def set_colors(self, colors: Sequence[Sequence[Any]]) -> None:
        for r, row in enumerate(colors):
            for c, value in enumerate(row):
                self.uno.getCellByPosition(c, r).CellBackColor = looks.colour(value)

    @property
    def number_format(self) -> str | None:
        return looks.format_code(self.sheet.book, self.uno.NumberFormat)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.uno.NumberFormat = looks.format_key(self.sheet.book, value)

    @property
    def wrap_text(self) -> bool:
        return bool(self.uno.IsTextWrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.uno.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        found = looks.common(self.uno, "HoriJustify")
        return None if found is None else looks.HORIZONTAL[found.value]

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        names = {v: k for k, v in looks.HORIZONTAL.items()}
        if value not in names:
            raise NotImplementedError(f"Calc has no alignment {value}")
        self.uno.HoriJustify = enum("table.CellHoriJustify", names[value])

    @property
    def vertical_alignment(self) -> str | None:
        found = looks.common(self.uno, "VertJustify")
        return None if found is None else looks.VERTICAL[found]

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        kinds = {"top": 1, "center": 2, "bottom": 3, "justify": 4}
        if value not in kinds:
            raise NotImplementedError(f"Calc has no alignment {value}")
        self.uno.VertJustify = kinds[value]


def _characters(width: int) -> float:
    return round((width / _PX - 5) / 7, 1)


def _points(height: int) -> float:
    return round(height / _POINT * 4) / 4


def _agreed(found: set[bool]) -> bool | None:
    return found.pop() if len(found) == 1 else None
