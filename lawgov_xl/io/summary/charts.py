"""The charts of 总览, native to the spreadsheet, and the figures they are drawn from."""

from __future__ import annotations

from typing import Any

from lawgov_xl.io.summary.context import OVERVIEW, Context
from lawgov_xl.io.summary.styles import BARS, DARK, FONT, MIDDLE, STANDING_FILLS
from lawgov_xl.model import Status
from lawgov_xl.picture import Standing, chapters, count
from lawgov_xl.rules import all_rules
from lawgov_xl.text import shorten

WIDTH = 16
"""Columns of the dashboard, each of `COLUMN` characters."""
COLUMN = 10.0
_TOP = 15
DATA = 20
"""First column of the figures that the charts are drawn from (0-based): to the right, outside the print area."""
_NARROW = 0.04
"""Share of a bar below which a number would run over its neighbour's."""
_DEEP = tuple(BARS[st] for st in Status if st is not Status.NOT_APPLICABLE)
_FONT = {"name": FONT, "size": 9, "color": "#404040"}


class Data:
    """Figures for charts, put down in blocks to the right of the dashboard."""

    def __init__(self, context: Context, sheet: Any) -> None:
        self._context, self._sheet, self._row = context, sheet, 0

    def block(self, headers: list[str], rows: list[list[object]]) -> tuple[int, int]:
        """Writes a block; returns its first and last row of figures (0-based)."""
        s = self._context.styles
        for at, header in enumerate(headers):
            self._sheet.write_string(self._row, DATA + at, header, s.head)
        first = self._row + 1
        for line, row in enumerate(rows or [["—", *[0] * (len(headers) - 1)]]):
            for at, value in enumerate(row):
                if isinstance(value, str):
                    self._context.write(self._sheet, first + line, DATA + at, value)
                else:
                    self._sheet.write_number(first + line, DATA + at, value, s.number)
        last = first + max(len(rows), 1) - 1
        self._row = last + 2
        return first, last


def _series(first: int, last: int, column: int, name: str, colour: str, labels: bool) -> dict[str, object]:
    series: dict[str, object] = {
        "name": name,
        "categories": [OVERVIEW, first, DATA, last, DATA],
        "values": [OVERVIEW, first, column, last, column],
        "fill": {"color": colour},
        "gap": 45,
    }
    if labels:
        ink = "#FFFFFF" if colour in _DEEP else "#404040"  # on pale bars, or beside the bar
        series["data_labels"] = {
            "value": True,
            "font": {**_FONT, "bold": True, "color": ink},
            "num_format": "#,##0;;",
        }
    return series


def _place(sheet: Any, chart: Any, title: str, row: int, column: int, columns: int, rows: int) -> None:
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 12, "color": DARK}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_chartarea({"border": {"color": "#D9D9D9"}})
    chart.set_size({"width": columns * 75 - 6, "height": rows * 20 - 6})
    sheet.insert_chart(
        row, column, chart, {"x_offset": 3, "y_offset": 3, "object_position": 2, "description": title}
    )


def first_charts(context: Context, sheet: Any, data: Data, row: int) -> int:
    """Left: who has sent. Right: the status of every table."""
    picture = context.picture
    stands = [(st, sum(m.standing is st for m in picture.members)) for st in Standing]
    shown = [(st, n) for st, n in stands if n]
    first, last = data.block(["报送情况", "家数"], [[st.zh, n] for st, n in shown])
    pie = context.book.add_chart({"type": "doughnut"})
    pie.add_series(
        {
            "name": "报送情况",
            "categories": [OVERVIEW, first, DATA, last, DATA],
            "values": [OVERVIEW, first, DATA + 1, last, DATA + 1],
            "points": [
                {"fill": {"color": STANDING_FILLS[st]}, "border": {"color": "#7F7F7F"}} for st, _ in shown
            ]
            or None,
            "data_labels": {"value": True, "category": True, "separator": " ", "font": _FONT},
        }
    )
    pie.set_hole_size(55)
    _place(sheet, pie, "报送进度（家）", row, 0, 6, 14)
    rows: list[list[object]] = []
    for table in picture.edition.tables:
        sums = count(
            "".join(d.tables[table.key].statuses for _, d in context.counted if table.key in d.tables)
        )
        rows.append([table.sheet, *(getattr(sums, st.value) for st in Status)])
    first, last = data.block(["表", *(st.zh for st in Status)], rows)
    bar = context.book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for at, st in enumerate(Status, 1):
        bar.add_series(_series(first, last, DATA + at, st.zh, BARS[st], labels=_wide(rows, at)))
    _axes(bar, reverse=True)
    _place(sheet, bar, "各表填报状态（项次）", row, 6, 10, 14)
    return row + 15


