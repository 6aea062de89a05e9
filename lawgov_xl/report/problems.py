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
from lawgov_xl.report import facts, likeness, numbering, prose, substance, titles
from lawgov_xl.report.model import Source
from lawgov_xl.report.voice import Voice
from lawgov_xl.status import admitted_gap, named_problem, says_not_applicable
from lawgov_xl.text import is_blank, squeeze


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
        elif status.get(entry.number) is Status.COMPLETED and not _says_nothing(entry.remedy):
            for sentence in _promises(entry, voice):
                if sentence:
                    promises.append(Promise(sentence, (source,), entry.item.chapter, entry.item.section))
                else:
                    generic.append(source)
    return Outlook(tuple(_merged([p for p in found if p.text])), tuple(_told_once(promises)), tuple(generic))


def _says_nothing(remedy: str) -> bool:
    return is_blank(remedy) or says_not_applicable(remedy)


# --- one row ---

_LABEL = re.compile(
    r"(?:[（(]?[一二三1-3][）)、.．]?)?(?:(?P<problem>(?:主要)?(?:存在的?)?(?:主要)?(?:问题|不足|困难)(?:及原因)?)"
    r"|(?P<measure>(?:下一步)?(?:改进|整改|工作|解决|完善)?(?:措施|打算|举措|计划|思路)|下一步(?:工作)?)"
    r"|(?P<deadline>(?:完成|整改|办结|预计完成)(?:的)?(?:时限|时间|期限)))[:：]"
)
_MEASURE = re.compile(
    r"\A(?:下一步|下步|今后|接下来|为此|对此|目前正在|正在|拟|将|计划|预计|力争|争取|要(?!求)|我[局委办厅院]将|进一步(?!明确了)|继续|持续|尽快|加快|抓紧|已(?:于|经|向|致函|报)|我局已|"
    r"加强|强化|完善|健全|建立|制定|修订|规范|推进|推动|落实|提高|提升|增强|及时|严格|做好|改进|整改|取得|得到|即将)"
)
_DEADLINE = re.compile(
    r"\A(?:于|在|力争|预计|争取|计划)*(?:于)?(?:\d{4}年)?[^，。；]{0,8}(?:年底|月底|\d{1,2}月(?:\d{1,2}日)?|季度|上半年|下半年|年内|年末|\d{4}年)[^，。；]{0,6}前?(?:完成|整改到位|建成|出台|落实到位|到位)?\Z"
)


def of_entry(entry: Entry, table: str, voice: Voice) -> Problem:
    """The problem of one row; its text is "" where the row does not say what it is."""
    source = Source(table, entry.number)
    problem, measures, deadline = _parts(entry.remedy, voice)
    gap = _gap(entry.answer, voice)
    if not problem:
        problem = gap
    elif re.match(r"(?:该|此|其|上述|这)", problem) and gap:
        problem = _joined(gap, problem)
    elif gap and len(gap) < 40 and fuzz.partial_ratio(squeeze(gap), squeeze(problem)) < 70:
        problem = f"{problem}，{gap}"
    item = entry.item
    problem = _said(problem, item.section, item.requirement)
    measures = measures or _plans(entry.answer, voice)
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


def _parts(remedy: str, voice: Voice) -> tuple[str, tuple[str, ...], str]:
    """Problem, measures and deadline of a remedy's text; each "" or empty where it says none."""
    if _says_nothing(remedy):
        return "", (), ""
    text = voice.ours(prose.mend(remedy).text)
    problems: list[str] = []
    measures: list[str] = []
    deadline = ""
    for role, part in _labelled(text):
        for sentence in prose.sentences(part):
            if role == "deadline":
                deadline = prose.bare(sentence)
            elif role == "measure":
                measures.append(prose.bare(sentence))
            elif role == "problem":
                problems.append(prose.bare(sentence))
            else:
                told, planned = _divide(sentence)
                problems += [told] if told else []
                measures += [planned] if planned else []
    measures = [m for m in measures if not substance.is_generic_promise(m)]
    return "；".join(p for p in problems if not _is_heading(p)), tuple(measures), deadline


