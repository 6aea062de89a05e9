"""Native charts on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from lawgov_xl.calc.drawings import POINT, Drawings, Drawn
from lawgov_xl.calc.uno_bridge import enum, invoke, properties, struct, typed, url

if TYPE_CHECKING:
    from lawgov_xl.calc.ranges import Range
    from lawgov_xl.calc.sheets import Sheet

_TYPES: dict[str, tuple[str, dict[str, Any]]] = {
    "column_clustered": ("BarDiagram", {"Vertical": False}),
    "column_stacked": ("BarDiagram", {"Vertical": False, "Stacked": True}),
    "column_stacked_100": ("BarDiagram", {"Vertical": False, "Percent": True}),
    "bar_clustered": ("BarDiagram", {"Vertical": True}),
    "bar_stacked": ("BarDiagram", {"Vertical": True, "Stacked": True}),
    "bar_stacked_100": ("BarDiagram", {"Vertical": True, "Percent": True}),
    "line": ("LineDiagram", {}),
    "line_markers": ("LineDiagram", {"SymbolType": -1}),
    "area": ("AreaDiagram", {}),
    "pie": ("PieDiagram", {}),
    "doughnut": ("DonutDiagram", {}),
    "xy_scatter": ("XYDiagram", {}),
}


class Chart(Drawn):
    """A native chart."""

    def __init__(self, sheet: Sheet, shape: Any, table_name: str = "") -> None:
        super().__init__(sheet, shape)
        self._table = table_name or str(shape.PersistName)

    @property
    def document(self) -> Any:
        """The chart's own document."""
        return self.api.Model

    @property
    def chart_type(self) -> str:
        diagram = self.document.Diagram
        kind = diagram.DiagramType.rpartition(".")[2]
        for name, (service, settings) in _TYPES.items():
            flags = {"Vertical": False, "Stacked": False, "Percent": False} if service == "BarDiagram" else {}
            if service == kind and all(getattr(diagram, k) == v for k, v in {**flags, **settings}.items()):
                return name
        return str(kind)

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        service, settings = _TYPES[value]
        self.document.setDiagram(self.document.createInstance(f"com.sun.star.chart.{service}"))
        for key, setting in settings.items():
            setattr(self.document.Diagram, key, setting)

    def set_source_data(self, source: Range, plot_by: str | None = None) -> None:
        """The cells to draw; their first row and column are taken as labels."""
        charts = self.sheet.api.Charts
        chart = charts.getByName(self._table)
        chart.setRanges((source.uno.RangeAddress,))
        chart.HasColumnHeaders = chart.HasRowHeaders = True
        if plot_by:
            self.plot_by = plot_by

    @property
    def plot_by(self) -> str:
        """Whether the series stand in rows or in columns."""
        return str(self.document.Diagram.DataRowSource.value).lower()

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        self.document.Diagram.DataRowSource = enum("chart.ChartDataRowSource", value.upper())

    @property
    def title(self) -> str | None:
        return str(self.document.Title.String) if self.document.HasMainTitle else None

    @title.setter
    def title(self, value: str | None) -> None:
        self.document.HasMainTitle = value is not None
        if value is not None:
            self.document.Title.String = value

    @property
    def legend(self) -> Legend:
        return Legend(self)

    def dressing(self) -> Unrecorded:
        """Changes to the chart's looks, kept out of Undo: LibreOffice 7.4 dies of undoing them together with the
        chart. The chart itself stays in Undo."""
        return Unrecorded(self.sheet.book.api.getUndoManager())

    def set_colours(self, colours: list[int]) -> None:
        """The colours of the series, 0xRRGGBB; of the points, where there is one series."""
        diagram = self.document.Diagram
        pie = diagram.DiagramType.endswith(("PieDiagram", "DonutDiagram"))
        for index, ink in enumerate(colours):
            part = diagram.getDataPointProperties(index, 0) if pie else diagram.getDataRowProperties(index)
            part.FillColor = ink

    def set_labels(self) -> None:
        """Writes its value at every point but the noughts (1 is the value, com.sun.star.chart.ChartDataCaption)."""
        diagram = self.document.Diagram
        diagram.DataCaption = 1
        by_rows = self.plot_by == "rows"
        for row, numbers in enumerate(self.document.Data.Data):
            for column, number in enumerate(numbers):
                if number == 0:
                    point, series = (column, row) if by_rows else (row, column)
                    diagram.getDataPointProperties(point, series).DataCaption = 0

    def plain_bars(self) -> None:
        """White ground, and the first category on top."""
        diagram = self.document.Diagram
        diagram.Wall.FillStyle = enum("drawing.FillStyle", "NONE")
        diagram.XAxis.ReverseDirection = True

    def delete(self) -> None:
        self.sheet.api.Charts.removeByName(self._table)

    def to_png(self, path: str) -> None:
        exporter = self.sheet.book.app.office.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.drawing.GraphicExportFilter", self.sheet.book.app.office.context
        )
        exporter.setSourceDocument(self.api)
        exporter.filter(properties(URL=url(Path(path).absolute()), MediaType="image/png"))