def _wide(rows: list[list[object]], column: int) -> bool:
    """Whether a part of the bars is ever wide enough for its number."""
    shares: list[float] = []
    for row in rows:
        numbers = [v for v in row if isinstance(v, int)]
        value = row[column]
        if isinstance(value, int) and any(numbers):
            shares.append(value / sum(numbers))
    return max(shares, default=0.0) >= _NARROW


def _axes(chart: Any, *, reverse: bool = False) -> None:
    chart.set_y_axis(
        {
            "num_font": {**_FONT, "size": 8},
            "line": {"none": True},
            "major_gridlines": {"visible": False},
            "reverse": reverse,
            "interval_unit": 1,  # every bar has its name, however narrow LibreOffice thinks the chart
        }
    )
    chart.set_x_axis(
        {
            "num_font": {**_FONT, "size": 8},
            "label_position": "high" if reverse else "next_to",
            "major_gridlines": {"visible": True, "line": {"color": "#E7E6E6"}},
        }
    )


def chapter_charts(context: Context, sheet: Any, data: Data, row: int) -> tuple[int, list[int]]:
    """The status of every chapter, a chart for each table. Returns the next row, and where pages end."""
    breaks: list[int] = []
    for at, table in enumerate(context.picture.edition.tables):
        if at % 3 == 2:
            breaks.append(row)
        rows: list[list[object]] = []
        strings = [d.tables[table.key].statuses for _, d in context.counted if table.key in d.tables]
        for span in chapters(table):
            sums = count("".join(t[span.start : span.end] for t in strings))
            rows.append([shorten(span.title, 18), *(getattr(sums, st.value) for st in Status)])
        first, last = data.block([f"{table.sheet}：章", *(st.zh for st in Status)], rows)
        chart = context.book.add_chart({"type": "bar", "subtype": "percent_stacked"})
        for place, st in enumerate(Status, 1):
            chart.add_series(_series(first, last, DATA + place, st.zh, BARS[st], labels=_wide(rows, place)))
        _axes(chart, reverse=True)
        _place(sheet, chart, f"{table.sheet}：各章填报状态（项次）", row, 0, WIDTH, 18)
        row += 19
    return row, [*breaks, row]


def top_charts(context: Context, sheet: Any, data: Data, row: int) -> int:
    """Departments with most open issues; rules with most findings."""
    worst = sorted(context.counted, key=lambda p: (-p[1].issues.total, p[0].name))[:_TOP]
    rows: list[list[object]] = [
        [shorten(m.label, 12), d.issues.overdue, d.issues.total - d.issues.overdue]
        for m, d in worst
        if d.issues.total
    ]
    first, last = data.block(["单位", "已逾期", "其他问题"], rows)
    chart = context.book.add_chart({"type": "bar", "subtype": "stacked"})
    chart.add_series(_series(first, last, DATA + 1, "已逾期", BARS[Status.UNFILLED], labels=True))
    chart.add_series(_series(first, last, DATA + 2, "其他问题", BARS[Status.ISSUE], labels=True))
    _axes(chart, reverse=True)
    _place(sheet, chart, f"存在问题最多的单位（前 {max(len(rows), 1)} 家）", row, 0, 8, 24)
    sums: dict[str, int] = {}
    for _, digest in context.counted:
        for code, n in digest.rules.items():
            sums[code] = sums.get(code, 0) + n
    for shared in context.picture.findings:
        sums[shared.finding.rule] = sums.get(shared.finding.rule, 0) + 1
    names = {r.code: r.name for r in all_rules()}
    top = sorted(sums.items(), key=lambda p: (-p[1], p[0]))[:_TOP]
    first, last = data.block(
        ["校验规则", "条数"], [[f"{c} {shorten(names.get(c, ''), 12)}", n] for c, n in top]
    )
    chart = context.book.add_chart({"type": "bar"})
    chart.add_series(_series(first, last, DATA + 1, "条数", MIDDLE, labels=True))
    _axes(chart, reverse=True)
    _place(sheet, chart, "校验发现最多的问题（条）", row, 8, 8, 24)
    chart.set_legend({"none": True})
    return row + 25
