"""What answers amount to, and how many of each there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lawgov_xl.errors import Message
from lawgov_xl.model.edition import Table
from lawgov_xl.model.submission import Submission


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
