"""Which TEXT rules have to look at a text: a rule says what a text must have for it to find anything (`NEEDS`).

What all rules need is looked for together: single characters in one search, words in one pass (Aho–Corasick), however
many there are. Most texts have nothing that most rules need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import ahocorasick

from lawgov_xl.rules.base import EDGE, Rule

_KEPT = 4096
"""Combinations of needs that are kept with their rules."""
_CHARACTERS = re.compile(r"\[(?!\^)(?:[^\[\]\\]|\\.)+\]|\\d")
"""A class of characters, as patterns write it."""
_PIECE = re.compile(rf"({_CHARACTERS.pattern})|((?:[^\\\[\](){{}}|.*+?^$]|\\[^A-Za-z0-9])+)")
"""A class, or characters that stand for themselves."""
_ESCAPED = re.compile(r"\\(.)")

Indexed = tuple[int, Rule]
Fitting = tuple[tuple[Indexed, ...], tuple[Indexed, ...]]
"""Rules whose findings do not hang on the item, and those whose do."""


class Sieve:
    """The rules, each with its index, by what they need."""

    __slots__ = ("_always", "_any", "_bits_of", "_classes", "_fitting", "_patterns", "_rules", "_words")

    def __init__(self, rules: Iterable[Indexed]) -> None:
        self._rules = [(1 << at, i, rule) for at, (i, rule) in enumerate(rules)]
        self._always = 0
        self._patterns: dict[re.Pattern[str], int] = {}
        self._fitting: dict[int, Fitting] = {}
        classes: dict[str, int] = {}
        words: dict[str, int] = {EDGE * 2: 0}  # an automaton of no word refuses to be asked
        for bit, _, rule in self._rules:
            needs = rule.needs
            if needs is None or (not isinstance(needs, re.Pattern) and "" in needs):
                self._always |= bit
                continue
            pieces = _pieces(needs) if isinstance(needs, re.Pattern) else ((False, word) for word in needs)
            for is_class, piece in pieces or ():
                where = classes if is_class or len(piece) == 1 else words
                key = piece if is_class or len(piece) > 1 else re.escape(piece)
                where[key] = where.get(key, 0) | bit
            if pieces is None and isinstance(needs, re.Pattern):
                self._patterns[needs] = self._patterns.get(needs, 0) | bit
        self._words = ahocorasick.Automaton()
        for word, bits in words.items():
            self._words.add_word(word, bits)
        self._words.make_automaton()
        self._classes = [(re.compile(source), bits) for source, bits in classes.items()]
        self._any = re.compile("|".join(classes) or r"(?!)")  # which `re` makes one class
        self._bits_of: dict[str, int] = {}

    def fitting(self, text: str) -> Fitting:
        """The rules that may find something in the text."""
        found = self._always
        for character in set(self._any.findall(text)):
            found |= self._bits_of.get(character) or self._bits(character)
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

    def _bits(self, character: str) -> int:
        """The rules that need this character, worked out when it is first met: \\d has some seven hundred."""
        bits = 0
        for pattern, some in self._classes:
            if pattern.match(character):
                bits |= some
        self._bits_of[character] = bits
        return bits


def _pieces(needs: re.Pattern[str]) -> list[tuple[bool, str]] | None:
    """Classes (True) and words, one of which must be there; None where the pattern is more than these."""
    if needs.flags != re.UNICODE:
        return None
    found: list[tuple[bool, str]] = []
    at = 0
    while match := _PIECE.match(needs.pattern, at):
        found.append((True, match[1]) if match[1] else (False, _ESCAPED.sub(r"\1", match[2])))
        at = match.end()
        if at == len(needs.pattern):
            return found
        if needs.pattern[at] != "|":
            return None
        at += 1
    return None
