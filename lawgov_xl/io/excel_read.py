"""Reads a workbook into a Grid, fast (python-calamine), and refuses what is no workbook with one clear sentence.

No macro is run, no link is followed, no formula is evaluated: cached values only.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lawgov_xl import editions, layout
from lawgov_xl.errors import FileError, LawgovError, Message
from lawgov_xl.grid import Grid, SheetGrid, address
from lawgov_xl.io import excel_parts, limits, zips
from lawgov_xl.io.excel_guard import Guard
from lawgov_xl.io.excel_trim import NO_WORKBOOK, read_trimmed
from lawgov_xl.layout.sheets import SHOWN, WORKING
from lawgov_xl.model import Edition, Submission

MAX_FILE = limits.FILE.default * limits.FILE.unit
"""Bytes of a workbook file, where the setting says nothing else."""

_PLAIN = 4 * 2**20
"""Bytes of parts that are handed on as they were unpacked, so that they need not be unpacked twice."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_PASSWORD = Message(
    "{path} 设有打开密码，无法读取。请在 Excel 中取消打开密码后再试。",
    "{path} needs a password to open. Remove the password in Excel and try again.",
)
_OLD_XLS = Message(
    "{path} 是旧版 .xls 格式。请在 Excel 中另存为 .xlsx 后再试。",
    "{path} is in the old .xls format. Save it as .xlsx in Excel and try again.",
)
_BINARY = Message(
    "{path} 是 .xlsb 二进制工作簿。请在 Excel 中另存为 .xlsx 后再试。",
    "{path} is a binary workbook (.xlsb). Save it as .xlsx in Excel and try again.",
)
_LONG_TEXT = Message(
    "{path} 的“{sheet}”{cell} 单元格有 {count} 个字，超过 Excel 单元格的上限 {limit}，没有读取。请用 Excel 打开核对后另存。",
    "Cell {cell} of “{sheet}” in {path} holds {count} characters, more than a cell of Excel can ({limit}). Save it again in Excel.",
)
_SHEETS = Message("工作表数 ", "sheets: ")


_UNKNOWN_EDITION = Message(
    "{path} 是按版本“{named}”制作的，本机没有这个版本（现有：{known}）。请用 --edition 指明该版本的文件夹。",
    "{path} was made with the edition “{named}”, which is not known here ({known}). Name its folder with --edition.",
)


def read_submission(path: str | Path, edition: Edition | None = None) -> Submission:
    """One department's workbook, read.

    edition: the edition to read it as; default: the one the workbook names, in its current version, else the known one
    that fits best.
    Raises FileError or EditionError.
    """
    path = Path(path)
    return submission_of(path, zips.read_file(path), lambda grid: edition or _edition(grid))


def submission_of(path: Path, data: bytes, edition: Callable[[Grid], Edition]) -> Submission:
    """As `read_submission`, of a file's bytes; edition: tells which edition to read a workbook as.

    The sheets on which this program shows something are left alone where all that a department fills stands
    elsewhere, as in every workbook that was not taken apart: they are large, and no department answers there.
    """
    try:
        grid = _grid_of(path, data, (*WORKING, *SHOWN))
        submission = layout.read(grid, edition(grid))
        if layout.all_in_place(submission):
            return submission
    except LawgovError:
        pass  # what is the matter with the workbook is told of all its sheets
    grid = grid_of(path, data)
    return layout.read(grid, edition(grid))


def read_as_made(path: str | Path, *offered: Edition) -> Submission:
    """A workbook read as the edition that it names, and as no other: one of those offered, or a known one.

    A workbook that names none is read as the offered or known edition that fits it best. Raises FileError where the
    edition is not at hand.
    """
    path = Path(path)
    return submission_of(path, zips.read_file(path), lambda grid: _made_from(grid, offered))


def _made_from(grid: Grid, offered: Sequence[Edition]) -> Edition:
    named, version = layout.edition_of(grid), layout.version_of(grid)
    same = [e for e in offered if e.id == named]
    if exact := [e for e in same if e.version == version]:
        return exact[0]
    known = editions.ids()
    if named in known:
        found = editions.load(named, version)
        return same[0] if same and found.version != version else found
    if same:
        return same[0]
    if named:
        raise FileError(_UNKNOWN_EDITION.of(path=grid.path, named=named, known="、".join(known)))
    return max(offered, key=lambda e: layout.matches(grid, e)) if offered else _edition(grid)


def _edition(grid: Grid) -> Edition:
    named = layout.edition_of(grid)
    known = editions.ids()
    if named in known:
        return editions.load(named)  # the current version: that the workbook is of another is a finding
    fits = [(layout.matches(grid, e), e) for e in map(editions.load, known)]
    count, best = max(fits, key=lambda f: f[0])
    if named and not count:
        raise FileError(_UNKNOWN_EDITION.of(path=grid.path, named=named, known="、".join(known)))
    return best


def read_grid(path: str | Path) -> Grid:
    """The cells and merges of every sheet. Raises FileError for whatever is no readable workbook.

    The file is read once: what was looked over is what is parsed.
    """
    path = Path(path)
    return grid_of(path, zips.read_file(path))


