"""The sheet 填报进度: counts by chapter, live, with a bar and a verdict. It needs nothing but the workbook itself."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lawgov_xl.io.workbook import mirror, styles
from lawgov_xl.io.workbook.calc_sheet import CALC, State, group_id
from lawgov_xl.io.workbook.plan import Plan
from lawgov_xl.io.workbook.styles import Styles, put
from lawgov_xl.model import Role, Status

SHEET = "填报进度"
HEADERS = (
    "总数",
    "已填写",
    "已完成",
    "不涉及",
    "存在问题",
    "未填报",
    "缺改进措施",
    "前后矛盾",
    "进度",
    "进度条",
    "结论",
)
VERDICTS = ("完整", "缺填", "矛盾")
_NOTES = (
    "本表随填报自动更新，不需要操作。“状态”栏选定的，以所选为准；没有选的，按填写的内容判断。",
    "完整：全部填写，没有矛盾。缺填：有未填报的项，或者存在问题但没有写改进措施。"
    "矛盾：“状态”栏所选与填写的内容不一致（如选“不涉及”却写了完成情况）。",
    "按内容判断的规则与校验工具相同，个别特殊写法以工具的结果为准。",
)
_TOTAL = "合计"
_BAR = 10
"""Squares of a full bar."""
_ONE_PAGE = 45
"""Rows that still print legibly on one page."""


def write(book: Workbook, style: Styles, plans: Sequence[Plan], judged: Sequence[State]) -> Worksheet:
    """Adds the sheet: a block of rows for each table, and a total of all of them."""
    sheet = book.add_worksheet(SHEET)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.75)
    sheet.center_horizontally()
    sheet.set_footer('&C&"宋体,常规"&10— &P —')
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 8, 10)
    sheet.set_column(9, 9, 8)
    sheet.set_column(10, 10, 24)
    sheet.set_column(11, 11, 10)
    title = style(font_name=styles.TITLE, font_size=20, align="center", valign="vcenter")
    sheet.set_row(0, 40)
    sheet.merge_range(0, 0, 0, len(HEADERS), SHEET, title)
    row = 2
    for note in _NOTES:
        sheet.set_row(row - 1, 32 if len(note) > 70 else 18)
        sheet.merge_range(row - 1, 0, row - 1, len(HEADERS), note, style.note(font_color="#595959"))
        row += 1
    totals: list[int] = []
    for at, plan in enumerate(plans):
        row = _block(sheet, style, plan, at, row + 1, len(judged), judged)
        totals.append(row - 1)
    if len(totals) > 1:
        _row(sheet, style, row + 1, f"各表{_TOTAL}", _sums(totals), _counts(judged), strong=True)
    sheet.fit_to_pages(1, 1 if row <= _ONE_PAGE else 0)
    _colours(sheet, style, row + 1)
    styles.guard(sheet)
    return sheet


def _block(
    sheet: Worksheet, style: Styles, plan: Plan, at: int, row: int, items: int, judged: Sequence[State]
) -> int:
    """One table: heading, headers, a row for each chapter, the sum. Returns the row after it (1-based)."""
    sheet.set_row(row - 1, 26)
    heading = f"{plan.table.sheet}（共 {len(plan.table.items)} 项{plan.table.noun}）"
    put(sheet, row, 1, heading, style(font_name=styles.HEI, font_size=13, valign="vcenter"))
    row += 1
    sheet.set_row(row - 1, 24)
    chapter = plan.table.column(Role.CHAPTER)
    first = "".join(chapter.header.split()) if chapter else "部分"
    for column, text in enumerate((first, *HEADERS), 1):
        put(sheet, row, column, text, style.body(font_name=styles.HEI, align="center", bg_color=styles.PALE))
    row += 1
    start = row
    for index, title in enumerate(plan.table.chapters):
        group = group_id(at, index)
        _row(
            sheet,
            style,
            row,
            title,
            _chapter_formulas(group, items),
            _counts([s for s in judged if s.group == group]),
        )
        row += 1
    own = [s for s in judged if s.group.rstrip("0123456789") == group_id(at, 0).rstrip("0123456789")]
    sums = {c: f"=SUM({c}{start}:{c}{row - 1})" for c in "BCDEFGHI"}
    _row(sheet, style, row, _TOTAL, sums, _counts(own), strong=True)
    return row + 1


def _chapter_formulas(group: str, items: int) -> dict[str, str]:
    def of(key: str) -> str:
        letter = mirror.COLUMNS[key]
        return f"{CALC}!${letter}$2:${letter}${items + 1}"

    same = f'{of("group")},"{group}"'
    made = {"B": f"=COUNTIFS({same})", "C": f"=SUMIFS({of('filled')},{same})"}
    for column, status in zip("DEFG", _STATUSES, strict=True):
        made[column] = f'=COUNTIFS({same},{of("status")},"{status.zh}")'
    return made | {"H": f"=SUMIFS({of('lacks')},{same})", "I": f"=SUMIFS({of('conflict')},{same})"}


_STATUSES = (Status.COMPLETED, Status.NOT_APPLICABLE, Status.ISSUE, Status.UNFILLED)


def _sums(rows: Sequence[int]) -> dict[str, str]:
    return {c: "=" + "+".join(f"{c}{r}" for r in rows) for c in "BCDEFGHI"}


def _counts(states: Sequence[State]) -> dict[str, int]:
    counts = {"B": len(states), "C": sum(s.filled for s in states)}
    counts |= {c: sum(s.status is w for s in states) for c, w in zip("DEFG", _STATUSES, strict=True)}
    return counts | {"H": sum(s.lacks for s in states), "I": sum(s.conflict for s in states)}


def _row(
    sheet: Worksheet,
    style: Styles,
    row: int,
    title: str,
    formulas: dict[str, str],
    counts: dict[str, int],
    *,
    strong: bool = False,
) -> None:
    font = styles.HEI if strong else styles.FANG
    sheet.set_row(row - 1, 24)
    put(sheet, row, 1, title, style.body(font_name=font, align="center" if strong else "left"))
    number = style.body(font_name=styles.SONG, align="center", bold=strong)
    for column, formula in formulas.items():
        sheet.write_formula(f"{column}{row}", formula, number, counts[column])
    share = counts["C"] * 100 // counts["B"] / 100 if counts["B"] else 0
    percent = style.body(font_name=styles.SONG, align="center", num_format="0%")
    sheet.write_formula(f"J{row}", f"=IF(B{row}=0,0,INT(C{row}*100/B{row})/100)", percent, share)
    verdict = VERDICTS[2] if counts["I"] else VERDICTS[1] if counts["G"] + counts["H"] else VERDICTS[0]
    done = counts["C"] * _BAR // counts["B"] if counts["B"] else 0
    bar = style.body(font_name=styles.SONG, align="left", font_color="#548235")
    squares = f"IF(B{row}=0,0,INT(C{row}*{_BAR}/B{row}))"
    drawn = f'=REPT("■",{squares})&REPT("□",{_BAR}-{squares})'
    sheet.write_formula(f"K{row}", drawn, bar, "■" * done + "□" * (_BAR - done))
    told = f'=IF(I{row}>0,"{VERDICTS[2]}",IF(G{row}+H{row}>0,"{VERDICTS[1]}","{VERDICTS[0]}"))'
    sheet.write_formula(f"L{row}", told, style.body(font_name=styles.HEI, align="center"), verdict)


def _colours(sheet: Worksheet, style: Styles, last: int) -> None:
    for word in VERDICTS:
        fill, ink = styles.COLOURS[word]
        look = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
        sheet.conditional_format(f"L1:L{last}", look | {"format": style(bg_color=fill, font_color=ink)})
    for column in "GHI":
        where = f"{column}1:{column}{last}"
        rule = f"=AND(ISNUMBER({column}1),{column}1>0)"
        ink = style(font_color="#C00000", bold=True)
        sheet.conditional_format(where, {"type": "formula", "criteria": rule, "format": ink})
