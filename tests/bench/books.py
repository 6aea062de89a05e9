"""Realistic departments' workbooks, many: a blank workbook filled in by its XML, as fast as the disk takes them.

`python -m tests.bench.books FOLDER --count 1000 [--seed 1]` writes them. Equal seeds give equal bytes.
"""

from __future__ import annotations

import argparse
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from lawgov_xl import editions, layout
from lawgov_xl.grid import address
from lawgov_xl.io.excel_read import read_grid
from lawgov_xl.model import Edition, Helper, Role
from tests.bench.answers import Answers, Department, Row, departments
from tests.bench.blank import blank

_FIXED = (2020, 10, 20, 9, 0, 0)


@dataclass(frozen=True)
class _Cell:
    part: str
    address: str


class Filler:
    """Fills one blank workbook, again and again. Cells are told by reading the blank workbook as any other."""

    def __init__(self, edition: Edition, source: bytes | None = None) -> None:
        self.edition = edition
        with zipfile.ZipFile(io.BytesIO(source or blank(edition))) as package:
            self._parts = {i.filename: package.read(i) for i in package.infolist()}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "blank.xlsx"
            path.write_bytes(source or blank(edition))
            submission = layout.read(read_grid(path), edition)
        sheets = _sheet_parts(self._parts)
        self._cells: dict[tuple[str, int, str], _Cell] = {}
        for key, reading in submission.tables.items():
            for entry in reading.entries:
                for column in (Role.ANSWER, Role.REMEDY, *Helper):
                    if column in reading.columns:
                        place = address(entry.row, reading.columns[column])
                        self._cells[key, entry.number, column.value] = _Cell(sheets[reading.sheet], place)
        self._cover = {k: _Cell(sheets["封面"], v.cell) for k, v in submission.cover.items()}

    def fill(self, tables: Mapping[str, Mapping[int, Row]], cover: Mapping[str, str]) -> bytes:
        """The bytes of the workbook with these answers and this cover."""
        texts: dict[str, dict[str, str]] = {}
        for key, rows in tables.items():
            for number, row in rows.items():
                for column, text in row.items():
                    cell = self._cells.get((key, number, column))
                    if cell is not None and text:
                        texts.setdefault(cell.part, {})[cell.address] = text
        for name, text in cover.items():
            if (cell := self._cover.get(name)) is not None:
                texts.setdefault(cell.part, {})[cell.address] = text
        return self._zipped(self._with_texts(texts))

    def _with_texts(self, texts: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
        """The parts with the texts put into the shared strings, as Excel saves them."""
        parts = dict(self._parts)
        shared = parts["xl/sharedStrings.xml"].decode()
        count = shared.count("<si>")
        known: dict[str, int] = {}
        for part, cells in texts.items():

            def put(found: re.Match[str], cells: Mapping[str, str] = cells) -> str:
                text = cells.get(found.group(1))
                if text is None:
                    return found.group()
                at = known.setdefault(text, count + len(known))
                style = re.search(r' s="\d+"', found.group(2))
                return f'<c r="{found.group(1)}"{style.group() if style else ""} t="s"><v>{at}</v></c>'

            parts[part] = _CELL.sub(put, parts[part].decode()).encode()
        added = "".join(f'<si><t xml:space="preserve">{escape(t)}</t></si>' for t in known)
        shared = re.sub(r' (?:unique)?[cC]ount="\d+"', "", shared, count=2)
        parts["xl/sharedStrings.xml"] = shared.replace("</sst>", added + "</sst>").encode()
        return parts

    def _zipped(self, parts: Mapping[str, bytes]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                info = zipfile.ZipInfo(name, _FIXED)
                info.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(info, content)
        return buffer.getvalue()


_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>.*?</c>)')


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    book = parts["xl/workbook.xml"].decode()
    links = dict(
        re.findall(
            r'Id="([^"]+)"[^>]*?Target="/?(?:xl/)?([^"]+)"', parts["xl/_rels/workbook.xml.rels"].decode()
        )
    ) | {
        b: a
        for a, b in re.findall(
            r'Target="/?(?:xl/)?([^"]+)"[^>]*?Id="([^"]+)"', parts["xl/_rels/workbook.xml.rels"].decode()
        )
    }
    return {n: "xl/" + links[r] for n, r in re.findall(r'<sheet name="([^"]+)"[^>]*?r:id="([^"]+)"', book)}


def books(edition: Edition, count: int, seed: int = 1) -> Iterator[tuple[Department, bytes]]:
    """`count` departments with the bytes of their workbooks."""
    filler = Filler(edition)
    source = Answers(edition, seed)
    for department in departments(count):
        yield department, filler.fill(source.tables(department), source.cover(department))


def write(folder: Path, count: int, seed: int = 1, edition: Edition | None = None) -> list[Path]:
    """Writes them as `<number> <department>.xlsx`; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for department, content in books(edition or editions.load(), count, seed):
        paths.append(folder / f"{department.number:05d} {department.name}.xlsx")
        paths[-1].write_bytes(content)
    return paths


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"{len(write(given.folder, given.count, given.seed))} workbooks in {given.folder}")
