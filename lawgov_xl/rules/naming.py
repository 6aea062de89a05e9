"""Naming several departments or rows in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from lawgov_xl.errors import Message

_MANY = Message("{names}等 {count} 个单位", "{names} and others ({count} departments)")
_FEW = Message("{names}", "{names}")
_SHOWN = 4
_ROWS = 12


def departments(names: Sequence[str]) -> Message:
    """A、B、C, or the first few of them with their number."""
    if len(names) <= _SHOWN:
        return _FEW.of(names="、".join(names))
    return _MANY.of(names="、".join(names[: _SHOWN - 1]), count=len(names))


def rows(numbers: Sequence[int]) -> str:
    """3、15、22, the first dozen."""
    return "、".join(map(str, numbers[:_ROWS])) + ("……" if len(numbers) > _ROWS else "")
