"""The button 豁免: lets the finding under the cursor stand, with a reason that is recorded."""

from __future__ import annotations

import re
from datetime import date

from lawgov_xl import marks
from lawgov_xl.actions.live_check import checked, validate
from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.io.live import waive as live
from lawgov_xl.io.live.desk import Desk
from lawgov_xl.model import Finding, Submission

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")

_NO_FINDING = Message(
    "光标所在的单元格没有校验问题。请先点“下一处问题”，或在“校验结果”表中选中要豁免的一行，再点“豁免”。",
    "There is no finding under the cursor. Go to one first, or select its line on “校验结果”.",
)
_WHICH = Message("豁免哪一条？", "Which one?")
_REASON = Message(
    "豁免：{what}\n\n请写明保留、不予修改的理由（必填，将记入“豁免”表随报送件上报）：",
    "Let stand: {what}\n\nThe reason (it is recorded on the sheet “豁免”):",
)
_NO_REASON = Message("没有写理由，未作豁免。", "No reason was given; nothing was waived.")
_BY = Message("经办人（可不填）：", "By whom (may be left blank):")


def waive(desk: Desk) -> None:
    """Asks for the reason, writes the waiver, and checks again."""
    submission, findings = checked(desk)
    desk.status(None)
    here = under_cursor(desk, submission, findings)
    if not here:
        desk.tell(_NO_FINDING)
        return
    chosen = 0
    if len(here) > 1:
        picked = desk.choose(_WHICH, [f"{f.rule} {f.message.to(desk.lang)}" for f in here])
        if picked is None:
            return
        chosen = picked
    finding = here[chosen]
    reason = desk.ask(_REASON.of(what=f"{finding.rule} {finding.message.to(desk.lang)}"))
    if reason is None:
        return
    if not reason:
        desk.tell(_NO_REASON)
        return
    by = desk.ask(_BY)
    if by is None:
        return
    number = finding.number if len(finding.numbers) <= 1 else _number_here(desk, submission, finding)
    live.add(desk.book, finding.sheet, number, finding.rule, reason, by, date.today())
    validate(desk)


def under_cursor(desk: Desk, submission: Submission, findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings of the selected cell; on the sheet 校验结果, those of the selected line."""
    sheet, areas = desk.host.selected(desk.book)
    if not areas:
        return []
    row, column = areas[0][:2]
    live_ones = [f for f in findings if not f.waived]
    if sheet == marks.RESULTS:
        line = desk.book.sheets[sheet].range((row, 1), (row, len(marks.RESULT_HEADERS))).value
        wanted = str(line[2] or ""), str(line[5] or ""), str(line[9] or "")
        return [f for f in live_ones if (f.sheet, f.cell, f.rule) == wanted]
    cell = address(row, column)
    return [f for f in live_ones if (sheet, cell) in marks.cells_of(f)]


def _number_here(desk: Desk, submission: Submission, finding: Finding) -> int | None:
    """Of a finding that stands for several rows: the row under the cursor; all of them, from the list."""
    sheet, areas = desk.host.selected(desk.book)
    reading = submission.tables.get(finding.table)
    if sheet == marks.RESULTS or reading is None:
        return None
    return next((e.number for e in reading.entries if e.row == areas[0][0]), None)
