"""The 反例 and 正例 of a rule's manual, as pipe tables -> a workbook's Grid, with the rows that must be found.

Columns: a blank header holds the marks (✗ must be found); `表` names the sheet (default: the edition's first);
`序号` the row number; any header of the table or of a helper column holds that cell's text; what is not given
is the official text. A row whose number is `…` stands for all items between its neighbours, unanswered.
`封面` as the sheet gives a cover field: its label under `序号`, its value in the next column.
In a cell `\\n` is a line break, `\\|` a pipe, `␣` a space and `□` a full-width space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lawgov_xl.grid import Cell, Grid, SheetGrid
from lawgov_xl.layout import COVER
from lawgov_xl.model import Edition, Helper, Item, Role, Table
from lawgov_xl.text import squeeze

MARK = "✗"
_SPLIT = re.compile(r"(?<!\\)\|")
_NAMES = {"完成情况": Role.ANSWER, "存在问题": Role.REMEDY, "序号": Role.NUMBER}


@dataclass(frozen=True, slots=True)
class Case:
    """One pipe table. `expected`: (sheet, row) that must be found, exactly those."""

    bad: bool
    grid: Grid
    expected: frozenset[tuple[str, int]]


@dataclass(slots=True)
class _Sheet:
    rows: list[list[Cell]]
    marked: list[int] = field(default_factory=list)


def cases(manual: str, edition: Edition) -> Iterator[Case]:
    """Every pipe table below `反例：` or `正例：` of a manual."""
    bad: bool | None = None
    lines: list[str] = []
    for line in [*manual.splitlines(), ""]:
        stripped = line.strip()
        if stripped.startswith("|"):
            lines.append(stripped)
            continue
        if lines and bad is not None:
            yield _case(bad, lines, edition)
        lines = []
        if stripped.startswith(("反例", "正例")):
            bad = stripped.startswith("反例")


def _cells(line: str) -> list[str]:
    parts = [p.strip() for p in _SPLIT.split(line)[1:-1]]
    return [
        p.replace("\\|", "|").replace("\\n", "\n").replace("␣", " ").replace("□", "\u3000") for p in parts
    ]


def _case(bad: bool, lines: list[str], edition: Edition) -> Case:
    header, *body = [_cells(line) for line in lines if not re.fullmatch(r"[|\s:-]+", line)]
    sheets: dict[str, _Sheet] = {}
    for cells in body:
        given = dict(zip(header, cells, strict=True))
        marked = given.pop("", "") == MARK
        name = given.pop("表", "") or edition.tables[0].sheet
        if name == COVER:
            label, value = list(given.values())[:2]
            sheet = sheets.setdefault(COVER, _Sheet([]))
            sheet.rows.append([label, value])
        else:
            table = next(t for t in edition.tables if t.sheet == name)
            sheet = sheets.setdefault(name, _Sheet([_headers(table)]))
            _add(sheet, table, given, _following(body, cells, header))
        if marked:
            sheet.marked.append(len(sheet.rows))
    grid = Grid("例.xlsx", tuple(SheetGrid(n, s.rows) for n, s in sheets.items()))
    return Case(bad, grid, frozenset((n, r) for n, s in sheets.items() for r in s.marked))


def _headers(table: Table) -> list[Cell]:
    return [*(c.header for c in table.columns), *(h.value for h in Helper)]


def _following(body: list[list[str]], cells: list[str], header: list[str]) -> int:
    """The number of the next row that gives one; one past the largest where none does."""
    at = header.index("序号")
    rest = body[next(i for i, c in enumerate(body) if c is cells) + 1 :]
    return next((int(c[at]) for c in rest if c[at].isdigit()), 10**6)


def _add(sheet: _Sheet, table: Table, given: dict[str, str], following: int) -> None:
    number = given.get("序号", "")
    if number == "…":
        before = max((_last_number(sheet, table)), 0)
        for item in table.items:
            if before < item.number < following:
                sheet.rows.append(_row(table, item, {}))
        return
    item_or_none = table.item(int(number)) if number.isdigit() else None
    sheet.rows.append(_row(table, item_or_none, given))


def _last_number(sheet: _Sheet, table: Table) -> int:
    texts = {squeeze(i.requirement): i.number for i in table.items}
    at = [c.role for c in table.columns].index(Role.REQUIREMENT)
    numbers = [texts.get(squeeze(str(r[at])), 0) for r in sheet.rows[1:]]
    return numbers[-1] if numbers else 0


def _row(table: Table, item: Item | None, given: dict[str, str]) -> list[Cell]:
    by_role = {_NAMES[k]: v for k, v in given.items() if k in _NAMES}
    by_header = {squeeze(k): v for k, v in given.items()}
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
        row.append(by_header.get(squeeze(column.header), by_role.get(column.role, official)))
    return [*row, *(by_header.get(h.value, "") for h in Helper)]
