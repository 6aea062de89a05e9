"""The text of a cell in official punctuation, with slips that are certain mended.

Nothing that carries meaning is changed: brackets, quotation marks, commas and stops are made those of official
prose, wrapped lines are joined, a word typed twice is told once. What goes further than punctuation is
recorded as a `Change`, so that a draft can show it to its author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lawgov_xl.text import LEFTOVER, is_blank

_HAN = r"\u4e00-\u9fff"


@dataclass(frozen=True, slots=True)
class Change:
    """A word of the workbook that the report gives differently, and what it gives."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A text in official punctuation, with the changes that went beyond punctuation."""

    text: str
    changes: tuple[Change, ...] = ()


# --- punctuation ---

_HALF = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
_KEEP = re.compile(
    r"https?://[A-Za-z0-9_./?=&%#:;,~-]{1,500}|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9_.-]{1,200}"
    r"|(?<![\d:])\d{1,4}(?::\d{1,4})+|(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)"
    r"|(?<![A-Za-z])[A-Za-z](?:[A-Za-z,;:?!() .'-]{0,200}[A-Za-z])?"
)
_TITLE_IN_TITLE = re.compile(r"《([^《》<>〈〉]*)[<〈]([^《》<>〈〉]*)》([^《》<>〈〉]*)[>〉]")
_NESTED_TITLE = re.compile(r"《([^《》<>〈〉]*)[<〈《]([^《》<>〈〉]*)[>〉》]([^《》<>〈〉]*)》")
_REPEATED = re.compile(rf"([{_HAN}]{{4,10}})\1")
_ZERO_DATE = re.compile(r"(年|(?<=月))0(\d[月日])")
_DOCUMENT = re.compile(
    rf"(?P<code>[{_HAN}])\s*[〔\[【［（(﹝]\s*(?P<year>(?:19|20)\d\d)\s*年?\s*[〕\]】］）)﹞]\s*(?:第\s*)?0*(?P<n>\d{{1,5}})\s*(?P<hao>号?)"
)
_SLIPS = (
    (re.compile(r"(?<!规)范性文件"), "规范性文件"),
    (
        re.compile(
            r"(?<=[，。；])所以(?=[^，。；为因]{0,8}(?:人员|单位|部门|干部|案件|文件|事项|处室)[^，。；]{0,4}(?:均|都|全部))"
        ),
        "所有",
    ),
    (re.compile(r"(?<=[，。；将])将?工作安排(?=逐步|有序|稳步|积极|加快|推进|开展|建设)"), "按工作安排"),
    (re.compile(r"(?<=相关)作(?=[。；，]|\Z)"), "工作"),
    (re.compile(r"(?<=[查核理报督办])工(?=[。；，]|\Z)"), "工作"),
)
"""Slips of typing that can not be meant otherwise: a character dropped from a set word, or its homophone."""
_PERCENT_SPACE = re.compile(r"(\d)\s+([%％])")


def _official_punctuation(text: str) -> str:
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\x00{len(kept) - 1}\x01"

    text = _KEEP.sub(keep, text).translate(_HALF)
    text = re.sub(rf"(?<=[{_HAN}）》”])[.．](?=\s*(?:\Z|[{_HAN}“《（]))", "。", text)
    text = _quotes(text)
    text = re.sub(r"\x00(\d+)\x01", lambda m: kept[int(m.group(1))], text)
    text = _TITLE_IN_TITLE.sub(r"《\1〈\2〉\3》", text)
    text = _NESTED_TITLE.sub(r"《\1〈\2〉\3》", text)
    text = re.sub(r"([”》])、(?=[“《])", r"\1", text)
    text = re.sub(r"[，、；：]+(?=[。；])|(?<=[。；！？])[，、；。]+|(?<=[，、])[，、]+", "", text)
    text = re.sub(r"\A[，、；：。！？\s]+|(?<=[（“])[，、；。]+", "", text)
    return re.sub(r"[，、；]+(?=[）”])", "", text)


def _quotes(text: str) -> str:
    """Straight double quotation marks as a pair, in turn."""
    if '"' not in text and "＂" not in text:
        return text
    parts = re.split('["＂]', text)
    if len(parts) % 2 == 0:  # an odd mark: no telling which is missing
        return text
    return "".join(p if i == 0 else ("“" if i % 2 else "”") + p for i, p in enumerate(parts))


