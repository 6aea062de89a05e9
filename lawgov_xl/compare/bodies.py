"""What is compared: the answers of one department or of many, however they were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from lawgov_xl.deadlines import due
from lawgov_xl.model import Status, Submission
from lawgov_xl.status import judge
from lawgov_xl.text import is_blank


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of an official table."""

    number: int
    chapter: str
    section: str
    requirement: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One official table. name: of its sheet; noun: what one row is called."""

    key: str
    name: str
    noun: str
    rows: tuple[Asked, ...]

    @property
    def chapters(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r.chapter for r in self.rows))


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer. due: the date promised for its problem, or None."""

    status: Status = Status.UNFILLED
    answer: str = ""
    remedy: str = ""
    due: date | None = None

    @property
    def text(self) -> str:
        """Answer and remedy, as one text to compare."""
        return "\n".join(t for t in (self.answer, self.remedy) if not is_blank(t))


@dataclass(frozen=True, slots=True)
class Body:
    """label: for people (the file's name, the department); departments: name -> table key -> number -> answer."""

    label: str
    edition: str
    sheets: tuple[Sheet, ...]
    departments: Mapping[str, Mapping[str, Mapping[int, Answered]]] = field(default_factory=dict)
    as_of: date | None = None

    def answered(self, department: str, table: str, number: int) -> Answered:
        """The answer; a blank one where there is none."""
        return self.departments.get(department, {}).get(table, {}).get(number, Answered())


def body_of(submissions: Iterable[Submission], label: str) -> Body:
    """The body of one submission, or of many. Of two of one name, the later one counts under its file's name too."""
    sheets: dict[str, Sheet] = {}
    departments: dict[str, dict[str, dict[int, Answered]]] = {}
    edition, as_of = "", None
    for submission in submissions:
        edition = edition or submission.edition.id
        name = submission.department or submission.path
        if name in departments:
            name = f"{name}（{submission.path}）"
        answers: dict[str, dict[int, Answered]] = {}
        for key, reading in submission.tables.items():
            table = reading.table
            as_of = max(filter(None, (as_of, table.as_of)), default=None)
            rows = tuple(Asked(i.number, i.chapter, i.section, i.requirement) for i in table.items)
            sheets.setdefault(key, Sheet(key, table.sheet, table.noun, rows))
            answers[key] = {}
            for entry in reading.entries:
                status = judge(entry).status
                promised = due(entry.deadline, entry.remedy) if status is Status.ISSUE else None
                answers[key][entry.number] = Answered(status, entry.answer, entry.remedy, promised)
        departments[name] = answers
    return Body(label, edition, tuple(sheets.values()), departments, as_of)
