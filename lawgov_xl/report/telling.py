"""Telling a thing once: one agreement named in three rows, one sentence copied into five."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from lawgov_xl.report import facts, issuing, likeness, prose, substance
from lawgov_xl.report.facts import Kind
from lawgov_xl.report.statements import Statement

_LEANS = re.compile(r"\A(?:该|此|其|并(?!非)|且|而|也|还|以及|从而|进而|均|都|规定|要求|明确|确保|促进|对其)")


def once(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each thing told once: what a weightier one says is cut from the others, or they go.

    Weightier is what has more facts; of equals, the fuller one, then what speaks more of its row's theme. The
    order stays.
    """
    weight = [len({(f.kind, f.key) for f in facts.find(s.text) if f.kind not in _LIGHT}) for s in statements]
    order = sorted(
        range(len(statements)),
        key=lambda i: (-weight[i], -len(likeness.key(statements[i].text)), -statements[i].fit, i),
    )
    told = _Told()
    for at in order:
        statement = issuing.without_issued(statements[at], told.issued)
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
        self.issued |= issuing.issuing(statement)[0]
        mine = [k for c in prose.clauses(statement.text) if (k := likeness.key(c))]
        self._clauses += mine
        self._clause_of += [at] * len(mine)
        self._sentences.append(likeness.key(statement.text))
        self._sentence_of.append(at)

    def who_says(self, clause: str) -> int | None:
        """The statement that has this clause, in these or nearly these words."""
        mine = likeness.key(clause)
        if not mine:
            return None
        for other, at in zip(self._clauses, self._clause_of, strict=True):
            if mine == other or (len(mine) >= 8 and mine in other):
                return at
        near = process.extract(
            mine, self._clauses, scorer=fuzz.ratio, score_cutoff=likeness.SAME_CLAUSE, limit=4
        )
        return next(
            (self._clause_of[i] for other, _, i in near if likeness.digits(mine) == likeness.digits(other)),
            None,
        )

    def like(self, statement: Statement) -> int | None:
        """The statement that says the same as a whole, or holds the same facts in much the same words."""
        mine = likeness.key(statement.text)
        near = process.extract(mine, self._sentences, scorer=fuzz.ratio, score_cutoff=_SAME_FACTS, limit=4)
        for other, _, i in near:
            at = self._sentence_of[i]
            hard = _hard(statement.text)
            if likeness.keys_alike(mine, other) or (hard and hard <= _hard(self.kept[at].text)):
                return at
        return self._same_rates(statement)

    def _same_rates(self, statement: Statement) -> int | None:
        """The statement that tells the same rates, where a statement tells nothing else: 办理回复率达100%."""
        if not (mine := _rates(statement.text)):
            return None
        for at, other in self.kept.items():
            theirs = _rates(other.text)
            if theirs and all(any(_same_rate(m, t) for t in theirs) for m in mine):
                return at
        return None


_LIGHT = (Kind.DOCUMENT_NUMBER, Kind.DATE)
_SAME_FACTS = 60.0
"""How alike two sentences must be for one to go, if its titles and figures all stand in the other."""


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
    if first and not _LEANS.match(pieces[first]) and not any(issuing.issued(p) for p in pieces[:first]):
        pieces = pieces[first:]
    return prose.join(pieces), teller


@lru_cache(maxsize=65536)
def _rates(text: str) -> tuple[facts.Fact, ...]:
    """The percentages of a text; none where it has other hard facts besides."""
    found = [f for f in facts.find(text) if f.kind in (Kind.TITLE, Kind.NUMBER, Kind.PERCENT)]
    return tuple(found) if all(f.kind is Kind.PERCENT for f in found) else ()


def _same_rate(one: facts.Fact, other: facts.Fact) -> bool:
    """Whether two percentages are the same value of the same thing: 提案办理回复率 and 建议办理回复率."""
    short, long = sorted((one.noun, other.noun), key=len)
    windows = (short[i : i + 3] for i in range(max(1, len(short) - 2)))
    return one.key == other.key and len(short) >= 3 and any(w in long for w in windows)


@lru_cache(maxsize=65536)
def _hard(text: str) -> frozenset[str]:
    return frozenset(f.key for f in facts.find(text) if f.kind in (Kind.TITLE, Kind.NUMBER, Kind.PERCENT))