def _one_line(text: str) -> str:
    """Wrapped lines joined; a line that ends a paragraph ends its sentence."""
    lines = [line.strip(" \t\r\u3000\u00a0") for line in text.replace("\v", "\n").split("\n")]
    out = ""
    for line in lines:
        if is_blank(line):
            continue
        wrapped = (
            not out or out[-1] in "，、；：。！？（《“〔" or line[0] in "〔）》”，、；。：" or _unclosed(out)
        )
        out += ("" if wrapped else "。") + line
    return out


_LONGEST = 300
"""How far back an open bracket is looked for."""


def _unclosed(text: str) -> bool:
    tail = re.split(r"[。！？；]", text[-_LONGEST:])[-1]
    return any(tail.count(o) > tail.count(c) for o, c in zip("《“（", "》”）", strict=True))


_BODY_GAP = re.compile(
    r"((?:办公厅|办公室|委员会|[部局厅署]|政府|国务院|市委|省委))[ \u3000]+(?=[一-龥]{2,12}(?:办公厅|办公室|委员会|[部局厅署]|政府))"
)
_HAN_GAP = re.compile(
    rf"(?<=[{_HAN}，。、；：（）“”《》\d%％])[ \t\u3000\u00a0]+(?=[{_HAN}，。、；：（）“”《》\d])"
)
_IN_TITLE = re.compile(r"《[^《》]{0,160}》")


def _spaces(text: str) -> str:
    """White space between Chinese characters goes; inside a title one blank stays, for it may belong there."""
    text = _BODY_GAP.sub(r"\1、", text)
    titles: list[str] = []

    def hold(match: re.Match[str]) -> str:
        titles.append(re.sub(r"(?<=《)\s+|\s+(?=》)", "", re.sub(r"\s+", " ", match.group())))
        return f"《{len(titles) - 1}\x02》"

    held = _HAN_GAP.sub("", _IN_TITLE.sub(hold, text))
    return re.sub(r"《(\d+)\x02》", lambda m: titles[int(m.group(1))], held).strip()


def _document_numbers(text: str, changes: list[Change]) -> str:
    def mend(match: re.Match[str]) -> str:
        after = text[match.end() : match.end() + 1]
        cited = bool(match.group("hao")) or after in ("）", ")", "，", "。", "、", "；", "")
        if not cited:
            return match.group()
        whole = f"{match.group('code')}〔{match.group('year')}〕{match.group('n')}号"
        before = re.sub(r"\s", "", match.group())
        if whole != before:
            changes.append(Change(before[1:], whole[1:]))
        return whole

    return _DOCUMENT.sub(mend, text)


@lru_cache(maxsize=65536)
def mend(text: str) -> Mended:
    """A cell's text as one line of official prose. Total: accepts any text; blank stays blank."""
    changes: list[Change] = []
    line = _spaces(_one_line(LEFTOVER.sub("", text)))
    line = _official_punctuation(line)
    line = _document_numbers(line, changes)
    line = _PERCENT_SPACE.sub(r"\1\2", line)
    line = _ZERO_DATE.sub(r"\1\2", line)
    for match in list(_REPEATED.finditer(line)):
        changes.append(Change(match.group(), match.group(1)))
    line = _REPEATED.sub(r"\1", line)
    for pattern, right in _SLIPS:
        changes += [Change(line[max(0, m.start() - 3) : m.end() + 2], right) for m in pattern.finditer(line)]
        line = pattern.sub(right, line)
    return Mended(line, tuple(changes))


_LABELS = re.compile(
    r"(?:(?<=[。；：，！？])|\A)\s*(?:[一二三四五六七八九十]{1,2}是(?![否不非])|第[一二三四五六七八九十]{1,2}[，、]|"
    r"[（(][一二三四五六七八九十\d]{1,2}[）)][、.．]?|\d{1,2}[、.．](?![\d]))\s*"
    r"|(?:(?<=。)|\A)[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十])"
)
_POINTERS = re.compile(r"[（(](?:详?见|附|参见|佐证材料|材料)[^（）()]{0,24}[）)]")


def for_prose(text: str) -> Mended:
    """A cell's text as `mend` gives it, without the numbering of its own (1.… 2.…, 一是…) and without pointers to
    its evidence (见附件1): a report numbers for itself and has its own attachments.
    """
    mended = mend(text)
    plain = _LABELS.sub("", _POINTERS.sub("", mended.text))
    return Mended(re.sub(r"，(?=[；。])|(?<=[，；])[，；]+", "", plain), mended.changes)
