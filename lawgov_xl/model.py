"""The domain: frozen types that cross every boundary. Imports nothing of ours but messages.

Words (English in code, 中文 in the product): Edition 版本, Table 表, Item 指标/任务, Entry 填报项,
answer 完成情况, remedy 存在的问题及改进措施、完成时限, Submission 报送件, Finding 问题, Waiver 豁免.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lawgov_xl.errors import Message


class Status(StrEnum):
    """What a department's answer to one item amounts to."""

    COMPLETED = "completed"
    NOT_APPLICABLE = "not_applicable"
    ISSUE = "issue"
    UNFILLED = "unfilled"

    @property
    def zh(self) -> str:
        return _STATUS_ZH[self]


_STATUS_ZH = {
    Status.COMPLETED: "已完成",
    Status.NOT_APPLICABLE: "不涉及",
    Status.ISSUE: "存在问题",
    Status.UNFILLED: "未填报",
}


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


class Role(StrEnum):
    """What a column of an official table is for."""

    CHAPTER = "chapter"
    SECTION = "section"
    NUMBER = "number"
    REQUIREMENT = "requirement"
    MATERIALS = "materials"
    SOURCE = "source"
    LEADS = "leads"
    PARTICIPANTS = "participants"
    OTHER = "other"
    ANSWER = "answer"
    REMEDY = "remedy"
    MEASURES = "measures"  # 整改措施, where the table has a column for it beside that of the problems
    FILL = "fill"  # another column that departments fill in: 自评分, 备注

    @property
    def official(self) -> bool:
        """Whether the text of the column is distributed (and locked), not filled in by departments."""
        return self not in (Role.ANSWER, Role.REMEDY, Role.MEASURES, Role.FILL)


class Helper(StrEnum):
    """The helper columns to the right of an official table, with their header texts."""

    STATUS = "状态"
    DEADLINE = "完成时限"
    OWNER = "责任处室"
    EVIDENCE = "佐证材料"
    CHECK = "校验"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an official table.

    key: name in data files and JSON; header: the distributed header, line breaks kept;
    width: in characters of the default font, as spreadsheets count it. over: the header above it that spans
    neighbouring columns with the same `over` (a header of two rows), or "". groups: the text holds for all
    following rows with the same text, and is merged over them (a grouping level beside chapter and section).
    """

    key: str
    header: str
    role: Role
    width: float = 12.0
    over: str = ""
    groups: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One row of an official table: an indicator (指标) or a task (任务).

    texts: column key -> official text, verbatim, for every official column but the grouping ones.
    """

    number: int
    chapter: str
    section: str
    texts: Mapping[str, str]

    @property
    def requirement(self) -> str:
        return self.texts.get(Role.REQUIREMENT, "")

    @property
    def materials(self) -> str:
        return self.texts.get(Role.MATERIALS, "")

    @property
    def leads(self) -> str:
        return self.texts.get(Role.LEADS, "")

    @property
    def participants(self) -> str:
        return self.texts.get(Role.PARTICIPANTS, "")


@dataclass(frozen=True, slots=True)
class Joint:
    """Items whose materials are collected jointly (合并自查). `text` is the joint list of materials."""

    numbers: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """One distributed table (表) of an edition.

    chapter_rows: the chapter stands as a row of its own across all columns, not in a column; section_rows: so does
    the section, below it.
    period_start, as_of: the dates between which the answers should lie (as_of: when they were given).
    noun: what one row is called in prose (指标, 任务).
    """

    key: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    items: tuple[Item, ...]
    noun: str
    date_line: str = ""
    chapter_rows: bool = False
    section_rows: bool = False
    joints: tuple[Joint, ...] = ()
    period_start: date | None = None
    as_of: date | None = None

    def column(self, role: Role) -> Column | None:
        """The column with this role, or None where the table has none."""
        return next((c for c in self.columns if c.role is role), None)

    @property
    def official_columns(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.role.official)

    @property
    def chapters(self) -> tuple[str, ...]:
        """Chapter titles, in order."""
        return tuple(dict.fromkeys(i.chapter for i in self.items))

    def item(self, number: int) -> Item | None:
        return next((i for i in self.items if i.number == number), None)


@dataclass(frozen=True, slots=True)
class CoverField:
    """One field of the sheet 封面. `table`: the table it belongs to, or "" for the whole workbook."""

    key: str
    label: str
    hint: str = ""
    table: str = ""
    default: str = ""
    required: bool = False
    long: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """The tables of one distribution (year, issuer), as data."""

    id: str
    version: str
    name: str
    issuer: str
    year: int
    tables: tuple[Table, ...]
    cover: tuple[CoverField, ...]
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def table(self, key: str) -> Table | None:
        return next((t for t in self.tables if t.key == key), None)


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


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items have each status. Counts add up to `total`."""

    completed: int = 0
    not_applicable: int = 0
    issue: int = 0
    unfilled: int = 0

    @property
    def total(self) -> int:
        return self.completed + self.not_applicable + self.issue + self.unfilled

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.completed + other.completed,
            self.not_applicable + other.not_applicable,
            self.issue + other.issue,
            self.unfilled + other.unfilled,
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of one entry. `declared`: chosen by the department, and then it counts."""

    number: int
    status: Status
    declared: bool
    reason: Message
    inferred: Status


@dataclass(frozen=True, slots=True)
class Group:
    """Counts of one chapter with its sections."""

    title: str
    counts: Counts
    sections: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRollup:
    """The counts (汇总) of one table."""

    table: Table
    counts: Counts
    chapters: tuple[Group, ...]
    rows: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Rollup:
    """The counts of one submission."""

    submission: Submission
    tables: tuple[TableRollup, ...]

    def table(self, key: str) -> TableRollup | None:
        return next((t for t in self.tables if t.table.key == key), None)
