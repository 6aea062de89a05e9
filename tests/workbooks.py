"""Workbook files for tests, quickly: the sheets of `tests.synthetic` written by XlsxWriter."""

from __future__ import annotations

import io

import xlsxwriter

from lawgov_xl import editions
from lawgov_xl.model import Edition
from tests import synthetic


def filled(answers: synthetic.Answers | None = None, edition: Edition | None = None) -> bytes:
    """A department's workbook, as bytes."""
    return written(synthetic.book(answers, edition or editions.load()))


def written(book: synthetic.Book) -> bytes:
    """A synthetic book as the bytes of an .xlsx file."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        for sheet in book.sheets.values():
            page = workbook.add_worksheet(sheet.name)
            for row, values in enumerate(sheet.rows):
                for column, value in enumerate(values):
                    if value not in (None, ""):
                        page.write(row, column, value)
            for r1, c1, r2, c2 in sheet.merges:
                page.merge_range(r1 - 1, c1 - 1, r2 - 1, c2 - 1, sheet.rows[r1 - 1][c1 - 1])
    return out.getvalue()
