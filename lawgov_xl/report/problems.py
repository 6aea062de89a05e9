"""Problems and what is to be done about them: rows of status 存在问题, and the promises of the others.

A remedy is read into its parts: the problem, the measure, the deadline, whether it labels them (存在问题：…
改进措施：… 完成时限：…) or not. Where the table has no such column, what the answer itself admits is the problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from lawgov_xl.model import Entry, Status, TableReading, Verdict
from lawgov_xl.report import facts, likeness, mending, numbering, prose, remedies, substance, titles
from lawgov_xl.report.model import Source
from lawgov_xl.report.voice import Voice
from lawgov_xl.status import says_not_applicable
from lawgov_xl.text import squeeze


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of the department. text, measures: without a stop at the end; measures in order.

    deadline: as the helper column 完成时限 gives it; "" where none, or where a measure's text says it.
    """

    text: str
    measures: tuple[str, ...]
    sources: tuple[Source, ...]
    chapter: str
    section: str
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a row without a problem means to do next; generic ones (进一步完善该工作) have no text."""

    text: str
    sources: tuple[Source, ...]
    chapter: str
    section: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything about problems and next steps that a table holds."""

    problems: tuple[Problem, ...]
    promises: tuple[Promise, ...]
    generic: tuple[Source, ...]


def read(reading: TableReading, verdicts: Iterable[Verdict], voice: Voice) -> Outlook:
    """The problems (identical ones merged), the promises that name something, and the rows that only go on."""
    status = {v.number: v.status for v in verdicts}
    found: list[Problem] = []
    promises: list[Promise] = []
    generic: list[Source] = []
    for entry in reading.entries:
        source = Source(reading.table.key, entry.number)
        if status.get(entry.number) is Status.ISSUE:
            found.append(of_entry(entry, reading.table.key, voice))
        elif status.get(entry.number) is Status.COMPLETED and not remedies.says_nothing(entry.remedy):
            for sentence in _promises(entry, voice):
                if sentence:
                    promises.append(Promise(sentence, (source,), entry.item.chapter, entry.item.section))
                else:
                    generic.append(source)
    return Outlook(tuple(_merged([p for p in found if p.text])), tuple(_told_once(promises)), tuple(generic))


# --- one row ---


def of_entry(entry: Entry, table: str, voice: Voice) -> Problem:
    """The problem of one row; its text is "" where the row does not say what it is."""
    source = Source(table, entry.number)
    problem, measures, deadline = remedies.parts(entry.remedy, voice)
    gap = remedies.gap(entry.answer, voice)
    if not problem:
        problem = gap
    elif re.match(r"(?:该|此|其|上述|这)", problem) and gap:
        problem = remedies.joined(gap, problem)
    elif gap and len(gap) < 40 and fuzz.partial_ratio(squeeze(gap), squeeze(problem)) < 70:
        problem = f"{problem}，{gap}"
    item = entry.item
    problem = _said(problem, item.section, item.requirement)
    measures = measures or remedies.plans(entry.answer, voice)
    measures = tuple(m for m in measures if m not in problem)
    in_text = any(f.kind is facts.Kind.DATE for m in measures for f in facts.find(m))
    return Problem(
        problem,
        measures,
        (source,),
        item.chapter,
        item.section,
        "" if in_text else deadline or entry.deadline,
    )


_ABOUT = re.compile(r"该(?:项)?(?:制度|工作|机制|任务|指标|项目|职能|体系|平台|规定)|此项工作")


def _said(problem: str, section: str, requirement: str) -> str:
    """The problem with the thing it speaks of: 尚未建立该制度 says nothing without its row."""
    if not problem:
        return ""
    if substance.specific(problem) < 3:
        first = prose.bare(prose.clauses(mending.mend(numbering.unlabelled(requirement)).text)[0])
        return f"“{first}”一项，" + re.sub(r"\A我[局委办厅院部处]", "", problem)
    if _ABOUT.search(problem) and not titles.is_clear(section, problem):
        return f"在{titles.topic(section)}方面，{problem}"
    if (about := _ABOUT.search(problem)) is not None and about.start() < 30:
        thing = about.group().removeprefix("该").removeprefix("项")
        return problem[: about.start()] + f"相关{thing}" + problem[about.end() :]
    return problem


def has_deadline(problem: Problem) -> bool:
    """Whether a problem says by when it will be mended."""
    return bool(problem.deadline) or any(
        _BY_WHEN.search(m) or any(f.kind is facts.Kind.DATE for f in facts.find(m)) for m in problem.measures
    )


_BY_WHEN = re.compile(r"年底|月底|年内|季度|上半年|下半年|长期|立行立改")


# --- promises ---


_PROMISES = 40
"""Sentences of one remedy that are read as promises."""


def _promises(entry: Entry, voice: Voice) -> list[str]:
    """The sentences of a remedy that names no problem; "" stands for one that only promises to go on."""
    text = voice.ours(mending.mend(entry.remedy).text)
    found: list[str] = []
    for _, part in remedies.labelled(text):
        for sentence in prose.sentences(mending.for_prose(part).text)[: _PROMISES - len(found)]:
            if not says_not_applicable(sentence):
                found.append("" if substance.is_generic_promise(sentence) else prose.bare(sentence))
    return found


# --- alike ---


def _merged(problems: Sequence[Problem]) -> list[Problem]:
    out: list[Problem] = []
    for problem in problems:
        at = next((i for i, o in enumerate(out) if alike(problem.text, o.text)), None)
        if at is None:
            out.append(problem)
            continue
        other = out[at]
        measures = tuple(m for m in problem.measures if not any(alike(m, o) for o in other.measures))
        out[at] = replace(
            other,
            sources=(*other.sources, *problem.sources),
            measures=(*other.measures, *measures),
            deadline=other.deadline or problem.deadline,
        )
    return out


def _told_once(promises: Sequence[Promise]) -> list[Promise]:
    out: list[Promise] = []
    for promise in promises:
        at = next((i for i, o in enumerate(out) if alike(promise.text, o.text)), None)
        if at is None:
            out.append(promise)
        else:
            out[at] = replace(out[at], sources=(*out[at].sources, *promise.sources))
    return out


def alike(one: str, other: str) -> bool:
    """Whether two problems or plans are the same in much the same words."""
    a, b = likeness.key(one), likeness.key(other)
    return a == b or fuzz.ratio(a, b, score_cutoff=80) >= 80


# --- what a measure speaks of ---

_HEAD = re.compile(
    r"(?:等|的|^|，)(?P<thing>\d+[项件个条份名][^，。；“”《》]{2,14}?|[^，。；“”《》等]{3,20}?)(?:共\d+[项件个]|作用发挥|意识|存在|不够|不足|有待|尚未|仍|缺乏|不)"
)


def about(problem: Problem) -> str:
    """What a problem is about, in a few words, for a measure that does not say it (予以取消); "" if unclear."""
    found = _HEAD.search(problem.text)
    return found.group("thing") if found else ""


def stands_alone(measure: str, problem: Problem) -> bool:
    """Whether a measure says what it acts on; one that shares no word with the problem or its theme does not."""
    words = set(_pairs(re.sub(r"《[^《》]*》", "", measure))) & (
        set(_pairs(problem.text)) | set(_pairs(titles.words(problem.section)))
    )
    return len(words) >= 2


def _pairs(text: str) -> list[str]:
    plain = re.sub(r"我局|目前|正在|重新|工作|进一步|下一步|问题|及时|加强|完善|存在", " ", text)
    return [w[i : i + 2] for w in re.findall(r"[一-龥]{2,}", plain) for i in range(len(w) - 1)]
