"""Where the digits of a text stand: found once, for everything that looks at its numbers, dates and years.

Most of a text is Chinese characters. A pattern that begins with a look-behind or an optional part is tried at each
of them; what can only begin with a run of digits is tried at these few places instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lawgov_xl.rules.prose import visible
from lawgov_xl.text import to_halfwidth

_RUN = re.compile(r"\d+")


@lru_cache(maxsize=1024)
def narrow(text: str) -> str:
    """The visible text, its length kept, with digits and letters in half width."""
    return to_halfwidth(visible(text))


@lru_cache(maxsize=256)  # a long text may have thousands; one text's rules follow one another
def runs(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of every run of digits in the visible text, in order; full-width ones are digits too."""
    return tuple([m.span() for m in _RUN.finditer(visible(text))])


def matches(pattern: re.Pattern[str], plain: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(plain)`, for a pattern whose matches begin at some of these places, in order."""
    after = 0
    for place in places:
        if place >= after and (match := pattern.match(plain, place)):
            after = match.end()
            yield match
