"""Writes a `Document` as a Word file: real styles, real headings, comments with the sources in a draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Twips

from lawgov_xl.io import files
from lawgov_xl.io.word import measures as m
from lawgov_xl.io.word import pages, styles
from lawgov_xl.io.word.signature import place
from lawgov_xl.io.word.tables import clean, table
from lawgov_xl.report.model import (
    Attachment,
    Block,
    Document,
    Emphasis,
    Paragraph,
    Run,
    Source,
    Style,
    TableBlock,
    plain,
)

AUTHOR = "lawgov-xl"


def write(
    document: Document,
    path: str | Path,
    *,
    draft: bool = False,
    force: bool = False,
    inputs: Sequence[str | Path] = (),
) -> None:
    """Writes the document to `path` (.docx), atomically.

    draft: each sentence carries its sources in a comment, and what must still be written is highlighted; else
    the document is clean. Raises FileError as `files.may_write` does.
    """
    with files.output(path, force=force, inputs=inputs, suffix=".docx") as temporary:
        _built(document, draft).save(str(temporary))


def _built(document: Document, draft: bool) -> Any:
    word = docx.Document()
    styles.define(word)
    body = word.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    pages.set_up(word.sections[0], m.PORTRAIT)
    pages.number(word)
    writer = _Writer(word, document, draft)
    writer.blocks(document.blocks, m.PORTRAIT)
    for attachment in document.attachments:
        writer.attachment(attachment)
    _properties(word, document)
    return word


def _properties(word: Any, document: Document) -> None:
    properties = word.core_properties
    properties.title = clean(document.title)
    properties.author = clean(document.department) or AUTHOR
    properties.last_modified_by = properties.author
    properties.comments = ""
    properties.language = "zh-CN"


class _Writer:
    """Appends blocks to a Word document."""

    def __init__(self, word: Any, document: Document, draft: bool) -> None:
        self._word = word
        self._draft = draft
        self._names = document.table_names
        self._ids = {s.name: s.style_id for s in word.styles}
        self._end = word.element.body.sectPr
        self._notes: list[tuple[Any, str]] = []

    def blocks(self, blocks: Sequence[Block], page: m.Page) -> None:
        title: list[str] = []
        for block in blocks:
            if isinstance(block, TableBlock):
                self._end.addprevious(table(block, page.inside, self._ids))
                continue
            if block.style is Style.TITLE:
                title.append(block.text)
                continue
            if title:
                self._lines(Style.TITLE, title)
                title = []
            self.paragraph(block)
        if title:
            self._lines(Style.TITLE, title)
        place(self._word)

    def attachment(self, attachment: Attachment) -> None:
        """An attachment on pages of its own: 附件, a blank line, its title, its date, its blocks."""
        page = m.LANDSCAPE if attachment.landscape else m.PORTRAIT
        section = self._word.add_section(WD_SECTION.NEW_PAGE)
        pages.set_up(section, page)
        self._end = self._word.element.body.sectPr
        self.paragraph(plain(Style.ATTACHMENT_MARK, attachment.mark))
        title = self._lines(Style.ATTACHMENT_TITLE, attachment.title)
        if attachment.date_line:
            self.paragraph(plain(Style.ATTACHMENT_DATE, attachment.date_line))
        else:
            title.paragraph_format.space_after = Twips(m.LINE // 2)
        self.blocks(attachment.blocks, page)
        if isinstance(attachment.blocks[-1] if attachment.blocks else None, TableBlock):
            self._end.addprevious(_small_end())

    def paragraph(self, paragraph: Paragraph) -> None:
        """One paragraph; what must still be written only stands in a draft."""
        runs = [r for r in paragraph.runs if self._draft or r.emphasis is not Emphasis.PENDING]
        if not runs:
            return
        element = self._empty(paragraph.style)
        if paragraph.style is Style.ATTACHMENT_NOTE and not paragraph.text.startswith("附件："):
            element.paragraph_format.space_before = Twips(0)  # the blank line stands above the first only
        for run in runs:
            self._run(element, run)

    def _lines(self, style: Style, lines: Sequence[str]) -> Any:
        """Lines of a title as one paragraph, so that it is one title to Word too."""
        element = self._empty(style)
        for at, line in enumerate(lines):
            run = element.add_run(clean(line))
            if at + 1 < len(lines):
                run.add_break(WD_BREAK.LINE)
        return element

    def _empty(self, style: Style) -> Any:
        return self._word.add_paragraph(style=styles.NAMES[style])

    def _run(self, element: Any, run: Run) -> None:
        made = element.add_run(clean(run.text))
        if run.emphasis is Emphasis.LEAD:
            made.style = styles.LEAD
        elif run.emphasis is Emphasis.PENDING:
            made.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if self._draft and (run.sources or run.changes):
            self._word.add_comment(made, text=self._note(run), author=AUTHOR, initials="L")

    def _note(self, run: Run) -> str:
        lines = [f"来源：{self.named(run.sources)}"] if run.sources else []
        lines += [f"原文“{c.before}”，此处作“{c.after}”，请核对" for c in run.changes]
        return clean("。".join(lines) + "。")

    def named(self, sources: Sequence[Source]) -> str:
        """Sources as a person reads them: 评估指标第14、59项；封面."""
        parts: dict[tuple[str, str], list[int]] = {}
        for source in sources:
            numbers = parts.setdefault((source.department, source.table), [])
            if source.number is not None:
                numbers.append(source.number)
        out = []
        for (department, name), numbers in parts.items():
            sheet = "封面" if name == "cover" else self._names.get(name, name)
            rows = f"第{'、'.join(map(str, sorted(set(numbers))))}项" if numbers else ""
            out.append(department + sheet + (rows or ("" if name == "cover" else "汇总数")))
        return "；".join(out)


def _small_end() -> Any:
    """The paragraph that must follow a table, too small to open a page of its own."""
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" '
        'w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )
