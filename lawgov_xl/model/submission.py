"""What comes back: a department's workbook as it was read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from lawgov_xl.model.edition import Edition, Item, Role, Table


@dataclass(frozen=True, slots=True)
class Entry:
    """A department's answer to one item.

    row: 1-based row of the sheet. cells: column key -> text as found in the workbook, for every official
    column that was found and the department's columns. The helper columns follow as text. told: the remedy as one
    text, where the table spreads it over several columns.
    """

    item: Item
    row: int
    cells: Mapping[str, str]
    declared: str = ""
    deadline: str = ""
    owner: str = ""
    evidence: str = ""
    told: str | None = None

    @property
    def number(self) -> int:
        return self.item.number

    @property
    def answer(self) -> str:
        return self.cells.get(Role.ANSWER, "")

    @property
    def remedy(self) -> str:
        return self.cells.get(Role.REMEDY, "") if self.told is None else self.told


@dataclass(frozen=True, slots=True)
class StrayRow:
    """A row of a table's sheet that is no item of the edition, or repeats one. `number` as read, if any."""

    row: int
    number: int | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExtraColumn:
    """A column that somebody added to a table. filled: on how many rows of items it holds something."""

    column: int
    header: str
    filled: int


@dataclass(frozen=True, slots=True)
class JoinedAnswers:
    """An answer or remedy whose cell was merged over the rows of several items."""

    column: str
    first_row: int
    last_row: int
    numbers: tuple[int, ...]


def _number(entry: Entry) -> int:
    return entry.item.number


@dataclass(frozen=True, slots=True)
class TableReading:
    """What was found of one table in a workbook.

    columns: column key or `Helper` value -> 1-based sheet column; headers: the header texts as found.
    missing: numbers of items that no row answers. duplicates: further rows of items already read.
    groups: sheet row -> (chapter, section) as found on that row after merged cells were filled.
    loose_groups: sheet rows whose grouping cells are blank and no longer merged with those above.
    extras: added columns; joined: answers merged over several rows; copies: other sheets that hold the table too.
    """

    table: Table
    sheet: str
    header_row: int
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    entries: tuple[Entry, ...]
    missing: tuple[int, ...] = ()
    unknown: tuple[StrayRow, ...] = ()
    duplicates: tuple[StrayRow, ...] = ()
    groups: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    loose_groups: tuple[int, ...] = ()
    extras: tuple[ExtraColumn, ...] = ()
    joined: tuple[JoinedAnswers, ...] = ()
    copies: tuple[str, ...] = ()

    def entry(self, number: int) -> Entry | None:
        """The entry of an item. Entries stand in the order of their numbers; where they do not, it is found all the
        same, more slowly."""
        at = bisect_left(self.entries, number, key=_number)
        if at < len(self.entries) and self.entries[at].item.number == number:
            return self.entries[at]
        return next((e for e in self.entries if e.number == number), None)


@dataclass(frozen=True, slots=True)
class CoverValue:
    """A value of the cover with its cell."""

    text: str
    cell: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that the department or the office lets stand, with its reason (sheet 豁免).

    table and number None: the rule is waived for the whole workbook.
    """

    rule: str
    reason: str
    by: str = ""
    table: str | None = None
    number: int | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One department's workbook, read (报送件).

    edition_found, version_found: what the workbook says of itself ("" where it says nothing).
    sheets: names of all sheets, in order.
    """

    path: str
    edition: Edition
    tables: Mapping[str, TableReading]
    cover: Mapping[str, CoverValue] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    edition_found: str = ""
    version_found: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def department(self) -> str:
        value = self.cover.get("department")
        return value.text if value else ""
