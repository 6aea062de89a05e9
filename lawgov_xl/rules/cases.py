"""The 反例 and 正例 of a rule's manual, as pipe tables -> a workbook's Grid, with the rows that must be found.

Columns: a blank header holds the marks (✗ must be found); `表` names the sheet (default: the edition's first);
`序号` the row number; any header of the table or of a helper column holds that cell's text; an official cell that
is not given, or blank, is the official text (`␣` blanks it). `改号` is what stands in the column of numbers instead; `+备注` a column that was added.
In a cell `\\n` is a line break, `\\|` a pipe, `␣` a space and `□` a full-width space.

Rows whose `序号` is no number:

    …       all items between its neighbours, unanswered
    表头    the header row: a cell gives the header of its column (`删` takes the column away, helpers too)
    工作表  the first cell given is the name of the sheet
    合并    a cell `45-47` merges its column over the rows of these items

`封面` as the sheet gives a cover field: its label under `序号`, its value in the next column. A line
`工作表 名称：` below a table, then a pipe table, adds that sheet to the same workbook, cell for cell.

With a column `单位` the rows belong to the workbooks of several departments (`文件` tells several of one department
apart), for rules that look at a picture of many. Then `表` may also say `名单` (an expected department, with its
date due as the text) or `坏文件` (a file that could not be read).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lawgov_xl.grid import Cell, Grid, Merge, SheetGrid
from lawgov_xl.layout import COVER
from lawgov_xl.model import Edition, Helper, Item, Role, Table
from lawgov_xl.text import squeeze

MARK = "✗"
_SPLIT = re.compile(r"(?<!\\)\|")
_RAW = re.compile(r"工作表\s*(\S+?)[：:]")
_NAMES = {"完成情况": Role.ANSWER, "存在问题": Role.REMEDY, "序号": Role.NUMBER}
_OTHER = frozenset({"", "表", "序号", "改号"})
_UNIT, _FILE, _LIST, _BROKEN = "单位", "文件", "名单", "坏文件"


@dataclass(frozen=True, slots=True)
class Book:
    """One of several workbooks. The grid's path is its file name."""

    department: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Case:
    """One workbook. `expected`: (sheet, row) that must be found, exactly those.

    Of several departments: `books`, the list as (name, date due), names of files that can not be read; `expected`
    then says `department/sheet`.
    """

    bad: bool
    grid: Grid
    expected: frozenset[tuple[str, int]]
    books: tuple[Book, ...] = ()
    listed: tuple[tuple[str, str], ...] = ()
    broken: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sheet:
    name: str
    rows: list[list[Cell]]
    table: Table | None = None
    marked: list[int] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)

    def grid(self) -> SheetGrid:
        kept = [[v for i, v in enumerate(r) if i not in self.dropped] for r in self.rows]
        return SheetGrid(self.name, kept, tuple(self.merges))


def cases(manual: str, edition: Edition) -> Iterator[Case]:
    """Every workbook shown below `反例：` or `正例：` of a manual."""
    bad: bool | None = None
    lines: list[str] = []
    raw = ""
    book: dict[str, _Sheet] = {}
    for line in [*manual.splitlines(), "", "正例："]:
        stripped = line.strip()
        if stripped.startswith("|"):
            lines.append(stripped)
            continue
        if lines and bad is not None:
            if raw:
                book[raw] = _raw_sheet(raw, lines)
            elif _UNIT in _cells(lines[0]):
                yield _several(bad, lines, edition)
            else:
                if book:
                    yield _case(bad, book)
                book = _sheets(lines, edition)
            raw = ""
        lines = []
        if match := _RAW.match(stripped):
            raw = match.group(1)
        if stripped.startswith(("反例", "正例")):
            if book and bad is not None:
                yield _case(bad, book)
            book = {}
            bad = stripped.startswith("反例")


def _case(bad: bool, book: Mapping[str, _Sheet]) -> Case:
    grid = Grid("例.xlsx", tuple(s.grid() for s in book.values()))
    return Case(bad, grid, frozenset((s.name, r) for s in book.values() for r in s.marked))


def _several(bad: bool, lines: list[str], edition: Edition) -> Case:
    header, *body = _body(lines)
    own = [i for i, h in enumerate(header) if h not in (_UNIT, _FILE)]
    rows: dict[tuple[str, str], list[list[str]]] = {}
    listed: list[tuple[str, str]] = []
    broken: list[str] = []
    expected: set[tuple[str, int]] = set()
    for cells in body:
        given = dict(zip(header, cells, strict=True))
        unit, sheet = given[_UNIT], given.get("表", "")
        if sheet in (_LIST, _BROKEN):
            if sheet == _LIST:
                listed.append((unit, given.get("序号", "")))
            else:
                broken.append(f"{unit}.xlsx")
            expected |= {(f"{unit}/{sheet}", 0)} if given.get("") == MARK else set()
        else:
            rows.setdefault((unit, given.get(_FILE, "")), []).append([cells[i] for i in own])
    books: list[Book] = []
    head = "|".join(["", *(header[i] for i in own), ""])
    for (unit, file), cells_of in rows.items():
        sheets = _sheets([head, *("|".join(["", *r, ""]) for r in cells_of)], edition)
        cover = _Sheet(COVER, [["填报单位", unit]])
        grid = Grid(f"{unit}{file}.xlsx", (cover.grid(), *(s.grid() for s in sheets.values())))
        books.append(Book(unit, grid))
        expected |= {(f"{unit}/{s.name}", r) for s in sheets.values() for r in s.marked}
    return Case(bad, books[0].grid, frozenset(expected), tuple(books), tuple(listed), tuple(broken))


