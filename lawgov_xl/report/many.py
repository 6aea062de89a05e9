"""The legal office's own report, from many departments' workbooks: counts, good practice, common problems.

What departments did is told in their own words, each by name; counts and shares are computed; nothing else is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from lawgov_xl.errors import Message, UsageError
from lawgov_xl.model import Counts, Edition, Submission, Table
from lawgov_xl.report import likeness, numbering, problems, prose, standing, titles
from lawgov_xl.report.choose import brief, worth
from lawgov_xl.report.compose import attachment_notes
from lawgov_xl.report.digest import Answer, Digest, digest
from lawgov_xl.report.material import UNKNOWN, date_text, day_text
from lawgov_xl.report.model import HEADINGS, Block, Document, Paragraph, Run, Source, Style, plain
from lawgov_xl.report.profiles import Profile, Section, fill
from lawgov_xl.report.statements import Statement, of_entry
from lawgov_xl.report.voice import Voice, begins_with_verb

_NONE = Message("没有可以写入报告的填报表。", "There is no workbook to report on.")
_ONE_ONLY = Message(
    "体例“{id}”用于单个部门的报告，不能用于多份填报表。多份填报表请用 office。",
    "The profile “{id}” is for one department's report; use `office` for several workbooks.",
)
_BLANK = Message(
    "报告的{what}没有给出，须由单位填写。", "The report's {what} is not given and must be filled in."
)
_WHAT = {
    "department": Message("发文机关", "issuer"),
    "addressee": Message("主送机关", "addressee"),
    "date": Message("成文日期", "date"),
}
_TOLD = 3
"""How many departments' practice is told of each chapter."""
_READ = 12
"""How many answers of each chapter are read closely to find them."""


@dataclass(frozen=True, slots=True)
class Office:
    """Whose report it is. Blank texts are left open and told to the author."""

    name: str = ""
    addressee: str = ""
    basis: str = ""
    date: str = ""


@dataclass(slots=True)
class _Many:
    """Everything the sections need."""

    digests: Sequence[Digest]
    table: Table
    profile: Profile
    values: Mapping[str, str]
    voices: dict[str, Voice] = field(default_factory=dict)

    def voice(self, department: str) -> Voice:
        if department not in self.voices:
            self.voices[department] = Voice.of(department or UNKNOWN)
        return self.voices[department]

    def source(self, department: str, number: int | None) -> Source:
        return Source(self.table.key, number, department=department)


def compose_many(
    submissions: Iterable[Submission],
    profile: Profile,
    *,
    office: Office | None = None,
    length: int | None = None,
    today: date | None = None,
) -> Document:
    """The office's report from submissions that are at hand. Raises UsageError where there is none."""
    found = list(submissions)
    if not found:
        raise UsageError(_NONE)
    digests = [digest(s) for s in found]
    return compose_office(digests, found[0].edition, profile, office=office, length=length, today=today)


def compose_office(
    digests: Sequence[Digest],
    edition: Edition,
    profile: Profile,
    *,
    office: Office | None = None,
    length: int | None = None,
    today: date | None = None,
) -> Document:
    """The office's report from digests, which may have been made elsewhere.

    length: the most characters of the body, as far as practice can be shortened. Raises UsageError for a profile
    that is for one department, or where no digest has a table of the edition.
    """
    if not profile.of_many:
        raise UsageError(_ONE_ONLY.of(id=profile.id))
    office = office or Office()
    table = _table(digests, edition, profile)
    many = _Many(digests, table, profile, _values(digests, table, edition, office, today))
    most = length or profile.length[1]
    blocks: list[Block] = list(_head(many))
    number = 0
    told: list[Paragraph] = []
    for section in profile.sections:
        paragraphs = _SECTIONS[section.kind](section, many, most)
        if not paragraphs:
            continue
        number += 1
        heading = fill(section.heading, many.values)
        if heading:
            told.append(plain(Style.HEADING1, numbering.label(profile.numbers, number) + heading))
        told += paragraphs
    attachment = standing.attachment(digests, table)
    blocks += [*told, *_tail(many, attachment.name)]
    unfilled = [_BLANK.of(what=_WHAT[k]) for k in _WHAT if not many.values[k]]
    return Document(
        blocks=tuple(blocks),
        attachments=(attachment,) if profile.attachment else (),
        unfilled=tuple(unfilled),
        title="".join(fill(t, many.values) for t in profile.title),
        profile=profile.id,
        department=office.name or edition.issuer,
        table_names={t.key: t.sheet for t in edition.tables},
    )


