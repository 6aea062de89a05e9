"""Pieces of formulas, each with its twin in Python that gives the same value.

A formula works on one text, named by `of` (a cell, or a defined name that stands for a text). Only functions
that Excel 2010, WPS and LibreOffice all have: FIND, MID, LEFT, RIGHT, LEN, SUBSTITUTE, EXACT, SUMPRODUCT.
Lists of words are defined names of ranges in the sheet `_words`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FAR = 32767
DEEPEST = 50


def quoted(text: str) -> str:
    """A text constant in a formula. Control characters stand as CHAR(n): XML can not hold them."""
    parts: list[str] = []
    plain = ""
    for c in text:
        if c < " ":
            parts += ([f'"{plain}"'] if plain else []) + [f"CHAR({ord(c)})"]
            plain = ""
        else:
            plain += '""' if c == '"' else c
    if plain or not parts:
        parts.append(f'"{plain}"')
    return "&".join(parts)


def found(needle: str, text: str, start: int = 1) -> int:
    """FIND(needle, text & needle, start): one past the end where the needle does not occur."""
    return (text + needle).find(needle, start - 1) + 1


@dataclass(frozen=True, slots=True)
class Swap:
    """Replaces one word after the other, in order."""

    pairs: tuple[tuple[str, str], ...]

    def formula(self, of: str) -> str:
        for old, new in self.pairs:
            of = f"SUBSTITUTE({of},{quoted(old)},{quoted(new)})"
        return of

    def names(self, name: str, of: str) -> dict[str, str]:
        """Defined names, the first of them `name`, that do so in steps: a formula can be nested 64 deep at most."""
        made: dict[str, str] = {}
        parts = [Swap(self.pairs[i : i + DEEPEST]) for i in range(0, len(self.pairs), DEEPEST)]
        for at, part in reversed(list(enumerate(parts))):
            step = f"{name}{'_' * (len(parts) - 1 - at)}"
            before = f"{name}{'_' * (len(parts) - at)}" if at else of
            made[step] = part.formula(before)
        return made or {name: of}

    def value(self, text: str) -> str:
        for old, new in self.pairs:
            text = text.replace(old, new)
        return text


@dataclass(frozen=True, slots=True)
class Cut:
    """Takes out the first stretch from `start` to the next `end`, or to the end of the text.

    filler stands in its place. keep_end: the end mark itself stays.
    """

    start: str
    end: str
    filler: str = ""
    keep_end: bool = False

    def formula(self, of: str) -> str:
        start, end = quoted(self.start), quoted(self.end)
        first = f"FIND({start},{of}&{start})"
        last = f"FIND({end},{of}&{end},{first})" + ("" if self.keep_end else f"+{len(self.end)}")
        filler = f"REPT({quoted(self.filler)},N(ISNUMBER(FIND({start},{of}))))&" if self.filler else ""
        return f"LEFT({of},{first}-1)&{filler}MID({of},{last},{FAR})"

    def names(self, name: str, of: str, times: int) -> dict[str, str]:
        """Defined names, the last of them `name`, that do so several times."""
        made: dict[str, str] = {}
        for at in range(1, times + 1):
            step = f"{name}{at if at < times else ''}"
            made[step], of = self.formula(of), step
        return made

    def values(self, text: str, times: int) -> str:
        for _ in range(times):
            text = self.value(text)
        return text

    def value(self, text: str) -> str:
        first = found(self.start, text)
        last = (text + self.end).find(self.end, first - 1) + 1 + (0 if self.keep_end else len(self.end))
        return text[: first - 1] + (self.filler if self.start in text else "") + text[last - 1 :]


# --- a text against a list of words ---


def has(words: str, of: str) -> str:
    """How many words of the list the text contains."""
    return f"SUMPRODUCT(--ISNUMBER(FIND({words},{of})))"


def equals(words: str, of: str) -> str:
    """Whether the text is one of the words: 1 or 0."""
    return f"SUMPRODUCT(--EXACT({of},{words}))"


def first(words: str, of: str) -> str:
    """Where the first of the words begins; one past the end where there is none."""
    return f"SUMPRODUCT(MIN(FIND({words},{of}&{words})))"


def longest(side: str, words: str, of: str) -> str:
    """Length of the longest of the words with which the text begins (side LEFT) or ends (RIGHT); else 0."""
    return f"SUMPRODUCT(MAX(EXACT({side}({of},LEN({words})),{words})*LEN({words})))"


def starts(words: str, of: str) -> str:
    """How many of the words the text begins with."""
    return f"SUMPRODUCT(--EXACT(LEFT({of},LEN({words})),{words}))"


def without(side: str, words: str, of: str) -> str:
    """The text without the longest of the words with which it begins (side LEFT) or ends (RIGHT)."""
    length = longest(side, words, of)
    return f"LEFT({of},LEN({of})-{length})" if side == "RIGHT" else f"MID({of},1+{length},{FAR})"


def longest_prefix(words: Iterable[str], text: str) -> int:
    return max((len(w) for w in words if text.startswith(w)), default=0)


def longest_suffix(words: Iterable[str], text: str) -> int:
    return max((len(w) for w in words if text.endswith(w)), default=0)
