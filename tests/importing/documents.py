"""Word documents for tests, as offices make them: cell by cell in XML, put into a real document by python-docx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from lawgov_xl.model import Item, Role, Table

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


@dataclass(frozen=True)
class C:
    """A cell: text (line breaks begin paragraphs), merged over `span` columns, `merge` "restart", "continue" or "".

    xml: paragraphs to use instead of the text.
    """

    text: str = ""
    span: int = 1
    merge: str = ""
    xml: str = ""


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", inside: str = "", properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside or (run(text) if text else '')}</w:p>"


def cell(c: C) -> str:
    properties = (f'<w:gridSpan w:val="{c.span}"/>' if c.span > 1 else "") + (
        f"<w:vMerge{' w:val=' + chr(34) + 'restart' + chr(34) if c.merge == 'restart' else ''}/>"
        if c.merge
        else ""
    )
    inside = c.xml or "".join(paragraph(line) for line in c.text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(cells: Iterable[C], *, header: bool = False, properties: str = "") -> str:
    inside = ("<w:tblHeader/>" if header else "") + properties
    return f"<w:tr>{f'<w:trPr>{inside}</w:trPr>' if inside else ''}{''.join(map(cell, cells))}</w:tr>"


def table(rows: Sequence[str], widths: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl {NS}><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>'
        + "".join(
            f'<w:{s} w:val="single" w:sz="4"/>'
            for s in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + f"</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def add(document: Document, xml: str) -> None:
    """Appends a table or paragraph, before the section's own properties."""
    if "xmlns:w=" not in xml:
        xml = xml.replace("<w:p>", f"<w:p {NS}>", 1)
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def official(
    official_table: Table,
    answers: Mapping[int, Mapping[str, str]] | None = None,
    *,
    page: int = 4,
    merged: bool = True,
    order: Sequence[int] | None = None,
) -> list[str]:
    """The rows of an official table as offices lay it out: header of the page, chapter rows across all columns,
    groups merged (or left blank), and their labels repeated every `page` rows, where a page begins. An answer can be
    given as XML of paragraphs."""
    answers = answers or {}
    columns = official_table.columns
    rows = [row([C(c.header) for c in columns], header=True)]
    items = [official_table.item(n) for n in order] if order else list(official_table.items)
    since = page
    for chapter, inside in groupby([i for i in items if i], lambda i: i.chapter):
        if official_table.chapter_rows:
            rows.append(row([C(chapter, span=len(columns))]))
            since = page
        last: tuple[str, str] = ("", "")
        for item in inside:
            groups = (item.chapter, item.section)
            breaks = since >= page
            since = 1 if breaks else since + 1
            rows.append(
                row(
                    _cell(
                        item,
                        c.role,
                        c.key,
                        groups,
                        last,
                        answers.get(item.number, {}),
                        breaks=breaks,
                        merged=merged,
                    )
                    for c in columns
                )
            )
            last = groups
    return rows


def _cell(
    item: Item, role: Role, key: str, groups: tuple[str, str], last: tuple[str, str], answer: Mapping[str, str],
    *, breaks: bool, merged: bool,
) -> C:  # fmt: skip
    if role in (Role.CHAPTER, Role.SECTION):
        at = 0 if role is Role.CHAPTER else 1
        begins = breaks or groups[: at + 1] != last[: at + 1]
        return C(groups[at] if begins else "", merge=("restart" if begins else "continue") if merged else "")
    if role is Role.NUMBER:
        return C(str(item.number))
    if role.official:
        return C(item.texts.get(key, ""))
    text = answer.get(key, "")
    return C(xml=text) if text.startswith("<w:p>") else C(text)


WIDTHS = {
    "chapter": 1160, "section": 1260, "number": 630, "requirement": 4200, "materials": 2730, "answer": 4410,
    "remedy": 2940, "source": 1680, "leads": 2310, "participants": 2310,
}  # fmt: skip


def widths(official_table: Table) -> list[int]:
    return [WIDTHS.get(c.key, 1500) for c in official_table.columns]


def new(*lines: str) -> Document:
    """A document with some lines before its first table."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def comment_on(document: Document, text: str, comment: str, author: str, after: str = "") -> None:
    """A reviewer's comment on the first paragraph that reads `text`, below one that reads `after`."""
    passed = not after
    for element in document.element.body.iter(f"{{{document.element.nsmap['w']}}}p"):
        found = Paragraph(element, document)
        if passed and found.text == text:
            document.add_comment(found.runs, text=comment, author=author, initials=author[:2])
            return
        passed = passed or found.text == after
    raise AssertionError(f"no paragraph reads {text!r}")


def bookmarked(text: str, *names: str) -> str:
    """Paragraphs with bookmarks before their text, as editing leaves them behind."""
    marks = "".join(
        f'<w:bookmarkStart w:id="{i}" w:name="{n}"/><w:bookmarkEnd w:id="{i}"/>' for i, n in enumerate(names)
    )
    return "".join(paragraph(inside=marks + run(line)) for line in text.split("\n"))


def save(document: Document, path: Path) -> Path:
    document.save(str(path))
    return path