def _table(digests: Sequence[Digest], edition: Edition, profile: Profile) -> Table:
    """The first table of the profile's list that departments answered; else the one answered most."""
    answered = {
        t.key: sum(d.counts.total - d.counts.unfilled for g in digests if (d := g.table(t.key)) is not None)
        for t in edition.tables
    }
    for key in profile.tables:
        if answered.get(key) and (table := edition.table(key)) is not None:
            return table
    best = max(answered, key=lambda k: answered[k], default="")
    table = edition.table(best)
    if table is None or not digests:
        raise UsageError(_NONE)
    return table


def _values(
    digests: Sequence[Digest], table: Table, edition: Edition, office: Office, today: date | None
) -> dict[str, str]:
    counts = total(digests, table)
    return {
        "department": office.name or edition.issuer,
        "addressee": office.addressee,
        "basis": office.basis,
        "date": date_text(office.date) or (day_text(today) if today else ""),
        "year": str(edition.year),
        "next_year": str(edition.year + 1),
        "table_title": "".join(table.title.split()),
        "noun": table.noun,
        "departments": str(len(digests)),
        "total": str(len(table.items)),
        "completed": str(counts.completed),
        "not_applicable": str(counts.not_applicable),
        "issue": str(counts.issue),
        "unfilled": str(counts.unfilled),
    }


def total(digests: Sequence[Digest], table: Table) -> Counts:
    """The counts of one table over all departments."""
    return sum((d.counts for g in digests if (d := g.table(table.key)) is not None), Counts())


def _head(many: _Many) -> list[Paragraph]:
    out = [plain(Style.TITLE, fill(line, many.values)) for line in many.profile.title]
    if many.profile.addressee:
        out.append(plain(Style.ADDRESSEE, (many.values["addressee"] or UNKNOWN) + "："))
    source = Source(many.table.key)
    out += [plain(Style.BODY, fill(p, many.values), source) for p in many.profile.opening]
    return [p for p in out if p.text]


def _tail(many: _Many, attachment: str) -> list[Paragraph]:
    out = [plain(Style.BODY, many.profile.closing)] if many.profile.closing else []
    if many.profile.attachment:
        out += attachment_notes([attachment])
    if many.profile.signature:
        out.append(plain(Style.SIGNATURE, many.values["department"] or UNKNOWN))
        out.append(plain(Style.DATE, many.values["date"] or "    年  月  日"))
    return out


# --- counts ---


def _counts(section: Section, many: _Many, _: int) -> list[Paragraph]:
    """How it stands: over all, by chapter, and who has left something out."""
    source = Source(many.table.key)
    texts = [fill(o, many.values) for o in section.opening]
    chapters = standing.chapters(many.digests, many.table)
    parts = [
        f"“{titles.words(c.title)}”已完成{c.counts.completed}项次"
        + (f"、存在问题{c.counts.issue}项次" if c.counts.issue else "")
        for c in chapters
    ]
    texts.append("从各领域看，" + "；".join(parts) + "。")
    blank = [
        d.department for d in many.digests if (t := d.table(many.table.key)) is not None and t.counts.unfilled
    ]
    if blank:
        names = "、".join(many.voice(d).short for d in blank[:5])
        more = "等" if len(blank) > 5 else ""
        texts.append(f"{names}{more}{len(blank)}个部门有未填报的{many.table.noun}。")
    return [plain(Style.BODY, t, source) for t in texts if t]


# --- good practice ---


