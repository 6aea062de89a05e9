"""The plan of marks on the open book, and their removal without a trace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lawgov_xl import marks
from lawgov_xl.errors import Lang
from lawgov_xl.grid import address
from lawgov_xl.io.live import results, state
from lawgov_xl.io.live.changing import Changing
from lawgov_xl.io.live.hosts import Host
from lawgov_xl.io.live.state import Marked
from lawgov_xl.io.ooxml.notes import AUTHOR
from lawgov_xl.model import Helper, Submission, TableReading

_APPENDED = f"\n{AUTHOR}：\n"
"""Between a person's own note and ours, as in marked copies of files."""
_OURS = re.compile(r"通过|passed|(?:(?:错误|警告|提示|errors |warnings |info )\d+ ?)+")
"""What the column 校验 says when the tool has written it."""


def apply(book: Any, submission: Submission, plan: marks.Marks, lang: Lang = "zh") -> None:
    """Puts a plan of marks onto the open book; earlier marks are cleared first. Raises FileError as `Changing`."""
    old = state.find(book)
    earlier = state.read(old) if old else []
    touched = [m.sheet for m in plan.cells] + [sheet for sheet, _ in plan.checks]
    known = {s.name for s in book.sheets}
    step = Changing(
        book,
        "校验",
        [*touched, *(m.sheet for m in earlier), marks.RESULTS],
        new_sheets=marks.RESULTS not in known,
    )
    with step as host:
        shown = book.sheets.active.name
        _clear(book, host, earlier, submission)
        _checks(book, host, plan.checks)
        marked = list(_cells(book, host, plan))
        if old is not None:
            results.remove(host, old)
        here = results.write(book, host, plan, submission.sheets, len(marked) + 1)
        state.write(here, host, marked)
        host.show(book.sheets[shown])


def clear(book: Any, submission: Submission) -> int:
    """Takes every mark off again: fills, notes, the column 校验, the sheet 校验结果. Returns how many cells had one.

    Raises FileError as `Changing`.
    """
    old = state.find(book)
    marked = state.read(old) if old else []
    touched = [m.sheet for m in marked] + [r.sheet for r in submission.tables.values()] + [marks.RESULTS]
    with Changing(book, "清除标记", touched, new_sheets=False) as host:
        shown = book.sheets.active.name
        _clear(book, host, marked, submission)
        _leftovers(book, host, touched)
        if old is not None:
            results.remove(host, old)
        if shown in [s.name for s in book.sheets]:
            host.show(book.sheets[shown])
    return len(marked)


def _cells(book: Any, host: Host, plan: marks.Marks) -> Iterator[Marked]:
    by_sheet: dict[str, list[marks.CellMark]] = {}
    there = {s.name for s in book.sheets}
    for mark in (m for m in plan.cells if m.sheet in there):
        by_sheet.setdefault(mark.sheet, []).append(mark)
    for name, here in by_sheet.items():
        sheet = book.sheets[name]
        fills = host.fills(sheet, [m.cell for m in here])
        own = host.notes(sheet)
        host.paint(sheet, {m.cell: marks.COLOURS[m.severity] for m in here if fills[m.cell]})
        host.add_notes(sheet, {m.cell: m.note for m in here if m.cell not in own})
        for mark in here:
            kept = None
            if mark.cell in own:
                kept = own[mark.cell].find(_APPENDED)
                if kept >= 0:  # left behind by an Undo: Calc does not take additions to notes into it
                    host.trim_note(sheet, mark.cell, kept)
                else:
                    kept = len(own[mark.cell])
                host.append_note(sheet, mark.cell, _APPENDED + mark.note)
            yield Marked(name, mark.cell, fills[mark.cell], kept, mark.note.split("\n")[0], mark.note)


def _clear(book: Any, host: Host, marked: Iterable[Marked], submission: Submission) -> None:
    there = {s.name for s in book.sheets}
    for name, here in state.by_sheet(marked).items():
        if name in there:
            sheet = book.sheets[name]
            host.refill(sheet, {m.cell: m.fill for m in here if m.fill})
            # A note of ours that the person has written on in is theirs now.
            notes = host.notes(sheet)
            host.remove_notes(sheet, [m.cell for m in here if m.kept is None and notes.get(m.cell) == m.note])
            for m in here:
                if m.kept is not None and notes.get(m.cell, "")[m.kept :].startswith(_APPENDED):
                    host.trim_note(sheet, m.cell, m.kept)
    for reading in submission.tables.values():
        _clear_checks(book, reading)


def _leftovers(book: Any, host: Host, sheets: Iterable[str]) -> None:
    """Takes additions off people's notes that are in no state: Calc does not undo these with the rest of a click."""
    there = {s.name for s in book.sheets}
    for name in set(sheets) & there:
        for cell, text in host.notes(book.sheets[name]).items():
            if _APPENDED in text:
                host.trim_note(book.sheets[name], cell, text.index(_APPENDED))


def _checks(book: Any, host: Host, checks: Mapping[tuple[str, str], str]) -> None:
    """Writes the column 校验, a column in one go."""
    columns: dict[tuple[str, str], dict[int, str]] = {}
    for (sheet, cell), text in checks.items():
        letters = cell.rstrip("0123456789")
        columns.setdefault((sheet, letters), {})[int(cell[len(letters) :])] = text
    for (name, letters), texts in columns.items():
        first, last = min(texts), max(texts)
        area = book.sheets[name].range(f"{letters}{first}:{letters}{last}")
        there = area.options(ndim=2, empty="").value
        host.put(area, [[texts.get(row, old[0])] for row, old in enumerate(there, first)])


def _clear_checks(book: Any, reading: TableReading) -> None:
    column = reading.columns.get(Helper.CHECK)
    if column is None or not reading.entries:
        return
    rows = [e.row for e in reading.entries]
    sheet = book.sheets[reading.sheet]
    area = sheet.range(f"{address(min(rows), column)}:{address(max(rows), column)}")
    there = area.options(ndim=2, empty="").value
    kept = [["" if _OURS.fullmatch(str(v)) else v] for (v,) in there]
    if kept != there:
        area.value = kept
