"""Submission -> Document: a report in the layout of a profile, every sentence with the rows it came from.

Nothing is invented: what is told stands in the workbook (a row, the counts, the cover) or is a fixed phrase of the
profile. What the profile wants and the workbook does not hold is listed in `Document.unfilled`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from lawgov_xl.errors import Message
from lawgov_xl.model import Submission
from lawgov_xl.report import (
    answers,
    attachment,
    author,
    free_text,
    mending,
    numbering,
    once,
    outlook,
    review,
    title,
)
from lawgov_xl.report.layouts import Profile, Section, fill
from lawgov_xl.report.material import OPEN_DAY, UNKNOWN, Material
from lawgov_xl.report.model import (
    Attachment,
    Block,
    Document,
    Emphasis,
    Paragraph,
    Run,
    Source,
    Style,
    plain,
)

_EMPTY_SECTION = Message(
    "“{heading}”一节没有内容，须由单位撰写：请在封面填写{fields}。",
    "The section “{heading}” has no content and must be written: fill in {fields} on the cover.",
)
_NO_ROWS = Message(
    "“{heading}”一节没有内容：表中没有可用的填报，须由单位撰写。",
    "The section “{heading}” has no content: no row feeds it, it must be written.",
)


def compose(
    submission: Submission, profile: Profile, *, length: int | None = None, today: date | None = None
) -> Document:
    """A department's report.

    length: the most characters of the body; default: the profile's. today: the date to sign with where the cover
    has none; default: left open. Raises UsageError where the workbook holds no table.
    """
    material = Material.of(submission, profile, today)
    most = length or profile.length[1]
    head = _head(material)
    sections = _sections(material, most - sum(len(p.text) for p in head if p.style is Style.BODY))
    written: list[Paragraph] = []
    unfilled: list[Message] = list(author.open_questions(material))
    number = 0
    for section, paragraphs in sections:
        if not paragraphs:
            unfilled.append(_empty(section, material))
            if not section.required:
                continue
        if heading := fill(section.heading, material.values):
            number += 1
            label = numbering.label(profile.numbers, number)
            written.append(plain(Style.HEADING1, label + heading))
        written += paragraphs or [_pending(section, material)]
    attachments = (attachment.of(material.reading),) if profile.attachment else ()
    day = today or material.reading.table.as_of or date.today()
    told = review.read(once.numbered(once.told(written)), submission.edition, day)
    blocks: list[Block] = [*head, *told, *_tail(material, attachments)]
    return Document(
        blocks=tuple(blocks),
        attachments=attachments,
        unfilled=tuple(unfilled),
        notes=tuple(author.notes(material, blocks)),
        title="".join(fill(t, material.values) for t in profile.title),
        profile=profile.id,
        department=material.voice.department,
        table_names=names_of(submission),
    )


def names_of(submission: Submission) -> dict[str, str]:
    """What sources are called for people: key of a table -> its sheet, cover.<field> -> the field's label."""
    fields = {f"cover.{f.key.rpartition('.')[2]}": f.label for f in submission.edition.cover}
    return {**fields, **{t.key: t.sheet for t in submission.edition.tables}}


# --- head and tail ---


def _head(material: Material) -> list[Paragraph]:
    profile, values = material.profile, material.values
    table = material.reading.table.key
    out = [plain(Style.TITLE, line) for line in title.lines([fill(t, values) for t in profile.title])]
    if profile.addressee:
        out.append(plain(Style.ADDRESSEE, (values["addressee"] or UNKNOWN) + "："))
    for phrase in profile.opening:
        counted = "{total}" in phrase
        out.append(plain(Style.BODY, fill(phrase, values), *([Source(table)] if counted else [])))
    return [p for p in out if p.text]


