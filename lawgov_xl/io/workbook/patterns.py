"""Patterns of `lawgov_xl.status` taken apart, so that formulas look for the very words that Python looks for.

No spreadsheet formula that all programs know can match a regular expression. But those patterns are lists of words with
gaps between them: `sequences` gives them as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from lawgov_xl.io.workbook.syntax import Alt, Any, Chars, Node, Not, Rep, Seq, UnknownPatternError, parse

_FINITE = 600
"""Most words that a part is spelled out into; a part with more counts as a sequence of parts."""
_MERGED = 60
"""Most words that two neighbouring parts are joined into."""


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


def words(pattern: str) -> tuple[str, ...]:
    """Every text that a pattern matches, without repeats. Raises UnknownPatternError where there are too many."""
    found = _spelled(parse(pattern))
    if found is None:
        raise UnknownPatternError(pattern)
    return tuple(dict.fromkeys(found))


def parts(pattern: str) -> tuple[Sequence, ...]:
    """The sequences of words and gaps that a pattern matches as a whole."""
    return tuple(dict.fromkeys(_merged(s) for s in _sequences(parse(pattern))))


def sequences(pattern: str) -> tuple[Sequence, ...]:
    """The sequences of words and gaps of which a text must hold one for the pattern to be found in it.

    Single words come first, as one sequence of one slot. No sequence is told twice.
    """
    found = {trimmed: None for s in parts(pattern) if (trimmed := _trimmed(s))}
    return tuple(_fewer(list(found)))


def _spelled(node: Node) -> list[str] | None:
    """Every text of a node; None where there are too many."""
    match node:
        case Chars(options):
            return list(options)
        case Alt(options):
            lists = [_spelled(o) for o in options]
            found = [w for part in lists if part is not None for w in part]
            return found if None not in lists and len(found) <= _FINITE else None
        case Seq(parts):
            return _product([_spelled(p) for p in parts])
        case Rep(part, _, most) if most > 1 and len(_spelled(part) or ()) != 1:
            return None
        case Rep(part, least, most):
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


def _sequences(node: Node) -> Iterator[Sequence]:
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
        case Any():
            yield (Gap(1, 1),)
        case Alt(options):
            for option in options:
                yield from _sequences(option)
        case Seq(parts):
            for combined in product(*(tuple(_sequences(p)) for p in parts if not isinstance(p, Not))):
                yield (
                    tuple(e for s in combined for e in s)
                    if not _has_not(node)
                    else _with_nots(node, combined)
                )
        case Rep(Any(), least, most):
            yield (Gap(least, most),)
        case Rep(part, least, most):
            for count in range(least, most + 1):
                yield from _sequences(Seq((part,) * count)) if count else iter([()])
        case _:
            raise UnknownPatternError(str(node))


def _has_not(node: Seq) -> bool:
    return any(isinstance(p, Not) for p in node.parts)


def _with_nots(node: Seq, combined: tuple[Sequence, ...]) -> Sequence:
    """What must not follow belongs to the word before it."""
    made: list[Slot | Gap] = []
    rest = iter(combined)
    for part in node.parts:
        if not isinstance(part, Not):
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
