"""Which TEXT rules have to look at a text: a rule says what a text must have for it to find anything (`NEEDS`).

Words of all rules are found in one pass over the text (Aho–Corasick), however many they are; a pattern is searched
for once, whatever number of rules need it. Most texts have nothing that most rules need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import ahocorasick

from lawgov_xl.rules.base import EDGE, Rule

_KEPT = 4096
"""Combinations of needs that are kept with their rules."""

Indexed = tuple[int, Rule]
Fitting = tuple[tuple[Indexed, ...], tuple[Indexed, ...]]
"""Rules whose findings do not hang on the item, and those whose do."""


class Sieve:
    """The rules, each with its index, by what they need."""

    __slots__ = ("_always", "_fitting", "_patterns", "_rules", "_words")

    def __init__(self, rules: Iterable[Indexed]) -> None:
        self._rules = [(1 << at, i, rule) for at, (i, rule) in enumerate(rules)]
        self._always = 0
        self._patterns: dict[re.Pattern[str], int] = {}
        self._fitting: dict[int, Fitting] = {}
        words: dict[str, int] = {}
        for bit, _, rule in self._rules:
            if rule.needs is None:
                self._always |= bit
            elif isinstance(rule.needs, re.Pattern):
                self._patterns[rule.needs] = self._patterns.get(rule.needs, 0) | bit
            elif "" in rule.needs:
                self._always |= bit
            else:
                for word in rule.needs:
                    words[word] = words.get(word, 0) | bit
        self._words = ahocorasick.Automaton()
        for word in words or (EDGE,):  # an automaton of no word refuses to be asked
            self._words.add_word(word, words.get(word, 0))
        self._words.make_automaton()

    def fitting(self, text: str) -> Fitting:
        """The rules that may find something in the text."""
        found = self._always
        for _, bits in self._words.iter(f"{EDGE}{text}{EDGE}"):
            found |= bits
        for pattern, bits in self._patterns.items():
            if bits & ~found and pattern.search(text):
                found |= bits
        fitting = self._fitting.get(found)
        if fitting is None:
            if len(self._fitting) >= _KEPT:
                self._fitting.clear()
            rules = [(i, rule) for bit, i, rule in self._rules if bit & found]
            fitting = tuple(r for r in rules if not r[1].of_item), tuple(r for r in rules if r[1].of_item)
            self._fitting[found] = fitting
        return fitting
