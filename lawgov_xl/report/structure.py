"""Structure of a finished report: numbering, headings, sections, foreign text, what is left over from editing.

These rules look at a whole document, where the rules on texts look at one paragraph. Codes begin with RP (报告).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.report import foreign, mending, numbering, prose, sections
from lawgov_xl.report.layouts import Profile
from lawgov_xl.report.numbering import Label
from lawgov_xl.report.reading import Reading, Said
from lawgov_xl.text import shorten, without_leftovers


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of structure."""

    code: str
    name: Message
    severity: Severity
    basis: str


_FORMAT = "《党政机关公文格式》（GB/T 9704—2012）7.3.3"
_CARE = "《党政机关公文处理工作条例》第二十条（内容、结构、文字是否准确规范）"

RULES: Mapping[str, Rule] = {
    r.code: r
    for r in (
        Rule("RP01", Message("标题序号不连续", "numbering jumps"), Severity.WARNING, _FORMAT),
        Rule(
            "RP02", Message("同级标题混用不同序号", "numbering styles are mixed"), Severity.WARNING, _FORMAT
        ),
        Rule("RP03", Message("序号括号不规范", "brackets of a number"), Severity.WARNING, _FORMAT),
        Rule("RP04", Message("同级标题结尾不一致", "headings end differently"), Severity.INFO, _FORMAT),
        Rule(
            "RP05",
            Message("缺少应有的部分", "a part is missing"),
            Severity.WARNING,
            "《法治政府建设与责任落实督察工作规定》第二十四条",
        ),
        Rule("RP06", Message("混入其他文字", "foreign text"), Severity.WARNING, _CARE),
        Rule(
            "RP07",
            Message("缺少公文要素", "an element of the format is missing"),
            Severity.INFO,
            "GB/T 9704—2012 7.3",
        ),
        Rule("RP08", Message("前后文字重复", "passages repeat each other"), Severity.WARNING, _CARE),
        Rule("RP09", Message("标题层级错乱", "heading levels are out of order"), Severity.WARNING, _FORMAT),
        Rule("RP10", Message("报告与填报表不一致", "report and workbook disagree"), Severity.ERROR, _CARE),
        Rule("RP12", Message("数字查不到依据", "a figure has no support"), Severity.WARNING, _CARE),
        Rule(
            "RP11", Message("修订、批注未清理", "tracked changes or comments remain"), Severity.WARNING, _CARE
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of structure. paragraph: 1-based, or 0 for the document as a whole."""

    rule: Rule
    paragraph: int
    message: Message
    text: str = ""


def check(reading: Reading, profile: Profile | None = None) -> tuple[Fault, ...]:
    """Every fault of a report's structure. profile: the layout that it should have; None: none in particular."""
    narrative = tuple(replace(p, text=without_leftovers(p.text)) for p in reading.narrative if not p.box)
    body = foreign.body(narrative)
    found = [
        *_numbering(body),
        *_endings(body),
        *(Fault(RULES["RP05"], 0, m) for m in sections.missing(body, profile)),
        *(Fault(RULES["RP06"], s.number, m, s.text) for s, m in foreign.check(narrative)),
        *(Fault(RULES["RP07"], 0, m) for m in sections.missing_elements(narrative, profile)),
        *_repeated(body),
        *_left_over(reading),
    ]
    return tuple(sorted(found, key=lambda f: (f.paragraph, f.rule.code)))


# --- numbering ---

_BLOCK = ("一、", "（一）", "1.", "1、", "（1）", "①")
_LEVEL = {"一、": 1, "（一）": 2, "1.": 3, "1、": 3, "（1）": 4, "①": 5}

_JUMPS = Message(
    "“{before}”之后是“{after}”，序号不连续。请核对是否漏写，或没有重新编号。",
    "After “{before}” comes “{after}”: is something missing, or was it not renumbered?",
)
_FIRST = Message(
    "“{after}”是本级第一个标题，序号应从“{right}”开始。",
    "“{after}” is the first of its level: it should begin with “{right}”.",
)
_MIXED = Message(
    "“{before}”与“{after}”是同一级标题，序号体例不同。请统一为“{right}”。",
    "“{before}” and “{after}” are of one level but numbered in different styles: use “{right}”.",
)
_HALF = Message(
    "序号“{found}”的括号一半是半角、一半是全角，应为“{right}”。",
    "The brackets of “{found}” are half ASCII: write “{right}”.",
)
_ASCII = Message(
    "序号“{found}”用了半角括号，应为“{right}”。", "“{found}” has ASCII brackets: write “{right}”."
)
_SKIPPED = Message(
    "“{after}”之前没有上一级标题“{right}”。", "“{after}” has no heading of the level above (“{right}”)."
)


@dataclass(slots=True)
class _Counter:
    """The last label of each style that is open."""

    last: dict[str, Label]
    list_: Label | None = None


def _numbering(body: Sequence[Said]) -> Iterator[Fault]:
    counter = _Counter({})
    for said in body:
        label = numbering.read(said.text)
        if label is None:
            continue
        yield from _brackets(said, label)
        if label.style in _BLOCK:
            yield from _block(said, label, counter)
        else:
            yield from _listed(said, label, counter)


def _brackets(said: Said, label: Label) -> Iterator[Fault]:
    if label.fault in ("half", "ascii"):
        right = numbering.label(label.style, label.number)
        message = (_HALF if label.fault == "half" else _ASCII).of(found=label.text, right=right)
        yield Fault(RULES["RP03"], said.number, message, said.text)


def _block(said: Said, label: Label, counter: _Counter) -> Iterator[Fault]:
    """A label of a heading against those before it; deeper ones begin anew after it."""
    last = counter.last.get(label.style)
    other = _twin(label, counter) if last is None else None
    if other is not None:
        right = numbering.label(label.style, other.number)
        message = _MIXED.of(before=other.text, after=label.text, right=right)
        yield Fault(RULES["RP02"], said.number, message, said.text)
    elif last is None and label.number != 1:
        message = _FIRST.of(after=label.text, right=numbering.label(label.style, 1))
        yield Fault(RULES["RP01"], said.number, message, said.text)
    elif last is not None and label.number not in (last.number + 1, 1):
        yield Fault(RULES["RP01"], said.number, _JUMPS.of(before=last.text, after=label.text), said.text)
    if label.style == "（一）" and "一、" not in counter.last and "1、" not in counter.last:
        message = _SKIPPED.of(after=label.text, right="一、")
        if label.number == 1:
            yield Fault(RULES["RP09"], said.number, message, said.text)
    level = _LEVEL[label.style]
    for style in [s for s in counter.last if _LEVEL[s] > level]:
        del counter.last[style]
    if other is not None:
        counter.last.pop(other.style, None)
    counter.last[label.style] = label
    counter.list_ = None


def _twin(label: Label, counter: _Counter) -> Label | None:
    """The label before this one in another style, of which this one goes on the count: 1、 before 二、."""
    if label.number == 1:
        return None
    for other in counter.last.values():
        same_rank = {label.style, other.style} in (
            {"一、", "1、"},
            {"一、", "1."},
            {"1.", "1、"},
            {"（一）", "（1）"},
        )
        if same_rank and other.number == label.number - 1:
            return other
    return None


def _listed(said: Said, label: Label, counter: _Counter) -> Iterator[Fault]:
    """一是 and 第一， at the head of paragraphs: they count within one section."""
    last = counter.list_
    if last is not None and last.style == label.style:
        if label.number not in (last.number + 1, 1):
            yield Fault(RULES["RP01"], said.number, _JUMPS.of(before=last.text, after=label.text), said.text)
    elif last is not None and label.number == last.number + 1:
        right = numbering.label(last.style, label.number)
        message = _MIXED.of(before=last.text, after=label.text, right=right)
        yield Fault(RULES["RP02"], said.number, message, said.text)
    inside = [n for n in numbering.inline(said.text) if n.style == label.style]
    counter.list_ = inside[-1] if inside else label


# --- how headings end ---

_ENDS = Message(
    "同级标题有的以句号结尾或与正文接排（如“{with_}”），有的没有（如“{without}”）。请统一。",
    "Some headings of one level end with a stop or run on (“{with_}”), others do not (“{without}”).",
)
_SHORT = 46


def _endings(body: Sequence[Said]) -> Iterator[Fault]:
    by_style: dict[str, dict[bool, list[Said]]] = {}
    for said in body:
        label = numbering.read(said.text)
        if label is None or label.style not in _BLOCK:
            continue
        first = (prose.sentences(mending.mend(label.rest).text) or ("",))[0]
        if 1 < len(first) <= _SHORT:
            ends = label.rest.rstrip()[: len(first) + 2].find("。") >= 0
            by_style.setdefault(label.style, {}).setdefault(ends, []).append(said)
    for groups in by_style.values():
        if len(groups) == 2:
            odd = min(groups.values(), key=len)
            message = _ENDS.of(
                with_=shorten(groups[True][0].text, 20), without=shorten(groups[False][0].text, 20)
            )
            yield Fault(RULES["RP04"], odd[0].number, message, odd[0].text)


# --- repeats ---

_TWICE = Message(
    "与第{other}段“{text}”几乎相同。请核对是否重复。", "Almost the same as paragraph {other}, “{text}”."
)
_ALIKE = 85.0
_LEAST = 20
_MOST = 1500
"""Sentences that are compared: those of about 150 pages."""


def _repeated(body: Sequence[Said]) -> Iterator[Fault]:
    said = [(p, s) for p in body for s in prose.sentences(mending.mend(p.text).text) if len(s) >= _LEAST][
        :_MOST
    ]
    texts = [numbering.unlabelled(s) for _, s in said]
    told: set[int] = set()
    for at, text in enumerate(texts):
        if at in told or at + 1 >= len(texts):
            continue
        for _, _, later in process.extract(
            text, texts[at + 1 :], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3
        ):
            index = at + 1 + later
            if index not in told:
                told.add(index)
                message = _TWICE.of(other=said[at][0].number, text=shorten(text, 24))
                yield Fault(RULES["RP08"], said[index][0].number, message, said[index][1])


# --- left over from editing ---

_CHANGES = Message(
    "文档中有 {n} 处修订没有接受或拒绝，以下按全部接受后的文字核对。",
    "{n} tracked changes are neither accepted nor rejected; the text was checked as if all were accepted.",
)
_COMMENTS = Message(
    "文档中还有 {n} 条批注，定稿前应当删除。", "{n} comments remain: delete them before it goes out."
)


def _left_over(reading: Reading) -> Iterator[Fault]:
    for count, message in ((reading.changes, _CHANGES), (reading.comments, _COMMENTS)):
        if count:
            yield Fault(RULES["RP11"], 0, message.of(n=count))
