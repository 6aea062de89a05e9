"""The page that every list of a comparison is written on: title, note, header, rows as high as their texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from xlsxwriter import Workbook

from lawgov_xl.compare import Comparison, Fate
from lawgov_xl.io import fit
from lawgov_xl.io.summary.styles import DARK, Styles

LONGEST = 32_000
"""Characters of a text that are shown; a cell holds 32,767."""
_TALLEST = 300.0
FATES = {
    Fate.CLOSED: "#C6E0B4", Fate.OPEN: "#FFE699", Fate.OVERDUE: "#F8CBAD", Fate.UNANSWERED: "#FF9999",
    Fate.DROPPED: "#E7E6E6", Fate.NEW: "#BDD7EE",
}  # fmt: skip
"""Fills of what became of a problem; `FATE_BARS` are those of its bars."""
FATE_BARS = {
    Fate.CLOSED: "#70AD47", Fate.OPEN: "#FFC000", Fate.OVERDUE: "#ED7D31", Fate.UNANSWERED: "#C00000",
    Fate.DROPPED: "#A5A5A5", Fate.NEW: "#5B9BD5",
}  # fmt: skip
OUT, IN = {"font_color": "#C00000", "font_strikeout": True}, {"font_color": "#1F4E79", "underline": 1}


@lru_cache(maxsize=8192)
def _height(text: str, width: float) -> float:
    """Points that a text takes in a cell; departments share their requirements, and many answers."""
    return fit.height(text, width, 10)


class Page:
    """The workbook that is written, with the looks that its sheets share."""

    def __init__(self, book: Workbook, comparison: Comparison) -> None:
        self.book, self.c = book, comparison
        self.styles = Styles(book)
        self.many = len(comparison.departments) > 1
        self.widths: list[float] = []
        self.plain = self.styles.of(text_wrap=True, valign="top", border=1, border_color="#D0D0D0")
        self.middle = self.styles.of(
            text_wrap=True, valign="top", align="center", border=1, border_color="#D0D0D0"
        )
        self.head = self.styles.of(
            bold=True, font_color="#FFFFFF", bg_color=DARK, align="center", text_wrap=True, border=1
        )

    def sheet(self, name: str, title: str, note: str, columns: Sequence[tuple[str, float]]) -> Any:
        """A sheet with title, note and header row (row 3); the department's column only where there are several."""
        sheet = self.book.add_worksheet(name)
        self.widths = [width for _, width in columns]
        sheet.set_row(0, 30)
        sheet.write_string(0, 0, title, self.styles.title)
        sheet.write_string(1, 0, note, self.styles.note)
        for column, (header, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, header, self.head)
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.set_footer("&C— &P —")
        return sheet

    def columns(self, *columns: tuple[str, float]) -> list[tuple[str, float]]:
        return [("单位", 22.0), *columns] if self.many else list(columns)

    def row(
        self,
        sheet: Any,
        row: int,
        department: str | None,
        values: Iterable[Any],
        fill: str = "",
        at: int = -1,
    ) -> None:
        """One row; the cell `at` (without the department's) is filled. department None: the list has no such column."""
        first = [department] if self.many and department is not None else []
        cells = [*first, *values]
        texts = [
            "".join(p for p in v if isinstance(p, str)) if isinstance(v, list) else str(v) for v in cells
        ]
        needed = max((_height(t, w) for t, w in zip(texts, self.widths, strict=True)), default=0.0)
        sheet.set_row(row, min(_TALLEST, max(18.0, 1.15 * needed)))
        for column, value in enumerate(cells):
            form = self.plain
            if fill and column == at + len(first):
                form = self.styles.of(
                    text_wrap=True,
                    valign="top",
                    align="center",
                    border=1,
                    border_color="#D0D0D0",
                    bg_color=fill,
                )
            if isinstance(value, list):
                self.rich(sheet, row, column, value)
            elif isinstance(value, int | float):
                sheet.write_number(row, column, value, self.middle if form is self.plain else form)
            elif value:
                sheet.write_string(row, column, str(value)[:LONGEST], form)
            else:
                sheet.write_blank(row, column, None, form)

    def rich(self, sheet: Any, row: int, column: int, parts: list[Any]) -> None:
        """Pieces of text in several colours; one piece is a plain text to the writer."""
        count = sum(isinstance(p, str) for p in parts)
        if count == 0:
            sheet.write_blank(row, column, None, self.plain)
        elif count == 1:
            form = next((p for p in parts if not isinstance(p, str)), None)
            text = next(p for p in parts if isinstance(p, str))
            whole = self.plain if form in (None, self.styles.of()) else self.marked_cell(form)
            sheet.write_string(row, column, text[:LONGEST], whole)
        else:
            sheet.write_rich_string(row, column, *parts, self.plain)

    def marked_cell(self, form: Any) -> Any:
        more = OUT if form is self.styles.of(**OUT) else IN
        return self.styles.of(text_wrap=True, valign="top", border=1, border_color="#D0D0D0", **more)

    def done(self, sheet: Any, rows: int, columns: int) -> None:
        if rows:
            sheet.autofilter(2, 0, 2 + rows, columns - 1)