def _tail(material: Material, attachments: Sequence[Attachment]) -> list[Paragraph]:
    profile, values = material.profile, material.values
    out: list[Paragraph] = []
    if profile.closing:
        out.append(plain(Style.BODY, fill(profile.closing, values)))
    out += attachment_notes([a.name for a in attachments])
    if profile.signature:
        signatory = material.cover("signatory") or values["department"]
        out.append(plain(Style.SIGNATURE, signatory))
        out.append(plain(Style.DATE, values["date"] or OPEN_DAY))
    if profile.contact:
        contact = fill("（[联系人：{contact}；][联系电话：{phone}]）", values).replace("；）", "）")
        if len(contact) > 2:
            out.append(plain(Style.NOTE, contact))
    return out


def attachment_notes(names: Sequence[str]) -> list[Paragraph]:
    """附件说明: 附件：… for one, 附件：1.… and lines below it for several."""
    if len(names) == 1:
        return [plain(Style.ATTACHMENT_NOTE, f"附件：{names[0]}")]
    return [
        plain(Style.ATTACHMENT_NOTE, ("附件：" if n == 1 else "\u3000\u3000\u3000") + f"{n}.{name}")
        for n, name in enumerate(names, 1)
    ]


# --- sections ---


def _sections(material: Material, room: int) -> list[tuple[Section, list[Paragraph]]]:
    """Every section with its paragraphs. What was done gets the room that the others leave."""
    sections = material.profile.sections
    told = any(s.kind == "problems" and s.measures for s in sections)
    others: dict[int, list[Paragraph]] = {}
    for at, section in enumerate(sections):
        if section.kind == "problems":
            others[at] = outlook.problems(section, material)
        elif section.kind == "measures":
            others[at] = outlook.measures(section, material, told=told)
        elif section.kind == "cover":
            others[at] = _from_cover(section, material)
    used = sum(map(answers.written, others.values())) + sum(
        len(fill(s.heading, material.values)) + 2 for s in sections
    )
    used += len(material.profile.closing)
    main = [s for s in sections if s.kind == "answers"]
    share = max(_LEAST, room - used) // max(1, len(main))
    out = []
    for at, section in enumerate(sections):
        paragraphs = others.get(at)
        if paragraphs is None:
            paragraphs = answers.fitted(section, material, share) if section.kind == "answers" else []
        if section.kind in ("answers", "cover"):
            paragraphs = _framed(section, material, paragraphs)
        out.append((section, paragraphs))
    return out


_LEAST = 600
"""Characters that what was done gets at least, however long the rest is."""


def _framed(section: Section, material: Material, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs between the section's fixed words; free texts of the cover may stand in them."""
    if not paragraphs:
        return []
    return [*_phrases(section.opening, material), *paragraphs, *_phrases(section.closing, material)]


def _phrases(phrases: Iterable[str], material: Material) -> list[Paragraph]:
    out: list[Paragraph] = []
    for phrase in phrases:
        named = [f for f in ("special_note", "causes", "plan", "suggestions") if "{" + f + "}" in phrase]
        texts = {f: mending.mend(material.cover(f)).text for f in named}
        if text := fill(phrase, {**material.values, **texts}):
            out.append(plain(Style.BODY, text, *(Source("cover", None, f) for f in named if texts[f])))
    return out


def _from_cover(section: Section, material: Material) -> list[Paragraph]:
    found = [p for f in section.fields for p in free_text.passages(material.cover(f), f)]
    return [Paragraph(Style.BODY, runs) for runs in free_text.items(found, section.items)]


def _empty(section: Section, material: Material) -> Message:
    heading = fill(section.heading, material.values) or section.kind
    labels = {f.key.rpartition(".")[2]: f.label for f in material.submission.edition.cover}
    names = "、".join(f"“{labels[f]}”" for f in section.fields if f in labels)
    return _EMPTY_SECTION.of(heading=heading, fields=names) if names else _NO_ROWS.of(heading=heading)


def _pending(section: Section, material: Material) -> Paragraph:
    """In a draft, what the author must still write. The final form leaves such a paragraph out."""
    text = f"【此处须由单位撰写：{_empty(section, material).to('zh')}】"
    return Paragraph(Style.BODY, (Run(text, (), Emphasis.PENDING),))
