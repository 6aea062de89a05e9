"""Inline texts for streamed rows."""

from __future__ import annotations

from lawgov_xl.io.summary.stream import Cell, escape

END = b"</row>"
_FORMULA = frozenset(b"=+-@")
_LONG = 32_000
"""Bytes, of which a text has at least as many as characters: a shorter one fits into a cell."""


class Text:
    """Writes texts into one column; those that begin like a formula in a format that keeps them text.

    nothing: what stands in the column where there is no text.
    """

    __slots__ = ("_close", "_open", "_quoted", "nothing")

    def __init__(self, plain: Cell, quoted: Cell, nothing: bytes = b"") -> None:
        self._open, self._close = plain.text(b"\x01").split(b"\x01")
        self._quoted = quoted.text(b"\x01").split(b"\x01")[0]
        self.nothing = nothing

    def __call__(self, escaped: bytes) -> bytes:
        if not escaped:
            return self.nothing
        if len(escaped) > _LONG:
            escaped = escape(_unescaped(escaped))
        return (self._quoted if escaped[0] in _FORMULA else self._open) + escaped + self._close


def _unescaped(text: bytes) -> str:
    return text.replace(b"&lt;", b"<").replace(b"&gt;", b">").replace(b"&amp;", b"&").decode()
