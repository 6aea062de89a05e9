"""Labels of headings and items: how official prose counts, and how its labels are read again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawgov_xl.report.numerals import zh_number, zh_numeral

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def label(style: str, number: int) -> str:
    """The label of the number-th item in a style that is given by its first label.

    `一、` `（一）` `1.` `（1）` `1、` `一是` `第一，` `①`; "" gives "". Anything else is taken as it stands.
    """
    if not style:
        return ""
    if "①" in style:
        return _CIRCLED[min(number, 10) - 1]
    if "1" in style:
        return style.replace("1", str(number))
    return style.replace("一", zh_numeral(number))


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the head of a text.

    style: its first label in proper form (`一、`); number; text: as it stands; rest: what follows it.
    fault: "" or what is wrong with its form: half (one bracket half-width), ascii (both), mark (wrong mark).
    """

    style: str
    number: int
    text: str
    rest: str
    fault: str = ""


_ZH = r"[一二三四五六七八九十百]{1,4}"
_FORMS: tuple[tuple[str, str], ...] = (
    ("第一，", rf"第(?P<n>{_ZH})[，,、：:](?P<mark>)"),
    ("一是", rf"(?P<n>{_ZH})是(?P<mark>)"),
    ("一、", rf"(?P<n>{_ZH})\s*(?P<mark>[、．.，,])"),
    ("（一）", rf"(?P<open>[（(])\s*(?P<n>{_ZH})\s*(?P<close>[）)])(?P<mark>[、.．]?)"),
    ("（1）", r"(?P<open>[（(])\s*(?P<n>\d{1,2})\s*(?P<close>[）)])(?P<mark>[、.．]?)"),
    ("1、", r"(?P<n>\d{1,2})\s*(?P<mark>、)"),
    ("1.", r"(?P<n>\d{1,2})\s*(?P<mark>[.．])(?!\d)"),
    ("①", rf"(?P<n>[{_CIRCLED}])(?P<mark>)"),
)
_READERS = tuple((style, re.compile(rf"\s*(?P<whole>{form})\s*")) for style, form in _FORMS)


def read(text: str) -> Label | None:
    """The label at the head of a text, or None."""
    for style, reader in _READERS:
        if (found := reader.match(text)) is not None and (number := _value(found.group("n"))) is not None:
            return Label(
                style, number, found.group("whole").strip(), text[found.end() :], _fault(style, found)
            )
    return None


def _value(text: str) -> int | None:
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    if text.isdigit():
        return int(text)
    value = zh_number(text)
    return int(value) if value is not None else None


def _fault(style: str, found: re.Match[str]) -> str:
    groups = found.groupdict()
    opened, closed = groups.get("open"), groups.get("close")
    if opened and closed:
        if (opened == "(") != (closed == ")"):
            return "half"
        if opened == "(":
            return "ascii"
        return "mark" if groups["mark"] else ""
    if style == "一、" and groups["mark"] != "、":
        return "mark"
    return "mark" if style == "1." and groups["mark"] == "．" else ""


_INLINE = re.compile(
    rf"(?:(?<=[。；：，！？”）])|\A)\s*(?:(?P<is>{_ZH})是(?![否不非])|第(?P<nth>{_ZH})[，,])"
)


def inline(text: str) -> tuple[Label, ...]:
    """The labels 一是…二是… and 第一，… within a paragraph, in order; those that stand alone are left out."""
    found = [
        Label("一是" if m.group("is") else "第一，", number, m.group().strip(), text[m.end() : m.end() + 12])
        for m in _INLINE.finditer(text)
        if (number := _value(m.group("is") or m.group("nth"))) is not None
    ]
    return tuple(found)


def unlabelled(text: str) -> str:
    """The text without the label at its head (of any style); the text itself where it has none."""
    found = read(text)
    return found.rest.strip() if found else text.strip()
