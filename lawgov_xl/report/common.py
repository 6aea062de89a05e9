"""Common problems: which rows several departments have problems with, how many, and in whose words; and what they
say they will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lawgov_xl.report import numbering, problems, prose, titles
from lawgov_xl.report.departments import Many
from lawgov_xl.report.digest import Answer
from lawgov_xl.report.layouts import Section, fill
from lawgov_xl.report.model import Paragraph, Run, Source, Style, plain


@dataclass(slots=True)
class _Common:
    """One row of the table, and the departments that have a problem with it."""

    number: int
    answers: list[tuple[str, Answer]] = field(default_factory=list)


def write(section: Section, many: Many, _: int) -> list[Paragraph]:
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


def _as_one(rows: Sequence[_Common], many: Many) -> list[_Shared]:
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


def _words(row: _Common, many: Many) -> tuple[str, ...]:
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


def _common(shared: _Shared, many: Many, label: str) -> Run:
    item = many.table.item(shared.numbers[0])
    topic = titles.topic(item.section or item.chapter) if item else ""
    rows = "、".join(map(str, sorted(shared.numbers)))
    text = f"{label}在{topic}方面，有{shared.departments}个部门存在问题（第{rows}项）"
    words = "；".join(shared.words)
    text += f"，主要是：{prose.with_short_lists(words)}。" if words else "。"
    return Run(text, tuple(many.source(d, a.number) for d, a in shared.answers))


def _problem_text(answer: Answer, department: str, many: Many) -> str:
    entry = answer.entry(many.table)
    if entry is None:
        return ""
    voice = many.voice(department)
    found = problems.of_entry(entry, many.table.key, voice)
    return found.text.replace(voice.me, "本部门")


# --- next steps ---


def followup(section: Section, many: Many, _: int) -> list[Paragraph]:
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
