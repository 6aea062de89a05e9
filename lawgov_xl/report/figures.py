"""Figures of a report against a workbook: the same figure supports only if it counts the same thing."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from lawgov_xl.report.evidence import ANSWER, COUNTED, OFFICIAL, Book, Evidence, Judged, conflict_with
from lawgov_xl.report.facts import Fact, Kind

_ALIKE = 70.0
"""From which likeness on two clauses tell of the same thing, their figures aside."""


def like(one: str, other: str, mine: Fact, theirs: Fact) -> bool:
    """Whether two clauses tell of the same thing, their figures aside."""
    a, b = one.replace(mine.text, ""), other.replace(theirs.text, "")
    return min(len(a), len(b)) >= 8 and fuzz.ratio(a, b) >= _ALIKE


_EMPTY = re.compile(
    r"工作|情况|开展|进行|完成|组织|我局|全市|全年|目前|以来|达到|共计|方面|相关|有关|推进|加强|建设|管理|落实|制度|及其|以上|超过|不少于|左右|其中|均|已|共|等|的|了"
)


_COMPARED = 2000
"""How many figures of one unit a claim is compared with: ten times what a full table holds."""


def judge(fact: Fact, clause: str, sentence: str, book: Book) -> Judged:
    """The evidence for a figure, or what the workbook says otherwise."""
    context = _pairs(clause)
    same = [
        e
        for e in book.of(fact)[:_COMPARED]
        if e.place != OFFICIAL and _about_the_same(fact, clause, context, e)
    ]
    if same:
        return same, None
    return (), conflict_with(_other_figure(fact, clause, sentence, book))


def _about_the_same(fact: Fact, clause: str, context: frozenset[str], found: Evidence) -> bool:
    """Whether the same figure counts the same thing: by its noun, or by the words around it."""
    if found.place == COUNTED:  # short set phrases: 已完成77项 is not 共77项
        mine, theirs = fact.noun, found.fact.noun
        return bool(mine and theirs) and (mine.endswith(theirs) or theirs.endswith(mine))
    if _common(fact.noun, found.fact.noun) >= 2 and _telling(fact.noun):
        return True
    around = _pairs(found.clause) | _pairs(found.fact.noun)
    shared = context & around
    if len(shared) >= 2:
        return True
    wider = _pairs(found.sentence) | (_pairs(found.theme) if found.place == ANSWER else frozenset())
    return len(context & wider) >= 3 or (not context and fact.kind is Kind.NUMBER)


def _other_figure(fact: Fact, clause: str, sentence: str, book: Book) -> Evidence | None:
    """The workbook's figure about the thing that a claim counts, where it is another one."""
    context = _pairs(sentence)
    best: tuple[tuple[float, ...], Evidence] | None = None
    for order, found in enumerate(book.by_unit.get(fact.unit, ())[:_COMPARED]):
        if found.place == OFFICIAL or found.fact.value == fact.value:
            continue
        alike = like(clause, found.clause, fact, found.fact)
        counted = found.place == COUNTED and bool(fact.noun) and fact.noun == found.fact.noun
        if not (alike or counted) and (
            fact.kind is Kind.PERCENT or not _same_thing(fact.noun, found.fact.noun)
        ):
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


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    """Pairs of characters of a text that tell what it is about."""
    plain = _EMPTY.sub(" ", text)
    return frozenset(
        word[i : i + 2] for word in re.findall(r"[一-龥]{2,}", plain) for i in range(len(word) - 1)
    )