def _cells(line: str) -> list[str]:
    parts = [p.strip() for p in _SPLIT.split(line)[1:-1]]
    return [
        p.replace("\\|", "|").replace("\\n", "\n").replace("␣", " ").replace("□", "\u3000") for p in parts
    ]


def _body(lines: list[str]) -> list[list[str]]:
    return [_cells(line) for line in lines if not re.fullmatch(r"[|\s:-]+", line)]


def _raw_sheet(name: str, lines: list[str]) -> _Sheet:
    """A sheet cell for cell; the first column holds the marks."""
    sheet = _Sheet(name, [])
    for mark, *cells in _body(lines):
        sheet.rows.append([*cells])
        if mark == MARK:
            sheet.marked.append(len(sheet.rows))
    return sheet


def _sheets(lines: list[str], edition: Edition) -> dict[str, _Sheet]:
    header, *body = _body(lines)
    sheets: dict[str, _Sheet] = {}
    for cells in body:
        given = dict(zip(header, cells, strict=True))
        marked = given.pop("", "") == MARK
        name = given.pop("表", "") or edition.tables[0].sheet
        if name == COVER:
            label, value = list(given.values())[:2]
            sheet = sheets.setdefault(COVER, _Sheet(COVER, []))
            sheet.rows.append([label, value])
        else:
            table = next(t for t in edition.tables if t.sheet == name)
            added = [h[1:] for h in header if h.startswith("+")]
            sheet = sheets.setdefault(name, _Sheet(name, [[*_headers(table), *added]], table))
            if _setting(sheet, given):
                if marked:
                    sheet.marked.append(1)
                continue
            _add(sheet, table, given, _following(body, cells, header))
        if marked:
            sheet.marked.append(len(sheet.rows))
    return sheets


def _headers(table: Table) -> list[Cell]:
    return [*(c.header for c in table.columns), *(h.value for h in Helper)]


def _setting(sheet: _Sheet, given: Mapping[str, str]) -> bool:
    """A row that changes the sheet and is no row of it."""
    word = given.get("序号", "")
    texts = {h: v for h, v in given.items() if h not in _OTHER and v}
    if word == "工作表":
        sheet.name = next(iter(texts.values()))
    elif word == "表头":
        for header, text in texts.items():
            at = _column(sheet, header)
            sheet.dropped |= {at} if text == "删" else set()
            sheet.rows[0][at] = text
    elif word == "合并":
        for header, text in texts.items():
            first, last = (sheet.numbers[n] for n in text.split("-"))
            column = _column(sheet, header) + 1
            sheet.merges.append((first, column, last, column))
    else:
        return False
    return True


def _column(sheet: _Sheet, header: str) -> int:
    assert sheet.table is not None
    if header in _NAMES:
        return [c.role for c in sheet.table.columns].index(_NAMES[header])
    return [squeeze(str(h)) for h in _headers(sheet.table)].index(squeeze(header))


def _following(body: list[list[str]], cells: list[str], header: list[str]) -> int:
    """The number of the next row that gives one; one past the largest where none does."""
    at = header.index("序号")
    rest = body[next(i for i, c in enumerate(body) if c is cells) + 1 :]
    return next((int(c[at]) for c in rest if c[at].isdigit()), 10**6)


def _add(sheet: _Sheet, table: Table, given: dict[str, str], following: int) -> None:
    number = given.get("序号", "")
    if number == "…":
        before = max(_last_number(sheet, table), 0)
        for item in table.items:
            if before < item.number < following:
                sheet.rows.append(_row(table, item, {}))
        return
    item_or_none = table.item(int(number)) if number.isdigit() else None
    sheet.rows.append(_row(table, item_or_none, given))
    sheet.numbers[number] = len(sheet.rows)


def _last_number(sheet: _Sheet, table: Table) -> int:
    texts = {squeeze(i.requirement): i.number for i in table.items}
    at = [c.role for c in table.columns].index(Role.REQUIREMENT)
    numbers = [texts.get(squeeze(str(r[at])), 0) for r in sheet.rows[1:]]
    return numbers[-1] if numbers else 0


def _row(table: Table, item: Item | None, given: dict[str, str]) -> list[Cell]:
    by_role = {_NAMES[k]: v for k, v in given.items() if k in _NAMES}
    if given.get("改号"):
        by_role[Role.NUMBER] = given["改号"]
    by_header = {squeeze(k): v for k, v in given.items() if k != "序号"}
    row: list[Cell] = []
    for column in table.columns:
        official = ""
        if item is not None:
            grouping = {
                Role.CHAPTER: item.chapter,
                Role.SECTION: item.section,
                Role.NUMBER: str(item.number),
            }
            official = grouping.get(column.role, item.texts.get(column.key, ""))
        said = by_header.get(squeeze(column.header), by_role.get(column.role, official))
        row.append(said or official if column.role.official else said)
    helpers = (by_header.get(h.value, "") for h in Helper)
    return [*row, *helpers, *(v for k, v in given.items() if k.startswith("+"))]
