"""Items of an edition that ask for the same matter, in one table or in two: told by their requirements.

Two requirements are the same matter where the rarer words of the shorter one stand in the longer one. Words are
pairs of neighbouring characters, weighed by how few items have them, so that 制度、工作、落实 count for little.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from operator import add

from lawgov_xl.model import Edition, Item
from lawgov_xl.rules.prose import HAN

ENOUGH = 0.55
"""Share of the shorter requirement's weight that must be in the longer one."""
_LEAST = 10
"""Fewest different pairs of characters: a shorter requirement says too little to be compared."""
_RARE = 6
"""In how many items at most a pair of characters stands that can bring two items together."""
_MET = 3
"""By how many of them two items must be brought together, to be compared in full."""
_HAN = re.compile(f"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that ask for the same matter. score: 0 to 1."""

    one: tuple[str, int]
    other: tuple[str, int]
    score: float


_pairs: dict[int, tuple[Edition, tuple[Pair, ...]]] = {}


def pairs(edition: Edition) -> tuple[Pair, ...]:
    """Every pair of items that ask for the same matter. Kept by the edition's identity, which it holds on to."""
    if id(edition) not in _pairs:
        if len(_pairs) > 16:
            _pairs.clear()
        _pairs[id(edition)] = edition, tuple(_find(edition))
    return _pairs[id(edition)][1]


def _find(edition: Edition) -> Iterator[Pair]:
    items = [(t.key, i) for t in edition.tables for i in t.items]
    words = [_words(i) for _, i in items]
    having = Counter(chain.from_iterable(words))
    rare = {w for w, n in having.items() if 1 < n <= _RARE}
    where: dict[str, list[int]] = {}
    for at, own in enumerate(words):
        for word in own & rare:
            where.setdefault(word, []).append(at)
    met = Counter(chain.from_iterable(combinations(places, 2) for places in where.values()))
    logs = [0.0, *(math.log(len(items) / n) for n in range(1, len(items) + 1))]
    total: dict[int, float] = {}
    for (at, other), shared in met.items():
        if shared < _MET or min(len(words[at]), len(words[other])) < _LEAST:
            continue
        for i in (at, other):
            if i not in total:
                total[i] = sum(logs[having[w]] for w in words[i])
        common = sum(logs[having[w]] for w in words[at] & words[other])
        least = min(total[at], total[other])
        if common >= ENOUGH * least:
            (ta, a), (tb, b) = items[at], items[other]
            yield Pair((ta, a.number), (tb, b.number), common / least)


def _words(item: Item) -> set[str]:
    return set(chain.from_iterable(map(add, run, run[1:]) for run in _HAN.findall(item.requirement)))