def grid_of(path: Path, data: bytes) -> Grid:
    """As `read_grid`, of a file's bytes; path: what it is called."""
    return _grid_of(path, data, WORKING)


def _grid_of(path: Path, data: bytes, blank: Sequence[str]) -> Grid:
    """blank: names of the sheets of which only the name is told."""
    if data.startswith(_OLE):
        raise FileError((_PASSWORD if _ENCRYPTED in data[: 2**20] else _OLD_XLS).of(path=str(path)))
    guard = Guard(path)
    lean = _looked_over(path, data, guard, blank)
    if blank != WORKING and (guard.unusual or guard.may_be_long):
        return grid_of(path, data)  # what is odd is read in one way only
    del data
    sheets = (
        read_trimmed(path, lean, limits.ROWS.value, limits.COLUMNS.value)
        if guard.unusual
        else _read(path, lean, blank)
    )
    for sheet in sheets if guard.may_be_long else ():
        _refuse_long_texts(path, sheet)
    return Grid(str(path), sheets)


def _looked_over(path: Path, data: bytes, guard: Guard, blank: Sequence[str]) -> bytes:
    """The workbook with no other parts than those that are read, each looked over by the guard."""
    kept: list[tuple[zipfile.ZipInfo, bytes | memoryview, bool]] = []
    budget = _PLAIN
    try:
        infos = zips.directory(data, path)
        names = {i.filename for i in infos}
        if any(n.lower().endswith("workbook.bin") for n in names):
            raise FileError(_BINARY.of(path=str(path)))
        if "[Content_Types].xml" not in names or "mimetype" in names:
            raise FileError(NO_WORKBOOK.of(path=str(path)))
        behind, at_hand = _behind(path, data, infos, blank)
        for info in infos:
            if excel_parts.beside(info.filename) or info.filename in behind:
                continue
            content = at_hand.pop(info.filename, None) or zips.unpacked(data, info, path)
            guard.look(info.filename, content)
            plain = len(content) <= budget
            budget -= len(content) * plain
            kept.append((info, content if plain else zips.packed(data, info), plain))
            del content  # else two parts would be held at a time
    except zips.DamagedError as fault:
        raise FileError(NO_WORKBOOK.of(path=str(path))) from fault
    return excel_parts.package(kept)


def _behind(
    path: Path, data: bytes, infos: list[zipfile.ZipInfo], blank: Sequence[str]
) -> tuple[frozenset[str], dict[str, bytes]]:
    """The parts of the sheets from which nothing is read, and the parts that tell so. Raises as `zips.parts`."""
    known = {i.filename: i for i in infos}
    if len(known) < len(infos) or not {excel_parts.WORKBOOK, excel_parts.RELATIONS} <= known.keys():
        return frozenset(), {}
    small = [known[n] for n in (excel_parts.WORKBOOK, excel_parts.RELATIONS)]
    if any(i.file_size > _PLAIN for i in small):
        return frozenset(), {}
    told = {i.filename: zips.unpacked(data, i, path) for i in small}
    behind = excel_parts.behind(told[excel_parts.WORKBOOK], told[excel_parts.RELATIONS], blank)
    return behind, told


def _read(path: Path, data: bytes, blank: Sequence[str]) -> tuple[SheetGrid, ...]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            _refuse_many_sheets(path, len(book.sheets_metadata))
            return tuple(_sheet(book, m, blank) for m in book.sheets_metadata)
    except (CalamineError, OSError, ValueError, OverflowError) as fault:
        raise FileError(NO_WORKBOOK.of(path=str(path))) from fault
    except BaseException as fault:
        # A panic of the Rust library is no Exception, so that nobody swallows it; here it is one bad file.
        if type(fault).__name__ != "PanicException":
            raise
        raise FileError(NO_WORKBOOK.of(path=str(path))) from None


def _refuse_many_sheets(path: Path, count: int) -> None:
    """A list of sheets may name one part a million times."""
    if count > limits.SHEETS.value:
        raise FileError(zips.too_big(path, limits.SHEETS, str(count), _SHEETS))


def _sheet(book: CalamineWorkbook, meta: SheetMetadata, blank: Sequence[str]) -> SheetGrid:
    hidden = meta.visible is not SheetVisibleEnum.Visible
    if meta.typ is not SheetTypeEnum.WorkSheet or meta.name in blank:
        return SheetGrid(meta.name, (), (), hidden)
    sheet = book.get_sheet_by_name(meta.name)
    rows = sheet.to_python(skip_empty_area=False)
    merges = tuple((r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or ())
    return SheetGrid(meta.name, rows, merges, hidden)


def _refuse_long_texts(path: Path, sheet: SheetGrid) -> None:
    limit = limits.TEXT.value
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if type(value) is str and len(value) > limit:
                raise FileError(
                    _LONG_TEXT.of(
                        path=str(path),
                        sheet=sheet.name,
                        cell=address(row, column),
                        count=len(value),
                        limit=limit,
                    )
                )
