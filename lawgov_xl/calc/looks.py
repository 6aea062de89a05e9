"""Fonts, borders, alignment and number formats of a range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc.uno_bridge import enum, struct

if TYPE_CHECKING:
    from lawgov_xl.calc.books import Book
    from lawgov_xl.calc.dress import Dress

DATE, TIME, TEXT, LOGICAL = 2, 4, 256, 1024
"""Kinds of number formats (com.sun.star.util.NumberFormat)."""

_BORDERS = {
    "edge_top": "TopLine",
    "edge_bottom": "BottomLine",
    "edge_left": "LeftLine",
    "edge_right": "RightLine",
    "inside_horizontal": "HorizontalLine",
    "inside_vertical": "VerticalLine",
}
HORIZONTAL = {
    "STANDARD": "general",
    "LEFT": "left",
    "CENTER": "center",
    "RIGHT": "right",
    "BLOCK": "justify",
    "REPEAT": "fill",
}
VERTICAL = {0: "bottom", 1: "top", 2: "center", 3: "bottom", 4: "justify"}

_DIAGONALS = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}
_STYLES = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 3,
    "dash_dot": 16,
    "dash_dot_dot": 17,
    "slant_dash_dot": 16,
}
_WEIGHTS = {"hairline": 2, "thin": 26, "medium": 53, "thick": 79}
"""Widths in hundredths of a millimetre."""
_OUTSIDE = re.compile(r'("[^"]*"|\[[^\]]*\]|\\.)')


def rgb(number: int) -> tuple[int, int, int] | None:
    """0xRRGGBB as a tuple; None for Calc's "automatic" (-1)."""
    return None if number < 0 else (number >> 16 & 255, number >> 8 & 255, number & 255)


def colour(value: Any) -> int:
    """A tuple, `#RRGGBB`, Excel's BGR number or None, as Calc's number."""
    if value is None:
        return -1
    if isinstance(value, str):
        return int(value.lstrip("#"), 16)
    if isinstance(value, (tuple, list)):
        return int(value[0]) << 16 | int(value[1]) << 8 | int(value[2])
    number = int(value)
    return (number & 255) << 16 | number & 0xFF00 | number >> 16 & 255


def format_key(book: Book, code: str) -> int:
    """The number of a number format in a document, added where it is new."""
    formats = book.api.NumberFormats
    english, own = struct("lang.Locale", Language="en", Country="US"), struct("lang.Locale")
    key = formats.queryKey(code, own, False)
    return int(key if key >= 0 else formats.addNewConverted(code, english, own))


def format_code(book: Book, key: int) -> str:
    """The code of a number format, with the letters of dates as Excel writes them."""
    properties = book.api.NumberFormats.getByKey(key)
    code = str(properties.FormatString)
    if properties.Type & (DATE | TIME):
        parts = _OUTSIDE.split(code)
        code = "".join(p if n % 2 else p.lower().replace("am/pm", "AM/PM") for n, p in enumerate(parts))
    return "General" if code == "Standard" else code


def format_type(book: Book, key: int) -> int:
    return int(book.api.NumberFormats.getByKey(key).Type)


def common(cells: Any, name: str) -> Any:
    """A property of cells or text; None where it differs among them (Calc itself would say the first one's)."""
    mixed = cells.getPropertyState(name).value == "AMBIGUOUS_VALUE"
    return None if mixed else cells.getPropertyValue(name)


class Characters:
    """A piece of the text of a cell or a shape."""

    def __init__(self, owner: Any, start: int = 0, stop: int | None = None) -> None:
        self._owner, self._start, self._stop = owner, start, stop

    @property
    def api(self) -> Any:
        cursor = self._owner.createTextCursor()
        cursor.gotoStart(False)
        cursor.goRight(self._start, False)
        if self._stop is None:
            cursor.gotoEnd(True)
        else:
            cursor.goRight(self._stop - self._start, True)
        return cursor

    @property
    def text(self) -> str:
        return str(self.api.getString())

    @property
    def font(self) -> Font:
        return Font(self.api)

    def __getitem__(self, item: int | slice) -> Characters:
        length = len(self._owner.getString())
        start, stop, _ = (item if isinstance(item, slice) else slice(item, item + 1)).indices(length)
        return Characters(self._owner, start, stop)


