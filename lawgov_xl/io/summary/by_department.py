"""部门汇总: one row a department, with its counts; sortable, with data bars and a small chart of its statuses."""

from __future__ import annotations

from typing import Any

from lawgov_xl.io.summary.context import (
    CONTACTS,
    DEPARTMENTS,
    DETAIL,
    FIRST,
    ISSUES,
    RESULTS,
    STANDING,
    Column,
    Context,
    contact,
)
from lawgov_xl.io.summary.styles import BARS, STANDING_FILLS
from lawgov_xl.model import Status
from lawgov_xl.picture import Digest, Member, Standing

_HEAD = (
    Column("序", 6), Column("单位", 26), Column("报送情况", 10), Column("应填", 8), Column("已完成", 9), Column("不涉及", 9),
    Column("存在问题", 10), Column("未填报", 9), Column("状态分布", 12), Column("完成率", 9), Column("逾期", 8),
    Column("即将到期", 10), Column("未写明时限", 11), Column("错误", 8), Column("警告", 8), Column("提示", 8),
)  # fmt: skip
_TAIL = (
    Column("主管部门", 18),
    Column("联系人", 12),
    Column("联系电话", 15),
    Column("文件", 34),
    Column("说明", 34),
)


def by_department(context: Context) -> None:
    """Writes 部门汇总: the departments that count first, in their order; then those that have sent nothing."""
    tables = context.picture.edition.tables
    apart = [Column(f"{t.sheet}\n{s.zh}", 10) for t in tables for s in Status] if len(tables) > 1 else []
    tail = [c for c in _TAIL if context.contacts or c.header not in CONTACTS]
    columns = (*_HEAD, *apart, *tail)
    members = [m for m, _ in context.counted] + [m for m in context.picture.members if m.digest is None]
    note = "完成率＝已完成÷（应填－不涉及）。点击单位名称查看明细，点击数字查看问题清单、校验结果。"
    sheet = context.sheet(DEPARTMENTS, "部门汇总", note, columns, frozen=2)
    context.table(sheet, "departments", columns, len(members))
    places = {
        DETAIL: {} if context.elsewhere else context.starts(DETAIL, lambda d: d.rows[0]),
        ISSUES: context.starts(ISSUES, lambda d: d.issues.total),
        RESULTS: context.starts(RESULTS, lambda d: d.rows[1], len(context.picture.findings)),
    }
    for at, member in enumerate(members):
        _row(context, sheet, FIRST - 1 + at, at + 1, member, places, len(_HEAD) + len(apart))
    sheet.print_area(0, 0, FIRST - 2 + max(len(members), 1), len(_HEAD) - 1)
    _bars(sheet, len(members))
    _sparklines(context, sheet)


Places = dict[str, dict[str, tuple[str, str]]]
"""Sheet -> department -> sheet and cell of its first row."""


def _row(
    context: Context,
    sheet: Any,
    row: int,
    number: int,
    member: Member,
    places: Places,
    tail: int,
) -> None:
    s, digest = context.styles, member.digest
    sheet.write_number(row, 0, number, s.number)
    place = places[DETAIL].get(member.name)
    if place is not None and number < 20_000:
        sheet.write_url(row, 1, f"internal:'{place[0]}'!{place[1]}", s.link, member.name)
    else:
        context.write(sheet, row, 1, member.name)
    fill = s.fill(STANDING_FILLS[member.standing])
    if member.standing is Standing.RECEIVED:
        sheet.write_string(row, 2, member.standing.zh, fill)
    else:
        sheet.write_url(row, 2, f"internal:'{STANDING}'!A{FIRST}", fill, member.standing.zh)
    if digest is not None:
        _counts(context, sheet, row, member.name, digest, places)
    else:
        for column in range(3, tail):
            sheet.write_blank(row, column, None, s.centred)
    texts = (
        member.parent,
        *(contact(member) if context.contacts else ()),
        digest.source.path if digest else "",
        member.hint.to("zh") if member.hint else "",
    )
    for at, text in enumerate(texts):
        context.write(sheet, row, tail + at, text)


def _counts(context: Context, sheet: Any, row: int, name: str, digest: Digest, places: Places) -> None:
    s, counts, issues = context.styles, digest.counts, digest.issues
    numbers = [counts.total, counts.completed, counts.not_applicable, counts.issue, counts.unfilled]
    for at, value in enumerate(numbers, 3):
        sheet.write_number(row, at, value, s.number)
    sheet.write_blank(row, 8, None, s.centred)
    asked = counts.total - counts.not_applicable
    if asked:
        sheet.write_number(row, 9, counts.completed / asked, s.share)
    else:
        sheet.write_blank(row, 9, None, s.centred)
    for at, value in enumerate((issues.overdue, issues.soon, issues.undated), 10):
        sheet.write_number(row, at, value, s.number)
    for at, key in enumerate(("error", "warning", "info"), 13):
        sheet.write_number(row, at, digest.findings.get(key, 0), s.number)
    for column, target in ((6, ISSUES), (13, RESULTS)):
        place = places[target].get(name)
        value = sheet.table[row][column].number
        if place is not None and row < 20_000:
            sheet.write_url(row, column, f"internal:'{place[0]}'!{place[1]}", s.link, "")
            sheet.write_number(row, column, value, s.linked_number)
    tables = context.picture.edition.tables
    if len(tables) > 1:
        column = len(_HEAD)
        for table in tables:
            part = digest.tables.get(table.key)
            for status in Status:
                if part is None:
                    sheet.write_blank(row, column, None, s.centred)
                else:
                    sheet.write_number(row, column, getattr(part.counts, status.value), s.number)
                column += 1


def _sparklines(context: Context, sheet: Any) -> None:
    """Small charts of the four counts, as one group: one by one they take a hundred times as long."""
    rows = range(FIRST, FIRST + len(context.counted))
    if rows:
        sheet.add_sparkline(
            FIRST - 1,
            8,
            {
                "location": [f"I{row}" for row in rows],
                "range": [f"'{DEPARTMENTS}'!E{row}:H{row}" for row in rows],
                "type": "column",
                "series_color": BARS[Status.COMPLETED],
                "min": 0,
            },
        )


def _bars(sheet: Any, rows: int) -> None:
    if not rows:
        return
    last = FIRST - 2 + rows
    for column, colour in (
        (6, "#F4B183"),
        (7, "#FF7C80"),
        (9, "#A9D08E"),
        (10, "#FF9999"),
        (13, "#FF9999"),
        (14, "#FFD966"),
    ):
        bar = {
            "type": "data_bar",
            "bar_color": colour,
            "bar_solid": True,
            "data_bar_2010": True,
            "min_type": "num",
            "min_value": 0,
        }
        if column == 9:
            bar |= {"max_type": "num", "max_value": 1}
        sheet.conditional_format(FIRST - 1, column, last, column, bar)
