"""What a comparison is made of, read: one workbook, a folder of them, or the summary workbook of a consolidation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl import layout
from lawgov_xl.compare.bodies import Answered, Asked, Body, Sheet, body_of
from lawgov_xl.deadlines import due
from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Grid, SheetGrid
from lawgov_xl.io import files
from lawgov_xl.io.excel_read import read_as_made, read_grid
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
    grid = read_grid(path)
    sheets = [s for s in grid if s.name.startswith(DETAIL) and _header(s) is not None]
    if sheets and not layout.edition_of(grid):
        return Source(_summary(grid, sheets))
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


def _summary(grid: Grid, sheets: Iterable[SheetGrid]) -> Body:
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
    found = tuple(
        Sheet(name, name, "项", tuple(rows[n] for n in sorted(rows))) for name, rows in asked.items()
    )
    return Body(Path(grid.path).stem, "", found, departments)


def _rows(sheet: SheetGrid) -> Iterator[Mapping[str, str]]:
    header = _header(sheet)
    if header is None:
        return
    first, columns = header
    for row in range(first + 1, len(sheet.rows) + 1):
        texts = {k: sheet.text(row, c) for k, c in columns.items()}
        yield {**dict.fromkeys(_HEADERS.values(), ""), **texts}
