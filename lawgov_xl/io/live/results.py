"""The sheet 校验结果 on the open book: every finding, with a link to its cell."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from lawgov_xl import marks
from lawgov_xl.grid import column_letter
from lawgov_xl.io.live.hosts import Host
from lawgov_xl.io.live.state import State, column_beside

FIRST = 4
"""Row of the first finding: title, summary and headers stand above."""
_LEFT = (7, 8, 9, 11)
_PLACE = 6
"""Column of the link to the cell."""
_HEADER = (217, 225, 242)
_LINK = (5, 99, 193)


def write(book: Any, host: Host, plan: marks.Marks, sheets: Collection[str], lines: int) -> State:
    """Writes the findings, and says where the state is to stand, which takes `lines` rows.

    On a sheet 校验结果 that was there before, rows are put in above, and what it held is hidden below them: taking
    the rows out again brings it back exactly.
    """
    end = FIRST - 1 + len(plan.results)
    rows = max(end, lines) + 1
    if marks.RESULTS in [s.name for s in book.sheets]:
        sheet = book.sheets[marks.RESULTS]
        column = column_beside(sheet)
        below = sheet.used_range
        height = below.row + below.shape[0] - 1
        host.insert_rows(sheet, rows)
        host.hide(sheet, rows=(rows + 1, rows + height))
        state = State(sheet, column, 0, rows)
    else:
        sheet = book.sheets.add(marks.RESULTS, after=book.sheets[-1])
        for number, width in enumerate(marks.RESULT_WIDTHS, 1):
            sheet.range((1, number)).column_width = width
        state = State(sheet, column_beside(sheet), 0, 0)
    _fill(sheet, host, plan, sheets)
    return state


def remove(host: Host, state: State) -> None:
    """Brings back what stood on the sheet before; takes the sheet away where there was none."""
    sheet = state.sheet
    if not state.rows:
        sheet.delete()
        return
    host.show_hidden(sheet, columns=(state.column, state.last_column))
    host.delete_rows(sheet, state.rows)
    used = sheet.used_range
    host.show_hidden(sheet, rows=(1, used.row + used.shape[0] - 1))


def _fill(sheet: Any, host: Host, plan: marks.Marks, sheets: Collection[str]) -> None:
    """Looks first, then links, then texts: rows are laid out anew at every change, which is cheap while they are empty."""
    last = len(marks.RESULT_HEADERS)
    end = FIRST - 1 + len(plan.results)
    _dress(sheet, end, last)
    letter = column_letter(2)
    host.paint(
        sheet,
        {
            f"{letter}{row}": "F2F2F2" if r.waived else marks.COLOURS[r.severity]
            for row, r in enumerate(plan.results, FIRST)
        },
    )
    linked = [(r.sheet, r.cell) if r.cell and r.sheet in sheets else None for r in plan.results]
    if plan.results:
        column = sheet.range((FIRST, _PLACE), (end, _PLACE))
        column.number_format, column.font.color = "General", _LINK
        host.link(sheet, column[0, 0].get_address(False, False), linked)
    blank = [""] * (last - 1)
    sheet.range((1, 1), (FIRST - 1, last)).value = [
        [marks.RESULTS, *blank],
        [plan.summary, *blank],
        list(marks.RESULT_HEADERS),
    ]
    if plan.results:
        for first, stop in ((1, _PLACE), (_PLACE + 1, last + 1)):
            rows = [[_as_text(t) for t in r.texts[first - 1 : stop - 1]] for r in plan.results]
            sheet.range((FIRST, first), (end, stop - 1)).value = rows
    host.fit_rows(sheet.range((1, 1), (end, last)))


def _dress(sheet: Any, end: int, last: int) -> None:
    sheet.range((1, 1), (end, last)).number_format = "@"
    for row in (1, 2):
        sheet.range((row, 1), (row, last)).merge()
    title, header = sheet.range("A1"), sheet.range((FIRST - 1, 1), (FIRST - 1, last))
    title.font.name, title.font.size, title.horizontal_alignment = "方正小标宋简体", 18, "center"
    body = sheet.range((FIRST - 1, 1), (end, last))
    body.font.name, body.font.size = "宋体", 10.5
    body.wrap_text, body.vertical_alignment, body.horizontal_alignment = True, "center", "center"
    body.borders.set("all", line_style="continuous", weight="thin", color=(191, 191, 191))
    header.font.name, header.font.bold, header.color = "黑体", True, _HEADER
    if end >= FIRST:
        for column in _LEFT:
            sheet.range((FIRST, column), (end, column)).horizontal_alignment = "left"


def _as_text(text: str) -> str:
    """Kept a text even where the spreadsheet would take it for a formula: the cells are formatted as text, and the
    apostrophe is what a person would type."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "'")) else text
