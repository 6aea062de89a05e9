"""The sheet of one official table: as distributed, with the department's columns open and the helpers beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lawgov_xl.grid import address
from lawgov_xl.io.workbook import live, styles
from lawgov_xl.io.workbook.flow import BODY, CHAPTER_ROW, is_grouping, text_of
from lawgov_xl.io.workbook.plan import MARGINS, TITLE, Plan, spans
from lawgov_xl.io.workbook.styles import GrowingSheet, Styles, put
from lawgov_xl.model import Column, Helper, Role

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
DATE_FORMAT = 'yyyy"年"m"月"d"日"'
_TEXT = "@"
_NARROW = 10
"""Columns up to this width hold numbers and marks, which stand in the middle."""
_CENTRED = (Role.CHAPTER, Role.SECTION, Role.NUMBER, Role.SOURCE)


def write(book: Workbook, style: Styles, plan: Plan, heights: Mapping[int, float] | None = None) -> Worksheet:
    """Adds the sheet. Official cells are locked; the department's and the helpers' are not.

    heights: row -> its height, where something beside the table needs more.
    """
    sheet = book.add_worksheet(plan.table.sheet, worksheet_class=GrowingSheet)
    _page(sheet, plan)
    _head(sheet, style, plan)
    chapters = set(plan.table.chapters)
    for line in plan.lines:
        sheet.set_row(line.row - 1, (heights or {}).get(line.row, line.height))
        if line.item is None:
            font = styles.HEI if line.chapter in chapters else styles.KAI
            name = style.body(font_name=font, font_size=CHAPTER_ROW, align="left")
            sheet.merge_range(line.row - 1, 0, line.row - 1, plan.last_printed - 1, line.chapter, name)
    sheet.growing = {line.row for line, _ in plan.items()}
    _groups(sheet, style, plan)
    _items(sheet, style, plan)
    live.add(sheet, style, plan)
    styles.guard(sheet)
    return sheet


def _page(sheet: Worksheet, plan: Plan) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(**MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows((plan.over_row or plan.header_row) - 1, plan.header_row - 1)
    sheet.print_area(0, 0, plan.last_row - 1, plan.last_printed - 1)
    sheet.set_footer('&C&"宋体,常规"&10— &P —')
    for column, width in plan.widths.items():
        sheet.set_column(column - 1, column - 1, width)
    number = plan.table.column(Role.NUMBER)
    sheet.freeze_panes(plan.header_row, plan.columns[number.key] if number else 0)
    sheet.autofilter(plan.header_row - 1, 0, plan.last_row - 1, plan.last_column - 1)
    everything = f"A1:{address(plan.last_row, plan.last_column)}"
    sheet.ignore_errors({"number_stored_as_text": everything})  # numbers here are texts on purpose


def _head(sheet: Worksheet, style: Styles, plan: Plan) -> None:
    title = style(font_name=styles.TITLE, font_size=TITLE, align="center", valign="vcenter", text_wrap=True)
    sheet.set_row(0, plan.title_height)
    sheet.merge_range(0, 0, 0, plan.last_printed - 1, plan.table.title, title)
    if plan.date_row:
        day = style(font_name=styles.KAI, font_size=14, align="center", valign="vcenter")
        sheet.set_row(plan.date_row - 1, 24)
        row = plan.date_row - 1
        sheet.merge_range(row, 0, row, plan.last_printed - 1, plan.table.date_line, day)
    sheet.set_row(plan.header_row - 1, plan.header_height)
    if plan.over_row:
        _overs(sheet, style, plan)
    for column in plan.table.columns:
        edges = {} if column.over or not plan.over_row else {"top": 0}
        header = style.body(font_name=styles.HEI, align="center", **edges)
        put(sheet, plan.header_row, plan.columns[column.key], column.header, header)
    for helper in Helper:
        header = style.body(
            font_name=styles.HEI, font_size=10, align="center", bg_color=styles.PALE, border_color=styles.LINE
        )
        put(sheet, plan.header_row, plan.columns[helper.value], helper.value, header)


def _overs(sheet: Worksheet, style: Styles, plan: Plan) -> None:
    """The upper row of a header of two rows. A header without one above it stands in the lower row, below an open cell:
    merged over both, its text would be in the upper one, and readers look for all headers in one row."""
    row = plan.over_row - 1
    sheet.set_row(row, plan.over_height)
    for at, column in enumerate(plan.table.columns):
        if not column.over:
            sheet.write_blank(row, at, None, style.body(bottom=0))
    header = style.body(font_name=styles.HEI, align="center")
    for text, first, last in spans(plan.table):
        if last > first:
            sheet.merge_range(row, first - 1, row, last - 1, text, header)
        else:
            put(sheet, plan.over_row, first, text, header)


def _groups(sheet: Worksheet, style: Styles, plan: Plan) -> None:
    """What stands once for several rows, merged. The cells below a merge keep the text: a filter finds every row."""
    fonts = {Role.CHAPTER: styles.HEI, Role.SECTION: styles.KAI}
    for group in plan.groups:
        font = fonts.get(group.column.role, styles.FANG)
        middle = "center" if group.column.role is Role.CHAPTER else "left"
        look = style.body(
            font_name=font, align=middle, valign="top" if group.last > group.first else "vcenter"
        )
        if group.last > group.first:
            place = (group.first - 1, group.at - 1, group.last - 1, group.at - 1)
            sheet.merge_range(*place, "", look)
        for row in range(group.first, group.last + 1):
            put(sheet, row, group.at, group.text, look)


def _items(sheet: Worksheet, style: Styles, plan: Plan) -> None:
    grouped = {(g.at, row) for g in plan.groups for row in range(g.first, g.last + 1)}
    for line, item in plan.items():
        given: Mapping[str, str] = plan.answers.get(item.number, {})
        for column in plan.table.columns:
            at = plan.columns[column.key]
            if (at, line.row) in grouped:
                continue
            size = plan.sizes.get((item.number, column.key), BODY)
            text = text_of(item, column, plan.answers)
            if column.role is Role.NUMBER and not is_grouping(column):
                sheet.write_number(line.row - 1, at - 1, item.number, _look(style, column, size))
            else:
                put(sheet, line.row, at, text, _look(style, column, size))
        for helper in Helper:
            _helper(sheet, style, plan, line.row, helper, given.get(helper.value, ""))


def _look(style: Styles, column: Column, size: float) -> Format:
    align = "center" if column.role in _CENTRED or column.width <= _NARROW else "left"
    if not column.role.official:
        return style.body(font_size=size, locked=False, num_format=_TEXT, align=align)
    font = styles.SONG if column.role is Role.NUMBER else styles.FANG
    return style.body(font_name=font, font_size=size, align=align)


def _helper(sheet: Worksheet, style: Styles, plan: Plan, row: int, helper: Helper, text: str) -> None:
    look = {
        "font_name": styles.SONG,
        "font_size": 10,
        "border_color": styles.LINE,
        "locked": False,
        "align": "center" if helper in (Helper.STATUS, Helper.DEADLINE) else "left",
        "num_format": DATE_FORMAT if helper is Helper.DEADLINE else _TEXT,
    }
    day = _as_date(text) if helper is Helper.DEADLINE else None
    if day:
        sheet.write_datetime(row - 1, plan.columns[helper.value] - 1, day, style.body(**look))
    else:
        put(sheet, row, plan.columns[helper.value], text, style.body(**look))


def _as_date(text: str) -> date | None:
    """A deadline given as 2020-12-31 becomes a date; any other stays the text it is."""
    if not _ISO_DATE.fullmatch(text):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= 1901 else None
