"""A line on the sheet 豁免 of the open book."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawgov_xl.io.live.changing import Changing
from lawgov_xl.io.live.edit import text_for_cell
from lawgov_xl.layout import WAIVER_HEADERS, WAIVERS
from lawgov_xl.text import squeeze

_FIRST_HEADER = 3
"""Row of the headers where the sheet is made anew, as in the workbook that is handed out."""


def add(book: Any, table: str, number: int | None, rule: str, reason: str, by: str, day: date) -> None:
    """Writes a waiver into the first free line: the table's sheet, the row's number (None: the whole table), the
    rule, the reason, who waived it. Raises FileError as `Changing`."""
    with Changing(book, "豁免", [WAIVERS], new_sheets=WAIVERS not in [s.name for s in book.sheets]) as host:
        shown = book.sheets.active.name
        if WAIVERS not in [s.name for s in book.sheets]:
            sheet = book.sheets.add(WAIVERS, after=book.sheets[-1])
            sheet.range((1, 1)).value = WAIVERS
            sheet.range((_FIRST_HEADER, 1)).value = list(WAIVER_HEADERS)
        sheet = book.sheets[WAIVERS]
        row, columns = _free(sheet)
        texts = (table, str(number or ""), rule, reason, by, day)
        for header, text in zip(WAIVER_HEADERS, texts, strict=True):
            if header in columns:
                cell = sheet.range((row, columns[header]))
                host.put(cell, [[text_for_cell(text) if isinstance(text, str) else text]])
        host.show(book.sheets[shown])


def _free(sheet: Any) -> tuple[int, dict[str, int]]:
    """The first line without a rule and a reason, and the columns by their headers."""
    used = sheet.used_range
    last = used.row + used.shape[0] - 1
    rows = sheet.range((1, 1), (last, 20)).options(ndim=2, empty="").value
    for top, row in enumerate(rows, 1):
        texts = [squeeze(str(t)) for t in row]
        columns = {h: texts.index(h) + 1 for h in WAIVER_HEADERS if h in texts}
        if WAIVER_HEADERS[2] in columns and WAIVER_HEADERS[3] in columns:
            wanted = [columns[WAIVER_HEADERS[2]] - 1, columns[WAIVER_HEADERS[3]] - 1]
            for below, line in enumerate(rows[top:], top + 1):
                if not any(str(line[c]).strip() for c in wanted):
                    return below, columns
            return last + 1, columns
    return last + 1, {h: c for c, h in enumerate(WAIVER_HEADERS, 1)}
