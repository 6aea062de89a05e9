"""What the rules find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lawgov_xl.errors import Message
from lawgov_xl.model.submission import Waiver


class Severity(StrEnum):
    """`error` blocks submission, `warning` asks for a decision, `info` advises."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def zh(self) -> str:
        return {"error": "错误", "warning": "警告", "info": "提示"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return ("error", "warning", "info").index(self.value)


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed edit of one text. `safe`: may be applied without a person's reading."""

    before: str
    after: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places that a finding about several rows stands for."""

    number: int | None
    cell: str
    span: tuple[int, int] | None = None
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found (问题), with its place.

    number: row number as printed; numbers: all rows, where one finding stands for several; places: then each
    of them with its own cell, span and fix. Without places the finding stands at `cell` alone.
    column: header as printed. span: character positions [start, end) within the cell's text.
    """

    rule: str
    severity: Severity
    message: Message
    basis: str
    table: str
    sheet: str
    cell: str
    number: int | None = None
    numbers: tuple[int, ...] = ()
    column: str = ""
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    waived: Waiver | None = None
    places: tuple[Place, ...] = ()
