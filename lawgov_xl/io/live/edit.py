"""Planned edits on the open book. Before a text is replaced, it goes to a log sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lawgov_xl.fixes import Edit, after_edit
from lawgov_xl.grid import as_text
from lawgov_xl.io.live.changing import Changing
from lawgov_xl.io.live.hosts import Host

LOG = "修正记录"
LOG_HEADERS = ("时间", "表", "位置", "序号", "修正前", "修正后", "规则")
_WIDTHS = (18, 12, 8, 8, 60, 60, 12)
_TAKEN_FOR_ANOTHER = re.compile(r"[=+\-@'].*|[\s\d.,%/:年月日￥$-]+|TRUE|FALSE", re.DOTALL | re.IGNORECASE)
"""Texts that a spreadsheet would take for a formula, a number, a date or a truth value."""


def text_for_cell(text: str) -> str:
    """The text, kept a text whatever it looks like, by the apostrophe that a person would type."""
    return f"'{text}" if _TAKEN_FOR_ANOTHER.fullmatch(text) else text


def apply(book: Any, edits: Sequence[Edit], when: datetime) -> tuple[Edit, ...]:
    """Makes edits, each where the cell still reads as it was checked; returns those that were made.

    The log sheet is written first. Raises FileError as `Changing`, with nothing changed.
    """
    with Changing(book, "自动修正", [*(e.sheet for e in edits), LOG]) as host:
        shown = book.sheets.active.name
        ready = [e for e in edits if after_edit(_text(book, e), e) is not None]
        if ready:
            _log(book, host, ready, when)
        for edit in ready:
            host.put(book.sheets[edit.sheet].range(edit.cell), [[text_for_cell(edit.after)]])
        host.show(book.sheets[shown])
    return tuple(ready)


def _text(book: Any, edit: Edit) -> str:
    return as_text(book.sheets[edit.sheet].range(edit.cell).value)


def _log(book: Any, host: Host, edits: Sequence[Edit], when: datetime) -> None:
    last = len(LOG_HEADERS)
    if LOG in [s.name for s in book.sheets]:
        sheet = book.sheets[LOG]
        used = sheet.used_range
        row = used.row + used.shape[0]
    else:
        sheet, row = book.sheets.add(LOG, after=book.sheets[-1]), 2
        header = sheet.range((1, 1), (1, last))
        header.value = list(LOG_HEADERS)
        header.font.bold, header.color = True, (217, 225, 242)
        for column, width in enumerate(_WIDTHS, 1):
            sheet.range((1, column)).column_width = width
        host.freeze(sheet, 1)
    area = sheet.range((row, 1), (row + len(edits) - 1, last))
    area.number_format = "@"
    area.wrap_text, area.vertical_alignment = True, "top"
    stamp = when.strftime("%Y-%m-%d %H:%M:%S")
    rows = [
        (stamp, e.sheet, e.cell, str(e.number or ""), e.before, e.after, "、".join(e.rules)) for e in edits
    ]
    host.put(area, [[text_for_cell(t) for t in row] for row in rows])
