"""Documents that statements say were issued, signed or made: one document, told by several rows of a chapter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lawgov_xl.report import likeness, prose, substance
from lawgov_xl.report.facts import title_key
from lawgov_xl.report.statements import Statement

_TITLE = r"《[^《》]+》(?:（[^（）]{2,40}）)?"
_ISSUES = re.compile(
    rf"\A(?P<lead>.*?)(?P<verb>(?:研究)?(?:制定|制订|印发|出台|发布|签订|签署|修订)(?:出台|印发|了|并印发|实施){{0,4}})"
    rf"(?P<titles>{_TITLE}(?:[、和及与]?{_TITLE})*)(?P<tail>等[^，。；《》]{{0,14}})?\Z"
)


def issued(clause: str) -> frozenset[str]:
    """The titles that a clause says were issued, signed or made; empty where it says no such thing."""
    found = _ISSUES.match(prose.bare(clause)) if "》" in clause else None
    if found is None:
        return frozenset()
    return frozenset(_document(t) for t in re.findall(r"《[^《》]+》", found.group("titles")))


def _document(title: str) -> str:
    """A title without its issuer: 《重庆市…局关于…的通知》 and 《关于…的通知》 are one document."""
    return re.sub(r"\A[一-龥、]{2,30}?(?=关于)", "", title_key(title))


def by_document(statements: Sequence[Statement]) -> list[Statement]:
    """Statements of one chapter that issue the same document become one: issued once, with all it brought about."""
    out: list[Statement] = []
    for statement in statements:
        mine, at = issuing(statement)
        home = next(
            (
                i
                for i, other in enumerate(out)
                if mine and other.chapter == statement.chapter and mine <= issuing(other)[0]
            ),
            None,
        )
        if home is None:
            out.append(statement)
            continue
        told = out[home]
        known = [likeness.key(o) for o in prose.clauses(told.text)]
        brought = [
            c
            for c in prose.clauses(statement.text)[at + 1 :]
            if not any(likeness.same_clause(likeness.key(c), k) for k in known)
            and not substance.is_empty_effect(c)
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


def issuing(statement: Statement) -> tuple[frozenset[str], int]:
    """The documents that a statement issues, and which of its clauses says so."""
    for at, clause in enumerate(prose.clauses(statement.text)):
        if titles := issued(clause):
            return titles, at
    return frozenset(), 0


def without_issued(statement: Statement, known: set[str]) -> Statement:
    """Of several documents issued in one clause, those that another statement tells of are left out."""
    titles, at = issuing(statement)
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
