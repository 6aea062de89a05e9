"""总览: the city at a glance, for people who would rather look than read."""

from __future__ import annotations

from typing import Any

from lawgov_xl.io.summary.charts import COLUMN, DATA, WIDTH, Data, chapter_charts, first_charts, top_charts
from lawgov_xl.io.summary.context import (
    DEPARTMENTS,
    DETAIL,
    ISSUES,
    OVERVIEW,
    RESULTS,
    SHEETS,
    STANDING,
    Context,
)
from lawgov_xl.io.summary.styles import DARK, LIGHT, MIDDLE
from lawgov_xl.picture import Standing


def overview(context: Context) -> None:
    """Writes 总览."""
    sheet = context.book.get_worksheet_by_name(OVERVIEW)
    sheet.hide_gridlines(2)
    sheet.set_column(0, WIDTH - 1, COLUMN)
    sheet.set_column(DATA, DATA + 8, 16)
    _title(context, sheet)
    row = _cards(context, sheet, 3)
    data = Data(context, sheet)
    row = first_charts(context, sheet, data, row + 1)
    row, breaks = chapter_charts(context, sheet, data, row)
    row = top_charts(context, sheet, data, row)
    row = _contents(context, sheet, row)
    context.printing(sheet, "归集总览")
    sheet.set_portrait()
    sheet.print_area(0, 0, row, WIDTH - 1)
    sheet.set_h_pagebreaks(breaks)
    sheet.set_first_sheet()
    sheet.activate()


def _title(context: Context, sheet: Any) -> None:
    picture, s = context.picture, context.styles
    sheet.set_row(0, 40)
    sheet.merge_range(0, 0, 0, WIDTH - 1, f"{picture.edition.name} 归集总览", s.of(font_size=20, bold=True, font_color="#FFFFFF", bg_color=DARK, align="center"))  # fmt: skip
    counted = len(context.counted)
    text = f"归集日期 {picture.today.isoformat()}　　计入汇总 {counted} 个单位　　{picture.totals.total:,} 项填报"
    if picture.due:
        text += f"　　报送时限 {picture.due.isoformat()}"
    sheet.merge_range(1, 0, 1, WIDTH - 1, text, s.of(align="center", font_color="#595959", bg_color=LIGHT))
    for at, note in enumerate(context.notes[:1]):
        sheet.merge_range(
            2 + at, 0, 2 + at, WIDTH - 1, note, s.of(font_color="#C00000", align="center", font_size=9)
        )


def _cards(context: Context, sheet: Any, row: int) -> int:
    """Two lines of four figures, each a link to where it is explained. Returns the next free row."""
    picture = context.picture
    totals, issues, findings = picture.totals, picture.issues, picture.severities()
    asked = totals.total - totals.not_applicable
    expected = sum(1 for m in picture.members if m.expected and m.standing is not Standing.EXCLUDED)
    sent = sum(1 for m, _ in context.counted if m.expected or not picture.listed)
    share = f"{totals.completed / asked:.0%}" if asked else "—"
    cards = (
        ("已报送", f"{sent:,} / {expected:,}" if picture.listed else f"{sent:,}", STANDING, "家", "#548235"),
        ("未报送", str(len(picture.missing)) if picture.listed else "—", STANDING, "家", "#C00000"),
        ("无法读取的文件", str(len(picture.rejected)), STANDING, "个", "#C00000"),
        ("重复报送、待定", str(sum(not d.decided for d in picture.duplicates)), STANDING, "家", "#BF8F00"),
        ("总体完成率", share, DEPARTMENTS, "已完成÷涉及", "#548235"),
        ("存在问题", f"{issues.total:,}", ISSUES, "项", "#C55A11"),
        ("其中已逾期", f"{issues.overdue:,}", ISSUES, "项", "#C00000"),
        (
            "校验错误",
            f"{findings['error']:,}",
            RESULTS,
            f"条，另有警告 {findings['warning']:,} 条",
            "#C00000",
        ),
    )
    s = context.styles
    for at, (label, value, target, unit, colour) in enumerate(cards):
        line, column = row + 4 * (at // 4), 4 * (at % 4)
        face = {"bg_color": LIGHT, "align": "center"}
        sheet.set_row(line + 1, 34)
        sheet.merge_range(line, column, line, column + 2, label, s.of(font_color="#595959", **face))
        sheet.merge_range(
            line + 1,
            column,
            line + 1,
            column + 2,
            "",
            s.of(font_size=22, bold=True, font_color=colour, **face),
        )
        sheet.write_url(
            line + 1,
            column,
            f"internal:'{target}'!A1",
            s.of(font_size=22, bold=True, font_color=colour, **face),
            value,
        )
        sheet.merge_range(
            line + 2, column, line + 2, column + 2, unit, s.of(font_size=8, font_color="#7F7F7F", **face)
        )
    return row + 8


def _contents(context: Context, sheet: Any, row: int) -> int:
    """Links to every sheet, with what it is for."""
    s = context.styles
    sheet.merge_range(
        row, 0, row, WIDTH - 1, "目录（点击前往）", s.of(bold=True, font_color="#FFFFFF", bg_color=MIDDLE)
    )
    for name, about in SHEETS.items():
        if name == OVERVIEW:
            continue
        row += 1
        sheet.merge_range(row, 0, row, 1, "", s.link)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", s.link, name)
        text = context.elsewhere if name == DETAIL and context.elsewhere else about
        sheet.merge_range(row, 2, row, WIDTH - 1, text, s.text)
    for note in context.notes[1:]:
        row += 1
        sheet.merge_range(row, 0, row, WIDTH - 1, note, s.of(font_color="#C00000", font_size=9))
    return row
