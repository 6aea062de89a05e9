"""What a rule is made of.

A rule is one file `<code>_<slug>.py` in this folder, found by its name. Its docstring is its manual page:
first line the name; then what and why; `依据：` the basis; `反例：` and `正例：` as pipe tables, which run as
tests (see `cases`). Its constants:

    NAME_EN     the name in English
    SEVERITY    Severity
    LOOKS_AT    LooksAt: what `check` is given, one piece at a time
    EDITIONS    ids of the editions it holds for; left out: all
    GROUPS      True: the same sentence about several rows becomes one finding with its rows
    YIELDS_TO   codes whose finding on the same cell makes this one a knock-on, left unsaid
    OF_ITEM     False: a TEXT rule's findings depend on the text, its role and its table alone, whatever the item
    LEADS       True: its finding leaves those of all other rules on the same cell unsaid (the text is no text)
    NEEDS       what a text must contain for a TEXT rule to find anything at all: a frozenset of words, one of which
                (`EDGE` in a word stands for the text's beginning or end), or a pattern such as `\\d`. It saves looking:
                most texts have no figure, no title, no bracket. Words, and patterns that are words and classes of
                characters (`[《〈]|关于`), are looked for in one pass for all rules; another pattern costs a search.
                Left out: every text is looked at

and one generator `check(thing, context)` that yields `Problem`s. A rule never raises on any text, never reads
a clock (the date is `context.today`), and takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from lawgov_xl.errors import Message
from lawgov_xl.model import (
    Edition,
    Entry,
    Finding,
    Fix,
    Item,
    Role,
    Severity,
    Status,
    Submission,
    Table,
    TableReading,
    Verdict,
    Waiver,
)
from lawgov_xl.status import judge


class LooksAt(StrEnum):
    """The piece that a rule's `check` is given."""

    TEXT = "text"
    """A `Text`: one answer or remedy, or one paragraph of a report. Must depend on nothing but the text, its item
    and the context's date and edition: the findings of equal texts are kept and used again."""
    ENTRY = "entry"
    """An `Entry` with all its columns. Must depend on nothing but the department's texts in it, its item, which
    columns were found (`context.has`), and the context's date and edition: as for TEXT, equal ones are looked at
    once. What depends on other rows, on the row's place or on the department is for TABLE."""
    TABLE = "table"
    """A `TableReading`."""
    SUBMISSION = "submission"
    """The whole `Submission`."""
    FINDINGS = "findings"
    """An `Outcome`: what all other rules found, waivers applied. Its own findings can not be waived."""
    PICTURE = "picture"
    """The `Picture` of many departments; runs when they are consolidated, not on one workbook."""


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of prose. `item` and `table` are None in a report; `role` is ANSWER, REMEDY or OTHER."""

    text: str
    role: Role = Role.OTHER
    item: Item | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says. The place is filled in by `check` as far as the rule leaves it out.

    span: [start, end) within the cell's text; column: key of the column (default: the text's, or the answer);
    number, numbers, table: rows, for rules that look at more than one; cell, sheet: any other place.
    departments: names, for rules that look at a picture of many departments.
    """

    message: Message
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    column: str = ""
    number: int | None = None
    numbers: tuple[int, ...] = ()
    table: str = ""
    sheet: str = ""
    cell: str = ""
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings of a run. ran: codes of the rules that were run; used: waivers that let something stand;
    refused: switches on the cover that are none, or not the cover's to make (text, why: `unknown`, `error`)."""

    submission: Submission
    findings: tuple[Finding, ...]
    ran: frozenset[str]
    used: frozenset[Waiver] = frozenset()
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the piece it looks at.

    today: the date against which deadlines are judged; department: full name as on the cover;
    roles: which units a role in the official tables stands for (市级行政执法部门), by name; the edition's and the office's.
    """

    edition: Edition
    today: date
    submission: Submission | None = None
    reading: TableReading | None = None
    department: str = ""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _verdicts: dict[tuple[str, int], Verdict] = field(default_factory=dict)

    @property
    def table(self) -> Table | None:
        return self.reading.table if self.reading else None

    def has(self, column: str) -> bool:
        """Whether the table in hand has this column (a key or a `Helper`)."""
        return self.reading is not None and column in self.reading.columns

    def status(self, entry: Entry, table: str = "") -> Status:
        """The status that counts: declared, else inferred."""
        return self.verdict(entry, table).status

    def verdict(self, entry: Entry, table: str = "") -> Verdict:
        """The verdict of an entry; `table`: its table's key, where it is not the table in hand."""
        key = (table or (self.reading.table.key if self.reading else ""), entry.row)
        if key not in self._verdicts:
            self._verdicts[key] = judge(entry)
        return self._verdicts[key]


EDGE = "\0"
"""Stands before the first and after the last character of a text, in words of NEEDS."""

Check = Callable[[Any, Context], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as read from its file."""

    code: str
    name: str
    name_en: str
    severity: Severity
    looks_at: LooksAt
    manual: str
    summary: str
    basis: str
    check: Check
    editions: tuple[str, ...] = ()
    groups: bool = False
    yields_to: tuple[str, ...] = ()
    leads: bool = False
    of_item: bool = True
    needs: re.Pattern[str] | frozenset[str] | None = None

    @property
    def family(self) -> str:
        return self.code[:2]

    def holds_for(self, edition: Edition) -> bool:
        return not self.editions or edition.id in self.editions


FAMILIES: Mapping[str, tuple[str, str]] = {
    "TP": ("模板", "template"),
    "RQ": ("必填", "required"),
    "ST": ("状态", "status"),
    "TX": ("文字", "text"),
    "DN": ("引用", "documents and their numbers"),
    "NM": ("数值时限", "numbers and dates"),
    "XR": ("勾稽", "cross-check"),
    "CN": ("归集", "consolidation"),
}
