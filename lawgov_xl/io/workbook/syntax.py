"""Reads regular expressions, as far as `lawgov_xl.status` uses their syntax: words, (?:…|…), ?, {m,n}, classes, ^, \\Z, (?!…).

Digits are alike here (`DIGIT`), the edges of a text are characters (`START`, `END`), and a class of many characters is any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DIGIT = "#"
"""Stands for any digit, in a word and in the text that it is looked for in."""
START, END = "⟨", "⟩"
"""Stand at the beginning and at the end of a clause."""
_BROAD = 64
"""A class of more characters than this stands for any character."""


class UnknownPatternError(ValueError):
    """A pattern holds something that no sequence of words and gaps can say."""


@dataclass(frozen=True, slots=True)
class Any:
    """A character of a broad class."""


@dataclass(frozen=True, slots=True)
class Chars:
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seq:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Rep:
    part: Node
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Not:
    """Must not follow."""

    part: Node


Node = Any | Chars | Seq | Alt | Rep | Not
_COUNT = re.compile(r"\{(\d+)(?:,(\d+))?\}")
_ESCAPES = {"d": Chars((DIGIT,)), "Z": Chars((END,)), "A": Chars((START,)), "s": Chars((" ",))}


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._text, self._at = pattern, 0

    def read(self) -> Node:
        node = self._alternatives()
        if self._at < len(self._text):
            raise UnknownPatternError(self._text[self._at :])
        return node

    def _next(self, token: str) -> bool:
        if self._text.startswith(token, self._at):
            self._at += len(token)
            return True
        return False

    def _alternatives(self) -> Node:
        options = [self._sequence()]
        while self._next("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Alt(tuple(options))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            parts.append(self._repeated())
        return parts[0] if len(parts) == 1 else Seq(tuple(parts))

    def _repeated(self) -> Node:
        node = self._atom()
        counted = _COUNT.match(self._text, self._at)
        if counted:
            self._at = counted.end()
            least = int(counted[1])
            node = Rep(node, least, int(counted[2] or least))
        elif self._next("?"):
            return Rep(node, 0, 1)
        elif self._text[self._at : self._at + 1] in ("*", "+"):
            raise UnknownPatternError("without end: " + self._text)
        self._next("?")  # lazy or greedy: whether it matches is the same
        return node

    def _atom(self) -> Node:
        if self._next("(?!"):
            node: Node = Not(self._alternatives())
        elif self._next("(?:"):
            node = self._alternatives()
        elif self._next("["):
            return self._class()
        elif self._next("^"):
            return Chars((START,))
        elif self._next("\\"):
            self._at += 1
            letter = self._text[self._at - 1]
            return _ESCAPES.get(letter) or _literal(letter)
        elif self._text[self._at] in "(.$":
            raise UnknownPatternError(self._text[self._at :])
        else:
            self._at += 1
            return _literal(self._text[self._at - 1])
        if not self._next(")"):
            raise UnknownPatternError(self._text)
        return node

    def _class(self) -> Node:
        end = self._text.index("]", self._at + 1)
        inside = self._text[self._at : end]
        self._at = end + 1
        if inside.startswith("^"):
            return Any()
        spelled = re.sub(
            r"(.)-(.)",
            lambda m: "".join(map(chr, range(ord(m[1]), min(ord(m[2]), ord(m[1]) + 99) + 1))),
            inside,
        )
        return Any() if len(spelled) > _BROAD else Chars(tuple(_literal(c).options[0] for c in spelled))


def _literal(character: str) -> Chars:
    return Chars((DIGIT if character.isdigit() else character,))


def parse(pattern: str) -> Node:
    """The structure of a pattern. Raises UnknownPatternError."""
    return _Reader(pattern).read()
