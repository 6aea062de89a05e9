"""Claims of a report, held against a workbook: supported, unsupported, or in conflict with a row.

A claim is a title, a document number, a date, a percentage, or a number with its unit. A figure is only supported
by the same figure about the same thing; where the workbook has another figure about that thing, that is a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from lawgov_xl.report import evidence, facts, figures, mending, prose
from lawgov_xl.report.evidence import ANSWER, COVER, Book, Conflict, Evidence, Judged, conflict_with
from lawgov_xl.report.facts import Fact, Kind
from lawgov_xl.report.model import Source
from lawgov_xl.report.reading import Said


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
        for sentence in prose.sentences(mending.mend(said.text).text)
        for fact in facts.claims(sentence)
    )


def _claim(fact: Fact, sentence: str, paragraph: int, book: Book) -> Claim:
    clause = evidence.clause_of(sentence, fact)
    supported, conflict = _JUDGES[fact.kind](fact, clause, sentence, book)
    sources = tuple(dict.fromkeys(e.source for e in supported))[:_SOURCES]
    return Claim(
        fact.text, fact.kind, paragraph, bool(supported), sources, None if supported else conflict, clause
    )


# --- titles ---

_ISSUER = re.compile(r"\A[一-龥、]{2,40}?(?=关于)")
_PLACE = re.compile(
    r"\A(?:中华人民共和国|(?:[一-龥]{2,12}?(?:省|自治区|市|区|县|局|委员会|委(?!托)|厅|办公室|办(?![法理事案公])|政府|部(?![门署分])|院(?!校)))+)"
)
_NEAR = 86.0
_LONG = 6


def _title(fact: Fact, clause: str, sentence: str, book: Book) -> Judged:
    known = book.judged.get((fact.kind, fact.key))  # a report names its documents again and again
    if known is None:
        known = book.judged[fact.kind, fact.key] = _judged_title(fact, book)
    return known


def _judged_title(fact: Fact, book: Book) -> Judged:
    if exact := book.of(fact):
        return exact, None
    mine = _document(fact.key)
    same = [e for key, e in book.titles.items() if _document(key) == mine or _core(key) == mine]
    if same:
        return same, None
    return (), conflict_with(_other_title(fact.key, book))


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
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


_BEFORE = 200
"""How far back of its number the title of a document begins at most."""


def _document_number(fact: Fact, clause: str, sentence: str, book: Book) -> Judged:
    if exact := book.of(fact):
        return exact, None
    tail = evidence.tail(fact.key)
    code = fact.key.removesuffix(tail)
    same = [
        e
        for e in book.by_tail.get(tail, ())
        if e.fact.key.removesuffix(tail).endswith(code) or code.endswith(e.fact.key[: -len(tail)])
    ]
    if same:
        return same, None
    before = sentence[max(0, fact.start - _BEFORE) : fact.start]
    title = next((f for f in reversed(facts.find(before)) if f.kind is Kind.TITLE), None)
    if title is None or len(before) - title.end > 3:
        return (), None
    for found in book.of(title):
        after = facts.find(found.sentence[found.fact.end :])
        other = next((f for f in after if f.kind is Kind.DOCUMENT_NUMBER and f.start <= 3), None)
        if other is not None and other.key != fact.key:
            return (), conflict_with(found)
    return (), None


# --- dates ---


def _date(fact: Fact, clause: str, sentence: str, book: Book) -> Judged:
    if exact := book.of(fact):
        return exact, None
    known = book.judged.get((fact.kind, fact.key))
    if known is None:
        within = [e for e in book.dates if _covers(fact.key, e.fact.key)]
        known = book.judged[fact.kind, fact.key] = within, None
    if known[0]:
        return known
    for other in book.dates:
        same_form = fact.key.count("-") == other.fact.key.count("-")
        if (
            other.place in (ANSWER, COVER)
            and same_form
            and figures.like(clause, other.clause, fact, other.fact)
        ):
            return (), conflict_with(other)
    return (), None


def _covers(claim: str, found: str) -> bool:
    """Whether a date is a less exact form of another (2019年 of 2019年4月26日; 4月26日 of 2019年4月26日)."""
    if "/" in claim or "/" in found:
        return claim in found.split("/")
    return found.startswith(claim + "-") or (claim.startswith("-") and found.endswith(claim))


_JUDGES = {
    Kind.TITLE: _title,
    Kind.DOCUMENT_NUMBER: _document_number,
    Kind.DATE: _date,
    Kind.PERCENT: figures.judge,
    Kind.NUMBER: figures.judge,
}