def _practice(section: Section, many: _Many, most: int) -> list[Paragraph]:
    """By chapter, what departments did that names the most, each in its own words and by its name."""
    out: list[Paragraph] = []
    room = most // (2 * max(1, len(many.table.chapters)))
    number = 0
    for chapter in many.table.chapters:
        runs: list[Run] = []
        for statement, department in _best(chapter, many):
            text = _by_name(statement, many.voice(department))
            if text and sum(len(r.text) for r in runs) + len(text) <= room:
                runs.append(Run(text, tuple(many.source(department, s.number) for s in statement.sources)))
            if len(runs) == _TOLD:
                break
        if runs:
            number += 1
            heading = section.heading_of(chapter) or titles.words(chapter)
            label = numbering.label(section.part_numbers, number)
            out.append(plain(HEADINGS[(section.part_level or 2) - 1], label + heading))
            out.append(Paragraph(Style.BODY, tuple(runs)))
    return out


def _best(chapter: str, many: _Many) -> list[tuple[Statement, str]]:
    """The weightiest statements of a chapter, one a department, each thing told once."""
    close: list[tuple[int, str, Answer]] = []
    for found in many.digests:
        own = found.table(many.table.key)
        for answer in own.best if own else ():
            item = many.table.item(answer.number)
            if item is not None and item.chapter == chapter:
                close.append((answer.score, found.department, answer))
    close.sort(key=lambda c: (-c[0], c[1], c[2].number))
    ranked: list[tuple[float, Statement, str]] = []
    for _, department, answer in close[: _READ * 2]:
        entry = answer.entry(many.table)
        if entry is None:
            continue
        for statement in of_entry(entry, many.table.key, many.voice(department)):
            if not statement.hangs:
                ranked.append((worth(statement), statement, department))
    ranked.sort(key=lambda r: (-r[0], r[2], r[1].id))
    out: list[tuple[Statement, str]] = []
    for _, statement, department in ranked:
        known = any(fuzz.ratio(likeness.key(statement.text), likeness.key(s.text)) >= _ALIKE for s, _ in out)
        if not known and department not in {d for _, d in out} and not _NO_PRACTICE.search(statement.text):
            out.append((statement, department))
    return out


_ALIKE = 60.0
"""From which likeness on two departments' practice is the same practice, told of one of them."""
_NO_PRACTICE = re.compile(r"违纪|违法|违规|处分|问责|处理|败诉|追究|移交|\A(?:未|没有|无|不存在)")
_OWN_BODY = re.compile(r"(?<![一-龥])[局委办厅院](?=党组|党委|办公室|领导班子|机关|属)")


def _by_name(statement: Statement, voice: Voice) -> str:
    """The statement told of the department by name; "" where it can not be made out who acts."""
    text = _OWN_BODY.sub(voice.me, prose.without_document_numbers(brief(statement)))
    name = voice.short
    if voice.me in text:
        text = text.replace(voice.me, name, 1)
        return text.replace(voice.me, "该" + voice.me[1:])
    clauses = list(prose.clauses(text))
    at = next((i for i, c in enumerate(clauses) if not prose.ADVERBIAL.match(c)), 0)
    if begins_with_verb(clauses[at]):
        return "".join(clauses[:at]) + name + "".join(clauses[at:])
    return ""


# --- common problems ---


@dataclass(slots=True)
class _Common:
    """One row of the table, and the departments that have a problem with it."""

    number: int
    answers: list[tuple[str, Answer]] = field(default_factory=list)


def _problems(section: Section, many: _Many, _: int) -> list[Paragraph]:
    """The rows that most departments have problems with, with the words that most of them use."""
    rows: dict[int, _Common] = {}
    for found in many.digests:
        own = found.table(many.table.key)
        for answer in own.issues if own else ():
            rows.setdefault(answer.number, _Common(answer.number)).answers.append((found.department, answer))
    if not rows:
        return []
    ranked = sorted(rows.values(), key=lambda r: (-len(r.answers), r.number))
    common = _as_one([r for r in ranked if len(r.answers) > 1], many)[: section.most]
    out = [
        Paragraph(Style.BODY, (_common(c, many, numbering.label(section.items, number)),))
        for number, c in enumerate(common, 1)
    ]
    told = {n for c in common for n in c.numbers}
    single = [r for r in ranked if r.number not in told]
    if single:
        departments = {d for r in single for d, _ in r.answers}
        more = "另有" if common else "有"
        text = f"{more}{len(departments)}个部门在其他{len(single)}项{many.table.noun}上存在问题，详见各部门填报表。"
        sources = tuple(many.source(d, r.number) for r in single for d, _ in r.answers)
        out.append(Paragraph(Style.BODY, (Run(text, sources),)))
    return out


