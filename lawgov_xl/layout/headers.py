"""Which sheet holds which table, and which column is which: by the words of the header row, then by content.

People rename sheets and headers, insert columns and rows, and delete the header row. A column is told by its
header; a renamed one by likeness, or by its place between known neighbours; where no header is left, by the
official texts that stand below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from lawgov_xl.grid import Cell, Grid, SheetGrid
from lawgov_xl.layout.index import index_of, words
from lawgov_xl.model import Edition, Helper, Role, Table
from lawgov_xl.text import is_blank, squeeze

HEADER_ROWS = 40
"""How far down a header row is looked for: notices and notes may stand above the table."""
ENOUGH = 0.6
"""Share of a table's headers that must be found for a row to count as its header row."""
_SURE = 2
"""From how many exact headers on the rest of a row is compared by likeness."""
_ALIKE = 60.0
_CONTENT = 0.3
"""Share of a table's items that must be seen where there is no header row."""
_WIDE = 60
_LONGEST = 60
"""Columns and characters within which a header is looked for."""
HELPERS = frozenset(h.value for h in Helper)
LAST_YEAR, OWN_DUTY = "上年情况（仅供参考）", "本单位职责"
HANDED_OUT = frozenset({LAST_YEAR, OWN_DUTY})
"""Headers of the columns that this program puts beside the helper columns for reference; nobody added them."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table stands. row: of the headers, 0 where there is none above the first item."""

    sheet: SheetGrid
    row: int
    columns: Mapping[str, int]
    copies: tuple[str, ...] = ()


def find(grid: Grid, edition: Edition) -> dict[str, Header]:
    """The best place of each table; a sheet serves one table only. Other sheets that hold it are its copies."""
    heads = [(sheet, [_short(values) for values in sheet.rows[:HEADER_ROWS]]) for sheet in grid]
    scored: list[tuple[float, float, bool, int, str, Header]] = []
    for order, table in enumerate(edition.tables):
        places = [p for s, short in heads if (p := _by_header(s, short, table)) is not None]
        for score, header in places or [p for s in grid if (p := _by_content(s, table)) is not None]:
            share = _share(header, table)
            rank = round(share, 1) + (0.01 if share else 0.0)
            scored.append((rank, score, header.sheet.name == table.sheet, -order, table.key, header))
    scored.sort(key=lambda s: s[:4], reverse=True)
    chosen: dict[str, Header] = {}
    taken: set[str] = set()
    for *_, key, header in scored:
        if key not in chosen and header.sheet.name not in taken:
            chosen[key] = header
            taken.add(header.sheet.name)
    return {
        key: Header(
            best.sheet,
            best.row,
            best.columns,
            tuple(
                h.sheet.name for rank, *_, k, h in scored if k == key and h.sheet.name not in taken and rank
            ),
        )
        for key, best in chosen.items()
    }


def _short(values: Sequence[Cell]) -> dict[int, str]:
    """Column -> the text there, of the texts of a row that are short enough for a header."""
    return {
        column: value
        for column, value in enumerate(values[:_WIDE], 1)
        if isinstance(value, str) and 0 < len(value) <= _LONGEST
    }


def _by_header(
    sheet: SheetGrid, heads: Sequence[Mapping[int, str]], table: Table
) -> tuple[float, Header] | None:
    wanted = index_of(table).headers
    best: tuple[float, Header] | None = None
    for row, short in enumerate(heads, 1):
        if len(short) < ENOUGH * len(wanted):
            continue  # nor can there be enough of them that are headers
        columns: dict[str, int] = {}
        for column, value in short.items():
            if (key := wanted.get(words(value))) and key not in columns:
                columns[key] = column
        if len(columns) >= _SURE:
            _add_alike(columns, short, table)
        score = len(columns) / len(wanted)
        if score >= ENOUGH and (best is None or score > best[0]):
            best = score, Header(sheet, row, _completed(columns, sheet, row, table))
            if score == 1:
                break
    return best


def _add_alike(columns: dict[str, int], short: Mapping[int, str], table: Table) -> None:
    """Adds columns whose header reads nearly like the distributed one."""
    known = set(columns.values())
    for wanted in table.columns:
        if wanted.key in columns:
            continue
        likeness = [
            (fuzz.ratio(words(value), words(wanted.header)), -column)
            for column, value in short.items()
            if column not in known and words(value) and squeeze(value) not in HELPERS
        ]
        if likeness and max(likeness)[0] >= _ALIKE:
            column = -max(likeness)[1]
            columns[wanted.key] = column
            known.add(column)


