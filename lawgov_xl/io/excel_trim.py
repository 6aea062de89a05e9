"""The slow way to read a workbook of unusual shape: row by row, and only as far as a table can be."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Cell, Merge, SheetGrid
from lawgov_xl.io import limits, zips

NO_WORKBOOK = Message(
    "{path} 不是 Excel 工作簿（.xlsx），或文件已损坏。请用 Excel 打开核对后另存。",
    "{path} is no Excel workbook (.xlsx), or is damaged. Open it in Excel, check it and save it again.",
)
_MERGE = re.compile(rb'<(?:\w{1,50}:)?mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_MOST_MERGES = 100_000
_SHEETS = Message("工作表数 ", "sheets: ")


def read_trimmed(path: Path, data: bytes, max_rows: int, max_columns: int) -> tuple[SheetGrid, ...]:
    """The cells of the first `max_rows` × `max_columns` of every sheet, cached values only.

    Raises FileError where the workbook is damaged.
    """
    import openpyxl  # a fifth of a second that ordinary workbooks never pay

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that are not read anyway
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                if len(book.sheetnames) > limits.SHEETS.value:
                    raise FileError(zips.too_big(path, limits.SHEETS, str(len(book.sheetnames)), _SHEETS))
                infos = {i.filename: i for i in zips.directory(data, path)}
                sheets = []
                for sheet in book.worksheets:
                    rows: list[tuple[Cell, ...]] = [
                        tuple("" if v is None else v for v in row)
                        for row in sheet.iter_rows(max_row=max_rows, max_col=max_columns, values_only=True)
                    ]
                    while rows and not any(v != "" for v in rows[-1]):
                        rows.pop()
                    hidden = sheet.sheet_state != "visible"
                    info = infos.get(str(sheet._worksheet_path).lstrip("/"))
                    merges = _merges(zips.unpacked(data, info, path)) if info else ()
                    sheets.append(SheetGrid(sheet.title, rows, merges, hidden))
            finally:
                book.close()
    except FileError:
        raise
    except Exception as fault:  # a library on damaged input fails in ways without number
        raise FileError(NO_WORKBOOK.of(path=str(path))) from fault
    return tuple(sheets)


def _merges(part: bytes) -> tuple[Merge, ...]:
    found: list[Merge] = []
    for match in _MERGE.finditer(part):
        c1, r1, c2, r2 = match.groups()
        found.append((int(r1), _column(c1), int(r2), _column(c2)))
        if len(found) == _MOST_MERGES:
            break
    return tuple(found)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
