"""Excel on Windows, by COM behind xlwings. No Excel runs where this is built: what is used here is held to the
documented object model and exercised against a stand-in; docs/excel-first-run.md is the check on the real one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

from lawgov_xl.grid import Merge
from lawgov_xl.io.live.hosts import Drawing, Lines
from lawgov_xl.io.live.places import quoted

_ALLOW = (
    "AllowFormattingCells",
    "AllowFormattingColumns",
    "AllowFormattingRows",
    "AllowInsertingColumns",
    "AllowInsertingRows",
    "AllowInsertingHyperlinks",
    "AllowDeletingColumns",
    "AllowDeletingRows",
    "AllowSorting",
    "AllowFiltering",
    "AllowUsingPivotTables",
)
_SOLID, _NO_PATTERN, _MANUAL = 1, -4142, -4135
_PLAIN_PATTERNS = (_SOLID, _NO_PATTERN)
_BOTTOM, _FOLDER_PICKER = -4107, 4
_NO_ZEROS = "0;;;"
_ESCAPE = 0x1B


class ExcelHost:
    """See `Host`."""

    name = "excel"

    def read_only(self, book: Any) -> bool:
        return bool(book.api.ReadOnly)

    def structure_locked(self, book: Any) -> bool:
        return bool(book.api.ProtectStructure)

    def unlock(self, sheet: Any) -> object | None:
        native = sheet.api
        if not native.ProtectContents:
            return None
        how = {name: bool(getattr(native.Protection, name)) for name in _ALLOW}
        how |= {
            "DrawingObjects": bool(native.ProtectDrawingObjects),
            "Scenarios": bool(native.ProtectScenarios),
        }
        selection = native.EnableSelection
        with suppress(Exception):  # a wrong password is a COM error; what counts is whether the lock is off
            native.Unprotect("")
        if native.ProtectContents:
            raise PermissionError(sheet.name)
        return how, selection

    def lock(self, sheet: Any, how: object) -> None:
        options, selection = cast("tuple[dict[str, bool], int]", how)  # what `unlock` gave
        sheet.api.Protect(Contents=True, **options)
        sheet.api.EnableSelection = selection

    @contextmanager
    def one_step(self, book: Any, title: str) -> Iterator[None]:
        # Excel forgets its Undo when a macro runs; 清除标记 and the log of fixes stand in for it.
        app = book.app
        before = app.screen_updating, app.enable_events, app.api.Calculation
        app.screen_updating = app.enable_events = False
        app.api.Calculation = _MANUAL
        try:
            yield
        finally:
            app.screen_updating, app.enable_events, app.api.Calculation = before

    def selected(self, book: Any) -> tuple[str, tuple[Merge, ...]]:
        areas = []
        for area in book.app.api.ActiveWindow.RangeSelection.Areas:
            rows, columns = area.Rows.Count, area.Columns.Count
            areas.append((area.Row, area.Column, area.Row + rows - 1, area.Column + columns - 1))
        return book.sheets.active.name, tuple(areas)

    def put(self, area: Any, rows: Sequence[Sequence[object]]) -> None:
        area.value = [list(r) for r in rows]

    def merges(self, sheet: Any) -> tuple[Merge, ...]:
        used = sheet.used_range
        found: set[Merge] = set()
        rows, columns = used.shape
        self._halve(sheet, used.row, used.column, rows, columns, found)
        return tuple(sorted(found))

    def _halve(self, sheet: Any, row: int, column: int, rows: int, columns: int, found: set[Merge]) -> None:
        area = sheet.range((row, column), (row + rows - 1, column + columns - 1))
        merged = area.merge_cells  # None where only some cells are
        if merged is False:
            return
        if rows == columns == 1:
            whole = area.merge_area
            height, width = whole.shape
            found.add((whole.row, whole.column, whole.row + height - 1, whole.column + width - 1))
        elif rows >= columns:
            top = rows // 2
            self._halve(sheet, row, column, top, columns, found)
            self._halve(sheet, row + top, column, rows - top, columns, found)
        else:
            left = columns // 2
            self._halve(sheet, row, column, rows, left, found)
            self._halve(sheet, row, column + left, rows, columns - left, found)

    def fills(self, sheet: Any, cells: Sequence[str]) -> dict[str, str]:
        return {cell: self._fill(sheet.range(cell).api.Interior) for cell in cells}

    @staticmethod
    def _fill(interior: Any) -> str:
        pattern = interior.Pattern
        if pattern == _NO_PATTERN:
            return json.dumps({"Pattern": pattern})
        if pattern not in _PLAIN_PATTERNS:
            return ""  # hatched and graded fills can not be put back in full, so they are left alone
        theme = interior.ThemeColor
        if isinstance(theme, (int, float)) and theme > 0:
            return json.dumps(
                {"Pattern": pattern, "ThemeColor": int(theme), "TintAndShade": interior.TintAndShade}
            )
        return json.dumps({"Pattern": pattern, "Color": int(interior.Color)})

    def paint(self, sheet: Any, colours: Mapping[str, str]) -> None:
        for cell, colour in colours.items():
            interior = sheet.range(cell).api.Interior
            interior.Pattern = _SOLID
            interior.Color = _bgr(colour)

    def refill(self, sheet: Any, fills: Mapping[str, str]) -> None:
        for cell, fill in fills.items():
            interior = sheet.range(cell).api.Interior
            for name, value in json.loads(fill).items():
                setattr(interior, name, value)

    def notes(self, sheet: Any) -> dict[str, str]:
        return {n.Parent.Address.replace("$", ""): n.Text() for n in sheet.api.Comments}

    def add_notes(self, sheet: Any, texts: Mapping[str, str]) -> None:
        for cell, text in texts.items():
            comment = sheet.range(cell).api.AddComment(text)
            comment.Visible = False

    def append_note(self, sheet: Any, cell: str, text: str) -> None:
        comment = sheet.range(cell).api.Comment
        comment.Text(text, len(comment.Text()) + 1, False)

    def trim_note(self, sheet: Any, cell: str, length: int) -> None:
        comment = sheet.range(cell).api.Comment
        if comment is not None:
            whole = len(comment.Text())
            comment.Shape.TextFrame.Characters(length + 1, whole - length).Delete()

    def remove_notes(self, sheet: Any, cells: Sequence[str]) -> None:
        for cell in cells:
            comment = sheet.range(cell).api.Comment
            if comment is not None:
                comment.Delete()

    def link(self, sheet: Any, first: str, places: Sequence[tuple[str, str] | None]) -> None:
        top = sheet.range(first)
        for down, place in enumerate(places):
            if place:
                anchor, target = top.offset(down, 0).api, quoted(*place)
                sheet.api.Hyperlinks.Add(Anchor=anchor, Address="", SubAddress=target, TextToDisplay=place[1])

    def follow(self, sheet: Any, first: str, places: Sequence[tuple[str, str]]) -> None:
        there = [quoted(*p) for p in places]
        if there:
            area = sheet.range(first).resize(len(there), 1)
            area.formula = [[f"=ADDRESS(ROW({p}),COLUMN({p}),4)"] for p in there]

    def show(self, sheet: Any, cell: str = "") -> None:
        sheet.api.Activate()
        if cell:
            sheet.book.app.api.Goto(sheet.range(cell).api, False)

    def freeze(self, sheet: Any, rows: int) -> None:
        sheet.api.Activate()
        window = sheet.book.app.api.ActiveWindow
        window.FreezePanes = False
        window.SplitColumn, window.SplitRow = 0, rows
        window.FreezePanes = True

    def draw(self, sheet: Any, drawing: Drawing) -> None:
        chart = sheet.charts.add(*drawing.place)
        chart.name, chart.chart_type = drawing.name, drawing.kind
        native = chart.api[1]
        every = native.SeriesCollection()
        while every.Count:  # Excel guesses series from where the cursor stands
            native.SeriesCollection(1).Delete()
        if drawing.kind == "doughnut":
            series = native.SeriesCollection().NewSeries()
            parts = drawing.numbers.shape[1]
            series.Values, series.XValues = drawing.numbers[0, 1:parts].api, drawing.labels[0, 1:parts].api
            series.HasDataLabels = True
            series.DataLabels().NumberFormat = _NO_ZEROS
            for number, colour in enumerate(drawing.colours, 1):
                series.Points(number).Format.Fill.ForeColor.RGB = _bgr(colour)
        else:
            rows, columns = drawing.numbers.shape
            for column in range(columns):
                series = native.SeriesCollection().NewSeries()
                series.Name = drawing.numbers[0, column].value
                series.Values = drawing.numbers[1:rows, column].api
                series.XValues = drawing.labels[1:rows, 0].api
                series.HasDataLabels = True
                series.DataLabels().NumberFormat = _NO_ZEROS
                series.Format.Fill.ForeColor.RGB = _bgr(drawing.colours[column])
            native.Axes(1).ReversePlotOrder = True  # the first chapter on top
        native.HasLegend = True
        native.Legend.Position = _BOTTOM
        chart.title = drawing.title

    def fit_rows(self, area: Any) -> None:
        area.rows.autofit()

    def insert_rows(self, sheet: Any, count: int) -> None:
        sheet.api.Rows(f"1:{count}").Insert()
        added = sheet.api.Rows(f"1:{count}")
        added.Clear()
        added.RowHeight = sheet.api.StandardHeight

    def delete_rows(self, sheet: Any, count: int) -> None:
        sheet.api.Rows(f"1:{count}").Delete()

    def hide(self, sheet: Any, *, rows: Lines | None = None, columns: Lines | None = None) -> None:
        self._hidden(sheet, rows, columns, hidden=True)

    def show_hidden(self, sheet: Any, *, rows: Lines | None = None, columns: Lines | None = None) -> None:
        self._hidden(sheet, rows, columns, hidden=False)

    @staticmethod
    def _hidden(sheet: Any, rows: Lines | None, columns: Lines | None, *, hidden: bool) -> None:
        if rows:
            sheet.range((rows[0], 1), (rows[1], 1)).api.EntireRow.Hidden = hidden
        if columns:
            sheet.range((1, columns[0]), (1, columns[1])).api.EntireColumn.Hidden = hidden

    def save_copy(self, book: Any, path: str) -> None:
        book.api.SaveCopyAs(path)

    def ask(self, book: Any, prompt: str, title: str, default: str = "") -> str | None:
        answer = book.app.api.InputBox(Prompt=prompt, Title=title, Default=default, Type=2)
        return None if answer is False else str(answer)

    def choose(self, book: Any, prompt: str, title: str, options: Sequence[str]) -> int | None:
        listed = "\n".join(f"{n}. {o}" for n, o in enumerate(options, 1))
        while (answer := self.ask(book, f"{prompt}\n{listed}", title, "1")) is not None:
            if answer.strip().isdigit() and 1 <= int(answer) <= len(options):
                return int(answer) - 1
        return None

    def pick_file(self, book: Any, title: str, patterns: Sequence[str]) -> str | None:
        wanted = ";".join(patterns) or "*.*"
        picked = book.app.api.GetOpenFilename(FileFilter=f"{wanted},{wanted}", Title=title)
        return None if picked is False else str(picked)

    def pick_folder(self, book: Any, title: str) -> str | None:
        dialog = book.app.api.FileDialog(_FOLDER_PICKER)
        dialog.Title = title
        return str(dialog.SelectedItems(1)) if dialog.Show() else None

    def unchanged(self, book: Any) -> bool:
        return bool(book.api.Path) and bool(book.api.Saved)

    def stop_asked(self) -> bool:
        import ctypes

        user = getattr(ctypes, "windll", None)
        return bool(user and user.user32.GetAsyncKeyState(_ESCAPE) & 0x8000)


def _bgr(colour: str) -> int:
    """RRGGBB as Excel counts it."""
    return int(colour[4:6] + colour[2:4] + colour[:2], 16)
