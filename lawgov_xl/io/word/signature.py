"""Where signature and date stand without a seal (GB/T 9704-2012, 7.3.5.2).

The signature ends two characters from the right; the date begins two characters right of where the signature
begins. Where the date is longer, it ends two characters from the right, and the signature moves left.
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from lawgov_xl.io.word import measures as m
from lawgov_xl.io.word import styles
from lawgov_xl.report.model import Style


def ems(text: str) -> float:
    """The width of a text in characters: figures and Latin letters are half as wide."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def right_indents(name: str, date: str) -> tuple[float, float]:
    """How many characters the signature and the date end from the right edge."""
    long, short = ems(name), ems(date)
    if short <= long:
        return 2.0, max(0.0, long - short)
    return max(0.0, 4.0 + short - long), 2.0


def place(word: Any) -> None:
    """Indents the signature and the date of a document."""
    by_style = {p.style.name: p for p in word.paragraphs[-8:]}
    name = by_style.get(styles.NAMES[Style.SIGNATURE])
    date = by_style.get(styles.NAMES[Style.DATE])
    if name is None or date is None:
        return
    for paragraph, characters in zip((name, date), right_indents(name.text, date.text), strict=True):
        properties = paragraph._p.get_or_add_pPr()
        for old in properties.findall(qn("w:ind")) + properties.findall(qn("w:jc")):
            properties.remove(old)
        indent, align = OxmlElement("w:ind"), OxmlElement("w:jc")
        indent.set(qn("w:right"), str(round(characters * m.CHARACTER)))
        indent.set(qn("w:firstLine"), "0")
        align.set(qn("w:val"), "right")
        properties.append(indent)
        properties.append(align)
