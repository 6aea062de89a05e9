"""Pictures and shapes on a sheet. Lengths are points, as in Excel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc.looks import Characters, Font
from lawgov_xl.calc.uno_bridge import Partial, fault, properties, struct, typed, url

if TYPE_CHECKING:
    from lawgov_xl.calc.ranges import Range
    from lawgov_xl.calc.sheets import Sheet

POINT = 35.27778


class Drawn(Partial):
    """Something that lies on a sheet."""

    def __init__(self, sheet: Sheet, shape: Any) -> None:
        self.sheet, self.api = sheet, shape

    @property
    def parent(self) -> Sheet:
        return self.sheet

    @property
    def name(self) -> str:
        return str(self.api.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value

    def place(self, **changed: float) -> None:
        point, size = self.api.Position, self.api.Size
        for key, value in changed.items():
            target = point if key in ("X", "Y") else size
            setattr(target, key, round(value * POINT))
        self.api.setPosition(point)
        self.api.setSize(size)

    @property
    def left(self) -> float:
        return float(round(self.api.Position.X / POINT, 1))

    @left.setter
    def left(self, value: float) -> None:
        self.place(X=value)

    @property
    def top(self) -> float:
        return float(round(self.api.Position.Y / POINT, 1))

    @top.setter
    def top(self, value: float) -> None:
        self.place(Y=value)

    @property
    def width(self) -> float:
        return float(round(self.api.Size.Width / POINT, 1))

    @width.setter
    def width(self, value: float) -> None:
        self.place(Width=value)

    @property
    def height(self) -> float:
        return float(round(self.api.Size.Height / POINT, 1))

    @height.setter
    def height(self, value: float) -> None:
        self.place(Height=value)

    def delete(self) -> None:
        self.sheet.api.DrawPage.remove(self.api)


class Shape(Drawn):
    """A shape; `type` is picture, chart, text_box, comment or auto_shape."""

    @property
    def type(self) -> str:
        kinds = {
            "GraphicObjectShape": "picture",
            "OLE2Shape": "chart",
            "TextShape": "text_box",
            "CaptionShape": "comment",
        }
        return kinds.get(self.api.ShapeType.rpartition(".")[2], "auto_shape")

    @property
    def text(self) -> str | None:
        return str(self.api.getString()) if hasattr(self.api, "getString") else None

    @text.setter
    def text(self, value: str) -> None:
        self.api.setString(value)

    @property
    def font(self) -> Font:
        return Font(self.api)

    @property
    def characters(self) -> Characters:
        return Characters(self.api)


class Picture(Drawn):
    """A picture."""

    @property
    def lock_aspect_ratio(self) -> bool:
        return True

    def update(self, filename: str) -> Picture:
        self.api.Graphic = _graphic(self.sheet, filename)
        return self


class Drawings:
    """What lies on a sheet, of one kind; notes' captions are left out."""

    kind: type[Drawn] = Shape

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        return self.sheet.api.DrawPage

    @property
    def parent(self) -> Sheet:
        return self.sheet

    def _all(self) -> list[Any]:
        page = self.api
        found = [Shape(self.sheet, page.getByIndex(i)) for i in range(page.getCount())]
        shown = [s for s in found if s.type != "comment"]
        return [s if self.kind is Shape else self.kind(self.sheet, s.api) for s in shown if self._wanted(s)]

    def _wanted(self, shape: Shape) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __call__(self, key: str | int) -> Any:
        if isinstance(key, int):
            return self._all()[key - 1]
        for drawn in self._all():
            if drawn.name == key:
                return drawn
        raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return any(d.name == key for d in self._all())


class Shapes(Drawings):
    """All shapes."""


class Pictures(Drawings):
    """Pictures."""

    kind = Picture

    def _wanted(self, shape: Shape) -> bool:
        return shape.type == "picture"

    def add(
        self,
        filename: str,
        link_to_file: bool = False,
        save_with_document: bool = True,
        left: float | None = None,
        top: float | None = None,
        width: float | None = None,
        height: float | None = None,
        anchor: Any = None,
    ) -> Picture:
        """A picture from a file; its own size (at 96 dpi) unless one is given."""
        shape = self.sheet.book.api.createInstance("com.sun.star.drawing.GraphicObjectShape")
        graphic = _graphic(self.sheet, filename)
        shape.setSize(_size(graphic))
        self.api.add(shape)
        shape.Graphic = graphic
        made = Picture(self.sheet, shape)
        if anchor is not None:
            place = getattr(anchor, "impl", anchor)
            left, top = place.left, place.top
        made.place(X=left or 0, Y=top or 0)
        if width and width > 0:
            made.width = width
        if height and height > 0:
            made.height = height
        made.name = made.name or f"Picture {len(self)}"
        return made


def _size(graphic: Any) -> Any:
    """The size that the picture's file states; where it states none, at 96 dpi."""
    stated = graphic.Size100thMM
    if stated.Width and stated.Height:
        return stated
    pixels = graphic.SizePixel
    return struct("awt.Size", Width=round(pixels.Width * 26.4583), Height=round(pixels.Height * 26.4583))


def _graphic(sheet: Sheet, filename: str) -> Any:
    provider = sheet.book.app.office.service("com.sun.star.graphic.GraphicProvider")
    return provider.queryGraphic(properties(URL=url(Path(filename).absolute())))


def write_pdf(cells: Range, path: str) -> None:
    """Writes a range as a PDF, by Calc's own export of a selection."""
    data = typed("[]com.sun.star.beans.PropertyValue", properties(Selection=cells.uno))
    wanted = properties(FilterName="calc_pdf_Export", FilterData=data, Overwrite=True)
    try:
        cells.sheet.book.api.storeToURL(url(Path(path).absolute()), wanted)
    except fault("io.IOException") as why:
        raise OSError(f"{path}: {why}") from why
