"""Reading the text of a cell: its sentences and clauses, with punctuation mended and slips that are certain.

Nothing that carries meaning is changed: brackets, quotation marks, commas and stops are made those of official
prose, wrapped lines are joined, a word typed twice is told once. What goes further than punctuation is
recorded as a `Change`, so that a draft can show it to its author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lawgov_xl.text import LEFTOVER, is_blank

_HAN = r"\u4e00-\u9fff"
_OPENERS, _CLOSERS = "（(《〈“‘「『【〔[", "）)》〉”’」』】〕]"
_PAIR = dict(zip(_CLOSERS, _OPENERS, strict=True))
_END = "。！？"


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
    r"https?://[\w./?=&%#:;~-]+|[\w.+-]+@[\w.-]+|\d+(?::\d+)+|\d{1,3}(?:,\d{3})+|[A-Za-z][A-Za-z,;:?!() .'-]*[A-Za-z]"
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


def _unclosed(text: str) -> bool:
    tail = re.split(r"[。！？；]", text)[-1]
    return any(tail.count(o) > tail.count(c) for o, c in zip("《“（", "》”）", strict=True))


_BODY_GAP = re.compile(
    r"((?:办公厅|办公室|委员会|[部局厅署]|政府|国务院|市委|省委))[ \u3000]+(?=[一-龥]{2,12}(?:办公厅|办公室|委员会|[部局厅署]|政府))"
)
_HAN_GAP = re.compile(
    rf"(?<=[{_HAN}，。、；：（）“”《》\d%])[ \t\u3000\u00a0]+(?=[{_HAN}，。、；：（）“”《》\d])"
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


# --- sentences and clauses ---


def _cut(text: str, marks: str) -> Iterator[str]:
    """Pieces that end with one of `marks` outside every bracket and quotation; a stop in quotes may end one too."""
    start, stack = 0, ""
    for at, char in enumerate(text):
        if char in _OPENERS:
            stack += char
        elif char in _CLOSERS and stack.endswith(_PAIR[char]):
            stack = stack[:-1]
            ended = at and text[at - 1] in _END and not stack and char in "”’" and marks == _END
            if ended and (at + 1 == len(text) or text[at + 1] not in "，；、：。"):
                yield text[start : at + 1]
                start = at + 1
        elif char in marks and (not stack or at - start > 400):
            yield text[start : at + 1]
            start, stack = at + 1, ""
    if start < len(text):
        yield text[start:]


@lru_cache(maxsize=65536)
def sentences(line: str) -> tuple[str, ...]:
    """The sentences of a mended line, each with its stop; a last one without gets 。"""
    found = []
    for piece in _cut(line, _END):
        bare = piece.strip(" ，、；：")
        if re.search(rf"[{_HAN}\w]", bare):
            found.append(bare if bare[-1] in _END or bare.endswith(("。”", "！”", "？”")) else bare + "。")
    return tuple(found)


_NEXT_PREDICATE = re.compile(
    r"(?<=[》）”])、(?=(?:与|同|会同|联合|和)[^、，。]{2,30}(?:签订|签署|建立|印发|出台|制定|开展|发布|共建))"
)


@lru_cache(maxsize=65536)
def clauses(sentence: str) -> tuple[str, ...]:
    """The clauses of a sentence with their marks. 、 parts two clauses only where a new predicate follows a title."""
    found: list[str] = []
    for piece in _cut(sentence, "，；。！？"):
        if piece.strip("，；。！？ "):
            parts = _NEXT_PREDICATE.split(piece)
            found += [p + "、" for p in parts[:-1]] + parts[-1:]
        elif found:
            found[-1] += piece
    return tuple(found)


_OPEN_END = re.compile(
    r"(?:基础上|[中时后前下上内际]|方面|过程|期间|情况下|的|为|以|和|与|及|等方式|要求|规定)\Z"
)


def is_open(clause: str) -> bool:
    """Whether a clause only leads to the next one and can not end a sentence (在综合考虑各方意见的基础上)."""
    return bool(ADVERBIAL.match(clause)) or bool(_OPEN_END.search(bare(clause)))


ADVERBIAL = re.compile(
    r"\A(?:(?:按照|根据|依据|依照|遵照|结合|为了?|因|由于|随着|针对|围绕|对于|通过|经过|截至|自从?)[^，。；]*|对[^，。；]{0,30}|在[^，。；]*(?:中|时|前|后|上|下|方面|期间|过程中)"
    r"|(?:机构)?改革(?:以)?[前后]|(?:自)?[^，。；]{0,4}\d{4}年[^，。；]{0,8}|近[^，。；]{0,3}年来?|目前|当前|以来|同时|其中|此外|经(?:审查|自查|核查|梳理|清理))[，；。]?\Z"
)
"""A clause that only says when, why or on what ground; it belongs to the clause that follows."""


def outside_titles(text: str, change: Callable[[str], str]) -> str:
    """The text with every stretch outside 《…》 changed; titles are never touched."""
    parts = _WHOLE_TITLE.split(text)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


_WHOLE_TITLE = re.compile(r"(《[^《》]*》)")
_ASIDE_NUMBER = re.compile(r"（[^（）]{0,12}〔\d{4}〕\d+号(?:[，、][^（）]*)?）")


def without_document_numbers(text: str) -> str:
    """The text without the numbers in brackets that follow titles, and without the 、 that stood between them."""
    return re.sub(r"》、(?=《)", "》", _ASIDE_NUMBER.sub("", text))


_LIST = re.compile(
    r"((?:“[^“”]{2,40}”[、，]?){2})(?:“[^“”]{2,40}”[、，]?){2,}(?=等\s*(?:\d+|[一二三四五六七八九十]+)[项个件种类家])"
)


def with_short_lists(text: str) -> str:
    """The text with a list of four or more quoted names that ends in 等6项 cut to its first two names."""
    return _LIST.sub(lambda m: m.group(1).rstrip("、，"), text)


def bare(clause: str) -> str:
    """A clause without its closing mark."""
    return clause.rstrip("，、；：。！？ ")


def join(pieces: list[str]) -> str:
    """Clauses joined to one sentence that ends with 。"""
    text = "".join(pieces)
    return bare(text) + "。" if text else ""
