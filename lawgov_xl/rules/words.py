"""The words that the text rules know (`words.toml`, `days.toml`), and a quick finder of many words at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lawgov_xl.model import Edition

HERE = Path(__file__).parent
MonthDay = tuple[int, int]


class Lexicon:
    """Finds any of many words in time proportional to the text: by first character, the longest first."""

    __slots__ = ("_firsts", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = {}
        for word in words:
            by_first.setdefault(word[0], []).append(word)
        self._words = {c: tuple(sorted(set(w), key=len, reverse=True)) for c, w in by_first.items()}
        self._firsts = re.compile("[" + re.escape("".join(self._words)) + "]") if by_first else None

    def find(self, text: str, *, every: bool = False) -> Iterator[tuple[int, int, str]]:
        """(start, end, word), left to right; not overlapping, unless `every` one is wanted."""
        if self._firsts is None:
            return
        after = 0
        for match in self._firsts.finditer(text):
            at = match.start()
            if at < after:
                continue
            for word in self._words[match.group()]:
                if text.startswith(word, at):
                    yield at, at + len(word), word
                    if not every:
                        after = at + len(word)
                        break


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
def terms() -> tuple[tuple[str, ...], ...]:
    """Terms of the field, each as its words."""
    return tuple(tuple(t.split("/")) for t in _data()["terms"].split())


@lru_cache(maxsize=1)
def wrong() -> tuple[Mapping[str, str], Lexicon]:
    """Wrong spelling -> right one, and the finder of the wrong ones."""
    pairs = dict(w.split(">") for w in _data()["wrong"].split())
    return pairs, Lexicon(pairs)


@lru_cache(maxsize=1)
def wrong_before() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Spellings that are wrong before certain words, with the right ones."""
    lines = (line.rpartition("|") for line in _data()["wrong_before"].split("\n") if line.strip())
    split = ((*head.split("|", 1), right) for head, _, right in lines)
    return tuple((re.compile(f"{word}(?={follows})"), right) for word, follows, right in split)


@lru_cache(maxsize=1)
def foreign() -> Lexicon:
    """Finder of advertising and web-page wording."""
    return Lexicon(_data()["foreign"].split())


def pairs(edition: Edition) -> frozenset[str]:
    """Pairs of characters that are known to stand side by side: in the words, the terms and the official text."""
    return _pairs(_Key(edition))


class _Key:
    """An edition as a key, by identity: its texts are dictionaries and cannot be hashed."""

    __slots__ = ("edition",)

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.edition is self.edition


@lru_cache(maxsize=8)
def _pairs(key: _Key) -> frozenset[str]:
    texts = [*_data()["words"].split(), *("".join(t) for t in terms())]
    texts += [t for table in key.edition.tables for item in table.items for t in item.texts.values()]
    return frozenset(t[i : i + 2] for t in texts for i in range(len(t) - 1))


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
