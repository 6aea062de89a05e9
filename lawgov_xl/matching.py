"""Which row is which item: by text and number, never a silent guess.

A row is placed where its text is the item's own, or is like one item and like no other; a number that agrees
lowers the bar, a number that disagrees with a better text is set aside. Whatever stays in doubt is left unplaced
and comes back with its best candidate, so that a person decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from lawgov_xl.text import squeeze, to_halfwidth, without_leftovers

SURE = 78.0
"""Likeness (0 to 100) from which a text alone names an item, if no other item is nearly as like."""
WITH_NUMBER = 45.0
"""Likeness from which a text names the item that also has its number, if that item is the likest."""
MARGIN = 8.0
"""How much less like the second likest item must be."""
JOINED = 92.0
"""Likeness from which the texts of neighbouring rows together are one item that was split."""
_TRUST = 0.8
"""Share of certain rows whose number agrees, from which numbers are evidence at all (people renumber)."""
_LONGEST_SPLIT = 4

_NUMBERING = re.compile(
    r"\A(?:[（(]\d{1,4}[)）]|\d{1,3}(?:[.．]\d{1,3})*[.．、](?!\d)|[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百]{1,4}[)）]"
    r"|第[一二三四五六七八九十百\d]{1,4}[项条款][,，、:：]?|[①-⑳])+"
)
_PUNCTUATION = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？",
                              "“": '"', "”": '"', "‘": "'", "’": "'", "．": ".", "「": '"', "」": '"'})  # fmt: skip


class How(StrEnum):
    """By what a row was placed."""

    EXACT = "exact"
    SPLIT = "split"
    NUMBER_AND_TEXT = "number_and_text"
    SIMILAR = "similar"
    NUMBER = "number"

    @property
    def zh(self) -> str:
        return _HOW_ZH[self]


_HOW_ZH = {
    How.EXACT: "文字一致",
    How.SPLIT: "拆开的行合并后一致",
    How.NUMBER_AND_TEXT: "序号一致、文字相近",
    How.SIMILAR: "文字相近",
    How.NUMBER: "仅序号一致",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row to be placed: its text and the number that stands in it, if any."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """lines: indexes of the rows (several, where an item was split); item: index of the item; score: 0 to 100."""

    lines: tuple[int, ...]
    item: int
    score: float
    how: How


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A row that names no item for certain. candidate: index of the likest item, or None; taken: whether another
    row was placed there."""

    line: int
    candidate: int | None
    score: float
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """matches by item; unplaced by row; missing: indexes of items that no row names."""

    matches: tuple[Match, ...]
    unplaced: tuple[Unplaced, ...]
    missing: tuple[int, ...]

    def by_line(self) -> dict[int, Match]:
        return {line: m for m in self.matches for line in m.lines}


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A requirement for comparing: no white space, no leading numbering, one kind of punctuation."""
    bare = squeeze(without_leftovers(to_halfwidth(text)))
    return _NUMBERING.sub("", bare).translate(_PUNCTUATION).rstrip("。.；;，,")


def likeness(one: str, other: str) -> float:
    """How like two texts are, 0 to 100, white space, numbering and kinds of punctuation aside."""
    return fuzz.ratio(plain(one), plain(other))


def assign(lines: Sequence[Line], items: Sequence[Line]) -> Assignment:
    """Places rows on items, each item once."""
    return _Assigner(lines, items).run()


@dataclass(slots=True)
class _Assigner:
    lines: Sequence[Line]
    items: Sequence[Line]
    texts: list[str] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)
    placed: dict[int, Match] = field(default_factory=dict)  # by item
    used: dict[int, int] = field(default_factory=dict)  # line -> item
    trust: bool = False

    def run(self) -> Assignment:
        self.texts = [plain(line.text) for line in self.lines]
        self.wanted = [plain(item.text) for item in self.items]
        self._exact()
        self._joined_exact()
        self._trust_numbers()
        self._twins()
        self._similar()
        self._joined_similar()
        self._numbers_alone()
        matches = tuple(self.placed[i] for i in sorted(self.placed))
        missing = tuple(i for i in range(len(self.items)) if i not in self.placed)
        return Assignment(matches, tuple(self._rest()), missing)

    def _place(self, lines: tuple[int, ...], item: int, score: float, how: How) -> None:
        self.placed[item] = Match(lines, item, round(score, 1), how)
        for line in lines:
            self.used[line] = item

    def _free_lines(self) -> list[int]:
        return [i for i in range(len(self.lines)) if i not in self.used]

    def _free_items(self) -> list[int]:
        return [i for i in range(len(self.items)) if i not in self.placed]

    # --- the same text ---

    def _exact(self) -> None:
        """Texts that only one item has; of several rows with it, the one with the right number, else the first."""
        count = Counter(self.wanted)
        at = {text: i for i, text in enumerate(self.wanted) if text and count[text] == 1}
        having: dict[int, list[int]] = {}
        for line, text in enumerate(self.texts):
            if (item := at.get(text)) is not None:
                having.setdefault(item, []).append(line)
        for item, lines in having.items():
            number = self.items[item].number
            best = next((n for n in lines if number is not None and self.lines[n].number == number), lines[0])
            self._place((best,), item, 100.0, How.EXACT)

    def _joined_exact(self) -> None:
        """Neighbouring rows that together read as one item."""
        at = {self.wanted[i]: i for i in self._free_items() if self.wanted[i]}
        line = 0
        while line < len(self.lines):
            for many in range(2, _LONGEST_SPLIT + 1):
                run = tuple(range(line, line + many))
                if run[-1] >= len(self.lines) or any(n in self.used for n in run):
                    break
                joined = plain("".join(self.lines[n].text for n in run))
                if (item := at.get(joined)) is not None and item not in self.placed and joined:
                    self._place(run, item, 100.0, How.SPLIT)
                    line = run[-1]
                    break
            line += 1

    def _trust_numbers(self) -> None:
        sure = [m for m in self.placed.values() if self.lines[m.lines[0]].number is not None]
        agree = sum(self.lines[m.lines[0]].number == self.items[m.item].number for m in sure)
        numbered = sum(line.number is not None for line in self.lines)
        self.trust = agree >= _TRUST * len(sure) and len(sure) >= min(3, numbered)

    def _twins(self) -> None:
        """Items of the same text: told apart by their numbers, else by their neighbours."""
        count = Counter(self.wanted)
        twins: dict[str, list[int]] = {}
        for item in self._free_items():
            if self.wanted[item] and count[self.wanted[item]] > 1:
                twins.setdefault(self.wanted[item], []).append(item)
        for text, items in twins.items():
            for line in [n for n in self._free_lines() if self.texts[n] == text]:
                free = [i for i in items if i not in self.placed]
                number = self.lines[line].number if self.trust else None
                fitting = [i for i in free if number is not None and self.items[i].number == number]
                fitting = fitting or [i for i in free if self._between_neighbours(line, i)]
                if len(fitting) == 1:
                    self._place((line,), fitting[0], 100.0, How.EXACT)

    def _between_neighbours(self, line: int, item: int) -> bool:
        before, after = self.used.get(line - 1), self.used.get(line + 1)
        return before == item - 1 or after == item + 1

    # --- like texts ---

    def _similar(self) -> None:
        """The likest pairs first; each pair must be beyond doubt seen from the row and from the item."""
        by_line = {n: self._likest(n) for n in self._free_lines() if self.texts[n]}
        by_item: dict[int, dict[int, float]] = {}
        for line, scores in by_line.items():
            for item, value in scores.items():
                by_item.setdefault(item, {})[line] = value
        pairs = sorted(
            ((v, n, i) for n, scores in by_line.items() for i, v in scores.items()),
            key=lambda p: (-p[0], p[1], p[2]),
        )
        for value, line, item in pairs:
            if line in self.used or item in self.placed:
                continue
            others = max((v for i, v in by_line[line].items() if i != item), default=0.0)
            rivals = max(
                (v for n, v in by_item[item].items() if n != line and n not in self.used), default=0.0
            )
            agrees = self.trust and self._same_number(line, item)
            if agrees and value >= WITH_NUMBER and value > max(others, rivals):
                self._place((line,), item, value, How.NUMBER_AND_TEXT)
                continue
            margin = MARGIN * (2 if self.trust and self._other_number(line, item) else 1)
            if value >= SURE and value - max(others, rivals) >= margin:
                self._place((line,), item, value, How.SIMILAR)

    def _likest(self, line: int) -> dict[int, float]:
        """Item -> likeness, for all items that are like the row at all, those already placed too."""
        found = process.extract(
            self.texts[line], self.wanted, scorer=fuzz.ratio, score_cutoff=WITH_NUMBER - MARGIN, limit=None
        )
        return {item: value for _, value, item in found if value >= WITH_NUMBER - MARGIN}

    def _same_number(self, line: int, item: int) -> bool:
        number = self.lines[line].number
        return number is not None and number == self.items[item].number

    def _other_number(self, line: int, item: int) -> bool:
        number = self.lines[line].number
        return number is not None and number != self.items[item].number

    def _joined_similar(self) -> None:
        """A row left over that completes its neighbour: together they are more like an item than either alone."""
        for line in self._free_lines():
            for first in (line - 1, line):
                run = tuple(n for n in (first, first + 1) if 0 <= n < len(self.lines))
                if len(run) == 2 and line not in self.used:
                    self._join(run)

    def _join(self, run: tuple[int, ...]) -> None:
        owners = [self.used[n] for n in run if n in self.used]
        if len(owners) > 1 or any(self.placed[o].score >= 99.9 for o in owners):
            return
        lines = tuple(sorted({m for o in owners for m in self.placed[o].lines} | set(run)))
        joined = plain("".join(self.lines[n].text for n in lines))
        candidates = [*owners, *self._free_items()]
        scored = sorted(((fuzz.ratio(joined, self.wanted[i]), i) for i in candidates), reverse=True)
        if not scored:
            return
        value, item = scored[0]
        alone = max(fuzz.ratio(self.texts[n], self.wanted[item]) for n in lines)
        second = scored[1][0] if len(scored) > 1 else 0.0
        if value >= JOINED and value >= alone + MARGIN and value - second >= MARGIN:
            for owner in owners:
                del self.placed[owner]
            self._place(lines, item, value, How.SPLIT)

    def _numbers_alone(self) -> None:
        """A row without any requirement text, but with the number of an item that nothing else names."""
        if not self.trust:
            return
        at = {self.items[i].number: i for i in self._free_items() if self.items[i].number is not None}
        having = Counter(self.lines[n].number for n in self._free_lines())
        for line in self._free_lines():
            number = self.lines[line].number
            if not self.texts[line] and number in at and having[number] == 1:
                self._place((line,), at[number], 0.0, How.NUMBER)

    def _rest(self) -> Iterator[Unplaced]:
        for line in self._free_lines():
            found = (
                process.extractOne(self.texts[line], self.wanted, scorer=fuzz.ratio)
                if self.texts[line] and self.wanted
                else None
            )
            if found is None or found[1] < 30:
                number = self.lines[line].number
                same = next((i for i, t in enumerate(self.items) if number and t.number == number), None)
                yield Unplaced(line, same, 0.0, same in self.placed)
            else:
                yield Unplaced(line, found[2], round(found[1], 1), found[2] in self.placed)
