"""任务对照: for each task, what its leads and participants answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawgov_xl.duties import Duty, Task, tasks
from lawgov_xl.io.summary.context import FIRST, TASKS, Column, Context
from lawgov_xl.io.summary.styles import FILLS
from lawgov_xl.model import Counts, Status
from lawgov_xl.picture import STATUSES

_COLUMNS = (
    Column("序号", 7), Column("工作任务", 26), Column("具体措施", 44), Column("角色", 8), Column("表中单位", 22),
    Column("报送单位", 24), Column("状态", 10), Column("答复", 64), Column("提示", 26),
)  # fmt: skip
_DECLINED = "牵头单位均答不涉及"
_MOST = 12
"""Departments of a group that are listed one by one; larger groups are counted."""


@dataclass(frozen=True, slots=True)
class _Row:
    task: Task
    role: str
    term: str
    department: str
    status: Status | None
    answer: str
    hint: str


def task_table(context: Context) -> None:
    """Writes 任务对照."""
    found = list(tasks(context.picture))
    answers = _answers(context, found)
    rows = [r for t in found for r in _rows(t, answers)]
    declined = [t.item.number for t in found if t.declined]
    note = (
        f"牵头单位全部答“不涉及”的任务 {len(declined)} 项：第{'、'.join(map(str, declined))}项。"
        if declined
        else "没有牵头单位全部答“不涉及”的任务。"
    )
    note += (
        "单位按全称、简称或角色对应（角色以名单为准，名单未注明的按本版本所列）；对应不上的，请在名单中补充。"
    )
    sheet = context.sheet(TASKS, "任务答复对照", note, _COLUMNS, frozen=3)
    context.table(sheet, "tasks", _COLUMNS, len(rows))
    s = context.styles
    several = len({t.table.key for t in found}) > 1
    for at, row in enumerate(rows):
        line, item = FIRST - 1 + at, row.task.item
        sheet.write_number(line, 0, item.number, s.number)
        section = f"{row.task.table.sheet}：{item.section}" if several else item.section
        texts = (section, item.requirement, row.role, row.term, row.department, "", row.answer, row.hint)
        for column, text in enumerate(texts, 1):
            if column != 6:
                context.write(sheet, line, column, text, wrap=True)
        context.tall(sheet, line, [(row.answer, _COLUMNS[7].width), (row.term, _COLUMNS[4].width)])
        if row.status is not None:
            sheet.write_string(line, 6, row.status.zh, s.fill(FILLS[row.status]))
        else:
            sheet.write_blank(line, 6, None, s.centred)
        if row.hint == _DECLINED:
            sheet.write_string(line, 8, _DECLINED, s.fill("#FFC7CE"))


def _rows(task: Task, answers: Mapping[tuple[str, str, int], str]) -> Iterator[_Row]:
    for lead in (True, False):
        role = "牵头" if lead else "参加"
        mine = [d for d in task.duties if d.lead is lead]
        for duty in mine:
            yield from _duty(task, duty, role, answers)
        unknown = "、".join(d.term for d in mine if not d.group and not d.voices and not d.missing)
        if unknown:
            yield _Row(task, role, unknown, "", None, "", "没有对应的报送单位")
    if task.others.total:
        yield _Row(task, "其他", "未点名的单位", f"{task.others.total} 家", None, _sums(task.others), "")


def _duty(task: Task, duty: Duty, role: str, answers: Mapping[tuple[str, str, int], str]) -> Iterator[_Row]:
    hint = _DECLINED if duty.lead and task.declined else ""
    if duty.group and (len(duty.voices) > _MOST or not duty.voices):
        sums = _sums(duty.counts) if duty.voices else ""
        yield _Row(task, role, duty.term, _group(duty), None, sums, _unlisted(duty))
        return
    for voice in duty.voices:
        answer = answers.get((voice.member.name, task.table.key, task.item.number), "")
        yield _Row(task, role, duty.term, voice.member.name, STATUSES[voice.letter], answer, hint)
    for name in duty.missing:
        yield _Row(task, role, duty.term, name, None, "", "未报送")


def _group(duty: Duty) -> str:
    return f"{len(duty.voices)} 家" if duty.voices else ""


def _unlisted(duty: Duty) -> str:
    return "" if duty.voices else "名单未注明该类单位"


def _sums(counts: Counts) -> str:
    return (
        f"已完成 {counts.completed} 家，不涉及 {counts.not_applicable} 家，"
        f"存在问题 {counts.issue} 家，未填报 {counts.unfilled} 家"
    )


def _answers(context: Context, found: list[Task]) -> dict[tuple[str, str, int], str]:
    """(department, table, number) -> answer, for the departments that are shown one by one."""
    wanted: dict[str, set[tuple[str, str]]] = {}
    digests = {}
    for task in found:
        for duty in task.duties:
            if not duty.group or len(duty.voices) <= _MOST:
                for voice in duty.voices:
                    wanted.setdefault(voice.member.name, set()).add((task.table.key, str(task.item.number)))
                    digests[voice.member.name] = voice.digest
    answers: dict[tuple[str, str, int], str] = {}
    for name, rows in wanted.items():
        for key, number, _, _, answer, *_ in context.rows(digests[name], "detail"):
            if (key, number) in rows:
                answers[name, key, int(number)] = answer
    return answers
