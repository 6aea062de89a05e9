"""Where signature and date stand without a seal (GB/T 9704-2012, 7.3.5.2).

The signature ends two characters from the right; the date begins two characters right of where the signature
begins. Where the date is longer, it ends two characters from the right, and the signature moves left.
"""

from __future__ import annotations

from lawgov_xl.io.word import measures as m


def ems(text: str) -> float:
    """The width of a text in characters: figures and Latin letters are half as wide."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def right_indents(name: str, date: str) -> tuple[float, float]:
    """How many characters the signature and the date end from the right edge."""
    long, short = ems(name), ems(date)
    if short <= long:
        return 2.0, max(0.0, long - short)
    return max(0.0, 4.0 + short - long), 2.0


def indent(characters: float) -> str:
    """Paragraph properties that end a line so many characters from the right edge."""
    right = round(characters * m.CHARACTER)
    return f'<w:ind w:right="{right}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'
