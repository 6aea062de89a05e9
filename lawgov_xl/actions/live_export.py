"""The button 导出报送件: a clean copy of the open book, named by department and date, if nothing forbids it."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from lawgov_xl import marks
from lawgov_xl.actions.live_check import checked
from lawgov_xl.check import summarise
from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import files
from lawgov_xl.io.excel_mark import write_edited_copy
from lawgov_xl.io.excel_read import read_grid, read_submission
from lawgov_xl.io.live import mark, state
from lawgov_xl.io.live.desk import Desk
from lawgov_xl.layout import META
from lawgov_xl.model import Submission

OVERRIDE = "override"
"""Key of the hidden sheet _meta under which the reason stands, where errors were left in."""
_ERRORS = Message(
    "还有 {count} 条错误没有改正，按规定应改正后再报送。\n{lines}\n\n确需现在报送的，请写明理由（将随报送件上报）：",
    "{count} errors are left.\n{lines}\n\nTo hand it in all the same, give the reason (it goes along):",
)
_KEPT = Message("没有导出。请按“校验结果”改正后再导出。", "Nothing was written. Mend the errors first.")
_DONE = Message(
    "报送件已导出：\n{path}\n\n内容与当前填报表一致，不含校验标记。{override}",
    "Written:\n{path}\n\nIt says what the open book says, without marks. {override}",
)
_WITH = Message(
    "\n含 {count} 条未改正的错误，理由：{reason}", "\nWith {count} errors left, because: {reason}"
)
_OPEN = Message(
    "\n原文件设有打开密码，报送件没有密码，请注意保管。",
    "\nThe workbook has a password; what was written has none.",
)
_KEEPS = Message(
    "{path} 设有打开密码，副本也带着密码，对方打不开，所以没有导出。请先去掉密码（文件 > 信息 > 保护工作簿 > 用密码进行加密，清空后保存），再点“导出报送件”。",
    "{path} has a password, which its copies keep, so nothing was written. Take the password off (File > Info > Protect "
    "Workbook > Encrypt with Password) and export again.",
)
_DIFFERS = Message(
    "导出的文件 {path} 与打开的填报表不一致（{where}），已删除。请保存工作簿后再导出；仍不行的，请把日志交给维护人员。",
    "The file {path} does not say what the open book says ({where}) and was deleted. Save the workbook and try again.",
)
_LINES = 8
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a compound file begins [MS-CFB]."""


def export(desk: Desk) -> None:
    """Checks first; errors are let through only with a reason, which is recorded in the file."""
    folder = desk.folder()
    submission, findings = checked(desk)
    desk.status(None)
    errors = [f for f in findings if f.severity.rank == 0 and not f.waived]
    reason = ""
    if errors:
        lines = "\n".join(f"{f.sheet} {f.cell} {f.message.to(desk.lang)}" for f in errors[:_LINES])
        given = desk.ask(_ERRORS.of(count=summarise(findings).error, lines=lines))
        if not given:
            desk.tell(_KEPT)
            return
        reason = given
    name = f"{submission.department or '本单位'} 报送件 {date.today():%Y%m%d}"
    target = desk.new_file(name, ".xlsx")
    with tempfile.TemporaryDirectory(prefix=".lawgov-", dir=folder) as temporary:
        copy = Path(temporary) / "copy.xlsx"
        _clean_copy(desk, submission, marks.plan(submission, findings, desk.lang), copy)
        edits = _recorded(copy, len(errors), reason) if reason else {}
        if edits:
            write_edited_copy(copy, target, edits)
        else:
            with files.output(target, suffix=".xlsx") as place:
                shutil.copyfile(copy, place)
    _prove(submission, target)
    notes = [_WITH.of(count=len(errors), reason=reason)] if reason else []
    notes += [_OPEN] if _encrypted(Path(submission.path)) else []
    desk.tell(_DONE.of(path=target, override="".join(n.to(desk.lang) for n in notes)))


def _clean_copy(desk: Desk, submission: Submission, plan: marks.Marks, copy: Path) -> None:
    """A copy without marks; byte for byte, where the book is as it was saved."""
    marked = state.find(desk.book) is not None
    source = Path(submission.path)
    as_saved = not marked and desk.host.unchanged(desk.book)
    if as_saved and source.suffix.lower() == ".xlsx" and not _encrypted(source):
        shutil.copyfile(source, copy)
        return
    if marked:
        mark.clear(desk.book, submission)
    try:
        desk.host.save_copy(desk.book, str(copy))
    finally:
        if marked:
            mark.apply(desk.book, submission, plan)
    if _encrypted(copy):  # Excel keeps the password of a workbook in its copies
        raise FileError(_KEEPS.of(path=source))


def _encrypted(source: Path) -> bool:
    """Whether an .xlsx needs a password to be opened: it is then no zip file, but one of [MS-OFFCRYPTO]."""
    with source.open("rb") as file:
        return source.suffix.lower() in (".xlsx", ".xlsm") and file.read(len(_COMPOUND)) == _COMPOUND


def _recorded(copy: Path, count: int, reason: str) -> dict[tuple[str, str], str]:
    """The cells of _meta that hold the reason; none where the book has no such sheet."""
    sheet = read_grid(copy).sheet(META)
    if sheet is None:
        return {}
    taken = [r for r in range(1, len(sheet.rows) + 1) if sheet.text(r, 1).strip() not in ("", OVERRIDE)]
    row = max(taken, default=0) + 1
    said = f"{date.today():%Y-%m-%d} 未改正错误 {count} 条：{reason}"
    return {(META, f"A{row}"): OVERRIDE, (META, f"B{row}"): said}


def _prove(submission: Submission, target: Path) -> None:
    """Reads the file again: it must say what the open book says. A file that can not be read is not left behind."""
    try:
        written = read_submission(target, submission.edition)
    except FileError:
        target.unlink(missing_ok=True)
        raise
    for key, reading in submission.tables.items():
        there = written.tables.get(key)
        for entry in reading.entries:
            twin = there.entry(entry.number) if there else None
            if twin is None or (twin.answer, twin.remedy) != (entry.answer, entry.remedy):
                target.unlink(missing_ok=True)
                raise FileError(_DIFFERS.of(path=target, where=f"{reading.sheet} 第{entry.number}项"))