def _completed(columns: dict[str, int], sheet: SheetGrid, row: int, table: Table) -> dict[str, int]:
    """Adds columns whose header was renamed beyond likeness, told by their neighbours; and the helpers."""
    keys = [c.key for c in table.columns]
    known = set(columns.values())
    for at, key in enumerate(keys):
        if key in columns:
            continue
        before = columns.get(keys[at - 1]) if at else 0
        after = columns.get(keys[at + 1]) if at + 1 < len(keys) else None
        guess = before + 1 if before is not None else (after - 1 if after else None)
        if guess and guess >= 1 and guess not in known and (after is None or guess < after):
            header = sheet.text(row, guess)
            helper = squeeze(header) in HELPERS
            if not helper and (after is not None or not is_blank(header) or _is_used(sheet, row, guess)):
                columns[key] = guess
                known.add(guess)
    width = len(sheet.rows[row - 1]) if 1 <= row <= len(sheet.rows) else 0
    for column in range(1, min(width, _WIDE) + 1):
        text = squeeze(sheet.text(row, column))
        if text in HELPERS and column not in known and text not in columns:
            columns[text] = column
    return columns


def _is_used(sheet: SheetGrid, header: int, column: int) -> bool:
    """Whether a column without header is a column all the same: helpers follow it, or it is filled below."""
    if squeeze(sheet.text(header, column + 1)) in HELPERS:
        return True
    rows = [r for r in sheet.rows[header : header + 200] if any(v not in (None, "") for v in r)]
    filled = sum(len(r) >= column and r[column - 1] not in (None, "") for r in rows)
    return filled > _CONTENT * len(rows)


def _by_content(sheet: SheetGrid, table: Table) -> tuple[float, Header] | None:
    """Where the header row is gone: the columns in which the official texts stand."""
    official = {
        c.key: {squeeze(i.texts.get(c.key, "")) for i in table.items} - {""}
        for c in table.official_columns
        if c.role not in (Role.CHAPTER, Role.SECTION, Role.NUMBER)
    }
    hits: dict[str, dict[int, int]] = {key: {} for key in official}
    first = 0
    for row, values in enumerate(sheet.rows[: 4 * len(table.items)], 1):
        for column, value in enumerate(values[:_WIDE], 1):
            if isinstance(value, str) and len(value) > 1:
                plain = squeeze(value)
                for key, texts in official.items():
                    if plain in texts:
                        hits[key][column] = hits[key].get(column, 0) + 1
                        first = first or row
    seen = hits.get(Role.REQUIREMENT, {})
    if not seen or max(seen.values()) < max(3, _CONTENT * len(table.items)):
        return None
    columns: dict[str, int] = {}
    for key in sorted(hits, key=lambda k: -max(hits[k].values(), default=0)):
        free = {c: n for c, n in hits[key].items() if c not in columns.values()}
        if free and max(free.values()) >= 3:
            columns[key] = max(free, key=lambda c: (free[c], -c))
    keys = [c.key for c in table.columns]
    for at, key in enumerate(keys):  # the rest stand between these, in order
        if key not in columns and at and keys[at - 1] in columns:
            columns.setdefault(key, columns[keys[at - 1]] + 1)
    for at in range(len(keys) - 2, -1, -1):
        if keys[at] not in columns and (after := columns.get(keys[at + 1], 0) - 1) >= 1:
            columns[keys[at]] = after
    return 0.0, Header(sheet, first - 1, columns)


def _share(header: Header, table: Table) -> float:
    """Which share of the table's official requirements stands below the header."""
    column = header.columns.get(Role.REQUIREMENT)
    if column is None or not table.items:
        return 0.0
    raw = index_of(table).by_raw.keys()
    rows = header.sheet.rows[header.row : header.row + 4 * len(raw)]
    below = {r[column - 1] for r in rows if len(r) >= column and isinstance(r[column - 1], str)}
    found = len(below & raw)
    if found < len(raw):
        wanted = {squeeze(text) for text in raw - below}
        found += len({squeeze(str(t)) for t in below - raw} & wanted)
    return found / len(raw)
