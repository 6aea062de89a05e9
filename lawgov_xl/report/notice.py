"""Short official documents (notices, covering letters) in the same layout as reports: title, addressee, text, table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lawgov_xl.report.compose import attachment_notes
from lawgov_xl.report.material import OPEN_DAY, date_text, day_text
from lawgov_xl.report.model import (
    Attachment,
    Block,
    Cell,
    Document,
    Paragraph,
    Row,
    Run,
    Style,
    TableBlock,
    plain,
)
from lawgov_xl.report.title import lines


def compose_notice(
    title: Sequence[str],
    addressee: str,
    blocks: Sequence[str | Block],
    *,
    signature: str = "",
    day: str | date = "",
    closing: str = "",
    note: str = "",
    attachments: Sequence[Attachment] = (),
) -> Document:
    """A notice. title: its lines, broken by sense; blocks: paragraphs as plain texts or blocks, and tables.

    signature: left out where blank (the office adds it); day: left open below a signature; note: in brackets below the date (附注).
    """
    out: list[Block] = [plain(Style.TITLE, line) for line in lines(title)]
    if addressee:
        out.append(plain(Style.ADDRESSEE, addressee.rstrip("：: ") + "："))
    out += [plain(Style.BODY, b) if isinstance(b, str) else b for b in blocks]
    if closing:
        out.append(plain(Style.BODY, closing))
    if attachments:
        out += attachment_notes([a.name for a in attachments])
    if signature:
        out.append(plain(Style.SIGNATURE, signature))
    written = day_text(day) if isinstance(day, date) else date_text(day)
    if written or signature:
        out.append(plain(Style.DATE, written or OPEN_DAY))
    if note:
        out.append(plain(Style.NOTE, note if note.startswith("（") else f"（{note}）"))
    return Document(tuple(out), tuple(attachments), title="".join(title), department=signature)


def heading(level: int, text: str) -> Paragraph:
    """A heading of level 1 to 4; its label (一、) is part of the text."""
    return Paragraph(
        (Style.HEADING1, Style.HEADING2, Style.HEADING3, Style.HEADING4)[level - 1], (Run(text),)
    )


def simple_table(
    headers: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], *, size: float = 10.5
) -> TableBlock:
    """A table of plain texts; its header row is repeated on every page. widths: relative widths of its columns."""
    head = Row(tuple(Cell(h, centred=True) for h in headers), head=True)
    return TableBlock(tuple(widths), (head, *(Row(tuple(Cell(t) for t in r)) for r in rows)), size)
