"""Figures that changed: the same thing counted twice, with two values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from lawgov_xl.rules.amounts import Amount, amounts, shown
from lawgov_xl.text import squeeze

_ALIKE = 62.0
_BREAK = re.compile(r"[，。；：、！？,;:!?\n（）()]")
_BEFORE, _AFTER = 12, 8


@dataclass(frozen=True, slots=True)
class FigureChange:
    """what: the words around the figure; old, new: as written, with their unit; score: how alike the words are."""

    what: str
    old: str
    new: str
    score: float


@dataclass(frozen=True, slots=True)
class _Figure:
    amount: Amount
    before: str
    after: str

    @property
    def shown(self) -> str:
        about = "约" if self.amount.about else ""
        return f"{about}{shown(self.amount.value)}{self.amount.unit}"


@lru_cache(maxsize=4096)
def figure_changes(old: str, new: str) -> tuple[FigureChange, ...]:
    """The figures of two texts that count the same thing and differ; each figure is paired once."""
    before, after = _figures(old), _figures(new)
    pairs = sorted(
        (
            (_alike(a, b), -i, -j)
            for i, a in enumerate(before)
            for j, b in enumerate(after)
            if a.amount.unit == b.amount.unit
        ),
        reverse=True,
    )
    found: list[tuple[int, FigureChange]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    # Figures that stayed pair first, so that 2项…16项 against 2项…10项 changes one figure, not two.
    stayed = [p for p in pairs if before[-p[1]].amount.value == after[-p[2]].amount.value]
    for score, i, j in [*stayed, *pairs]:
        if score < _ALIKE or -i in used_old or -j in used_new:
            continue
        used_old.add(-i)
        used_new.add(-j)
        one, other = before[-i], after[-j]
        if one.amount.value != other.amount.value:
            what = f"{other.before}…{other.after}" if other.after else other.before
            found.append((-j, FigureChange(what, one.shown, other.shown, round(score, 1))))
    return tuple(change for _, change in sorted(found, key=lambda f: f[0]))


def _figures(text: str) -> list[_Figure]:
    plain = squeeze(text)
    return [
        _Figure(
            a,
            _BREAK.split(plain[max(0, a.start - _BEFORE) : a.start])[-1],
            _BREAK.split(plain[a.end : a.end + _AFTER])[0],
        )
        for a in amounts(plain)
        if not a.chinese
    ]


def _alike(one: _Figure, other: _Figure) -> float:
    """By the words before and after, digits aside; where one side is empty, the other must do."""
    before = fuzz.ratio(_words(one.before), _words(other.before))
    after = fuzz.ratio(one.after, other.after) if one.after and other.after else None
    if not _words(one.before) or not _words(other.before):
        return after if after is not None and len(one.after) > 2 else 0.0
    return (
        before
        if after is None
        else max(before * 0.6 + after * 0.4, min(before, 100.0) if before >= 90 else 0.0)
    )


def _words(text: str) -> str:
    return re.sub(r"[\d.%]+", "", text)
