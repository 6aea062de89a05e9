"""Writes a `Document` as a Word file: real styles, real headings, comments with the sources in a draft."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_SECTION
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from lawgov_xl.io import files
from lawgov_xl.io.word import measures as m
from lawgov_xl.io.word import pages, styles
from lawgov_xl.io.word.signature import indent, right_indents
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


_PROPERTY = 255
"""Characters that a property of a document may hold."""


def _properties(word: Any, document: Document) -> None:
    properties = word.core_properties
    properties.title = clean(document.title)[:_PROPERTY]
    properties.author = clean(document.department)[:_PROPERTY] or AUTHOR
    properties.last_modified_by = properties.author
    properties.comments = ""
    properties.language = "zh-CN"


class _Writer:
    """Appends blocks to a Word document."""

    def __init__(self, word: Any, document: Document, draft: bool) -> None:
        self._word = word
        self._draft = draft
        self._names = document.table_names
        self._end = word.element.body.sectPr
        self._last = _last_words(document)
        texts = {b.style: b.text for b in document.paragraphs if b.style in (Style.SIGNATURE, Style.DATE)}
        name, day = right_indents(texts.get(Style.SIGNATURE, ""), texts.get(Style.DATE, ""))
        self._direct = {Style.SIGNATURE: indent(name), Style.DATE: indent(day)}

    def blocks(self, blocks: Sequence[Block], page: m.Page) -> None:
        """Blocks in order; the lines of the title become one paragraph."""
        for of_title, group in groupby(
            blocks, key=lambda b: isinstance(b, Paragraph) and b.style is Style.TITLE
        ):
            if of_title:
                self.lines(Style.TITLE, [b.text for b in group if isinstance(b, Paragraph)])
                continue
            for block in group:
                if isinstance(block, TableBlock):
                    self._end.addprevious(table(block, page.inside))
                else:
                    self.paragraph(block)

    def attachment(self, attachment: Attachment) -> None:
        """An attachment on pages of its own: 附件, a blank line, its title, its date, its blocks."""
        page = m.LANDSCAPE if attachment.landscape else m.PORTRAIT
        section = self._word.add_section(WD_SECTION.NEW_PAGE)
        pages.set_up(section, page)
        self._end = self._word.element.body.sectPr
        self.paragraph(plain(Style.ATTACHMENT_MARK, attachment.mark))
        gap = "" if attachment.date_line else f'<w:spacing w:after="{m.LINE // 2}"/>'
        self.lines(Style.ATTACHMENT_TITLE, attachment.title, gap)
        if attachment.date_line:
            self.paragraph(plain(Style.ATTACHMENT_DATE, attachment.date_line))
        self.blocks(attachment.blocks, page)
        if attachment.blocks and isinstance(attachment.blocks[-1], TableBlock):
            self._end.addprevious(_small_end())

    def paragraph(self, paragraph: Paragraph) -> None:
        """One paragraph; what must still be written only stands in a draft."""
        runs = [r for r in paragraph.runs if self._draft or r.emphasis is not Emphasis.PENDING]
        if not runs:
            return
        direct = "<w:keepNext/>" if paragraph is self._last else ""
        direct += self._direct.get(paragraph.style, "")
        if paragraph.style is Style.ATTACHMENT_NOTE and not paragraph.text.startswith("附件："):
            direct += '<w:spacing w:before="0"/>'  # the blank line stands above the first only
        element = self._add(paragraph.style, "".join(_run(r) for r in runs), direct)
        if self._draft:
            self._comments(element, runs)

    def lines(self, style: Style, lines: Sequence[str], direct: str = "") -> None:
        """Lines of a title as one paragraph, so that it is one title to Word too."""
        text = "<w:r><w:br/></w:r>".join(_run(Run(line)) for line in lines)
        self._add(style, text, direct)

    def _add(self, style: Style, runs: str, direct: str) -> Any:
        element = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{styles.LOOKS[style].id}"/>{direct}</w:pPr>{runs}</w:p>'
        )
        self._end.addprevious(element)
        return element

    def _comments(self, element: Any, runs: Sequence[Run]) -> None:
        """The sources of each run, in a comment on it."""
        parent = WordParagraph(element, self._word._body)
        for made, run in zip(element.findall(qn("w:r")), runs, strict=True):
            if run.sources or run.changes or run.doubts:
                self._word.add_comment(
                    WordRun(made, parent), text=self._note(run), author=AUTHOR, initials="L"
                )

    def _note(self, run: Run) -> str:
        lines = [f"来源：{self.named(run.sources)}"] if run.sources else []
        lines += [f"原文“{c.before}”，此处作“{c.after}”，请核对" for c in run.changes]
        lines += [str(d).rstrip("。") for d in run.doubts]
        return clean("。".join(lines) + "。")

    def named(self, sources: Sequence[Source]) -> str:
        """Sources as a person reads them: 评估指标第14、59项；封面“特别说明”."""
        parts: dict[tuple[str, str], list[int]] = {}
        for source in sources:
            name = self._names.get(source.table, source.table)
            if source.table == "cover":
                name = f"封面“{self._names.get(f'cover.{source.field}', source.field)}”"
            numbers = parts.setdefault((source.department, name), [])
            if source.number is not None:
                numbers.append(source.number)
            elif source.table != "cover":
                numbers.append(0)
        out = []
        for (department, name), numbers in parts.items():
            rows = "、".join(map(str, sorted(set(numbers) - {0})))
            out.append(f"{department}{name}" + (f"第{rows}项" if rows else "汇总数" if numbers else ""))
        return "；".join(out)


def _last_words(document: Document) -> Paragraph | None:
    """The last body paragraph before the signature: it must share a page with it (GB/T 9704-2012, 7.3.5.4)."""
    signed = any(p.style is Style.SIGNATURE for p in document.paragraphs)
    body = [p for p in document.final() if p.style is Style.BODY]
    return body[-1] if signed and body else None


def _run(run: Run) -> str:
    """A run as XML."""
    looks = ""
    if run.emphasis is Emphasis.LEAD:
        looks = f'<w:rPr><w:rStyle w:val="{styles.LEAD}"/></w:rPr>'
    elif run.emphasis is Emphasis.PENDING:
        looks = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(clean(run.text))}</w:t></w:r>'


def _small_end() -> Any:
    """The paragraph that must follow a table, too small to open a page of its own."""
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" '
        'w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )
