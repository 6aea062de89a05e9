"""A sequence of words and gaps (see `patterns`) looked for in a text: as a formula, and the same in Python.

The text has been made ready (`ready`, `LIVE`): clauses with their edges, digits alike, and nothing left of a clause behind a
word that guards against a match. The words of every place of the sequence but the last are replaced by marks of one
character; wherever the first mark stands, what follows it in its clause is held against the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lawgov_xl.io.workbook.patterns import Gap, Sequence, Slot, sequences
from lawgov_xl.io.workbook.pieces import Cut, Swap, has
from lawgov_xl.io.workbook.syntax import DIGIT, END, START

TIMES, NUMBERS = 20, "lg_k"
"""How many of the places in a text where a sequence may begin are looked at; the defined name of the numbers 1 to TIMES,
in a column."""
BREAK, KILL, CUT = "|", "†", "‡"
"""BREAK stands before every clause; KILL where a guard ends, until what follows is cut off: then CUT stands there."""
_NEUTRAL, _AT, _EVENT = "◇", "¦", "✦"
_FAR = 200
"""Characters behind the beginning of a sequence, and of a clause, that are looked at."""
_MARKS = "".join(map(chr, range(0xE001, 0xE010)))
_OWN_SIGNS = BREAK + KILL + CUT + _AT + _EVENT + START + END + DIGIT
"""Signs that the formulas put into a text; a text's own are taken out before. (The marks are private characters.)"""
ALIKE = Swap((*((c, "") for c in _OWN_SIGNS), *((c, DIGIT) for c in "0123456789")))
"""Takes out a text's own signs and makes digits alike."""


def ready(guards: str, separators: str) -> Swap:
    """Gives clauses their edges and marks the guards. guards: a pattern of words."""
    (sequence,) = sequences(guards)
    (slot,) = sequence
    assert isinstance(slot, Slot)
    return Swap(
        (
            *((c, f"{END}{BREAK}{START}") for c in separators),
            *((w, _NEUTRAL * len(w)) for w in slot.unless),
            *((w, w[:-1] + KILL) for w in sorted(slot.words, key=len, reverse=True)),
        )
    )


def framed(text: str) -> str:
    """A text with the edges of its first and last clause. The formula: `FRAMED`."""
    return f"{BREAK}{START}{text}{END}{BREAK}"


FRAMED = f'"{BREAK}{START}"&{{}}&"{END}{BREAK}"'
LIVE = Cut(KILL, BREAK, filler=CUT, keep_end=True)
"""Cuts off what stands behind the first guard in its clause."""


@dataclass(frozen=True)
class NoEvent:
    """Takes out the first clause that says of something that it never came: none of `no`, then an `event` at its end."""

    no: str
    no_words: tuple[str, ...]
    events: tuple[str, ...]

    def marked(self) -> Swap:
        """Puts a sign behind the event with which a clause ends. Comes first, once."""
        return Swap(tuple((e, e[:-1] + _EVENT + END) for e in self.events))

    def formula(self, of: str) -> str:
        before = f'SUBSTITUTE(LEFT({of},FIND("{_EVENT}",{of}&"{_EVENT}")-1),"{BREAK}",REPT(" ",{_FAR}))'
        clause = f"TRIM(RIGHT({before},{_FAR}))"
        return (
            f'IFERROR(IF(ISERROR(FIND("{_EVENT}",{of})),{of},IF({has(self.no, clause)}>0,'
            f'SUBSTITUTE({of},{clause}&"{_EVENT}","",1),SUBSTITUTE({of},"{_EVENT}","",1))),{of})'
        )

    def value(self, text: str) -> str:
        before, event, _ = text.partition(_EVENT)
        if not event:
            return text
        clause = before.rpartition(BREAK)[2][-_FAR:]
        gone = clause + _EVENT if any(w in clause for w in self.no_words) else _EVENT
        return text.replace(gone, "", 1)


def no_event(pattern: str, name: str) -> NoEvent:
    """name: of the list of the words of denial."""
    (sequence,) = sequences(pattern)
    denial, event = (e for e in sequence if isinstance(e, Slot))
    short = [w for w in denial.words if not any(o != w and o in w for o in denial.words)]
    return NoEvent(name, tuple(short), event.words)


@dataclass(frozen=True)
class Search:
    """One sequence. name: prefix of its defined names; of: the name of the text."""

    name: str
    of: str
    sequence: Sequence
    cell: str = ""
    """A cell that holds the marked text, where the formula would be too long with its name."""

    @cached_property
    def _slots(self) -> tuple[Slot, ...]:
        return tuple(e for e in self.sequence if isinstance(e, Slot))

    @property
    def _tail(self) -> Gap | None:
        last = self.sequence[-1]
        return last if isinstance(last, Gap) else None

    @cached_property
    def _marked(self) -> tuple[Slot, ...]:
        """The places that are marked: all, or all but the last, whose words are looked for one by one."""
        return self._slots if self._tail else self._slots[:-1]

    @property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """The words of the last place, and those that are none; nothing where a gap ends the sequence."""
        if self._tail:
            return {}
        last = self._slots[-1]
        return {f"{self.name}w": last.words} | ({f"{self.name}x": last.unless} if last.unless else {})

    @cached_property
    def _swap(self) -> Swap:
        marks = {w: _MARKS[at] for at, slot in reversed(list(enumerate(self._marked))) for w in slot.words}
        unless = sorted((w for s in self._marked for w in s.unless), key=len, reverse=True)
        return Swap(
            (
                *((w, _NEUTRAL * len(w)) for w in unless),
                *((w, marks[w]) for w in sorted(marks, key=len, reverse=True)),
            )
        )

    def _gaps(self) -> list[Gap]:
        """What stands between the places, and behind the last one; neighbours have nothing between them."""
        gaps: list[Gap] = []
        for before, after in zip(self.sequence, (*self.sequence[1:], None), strict=True):
            if isinstance(before, Gap):
                gaps.append(before)
            elif isinstance(after, Slot):
                gaps.append(Gap(0, 0))
        return gaps

    def names(self) -> dict[str, str]:
        """The defined name of the marked text, and those of the steps to it."""
        return self._swap.names(f"{self.name}m", self.of)

    def formula(self) -> str:
        """More than 0 where the text holds the sequence."""
        text, first = self.cell or f"{self.name}m", _MARKS[0]
        at = f'FIND("{_AT}",SUBSTITUTE({text}&REPT("{first}",{TIMES}),"{first}","{_AT}",{NUMBERS}))'  # beyond the text where the mark stands less often
        behind = f"MID({text},{at}+1,{_FAR})"
        gaps = self._gaps()
        for mark, gap in zip(_MARKS[1 : len(self._marked)], gaps, strict=False):
            place = f'FIND("{mark}",{_within(behind, gap.least, str(gap.most - gap.least + 1))})'
            behind = f"MID({behind},{place}+{gap.least + 1},{_FAR})"
        if self._tail is not None:
            window = _within(behind, 0, str(self._tail.most))
            enough = f'(LEN(SUBSTITUTE({window},"{END}",""))>={self._tail.least})'
            return f'SUMPRODUCT(--ISNUMBER(1/({enough}*ISERROR(FIND("{CUT}",{window})))))'
        last = gaps[-1]

        def held(words: str) -> str:
            return has(words, _within(behind, last.least, f"{last.most - last.least}+LEN({words})"))

        words, *unless = self.lists
        return f"({held(words)}-{held(unless[0])}>0)*1" if unless else held(words)

    def marked(self, text: str) -> str:
        """The text with marks in place of words."""
        return self._swap.value(text)

    def holds(self, text: str) -> bool:
        """Whether a text holds the sequence. The twin of `formula`."""
        marked, at, count = self.marked(text), -1, 0
        for _ in range(TIMES):
            at = marked.find(_MARKS[0], at + 1)
            if at < 0:
                break
            count += self._count(marked[at + 1 : at + 1 + _FAR])
        return count > 0

    def _count(self, behind: str) -> int:
        """How many words of the last place follow, less those that are none."""
        gaps = self._gaps()
        for mark, gap in zip(_MARKS[1 : len(self._marked)], gaps, strict=False):
            place = _cut(behind[gap.least : gap.most + 1]).find(mark)
            if place < 0:
                return 0
            behind = behind[gap.least + place + 1 :][:_FAR]
        if self._tail is not None:
            window = _cut(behind[: self._tail.most])
            return int(len(window.replace(END, "")) >= self._tail.least and CUT not in window)
        gap, last = gaps[-1], self._slots[-1]
        held, none = (
            sum(w in _cut(behind[gap.least : gap.most + len(w)]) for w in listed)
            for listed in (last.words, last.unless)
        )
        return held - none


def _within(behind: str, skipped: int, length: str) -> str:
    """So many characters after those skipped, up to the end of the clause."""
    window = f"MID({behind},{skipped + 1},{length})"
    return f'LEFT({window},FIND("{BREAK}",{window}&"{BREAK}")-1)'


def _cut(window: str) -> str:
    return window.partition(BREAK)[0]


def split(sequence: Sequence, most: int) -> list[Sequence]:
    """The sequence as several of which none has more than `most` words to mark, as far as halving a place does it."""
    marked = [i for i, e in enumerate(sequence) if isinstance(e, Slot)]
    if not isinstance(sequence[-1], Gap):
        marked.pop()
    words = {i: len(e.words) + len(e.unless) for i in marked if isinstance(e := sequence[i], Slot)}
    if sum(words.values()) <= most:
        return [sequence]
    at = max(words, key=lambda i: words[i])
    slot = sequence[at]
    assert isinstance(slot, Slot)
    half = (len(slot.words) + 1) // 2
    parts: list[Sequence] = []
    for listed in (slot.words[:half], slot.words[half:]):
        unless = tuple(u for u in slot.unless if u.startswith(listed))
        parts += split((*sequence[:at], Slot(listed, unless), *sequence[at + 1 :]), most)
    return parts


def signs(found_in: tuple[Sequence, ...]) -> tuple[str, ...]:
    """Single characters of which a text must hold one to hold any of the sequences: a quick look before the long one."""
    chosen: dict[str, None] = {}
    for sequence in found_in:
        covers = [_cover(e.words) for e in sequence if isinstance(e, Slot)]
        fewest = min(covers, key=len)
        chosen |= dict.fromkeys(fewest)
    return tuple(chosen)


def _cover(words: tuple[str, ...]) -> tuple[str, ...]:
    """Few characters of which every word holds one."""
    left = [set(w) - set(START + END + DIGIT) for w in words]
    chosen: list[str] = []
    while left:
        characters = sorted({c for w in left for c in w})
        best = max(characters, key=lambda c: sum(c in w for w in left))
        chosen.append(best)
        left = [w for w in left if best not in w]
    return tuple(chosen)
