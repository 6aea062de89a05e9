"""Reads a workbook into a Grid, fast (python-calamine), and refuses what is no workbook with one clear sentence.

No macro is run, no link is followed, no formula is evaluated: cached values only.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lawgov_xl import editions, layout
from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Grid, SheetGrid
from lawgov_xl.io.excel_trim import NO_WORKBOOK, read_trimmed
from lawgov_xl.model import Edition, Submission

MAX_FILE = 64 * 2**20
"""Bytes of a workbook file; a filled table is about 60 kB."""
MAX_UNPACKED = 512 * 2**20
"""Bytes of all its parts unpacked: a zip bomb says more than this in its directory."""
MAX_ROWS = 20_000
MAX_COLUMNS = 260
"""The used part of a sheet that is read; a stray character far below does not make a table longer."""

_CHUNK = 4 * 2**20
_WIDE = re.compile(rb' r="(?:[A-Z]{3}|[J-Z][A-Z])[0-9]')  # a cell beyond column IZ (260)
_ROW = re.compile(rb'[^>]{0,200}? r="([0-9]{1,9})"')
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_MISSING = Message("找不到文件 {path}。请核对路径。", "There is no file {path}. Check the path.")
_FOLDER = Message("{path} 是文件夹，不是工作簿。", "{path} is a folder, not a workbook.")
_EMPTY_FILE = Message(
    "{path} 是空文件（0 字节）。请重新取得该文件。", "{path} is empty (0 bytes). Get the file again."
)
_PASSWORD = Message(
    "{path} 设有打开密码，无法读取。请在 Excel 中取消打开密码后再试。",
    "{path} needs a password to open. Remove the password in Excel and try again.",
)
_OLD_XLS = Message(
    "{path} 是旧版 .xls 格式。请在 Excel 中另存为 .xlsx 后再试。",
    "{path} is in the old .xls format. Save it as .xlsx in Excel and try again.",
)
_TOO_BIG = Message(
    "{path} 过大（{size} MB，上限 {limit} MB），没有读取。请检查是否插入了图片或多余的格式。",
    "{path} is too large ({size} MB, limit {limit} MB) and was not read. Look for pictures or stray formats in it.",
)
_UNREADABLE = Message(
    "{path} 无法读取（{why}）。请检查权限，或先在其他程序中关闭它。",
    "{path} can not be read ({why}). Check permissions, or close it in other programs first.",
)


_UNKNOWN_EDITION = Message(
    "{path} 是按版本“{named}”制作的，本机没有这个版本（现有：{known}）。请用 --edition 指明该版本的文件夹。",
    "{path} was made with the edition “{named}”, which is not known here ({known}). Name its folder with --edition.",
)


def read_submission(path: str | Path, edition: Edition | None = None) -> Submission:
    """One department's workbook, read.

    edition: the edition to read it as; default: the one the workbook names (in its version, if that is there),
    else the known one that fits best.
    Raises FileError or EditionError.
    """
    grid = read_grid(path)
    return layout.read(grid, edition or _edition(grid))


def _edition(grid: Grid) -> Edition:
    named = layout.edition_of(grid)
    known = editions.ids()
    if named in known:
        return editions.load(named, layout.version_of(grid))
    fits = [(layout.matches(grid, e), e) for e in map(editions.load, known)]
    count, best = max(fits, key=lambda f: f[0])
    if named and not count:
        raise FileError(_UNKNOWN_EDITION.of(path=grid.path, named=named, known="、".join(known)))
    return best


def read_grid(path: str | Path) -> Grid:
    """The cells and merges of every sheet. Raises FileError for whatever is no readable workbook."""
    path = Path(path)
    if _reaches_too_far(path):
        return read_trimmed(path, MAX_ROWS, MAX_COLUMNS)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets = tuple(_sheet(book, m) for m in book.sheets_metadata)
    except CalamineError as fault:
        raise FileError(NO_WORKBOOK.of(path=str(path))) from fault
    except OSError as fault:
        raise FileError(_UNREADABLE.of(path=str(path), why=fault.strerror or str(fault))) from fault
    return Grid(str(path), sheets)


def _sheet(book: CalamineWorkbook, meta: SheetMetadata) -> SheetGrid:
    hidden = meta.visible is not SheetVisibleEnum.Visible
    if meta.typ is not SheetTypeEnum.WorkSheet:
        return SheetGrid(meta.name, (), (), hidden)
    sheet = book.get_sheet_by_name(meta.name)
    rows = sheet.to_python(skip_empty_area=False)
    merges = tuple((r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or ())
    return SheetGrid(meta.name, rows, merges, hidden)


def _reaches_too_far(path: Path) -> bool:
    """Whether a sheet has cells beyond MAX_ROWS or MAX_COLUMNS: one stray character in the last row would make the
    fast reader lay out a million rows in memory. Raises FileError for whatever is no workbook."""
    _refuse_other_files(path)
    try:
        with zipfile.ZipFile(path) as package:
            _refuse_oversize(path, package)
            sheets = [i for i in package.infolist() if i.filename.startswith("xl/worksheets/")]
            return any(_far(package, i) for i in sheets if not i.is_dir())
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as fault:
        raise FileError(NO_WORKBOOK.of(path=str(path))) from fault
    except OSError as fault:
        raise FileError(_UNREADABLE.of(path=str(path), why=fault.strerror or str(fault))) from fault


def _far(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with package.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            data = tail + chunk
            if _WIDE.search(data):
                return True
            last = max(data.rfind(b"<row "), data.rfind(b":row "))
            found = _ROW.search(data, last) if last >= 0 else None
            if found and int(found.group(1)) > MAX_ROWS:
                return True
            tail = data[-64:]
    return False


def _refuse_other_files(path: Path) -> None:
    if path.is_dir():
        raise FileError(_FOLDER.of(path=str(path)))
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
            rest = file.read(2**20) if head == _OLE else b""
    except FileNotFoundError as fault:
        raise FileError(_MISSING.of(path=str(path))) from fault
    except OSError as fault:
        raise FileError(_UNREADABLE.of(path=str(path), why=fault.strerror or str(fault))) from fault
    if size == 0:
        raise FileError(_EMPTY_FILE.of(path=str(path)))
    if head == _OLE:
        raise FileError((_PASSWORD if _ENCRYPTED in rest else _OLD_XLS).of(path=str(path)))
    if size > MAX_FILE:
        raise FileError(_TOO_BIG.of(path=str(path), size=size // 2**20, limit=MAX_FILE // 2**20))


def _refuse_oversize(path: Path, package: zipfile.ZipFile) -> None:
    if "[Content_Types].xml" not in package.namelist():
        raise FileError(NO_WORKBOOK.of(path=str(path)))
    unpacked = sum(i.file_size for i in package.infolist())
    if unpacked > MAX_UNPACKED:
        limit = MAX_UNPACKED // 2**20
        raise FileError(_TOO_BIG.of(path=str(path), size=unpacked // 2**20, limit=limit))
