"""Results kept for the thing asked about last: rules follow one another on the same table or submission."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def kept_for_latest(function: Callable[[Thing], Result]) -> Callable[[Thing], Result]:
    """The function, asked once for one thing after another. A thing is told by identity, and held on to until the next
    one comes, so that no other can take its place; the result must be one that nobody changes."""
    latest: list[tuple[Thing, Result]] = []

    @wraps(function)
    def kept(thing: Thing) -> Result:
        for known, result in latest:
            if known is thing:
                return result
        result = function(thing)
        latest[:] = [(thing, result)]
        return result

    return kept
