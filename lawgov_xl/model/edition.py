"""What is distributed: the tables of an edition, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


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
