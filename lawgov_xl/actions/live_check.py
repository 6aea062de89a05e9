"""Buttons on the open book: 校验, 校验所选行, 下一处问题, 上一处问题, 清除标记."""

from __future__ import annotations

from lawgov_xl import marks, settings
from lawgov_xl.check import Settings, check, summarise
from lawgov_xl.errors import Message
from lawgov_xl.io import user
from lawgov_xl.io.live import mark, walk
from lawgov_xl.io.live.desk import Desk
from lawgov_xl.io.live.read import read_submission
from lawgov_xl.marks import Marks
from lawgov_xl.model import Finding, Submission

_CHECKING = Message("正在校验……", "checking …")
_DONE = Message(
    "校验完成：错误 {error} 条（必须改正），警告 {warning} 条（请核实），提示 {info} 条，已豁免 {waived} 条。\n"
    "有问题的单元格已着色并加批注，清单在“校验结果”表；点“下一处问题”逐条查看，点“清除标记”恢复原样。",
    "Checked: {error} errors, {warning} warnings, {info} notes, {waived} waived. Cells are coloured and noted; the "
    "list is on “校验结果”.",
)
_CLEAN = Message("校验完成：没有发现问题。", "Checked: nothing was found.")
_NO_ROWS = Message(
    "没有选中表中的行。请先在“{sheets}”中选中要校验的行（可多选），再点“校验所选行”。",
    "No row of a table is selected. Select rows on “{sheets}” first.",
)
_NOTHING = Message("还没有校验标记，或问题已全部改正。请先点“校验”。", "Nothing is marked. Click 校验 first.")
_AT = Message("第 {at} 处，共 {count} 处：{sheet} {cell} {what}", "{at} of {count}: {sheet} {cell} {what}")
_CLEARED = Message(
    "已清除 {count} 处标记，恢复为标注前的样子。", "{count} marks were taken off; all is as before."
)
_NONE = Message("没有需要清除的标记。", "There are no marks to clear.")


def own_settings() -> Settings:
    """The settings of the person's settings file, where there is one. Raises FileError where it is wrong."""
    path = user.settings_file()
    return settings.read(path) if path.is_file() else Settings()


def checked(desk: Desk) -> tuple[Submission, tuple[Finding, ...]]:
    """The open book, read and checked. Raises FileError where there is no department's table in it."""
    desk.status(_CHECKING)
    submission = read_submission(desk.book)
    findings = check(submission, own_settings())
    desk.look()
    return submission, findings


def validate(desk: Desk) -> None:
    """Checks the whole book, marks it and says the counts."""
    submission, findings = checked(desk)
    _mark(desk, submission, findings)


def validate_rows(desk: Desk) -> None:
    """Checks the rows that are selected; marks and results are of these alone."""
    submission, findings = checked(desk)
    numbers = _selected(desk, submission)
    if not any(numbers.values()):
        names = "、".join(r.sheet for r in submission.tables.values())
        desk.tell(_NO_ROWS.of(sheets=names))
        return
    here = [f for f in findings if numbers.get(f.table, set()) & set(f.numbers)]
    _mark(desk, submission, here, numbers)


def _selected(desk: Desk, submission: Submission) -> dict[str, set[int]]:
    """Table key -> numbers of the rows that are selected."""
    sheet, areas = desk.host.selected(desk.book)
    rows = [range(first, last + 1) for first, _, last, _ in areas]
    return {
        key: {e.number for e in reading.entries if any(e.row in r for r in rows)}
        for key, reading in submission.tables.items()
        if reading.sheet == sheet
    }


def _mark(
    desk: Desk,
    submission: Submission,
    findings: tuple[Finding, ...] | list[Finding],
    numbers: dict[str, set[int]] | None = None,
) -> None:
    plan = marks.plan(submission, findings, desk.lang)
    if numbers is not None:
        plan = _only(plan, submission, numbers)
    mark.apply(desk.book, submission, plan)
    counts = summarise(findings)
    desk.status(plan.summary)
    if not findings:
        desk.tell(_CLEAN)
        return
    desk.tell(_DONE.of(error=counts.error, warning=counts.warning, info=counts.info, waived=counts.waived))


def _only(plan: Marks, submission: Submission, numbers: dict[str, set[int]]) -> Marks:
    """A plan without the words 通过 on rows that were not looked at."""
    rows = {
        (r.sheet, e.row)
        for key, r in submission.tables.items()
        for e in r.entries
        if e.number in numbers.get(key, set())
    }
    checks = {
        (sheet, cell): text
        for (sheet, cell), text in plan.checks.items()
        if (sheet, int("".join(filter(str.isdigit, cell)))) in rows
    }
    return Marks(plan.cells, checks, plan.summary, plan.results)


def following(desk: Desk) -> None:
    """Goes to the next marked cell."""
    _step(desk, forward=True)


def previous(desk: Desk) -> None:
    """Goes to the marked cell before."""
    _step(desk, forward=False)


def _step(desk: Desk, *, forward: bool) -> None:
    found = walk.step(desk.book, forward)
    if found is None:
        desk.tell(_NOTHING)
        return
    at, count, cell = found
    desk.status(_AT.of(at=at, count=count, sheet=cell.sheet, cell=cell.cell, what=cell.message))


def clear(desk: Desk) -> None:
    """Takes every mark off; what stood in the book before is there again."""
    count = mark.clear(desk.book, read_submission(desk.book))
    desk.status(None)
    desk.tell(_CLEARED.of(count=count) if count else _NONE)
