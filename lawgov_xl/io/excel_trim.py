"""The slow way to read a workbook whose sheets reach too far: row by row, and only as far as a table can be."""

from __future__ import annotations

import re
import warnings
import zipfile
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Cell, Grid, Merge, SheetGrid

NO_WORKBOOK = Message(
    "{path} 不是 Excel 工作簿（.xlsx），或文件已损坏。请用 Excel 打开核对后另存。",
    "{path} is no Excel workbook (.xlsx), or is damaged. Open it in Excel, check it and save it again.",
)
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3})([0-9]+):([A-Z]{1,3})([0-9]+)"')


def read_trimmed(path: Path, max_rows: int, max_columns: int) -> Grid:
    """The cells of the first `max_rows` × `max_columns` of every sheet, cached values only.

    Raises FileError where the workbook is damaged.
    """
    import openpyxl  # a fifth of a second that ordinary workbooks never pay

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that are not read anyway
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                sheets = []
                for sheet in book.worksheets:
                    rows: list[tuple[Cell, ...]] = [
                        tuple("" if v is None else v for v in row)
                        for row in sheet.iter_rows(max_row=max_rows, max_col=max_columns, values_only=True)
                    ]
                    while rows and not any(v != "" for v in rows[-1]):
                        rows.pop()
                    hidden = sheet.sheet_state != "visible"
                    merges = _merges(path, str(sheet._worksheet_path))
                    sheets.append(SheetGrid(sheet.title, rows, merges, hidden))
            finally:
                book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as fault:
        raise FileError(NO_WORKBOOK.of(path=str(path))) from fault
    return Grid(str(path), tuple(sheets))


def _merges(path: Path, part: str) -> tuple[Merge, ...]:
    with zipfile.ZipFile(path) as package, package.open(part.lstrip("/")) as stream:
        found: list[Merge] = []
        tail = b""
        while chunk := stream.read(2**22):
            data = tail + chunk
            for c1, r1, c2, r2 in _MERGE.findall(data):
                merge = (int(r1), _column(c1), int(r2), _column(c2))
                if merge not in found[-8:]:
                    found.append(merge)
            tail = data[-64:]
    return tuple(found)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
