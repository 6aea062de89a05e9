"""Patterns of `lawgov_xl.status` taken apart, so that formulas look for the very words that Python looks for.

No spreadsheet formula that all programs know can match a regular expression. But those patterns are lists of words with
gaps between them: `sequences` gives them as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

DIGIT = "#"
"""Stands for any digit, in a word and in the text that it is looked for in."""
START, END = "⟨", "⟩"
"""Stand at the beginning and at the end of a clause."""
_FINITE = 600
"""Most words that a part is spelled out into; a part with more counts as a sequence of parts."""
_MERGED = 60
"""Most words that two neighbouring parts are joined into."""
_BROAD = 64
"""A class of more characters than this stands for any character."""


class UnknownPatternError(ValueError):
    """A pattern holds something that no sequence of words and gaps can say."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One of the words stands here. unless: what, standing here, is none (a word with what must not follow it)."""

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Any `least` to `most` characters."""

    least: int
    most: int


Sequence = tuple[Slot | Gap, ...]

# --- syntax: the part of Python's that status uses ---


@dataclass(frozen=True, slots=True)
class _Any:
    """A character of a broad class."""


@dataclass(frozen=True, slots=True)
class _Chars:
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Seq:
    parts: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Alt:
    options: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Rep:
    part: _Node
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class _Not:
    """Must not follow."""

    part: _Node


_Node = _Any | _Chars | _Seq | _Alt | _Rep | _Not
_COUNT = re.compile(r"\{(\d+)(?:,(\d+))?\}")
_ESCAPES = {"d": _Chars((DIGIT,)), "Z": _Chars((END,)), "A": _Chars((START,)), "s": _Chars((" ",))}


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._text, self._at = pattern, 0

    def read(self) -> _Node:
        node = self._alternatives()
        if self._at < len(self._text):
            raise UnknownPatternError(self._text[self._at :])
        return node

    def _next(self, token: str) -> bool:
        if self._text.startswith(token, self._at):
            self._at += len(token)
            return True
        return False

    def _alternatives(self) -> _Node:
        options = [self._sequence()]
        while self._next("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else _Alt(tuple(options))

    def _sequence(self) -> _Node:
        parts: list[_Node] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            parts.append(self._repeated())
        return parts[0] if len(parts) == 1 else _Seq(tuple(parts))

    def _repeated(self) -> _Node:
        node = self._atom()
        counted = _COUNT.match(self._text, self._at)
        if counted:
            self._at = counted.end()
            least = int(counted[1])
            node = _Rep(node, least, int(counted[2] or least))
        elif self._next("?"):
            return _Rep(node, 0, 1)
        elif self._text[self._at : self._at + 1] in ("*", "+"):
            raise UnknownPatternError("without end: " + self._text)
        self._next("?")  # lazy or greedy: whether it matches is the same
        return node

    def _atom(self) -> _Node:
        if self._next("(?!"):
            node: _Node = _Not(self._alternatives())
        elif self._next("(?:"):
            node = self._alternatives()
        elif self._next("["):
            return self._class()
        elif self._next("^"):
            return _Chars((START,))
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

    def _class(self) -> _Node:
        end = self._text.index("]", self._at + 1)
        inside = self._text[self._at : end]
        self._at = end + 1
        if inside.startswith("^"):
            return _Any()
        spelled = re.sub(
            r"(.)-(.)",
            lambda m: "".join(map(chr, range(ord(m[1]), min(ord(m[2]), ord(m[1]) + 99) + 1))),
            inside,
        )
        return _Any() if len(spelled) > _BROAD else _Chars(tuple(_literal(c).options[0] for c in spelled))


def _literal(character: str) -> _Chars:
    return _Chars((DIGIT if character.isdigit() else character,))


# --- meaning ---


def words(pattern: str) -> tuple[str, ...]:
    """Every text that a pattern matches, without repeats. Raises UnknownPatternError where there are too many."""
    found = _spelled(_Reader(pattern).read())
    if found is None:
        raise UnknownPatternError(pattern)
    return tuple(dict.fromkeys(found))


def parts(pattern: str) -> tuple[Sequence, ...]:
    """The sequences of words and gaps that a pattern matches as a whole."""
    return tuple(dict.fromkeys(_merged(s) for s in _sequences(_Reader(pattern).read())))


def sequences(pattern: str) -> tuple[Sequence, ...]:
    """The sequences of words and gaps of which a text must hold one for the pattern to be found in it.

    Single words come first, as one sequence of one slot. No sequence is told twice.
    """
    found = {trimmed: None for s in parts(pattern) if (trimmed := _trimmed(s))}
    return tuple(_fewer(list(found)))


def _spelled(node: _Node) -> list[str] | None:
    """Every text of a node; None where there are too many."""
    match node:
        case _Chars(options):
            return list(options)
        case _Alt(options):
            lists = [_spelled(o) for o in options]
            found = [w for part in lists if part is not None for w in part]
            return found if None not in lists and len(found) <= _FINITE else None
        case _Seq(parts):
            return _product([_spelled(p) for p in parts])
        case _Rep(part, _, most) if most > 1 and len(_spelled(part) or ()) != 1:
            return None
        case _Rep(part, least, most):
            repeats = [_product([_spelled(part)] * n) for n in range(least, most + 1)]
            return None if None in repeats else [w for r in repeats if r is not None for w in r]
    return None


def _product(lists: list[list[str] | None]) -> list[str] | None:
    count = 1
    for part in lists:
        if part is None:
            return None
        count *= len(part)
    return ["".join(p) for p in product(*(part or () for part in lists))] if count <= _FINITE else None


def _sequences(node: _Node) -> Iterator[Sequence]:
    """A part that can be left out gives two: with it, and without."""
    spelled = _spelled(node)
    if spelled is not None and len(spelled) <= _MERGED:
        full = tuple(dict.fromkeys(w for w in spelled if w))
        if full:
            yield (Slot(full),)
        if "" in spelled:
            yield ()
        return
    match node:
        case _Any():
            yield (Gap(1, 1),)
        case _Alt(options):
            for option in options:
                yield from _sequences(option)
        case _Seq(parts):
            for combined in product(*(tuple(_sequences(p)) for p in parts if not isinstance(p, _Not))):
                yield (
                    tuple(e for s in combined for e in s)
                    if not _has_not(node)
                    else _with_nots(node, combined)
                )
        case _Rep(_Any(), least, most):
            yield (Gap(least, most),)
        case _Rep(part, least, most):
            for count in range(least, most + 1):
                yield from _sequences(_Seq((part,) * count)) if count else iter([()])
        case _:
            raise UnknownPatternError(str(node))


def _has_not(node: _Seq) -> bool:
    return any(isinstance(p, _Not) for p in node.parts)


def _with_nots(node: _Seq, combined: tuple[Sequence, ...]) -> Sequence:
    """What must not follow belongs to the word before it."""
    made: list[Slot | Gap] = []
    rest = iter(combined)
    for part in node.parts:
        if not isinstance(part, _Not):
            made += next(rest)
        elif made and isinstance(made[-1], Slot):
            after = _spelled(part.part) or []
            made[-1] = replace(made[-1], unless=tuple(w + a for w in made[-1].words for a in after if a))
    return tuple(made)


def _merged(sequence: Sequence) -> Sequence:
    """Neighbouring slots joined where few words come of it."""
    made: list[Slot | Gap] = []
    for element in sequence:
        before = made[-1] if made else None
        if isinstance(element, Slot) and isinstance(before, Slot) and not before.unless:
            joined = tuple(dict.fromkeys(a + b for a in before.words for b in element.words))
            if len(joined) <= _MERGED:
                made[-1] = Slot(joined, tuple(a + b for a in before.words for b in element.unless))
                continue
        if isinstance(element, Gap) and isinstance(before, Gap):
            made[-1] = Gap(before.least + element.least, before.most + element.most)
            continue
        made.append(element)
    return tuple(made)


def _trimmed(sequence: Sequence) -> Sequence:
    """Without gaps at its ends that may be empty."""
    made = list(sequence)
    while made and isinstance(made[0], Gap):
        made.pop(0)
    while made and isinstance(made[-1], Gap) and not made[-1].least:
        made.pop()
    return tuple(made)


def _fewer(found: list[Sequence]) -> list[Sequence]:
    """Sequences that differ in the words of one place only, made one; words that say nothing more, left out."""
    at = 0
    while at < len(found):
        twin = next((i for i in range(at + 1, len(found)) if _joined(found[at], found[i])), None)
        if twin is None:
            at += 1
            continue
        joined = _joined(found[at], found.pop(twin))
        assert joined is not None
        found[at] = joined
        at = 0
    single = next((s[0].words for s in found if len(s) == 1 and isinstance(s[0], Slot)), ())
    return sorted((short for s in found if (short := _short(s, single))), key=len)


def _joined(one: Sequence, other: Sequence) -> Sequence | None:
    if len(one) != len(other):
        return None
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) != 1:
        return None
    a, b = one[places[0]], other[places[0]]
    if not (isinstance(a, Slot) and isinstance(b, Slot)):
        return None
    both = Slot(tuple(dict.fromkeys(a.words + b.words)), tuple(dict.fromkeys(a.unless + b.unless)))
    return (*one[: places[0]], both, *one[places[0] + 1 :])


def _short(sequence: Sequence, single: tuple[str, ...]) -> Sequence:
    """Without words that hold another word of the same place; without those that with the next place hold a single one."""
    first = sequence[0]
    if not isinstance(first, Slot) or first.unless:
        return sequence
    if len(sequence) == 1:
        kept = [w for w in first.words if not any(o != w and o in w for o in first.words)]
        return (Slot(tuple(kept)),)
    kept = [w for w in first.words if not any(o != w and w.endswith(o) for o in first.words)]
    second = sequence[1]
    if isinstance(second, Slot):
        kept = [w for w in kept if not all(any(o in w + b for o in single) for b in second.words)]
    return (Slot(tuple(kept)), *sequence[1:]) if kept else ()