class Font:
    """The font of a range, or of a piece of text. A mixed one reads as None."""

    def __init__(self, owner: Any) -> None:
        self.api = owner

    def _get(self, name: str) -> Any:
        return common(self.api, name)

    @property
    def bold(self) -> bool | None:
        weight = self._get("CharWeight")
        return None if weight is None else weight > 110

    @bold.setter
    def bold(self, value: bool) -> None:
        for name in ("CharWeight", "CharWeightAsian"):
            self.api.setPropertyValue(name, 150.0 if value else 100.0)

    @property
    def italic(self) -> bool | None:
        slant = self._get("CharPosture")
        return None if slant is None else slant.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        for name in ("CharPosture", "CharPostureAsian"):
            self.api.setPropertyValue(name, enum("awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> float | None:
        size = self._get("CharHeight")
        return None if size is None else float(size)

    @size.setter
    def size(self, value: float) -> None:
        for name in ("CharHeight", "CharHeightAsian"):
            self.api.setPropertyValue(name, float(value))

    @property
    def color(self) -> tuple[int, int, int] | None:
        number = self._get("CharColor")
        return None if number is None else rgb(number) or (0, 0, 0)

    @color.setter
    def color(self, value: Any) -> None:
        self.api.setPropertyValue("CharColor", colour(value))

    @property
    def name(self) -> str | None:
        name = self._get("CharFontName")
        return None if name is None else str(name)

    @name.setter
    def name(self, value: str) -> None:
        for name in ("CharFontName", "CharFontNameAsian"):
            self.api.setPropertyValue(name, value)


class Border:
    """One side."""

    def __init__(self, cells: Dress, side: str) -> None:
        self.cells, self.side = cells, side

    @property
    def api(self) -> Any:
        if self.side in _DIAGONALS:
            return getattr(self.cells.uno, _DIAGONALS[self.side])
        return getattr(self.cells.uno.TableBorder2, _BORDERS[self.side])

    @property
    def line_style(self) -> str | None:
        line = self.api
        if not line.LineWidth and not line.OuterLineWidth:
            return "none"
        return next((k for k, v in _STYLES.items() if v == line.LineStyle), "continuous")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        Borders(self.cells).set([self.side], line_style=value)

    @property
    def weight(self) -> str | None:
        width = self.api.LineWidth or self.api.OuterLineWidth
        return min(_WEIGHTS, key=lambda w: abs(_WEIGHTS[w] - width)) if width else None

    @weight.setter
    def weight(self, value: str) -> None:
        Borders(self.cells).set([self.side], weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        return rgb(self.api.Color) if self.line_style != "none" else None

    @color.setter
    def color(self, value: Any) -> None:
        Borders(self.cells).set([self.side], color=value)


class Borders:
    """The sides of a range."""

    def __init__(self, cells: Dress) -> None:
        self.cells = cells

    @property
    def api(self) -> Any:
        return self.cells.uno.TableBorder2

    def __getitem__(self, side: str) -> Border:
        return Border(self.cells, side)

    def _common(self, name: str) -> Any:
        box = self.cells.box
        sides = ["edge_top", "edge_bottom", "edge_left", "edge_right"]
        sides += ["inside_vertical"] if box.columns > 1 else []
        sides += ["inside_horizontal"] if box.rows > 1 else []
        found = {getattr(self[s], name) for s in sides}
        return found.pop() if len(found) == 1 else None

    @property
    def line_style(self) -> Any:
        return self._common("line_style")

    @property
    def weight(self) -> Any:
        return self._common("weight")

    @property
    def color(self) -> Any:
        return self._common("color")

    def set(self, sides: Any, line_style: Any = ..., weight: Any = ..., color: Any = ...) -> None:
        """Sets sides. What is left out stays, and is a thin black line where there was none."""
        unset = (..., _xlwings_unset())
        table = self.cells.uno.TableBorder2
        for flag in ("Top", "Bottom", "Left", "Right", "Horizontal", "Vertical", "Distance"):
            setattr(table, f"Is{flag}{'' if flag == 'Distance' else 'Line'}Valid", False)
        for side in sides:
            line = self._line(self[side].api, line_style, weight, color, unset)
            if side in _BORDERS:
                setattr(table, _BORDERS[side], line)
                setattr(table, f"Is{_BORDERS[side]}Valid", True)
            else:
                setattr(self.cells.uno, _DIAGONALS[side], line)
        self.cells.uno.TableBorder2 = table

    @staticmethod
    def _line(old: Any, line_style: Any, weight: Any, color: Any, unset: tuple[Any, ...]) -> Any:
        style_given = not any(line_style is u for u in unset)
        if style_given and line_style in (None, "none"):
            return struct("table.BorderLine2")
        width = old.LineWidth or old.OuterLineWidth or _WEIGHTS["thin"]
        if not any(weight is u for u in unset) and weight:
            width = _WEIGHTS[weight]
        style = _STYLES.get(line_style, 0) if style_given else old.LineStyle
        ink = colour(color) if not any(color is u for u in unset) and color is not None else max(old.Color, 0)
        if style == _STYLES["double"]:
            width = max(width, 53)
        return struct("table.BorderLine2", Color=ink, OuterLineWidth=width, LineWidth=width, LineStyle=style)


def _xlwings_unset() -> Any:
    """The mark by which newer versions of xlwings say "left alone"."""
    from xlwings import base_classes

    return getattr(base_classes, "_UNSET", ...)