class Unrecorded:
    """Nothing done inside goes into Undo. (A class: contextlib can not pass on the exceptions of UNO.)"""

    def __init__(self, undo: Any) -> None:
        self._undo = undo

    def __enter__(self) -> None:
        self._undo.lock()

    def __exit__(self, *_: object) -> None:
        self._undo.unlock()


class Legend:
    """The legend of a chart."""

    _PLACES: ClassVar = {"top": "TOP", "bottom": "BOTTOM", "left": "LEFT", "right": "RIGHT"}

    def __init__(self, chart: Chart) -> None:
        self.api = chart.document

    @property
    def visible(self) -> bool:
        return bool(self.api.HasLegend)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.api.HasLegend = value

    @property
    def position(self) -> str | None:
        found = self.api.Legend.Alignment.value
        return next((k for k, v in self._PLACES.items() if v == found), None) if self.visible else None

    @position.setter
    def position(self, value: str) -> None:
        self.api.HasLegend = True
        self.api.Legend.Alignment = enum("chart.ChartLegendPosition", self._PLACES[value])


class Charts(Drawings):
    """Native charts."""

    def _all(self) -> list[Any]:
        page = self.api
        shapes = [page.getByIndex(i) for i in range(page.getCount())]
        charts = set(self.sheet.api.Charts.getElementNames())
        return [
            Chart(self.sheet, s)
            for s in shapes
            if s.ShapeType.endswith("OLE2Shape") and s.PersistName in charts
        ]

    def add(
        self,
        left: float = 0,
        top: float = 0,
        width: float = 355,
        height: float = 211,
        *,
        chart_type: str | None = None,
        source: Range | None = None,
        sources: Sequence[Range] = (),
        plot_by: str | None = None,
        name: str | None = None,
        anchor: Any = None,
        style: int | None = None,
    ) -> Chart:
        """A new chart. sources: several ranges drawn together, labels first, beside or below each other.

        Calc takes ranges only here: one added to an empty chart is not drawn.
        """
        place = getattr(anchor, "impl", anchor)
        x, y = (place.left, place.top) if place is not None else (left, top)
        box = struct(
            "awt.Rectangle",
            X=round((x or 0) * POINT),
            Y=round((y or 0) * POINT),
            Width=round(width * POINT),
            Height=round(height * POINT),
        )
        charts = self.sheet.api.Charts
        taken = set(charts.getElementNames())
        number = len(taken) + 1
        while f"Object {number}" in taken:
            number += 1
        table = f"Object {number}"
        shown = (source,) if source is not None else tuple(sources)
        ranges = tuple(r.uno.RangeAddress for r in shown)
        invoke(
            charts,
            "addNewByName",
            table,
            box,
            typed("[]com.sun.star.table.CellRangeAddress", ranges),
            True,
            True,
        )
        made: Chart = next(c for c in self._all() if c._table == table)
        with made.dressing():
            if name:
                made.name = name
            if chart_type:
                made.chart_type = chart_type
            if plot_by and shown:
                made.plot_by = plot_by
        return made
