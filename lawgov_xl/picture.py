"""The consolidated picture (归集): what is kept of every department's workbook, and of all of them together.

A `Digest` holds what fits in memory for ten thousand departments: counts, one letter a row, fingerprints of
texts. The texts themselves are `Bulk`, which passes through and is never held for all departments at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lawgov_xl.departments import Department
from lawgov_xl.errors import Message
from lawgov_xl.model import Counts, Edition, Finding, Status, Table

LETTERS: Mapping[Status, str] = {
    Status.COMPLETED: "C",
    Status.NOT_APPLICABLE: "N",
    Status.ISSUE: "I",
    Status.UNFILLED: "U",
}
STATUSES: Mapping[str, Status] = {letter: status for status, letter in LETTERS.items()}


class Standing(StrEnum):
    """Where a department stands with its submission (报送情况)."""

    RECEIVED = "received"
    LATE = "late"
    MISSING = "missing"
    UNLISTED = "unlisted"
    EXCLUDED = "excluded"

    @property
    def zh(self) -> str:
        return _STANDING_ZH[self]


_STANDING_ZH = {
    Standing.RECEIVED: "已报送",
    Standing.LATE: "迟报",
    Standing.MISSING: "未报送",
    Standing.UNLISTED: "名单外",
    Standing.EXCLUDED: "不纳入",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One input of a run (台账).

    path: as people know it, inside a package as `包.zip/文件.xlsx`; size in bytes; saved: when the workbook was
    last saved, by its own properties, else by the file's time (ISO, local time); received: the file's own date;
    read: when its content was read (ISO, local time), perhaps in an earlier run.
    """

    path: str
    size: int = 0
    sha256: str = ""
    saved: str = ""
    received: date | None = None
    read: str = ""
    notes: tuple[Message, ...] = ()

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.replace("\\", "/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class TableDigest:
    """One table of one department.

    statuses: a letter of `LETTERS` for every item of the table, in order. rows: the sheet row of each, 0 where
    it is missing. exact, copied: 64-bit fingerprints of each answer and remedy as found, and of each substantive
    answer without the department's own names (0 where there is nothing to compare).
    column: letter of the column of answers.
    """

    key: str
    sheet: str
    column: str
    statuses: str
    rows: array[int]
    exact: array[int]
    copied: array[int]
    declared: int = 0

    @property
    def counts(self) -> Counts:
        return count(self.statuses)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that an answer cites by title and number (squeezed, the number in standard form)."""

    table: str
    item: int
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure about the whole city or field that an answer states (全市共有…24件): what it counts, and the value."""

    table: str
    item: int
    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Issues:
    """How many entries name a problem: in all, past their deadline, due soon, without any deadline."""

    total: int = 0
    overdue: int = 0
    soon: int = 0
    undated: int = 0

    def __add__(self, other: Issues) -> Issues:
        return Issues(
            self.total + other.total,
            self.overdue + other.overdue,
            self.soon + other.soon,
            self.undated + other.undated,
        )


@dataclass(frozen=True, slots=True)
class Digest:
    """What is kept of one submission. findings: severity value or "waived" -> count; rules: code -> live count.
    rows: how many rows of detail and of findings its `Bulk` has."""

    source: Source
    department: str
    contact: str = ""
    phone: str = ""
    edition: str = ""
    version: str = ""
    tables: Mapping[str, TableDigest] = field(default_factory=dict)
    issues: Issues = Issues()
    findings: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    rows: tuple[int, int] = (0, 0)
    written: date | None = None

    @property
    def counts(self) -> Counts:
        return count("".join(t.statuses for t in self.tables.values()))


DETAIL = ("table", "number", "status", "declared", "answer", "remedy", "deadline", "due", "owner", "evidence")
"""Fields of a row of detail, all texts. status: a letter; declared: "1" or ""; due: ISO date or ""."""
RESULT = (
    "rule",
    "severity",
    "table",
    "sheet",
    "cell",
    "number",
    "column",
    "message",
    "before",
    "after",
    "waived",
)
"""Fields of a row of findings, all texts."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """The texts of one submission: rows of `DETAIL` and of `RESULT`."""

    detail: Sequence[Sequence[str]]
    results: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, with its reason. department: whose it may be, by its file name."""

    source: Source
    reason: Message
    department: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is no submission and was passed over (lock file, picture, document), with its reason."""

    path: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Difference:
    """How another submission of a department differs from the one that counts, in one table.

    texts: rows whose answer or remedy differs; statuses: (row, status that counts, status there).
    """

    table: Table
    texts: tuple[int, ...]
    statuses: tuple[tuple[int, Status, Status], ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Several submissions of one department. counted: the one that counts; decided: by the office, else for now
    the newer one; identical: the files are the same byte for byte."""

    department: str
    counted: Digest
    others: tuple[Digest, ...]
    decided: bool
    differences: tuple[tuple[Difference, ...], ...]

    @property
    def identical(self) -> bool:
        return all(o.source.sha256 == self.counted.source.sha256 for o in self.others)


@dataclass(frozen=True, slots=True)
class Excluded:
    """A submission or department that the office left out, with its reason; listed, not deleted."""

    name: str
    reason: str
    digest: Digest | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One department of the picture. expected: its line of the list; digest: what counts of it, if anything;
    short: its name without that of the city."""

    name: str
    standing: Standing
    expected: Department | None = None
    digest: Digest | None = None
    hint: Message | None = None
    short: str = ""

    @property
    def label(self) -> str:
        """The shortest name, for narrow columns."""
        own = self.expected.label if self.expected else self.name
        return min((own, self.short or own), key=len)

    @property
    def parent(self) -> str:
        return self.expected.parent if self.expected else ""


@dataclass(frozen=True, slots=True)
class Shared:
    """A finding about several departments (family CN)."""

    finding: Finding
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything about a distribution, department by department, in the order of the list.

    listed: whether a list of expected departments was given; without one, nobody can be missing.
    """

    edition: Edition
    today: date
    members: tuple[Member, ...]
    listed: bool = False
    due: date | None = None
    rejected: tuple[Rejected, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    findings: tuple[Shared, ...] = ()

    @property
    def counted(self) -> Iterator[tuple[Member, Digest]]:
        """The departments whose submission counts, with it."""
        return ((m, m.digest) for m in self.members if m.digest is not None)

    @property
    def totals(self) -> Counts:
        return sum((d.counts for _, d in self.counted), Counts())

    @property
    def missing(self) -> tuple[Member, ...]:
        return tuple(m for m in self.members if m.standing is Standing.MISSING)

    @property
    def issues(self) -> Issues:
        return sum((d.issues for _, d in self.counted), Issues())

    def severities(self) -> dict[str, int]:
        """Live findings by severity, those across departments included; waived ones apart."""
        sums = {"error": 0, "warning": 0, "info": 0, "waived": 0}
        for _, digest in self.counted:
            for key, n in digest.findings.items():
                sums[key] += n
        for shared in self.findings:
            sums[shared.finding.severity.value] += 1
        return sums


def count(statuses: str) -> Counts:
    """The counts of a string of status letters."""
    of = statuses.count
    return Counts(of("C"), of("N"), of("I"), of("U"))


@dataclass(frozen=True, slots=True)
class Span:
    """The items of a chapter or section of a table: positions [start, end)."""

    title: str
    start: int
    end: int


def chapters(table: Table) -> tuple[Span, ...]:
    """The chapters of a table. Items of one chapter stand together."""
    spans: list[Span] = []
    for at, item in enumerate(table.items):
        if spans and spans[-1].title == item.chapter:
            spans[-1] = Span(item.chapter, spans[-1].start, at + 1)
        else:
            spans.append(Span(item.chapter, at, at + 1))
    return tuple(spans)
