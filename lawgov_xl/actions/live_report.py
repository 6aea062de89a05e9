"""The buttons 生成报告 (a gallery of the profiles) and 核对报告, on the open book."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from lawgov_xl.actions.check_report import check_report
from lawgov_xl.errors import Message
from lawgov_xl.io import word
from lawgov_xl.io.live.desk import Desk
from lawgov_xl.io.live.read import read_submission
from lawgov_xl.report import profiles
from lawgov_xl.report.compose import compose

_WHICH = Message("生成哪一种报告？", "Which report?")
_WRITING = Message("正在生成报告……", "writing the report …")
_DONE = Message(
    "报告已生成：\n{path}\n{unfilled}\n现在打开吗？",
    "The report was written:\n{path}\n{unfilled}\nOpen it now?",
)
_UNFILLED = Message(
    "\n还须由单位补写 {count} 处：\n{lines}\n", "\n{count} things must still be written:\n{lines}\n"
)
_PICK = Message("选择要核对的报告", "The report to check")
_CHECKED = Message(
    "核对 {count} 处说法：有据 {supported}，与填报表矛盾 {conflict}，表中查不到 {unknown}；另有文字、格式问题 {findings} 条。\n"
    "详细清单已写入：\n{path}\n现在打开吗？",
    "{count} claims: {supported} supported, {conflict} in conflict, {unknown} not found; {findings} findings. "
    "The list was written to:\n{path}\nOpen it now?",
)
_LINES = 10


def report(desk: Desk, profile: str = "") -> None:
    """Writes the report beside the book. profile: an id; default: asks."""
    if not profile:
        ids = [i for i in profiles.ids() if not profiles.load(i).of_many]
        ids.sort(key=lambda i: i != profiles.DEFAULT)
        picked = desk.choose(_WHICH, [profiles.load(i).name for i in ids])
        if picked is None:
            return
        profile = ids[picked]
    desk.folder()
    desk.status(_WRITING)
    submission = read_submission(desk.book)
    chosen = profiles.load(profile)
    document = compose(submission, chosen, today=date.today())
    desk.look()
    name = f"{submission.department or '本单位'} {chosen.name} {date.today():%Y%m%d}"
    target = desk.new_file(name, ".docx")
    word.write(document, target, draft=False, inputs=[submission.path])
    desk.status(None)
    missing = [m.to(desk.lang) for m in document.unfilled]
    unfilled = _UNFILLED.of(count=len(missing), lines="\n".join(missing[:_LINES])) if missing else ""
    if desk.confirm(_DONE.of(path=target, unfilled=unfilled)):
        desk.show(target)


def check(desk: Desk) -> None:
    """Checks a finished report against the open book; writes the list beside the report."""
    picked = desk.pick_file(_PICK, "*.docx")
    if picked is None:
        return
    desk.folder()
    with tempfile.TemporaryDirectory(prefix="lawgov-") as folder:
        copy = Path(folder) / "book.xlsx"
        desk.host.save_copy(desk.book, str(copy))
        found = check_report(picked, copy)
    lines = [
        f"第{c.paragraph}段  {'矛盾' if c.conflict else '查不到'}  {c.text}  （{c.clause}）"
        for c in found.claims
        if not c.supported
    ]
    lines += [
        f"第{p.paragraph}段  {p.finding.rule} {p.finding.severity.zh}  {p.finding.message.to(desk.lang)}"
        for p in found.findings
    ]
    target = desk.new_file(f"{picked.stem} 核对结果", ".txt")
    target.write_text("\n".join(lines) + "\n", "utf-8-sig", newline="\r\n")
    conflicts = sum(1 for c in found.claims if c.conflict)
    supported = sum(1 for c in found.claims if c.supported)
    said = _CHECKED.of(
        count=len(found.claims),
        supported=supported,
        conflict=conflicts,
        unknown=len(found.claims) - supported - conflicts,
        findings=len(found.findings),
        path=target,
    )
    if desk.confirm(said):
        desk.show(target)
