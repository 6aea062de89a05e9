"""A report as it was read from a file: paragraphs with their places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph that holds text. number: 1-based, in the order of the document, tables included.

    style: name of its style; level: its outline level, 1 to 9, or 0; table, box: it stands in one.
    """

    number: int
    text: str
    style: str = ""
    level: int = 0
    table: bool = False
    box: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole report. changes: tracked changes, read as accepted; nested: tables within tables."""

    path: str
    paragraphs: tuple[Said, ...]
    comments: int = 0
    changes: int = 0
    boxes: int = 0
    tables: int = 0
    nested: int = 0

    @property
    def narrative(self) -> tuple[Said, ...]:
        """The paragraphs outside tables."""
        return tuple(p for p in self.paragraphs if not p.table)
