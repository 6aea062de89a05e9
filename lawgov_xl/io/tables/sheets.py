"""The tables of a workbook that is not one of ours: each sheet is a table; notes on cells are collected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lawgov_xl.errors import FileError
from lawgov_xl.grid import Grid, Merge, SheetGrid
from lawgov_xl.importing.raw import Note, RawCell, RawDocument, RawRow, RawTable
from lawgov_xl.io.excel_read import read_grid
from lawgov_xl.io.ooxml.package import MAIN, Package

_MOST_COLUMNS = 60
_REF = re.compile(r"([A-Z]{1,3})(\d+)")


def read_workbook(path: Path) -> RawDocument:
    """The visible sheets of a workbook, as tables. Raises FileError."""
    grid = read_grid(path)
    notes = _notes(path)
    return RawDocument(str(path), tuple(tables(grid, notes)))


def tables(grid: Grid, notes: Mapping[str, Mapping[tuple[int, int], tuple[Note, ...]]]) -> Iterator[RawTable]:
    """The visible sheets that hold anything."""
    for sheet in grid:
        if not sheet.hidden:
            rows = tuple(_rows(sheet, notes.get(sheet.name, {})))
            if any(not r.blank for r in rows):
                yield RawTable(rows, f"工作表“{sheet.name}”", (sheet.name, ""))


def _rows(sheet: SheetGrid, notes: Mapping[tuple[int, int], tuple[Note, ...]]) -> Iterator[RawRow]:
    width = min(max((len(r) for r in sheet.rows), default=0), _MOST_COLUMNS)
    while width and not any(sheet.text(r, width).strip() for r in range(1, len(sheet.rows) + 1)):
        width -= 1
    across, below = _spans(sheet.merges, len(sheet.rows))
    for row in range(1, len(sheet.rows) + 1):
        cells: list[RawCell] = []
        column = 1
        while column <= width:
            span = min(across.get((row, column), 1), width - column + 1)
            cells.append(
                RawCell(
                    sheet.text(row, column).replace("\r\n", "\n").strip(),
                    column - 1,
                    span,
                    (row, column) in below,
                    notes.get((row, column), ()),
                )
            )
            column += span
        yield RawRow(tuple(cells))


def _spans(merges: tuple[Merge, ...], last: int) -> tuple[dict[tuple[int, int], int], set[tuple[int, int]]]:
    """(address -> columns it spans, addresses that continue the cell above)."""
    across: dict[tuple[int, int], int] = {}
    below: set[tuple[int, int]] = set()
    for r1, c1, r2, c2 in merges:
        for row in range(r1, min(r2, last) + 1):
            across[row, c1] = c2 - c1 + 1
            if row > r1:
                below.add((row, c1))
    return across, below


# --- notes ---


def _notes(path: Path) -> dict[str, dict[tuple[int, int], tuple[Note, ...]]]:
    """Sheet -> address -> its notes. A package that can be read but not taken apart has none."""
    try:
        package = Package(path)
        return {name: dict(_sheet_notes(package, part)) for name, part in package.sheet_parts().items()}
    except FileError:
        return {}


def _sheet_notes(package: Package, part: str) -> Iterator[tuple[tuple[int, int], tuple[Note, ...]]]:
    for target, kind in package.relationships(part).values():
        if not kind.endswith("/comments") or target not in package.parts:
            continue
        root = package.xml(target)
        authors = [a.text or "" for a in root.iter(f"{{{MAIN}}}author")]
        for comment in root.iter(f"{{{MAIN}}}comment"):
            place = _REF.fullmatch(comment.get("ref", ""))
            text = "".join(t.text or "" for t in comment.iter(f"{{{MAIN}}}t")).strip()
            if place and text:
                index = comment.get("authorId", "")
                author = authors[int(index)] if index.isdigit() and int(index) < len(authors) else ""
                if author.startswith("tc="):  # a threaded comment names its thread, not a person
                    author = ""
                text = text.removeprefix(f"{author}:").removeprefix(f"{author}：").strip()
                yield (int(place.group(2)), _column(place.group(1))), (Note(author, text),)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
