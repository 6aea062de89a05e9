"""What a table's sheet does by itself while it is filled in: choices, checks on entry, colours."""

from __future__ import annotations

from datetime import date

from xlsxwriter.worksheet import Worksheet

from lawgov_xl.grid import column_letter
from lawgov_xl.io.workbook import styles
from lawgov_xl.io.workbook.plan import Plan
from lawgov_xl.io.workbook.styles import Styles
from lawgov_xl.model import Helper, Role, Status

_SAYS_NA = ("不涉及", "未涉及", "不适用", "不承担", "不具有", "不负责", "不属于", "不在", "无", "没有")


def add(sheet: Worksheet, style: Styles, plan: Plan) -> None:
    """Adds the choices of 状态, the check of 完成时限 and the colours."""
    if not plan.lines:
        return
    first, last = plan.first_row - 1, plan.last_row - 1
    status = plan.columns[Helper.STATUS.value] - 1
    sheet.data_validation(
        first,
        status,
        last,
        status,
        {
            "validate": "list",
            "source": [s.zh for s in Status],
            "input_title": "状态",
            "input_message": "从下拉列表中选择。可以不选：不选时按填写的内容判断；选了以所选为准。",
            "error_title": "状态",
            "error_message": "请从下拉列表中选择：已完成、不涉及、存在问题、未填报；也可以不填。",
        },
    )
    deadline = plan.columns[Helper.DEADLINE.value] - 1
    sheet.data_validation(
        first,
        deadline,
        last,
        deadline,
        {
            "validate": "date",
            "criteria": "between",
            "minimum": date(2000, 1, 1),
            "maximum": date(2099, 12, 31),
            # A warning, not a stop: some deadlines are words (长期坚持), and those must be possible.
            "error_type": "warning",
            "input_title": "完成时限",
            "input_message": "填写整改完成的日期，如 2020-12-31；确需文字说明的（如：长期坚持），提示时选“是”。",
            "error_title": "完成时限",
            "error_message": "这里一般填写日期，如 2020-12-31。如确需填写文字说明，请选“是”保留。",
        },
    )
    _colours(sheet, style, plan)


def _colours(sheet: Worksheet, style: Styles, plan: Plan) -> None:
    """Relative references below are to the first row below the header; the office programs move them along."""
    row, first, last = plan.first_row, plan.first_row - 1, plan.last_row - 1
    answer, remedy = plan.table.column(Role.ANSWER), plan.table.column(Role.REMEDY)
    requirement = plan.table.column(Role.REQUIREMENT)
    status = f"${column_letter(plan.columns[Helper.STATUS.value])}{row}"
    clash = style(bg_color=styles.CLASH)

    def colour(key: str, criteria: str, look: object) -> None:
        at = plan.columns[key] - 1
        options = {"type": "formula", "criteria": criteria, "format": look, "stop_if_true": True}
        sheet.conditional_format(first, at, last, at, options)

    # A chapter row has nothing to answer.
    told = f'${column_letter(plan.columns[requirement.key])}{row}<>""' if requirement else "TRUE"
    if answer:
        cell = f"${column_letter(plan.columns[answer.key])}{row}"
        says = "+".join(f'ISNUMBER(FIND("{w}",{cell}))' for w in _SAYS_NA)
        other = f'AND({status}="{Status.NOT_APPLICABLE.zh}",{_seen(cell)},OR(LEN({cell})>160,{says}=0))'
        empty = f'AND({status}<>"",{status}<>"{Status.UNFILLED.zh}",NOT({_seen(cell)}))'
        done = f'OR({status}="{Status.COMPLETED.zh}",{status}="{Status.ISSUE.zh}")'
        idle = f'AND({done},LEN({cell})<=30,ISNUMBER(FIND("{Status.NOT_APPLICABLE.zh}",{cell})))'
        colour(answer.key, f"={other}", clash)
        colour(answer.key, f"={idle}", clash)
        colour(answer.key, f"={empty}", clash)
        colour(answer.key, f"=AND({told},NOT({_seen(cell)}))", style(bg_color=styles.BLANK))
    if remedy:
        cell = f"${column_letter(plan.columns[remedy.key])}{row}"
        colour(remedy.key, f'=AND({status}="{Status.ISSUE.zh}",NOT({_seen(cell)}))', clash)
    for word in Status:
        fill, ink = styles.COLOURS[word.zh]
        look = style(bg_color=fill, font_color=ink)
        colour(Helper.STATUS.value, f'={status}="{word.zh}"', look)


def _seen(cell: str) -> str:
    """Whether anything can be seen in a cell; a full-width space is nothing."""
    return f'LEN(TRIM(SUBSTITUTE(SUBSTITUTE({cell},"　",""),CHAR(10),"")))>0'
