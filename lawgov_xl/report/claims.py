"""Claims of a report, held against a workbook: supported, unsupported, or in conflict with a row.

A claim is a title, a document number, a date, a percentage, or a number with its unit. A figure is only supported
by the same figure about the same thing; where the workbook has another figure about that thing, that is a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from lawgov_xl.report import evidence, facts, prose
from lawgov_xl.report.evidence import ANSWER, COUNTED, COVER, OFFICIAL, Book, Evidence
from lawgov_xl.report.facts import Fact, Kind
from lawgov_xl.report.model import Source
from lawgov_xl.report.reading import Said
from lawgov_xl.text import shorten


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the workbook says otherwise. text: its own words."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. paragraph: its number in the report. A claim may be neither supported nor in conflict."""

    text: str
    kind: Kind
    paragraph: int
    supported: bool
    sources: tuple[Source, ...] = ()
    conflict: Conflict | None = None
    clause: str = ""


_SOURCES = 8
"""How many rows are named that support one claim."""


def check(paragraphs: Iterable[Said], book: Book) -> tuple[Claim, ...]:
    """Every claim of these paragraphs, in order. book: the evidence of the workbook."""
    return tuple(
        _claim(fact, sentence, said.number, book)
        for said in paragraphs
        for sentence in prose.sentences(prose.mend(said.text).text)
        for fact in facts.claims(sentence)
    )


def _claim(fact: Fact, sentence: str, paragraph: int, book: Book) -> Claim:
    clause = evidence.clause_of(sentence, fact)
    supported, conflict = _JUDGES[fact.kind](fact, clause, sentence, book)
    sources = tuple(dict.fromkeys(e.source for e in supported))[:_SOURCES]
    return Claim(
        fact.text, fact.kind, paragraph, bool(supported), sources, None if supported else conflict, clause
    )


Judged = tuple[Sequence[Evidence], Conflict | None]


def _conflict(found: Evidence | None) -> Conflict | None:
    return Conflict(found.source, shorten(found.sentence, 120)) if found else None


# --- titles ---

_ISSUER = re.compile(r"\A[一-龥、]{2,40}?(?=关于)")
_PLACE = re.compile(
    r"\A(?:中华人民共和国|(?:[一-龥]{2,12}?(?:省|自治区|市|区|县|局|委员会|委(?!托)|厅|办公室|办(?![法理事案公])|政府|部(?![门署分])|院(?!校)))+)"
)
_NEAR = 86.0
_LONG = 6


def _title(fact: Fact, clause: str, sentence: str, book: Book) -> Judged:
    if exact := book.of(fact):
        return exact, None
    mine = _document(fact.key)
    same = [e for key, e in book.titles.items() if _document(key) == mine or _core(key) == mine]
    if same:
        return same, None
    return (), _conflict(_other_title(fact.key, book))


def _document(key: str) -> str:
    """A document however its title is given: without the body that issued it (市政府办公厅关于…的通知), without the
    notice that came with it (关于印发…的通知), without the country's name.
    """
    plain = _ISSUER.sub("", key).removeprefix("中华人民共和国")
    return (
        re.sub(r"\A关于印发|的通知\Z", "", plain)
        if plain.startswith("关于印发")
        else plain.removesuffix("的通知")
    )


def _core(key: str) -> str:
    """What a regulation is about, without place or body: 重庆市知识产权局公职律师管理办法 -> 公职律师管理办法."""
    core = _PLACE.sub("", _document(key))
    return core if len(core) >= _LONG else key


def _other_title(key: str, book: Book) -> Evidence | None:
    """The workbook's title of what seems to be the same document: of another body, or with other words."""
    best: tuple[float, Evidence] | None = None
    for other, found in book.titles.items():
        if _figures(key) != _figures(other) or min(len(key), len(other)) < _LONG:
            continue
        core = _core(key)
        placed = core not in (key, _document(key)) and _core(other) not in (other, _document(other))
        same = placed and core == _core(other)
        score = 100.0 if same else _wording(key, other)
        if score >= _NEAR and (best is None or score > best[0]):
            best = score, found
    return best[1] if best else None


def _wording(key: str, other: str) -> float:
    """How alike two titles are that differ in words; one that only adds a place or a body is another document."""
    if key in other or other in key:
        return 0.0
    return fuzz.ratio(key, other)


