"""Grid -> Submission: by header and row number, never by position alone.

People insert rows, move sheets, unmerge groups, retype numbers and rename headers. What is read here is only
*what stands where*; whether that is right is for the rules (family TP) to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Grid, SheetGrid, address
from lawgov_xl.model import (
    CoverValue,
    Edition,
    Entry,
    Helper,
    Item,
    Role,
    StrayRow,
    Submission,
    Table,
    TableReading,
    Waiver,
)
from lawgov_xl.text import is_blank, leading_number, squeeze, to_number

COVER = "封面"
WAIVERS = "豁免"
META = "_meta"
WAIVER_HEADERS = ("表", "序号", "规则", "理由", "经办人", "日期")

_HEADER_ROWS = 40
"""How far down a header row is looked for: notices and notes may stand above the table."""
_ENOUGH = 0.6
"""Share of a table's headers that must be found for a row to count as its header row."""

_NOT_OURS = Message(
    "{path}：没有找到“{tables}”的表头，不是本工具的填报表，或表头已被改动。请使用下发的填报表重新填报。",
    "{path}: no header row of {tables} was found; not a workbook of this kind, or its headers were changed. "
    "Use the workbook that was distributed.",
)


@dataclass(frozen=True, slots=True)
class _Header:
    sheet: SheetGrid
    row: int
    columns: Mapping[str, int]


def edition_of(grid: Grid) -> str:
    """The id of the edition that the workbook says it was made from, or ""."""
    return _meta(grid).get("edition", "")


def matches(grid: Grid, edition: Edition) -> int:
    """How many tables of the edition are found in the workbook."""
    return len(_headers(grid, edition))


def read(grid: Grid, edition: Edition) -> Submission:
    """What a department's workbook says.

    Raises FileError where not one table of the edition is found in it.
    """
    headers = _headers(grid, edition)
    if not headers:
        sheets = "、".join(t.sheet for t in edition.tables)
        raise FileError(_NOT_OURS.of(path=grid.path, tables=sheets))
    meta = _meta(grid)
    return Submission(
        path=grid.path,
        edition=edition,
        tables={t.key: _table(headers[t.key], t) for t in edition.tables if t.key in headers},
        cover=_cover(grid, edition),
        waivers=tuple(_waivers(grid, edition)),
        edition_found=meta.get("edition", ""),
        version_found=meta.get("version", ""),
        sheets=tuple(s.name for s in grid),
    )


# --- headers ---


def _headers(grid: Grid, edition: Edition) -> dict[str, _Header]:
    """The best header row of each table; a sheet serves one table only."""
    scored: list[tuple[float, bool, int, str, _Header]] = []
    for table in edition.tables:
        for sheet in grid:
            if (found := _header(sheet, table)) is not None:
                score, header = found
                scored.append((score, sheet.name == table.sheet, -len(scored), table.key, header))
    chosen: dict[str, _Header] = {}
    taken: set[str] = set()
    for _, _, _, key, header in sorted(scored, key=lambda s: s[:3], reverse=True):
        if key not in chosen and header.sheet.name not in taken:
            chosen[key] = header
            taken.add(header.sheet.name)
    return chosen


def _header(sheet: SheetGrid, table: Table) -> tuple[float, _Header] | None:
    wanted = {squeeze(c.header): c.key for c in table.columns}
    best: tuple[float, _Header] | None = None
    for row, values in enumerate(sheet.rows[:_HEADER_ROWS], 1):
        columns: dict[str, int] = {}
        for column, value in enumerate(values, 1):
            if isinstance(value, str) and (key := wanted.get(squeeze(value))) and key not in columns:
                columns[key] = column
        score = len(columns) / len(wanted)
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = score, _Header(sheet, row, _completed(columns, sheet, row, table))
    return best


def _completed(columns: dict[str, int], sheet: SheetGrid, row: int, table: Table) -> dict[str, int]:
    """Adds columns whose header was renamed, told by their place between known neighbours; and the helpers."""
    keys = [c.key for c in table.columns]
    known = set(columns.values())
    for at, key in enumerate(keys):
        if key in columns:
            continue
        before = columns.get(keys[at - 1]) if at else 0
        after = columns.get(keys[at + 1]) if at + 1 < len(keys) else None
        guess = before + 1 if before is not None else (after - 1 if after else None)
        if guess and guess >= 1 and guess not in known and (after is None or guess < after):
            helper = squeeze(sheet.text(row, guess)) in set(Helper)
            if not helper and (after is not None or not is_blank(sheet.text(row, guess))):
                columns[key] = guess
                known.add(guess)
    for column in range(1, len(sheet.rows[row - 1]) + 1):
        text = squeeze(sheet.text(row, column))
        if text in set(Helper) and column not in known and text not in columns:
            columns[text] = column
    return columns


# --- rows ---


