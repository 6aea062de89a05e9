"""Prose: what of a text is the author's own, its clauses, what it shares with another text, how alike two are.

Every function takes any text, keeps its length where it says so, and needs time in proportion to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import add

from lawgov_xl.model import Role
from lawgov_xl.rules.base import Text
from lawgov_xl.text import LEFTOVER, has_leftovers

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""For use inside a character class: Chinese characters."""
UNIT = rf"(?:[{HAN}]{{0,10}}(?:局|委|办|厅|院|部|会|中心|政府|单位|部门))"
"""Something that may be a unit's name, short or full."""
FILLER = "□"
"""Stands for each character of a title that is set aside."""

_TITLE = re.compile(r"《([^《》\n]{0,160})》")
_QUOTE = re.compile(r"“([^“”\n]{0,160})”")
_CLAUSE = re.compile(r"[^，。；：！？、,;:!?\n]+")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]*")
_HAN = re.compile(rf"[{HAN}]")
_SELF = re.compile(r"(?:我|本)(?:局|委|办|厅|院|部|处|市|区|县|单位|部门|机关|中心)")
_NOT_WORDS = re.compile(rf"[^{HAN}0-9A-Za-z%％]+")
_DENIAL = re.compile(
    r"没有|未(?:发生|出现|发现|收到|接到|涉及|设置|存在|下达|突破|擅自)|不存在|从未|无(?!人机|线|障碍|偿|论|缝)"
)


@lru_cache(maxsize=1024)
def visible(text: str) -> str:
    """The text, its length kept, with comments, bookmarks and field codes of a word processor as spaces."""
    return LEFTOVER.sub(lambda m: " " * len(m.group()), text) if has_leftovers(text) else text


@lru_cache(maxsize=1024)
def untitled(text: str) -> str:
    """The visible text, its length kept, with what stands inside 《》 set aside: titles are not the author's words."""
    plain = visible(text)
    if "《" not in plain:
        return plain
    return _TITLE.sub(lambda m: "《" + FILLER * len(m.group(1)) + "》", plain)


@lru_cache(maxsize=1024)
def unquoted(text: str) -> str:
    """As `untitled`, with what stands inside “” set aside too."""
    plain = untitled(text)
    if "“" not in plain:
        return plain
    return _QUOTE.sub(lambda m: "“" + FILLER * len(m.group(1)) + "”", plain)


def is_report(text: Text) -> bool:
    """Whether the text is a paragraph of a report rather than the cell of a table."""
    return text.role is Role.OTHER


@lru_cache(maxsize=1024)
def count_han(text: str) -> int:
    """How many Chinese characters the text has."""
    return len(_HAN.findall(text))


def clauses(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, clause) between punctuation marks, the marks left out."""
    for match in _CLAUSE.finditer(text):
        yield match.start(), match.end(), match.group()


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, sentence) of the visible text; semicolons and line breaks end a sentence as well."""
    found = (m for m in _SENTENCE.finditer(visible(text)) if m.group().strip())
    return tuple((m.start(), m.end(), m.group()) for m in found)


def sentence_at(text: str, position: int) -> tuple[int, int, str]:
    """The sentence in which a character stands; the whole text where none does."""
    found = sentences(text)
    at = bisect_right(_starts(text), position) - 1
    if at >= 0 and position < found[at][1]:
        return found[at]
    return 0, len(text), text


@lru_cache(maxsize=1024)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(start for start, _, _ in sentences(text))


def denies(clause: str) -> bool:
    """Whether a clause says that something is not so (没有, 未发生, 不存在): there is little to add to that."""
    return bool(_DENIAL.search(clause))


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """For comparing: without punctuation, white space and 我局, 本单位."""
    return _SELF.sub("", _NOT_WORDS.sub("", visible(text)))


@lru_cache(maxsize=256)  # some ten kB each; one text's rules follow one another
def grams(text: str, size: int) -> frozenset[str]:
    """All runs of `size` characters."""
    if size == 2:
        return frozenset(map(add, text, text[1:]))
    return frozenset([text[i : i + size] for i in range(len(text) - size + 1)])


_FEW = 24


def places(text: str, runs: frozenset[str], size: int) -> Iterator[int]:
    """Where in a text one of these runs of `size` characters begins, left to right."""
    if len(runs) > _FEW:  # quicker to look at every place
        return (at for at in range(len(text) - size + 1) if text[at : at + size] in runs)
    found: list[int] = []
    for run in runs:
        at = text.find(run)
        while at >= 0:
            found.append(at)
            at = text.find(run, at + 1)
    found.sort()
    return iter(found)


def shared(text: str, source: frozenset[str], size: int) -> bytearray:
    """For each character of `text` 1 where it lies in a run that `source` (of `grams`) has too, else 0."""
    mask = bytearray(len(text))
    for i in range(len(text) - size + 1):
        if text[i : i + size] in source:
            mask[i : i + size] = b"\x01" * size
    return mask


def alike(one: str, other: str) -> float:
    """How alike two texts are, 0 to 100 (share of characters that need no edit)."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)
