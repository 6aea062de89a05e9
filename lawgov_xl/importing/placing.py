"""How the rows of a filled table were placed: what stands where, how sure that is, and what has no place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawgov_xl.errors import Message
from lawgov_xl.importing.raw import Note
from lawgov_xl.matching import How
from lawgov_xl.model import Table

CHECK_BELOW = 90.0
"""Score under which a placement is to be checked by a person."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with the rows it was found in. found: the requirement as it stands there, where it differs."""

    number: int
    score: float
    how: How
    places: tuple[str, ...]
    found: str = ""

    @property
    def to_check(self) -> bool:
        return self.score < CHECK_BELOW


@dataclass(frozen=True, slots=True)
class Loose:
    """What could not be placed. texts: header -> text; candidate: number of the likest item, or None; matters: something
    that a person wrote is without a place."""

    place: str
    why: Message
    texts: Mapping[str, str]
    number: int | None = None
    candidate: int | None = None
    score: float = 0.0
    matters: bool = True


@dataclass(frozen=True, slots=True)
class TableFilled:
    """One table: answers by number and column key (or `Helper` value), notes by the same, and how it all was placed."""

    table: Table
    answers: Mapping[int, Mapping[str, str]]
    notes: Mapping[int, Mapping[str, tuple[Note, ...]]]
    placed: tuple[Placed, ...]
    loose: tuple[Loose, ...]
    missing: tuple[int, ...]
    doubts: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled document. department: as it says of itself, or ""."""

    tables: tuple[TableFilled, ...]
    doubts: tuple[Message, ...]
    department: str = ""
