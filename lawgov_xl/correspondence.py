"""Which rows of last year's table live on in this year's: the same, reworded, split, put together, or gone.

Unlike `matching`, which places each row once, one row may live on in several and several in one. Every link carries
its score, so that a person can judge it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from lawgov_xl.matching import Line, assign, plain

ALIKE = 45.0
"""Score from which two requirements are taken to ask for the same, or one for a part of the other. Tried on the tables
of 2019 and 2020: down to this score every link held when read."""
SHORT, ALIKE_SHORT = 20, 70.0
"""Texts of fewer characters share 推进……的有关工作 without sharing a subject: they must be more alike."""
MOST = 3
"""Links of one row at most."""
_CLAUSE = re.compile(r"[，。；：、！？,;:!?]+")
_SHORTEST = 4
_LEAST = 8
"""Characters that must be found again for a part to count: 完善有关制度 says nothing."""
_SAME_CLAUSE = 80.0
_SHARED = 0.2


class Kind(StrEnum):
    """How a row lives on."""

    EXACT = "exact"
    SIMILAR = "similar"
    PART = "part"

    @property
    def zh(self) -> str:
        return {"exact": "文字一致", "similar": "文字相近", "part": "部分内容相同"}[self.value]


@dataclass(frozen=True, slots=True)
class Link:
    """old, new: indexes of the rows; score: 0 to 100."""

    old: int
    new: int
    score: float
    kind: Kind


@dataclass(frozen=True, slots=True)
class Correspondence:
    """links, the best first for each new row; fresh: new rows without any; dropped: old rows without any."""

    links: tuple[Link, ...]
    fresh: tuple[int, ...]
    dropped: tuple[int, ...]

    def of_new(self, new: int) -> tuple[Link, ...]:
        return tuple(link for link in self.links if link.new == new)

    def of_old(self, old: int) -> tuple[Link, ...]:
        return tuple(link for link in self.links if link.old == old)


def correspond(old: Sequence[Line], new: Sequence[Line]) -> Correspondence:
    """The links between two lists of requirements."""
    found: dict[tuple[int, int], Link] = {}
    for match in assign(old, new).matches:
        if match.score > 0:
            kind = Kind.EXACT if match.score > 99.9 else Kind.SIMILAR
            for line in match.lines:
                found[line, match.item] = Link(line, match.item, match.score, kind)
    whole_old = {o for (o, _), link in found.items() if link.kind is Kind.EXACT}
    whole_new = {n for (_, n), link in found.items() if link.kind is Kind.EXACT}
    grams_old, grams_new = [_grams(line.text) for line in old], [_grams(line.text) for line in new]
    for n in range(len(new)):
        if n in whole_new:
            continue
        for o in range(len(old)):
            if (o, n) in found or o in whole_old or not _share(grams_old[o], grams_new[n]):
                continue
            if (link := _link(old[o].text, new[n].text, o, n)) is not None:
                found[o, n] = link
    links = tuple(_kept(found.values()))
    linked_old, linked_new = {link.old for link in links}, {link.new for link in links}
    return Correspondence(
        links,
        tuple(n for n in range(len(new)) if n not in linked_new),
        tuple(o for o in range(len(old)) if o not in linked_old),
    )


def _kept(links: Iterable[Link]) -> Iterable[Link]:
    """The best links of each new row, weak ones left out beside a much better one."""
    by_new: dict[int, list[Link]] = {}
    for link in links:
        by_new.setdefault(link.new, []).append(link)
    for new in sorted(by_new):
        best = sorted(by_new[new], key=lambda k: (k.kind is not Kind.EXACT, -k.score, k.old))
        yield from best[:MOST]


def _link(old: str, new: str, o: int, n: int) -> Link | None:
    whole = fuzz.ratio(plain(old), plain(new))
    part = max(_covered(old, new), _covered(new, old))
    score = max(whole, part)
    short = min(len(plain(old)), len(plain(new))) < SHORT
    if score < (ALIKE_SHORT if short else ALIKE):
        return None
    return Link(o, n, round(score, 1), Kind.SIMILAR if whole >= ALIKE and whole >= part - 20 else Kind.PART)


def _covered(text: str, other: str) -> float:
    """How much of a text (0 to 100, by characters) is found again in another, clause by clause."""
    pieces, whole = _clauses(text), plain(other)
    length = sum(map(len, pieces))
    found = again = 0.0
    for piece in pieces:
        likeness = (
            fuzz.partial_ratio(piece, whole, score_cutoff=_SAME_CLAUSE) if len(piece) <= len(whole) else 0.0
        )
        found += len(piece) * likeness / 100
        again += len(piece) if likeness else 0
    return 100 * found / length if length and again >= _LEAST else 0.0


@lru_cache(maxsize=8192)
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(c for c in _CLAUSE.split(plain(text)) if len(c) >= _SHORTEST)


@lru_cache(maxsize=8192)
def _grams(text: str) -> frozenset[str]:
    bare = plain(text)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1))


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts have enough pairs of characters in common to be compared at all."""
    return bool(one and other) and len(one & other) >= _SHARED * min(len(one), len(other))
