"""How much alike two sentences or clauses are."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

ALIKE = 77.0
"""From which likeness (0 to 100, of rapidfuzz's ratio) on two sentences of one report are too much alike."""
SAME_CLAUSE = 82.0

_NUMBERED = re.compile(r"（[^（）]*〔\d{4}〕\d+号[^（）]*）")
_MARKS = re.compile(r"[^一-龥A-Za-z0-9%]")
_ME = re.compile(r"\A(?:我[局委办厅院部处会]|我单位)")


@lru_cache(maxsize=65536)
def key(clause: str) -> str:
    """A clause for comparing: without marks, document numbers, and the words for the department itself."""
    return _ME.sub("", _MARKS.sub("", _NUMBERED.sub("", clause)))


@lru_cache(maxsize=65536)
def digits(plain: str) -> frozenset[str]:
    """The figures of a text: two clauses with other figures never say the same."""
    return frozenset(re.findall(r"\d+", plain))


def too_alike(one: str, other: str) -> bool:
    """Whether two sentences are so much alike that a reader would take them for the same."""
    return keys_alike(key(one), key(other))


def keys_alike(one: str, other: str) -> bool:
    """The same of two sentences' keys."""
    if min(len(one), len(other)) < 6:
        return one == other
    return fuzz.ratio(one, other, score_cutoff=ALIKE) >= ALIKE


def same_clause(one: str, other: str) -> bool:
    """Whether the keys of two clauses say the same, in these or nearly these words."""
    if not one or not other:
        return False
    if one == other or (len(one) >= 8 and one in other):
        return True
    if abs(len(one) - len(other)) > 0.4 * max(len(one), len(other)):
        return False
    if fuzz.ratio(one, other, score_cutoff=SAME_CLAUSE) < SAME_CLAUSE:
        return False
    return digits(one) == digits(other)
