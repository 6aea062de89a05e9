"""The sheet 封面: how to fill in, where to find what, and the fields that belong to no row of a table."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lawgov_xl.io import fit
from lawgov_xl.io.workbook import styles
from lawgov_xl.io.workbook.styles import Styles, put
from lawgov_xl.layout import COVER
from lawgov_xl.model import CoverField, Edition, Role

_LABEL, _VALUE, _HINT = 2, 3, 4
_WIDTHS = {1: 2.0, _LABEL: 26.0, _VALUE: 66.0, _HINT: 34.0}
_SIZE = 11.0
_SCALE = 70
"""Per cent at which the sheet is as wide as the page. Fitted to the page, Excel would ignore the break."""
_EMPTY_LONG = 90.0
_HIGHEST = 300.0
"""Points of one of the rows that a long field spans: below what Excel allows, so that it can still grow."""


def write(
    book: Workbook,
    style: Styles,
    edition: Edition,
    values: Mapping[str, str],
    sheets: Sequence[tuple[str, str]],
) -> Worksheet:
    """Adds the sheet. values: key of a field -> text. sheets: name and purpose of every sheet to link to."""
    sheet = book.add_worksheet(COVER)
    sheet.set_paper(9)
    sheet.set_margins(left=0.6, right=0.6, top=0.5, bottom=0.6)
    sheet.set_print_scale(_SCALE)
    sheet.center_horizontally()
    sheet.set_footer('&C&"宋体,常规"&10— &P —')
    sheet.hide_gridlines(2)
    for column, width in _WIDTHS.items():
        sheet.set_column(column - 1, column - 1, width)
    row = _title(sheet, style, edition)
    row = _heading(sheet, style, row, "填报说明")
    for number, line in enumerate(_guidance(edition), 1):
        text = f"{number}. {line}"
        _across(
            sheet,
            style,
            row,
            text,
            fit.height(text, _WIDTHS[_LABEL] + _WIDTHS[_VALUE] + _WIDTHS[_HINT], _SIZE),
        )
        row += 1
    row = _heading(sheet, style, row + 1, "基本信息（带 * 的必须填写）")
    for field in edition.cover:
        if not field.long:
            row = _field(sheet, style, row, field, values.get(field.key, field.default))
    row = _links(sheet, style, _heading(sheet, style, row + 1, "目录（点击前往）"), sheets)
    sheet.set_h_pagebreaks([row])  # above the free texts, whose length nobody knows
    row = _heading(sheet, style, row + 1, "报告需要而表内没有的内容（没有的可以不填）")
    for field in edition.cover:
        if field.long:
            row = _field(sheet, style, row, field, values.get(field.key, field.default))
    sheet.print_area(0, 0, row - 2, _HINT - 1)
    styles.guard(sheet)
    return sheet


def _links(sheet: Worksheet, style: Styles, row: int, sheets: Sequence[tuple[str, str]]) -> int:
    link = style.body(font_name=styles.SONG, font_color=styles.LINK, underline=1, border_color=styles.LINE)
    look = style.body(font_name=styles.SONG, border_color=styles.LINE)
    for name, purpose in sheets:
        target = "internal:'" + name.replace("'", "''") + "'!A1"
        sheet.write_url(row - 1, _LABEL - 1, target, link, name)
        sheet.merge_range(row - 1, _VALUE - 1, row - 1, _HINT - 1, purpose, look)
        sheet.set_row(row - 1, 20)
        row += 1
    return row


def _title(sheet: Worksheet, style: Styles, edition: Edition) -> int:
    title = style(font_name=styles.TITLE, font_size=22, align="center", valign="vcenter", text_wrap=True)
    sheet.set_row(0, 52)
    sheet.merge_range(0, _LABEL - 1, 0, _HINT - 1, edition.name, title)
    said = f"制发机关：{edition.issuer}　　版本：{edition.id}　第 {edition.version} 版"
    small = style.note(align="center", font_color="#595959")
    sheet.set_row(1, 20)
    sheet.merge_range(1, _LABEL - 1, 1, _HINT - 1, said, small)
    return 4


def _heading(sheet: Worksheet, style: Styles, row: int, text: str) -> int:
    sheet.set_row(row - 1, 24)
    put(sheet, row, _LABEL, text, style(font_name=styles.HEI, font_size=13, valign="vcenter"))
    return row + 1


def _across(sheet: Worksheet, style: Styles, row: int, text: str, height: float) -> None:
    sheet.set_row(row - 1, height)
    sheet.merge_range(row - 1, _LABEL - 1, row - 1, _HINT - 1, text, style.note(font_size=_SIZE))


def _guidance(edition: Edition) -> list[str]:
    tables = "".join(f"“{t.sheet}”" for t in edition.tables)
    headers = [c.header for t in edition.tables for c in t.columns if c.role is Role.ANSWER]
    answers = "".join(f"“{''.join(h.split())}”" for h in dict.fromkeys(headers))
    remedies = any(t.column(Role.REMEDY) for t in edition.tables)
    problem = "写明问题、改进措施和完成时限" if remedies else "在完成情况中写明问题、改进措施和完成时限"
    return [
        "请先填写本页基本信息，再逐行填写各表。淡黄色的格子是还没有填写的内容。",
        f"在{tables}中填写{answers}栏。每一行都要填写，不要留空。",
        "不涉及本单位职能的，写“不涉及”，可以同时说明原因；不要只写“无”。",
        f"存在问题的，{problem}；其他栏目按实际情况填写。",
        "表格右侧“状态”栏可从下拉列表选择。不选的，按填写的内容判断；选了以所选为准，但应与填写的内容一致。",
        "表题、表头和下发的内容已经锁定，请不要改动，不要增加、删除、移动行和列。筛选、行高、列宽、字体、颜色可以调整。",
        "填报情况随时可在“填报进度”查看；对校验结果有不同意见的，在“豁免”中写明理由。",
    ]


def _field(sheet: Worksheet, style: Styles, row: int, field: CoverField, value: str) -> int:
    """One field; the value stands right of its label. A long one spans rows, each low enough for Excel."""
    upper = {"valign": "top"} if field.long else {}
    label = style.body(
        font_name=styles.HEI, font_size=_SIZE, bg_color=styles.PALE, border_color=styles.LINE, **upper
    )
    look = style.body(
        font_size=_SIZE,
        locked=False,
        num_format="@",
        border_color=styles.LINE,
        **upper,
    )
    hint = style.note(font_size=10, font_color="#7F7F7F", align="left", indent=1, **upper)
    text = field.label + (" *" if field.required else "")
    needed = max(
        fit.height(value, _WIDTHS[_VALUE], _SIZE),
        fit.height(text, _WIDTHS[_LABEL], _SIZE),
        fit.height(field.hint, _WIDTHS[_HINT] - 2, 10),
        _EMPTY_LONG if field.long else 24.0,
    )
    rows = math.ceil(needed / _HIGHEST)
    last = row + rows - 1
    for at in range(row, last + 1):
        sheet.set_row(at - 1, math.ceil(needed / rows))
    for column, content, format_ in ((_LABEL, text, label), (_VALUE, value, look), (_HINT, field.hint, hint)):
        if rows > 1:
            sheet.merge_range(row - 1, column - 1, last - 1, column - 1, "", format_)
        put(sheet, row, column, content, format_)
    if field.required:
        cell = f"$C${row}"
        empty = {"type": "formula", "criteria": f'=LEN(TRIM(SUBSTITUTE({cell},"　","")))=0'}
        sheet.conditional_format(
            row - 1, _VALUE - 1, row - 1, _VALUE - 1, empty | {"format": style(bg_color=styles.BLANK)}
        )
    return last + 1
