"""Sheets around the tables: 汇总, 校验结果 (written by the tool), 豁免 (waivers), 规则说明 (the rules), _meta."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lawgov_xl import __version__, marks
from lawgov_xl.editions import fingerprint
from lawgov_xl.io import fit
from lawgov_xl.io.workbook import styles
from lawgov_xl.io.workbook.styles import Styles, put
from lawgov_xl.layout import COVER, META, WAIVER_HEADERS, WAIVERS
from lawgov_xl.model import Edition
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import FAMILIES, Rule

SUMMARY, RULES = "汇总", "规则说明"
_BY_TOOL = "本表由工具填写，请不要手工填写。在装有工具的电脑上点“{button}”，或运行 lawgov {command}，结果显示在这里。"
_WAIVER_NOTE = "对校验提出的问题有不同意见、决定保留的，在此逐条写明。表和序号留空的，对整本填报表有效；理由必须填写，没有理由的不生效。"
_WAIVER_WIDTHS = (14, 10, 10, 60, 14, 16)
_WAIVER_ROWS = 40
_MOST_WAIVERS = 1000
_RULE_HEADERS = ("代码", "名称", "级别", "类别", "说明", "依据")
_RULE_WIDTHS = (9.0, 24.0, 8.0, 12.0, 62.0, 40.0)


def write_summary(book: Workbook, style: Styles) -> None:
    """Adds the place for the roll-up. It stays open: the tool writes and draws on it."""
    sheet = book.add_worksheet(SUMMARY)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 8, 11)
    _head(sheet, style, SUMMARY, _BY_TOOL.format(button="汇总", command="rollup"), 9)
    _page(sheet)


def write_results(book: Workbook, style: Styles) -> None:
    """Adds the place for findings, with their headers (`marks.RESULT_HEADERS`)."""
    sheet = book.add_worksheet(marks.RESULTS)
    for column, width in enumerate(marks.RESULT_WIDTHS):
        sheet.set_column(column, column, width)
    note = _BY_TOOL.format(button="校验", command="validate")
    _head(sheet, style, marks.RESULTS, note, len(marks.RESULT_HEADERS))
    _headers(sheet, style, marks.RESULT_HEADERS)
    _page(sheet)


def write_waivers(book: Workbook, style: Styles, edition: Edition) -> None:
    """Adds the sheet 豁免: headers in row 3, open rows below."""
    sheet = book.add_worksheet(WAIVERS)
    for column, width in enumerate(_WAIVER_WIDTHS):  # the rows below the framed ones are open too
        sheet.set_column(column, column, width, style.note(locked=False, num_format=_waiver_format(column)))
    _head(sheet, style, WAIVERS, _WAIVER_NOTE, len(WAIVER_HEADERS))
    _headers(sheet, style, WAIVER_HEADERS)
    for row in range(4, 4 + _WAIVER_ROWS):
        sheet.set_row(row - 1, 24)
        for column in range(1, len(WAIVER_HEADERS) + 1):
            wide = column == WAIVER_HEADERS.index("理由") + 1
            look = style.body(
                font_name=styles.SONG,
                font_size=10.5,
                border_color=styles.LINE,
                locked=False,
                num_format=_waiver_format(column - 1),
                align="left" if wide else "center",
            )
            put(sheet, row, column, "", look)
    sheet.data_validation(
        3,
        0,
        2 + _MOST_WAIVERS,
        0,
        {
            "validate": "list",
            "source": [t.sheet for t in edition.tables] + [COVER],
            "error_type": "warning",
            "error_title": "表",
            "error_message": "请选择工作表的名称；对整本填报表有效的，留空。",
        },
    )
    sheet.freeze_panes(3, 0)
    _page(sheet)
    sheet.repeat_rows(2)
    styles.guard(sheet)


def _waiver_format(column: int) -> str:
    return "yyyy-mm-dd" if column == len(WAIVER_HEADERS) - 1 else "@"


def write_rules(book: Workbook, style: Styles, edition: Edition) -> None:
    """Adds the sheet 规则说明, from the manuals of the rules that hold for the edition."""
    sheet = book.add_worksheet(RULES)
    rules = [r for r in all_rules() if r.holds_for(edition)]
    for column, width in enumerate(_RULE_WIDTHS):
        sheet.set_column(column, column, width)
    note = f"共 {len(rules)} 条。错误：必须改正；警告：请核实；提示：供参考。确有理由不改的，在“{WAIVERS}”表写明规则代码和理由。"
    _head(sheet, style, RULES, note, len(_RULE_HEADERS))
    _headers(sheet, style, _RULE_HEADERS)
    for row, rule in enumerate(rules, 4):
        texts = (
            rule.code,
            rule.name,
            rule.severity.zh,
            FAMILIES[rule.family][0],
            explanation(rule),
            rule.basis,
        )
        needed = max(fit.height(t, w, 10.5) for t, w in zip(texts, _RULE_WIDTHS, strict=True))
        sheet.set_row(row - 1, min(fit.MAX_HEIGHT, max(24, needed)))
        for column, text in enumerate(texts, 1):
            align = "center" if column in (1, 3, 4) else "left"
            look = style.body(font_name=styles.SONG, font_size=10.5, align=align, border_color=styles.LINE)
            put(sheet, row, column, text, look)
    if rules:
        sheet.autofilter(2, 0, 2 + len(rules), len(_RULE_HEADERS) - 1)
    sheet.freeze_panes(3, 0)
    _page(sheet)
    sheet.repeat_rows(2)
    styles.guard(sheet)


def explanation(rule: Rule) -> str:
    """What a rule's manual says in prose: everything between its name and its basis, without the examples."""
    parts = rule.manual.split("\n\n")[1:]
    prose = [p for p in parts if not re.match(r"\s*(依据|反例|正例)：|\s*\|", p)]
    return "\n".join(re.sub(r"\s*\n\s*", "", p.strip()) for p in prose) or rule.summary


def write_meta(book: Workbook, edition: Edition) -> None:
    """Adds the hidden sheet that says what the workbook was made from: key in A, value in B."""
    sheet = book.add_worksheet(META)
    said = {"edition": edition.id, "version": edition.version, "tool": __version__}
    said |= {f"fingerprint.{t.key}": fingerprint(t) for t in edition.tables}
    for row, (key, value) in enumerate(said.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.hide()


def _head(sheet: Worksheet, style: Styles, title: str, note: str, columns: int) -> None:
    look = style(font_name=styles.TITLE, font_size=20, align="center", valign="vcenter")
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, columns - 1, title, look)
    sheet.set_row(1, 32)
    sheet.merge_range(1, 0, 1, columns - 1, note, style.note(font_color="#595959"))


def _headers(sheet: Worksheet, style: Styles, headers: Sequence[str]) -> None:
    sheet.set_row(2, 24)
    for column, text in enumerate(headers, 1):
        put(sheet, 3, column, text, style.body(font_name=styles.HEI, align="center", bg_color=styles.PALE))


def _page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.75)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&C&"宋体,常规"&10— &P —')
