"""Pieces of formulas, each with its twin in Python that gives the same value.

A formula works on one text, named by `of` (a cell, or a defined name that stands for a text). Only functions
that Excel 2010, WPS and LibreOffice all have: FIND, MID, LEFT, RIGHT, LEN, SUBSTITUTE, EXACT, SUMPRODUCT.
Lists of words are defined names of ranges in the sheet `_words`; they lie in a row, so that they can be held
against the clauses of a text, which form a column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CLAUSES = 80
"""How many clauses of a text are looked at."""
NUMBERS = "lg_k"
"""The defined name of the numbers 1 to CLAUSES, in a column."""
BREAK, KILL = "|", "†"
"""BREAK stands before every clause of a normalised text; nothing behind KILL counts in its clause."""
OWN_SIGNS = f"{BREAK}{KILL}¦‡"
"""Signs that the formulas put into a text; a text's own are taken out before."""
FAR = 32767


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


def longest_prefix(words: Iterable[str], text: str) -> int:
    return max((len(w) for w in words if text.startswith(w)), default=0)


def longest_suffix(words: Iterable[str], text: str) -> int:
    return max((len(w) for w in words if text.endswith(w)), default=0)


# --- the clauses of a text against a list of words ---


def clauses_formula(of: str) -> str:
    """The clauses of a normalised text as a column, each led by BREAK; BREAK alone beyond the last."""
    padded = f'{of}&REPT("{BREAK}",{CLAUSES + 1})'
    at, following = (f'FIND("¦",SUBSTITUTE({padded},"{BREAK}","¦",{NUMBERS}{n}))' for n in ("", "+1"))
    return f"MID({padded},{at},{following}-{at})"


def clauses(text: str) -> list[str]:
    return [BREAK + c for c in text.split(BREAK)[1 : CLAUSES + 1]]


def live_formula(of: str) -> str:
    """Each clause up to what guards against it."""
    return f'LEFT({of},FIND("{KILL}",{of}&"{KILL}")-1)'


def live(clause: str) -> str:
    return clause.partition(KILL)[0]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Defined names of the clauses of one text: whole, and up to what guards against them."""

    whole: str
    live: str


@dataclass(frozen=True, slots=True)
class Literal:
    """One of the words stands in the clause."""

    words: str

    def formula(self, of: Clauses) -> str:
        return has(self.words, of.live)

    def holds(self, clause: str, lists: dict[str, tuple[str, ...]]) -> bool:
        return any(w in live(clause) for w in lists[self.words])


@dataclass(frozen=True, slots=True)
class Followed:
    """One of the words stands in the clause, with 1 to `most` characters behind it that hold no guard."""

    words: str
    most: int

    def formula(self, of: Clauses) -> str:
        w, c = self.words, of.whole
        at = f"FIND({w},{c}&{w})"
        guard = f'FIND("{KILL}",{c}&REPT(" ",{self.most + 9})&"{KILL}")'
        return f"SUMPRODUCT(({at}+LEN({w})<=LEN({c}))*({guard}>{at}+LEN({w})+{self.most - 1}))"

    def holds(self, clause: str, lists: dict[str, tuple[str, ...]]) -> bool:
        guard = (clause + " " * (self.most + 9) + KILL).find(KILL) + 1
        for word in lists[self.words]:
            at = found(word, clause)
            if at + len(word) <= len(clause) and guard > at + len(word) + self.most - 1:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Gap:
    """`anchor`, then `least` to `most` characters, then one of the words, in one clause."""

    anchor: str
    least: int
    most: int
    words: str

    def formula(self, of: Clauses) -> str:
        c, anchor = of.live, quoted(self.anchor)
        start = f"FIND({anchor},{c}&{anchor})+{len(self.anchor) + self.least}"
        window = f"MID({c},{start},{self.most - self.least}+LEN({self.words}))"
        return has(self.words, window)

    def holds(self, clause: str, lists: dict[str, tuple[str, ...]]) -> bool:
        text = live(clause)
        start = found(self.anchor, text) - 1 + len(self.anchor) + self.least
        return any(w in text[start : start + self.most - self.least + len(w)] for w in lists[self.words])


@dataclass(frozen=True, slots=True)
class Framed:
    """One of the words, then `middle`, then within `most` characters `end`, in one clause."""

    words: str
    middle: str
    most: int
    end: str

    def formula(self, of: Clauses) -> str:
        c, middle = of.live, quoted(self.middle)
        at = f"FIND({middle},{c}&{middle})"
        before = f"ISNUMBER(FIND({self.words},LEFT({c},{at}-1)))"
        behind = f"MID({c},{at}+{len(self.middle)},{self.most + len(self.end)})"
        return f"SUMPRODUCT({before}*ISNUMBER(FIND({quoted(self.end)},{behind})))"

    def holds(self, clause: str, lists: dict[str, tuple[str, ...]]) -> bool:
        text = live(clause)
        at = found(self.middle, text) - 1
        behind = text[at + len(self.middle) : at + len(self.middle) + self.most + len(self.end)]
        return self.end in behind and any(w in text[:at] for w in lists[self.words])


Term = Literal | Followed | Gap | Framed


def any_term(terms: Iterable[Term], of: Clauses) -> str:
    """1 where a clause fits any of the terms, else 0."""
    return f"IF({'+'.join(t.formula(of) for t in terms)}>0,1,0)"
