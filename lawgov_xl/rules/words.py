"""The words that the text rules know (`words.toml`, `days.toml`), and a quick finder of many words at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import ahocorasick

HERE = Path(__file__).parent
MonthDay = tuple[int, int]


class Lexicon:
    """Finds any of many words in one pass over the text, however many they are (Aho–Corasick)."""

    __slots__ = ("_words",)

    def __init__(self, words: Iterable[str]) -> None:
        self._words = ahocorasick.Automaton()  # of no word it finds none, but refuses to be asked
        for word in words:
            self._words.add_word(word, word)
        if len(self._words):
            self._words.make_automaton()

    def ends(self, text: str) -> Iterator[tuple[int, str]]:
        """(place of its last character, word) of every word, overlapping ones too, in the order in which they end."""
        return iter(self._words.iter(text)) if len(self._words) else iter(())

    def find(self, text: str, *, every: bool = False) -> Iterator[tuple[int, int, str]]:
        """(start, end, word), left to right, of those that begin at one place the longest first; not overlapping,
        unless `every` one is wanted."""
        found = [(last + 1 - len(word), -len(word), word) for last, word in self.ends(text)]
        if len(found) > 1:
            found.sort()
        after = 0
        for start, length, word in found:
            if every or start >= after:
                after = start - length
                yield start, after, word


@dataclass(frozen=True, slots=True)
class Recurring:
    """A recurring day or week. within: first and last day of the days it may be dated to."""

    names: tuple[str, ...]
    day: MonthDay
    within: tuple[MonthDay, MonthDay]
    why: str


@lru_cache(maxsize=1)
def _data() -> Mapping[str, str]:
    return tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def written_terms() -> tuple[tuple[str, ...], ...]:
    """Terms of the field as they are listed, each as its words."""
    return tuple(tuple(t.split("/")) for t in _data()["terms"].split())


@lru_cache(maxsize=1)
def terms() -> tuple[tuple[str, ...], ...]:
    """Terms of the field, each as its words; and those that two of them make where they meet in a word."""
    plain = written_terms()
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for term in plain:
        by_first.setdefault(term[0], []).append(term)
    joined = [(*one, *other[1:]) for one in plain for other in by_first.get(one[-1], ())]
    return tuple(dict.fromkeys((*plain, *joined)))


@lru_cache(maxsize=1)
def wrong() -> tuple[Mapping[str, str], Lexicon]:
    """Wrong spelling -> right one, and the finder of the wrong ones."""
    pairs = dict(w.split(">") for w in _data()["wrong"].split())
    return pairs, Lexicon(pairs)


@lru_cache(maxsize=1)
def wrong_before() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Spellings that are wrong before certain words, with the right ones."""
    split = (line.split(" => ") for line in _data()["wrong_before"].split("\n") if line.strip())
    return tuple((re.compile(f"{word}(?={follows})"), right) for word, follows, right in split)


@lru_cache(maxsize=1)
def wrong_begins() -> frozenset[str]:
    """Words, one of which stands in every text that has a wrong spelling; the empty one where there is none such."""
    lines = (line for line in _data()["wrong_before"].split("\n") if line.strip())
    return frozenset(wrong()[0]) | {re.split(r"[^\u4e00-\u9fff]", line)[0] for line in lines}


@lru_cache(maxsize=1)
def foreign_words() -> frozenset[str]:
    """Advertising and web-page wording."""
    return frozenset(_data()["foreign"].split())


@lru_cache(maxsize=1)
def foreign() -> Lexicon:
    """Finder of advertising and web-page wording."""
    return Lexicon(foreign_words())


@lru_cache(maxsize=1)
def recurring() -> tuple[Recurring, ...]:
    """The recurring days."""
    data = tomllib.loads((HERE / "days.toml").read_text(encoding="utf-8"))
    return tuple(
        Recurring(
            tuple(d["names"]),
            (d["day"][0], d["day"][1]),
            tuple((m, n) for m, n in d.get("within", [d["day"], d["day"]])),  # type: ignore[arg-type]  # two pairs
            d["why"],
        )
        for d in data["day"]
    )


@lru_cache(maxsize=1)
def pair_words() -> frozenset[str]:
    """The two-character words, those inside the terms included."""
    return frozenset(w for w in (*_data()["words"].split(), *(w for t in terms() for w in t)) if len(w) == 2)


@lru_cache(maxsize=1)
def recurring_names() -> tuple[Lexicon, Mapping[str, Recurring]]:
    """Finder of the names of recurring days, and the day of each."""
    by_name = {name: day for day in recurring() for name in day.names}
    return Lexicon(by_name), by_name


@lru_cache(maxsize=1)
def long_words() -> frozenset[str]:
    """The words of three and four characters inside the terms (负责人, 全过程)."""
    return frozenset(w for t in terms() for w in t if len(w) > 2)


@lru_cache(maxsize=1)
def short_terms() -> frozenset[str]:
    """Short forms that lack nothing."""
    return frozenset(_data()["short"].split())
