"""Bad workbooks, by name. READ: odd, but a workbook all the same; the others must be refused."""

from __future__ import annotations

import functools
import io
import os
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.hostile.packing import Change, Entry, changed, deflated, packed, swap, zeros
from tests.synthetic import Book, book, example_answers
from tests.workbooks import written

Maker = Callable[[Path], None]
BOOKS: dict[str, Maker] = {}
READ: set[str] = set()
EITHER: set[str] = set()
"""Refused or read: both are sound."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet2.xml"
SHARED = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
RELS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"


def kind(name: str, *, read: bool = False, either: bool = False) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        BOOKS[name] = maker
        if read:
            READ.add(name)
        if either:
            EITHER.add(name)
        return maker

    return register


def raw(name: str, data: Callable[[], bytes], *, read: bool = False, either: bool = False) -> None:
    kind(name, read=read, either=either)(lambda path: _write(path, data()))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


@functools.cache
def good() -> bytes:
    """A department's workbook as it should be."""
    return written(book(example_answers()))


def part(name: str, **changes: Change) -> bytes:
    return changed(good(), {name: changes["to"]})


def parts(changes: dict[str, Change]) -> Callable[[], bytes]:
    return lambda: changed(good(), changes)


def sheet(content: str, name: str = "评估指标") -> bytes:
    """A workbook whose table sheet has this XML within <worksheet>."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{content}</worksheet>'
    return changed(good(), {SHEET: xml.encode()})


def shared(content: str, declaration: str = "") -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<sst xmlns="{MAIN}" count="1" uniqueCount="1">{content}</sst>'
    return changed(good(), {SHARED: xml.encode()})


def edited(change: Callable[[Book], None]) -> Callable[[], bytes]:
    def make() -> bytes:
        made = book(example_answers())
        change(made)
        return written(made)

    return make


def _prefixed(data: bytes) -> bytes:
    data = data.replace(b'xmlns="', b'xmlns:x="')
    return re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", data)


def _strict() -> bytes:
    old, new = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"  # fmt: skip
    rel, srel = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"  # fmt: skip
    return changed(good(), {n: d.replace(old, new).replace(rel, srel) for n, d in _all() if b"<" in d[:5]})


def _shared_text() -> bytes:
    rows = "".join(
        f'<row r="{r}">'
        + "".join(f'<c r="{chr(65 + c)}{r}" t="s"><v>0</v></c>' for c in range(26))
        + "</row>"
        for r in range(1, 19_000)
    )
    texts = "<si><t>" + "同" * 30_000 + "</t></si>"
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return changed(good(), {SHEET: xml.encode(), SHARED: f'<sst xmlns="{MAIN}">{texts}</sst>'.encode()})


def _all() -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(good())) as package:
        return [(n, package.read(n)) for n in package.namelist()]


# --- no workbook at all ---

kind("missing")(lambda path: None)
kind("a folder")(lambda path: path.mkdir())
raw("empty file", lambda: b"")
raw("one byte", lambda: b"P")
raw("text", "序号,指标\n1,不涉及\n".encode)
raw("a web page saved as .xlsx", "<html><table><tr><td>序号</td></tr></table></html>".encode)
raw("random bytes", lambda: random.Random(1).randbytes(5000))
raw("old .xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))
raw(
    "with a password",
    lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
)
raw("binary workbook (.xlsb)", parts({"xl/workbook.bin": b"\x83\x01\0", WORKBOOK: None}))
raw("OpenDocument", lambda: packed(Entry("mimetype", b"application/vnd.oasis.opendocument.spreadsheet", 0), Entry("content.xml", deflated(b"<a/>"), said=4)))  # fmt: skip
raw("Word document", lambda: packed(Entry(TYPES, deflated(b"<Types/>"), said=8), Entry("word/document.xml", deflated(b"<a/>"), said=4)))  # fmt: skip
raw("zip of texts", lambda: packed(Entry("说明.txt", "不是工作簿".encode(), 0)))
kind("pipe that nobody feeds")(os.mkfifo)
kind("endless device")(lambda path: path.symlink_to("/dev/zero"))
kind("link to a system file")(lambda path: path.symlink_to("/etc/passwd"))
kind("link in a circle")(lambda path: path.symlink_to(path.name))
kind("link to nowhere")(lambda path: path.symlink_to("nowhere.xlsx"))

# --- damaged ---

raw("cut in half", lambda: good()[: len(good()) // 2])
raw("last bytes missing", lambda: good()[:-30])
raw("zeros in the middle", lambda: good()[:3000] + bytes(2000) + good()[5000:])
raw("every 97th byte flipped", lambda: bytes(b ^ (0x55 if i % 97 == 0 else 0) for i, b in enumerate(good())), either=True)  # fmt: skip
raw("bytes before the zip", lambda: b"MZ" + bytes(500) + good(), either=True)
raw("bytes after the zip", lambda: good() + bytes(500), either=True)
raw("no list of sheets", parts({WORKBOOK: None}))
raw("no content types", parts({TYPES: None}))
raw("no relationships", parts({RELS: None}))
raw("no shared texts", parts({SHARED: None}), either=True)
raw("no styles", parts({"xl/styles.xml": None}), either=True)
raw("empty styles", parts({"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>'.encode()}), either=True)
raw("broken styles", parts({"xl/styles.xml": b"<styleSheet"}), either=True)
raw("a sheet missing", parts({SHEET: None}), either=True)
raw("sheet cut off", parts({SHEET: lambda d: d[: len(d) // 2]}), either=True)
raw("sheet without data", lambda: sheet(""), either=True)
raw("sheet is empty", parts({SHEET: b""}), either=True)
raw("broken UTF-8", parts({SHARED: lambda d: d.replace("不涉及".encode(), b"\xff\xfe\xb2\xbb")}), either=True)
raw("shared texts out of range", parts({SHEET: lambda d: re.sub(rb"<v>[0-9]+</v>", b"<v>99999999</v>", d)}), either=True)  # fmt: skip
raw("shared texts by no number", parts({SHEET: lambda d: re.sub(rb"<v>[0-9]+</v>", b"<v>-1e9x</v>", d)}), either=True)  # fmt: skip

# --- zip tricks ---


def bomb(name: str, data: bytes, said: int, crc: int = 0, of: bytes = b"") -> bytes:
    """The good workbook with one part exchanged for packed bytes that the directory says to be `said` long."""
    with zipfile.ZipFile(io.BytesIO(of or good())) as package:
        others = [
            Entry(i.filename, deflated(package.read(i)), said=i.file_size, crc=i.CRC)
            for i in package.infolist()
            if i.filename != name
        ]
    return packed(*others, Entry(name, data, said=said, crc=crc))


def _summary() -> bytes:
    """A workbook that looks like the summary of a consolidation."""
    names = {"封面": "总览", "评估指标": "明细", "任务清单": "部门汇总"}
    return part(
        WORKBOOK,
        to=lambda d: functools.reduce(lambda x, n: x.replace(n.encode(), names[n].encode()), names, d),
    )


raw("zip bomb, sizes true", lambda: bomb(SHARED, zeros(600), 600 * 2**20))
raw("zip bomb, sizes lie", lambda: bomb(SHARED, zeros(600), 1000))
raw("zip bomb in a summary workbook, sizes lie", lambda: bomb(SHARED, zeros(600), 1000, of=_summary()))
raw(
    "zip bomb, sizes lie and the sum is right",
    lambda: bomb(SHARED, zeros(600), 1000, zlib.crc32(bytes(1000))),
)
raw("zip bomb in a picture, sizes lie", lambda: bomb("xl/media/image1.png", zeros(300), 1000), either=True)
raw("sizes too large", lambda: bomb(SHEET, deflated(b"<a/>"), 90_000))
raw("size of 4 GB", lambda: bomb(SHEET, deflated(b"<a/>"), 0xFFFFFFFE))
raw("overlapping entries", lambda: packed(Entry(TYPES, deflated(b"<Types/>"), said=8), Entry("xl/s", zeros(10), said=10 * 2**20, crc=0), overlapping=400))  # fmt: skip
raw("100,000 parts", lambda: packed(Entry(TYPES, deflated(b"<Types/>"), said=8), Entry("xl/p", b"", 0), overlapping=60_000))  # fmt: skip
raw(
    "password on the zip",
    lambda: packed(Entry(TYPES, b"x" * 30, flags=1), Entry(WORKBOOK, b"y" * 30, flags=1)),
)
raw("compression nobody knows", lambda: packed(Entry(TYPES, b"x" * 30, 99), Entry(WORKBOOK, b"y" * 30, 98)))
raw("names that reach out", parts({"../../../../tmp/evil.xml": b"<a/>", "/etc/evil.xml": b"<a/>", "C:\\evil.xml": b"<a/>"}), read=True)  # fmt: skip
raw("a part twice", lambda: packed(*(Entry(n, deflated(d), said=len(d), crc=zlib.crc32(d)) for n, d in [*_all(), *_all()])), either=True)  # fmt: skip
raw("a part that is a link", lambda: packed(*(Entry(n, deflated(d), said=len(d), crc=zlib.crc32(d)) for n, d in _all()), Entry("xl/link", b"/etc/passwd", 0, attributes=0o120777 << 16)), read=True)  # fmt: skip
raw(
    "sheet outside the file",
    parts({RELS: swap("worksheets/sheet2.xml", "../../../../etc/passwd")}),
    either=True,
)
raw("sheet on the web", parts({RELS: swap('Target="worksheets/sheet2.xml"', 'Target="https://example.invalid/s.xml" TargetMode="External"')}), either=True)  # fmt: skip


# --- XML tricks ---

LAUGHS = "<!DOCTYPE s [<!ENTITY a '哈哈哈哈哈哈哈哈哈哈'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 20}'>" for i in range(8)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

raw("a thousand million laughs", lambda: shared("<si><t>&i;</t></si>", LAUGHS))
raw("entity from a file", lambda: shared("<si><t>&x;</t></si>", OUTSIDE))
raw(
    "entity from the web",
    lambda: shared("<si><t>1</t></si>", '<!DOCTYPE s SYSTEM "http://example.invalid/s.dtd">'),
)
raw("entities in the styles", parts({"xl/styles.xml": (LAUGHS + "<s>&i;</s>").encode()}))
raw("entities in the relationships", parts({RELS: (OUTSIDE + "<R>&x;</R>").encode()}))
raw("100,000 levels deep", lambda: sheet("<a>" * 100_000 + "</a>" * 100_000), either=True)
raw("styles 100,000 levels deep", parts({"xl/styles.xml": b"<a>" * 100_000 + b"</a>" * 100_000}), either=True)
raw("sheet in UTF-16", parts({SHEET: lambda d: d.decode().replace("UTF-8", "UTF-16").encode("utf-16")}))
raw("a million attributes", lambda: sheet("<sheetData><row r='1' " + "".join(f"a{i}='' " for i in range(300_000)) + "/></sheetData>"), either=True)  # fmt: skip
raw("styles of 50 MB", parts({"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">'.encode() + b"<x/>" * 13_000_000 + b"</styleSheet>"}))  # fmt: skip
raw("prefixed names", parts({SHEET: _prefixed}), read=True)
raw("strict Open XML", _strict, either=True)


# --- sheets that claim too much ---

FAR = '<c r="{0}" t="str"><v>远</v></c>'
raw(
    "a cell in the last row",
    lambda: _with('<row r="1048576">' + FAR.format("A1048576") + "</row>"),
    read=True,
)
raw("a cell in the last column", lambda: _with('<row r="900">' + FAR.format("XFD900") + "</row>"), read=True)
raw("the last row first", lambda: _with("<row r='1048576'><c r='XFD1048576' t='str'><v>远</v></c></row>", first=True), either=True)  # fmt: skip
raw("cells without addresses", lambda: sheet("<sheetData><row>" + "<c><v>1</v></c>" * 300_000 + "</row></sheetData>"), either=True)  # fmt: skip
raw("a million rows without numbers", lambda: sheet("<sheetData>" + "<row/>" * 1_000_000 + "<row><c><v>1</v></c></row></sheetData>"), either=True)  # fmt: skip
raw(
    "three million cells", lambda: sheet("<sheetData><row r='1'>" + "<c/>" * 3_000_000 + "</row></sheetData>")
)
raw("row numbers beyond all bounds", lambda: _with('<row r="99999999999999999999"><c r="A99999999999999999999"><v>1</v></c></row>'), either=True)  # fmt: skip
raw("addresses that are none", lambda: _with('<row r="x"><c r="1A"><v>1</v></c><c r=""><v>1</v></c><c r="ÄÖ1"><v>2</v></c></row>'), either=True)  # fmt: skip
raw("row 0 and column 0", lambda: _with('<row r="0"><c r="A0"><v>1</v></c><c r="0"><v>1</v></c></row>'), either=True)  # fmt: skip
raw("a dimension without end", parts({SHEET: lambda d: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', d)}), read=True)  # fmt: skip
raw("one text in half a million cells", _shared_text, either=True)
raw("a text of 40,000 characters", parts({SHARED: swap("不涉及</t>", "长" * 40_000 + "</t>", 1)}))
raw("10,000 sheets of one part", parts({WORKBOOK: lambda d: d.replace(b"</sheets>", b"".join(f'<sheet name="s{i}" sheetId="{i}" r:id="rId2"/>'.encode() for i in range(100, 10_100)) + b"</sheets>")}))  # fmt: skip
raw("the whole sheet merged", lambda: _merged("A1:XFD1048576"), either=True)
raw("100,000 merges", lambda: _merged(*["F4:G400"] * 100_000), either=True)
raw("merges that are none", lambda: _merged("G9:A1", "A1", "", "ZZZZ1:A9", "A1:B2:C3"), either=True)


def _with(row: str, *, first: bool = False) -> bytes:
    at = "<sheetData>" if first else "</sheetData>"
    return part(SHEET, to=swap(at, f"{at}{row}" if first else f"{row}{at}", 1))


def _merged(*ranges: str) -> bytes:
    cells = "".join(f'<mergeCell ref="{r}"/>' for r in ranges)
    merges = f'</sheetData><mergeCells count="{len(ranges)}">{cells}</mergeCells>'
    return part(SHEET, to=swap("</sheetData>", merges, 1))