def _figures(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", text))


# --- document numbers ---


def _document_number(fact: Fact, clause: str, sentence: str, book: Book) -> Judged:
    if exact := book.of(fact):
        return exact, None
    tail = re.sub(r"\A[^〔]*", "", fact.key)
    near = [
        e
        for (kind, key), found in book.by_key.items()
        if kind is fact.kind and key.endswith(tail)
        for e in found
    ]
    code = fact.key.removesuffix(tail)
    same = [
        e
        for e in near
        if e.fact.key.removesuffix(tail).endswith(code) or code.endswith(e.fact.key[: -len(tail)])
    ]
    if same:
        return same, None
    title = next((f for f in reversed(facts.find(sentence[: fact.start])) if f.kind is Kind.TITLE), None)
    if title is None or fact.start - title.end > 3:
        return (), None
    for found in book.of(title):
        after = facts.find(found.sentence[found.fact.end :])
        other = next((f for f in after if f.kind is Kind.DOCUMENT_NUMBER and f.start <= 3), None)
        if other is not None and other.key != fact.key:
            return (), _conflict(found)
    return (), None


# --- dates ---

_ALIKE = 70.0


def _date(fact: Fact, clause: str, sentence: str, book: Book) -> Judged:
    if exact := book.of(fact):
        return exact, None
    within = [e for e in book.dates if _covers(fact.key, e.fact.key)]
    if within:
        return within, None
    for other in book.dates:
        same_form = fact.key.count("-") == other.fact.key.count("-")
        if other.place in (ANSWER, COVER) and same_form and _like(clause, other.clause, fact, other.fact):
            return (), _conflict(other)
    return (), None


def _covers(claim: str, found: str) -> bool:
    """Whether a date is a less exact form of another (2019年 of 2019年4月26日; 4月26日 of 2019年4月26日)."""
    if "/" in claim or "/" in found:
        return claim in found.split("/")
    return found.startswith(claim + "-") or (claim.startswith("-") and found.endswith(claim))


def _like(one: str, other: str, mine: Fact, theirs: Fact) -> bool:
    a, b = one.replace(mine.text, ""), other.replace(theirs.text, "")
    return min(len(a), len(b)) >= 8 and fuzz.ratio(a, b) >= _ALIKE


# --- figures ---

_EMPTY = re.compile(
    r"工作|情况|开展|进行|完成|组织|我局|全市|全年|目前|以来|达到|共计|方面|相关|有关|推进|加强|建设|管理|落实|制度|及其|以上|超过|不少于|左右|其中|均|已|共|等|的|了"
)


def _figure(fact: Fact, clause: str, sentence: str, book: Book) -> Judged:
    context = _pairs(clause)
    same = [e for e in book.of(fact) if e.place != OFFICIAL and _about_the_same(fact, clause, context, e)]
    if same:
        return same, None
    return (), _conflict(_other_figure(fact, clause, sentence, book))


def _about_the_same(fact: Fact, clause: str, context: set[str], found: Evidence) -> bool:
    """Whether the same figure counts the same thing: by its noun, or by the words around it."""
    if _common(fact.noun, found.fact.noun) >= 2 and _telling(fact.noun):
        return True
    around = _pairs(found.clause) | _pairs(found.fact.noun)
    shared = context & around
    if len(shared) >= 2:
        return True
    wider = _pairs(found.sentence) | (_pairs(found.theme) if found.place == ANSWER else set())
    return len(context & wider) >= 3 or (not context and fact.kind is Kind.NUMBER)


def _other_figure(fact: Fact, clause: str, sentence: str, book: Book) -> Evidence | None:
    """The workbook's figure about the thing that a claim counts, where it is another one."""
    context = _pairs(sentence)
    best: tuple[tuple[float, ...], Evidence] | None = None
    for order, found in enumerate(book.by_unit.get(fact.unit, ())):
        if found.place == OFFICIAL or found.fact.value == fact.value:
            continue
        alike = _like(clause, found.clause, fact, found.fact)
        if not alike and (fact.kind is Kind.PERCENT or not _same_thing(fact.noun, found.fact.noun)):
            continue
        score = (
            float(found.place in (ANSWER, COUNTED)),
            float(alike),
            float(_core_noun(fact.noun, found.fact.noun) in found.theme),
            float(len(context & _pairs(found.sentence))),
            float(order),
        )
        if best is None or score > best[0]:
            best = score, found
    return best[1] if best else None


_GENERIC = re.compile(
    r"(?:工作)?人员|同志|干部|单位|部门|处室|机构|企业|(?:行政)?(?:规范性)?文件|案件|事项|项目|问题|会议|活动|培训班?|讲座|材料|信息|制度|措施|任务|指标|职能|中心|学校|群众|代表"
)


def _same_thing(one: str, other: str) -> bool:
    """Whether two nouns name the same thing: one holds the other whole, or both begin with the same four words or
    more; and what they share is no thing of every kind.
    """
    short, long = sorted((one, other), key=len)
    shared = short if short in long else _common_head(one, other)
    return len(shared) >= 4 and not _GENERIC.fullmatch(shared)


def _common_head(one: str, other: str) -> str:
    length = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[:length]


def _common(one: str, other: str) -> int:
    """The length of the longest stretch that two nouns share."""
    return len(_core_noun(one, other))


def _core_noun(one: str, other: str) -> str:
    for length in range(min(len(one), len(other)), 0, -1):
        for start in range(len(one) - length + 1):
            if one[start : start + length] in other:
                return one[start : start + length]
    return ""


def _telling(noun: str) -> bool:
    return len(_EMPTY.sub("", noun)) >= 2


def _pairs(text: str) -> set[str]:
    """Pairs of characters of a text that tell what it is about."""
    plain = _EMPTY.sub(" ", text)
    return {
        p
        for word in re.findall(r"[一-龥]{2,}", plain)
        for p in (word[i : i + 2] for i in range(len(word) - 1))
    }


_JUDGES = {
    Kind.TITLE: _title,
    Kind.DOCUMENT_NUMBER: _document_number,
    Kind.DATE: _date,
    Kind.PERCENT: _figure,
    Kind.NUMBER: _figure,
}
