"""Reads a report (.docx) into paragraphs, as it reads once every tracked change is accepted.

A report may come from any hand: edited, converted, with comments, text boxes, tables in tables, hundreds of pages.
What is no Word document is refused with one clear sentence.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io.reasons import reason
from lawgov_xl.io.tables.docx_numbering import Numbering, value, w
from lawgov_xl.io.tables.docx_package import WordPackage
from lawgov_xl.io.tables.docx_text import Paragraph, Reader, notes_by_id
from lawgov_xl.io.tables.office import converted
from lawgov_xl.report.reading import Reading, Said
from lawgov_xl.text import is_blank

_MISSING = Message("找不到文件 {path}。请核对路径。", "There is no file {path}. Check the path.")
_FOLDER = Message("{path} 是文件夹，请写出报告的文件名。", "{path} is a folder: give the report's file name.")
_EMPTY_FILE = Message(
    "{path} 是空文件（0 字节）。请重新取得该文件。", "{path} is empty (0 bytes). Get the file again."
)
_UNREADABLE = Message(
    "{path} 无法读取（{why}）。请检查权限，或先在其他程序中关闭它。",
    "{path} can not be read ({why}). Check permissions, or close it in other programs first.",
)
_NO_WORD = Message(
    "{path} 不是 Word 文档（.docx），或文件已损坏。请用 Word 或 WPS 打开核对后另存为 .docx。",
    "{path} is no Word document (.docx), or is damaged. Open it in Word or WPS and save it as .docx.",
)
_WORKBOOK = Message(
    "{path} 是 Excel 工作簿，不是报告。报告放在前面，填报表用 --against 给出。",
    "{path} is an Excel workbook, not a report. The report comes first, the workbook after --against.",
)
_PASSWORD = Message(
    "{path} 设有打开密码，无法读取。请在 Word 中取消打开密码后再试。",
    "{path} needs a password to open. Remove it in Word and try again.",
)
_PDF = Message(
    "{path} 是 PDF，不能核对。请用生成它的 Word 文档（.docx）。",
    "{path} is a PDF and can not be checked. Use the Word document (.docx) that it was made from.",
)
_NO_TEXT = Message(
    "{path} 中没有文字，无法核对。请核对是否选错了文件。",
    "There is no text in {path}: nothing to check. Is it the right file?",
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = {
    w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("ins"), w("moveTo"),
    f"{_MC}AlternateContent", f"{_MC}Choice",
}  # fmt: skip


def read_report(path: str | Path) -> Reading:
    """The paragraphs of a report. Raises FileError for what is no Word document, or holds no text."""
    path = Path(path)
    if _is_old(path):
        with converted(path, "Word 97–2003（.doc、.wps）", ".doc", ".docx") as made:
            reading = _read(made)
    else:
        reading = _read(path)
    if not any(not is_blank(p.text) for p in reading.paragraphs):
        raise FileError(_NO_TEXT.of(path=str(path)))
    return reading


def _is_old(path: Path) -> bool:
    """Whether the file is an old Word document. Raises FileError for what is none at all."""
    if path.is_dir():
        raise FileError(_FOLDER.of(path=str(path)))
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            rest = file.read(2**20) if head.startswith(_OLE) else b""
    except FileNotFoundError as fault:
        raise FileError(_MISSING.of(path=str(path))) from fault
    except OSError as fault:
        raise FileError(_UNREADABLE.of(path=str(path), why=reason(fault))) from fault
    if not head:
        raise FileError(_EMPTY_FILE.of(path=str(path)))
    if head.startswith(_OLE):
        if _ENCRYPTED in head + rest:
            raise FileError(_PASSWORD.of(path=str(path)))
        return True
    if head.startswith(b"%PDF"):
        raise FileError(_PDF.of(path=str(path)))
    if not head.startswith(b"PK"):
        raise FileError(_NO_WORD.of(path=str(path)))
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except Exception as fault:  # a damaged directory raises what it likes
        raise FileError(_NO_WORD.of(path=str(path))) from fault
    if "xl/workbook.xml" in names:
        raise FileError(_WORKBOOK.of(path=str(path)))
    if not any(n.startswith("word/") for n in names):
        raise FileError(_NO_WORD.of(path=str(path)))
    return False


def _read(path: Path) -> Reading:
    with WordPackage(path) as package:
        root = package.xml(package.main)
        comments = notes_by_id(package.related("comments"), "comment")
        styles = package.related("styles")
        reader = Reader(Numbering(package.related("numbering"), styles), comments, {})
    walker = _Walker(reader, _names(styles))
    body = None if root is None else root.find(w("body"))
    if body is not None:
        walker.blocks(body, table=False, box=False)
    return Reading(
        str(path),
        tuple(walker.found),
        comments=len(comments),
        changes=reader.tally.changes,
        boxes=walker.boxes,
        tables=walker.tables,
        nested=walker.nested,
    )


def _names(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """Style id -> its name, and the outline level that it or one it is based on has (0: body text)."""
    found: dict[str, tuple[str, int, str]] = {}
    for style in () if styles is None else styles.iter(w("style")):
        outline = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        level = int(value(outline)) + 1 if value(outline).isdigit() else 0
        name = value(style.find(w("name")))
        if not level and name.lower().startswith("heading ") and name[8:].isdigit():
            level = int(name[8:])
        found[style.get(w("styleId"), "")] = (
            name,
            level if level <= 9 else 0,
            value(style.find(w("basedOn"))),
        )
    out: dict[str, tuple[str, int]] = {}
    for key, (name, own, _) in found.items():
        level, parent, seen = own, found[key][2], {key}
        while not level and parent in found and parent not in seen:
            seen.add(parent)
            _, level, parent = found[parent]
        out[key] = (name, level)
    return out


@dataclass(slots=True)
class _Walker:
    reader: Reader
    names: dict[str, tuple[str, int]]
    found: list[Said] = field(default_factory=list)
    boxes: int = 0
    tables: int = 0
    nested: int = 0
    _joins: bool = False

    def blocks(self, parent: etree._Element, *, table: bool, box: bool) -> None:
        for block in _blocks(parent):
            if block.tag == w("tbl"):
                self.tables += 1
                self.nested += table
                for cell in _cells(block):
                    self.blocks(cell, table=True, box=box)
                    self.reader.end_of_cell()
            else:
                self.line(block, self.reader.paragraph(block), table=table, box=box)

    def line(self, element: etree._Element, paragraph: Paragraph, *, table: bool, box: bool) -> None:
        """One paragraph; one whose mark was deleted goes on in the next."""
        style = value(element.find(f"{w('pPr')}/{w('pStyle')}"))
        name, level = self.names.get(style, ("", 0))
        direct = value(element.find(f"{w('pPr')}/{w('outlineLvl')}"))
        level = int(direct) + 1 if direct.isdigit() and int(direct) < 9 else level
        text = paragraph.number + paragraph.text
        if self._joins and self.found:
            last = self.found[-1]
            self.found[-1] = Said(last.number, last.text + text, last.style, last.level, last.table, last.box)
        elif not is_blank(text):
            number = len(self.found) + 1
            self.found.append(Said(number, text, name, level, table, box, centred=paragraph.centred))
        self._joins = paragraph.joins
        for inside in paragraph.boxes:
            self.boxes += 1
            self.blocks(inside, table=table, box=True)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables directly in a body, cell or text box, those in content controls too."""
    for child in parent:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _cells(table: etree._Element) -> Iterator[etree._Element]:
    """The cells of a table's own rows that were not deleted as a tracked change."""
    for row in _within(table, w("tr")):
        if row.find(f"{w('trPr')}/{w('del')}") is None:
            yield from _within(row, w("tc"))


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)
