"""Reads a list of expected departments from a workbook or a CSV file (UTF-8, or GBK as Excel on Windows writes it)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from lawgov_xl.departments import Department, from_grid
from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Grid, SheetGrid
from lawgov_xl.io.excel_read import read_grid
from lawgov_xl.io.zips import read_file

_NOT_TEXT = Message(
    "{path} 不是 UTF-8 或 GBK 编码的 CSV 文件。请在 Excel 中另存为“CSV UTF-8”或 .xlsx。",
    "{path} is no CSV file in UTF-8 or GBK. Save it as CSV UTF-8, or as .xlsx.",
)


def read_departments(path: Path) -> tuple[Department, ...]:
    """The departments of a list. Raises FileError where it can not be read, names nobody, or names one twice."""
    if path.suffix.lower() not in (".csv", ".txt"):
        return from_grid(read_grid(path))
    raw = read_bytes(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise FileError(_NOT_TEXT.of(path=str(path)))
    lines = text.splitlines()
    tabs = bool(lines) and lines[0].count("\t") > lines[0].count(",")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ","))
    except csv.Error as fault:  # a field without end
        raise FileError(_NOT_TEXT.of(path=str(path))) from fault
    return from_grid(Grid(str(path), (SheetGrid(path.name, rows),)))


def read_bytes(path: Path) -> bytes:
    """The content of a small file. Raises FileError where it can not be read, is no ordinary file, or is large."""
    return read_file(path)
