"""The other sheets of a workbook: 封面 the cover, 豁免 the waivers, _meta what it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lawgov_xl.grid import Grid, SheetGrid, address
from lawgov_xl.model import CoverValue, Edition, Table, Waiver
from lawgov_xl.text import squeeze, to_halfwidth, to_number

COVER = "封面"
WAIVERS = "豁免"
META = "_meta"
WORKING = ("_calc", "_words")
"""Hidden sheets behind the live counts of a workbook; nothing is read from them."""
SHOWN = ("填报进度", "校验结果", "规则说明")
"""Sheets on which this program shows something; no department answers there."""
WAIVER_HEADERS = ("表", "序号", "规则", "理由", "经办人", "日期")

_FEWEST_LABELS = 3
_MOST_ROWS = 20_000
_RANGE = re.compile(r"([0-9]{1,6})[项号]?(?:[-—–~～至到])第?([0-9]{1,6})")


def cover(grid: Grid, edition: Edition) -> dict[str, CoverValue]:
    """The fields of the cover, told by their labels; the value stands right of its label."""
    labels = {squeeze(f.label): f.key for f in edition.cover}
    sheet = grid.sheet(COVER)
    if sheet is not None:
        return _cover(sheet, labels)
    others = [s for s in grid if not s.hidden and len(s.rows) < 200]
    read = [found for s in others if len(found := _cover(s, labels)) >= _FEWEST_LABELS]
    return max(read, key=len, default={})


def _cover(sheet: SheetGrid, labels: Mapping[str, str]) -> dict[str, CoverValue]:
    last = {(r1, c1): c2 for r1, c1, _, c2 in sheet.merges}
    found: dict[str, CoverValue] = {}
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if value and isinstance(value, str) and (key := labels.get(squeeze(value).strip("：:*＊"))):
                right = last.get((row, column), column) + 1
                found.setdefault(key, CoverValue(sheet.text(row, right).strip(), address(row, right)))
    return found


def waivers(grid: Grid, edition: Edition) -> Iterable[Waiver]:
    """The lines of the sheet 豁免. A line may name several rows (`8、9`, `12-15`): it is a waiver for each."""
    sheet = grid.sheet(WAIVERS)
    if sheet is None:
        return
    header = next(
        (
            (row, columns)
            for row in range(1, min(len(sheet.rows), 10) + 1)
            if WAIVER_HEADERS[2] in (columns := _named(sheet, row)) and WAIVER_HEADERS[3] in columns
        ),
        None,
    )
    if header is None:
        return
    first, columns = header
    for row in range(first + 1, len(sheet.rows) + 1):
        table, number, rule, reason, by = (
            sheet.text(row, columns[h]).strip() if h in columns else "" for h in WAIVER_HEADERS[:5]
        )
        if rule:
            place = address(row, columns[WAIVER_HEADERS[2]])
            key = _key_of(table, edition.tables)
            for n in _numbers(number):
                yield Waiver(to_halfwidth(squeeze(rule)).upper(), reason, by, key, n, place)


def _named(sheet: SheetGrid, row: int) -> dict[str, int]:
    texts = {squeeze(sheet.text(row, c)): c for c in range(20, 0, -1)}
    return {h: texts[h] for h in WAIVER_HEADERS if h in texts}


def _key_of(name: str, tables: Iterable[Table]) -> str | None:
    keys = {squeeze(t.sheet): t.key for t in tables} | {COVER: "cover"}
    plain = squeeze(name)
    return keys.get(plain, plain) if plain else None


def _numbers(text: str) -> tuple[int | None, ...]:
    """The rows that a waiver names; (None,) for all of them."""
    plain = to_halfwidth(squeeze(text))
    if not plain:
        return (None,)
    found: list[int | None] = []
    for part in re.split(r"[、,，;；]", plain)[:1000]:
        if span := _RANGE.search(part):
            first, last = sorted(map(int, span.groups()))
            found += range(first, min(last, first + 1000) + 1)
        elif (number := to_number(part)) is not None:
            found.append(number)
    return tuple(found) or (-1,)


def meta(grid: Grid) -> dict[str, str]:
    """What the hidden sheet says: key in the first column, value in the second."""
    sheet = grid.sheet(META)
    if sheet is None:
        return {}
    return {
        sheet.text(r, 1).strip(): sheet.text(r, 2).strip() for r in range(1, min(len(sheet.rows), 200) + 1)
    }
