"""Tables as a document holds them, before anybody knows what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_xl.errors import Message


@dataclass(frozen=True, slots=True)
class Note:
    """A reviewer's comment (批注) on a cell."""

    author: str
    text: str

    def __str__(self) -> str:
        return f"{self.author}：{self.text}" if self.author else self.text


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell: its text as printed, paragraphs parted by line breaks, edges stripped.

    left, span: the grid columns it covers, 0-based. continues: a vertical merge goes on from the row above.
    """

    text: str
    left: int
    span: int = 1
    continues: bool = False
    notes: tuple[Note, ...] = ()

    @property
    def right(self) -> int:
        return self.left + self.span


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row. header: the document marks it as a header that is repeated on each page."""

    cells: tuple[RawCell, ...]
    header: bool = False

    @property
    def blank(self) -> bool:
        return not any(c.text for c in self.cells)


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table. place: where it stands, for people; before: the paragraphs between it and what precedes it.

    widths: of the grid columns, in characters of the default font; empty where unknown.
    nested: stands inside a cell or text box of another table.
    """

    rows: tuple[RawRow, ...]
    place: str
    before: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    nested: bool = False


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a file holds: its tables in order, and what a reader had to decide (`doubts`)."""

    path: str
    tables: tuple[RawTable, ...]
    doubts: tuple[Message, ...] = ()
