"""What a report is made of before it becomes Word: blocks of paragraphs and tables, each text with its sources.

Frozen and free of any document library. Styles are roles of an official document (GB/T 9704-2012), not looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from lawgov_xl.errors import Message
from lawgov_xl.report.mending import Change


class Style(StrEnum):
    """The role of a paragraph."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    BODY = "body"
    ATTACHMENT_NOTE = "attachment_note"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    ATTACHMENT_MARK = "attachment_mark"
    ATTACHMENT_TITLE = "attachment_title"
    ATTACHMENT_DATE = "attachment_date"

    @property
    def level(self) -> int:
        """1 to 4 for a heading, else 0."""
        return int(self.value[-1]) if self.value.startswith("heading") else 0


HEADINGS = (Style.HEADING1, Style.HEADING2, Style.HEADING3, Style.HEADING4)


class Emphasis(StrEnum):
    """How a run stands out of its paragraph."""

    NONE = ""
    LEAD = "lead"
    """A lead sentence that takes the place of a heading (楷体)."""
    PENDING = "pending"
    """What the author must still write; in drafts only."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a text comes from: a row of a table, or (number None) the table as a whole, or a cover field.

    table: key of the table, or "cover"; field: key of the cover field; department: where several report.
    """

    table: str
    number: int | None = None
    field: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one origin.

    changes: words given differently than in the workbook; doubts: what proof-reading says of it, for drafts.
    """

    text: str
    sources: tuple[Source, ...] = ()
    emphasis: Emphasis = Emphasis.NONE
    changes: tuple[Change, ...] = ()
    doubts: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. A heading's label (一、) is part of its text, as officials write it."""

    style: Style
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(r.text for r in self.runs)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all runs, each once, in order."""
        return tuple(dict.fromkeys(s for r in self.runs for s in r.sources))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row. down: True where it goes on the cell above (merged); span: columns it covers."""

    text: str
    span: int = 1
    starts: bool = False
    down: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. head: repeated on every page. whole: kept on one page (short enough to be). leads: kept on the page
    of the row that follows.
    """

    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = True
    leads: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. widths: relative widths of the columns; they are fitted to the type area.

    landscape: it stands on pages of its own, in landscape. size: type size in points.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    size: float = 10.5


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment on a new page: its mark (附件), title lines, date line and blocks."""

    name: str
    mark: str
    title: tuple[str, ...]
    date_line: str = ""
    blocks: tuple[Paragraph | TableBlock, ...] = ()
    landscape: bool = True


Block = Paragraph | TableBlock


@dataclass(frozen=True, slots=True)
class Document:
    """A whole official document.

    blocks: from the title to the note below the date, in order. unfilled: what the author must still write or
    settle. notes: what the author should know (words mended, texts left out), for drafts and messages.
    """

    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...] = ()
    unfilled: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    title: str = ""
    profile: str = ""
    department: str = ""
    table_names: dict[str, str] = field(default_factory=dict)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the document without its attachments."""
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))

    def final(self) -> tuple[Paragraph, ...]:
        """The paragraphs without what must still be written: as the clean form has them."""
        return tuple(
            p
            for p in self.paragraphs
            if not p.runs or any(r.emphasis is not Emphasis.PENDING for r in p.runs)
        )

    @property
    def body(self) -> Iterator[Paragraph]:
        """Headings and body text only."""
        return (p for p in self.paragraphs if p.style is Style.BODY or p.style.level)

    @property
    def length(self) -> int:
        """Characters of headings and body text."""
        return sum(len(p.text) for p in self.body)


def plain(style: Style, text: str, *sources: Source) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph(style, (Run(text, sources),))
