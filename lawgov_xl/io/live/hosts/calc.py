"""LibreOffice Calc, behind the engine of `lawgov_xl.calc`. Cells are dealt with in sets: each UNO call costs 0.3 ms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawgov_xl.grid import Merge, address
from lawgov_xl.io.live.hosts import Drawing, Lines
from lawgov_xl.io.live.places import quoted

_INHERITED = "-"
"""A cell that has its fill from its style, not of its own."""
_MIXED = "AMBIGUOUS_VALUE"


class CalcHost:
    """See `Host`."""

    name = "calc"

    def read_only(self, book: Any) -> bool:
        return bool(book.impl.read_only)

    def structure_locked(self, book: Any) -> bool:
        return bool(book.impl.api.isProtected())

    def unlock(self, sheet: Any) -> object | None:
        if not sheet.impl.protected:
            return None
        if not sheet.impl.unprotect():
            raise PermissionError(sheet.name)
        return True

    def lock(self, sheet: Any, how: object) -> None:
        sheet.impl.protect()  # Calc itself keeps the options

    def one_step(self, book: Any, title: str) -> _OneStep:
        return _OneStep(book, title)

    def selected(self, book: Any) -> tuple[str, tuple[Merge, ...]]:
        name, boxes = book.impl.selected_areas()
        return name, tuple((b.row, b.column, b.last_row, b.last_column) for b in boxes)

    def put(self, area: Any, rows: Sequence[Sequence[object]]) -> None:
        area.impl.make_undoable()
        area.value = [list(r) for r in rows]

    def merges(self, sheet: Any) -> tuple[Merge, ...]:
        return tuple((b.row, b.column, b.last_row, b.last_column) for b in sheet.impl.merges())

    def fills(self, sheet: Any, cells: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        pending = [list(cells)] if cells else []
        while pending:  # halves of a mixed set, until each is of one fill
            some = pending.pop()
            area = self._set(sheet, some)
            state = area.getPropertyState("CellBackColor").value
            if state == _MIXED and len(some) > 1:
                pending += [some[: len(some) // 2], some[len(some) // 2 :]]
            else:
                fill = str(area.CellBackColor) if state == "DIRECT_VALUE" else _INHERITED
                found |= dict.fromkeys(some, fill)
        return found

    def paint(self, sheet: Any, colours: Mapping[str, str]) -> None:
        for colour in set(colours.values()):
            self._set(sheet, [c for c, k in colours.items() if k == colour]).CellBackColor = int(colour, 16)

    def refill(self, sheet: Any, fills: Mapping[str, str]) -> None:
        for fill in set(fills.values()):
            area = self._set(sheet, [c for c, f in fills.items() if f == fill])
            if fill == _INHERITED:
                area.setPropertyToDefault("CellBackColor")
            else:
                area.CellBackColor = int(fill)

    def _set(self, sheet: Any, cells: Sequence[str]) -> Any:
        return sheet.impl.cell_set(cells)

    def notes(self, sheet: Any) -> dict[str, str]:
        return {address(*n.position): n.text for n in sheet.impl.notes}

    def add_notes(self, sheet: Any, texts: Mapping[str, str]) -> None:
        sheet.impl.add_notes(texts)

    def append_note(self, sheet: Any, cell: str, text: str) -> None:
        sheet.impl.range(cell).note.append(text)

    def trim_note(self, sheet: Any, cell: str, length: int) -> None:
        note = sheet.impl.range(cell).note
        if note is not None:
            note.trim(length)

    def remove_notes(self, sheet: Any, cells: Sequence[str]) -> None:
        if cells:
            sheet.impl.remove_notes(cells)

    def link(self, sheet: Any, first: str, places: Sequence[tuple[str, str] | None]) -> None:
        # As formulas, in one call: Calc takes a place in Excel's notation too. Real links cost 3 ms each.
        links = [f'=HYPERLINK("#{_doubled(quoted(*p))}";"{p[1]}")' if p else "" for p in places]
        _column(sheet, first, links)

    def follow(self, sheet: Any, first: str, places: Sequence[tuple[str, str]]) -> None:
        there = [quoted(name, cell, "$", ".") for name, cell in places]
        _column(sheet, first, [f"=ADDRESS(ROW({p});COLUMN({p});4)" for p in there])

    def show(self, sheet: Any, cell: str = "") -> None:
        sheet.impl.activate()
        if cell:
            sheet.impl.range(cell).select()

    def freeze(self, sheet: Any, rows: int) -> None:
        sheet.impl.freeze_panes.freeze_at(f"1:{rows}")

    def draw(self, sheet: Any, drawing: Drawing) -> None:
        ring = drawing.kind == "doughnut"
        chart = sheet.impl.charts.add(
            *drawing.place,
            chart_type=drawing.kind,
            sources=(drawing.labels.impl, drawing.numbers.impl),
            plot_by="rows" if ring else "columns",
            name=drawing.name,
        )
        with chart.dressing():
            chart.title = drawing.title
            chart.set_colours([int(c, 16) for c in drawing.colours])
            chart.set_labels()
            chart.legend.position = "bottom"
            if not ring:
                chart.plain_bars()

    def fit_rows(self, area: Any) -> None:
        document = area.impl.sheet.book.api
        document.IsAdjustHeightEnabled = True  # see `one_step`
        area.impl.autofit("r")
        document.IsAdjustHeightEnabled = False

    def insert_rows(self, sheet: Any, count: int) -> None:
        sheet.impl.range(f"1:{count}").insert("down")
        sheet.impl.range(f"1:{count}").clear()

    def delete_rows(self, sheet: Any, count: int) -> None:
        sheet.impl.range(f"1:{count}").delete("up")

    def hide(self, sheet: Any, *, rows: Lines | None = None, columns: Lines | None = None) -> None:
        if rows:
            sheet.impl.range((rows[0], 1), (rows[1], 1)).row_hidden = True
        if columns:
            sheet.impl.range((1, columns[0]), (1, columns[1])).column_hidden = True

    def show_hidden(self, sheet: Any, *, rows: Lines | None = None, columns: Lines | None = None) -> None:
        if rows:
            sheet.impl.range((rows[0], 1), (rows[1], 1)).row_hidden = False
        if columns:
            sheet.impl.range((1, columns[0]), (1, columns[1])).column_hidden = False

    def save_copy(self, book: Any, path: str) -> None:
        book.impl.save_copy(path)

    def ask(self, book: Any, prompt: str, title: str, default: str = "") -> str | None:
        answer: str | None = book.app.impl.ask(prompt, title, default)
        return answer

    def choose(self, book: Any, prompt: str, title: str, options: Sequence[str]) -> int | None:
        picked: int | None = book.app.impl.choose(prompt, title, list(options))
        return picked

    def pick_file(self, book: Any, title: str, patterns: Sequence[str]) -> str | None:
        picked: str | None = book.app.impl.pick_file(title, list(patterns))
        return picked

    def pick_folder(self, book: Any, title: str) -> str | None:
        picked: str | None = book.app.impl.pick_folder(title)
        return picked

    def unchanged(self, book: Any) -> bool:
        return bool(book.impl.api.URL) and not book.impl.api.isModified()

    def stop_asked(self) -> bool:
        return False


class _OneStep:
    """See `Host.one_step`. (A class: contextlib can not pass on the exceptions of UNO.)"""

    def __init__(self, book: Any, title: str) -> None:
        self._document, self._undo = book.impl.api, book.impl.one_undo(title)

    def __enter__(self) -> None:
        document = self._document
        self._automatic = document.isAutomaticCalculationEnabled()
        document.enableAutomaticCalculation(False)
        # Else every change lays out anew the text of all rows that grow with it: 100 ms each on the example.
        document.IsAdjustHeightEnabled = False
        document.addActionLock()
        document.lockControllers()
        self._undo.__enter__()

    def __exit__(self, kind: object, *rest: object) -> None:
        document = self._document
        try:
            self._undo.__exit__(kind, *rest)
        finally:
            document.IsAdjustHeightEnabled = True
            document.unlockControllers()
            document.removeActionLock()
            document.enableAutomaticCalculation(self._automatic)


def _column(sheet: Any, first: str, formulas: Sequence[str]) -> None:
    """Formulas in Calc's own notation, past the translation that each would need."""
    if formulas:
        area = sheet.range(first).resize(len(formulas), 1)
        area.impl.uno.setFormulaArray(tuple((f,) for f in formulas))


def _doubled(text: str) -> str:
    return text.replace('"', '""')
