"""The text of a paragraph as it is printed once every tracked change is accepted.

Deleted and moved-away text, instructions of fields and hidden text are left out; comments and footnotes are
collected, not mixed in; text boxes follow the paragraph they are anchored in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from lawgov_xl.importing.raw import Note
from lawgov_xl.io.tables.docx_numbering import Numbering, value, w

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_BOX = w("txbxContent")
_GONE = {w("del"), w("moveFrom"), w("instrText"), w("delText"), w("delInstrText"), w("rPr"), w("pPr"), w("rt"),
         w("sdtPr"), w("sdtEndPr"), w("pPrChange"), w("rPrChange")}  # fmt: skip
_CHANGES = {w("ins"), w("del"), w("moveFrom"), w("moveTo")}
_OFF = {"0", "false", "off"}
# Ticks and boxes of the symbol fonts; others are shown as a square.
_SYMBOLS = {
    "F052": "☑", "F0FE": "☑", "F053": "☒", "F0FD": "☒", "F0FC": "√", "F050": "√", "F0FB": "×", "F04F": "×",
    "F0A3": "□", "F06F": "□", "F0A8": "□", "F071": "□", "F0D6": "√", "F0B7": "•", "F06C": "●", "F06E": "■",
}  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What was met on the way and is told to the person."""

    changes: int = 0
    pictures: int = 0
    objects: int = 0
    boxes: int = 0
    nested: int = 0
    numbers: int = 0
    hidden: int = 0


@dataclass(slots=True)
class Paragraph:
    """text without the number; number: as printed. joins: the paragraph mark was deleted, the next one goes on
    in it. boxes: contents of text boxes anchored here. page_break: a new page begins in or before it."""

    text: str
    number: str = ""
    joins: bool = False
    notes: tuple[Note, ...] = ()
    boxes: tuple[etree._Element, ...] = ()
    page_break: bool = False
    centred: bool = False


@dataclass(slots=True)
class Reader:
    """Reads the paragraphs of one document, in order (numbers are counted, fields may run over paragraphs)."""

    numbering: Numbering
    comments: Mapping[str, Note]
    footnotes: Mapping[str, Note]
    tally: Tally = field(default_factory=Tally)
    _fields: list[bool] = field(
        default_factory=list
    )  # of each open field: whether its instruction is being read

    def paragraph(self, element: etree._Element) -> Paragraph:
        """One w:p."""
        line = _Line(self)
        line.children(element)
        properties = element.find(w("pPr"))
        joins = properties is not None and properties.find(f"{w('rPr')}/{w('del')}") is not None
        text = "".join(line.parts)
        number = "" if joins and not text else self.numbering.visible(element)
        self.tally.numbers += bool(number)
        self.tally.changes += joins
        return Paragraph(
            text=text,
            number=number,
            joins=joins,
            notes=tuple(line.notes),
            boxes=tuple(line.boxes),
            page_break=line.page_break or _on(properties, "pageBreakBefore"),
            centred=properties is not None and value(properties.find(w("jc"))) in ("center", "distribute"),
        )

    def end_of_cell(self) -> None:
        """A field that was never closed must not swallow the cells that follow."""
        self._fields.clear()

    def field_char(self, element: etree._Element) -> str:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(True)
            if (box := element.find(f"{w('ffData')}/{w('checkBox')}")) is not None:
                return "☑" if _ticked(box) else "□"
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()
        return ""

    @property
    def in_instruction(self) -> bool:
        return any(self._fields)


@dataclass(slots=True)
class _Line:
    reader: Reader
    parts: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    page_break: bool = False

    def children(self, element: etree._Element) -> None:
        for child in element:
            self.one(child)

    def one(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str):  # a comment or processing instruction of XML
            return
        if tag in _CHANGES:
            self.reader.tally.changes += 1
        if tag in _GONE:
            return
        if tag == w("t") or tag == _MATH_TEXT:
            self.add(element.text or "")
        elif tag == w("r"):
            if _on(element.find(w("rPr")), "vanish"):
                self.reader.tally.hidden += bool("".join(element.itertext()).strip())
            else:
                self.children(element)
        elif tag == w("fldChar"):
            self.parts.append(self.reader.field_char(element))
        elif tag in _MARKS:
            self.add(_MARKS[tag](element))
        elif tag == w("br"):
            self.line_break(element)
        elif tag == w("lastRenderedPageBreak"):
            self.page_break = self.page_break or not "".join(self.parts).strip()
        elif tag == w("commentReference"):
            self.note(self.reader.comments, element)
        elif tag in (w("footnoteReference"), w("endnoteReference")):
            self.note(self.reader.footnotes, element)
        elif tag == f"{_MC}AlternateContent":
            chosen = element.find(f"{_MC}Choice")
            if chosen is None:
                chosen = element.find(f"{_MC}Fallback")
            if chosen is not None:
                self.children(chosen)
        elif tag == _BOX:
            self.boxes.append(element)
            self.reader.tally.boxes += 1
        elif tag in _PICTURES:
            self.reader.tally.pictures += 1
        elif tag == w("object"):
            self.reader.tally.objects += 1
        else:
            self.children(element)

    def add(self, text: str) -> None:
        if not self.reader.in_instruction:
            self.parts.append(text)

    def line_break(self, element: etree._Element) -> None:
        if value(element, "type") in ("page", "column"):
            self.page_break = True
        else:
            self.add("\n")

    def note(self, known: Mapping[str, Note], element: etree._Element) -> None:
        found = known.get(element.get(w("id"), ""))
        if found is not None and found.text:
            self.notes.append(found)


def _symbol(element: etree._Element) -> str:
    code = element.get(w("char"), "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF020 <= number <= 0xF0FF:
        return "■"
    return chr(number) if 0x20 <= number < 0xD800 else ""


_MARKS: dict[str, Callable[[etree._Element], str]] = {
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("softHyphen"): lambda _: "",
    w("sym"): _symbol,
}


def _on(properties: etree._Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(w(name))
    return found is not None and value(found) not in _OFF


def _ticked(box: etree._Element) -> bool:
    state = box.find(w("checked"))
    if state is None:
        state = box.find(w("default"))
    return state is not None and value(state) not in _OFF


def notes_by_id(root: etree._Element | None, kind: str, author: str = "") -> dict[str, Note]:
    """Comments, footnotes or endnotes of their part, by id."""
    found: dict[str, Note] = {}
    for element in () if root is None else root.iter(w(kind)):
        text = "\n".join(t for p in element.iter(w("p")) if (t := "".join(_plain_texts(p)).strip()))
        found[element.get(w("id"), "")] = Note(author or element.get(w("author"), ""), text)
    return found


def _plain_texts(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from _plain_texts(child)