@dataclass(frozen=True, slots=True)
class _Shared:
    """One problem of several departments: the rows it was reported in, and the words most of them use."""

    numbers: tuple[int, ...]
    answers: tuple[tuple[str, Answer], ...]
    words: tuple[str, ...]

    @property
    def departments(self) -> int:
        return len({d for d, _ in self.answers})


def _as_one(rows: Sequence[_Common], many: _Many) -> list[_Shared]:
    """The rows by what they say: two rows with the same problem are one."""
    out: list[_Shared] = []
    for row in rows:
        words = _words(row, many)
        at = next(
            (i for i, o in enumerate(out) if words and o.words and problems.alike(words[0], o.words[0])), None
        )
        mine = _Shared((row.number,), tuple(row.answers), words)
        if at is None:
            out.append(mine)
        else:
            other = out[at]
            out[at] = _Shared((*other.numbers, row.number), (*other.answers, *mine.answers), other.words)
    return sorted(out, key=lambda s: (-s.departments, s.numbers))


def _words(row: _Common, many: _Many) -> tuple[str, ...]:
    """How departments put the problem: the two wordings that most of them use."""
    told: list[tuple[str, int]] = []
    for department, answer in row.answers[:_CLOSELY]:
        text = _problem_text(answer, department, many)
        if not text:
            continue
        at = next((i for i, (other, _) in enumerate(told) if problems.alike(text, other)), None)
        if at is None:
            told.append((text, 1))
        else:
            told[at] = (told[at][0], told[at][1] + 1)
    told.sort(key=lambda t: -t[1])
    return tuple(t for t, _ in told[:2])


_CLOSELY = 60
"""How many departments' wordings of one problem are compared."""


def _common(shared: _Shared, many: _Many, label: str) -> Run:
    item = many.table.item(shared.numbers[0])
    topic = titles.topic(item.section or item.chapter) if item else ""
    rows = "、".join(map(str, sorted(shared.numbers)))
    text = f"{label}在{topic}方面，有{shared.departments}个部门存在问题（第{rows}项）"
    words = "；".join(shared.words)
    text += f"，主要是：{prose.with_short_lists(words)}。" if words else "。"
    return Run(text, tuple(many.source(d, a.number) for d, a in shared.answers))


def _problem_text(answer: Answer, department: str, many: _Many) -> str:
    entry = answer.entry(many.table)
    if entry is None:
        return ""
    voice = many.voice(department)
    found = problems.of_entry(entry, many.table.key, voice)
    return found.text.replace(voice.me, "本部门")


# --- next steps ---


def _followup(section: Section, many: _Many, _: int) -> list[Paragraph]:
    """What departments said they will do, counted: with a deadline, without one, with no measure at all."""
    dated = open_ended = without = 0
    for found in many.digests:
        own = found.table(many.table.key)
        for answer in own.issues if own else ():
            entry = answer.entry(many.table)
            if entry is None:
                continue
            problem = problems.of_entry(entry, many.table.key, many.voice(found.department))
            if not problem.measures:
                without += 1
            elif problems.has_deadline(problem):
                dated += 1
            else:
                open_ended += 1
    whole = dated + open_ended + without
    if not whole:
        return []
    parts = [f"写明整改措施和完成时限的{dated}项次"] if dated else []
    parts += [f"写明整改措施但没有写明时限的{open_ended}项次"] if open_ended else []
    parts += [f"没有写明整改措施的{without}项次"] if without else []
    text = f"各部门填报的{whole}项次问题中，" + "，".join(parts) + "。"
    out = [plain(Style.BODY, text, Source(many.table.key))]
    return out + [plain(Style.BODY, fill(c, many.values)) for c in section.closing if open_ended + without]


_SECTIONS = {"totals": _counts, "practice": _practice, "common": _problems, "followup": _followup}
