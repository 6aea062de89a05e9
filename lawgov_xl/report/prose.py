"""Sentences and clauses of official prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

_HAN = r"\u4e00-\u9fff"
_OPENERS, _CLOSERS = "（(《〈“‘「『【〔[", "）)》〉”’」』】〕]"
_PAIR = dict(zip(_CLOSERS, _OPENERS, strict=True))
_END = "。！？"


def _cut(text: str, marks: str) -> Iterator[str]:
    """Pieces that end with one of `marks` outside every bracket and quotation; a stop in quotes may end one too."""
    start, stack = 0, ""
    for at, char in enumerate(text):
        if char in _OPENERS:
            stack += char
        elif char in _CLOSERS and stack.endswith(_PAIR[char]):
            stack = stack[:-1]
            ended = at and text[at - 1] in _END and not stack and char in "”’" and marks == _END
            if ended and (at + 1 == len(text) or text[at + 1] not in "，；、：。"):
                yield text[start : at + 1]
                start = at + 1
        elif char in marks and (not stack or at - start > 400):
            yield text[start : at + 1]
            start, stack = at + 1, ""
    if start < len(text):
        yield text[start:]


@lru_cache(maxsize=65536)
def sentences(line: str) -> tuple[str, ...]:
    """The sentences of a mended line, each with its stop; a last one without gets 。"""
    found = []
    for piece in _cut(line, _END):
        bare = piece.strip(" ，、；：")
        if re.search(rf"[{_HAN}\w]", bare):
            found.append(bare if bare[-1] in _END or bare.endswith(("。”", "！”", "？”")) else bare + "。")
    return tuple(found)


_NEXT_PREDICATE = re.compile(
    r"(?<=[》）”])、(?=(?:与|同|会同|联合|和)[^、，。]{2,30}(?:签订|签署|建立|印发|出台|制定|开展|发布|共建))"
)


@lru_cache(maxsize=65536)
def clauses(sentence: str) -> tuple[str, ...]:
    """The clauses of a sentence with their marks. 、 parts two clauses only where a new predicate follows a title."""
    found: list[str] = []
    for piece in _cut(sentence, "，；。！？"):
        if piece.strip("，；。！？ "):
            parts = _NEXT_PREDICATE.split(piece)
            found += [p + "、" for p in parts[:-1]] + parts[-1:]
        elif found:
            found[-1] += piece
    return tuple(found)


_OPEN_END = re.compile(
    r"(?:基础上|[中时后前下上内际]|方面|过程|期间|情况下|的|为|以|和|与|及|等方式|要求|规定)\Z"
)


def is_open(clause: str) -> bool:
    """Whether a clause only leads to the next one and can not end a sentence (在综合考虑各方意见的基础上)."""
    return bool(ADVERBIAL.match(clause)) or bool(_OPEN_END.search(bare(clause)))


ADVERBIAL = re.compile(
    r"\A(?:(?:按照|根据|依据|依照|遵照|结合|为了?|因|由于|随着|针对|围绕|对于|通过|经过|截至|自从?)[^，。；]*|对[^，。；]{0,30}|在[^，。；]*(?:中|时|前|后|上|下|方面|期间|过程中)"
    r"|(?:机构)?改革(?:以)?[前后]|(?:自)?[^，。；]{0,4}\d{4}年[^，。；]{0,8}|近[^，。；]{0,3}年来?|目前|当前|以来|同时|其中|此外|经(?:审查|自查|核查|梳理|清理))[，；。]?\Z"
)
"""A clause that only says when, why or on what ground; it belongs to the clause that follows."""


def outside_titles(text: str, change: Callable[[str], str]) -> str:
    """The text with every stretch outside 《…》 changed; titles are never touched."""
    parts = _WHOLE_TITLE.split(text)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


_WHOLE_TITLE = re.compile(r"(《[^《》]*》)")
_ASIDE_NUMBER = re.compile(r"（[^（）]{0,12}〔\d{4}〕\d+号(?:[，、][^（）]*)?）")


def without_document_numbers(text: str) -> str:
    """The text without the numbers in brackets that follow titles, and without the 、 that stood between them."""
    return re.sub(r"》、(?=《)", "》", _ASIDE_NUMBER.sub("", text))


_LIST = re.compile(
    r"((?:“[^“”]{2,40}”[、，]?){2})(?:“[^“”]{2,40}”[、，]?){2,}(?=等\s*(?:\d+|[一二三四五六七八九十]+)[项个件种类家])"
)


def with_short_lists(text: str) -> str:
    """The text with a list of four or more quoted names that ends in 等6项 cut to its first two names."""
    return _LIST.sub(lambda m: m.group(1).rstrip("、，"), text)


def bare(clause: str) -> str:
    """A clause without its closing mark."""
    return clause.rstrip("，、；：。！？ ")


def join(pieces: list[str]) -> str:
    """Clauses joined to one sentence that ends with 。"""
    text = "".join(pieces)
    return bare(text) + "。" if text else ""
