"""What a comparison is made of, read: one workbook, a folder of them, or the summary workbook of a consolidation."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from lawgov_xl import layout
from lawgov_xl.compare.bodies import Answered, Asked, Body, Sheet, body_of
from lawgov_xl.deadlines import due, whole_date
from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import SheetGrid
from lawgov_xl.io import files, zips
from lawgov_xl.io.excel_read import read_as_made
from lawgov_xl.model import Edition, Status, Submission
from lawgov_xl.status import declared_status
from lawgov_xl.text import squeeze, to_number

DETAIL = "明细"
_HEADERS = {
    "单位": "department", "表": "sheet", "序号": "number", "一级指标（章）": "chapter", "二级指标、工作任务": "section",
    "指标、任务内容": "requirement", "状态": "status", "完成情况": "answer", "存在的问题及改进措施": "remedy", "完成时限": "deadline",
}  # fmt: skip
_NEEDED = {"department", "sheet", "number", "requirement", "status"}
_HEADER_ROWS = 20

_SIGNS = ("总览", "部门汇总")
_DATED = re.compile(r"归集日期\s*(\d{4}-\d\d-\d\d)")
_MOST_BYTES = 2 * 2**30
_NO_DETAIL = Message(
    "{path} 的“明细”表中没有内容（内容过多时另存为 Parquet）。请用归集前的文件夹对比。",
    "The sheet 明细 of {path} is empty (too much detail goes to Parquet). Compare the folders instead.",
)
_NO_BOOKS = Message(
    "{path} 中没有能够读取的填报表（如 {reason}）。", "No workbook in {path} could be read ({reason})."
)


@dataclass(frozen=True, slots=True)
class Source:
    """A body with what could not be read of it."""

    body: Body
    failed: tuple[Message, ...] = ()


def read_source(path: str | Path, offered: Sequence[Edition] = ()) -> Source:
    """One side of a comparison. offered: editions beside the known ones, for the workbooks that name them.

    Raises FileError where nothing of it can be read.
    """
    path = Path(path)
    if path.is_dir():
        return _folder(path, offered)
    sheets = _summary_sheets(path)
    if sheets:
        return Source(_summary(path, sheets))
    submission = read_as_made(path, *offered)
    return Source(body_of([submission], submission.department or path.stem))


def _folder(path: Path, offered: Sequence[Edition]) -> Source:
    found: list[Submission] = []
    failed: list[Message] = []
    for book in files.workbooks([path]):
        try:
            found.append(read_as_made(book, *offered))
        except FileError as fault:
            failed.append(fault.message)
    if not found:
        raise FileError(_NO_BOOKS.of(path=str(path), reason=failed[0] if failed else ""))
    return Source(body_of(found, path.name), tuple(failed))


# --- the summary workbook of a consolidation ---


def _summary_sheets(path: Path) -> list[SheetGrid]:
    """The sheets 明细 and 总览 of a summary workbook, whole: a thousand departments fill more rows than any table handed in, so
    the limits of those do not hold here. [] for any other file, which its own reader then judges."""
    if path.suffix.lower() not in files.WORKBOOKS or not path.is_file():
        return []
    try:
        data = zips.read_file(path)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(i.file_size for i in archive.infolist()) > _MOST_BYTES:
                return []
        if not zips.tells_its_sizes(data):  # the reader below has no limits of its own
            return []
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            if layout.META in book.sheet_names or not {DETAIL, *_SIGNS} <= set(book.sheet_names):
                return []
            names = [n for n in book.sheet_names if n.startswith(DETAIL) or n == _SIGNS[0]]
            grids = [SheetGrid(n, book.get_sheet_by_name(n).to_python(skip_empty_area=False)) for n in names]
    except (CalamineError, zipfile.BadZipFile, NotImplementedError, OSError, ValueError, OverflowError):
        return []
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # of the Rust library, which is no Exception
            raise
        return []
    return grids if any(_header(g) is not None for g in grids) else []


def _header(sheet: SheetGrid) -> tuple[int, dict[str, int]] | None:
    for row in range(1, min(len(sheet.rows), _HEADER_ROWS) + 1):
        columns: dict[str, int] = {}
        for column in range(1, len(sheet.rows[row - 1]) + 1):
            key = _HEADERS.get(squeeze(sheet.text(row, column)))
            if key and key not in columns:
                columns[key] = column
        if columns.keys() >= _NEEDED:
            return row, columns
    return None


def _summary(path: Path, sheets: Iterable[SheetGrid]) -> Body:
    asked: dict[str, dict[int, Asked]] = {}
    departments: dict[str, dict[str, dict[int, Answered]]] = {}
    for row in (r for s in sheets for r in _rows(s)):
        number = to_number(row["number"])
        if number is None or not row["department"]:
            continue
        sheet = row["sheet"]
        asked.setdefault(sheet, {}).setdefault(
            number, Asked(number, row["chapter"], row["section"], row["requirement"])
        )
        status = declared_status(row["status"]) or Status.UNFILLED
        promised = due(row["deadline"], row["remedy"]) if status is Status.ISSUE else None
        tables = departments.setdefault(row["department"], {})
        tables.setdefault(sheet, {})[number] = Answered(status, row["answer"], row["remedy"], promised)
    if not departments:
        raise FileError(_NO_DETAIL.of(path=str(path)))
    found = tuple(
        Sheet(name, name, "项", tuple(rows[n] for n in sorted(rows))) for name, rows in asked.items()
    )
    return Body(path.stem, "", found, departments, _made_on(sheets))


def _made_on(sheets: Iterable[SheetGrid]) -> date | None:
    """The date of the consolidation, as 总览 says."""
    overview = next((s for s in sheets if s.name == _SIGNS[0]), None)
    for row in overview.rows[:_HEADER_ROWS] if overview else ():
        for value in row:
            match = _DATED.search(value) if isinstance(value, str) else None
            if match:
                return whole_date(match.group(1))
    return None


def _rows(sheet: SheetGrid) -> Iterator[Mapping[str, str]]:
    header = _header(sheet)
    if header is None:
        return
    first, columns = header
    for row in range(first + 1, len(sheet.rows) + 1):
        texts = {k: sheet.text(row, c) for k, c in columns.items()}
        yield {**dict.fromkeys(_HEADERS.values(), ""), **texts}
