"""Inline texts for streamed rows."""

from __future__ import annotations

from lawgov_xl.io.summary.stream import Cell, escape

END = "</row>"
_FORMULA = frozenset("=+-@")
_LONG = 32_000


class Text:
    """Writes texts into one column; those that begin like a formula in a format that keeps them text."""

    __slots__ = ("_close", "_open", "_quoted")

    def __init__(self, plain: Cell, quoted: Cell) -> None:
        self._open, self._close = plain.text("\x01").split("\x01")
        self._quoted = quoted.text("\x01").split("\x01")[0]

    def __call__(self, escaped: str) -> str:
        if not escaped:
            return ""
        if len(escaped) > _LONG:
            escaped = escape(_unescaped(escaped))
        return (self._quoted if escaped[0] in _FORMULA else self._open) + escaped + self._close


def escape_all(text: str) -> str:
    """Escapes many texts at once."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
