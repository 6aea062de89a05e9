"""A blank workbook to fill in: the shipped master where it stands, else one of the same layout."""

from __future__ import annotations

import io
from itertools import groupby

import xlsxwriter

from lawgov_xl.model import Edition, Helper, Item, Role, Table
from tests.conftest import REPOSITORY

MASTER = REPOSITORY / "workbook" / "master.xlsx"


def blank(edition: Edition) -> bytes:
    """The bytes of a blank workbook of the edition."""
    return MASTER.read_bytes() if MASTER.is_file() else built(edition)


def built(edition: Edition) -> bytes:
    """A plain workbook in the layout of the contract: cover, tables with helper columns, _meta."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    text = book.add_format({"text_wrap": True, "border": 1, "valign": "vcenter", "font_name": "宋体"})
    head = book.add_format({"text_wrap": True, "border": 1, "bold": True, "align": "center"})
    cover = book.add_worksheet("封面")
    for row, field in enumerate(edition.cover, 2):
        cover.write_string(row, 0, field.label, head)
        cover.write(row, 1, field.default or None, text)
    for table in edition.tables:
        _table(book.add_worksheet(table.sheet), table, text, head)
    meta = book.add_worksheet("_meta")
    meta.write_column(0, 0, ["edition", "version"])
    meta.write_column(0, 1, [edition.id, edition.version])
    meta.very_hidden()
    book.close()
    return buffer.getvalue()


def _table(sheet, table: Table, text, head) -> None:  # type: ignore[no-untyped-def]  # XlsxWriter has no types
    width = len(table.columns)
    sheet.merge_range(0, 0, 0, width - 1, table.title, head)
    sheet.write_row(2, 0, [*(c.header for c in table.columns), *(h.value for h in Helper)], head)
    row = 3
    for chapter, items in groupby(table.items, lambda i: i.chapter):
        inside = list(items)
        if table.chapter_rows:
            sheet.merge_range(row, 0, row, width - 1, chapter, head)
            row += 1
        for role, groups in ((Role.CHAPTER, [inside]), (Role.SECTION, _sections(inside))):
            column = table.column(role)
            if column is not None:
                at, first = table.columns.index(column), row
                for group in groups:
                    value = chapter if role is Role.CHAPTER else group[0].section
                    if len(group) > 1:
                        sheet.merge_range(first, at, first + len(group) - 1, at, value, text)
                    else:
                        sheet.write_string(first, at, value, text)
                    first += len(group)
        for item in inside:
            for at, c in enumerate(table.columns):
                if c.role is Role.NUMBER:
                    sheet.write_number(row, at, item.number, text)
                elif c.role not in (Role.CHAPTER, Role.SECTION):
                    sheet.write(row, at, item.texts.get(c.key) or None, text)
            for at in range(width, width + len(Helper)):
                sheet.write_blank(row, at, None, text)
            row += 1


def _sections(items: list[Item]) -> list[list[Item]]:
    return [list(g) for _, g in groupby(items, lambda i: i.section)]
