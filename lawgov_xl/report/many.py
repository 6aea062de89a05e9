"""The legal office's own report, from many departments' workbooks: counts, good practice, common problems.

What departments did is told in their own words, each by name; counts and shares are computed; nothing else is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lawgov_xl.errors import Message, UsageError
from lawgov_xl.model import Counts, Edition, Submission, Table
from lawgov_xl.report import common, numbering, practice, standing, title, titles
from lawgov_xl.report.compose import attachment_notes
from lawgov_xl.report.departments import Many
from lawgov_xl.report.digest import Digest, digest
from lawgov_xl.report.layouts import Profile, Section, fill
from lawgov_xl.report.material import OPEN_DAY, UNKNOWN, date_text, day_text
from lawgov_xl.report.model import Block, Document, Paragraph, Source, Style, plain

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


@dataclass(frozen=True, slots=True)
class Office:
    """Whose report it is. Blank texts are left open and told to the author."""

    name: str = ""
    addressee: str = ""
    basis: str = ""
    date: str = ""


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
    many = Many(digests, table, profile, _values(digests, table, edition, office, today))
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


def _head(many: Many) -> list[Paragraph]:
    out = [plain(Style.TITLE, t) for t in title.lines([fill(t, many.values) for t in many.profile.title])]
    if many.profile.addressee:
        out.append(plain(Style.ADDRESSEE, (many.values["addressee"] or UNKNOWN) + "："))
    source = Source(many.table.key)
    out += [plain(Style.BODY, fill(p, many.values), source) for p in many.profile.opening]
    return [p for p in out if p.text]


def _tail(many: Many, attachment: str) -> list[Paragraph]:
    out = [plain(Style.BODY, many.profile.closing)] if many.profile.closing else []
    if many.profile.attachment:
        out += attachment_notes([attachment])
    if many.profile.signature:
        out.append(plain(Style.SIGNATURE, many.values["department"] or UNKNOWN))
        out.append(plain(Style.DATE, many.values["date"] or OPEN_DAY))
    return out


# --- counts ---


def _counts(section: Section, many: Many, _: int) -> list[Paragraph]:
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


_SECTIONS = {
    "totals": _counts,
    "practice": practice.write,
    "common": common.write,
    "followup": common.followup,
}
