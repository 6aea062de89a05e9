"""Rows put into a workbook that XlsxWriter laid out: for sheets of a hundred thousand rows and more.

XlsxWriter writes everything but the mass of rows: widths, styles, tables, print set-up, and one *sample* of every
kind of row. The samples are read back as templates (style and text numbers included), taken out, and the real
rows are written in their place while the package is copied: nothing is held in memory. A cell is a template with
a place for the row's number, which is why a row costs one replacement. All of it is UTF-8, as the texts are kept and
as the package wants them: a Chinese text is neither decoded nor encoded on its way.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROW = b"\x00"
"""Stands for the row's number in templates."""
LIMIT = 1_048_576
"""Rows of a sheet."""
TEXT_LIMIT = 32_767
"""Characters of a cell."""
_CUT = "……（文字超长，已截断）"
_FLUSH = 1 << 20
_FIXED = (1980, 1, 1, 0, 0, 0)
"""Date of every part, as that of the streamed ones (which have none): the same content makes the same package."""
_LEVEL = 3
"""How hard the streamed sheets are compressed: half the time of zlib's usual 6, for a package a seventh larger. At 1
it would be a third larger, for a tenth of the time less."""

_ROWS = re.compile(rb"<row r=\"(\d+)\"([^>]*)>(.*?)</row>", re.DOTALL)
_CELLS = re.compile(rb"<c r=\"([A-Z]+)\d+\"([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_TABLE = re.compile(r' displayName="([^"]+)"')
_REFERENCE = re.compile(r'( ref="[A-Z]+\d+:[A-Z]+)\d+"')
_STYLE = re.compile(rb" s=\"\d+\"")
_SPANS = re.compile(rb" spans=\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Cell:
    """A sample cell. whole: as it stands, with `ROW`; open: up to the value, for a text or number to follow."""

    column: bytes
    style: bytes
    whole: bytes

    def text(self, escaped: bytes) -> bytes:
        """This cell with an inline text (already escaped)."""
        if not escaped:
            return self.blank
        return self._open + b' t="inlineStr"><is><t xml:space="preserve">' + escaped + b"</t></is></c>"

    def number(self, value: int) -> bytes:
        """This cell with a number."""
        return self._open + b"><v>%d</v></c>" % value

    @property
    def blank(self) -> bytes:
        return self._open + b"/>"

    @property
    def _open(self) -> bytes:
        return b'<c r="' + self.column + ROW + b'"' + self.style

    def at(self, column: str) -> bytes:
        """The sample's content in another column."""
        place = b'r="%b' + ROW + b'"'
        return self.whole.replace(place % self.column, place % column.encode(), 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample row. opening: its `<row …>` with `ROW`; cells by column letters."""

    opening: bytes
    cells: Mapping[str, Cell]

    def tall(self, points: float) -> bytes:
        """The opening of a row so many points high."""
        return b'<row r="' + ROW + f'" ht="{points:g}" customHeight="1">'.encode()


def numbered(pieces: Iterable[bytes], row: int) -> bytes:
    """The pieces of a row as one, its number put in."""
    return b"".join(pieces).replace(ROW, b"%d" % row)


Writer = Callable[[list[Sample], int], Iterable[bytes]]
"""Given the samples and the number of the first row, yields rows as XML."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """What goes into one sheet. first: number of the first sample row; every row from there on is a sample.

    table: name of the Excel table that is to reach down to the last row.
    """

    sheet: str
    first: int
    rows: Writer
    table: str = ""


def escape(text: str) -> bytes:
    """Text for XML, as long as a cell can hold it. Characters that XML forbids must be gone already."""
    if len(text) > TEXT_LIMIT:
        text = text[: TEXT_LIMIT - len(_CUT)] + _CUT
    return escape_all(text.encode())


def escape_all(texts: bytes) -> bytes:
    """Escapes many texts at once, whatever stands between them."""
    return texts.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


LINE = 14.0
"""Points of a line of text in size 10."""


def lines(text: str, width: float) -> int:
    """About how many lines a text takes in a cell `width` characters wide. Neither XlsxWriter nor LibreOffice fits
    the height of a row to its wrapped text; Excel would."""
    if not text:
        return 1
    units = (len(text) + len(text.encode("utf-8", "replace"))) / 2
    return text.count("\n") + 1 + int(units / (width * 0.96))


def height(most: int) -> float:
    """Points of a row of so many lines, as far as a row can be tall."""
    return min(409.0, 4 + LINE * most)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take a typed text for a formula."""
    return text[:1] in "=+-@" and bool(text)


def splice(laid_out: Path, target: Path, sheets: Iterable[Streamed]) -> None:
    """Copies a workbook, with the rows put in. Compressing runs beside the making of rows."""
    with (
        zipfile.ZipFile(laid_out) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL, allowZip64=True) as out,
    ):
        parts = _parts(source)
        streams = {parts[s.sheet]: s for s in sheets}
        last: dict[str, int] = {}
        names = [i.filename for i in source.infolist()]
        for name in sorted(
            names, key=lambda n: n.startswith("xl/tables/")
        ):  # tables when their rows are known
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name in streams:
                streamed = streams[name]
                last[streamed.table] = _stream(source.read(name), streamed, out, name)
            elif name.startswith("xl/tables/"):
                out.writestr(info, _stretched(source.read(name).decode(), last), compresslevel=6)
            else:
                out.writestr(info, source.read(name), compresslevel=6)


def _stretched(xml: str, last: Mapping[str, int]) -> str:
    """A table's part, reaching down to the last row that was put in."""
    found = _TABLE.search(xml)
    row = last.get(found.group(1), 0) if found else 0
    return _REFERENCE.sub(rf'\g<1>{row}"', xml) if row else xml


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> part, as XlsxWriter names them: sheets in order."""
    names = re.findall(r'<sheet name="([^"]*)"', package.read("xl/workbook.xml").decode())
    return {n: f"xl/worksheets/sheet{i}.xml" for i, n in enumerate(names, 1)}


def _stream(xml: bytes, streamed: Streamed, out: zipfile.ZipFile, name: str) -> int:
    """Writes a sheet with its rows; returns the number of the last one."""
    before, after, samples = _samples(xml, streamed.first)
    count = 0
    with out.open(name, "w", force_zip64=True) as part, ThreadPoolExecutor(1) as beside:
        pending: Future[int] = beside.submit(part.write, before)
        chunk: list[bytes] = []
        size = 0
        for row in streamed.rows(samples, streamed.first):
            count += 1
            chunk.append(row)
            size += len(row)
            if size > _FLUSH:
                data = b"".join(chunk)
                pending.result()
                pending = beside.submit(part.write, data)
                chunk, size = [], 0
        pending.result()
        part.write(b"".join(chunk))
        part.write(after)
    return streamed.first + count - 1


def _samples(xml: bytes, first: int) -> tuple[bytes, bytes, list[Sample]]:
    start = xml.index(b'<row r="%d"' % first)
    end = xml.index(b"</sheetData>")
    return xml[:start], xml[end:], [_sample(m) for m in _ROWS.finditer(xml, start, end)]


def _sample(match: re.Match[bytes]) -> Sample:
    cells = {}
    for column, attributes, content in _CELLS.findall(match.group(3)):
        style = _STYLE.search(attributes)
        inside = b">" + content + b"</c>" if content else b"/>"
        whole = b'<c r="' + column + ROW + b'"' + attributes + inside
        cells[column.decode()] = Cell(column, style.group() if style else b"", whole)
    return Sample(b'<row r="' + ROW + b'"' + _SPANS.sub(b"", match.group(2)) + b">", cells)