def _labelled(text: str) -> list[tuple[str, str]]:
    """(role, text) of each labelled part; what stands before the first label has the role ""."""
    parts: list[tuple[str, str]] = []
    role, at = "", 0
    for found in _LABEL.finditer(text):
        if found.start() and text[found.start() - 1] not in "。；，！ ）":
            continue
        parts.append((role, text[at : found.start()]))
        role, at = str(found.lastgroup), found.end()
    parts.append((role, text[at:]))
    return [(r, t) for r, t in parts if t.strip("。；， ")]


def _divide(sentence: str) -> tuple[str, str]:
    """An unlabelled sentence parted into what is wrong and what will be done, at the clause that begins to plan."""
    pieces = list(prose.clauses(sentence))
    plans = next(
        (
            i
            for i, p in enumerate(pieces)
            if (_MEASURE.match(p) or _DEADLINE.match(prose.bare(p))) and not named_problem(p)
        ),
        len(pieces),
    )
    if plans == 0 and named_problem(sentence) and not re.match(r"下一步|今后|将|拟|计划", sentence):
        return prose.bare(sentence), ""
    return prose.bare("".join(pieces[:plans])), prose.bare("".join(pieces[plans:]))


def _is_heading(text: str) -> bool:
    return bool(re.fullmatch(r"存在的?(?:主要)?(?:问题|不足)|问题|无", text))


_MAKING = re.compile(
    r"\A(?:目前|当前|现)?正在?(?:抓紧|积极|加快|组织|着手|逐步)*(?P<verb>制定|制订|修订|编制|起草|建设|完善|筹建|推进|研究)(?P<thing>[^，。；]{3,40})\Z"
)


_PLANNED = re.compile(
    r"(?:将|把)(?P<thing>(?:建立|制定|完善|建设|修订|设立|配备|出台)[^，。；]{2,40}?)(?:已)?列入[^，。；]{0,10}计划\Z"
)


def _gap(answer: str, voice: Voice) -> str:
    """What an answer admits is missing or unfinished, as a clause of a report."""
    text = voice.ours(prose.mend(answer).text)
    for sentence in prose.sentences(text):
        if not admitted_gap(sentence):
            continue
        pieces = prose.clauses(sentence)
        at = next((i for i, p in enumerate(pieces) if admitted_gap(p)), None)
        if at is None:
            return prose.bare(sentence)
        if (planned := _PLANNED.search(prose.bare(pieces[at]))) is not None:
            return f"{planned.group('thing')}尚处于计划阶段"
        if (making := _MAKING.match(prose.bare(pieces[at]))) is not None and at == 0:
            return f"{making.group('thing')}尚在{making.group('verb')}中"
        start = 0 if at <= 2 else at
        return prose.bare("".join(pieces[start : at + 1]))
    return ""


def _plans(answer: str, voice: Voice) -> tuple[str, ...]:
    """What an answer that admits a gap says is being done about it."""
    text = voice.ours(prose.mend(answer).text)
    for sentence in prose.sentences(text):
        pieces = prose.clauses(sentence)
        for at, piece in enumerate(pieces):
            if (planned := _PLANNED.search(prose.bare(piece))) is not None:
                return (f"按计划{planned.group('thing')}",)
            if admitted_gap(sentence) and _MAKING.match(prose.bare(piece)) and len(pieces) > at + 1:
                return (prose.bare("".join(pieces[at:])),)
    return ()


def _joined(first: str, second: str) -> str:
    """Two accounts of one problem as one sentence, what both say told once."""
    kept = [p for p in prose.clauses(first) if likeness.key(p) not in likeness.key(second)]
    plans = [p for p in kept if re.match(r"(?:目前)?正在|将|拟", p)]
    told = [p for p in kept if p not in plans]
    return prose.bare("".join(told)) + "，" + second


_ABOUT = re.compile(r"该(?:项)?(?:制度|工作|机制|任务|指标|项目|职能|体系|平台|规定)|此项工作")


def _said(problem: str, section: str, requirement: str) -> str:
    """The problem with the thing it speaks of: 尚未建立该制度 says nothing without its row."""
    if not problem:
        return ""
    if substance.specific(problem) < 4:
        first = prose.bare(prose.clauses(prose.mend(numbering.unlabelled(requirement)).text)[0])
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


def _promises(entry: Entry, voice: Voice) -> list[str]:
    """The sentences of a remedy that names no problem; "" stands for one that only promises to go on."""
    text = voice.ours(prose.mend(entry.remedy).text)
    found = []
    for _, part in _labelled(text):
        for sentence in prose.sentences(part):
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