def _table(header: _Header, table: Table) -> TableReading:
    sheet, columns = header.sheet, header.columns
    filled = _merged_values(sheet)
    by_number = {i.number: i for i in table.items}
    by_text = {squeeze(i.requirement): i for i in table.items}
    chapters = {squeeze(c): c for c in table.chapters}
    header_texts = [squeeze(sheet.text(header.row, c)) for c in columns.values()]

    entries: dict[int, Entry] = {}
    unknown: list[StrayRow] = []
    duplicates: list[StrayRow] = []
    groups: dict[int, tuple[str, str]] = {}
    chapter = section = ""
    for row in range(header.row + 1, len(sheet.rows) + 1):
        texts = {k: _text(sheet, filled, row, c) for k, c in columns.items()}
        if all(is_blank(t) for t in texts.values()):
            continue
        if [squeeze(t) for t in texts.values()] == header_texts:
            continue
        first = squeeze(next(iter(texts.values())))
        if table.chapter_rows and first in chapters and is_blank(_own(sheet, row, columns, Role.REQUIREMENT)):
            chapter, section = chapters[first], ""
            continue
        number = _number(texts, table)
        item = _item(number, texts, by_number, by_text)
        chapter = texts.get(Role.CHAPTER, "") or chapter
        section = texts.get(Role.SECTION, "") or section
        if item is None:
            unknown.append(StrayRow(row, number, tuple(texts.values())))
        elif item.number in entries:
            duplicates.append(StrayRow(row, item.number, tuple(texts.values())))
        else:
            groups[row] = (chapter, section)
            entries[item.number] = Entry(
                item,
                row,
                {k: t for k, t in texts.items() if k not in set(Helper)},
                declared=texts.get(Helper.STATUS, ""),
                deadline=texts.get(Helper.DEADLINE, ""),
                owner=texts.get(Helper.OWNER, ""),
                evidence=texts.get(Helper.EVIDENCE, ""),
            )
    return TableReading(
        table=table,
        sheet=sheet.name,
        header_row=header.row,
        columns=columns,
        headers={k: sheet.text(header.row, c) for k, c in columns.items()},
        entries=tuple(entries[n] for n in sorted(entries)),
        missing=tuple(i.number for i in table.items if i.number not in entries),
        unknown=tuple(unknown),
        duplicates=tuple(duplicates),
        groups=groups,
    )


def _merged_values(sheet: SheetGrid) -> dict[tuple[int, int], str]:
    """Address -> text for every cell that a merge hides. A merge over blank rows below the sheet is clipped."""
    filled: dict[tuple[int, int], str] = {}
    for r1, c1, r2, c2 in sheet.merges:
        if text := sheet.text(r1, c1):
            last_row, last_column = min(r2, len(sheet.rows)), min(c2, c1 + 40)
            for row in range(r1, last_row + 1):
                for column in range(c1, last_column + 1):
                    filled[row, column] = text
    return filled


def _text(sheet: SheetGrid, filled: Mapping[tuple[int, int], str], row: int, column: int) -> str:
    return sheet.text(row, column) or filled.get((row, column), "")


def _own(sheet: SheetGrid, row: int, columns: Mapping[str, int], key: str) -> str:
    return sheet.text(row, columns[key]) if key in columns else ""


def _number(texts: Mapping[str, str], table: Table) -> int | None:
    if table.column(Role.NUMBER) is not None:
        return to_number(texts.get(Role.NUMBER, ""))
    return leading_number(texts.get(Role.REQUIREMENT, ""))


def _item(
    number: int | None, texts: Mapping[str, str], by_number: Mapping[int, Item], by_text: Mapping[str, Item]
) -> Item | None:
    """The item that a row answers. A requirement that reads exactly like an item's outweighs a retyped number."""
    requirement = squeeze(texts.get(Role.REQUIREMENT, ""))
    named = by_number.get(number) if number is not None else None
    if named is not None and squeeze(named.requirement) == requirement:
        return named
    return by_text.get(requirement) or named


# --- cover, waivers, meta ---


def _cover(grid: Grid, edition: Edition) -> dict[str, CoverValue]:
    sheet = grid.sheet(COVER)
    if sheet is None:
        return {}
    labels = {squeeze(f.label): f.key for f in edition.cover}
    found: dict[str, CoverValue] = {}
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if (
                isinstance(value, str)
                and (key := labels.get(squeeze(value).rstrip("：:*＊")))
                and key not in found
            ):
                text = sheet.text(row, column + 1).strip()
                found[key] = CoverValue(text, address(row, column + 1))
    return found


def _waivers(grid: Grid, edition: Edition) -> Iterable[Waiver]:
    sheet = grid.sheet(WAIVERS)
    if sheet is None:
        return
    header = next(
        (r for r in range(1, min(len(sheet.rows), 10) + 1) if squeeze(sheet.text(r, 3)) == WAIVER_HEADERS[2]),
        None,
    )
    if header is None:
        return
    keys = {squeeze(t.sheet): t.key for t in edition.tables} | {COVER: "cover"}
    for row in range(header + 1, len(sheet.rows) + 1):
        table, number, rule, reason, by = (sheet.text(row, c).strip() for c in range(1, 6))
        if rule:
            yield Waiver(
                rule.upper(), reason, by, keys.get(squeeze(table)), to_number(number), address(row, 3)
            )


def _meta(grid: Grid) -> dict[str, str]:
    sheet = grid.sheet(META)
    if sheet is None:
        return {}
    return {
        sheet.text(r, 1).strip(): sheet.text(r, 2).strip() for r in range(1, min(len(sheet.rows), 200) + 1)
    }
