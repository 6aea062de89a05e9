"""Everything a report is composed from, gathered once: the table, its counts, the cover, the department's names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lawgov_xl.errors import Message, UsageError
from lawgov_xl.model import Submission, TableReading, TableRollup
from lawgov_xl.report import mending, problems, prose, years
from lawgov_xl.report.facts import Kind, find
from lawgov_xl.report.layouts import Profile
from lawgov_xl.report.statements import Statement, gather
from lawgov_xl.report.voice import Voice
from lawgov_xl.rollup import roll_up
from lawgov_xl.text import squeeze

_NO_TABLE = Message(
    "{path}：没有可用于撰写报告的表。请核对填报表。", "{path}: there is no table to write a report from."
)
OPEN_DAY = "    年  月  日"
"""Stands where the day of signing is still open."""
UNKNOWN = "×××"
"""What stands for a name that the cover does not give."""


@dataclass(frozen=True, slots=True)
class Material:
    """One submission, read for a report. values: the names of fixed phrases. past: statements that an annual report
    leaves out, because they tell of earlier years alone. passed_over: how many were too many to weigh."""

    submission: Submission
    profile: Profile
    reading: TableReading
    rollup: TableRollup
    voice: Voice
    statements: tuple[Statement, ...]
    outlook: problems.Outlook
    values: Mapping[str, str]
    past: tuple[Statement, ...] = ()
    passed_over: int = 0

    @classmethod
    def of(cls, submission: Submission, profile: Profile, today: date | None = None) -> Material:
        """Reads what the profile needs. Raises UsageError where the workbook has no table at all."""
        rollup = roll_up(submission)
        chosen = _table(submission, profile)
        counted = rollup.table(chosen.table.key)
        if counted is None:
            raise UsageError(_NO_TABLE.of(path=submission.path))
        voice = Voice.of(submission.department or UNKNOWN, cover(submission, "short_name"), profile.me)
        whole = tuple(gather(chosen, counted.rows, voice))
        found = _fair(whole)
        passed_over = len(whole) - len(found)
        outlook = problems.read(chosen, counted.rows, voice)
        values = _values(submission, chosen, counted, voice, today, len(outlook.generic))
        past: tuple[Statement, ...] = ()
        if profile.this_year:
            found, past = years.parted(found, int(values["year"]))
        return cls(submission, profile, chosen, counted, voice, found, outlook, values, past, passed_over)

    def cover(self, key: str) -> str:
        return cover(self.submission, key, self.reading.table.key)


_MOST = 2000
"""Statements that are weighed against each other; a full table of 242 long answers has about a thousand."""


def _fair(whole: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements; of more than anybody could read the first ones of each row, as many of each."""
    if len(whole) <= _MOST:
        return whole
    counts = sorted(Counter(s.number for s in whole).values())
    most = next((n for n in range(max(counts), 0, -1) if sum(min(c, n) for c in counts) <= _MOST), 1)
    seen: Counter[int] = Counter()
    kept = []
    for statement in whole:
        seen[statement.number] += 1
        if seen[statement.number] <= most:
            kept.append(statement)
    return tuple(kept)


def cover(submission: Submission, key: str, table: str = "") -> str:
    """A value of the cover: the table's own, else the workbook's, else the edition's default; "" if none."""
    for name in (f"{table}.{key}", key):
        value = submission.cover.get(name)
        if value is not None and value.text.strip():
            return value.text.strip()
    for field in submission.edition.cover:
        if field.key in (f"{table}.{key}", key) and field.default:
            return field.default
    return ""


def _table(submission: Submission, profile: Profile) -> TableReading:
    """The first table of the profile's list that has an answer; else the one that has most of them."""
    answered = {k: sum(bool(squeeze(e.answer)) for e in r.entries) for k, r in submission.tables.items()}
    if not answered:
        raise UsageError(_NO_TABLE.of(path=submission.path))
    for key in profile.tables:
        if answered.get(key):
            return submission.tables[key]
    return submission.tables[max(answered, key=lambda k: answered[k])]


def _values(
    submission: Submission,
    reading: TableReading,
    counted: TableRollup,
    voice: Voice,
    today: date | None,
    generic: int,
) -> dict[str, str]:
    table = reading.table
    day = date_text(cover(submission, "date", table.key)) or (day_text(today) if today else "")
    year = _year(cover(submission, "report_year"), day, table.as_of, submission.edition.year)
    counts = counted.counts
    return {
        "department": voice.department,
        "short": voice.short,
        "me": voice.me,
        "addressee": cover(submission, "addressee", table.key).rstrip("：: "),
        "basis": _cited(cover(submission, "basis", table.key)),
        "period": cover(submission, "period", table.key),
        "table_title": "".join(table.title.split()),
        "date": day,
        "year": str(year),
        "next_year": str(year + 1),
        "total": str(counts.total),
        "completed": str(counts.completed),
        "not_applicable": str(counts.not_applicable),
        "issue": str(counts.issue),
        "unfilled": str(counts.unfilled),
        "noun": table.noun,
        "generic": str(generic),
        "contact": cover(submission, "contact"),
        "phone": cover(submission, "phone"),
    }


def _cited(basis: str) -> str:
    """The notice that ordered the report, in title marks where it names a document without them."""
    text = mending.mend(basis).text
    if not text or "《" in text:
        return prose.bare(text)
    found = re.fullmatch(
        r"(?P<title>.+?(?:通知|方案|意见|函|规定|办法|要点))(?P<number>（.*〔\d{4}〕\d+号）)?。?", text
    )
    return f"《{found.group('title')}》{found.group('number') or ''}" if found else prose.bare(text)


def date_text(text: str) -> str:
    """A date as official documents write it, without zeros before month and day; the text itself if it is none."""
    found = next((f for f in find(text.strip()) if f.kind is Kind.DATE), None)
    parts = found.key.split("-") if found else []
    if len(parts) == 3 and parts[0]:
        return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日"
    return text.strip()


def day_text(day: date) -> str:
    """A day as official documents write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def _year(given: str, day: str, as_of: date | None, edition: int) -> int:
    """The year that an annual report is about: as the cover says; else of its date, but before May of the year before."""
    if (found := re.search(r"(?:19|20)\d\d", given)) is not None:
        return int(found.group())
    if (found := re.match(r"((?:19|20)\d\d)年(\d{1,2})月", day)) is not None:
        return int(found.group(1)) - (int(found.group(2)) <= 4)
    return as_of.year if as_of else edition
