"""Telling a thing once: one agreement named in three rows, one sentence copied into five."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from lawgov_xl.report import facts, prose, substance
from lawgov_xl.report.facts import Kind, title_key
from lawgov_xl.report.statements import Statement

ALIKE = 77.0
"""From which likeness (0 to 100, of rapidfuzz's ratio) on two sentences of one report are too much alike."""
_SAME_CLAUSE = 82.0

_TITLE = r"《[^《》]+》(?:（[^（）]{2,40}）)?"
_ISSUES = re.compile(
    rf"\A(?P<lead>.*?)(?P<verb>(?:研究)?(?:制定|制订|印发|出台|发布|签订|签署|修订)(?:出台|印发|了|并印发|实施)*)"
    rf"(?P<titles>{_TITLE}(?:[、和及与]?{_TITLE})*)(?P<tail>等[^，。；《》]{{0,14}})?\Z"
)


_NUMBERED = re.compile(r"（[^（）]*〔\d{4}〕\d+号[^（）]*）")
_MARKS = re.compile(r"[^一-龥A-Za-z0-9%]")
_ME = re.compile(r"\A(?:我[局委办厅院部处会]|我单位)")


@lru_cache(maxsize=65536)
def key(clause: str) -> str:
    """A clause for comparing: without marks, document numbers, and the words for the department itself."""
    return _ME.sub("", _MARKS.sub("", _NUMBERED.sub("", clause)))


@lru_cache(maxsize=65536)
def _digits(plain: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", plain))


def too_alike(one: str, other: str) -> bool:
    """Whether two sentences are so much alike that a reader would take them for the same."""
    return keys_alike(key(one), key(other))


def keys_alike(one: str, other: str) -> bool:
    """The same of two sentences' keys."""
    if min(len(one), len(other)) < 6:
        return one == other
    return fuzz.ratio(one, other, score_cutoff=ALIKE) >= ALIKE


def issued(clause: str) -> frozenset[str]:
    """The titles that a clause says were issued, signed or made; empty where it says no such thing."""
    found = _ISSUES.match(prose.bare(clause))
    if found is None:
        return frozenset()
    return frozenset(_document(t) for t in re.findall(r"《[^《》]+》", found.group("titles")))


def _document(title: str) -> str:
    """A title without its issuer: 《重庆市…局关于…的通知》 and 《关于…的通知》 are one document."""
    return re.sub(r"\A[一-龥、]{2,30}?(?=关于)", "", title_key(title))


# --- one document, told by several rows of a chapter ---


def by_document(statements: Sequence[Statement]) -> list[Statement]:
    """Statements of one chapter that issue the same document become one: issued once, with all it brought about."""
    out: list[Statement] = []
    for statement in statements:
        mine, at = _issuing(statement)
        home = next(
            (
                i
                for i, other in enumerate(out)
                if mine and other.chapter == statement.chapter and mine <= _issuing(other)[0]
            ),
            None,
        )
        if home is None:
            out.append(statement)
            continue
        told = out[home]
        known = [key(o) for o in prose.clauses(told.text)]
        brought = [
            c
            for c in prose.clauses(statement.text)[at + 1 :]
            if not any(_same_clause(key(c), k) for k in known) and not substance.is_empty_effect(c)
        ]
        merged = told.told_by(statement)
        if brought and len(told.text) + sum(map(len, brought)) <= _LONGEST:
            text = prose.bare(told.text) + "；" + prose.join(brought)
            merged = replace(merged, text=text, changes=(*told.changes, *statement.changes))
        elif brought:
            out.append(statement)
            continue
        out[home] = merged
    return out


_LONGEST = 230


def _issuing(statement: Statement) -> tuple[frozenset[str], int]:
    """The documents that a statement issues, and which of its clauses says so."""
    for at, clause in enumerate(prose.clauses(statement.text)):
        if titles := issued(clause):
            return titles, at
    return frozenset(), 0


# --- one thing, told once ---


def _same_clause(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one == other or (len(one) >= 8 and one in other):
        return True
    if abs(len(one) - len(other)) > 0.4 * max(len(one), len(other)):
        return False
    if fuzz.ratio(one, other, score_cutoff=_SAME_CLAUSE) < _SAME_CLAUSE:
        return False
    return _digits(one) == _digits(other)


_LEANS = re.compile(r"\A(?:该|此|其|并(?!非)|且|而|也|还|以及|从而|进而|均|都|规定|要求|明确|确保|促进|对其)")


def once(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each thing told once: what a weightier one says is cut from the others, or they go.

    Weightier is what has more facts; of equals, the fuller one, then what speaks more of its row's theme. The
    order stays.
    """
    weight = [sum(f.kind is not Kind.DOCUMENT_NUMBER for f in facts.find(s.text)) for s in statements]
    order = sorted(
        range(len(statements)),
        key=lambda i: (-weight[i], -len(key(statements[i].text)), -statements[i].fit, i),
    )
    told = _Told()
    for at in order:
        statement = _without_issued(statements[at], told.issued)
        text, teller = _news(statement, told)
        if text:
            told.add(at, statement if text == statement.text else replace(statement, text=text))
        elif teller is not None:
            told.kept[teller] = told.kept[teller].told_by(statement)
    return [told.kept[i] for i in sorted(told.kept)]


class _Told:
    """What was told so far: statements by their place, and the keys of their sentences and clauses."""

    def __init__(self) -> None:
        self.kept: dict[int, Statement] = {}
        self.issued: set[str] = set()
        self._clauses: list[str] = []
        self._clause_of: list[int] = []
        self._sentences: list[str] = []
        self._sentence_of: list[int] = []

    def add(self, at: int, statement: Statement) -> None:
        self.kept[at] = statement
        self.issued |= _issuing(statement)[0]
        mine = [k for c in prose.clauses(statement.text) if (k := key(c))]
        self._clauses += mine
        self._clause_of += [at] * len(mine)
        self._sentences.append(key(statement.text))
        self._sentence_of.append(at)

    def who_says(self, clause: str) -> int | None:
        """The statement that has this clause, in these or nearly these words."""
        mine = key(clause)
        if not mine:
            return None
        for other, at in zip(self._clauses, self._clause_of, strict=True):
            if mine == other or (len(mine) >= 8 and mine in other):
                return at
        near = process.extract(mine, self._clauses, scorer=fuzz.ratio, score_cutoff=_SAME_CLAUSE, limit=4)
        return next((self._clause_of[i] for other, _, i in near if _digits(mine) == _digits(other)), None)

    def like(self, statement: Statement) -> int | None:
        """The statement that says the same as a whole, or holds the same facts in much the same words."""
        mine = key(statement.text)
        near = process.extract(mine, self._sentences, scorer=fuzz.ratio, score_cutoff=_SAME_FACTS, limit=4)
        for other, _, i in near:
            at = self._sentence_of[i]
            hard = _hard(statement.text)
            if keys_alike(mine, other) or (hard and hard <= _hard(self.kept[at].text)):
                return at
        return None


_SAME_FACTS = 60.0
"""How alike two sentences must be for one to go, if its titles and figures all stand in the other."""


def _without_issued(statement: Statement, known: set[str]) -> Statement:
    """Of several documents issued in one clause, those that another statement tells of are left out."""
    titles, at = _issuing(statement)
    if not titles & known or titles <= known:
        return statement
    pieces = list(prose.clauses(statement.text))
    found = _ISSUES.match(prose.bare(pieces[at]))
    assert found is not None
    named = re.findall(_TITLE, found.group("titles"))
    new = [t for t in named if _document(t.split("》")[0] + "》") not in known]
    rest = "、".join(new) if any("（" in t for t in new[:-1]) else "".join(new)
    mark = pieces[at][len(prose.bare(pieces[at])) :]
    pieces[at] = f"{found.group('lead')}{found.group('verb')}{rest}{found.group('tail') or ''}{mark}"
    return replace(statement, text="".join(pieces))


def _news(statement: Statement, told: _Told) -> tuple[str, int | None]:
    """What of a statement is new ("" for nothing), and which other statement tells the rest."""
    if (same := told.like(statement)) is not None:
        return "", same
    pieces = list(prose.clauses(statement.text))
    tellers = [told.who_says(p) for p in pieces]
    for at in range(len(pieces) - 2, -1, -1):
        if prose.ADVERBIAL.match(pieces[at]):  # when and why go with what they lead to
            tellers[at] = tellers[at + 1]
    if all(t is None for t in tellers):
        return statement.text, None
    teller = next(t for t in tellers if t is not None)
    new = [p for p, t in zip(pieces, tellers, strict=True) if t is None]
    firm = [
        p
        for p in new
        if not prose.ADVERBIAL.match(p)
        and not substance.is_boilerplate(p)
        and not (substance.EFFECT.match(p) and not facts.claims(p))
    ]
    if not firm or sum(map(len, firm)) < 10:
        return "", teller
    while tellers[-1] is not None and not prose.is_open(pieces[-2]):
        pieces.pop()
        tellers.pop()
    first = next(i for i, t in enumerate(tellers) if t is None)
    if first and not _LEANS.match(pieces[first]) and not any(issued(p) for p in pieces[:first]):
        pieces = pieces[first:]
    return prose.join(pieces), teller


@lru_cache(maxsize=65536)
def _hard(text: str) -> frozenset[str]:
    return frozenset(f.key for f in facts.find(text) if f.kind in (Kind.TITLE, Kind.NUMBER, Kind.PERCENT))
