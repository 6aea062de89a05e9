"""How much room a text needs: lines and heights, without a font at hand.

A Chinese character is two half-widths wide, a Latin letter one. Column widths are in characters of the default
font (Calibri 11: 7 pixels each at 96 dpi), as spreadsheets count them; heights are in points.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MAX_HEIGHT = 409.0
"""Excel's highest row."""
_LINE = 1.26
"""Height of a line as a multiple of the font size: the highest of 仿宋, 宋体 and the fonts that stand in for them."""
_PADDING = 5.0
_WORD = re.compile(r"[!-~]+|.", re.DOTALL)
_NOT_FIRST = set("，。、；：？！）》〉】〕”’」』…—%,.;:?!)]}")
_NOT_LAST = set("（《〈【〔“‘「『([{")


def capacity(width: float, size: float) -> int:
    """Half-widths that fit on a line of a column of this width, in this font size (points)."""
    character = math.ceil(size * 96 / 72)
    return max(2, int(7 * width / (character / 2)))


def points(width: float) -> float:
    """Width of a column in points, cell padding included."""
    return (7 * width + 5) * 0.75


@lru_cache(maxsize=16384)
def lines(text: str, room: int) -> int:
    """How many lines a text takes where `room` half-widths fit on one; no punctuation begins a line."""
    return sum(_paragraph(p, room) for p in text.split("\n"))


def height(text: str, width: float, size: float) -> float:
    """Points that a text needs in a cell of this width and font size."""
    return math.ceil(lines(text, capacity(width, size)) * size * _LINE + _PADDING)


def _paragraph(text: str, room: int) -> int:
    count, used, last = 1, 0, 0
    closing = True
    for token, wide in _tokens(text, room):
        if used and used + wide > room:
            # What may not begin a line takes the character before it along.
            carried = last if token in _NOT_FIRST or not closing else 0
            count, used = count + 1, carried
        used += wide
        last, closing = wide, token not in _NOT_LAST
    return count


def _tokens(text: str, room: int) -> Iterator[tuple[str, int]]:
    for match in _WORD.finditer(text):
        token = match.group()
        wide = len(token) if token.isascii() else _wide(token)
        if wide <= room:
            yield token, wide
        else:  # a web address breaks anywhere
            yield from ((c, 1) for c in token)


def _wide(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
