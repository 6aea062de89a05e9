"""The table of what was handed out: file, duties and contact of each department; units that nobody has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from xlsxwriter import Workbook

from lawgov_xl.distribution import Allotment, Part, names_units
from lawgov_xl.io import fit
from lawgov_xl.io.summary.styles import DARK, Styles
from lawgov_xl.model import Edition

LIST = "分发清单.xlsx"
_LONGEST = 32_000


def write_list(
    target: Path,
    edition: Edition,
    made: Sequence[tuple[Allotment, str]],
    skipped: Sequence[tuple[str, str]],
    unknown: Mapping[str, Sequence[tuple[str, int]]],
) -> None:
    """made: department and file name; skipped: name and reason; unknown: words of the tables that name no department
    of the list -> their rows."""
    book = Workbook(str(target), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    styles = Styles(book)
    head = styles.of(bold=True, font_color="#FFFFFF", bg_color=DARK, align="center", text_wrap=True, border=1)
    cell = styles.of(text_wrap=True, valign="top", border=1, border_color="#D0D0D0")
    middle = styles.of(align="center", valign="top", border=1, border_color="#D0D0D0")
    tables = [t for t in edition.tables if names_units(t)]
    columns: list[tuple[str, float]] = [("序号", 7.0), ("单位", 30.0), ("简称", 16.0), ("填报表", 36.0)]
    for table in tables:
        columns += [(f"{table.sheet}\n{p.zh}", 10.0) for p in Part]
        columns.append((f"{table.sheet}\n牵头、参加的项目", 40.0))
    columns += [("联系人", 12.0), ("联系电话", 16.0), ("报送时限", 13.0), ("说明", 30.0)]
    sheet = book.add_worksheet("分发清单")
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, f"{edition.name} 分发清单", styles.title)
    sheet.set_row(1, 32)
    for column, (text, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, text, head)
    link = styles.of(font_color="#1F4E79", underline=1, valign="top", border=1, border_color="#D0D0D0")
    for row, (allotment, name) in enumerate(made, 2):
        d = allotment.department
        sheet.write_number(row, 0, row - 1, middle)
        sheet.write_string(row, 1, d.name, cell)
        sheet.write_string(row, 2, "、".join(d.short), cell)
        sheet.write_url(row, 3, f"external:{quote(name)}", link, name)
        at, tall = 4, 18.0
        for table in tables:
            for part in Part:
                sheet.write_number(row, at, len(allotment.numbers(table.key, part)), middle)
                at += 1
            listed = "、".join(map(str, (*allotment.numbers(table.key, Part.LEAD), *allotment.numbers(table.key, Part.PARTICIPANT))))  # fmt: skip
            sheet.write_string(row, at, listed, cell)
            tall = max(tall, fit.height(listed, 40.0, 10))
            at += 1
        for text in (d.contact, d.phone, d.due.isoformat() if d.due else "", ""):
            sheet.write_string(row, at, text, cell)
            at += 1
        sheet.set_row(row, min(tall, 200.0))
    for row, (name, reason) in enumerate(skipped, 2 + len(made)):
        sheet.write_string(row, 1, name, cell)
        sheet.write_string(row, len(columns) - 1, f"未生成：{reason}", cell)
    sheet.freeze_panes(2, 2)
    if made:
        sheet.autofilter(1, 0, 1 + len(made), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    if unknown:
        _unknown(book, styles, edition, unknown)
    book.close()


def _unknown(
    book: Workbook, styles: Styles, edition: Edition, unknown: Mapping[str, Sequence[tuple[str, int]]]
) -> None:
    sheet = book.add_worksheet("名单外的单位")
    head = styles.of(bold=True, font_color="#FFFFFF", bg_color=DARK, align="center", border=1)
    cell = styles.of(text_wrap=True, valign="top", border=1, border_color="#D0D0D0")
    note = "下发的表中写明、单位名单中没有的牵头单位、参加单位和统称。是单位的，请补入名单或在“简称”栏写明；是统称的，请在版本的 [roles] 或名单的“角色”栏写明。"
    sheet.write_string(0, 0, "名单外的单位", styles.title)
    sheet.write_string(1, 0, note, styles.note)
    for column, (text, width) in enumerate((("表中的写法", 34.0), ("项数", 8.0), ("所在的项", 90.0))):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, text, head)
    names = {t.key: t.sheet for t in edition.tables}
    for row, (term, rows) in enumerate(sorted(unknown.items(), key=lambda u: (-len(u[1]), u[0])), 3):
        by_table: dict[str, list[int]] = {}
        for key, number in rows:
            by_table.setdefault(key, []).append(number)
        text = "；".join(f"{names[k]}第{'、'.join(map(str, n))}项" for k, n in by_table.items())
        sheet.write_string(row, 0, term, cell)
        sheet.write_number(row, 1, len(rows), cell)
        sheet.write_string(row, 2, text[:_LONGEST], cell)
        sheet.set_row(row, min(200.0, max(18.0, fit.height(text, 90.0, 10))))
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
