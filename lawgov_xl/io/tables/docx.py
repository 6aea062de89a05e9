"""The tables of a Word document (.docx), as printed once every tracked change is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from lawgov_xl.errors import Message
from lawgov_xl.importing.raw import Note, RawCell, RawDocument, RawRow, RawTable
from lawgov_xl.io.tables.docx_numbering import Numbering, value, w
from lawgov_xl.io.tables.docx_package import WordPackage
from lawgov_xl.io.tables.docx_text import Paragraph, Reader, notes_by_id

PAGE = "\f"
"""Leads a line of `RawTable.before` with which a new page begins."""
_KEPT_LINES = 40
_TWIPS_PER_CHARACTER = 105.0
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = {w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("ins"), w("moveTo"),
             f"{_MC}AlternateContent", f"{_MC}Choice"}  # fmt: skip

_CHANGES = Message(
    "文档有 {n} 处修订痕迹，已按“接受全部修订”后的文字读取。请核对原文件是否为定稿。",
    "The document has {n} tracked changes; it was read as if all were accepted. Check that it is final.",
)
_PICTURES = Message(
    "文档中有 {n} 张图片，图片中的文字没有读取。", "There are {n} pictures; text in them was not read."
)
_OBJECTS = Message(
    "文档中嵌有 {n} 个其他文件（如表格、附件），没有读取。",
    "{n} embedded files (sheets, attachments) were not read.",
)
_BOXES = Message(
    "文档中有 {n} 个文本框，框内文字已接在所在单元格或段落之后。",
    "There are {n} text boxes; their text follows the cell or paragraph they stand in.",
)
_NESTED = Message(
    "有 {n} 个单元格内套有表格，已逐行并入该单元格的文字。",
    "{n} cells hold a table of their own; its rows were joined to the text of the cell.",
)
_NUMBERS = Message(
    "有 {n} 个段落用了 Word 自动编号，编号已写入文字。",
    "{n} paragraphs are numbered automatically; the numbers were written into the text.",
)
_HIDDEN = Message("有 {n} 处隐藏文字没有读取。", "{n} pieces of hidden text were not read.")
_NOTES = Message("表格以外有 {n} 条批注：{texts}", "There are {n} comments outside the tables: {texts}")


def read_docx(path: Path) -> RawDocument:
    """Every table of a document, in order, those in text boxes and cells too. Raises FileError."""
    with WordPackage(path) as package:
        root = package.xml(package.main)
        comments = notes_by_id(package.related("comments"), "comment")
        footnotes = notes_by_id(package.related("footnotes"), "footnote", "脚注")
        endnotes = notes_by_id(package.related("endnotes"), "endnote", "尾注")
        reader = Reader(
            Numbering(package.related("numbering"), package.related("styles")), comments, footnotes | endnotes
        )
    body = None if root is None else root.find(w("body"))
    walker = _Walker(reader)
    if body is not None:
        walker.blocks(body)
    return RawDocument(str(path), tuple(walker.tables), tuple(walker.doubts()))


@dataclass(slots=True)
class _Walker:
    reader: Reader
    tables: list[RawTable] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    loose: list[Note] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs and tables outside tables."""
        for block in _blocks(parent):
            if block.tag == w("tbl"):
                self.table(block, nested=False)
            else:
                self.line(self.reader.paragraph(block))

    def line(self, paragraph: Paragraph) -> None:
        text = (PAGE if paragraph.page_break else "") + paragraph.number + paragraph.text
        self.lines = [*self.lines[-_KEPT_LINES:], text]
        self.loose += paragraph.notes
        for box in paragraph.boxes:
            self.blocks(box)

    def table(self, element: etree._Element, *, nested: bool) -> RawTable:
        """Reads a table; those inside its cells come after it."""
        index = len(self.tables)
        widths = tuple(
            max(1.0, _number(value(c, "w")) / _TWIPS_PER_CHARACTER)
            for c in element.findall(f"{w('tblGrid')}/{w('gridCol')}")
        )
        before, self.lines = tuple(self.lines), []
        self.tables.append(RawTable((), ""))  # holds its place before the nested ones
        trs = list(_within(element, w("tr")))
        self.reader.tally.changes += sum(_changed(tr, "ins") or _changed(tr, "del") for tr in trs)
        rows = tuple(self.row(tr) for tr in trs if not _changed(tr, "del"))
        place = f"第{index + 1}个表格" + ("（在另一表格的单元格内）" if nested else "")
        self.tables[index] = RawTable(rows, place, before, widths, nested)
        return self.tables[index]

    def row(self, element: etree._Element) -> RawRow:
        properties = element.find(w("trPr"))
        left = 0 if properties is None else int(_number(value(properties.find(w("gridBefore")))))
        cells: list[RawCell] = []
        for tc in _within(element, w("tc")):
            cell, goes_on = self.cell(tc, left)
            left = cell.right
            if goes_on and cells:  # a horizontal merge of the old kind
                last = cells.pop()
                cell = RawCell(
                    "\n".join(t for t in (last.text, cell.text) if t),
                    last.left,
                    last.span + cell.span,
                    last.continues,
                    last.notes + cell.notes,
                )
            cells.append(cell)
        header = properties is not None and properties.find(w("tblHeader")) is not None
        if header and properties is not None:
            header = value(properties.find(w("tblHeader"))) not in ("0", "false", "off")
        return RawRow(tuple(cells), header)

    def cell(self, element: etree._Element, left: int) -> tuple[RawCell, bool]:
        properties = element.find(w("tcPr"))
        span, continues, goes_on = 1, False, False
        if properties is not None:
            span = max(1, int(_number(value(properties.find(w("gridSpan"))) or "1")))
            merge = properties.find(w("vMerge"))
            continues = merge is not None and value(merge) != "restart"
            merge = properties.find(w("hMerge"))
            goes_on = merge is not None and value(merge) != "restart"
        text, notes = self.content(element)
        self.reader.end_of_cell()
        return RawCell(text.strip(), left, span, continues, notes), goes_on

    def content(self, element: etree._Element) -> tuple[str, tuple[Note, ...]]:
        """The text and the notes of a cell or text box."""
        lines: list[str] = []
        notes: list[Note] = []
        joins = False
        for block in _blocks(element):
            if block.tag == w("tbl"):
                self.reader.tally.nested += 1
                inner = self.table(block, nested=True)
                lines += ["　".join(c.text for c in r.cells if c.text) for r in inner.rows if not r.blank]
                notes += [n for r in inner.rows for c in r.cells for n in c.notes]
                joins = False
                continue
            paragraph = self.reader.paragraph(block)
            text = paragraph.number + paragraph.text
            if joins and lines:
                lines[-1] += text
            else:
                lines.append(text)
            joins = paragraph.joins
            notes += paragraph.notes
            for box in paragraph.boxes:
                inside, more = self.content(box)
                lines += [inside.strip()] if inside.strip() else []
                notes += more
        return "\n".join(lines), tuple(notes)

    def doubts(self) -> Iterator[Message]:
        tally = self.reader.tally
        for message, count in (
            (_CHANGES, tally.changes),
            (_NUMBERS, tally.numbers),
            (_BOXES, tally.boxes),
            (_NESTED, tally.nested),
            (_PICTURES, tally.pictures),
            (_OBJECTS, tally.objects),
            (_HIDDEN, tally.hidden),
        ):
            if count:
                yield message.of(n=count)
        if self.loose:
            yield _NOTES.of(n=len(self.loose), texts="；".join(map(str, self.loose)))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables directly in a body, cell or text box, those in content controls too."""
    for child in parent:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, those in content controls too, those of inner tables not."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _changed(row: etree._Element, how: str) -> bool:
    """Whether a row as a whole was inserted (`ins`) or deleted (`del`) as a tracked change."""
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w(how)) is not None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
