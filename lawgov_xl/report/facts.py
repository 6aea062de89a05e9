"""Facts in Chinese official prose: titles, document numbers, dates, percentages, counts, names of bodies.

The one reader of facts for composing (which sentence has substance), for checking a report against its
workbook (claims), and for measuring how much of a person's narrative a generated one covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lawgov_xl.report import bodies
from lawgov_xl.report.numerals import zh_number
from lawgov_xl.text import squeeze, to_halfwidth


class Kind(StrEnum):
    """What a fact is. The first five are claims that a workbook can support or contradict."""

    TITLE = "title"
    DOCUMENT_NUMBER = "document_number"
    DATE = "date"
    PERCENT = "percent"
    NUMBER = "number"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `key` is equal for two facts that say the same (whatever brackets, spaces or dashes they use).

    span: [start, end) in the text. value, unit: of counts and percentages. noun: what is counted, the plain
    words that follow (or, for a percentage, come before); "" where none can be told.
    """

    kind: Kind
    text: str
    start: int
    end: int
    key: str
    value: float | None = None
    unit: str = ""
    noun: str = ""


# --- titles ---

_OPEN, _CLOSE = "《", "》"
_LONGEST_TITLE = 160
_SHORT_FOR = {
    "办法",
    "条例",
    "通知",
    "规定",
    "方案",
    "意见",
    "细则",
    "纲要",
    "要点",
    "规划",
    "决定",
    "协议",
    "实施方案",
    "实施意见",
    "实施办法",
    "指标",
    "清单",
}


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Spans of 《…》, nested ones as one; an unclosed one is passed over."""
    start, depth = -1, 0
    for at, char in enumerate(text):
        if char == _OPEN:
            if depth == 0 or at - start > _LONGEST_TITLE:
                start, depth = at, 0
            depth += 1
        elif char == _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield start, at + 1


_DASH = re.compile(r"[-－—–―─~～至]+")
_BRACKETS = str.maketrans("()[]<>【】〔〕〈〉［］", "（）（）〈〉（）（）〈〉（）")


def title_key(title: str) -> str:
    """The title without its marks, white space and quotation marks; brackets and dashes made one."""
    plain = to_halfwidth(squeeze(title)).strip("《》").translate(_BRACKETS)
    plain = re.sub(r"[“”‘’\"'《》〈〉]", "", plain)
    return _DASH.sub("—", plain)


# --- document numbers, dates, percentages, counts ---

_DOCUMENT = re.compile(
    r"(?P<code>[一-龥]{1,14}?)\s*[〔\[【［（(﹝]\s*(?P<year>(?:19|20)\d\d)\s*年?\s*[〕\]】］）)﹞]"
    r"\s*(?:第\s*)?(?P<number>\d{1,5})\s*(?:号|(?=[）)，。；、,;]|\Z))"
)
_ORDER = re.compile(r"(?P<code>[一-龥]{1,10}令)第?\s*(?P<number>\d{1,5})\s*号")
_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_DATE = re.compile(
    rf"(?P<y>{_YEAR})\s*[年\-./－](?:\s*(?P<m>{_MONTH})\s*[月\-./](?:\s*(?P<d>{_DAY})(?:\s*日)?)?)?"
    rf"(?=[^\d]|\Z)(?<![\-./－])"
    rf"|(?P<y1>{_YEAR})\s*[-－—–～~至]+\s*(?P<y2>{_YEAR})\s*年?"
    rf"|(?<!\d)(?P<m3>{_MONTH})\s*月\s*(?P<d3>{_DAY})\s*日"
    rf"|(?<!\d)(?P<m4>{_MONTH})\s*月(?=[底初末份，。、至前])"
    rf"|(?<!\d)(?P<y5>{_YEAR})(?=[—－-]\s*{_YEAR})"
)
_PERCENT = re.compile(
    r"(?<![\d.])(?P<n>\d{1,12}(?:\.\d{1,12})?)\s{0,3}[%％]|百分之(?P<zh>[一二三四五六七八九十百零〇点]+)"
)

_UNIT = (
    r"个工作日|工作日|个自然日|自然日|个月|人次|个百分点|平方米|平方公里|公里|公顷|学时|课时|小时|分钟|"
    r"省市|部门|区县|县区|市县|乡镇|街道|单位|"
    r"[个项件份次人名位所家册条部期场批起宗笔户台套篇门届支辆处座间张页种类元亩吨倍天日周年季款例轮组堂讲站幅枚本卷封幢级字省市]"
)
_COUNT = re.compile(
    rf"(?<![\d.·—－\-A-Za-z第〔（(])(?P<n>\d{{1,12}}(?:[,，]\d{{3}}){{0,4}}(?:\.\d{{1,12}})?)\s{{0,3}}(?P<scale>万亿|[万亿千百])?\s*[余多]?\s*"
    rf"(?P<unit>{_UNIT})(?P<more>以上|以下|以内)?"
)
_ZH_COUNT = re.compile(
    r"(?<![第一二两三四五六七八九十百千零〇\d])(?P<n>[二两三四五六七八九十百千零〇][一二三四五六七八九十百千零〇]{0,7})"
    r"(?P<scale>[万亿])?[余多]?(?P<unit>个工作日|人次|省市|[件项份名人家所次期场条起批部个处笔户台])(?![重])"
)
_SCALE = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12}
_QUOTED = re.compile(r"“[^“”]{0,60}”|‘[^‘’]{0,60}’")
_NOUN = re.compile(r"[一-龥A-Za-z]{1,10}")
_NOUN_END = re.compile(
    r"[，。；：、（）()《》！？\s]|[的了在为是均都已并及和与由被将以至到中后前时内外从按]|纳入|进行|存在|达到|获得|调整|采用|开展|实施|规定|设立|建立|成立|签署|签订|参加|通过|列入|用于|涉及|属于|位于|组成|组织|实现|完成|办理"
)


def _noun_after(text: str, at: int) -> str:
    """The plain words that follow a count; quoted names between are stepped over."""
    rest = text[at : at + 80]
    while (quoted := _QUOTED.match(rest)) is not None:
        rest = rest[quoted.end() :]
    words = _NOUN.match(rest)
    if words is None:
        return ""
    end = _NOUN_END.search(words.group())
    return words.group()[: end.start()] if end else words.group()


def _noun_before(text: str, at: int) -> str:
    """The plain words that come before a figure, its verb left out (合法性审核率达 -> 合法性审核率)."""
    before = re.split(r"[，。；：、（）()《》！？\s]", text[max(0, at - 24) : at])[-1]
    return re.sub(
        r"(?:均|都|已|也|共|约|近|一律|必须|应当|应)*(?:达到了?|达|为|是|不低于|不少于|超过|占|有)*(?:共|约|近)*$",
        "",
        before,
    )[-10:]


def _format(value: float) -> str:
    return f"{value:.10g}"


# --- all of them ---


@lru_cache(maxsize=65536)
def find(text: str) -> tuple[Fact, ...]:
    """Every fact of a text, in order. Facts do not overlap: numbers inside a title belong to the title."""
    masked = list(text)
    found: list[Fact] = []

    def take(kind: Kind, start: int, end: int, key: str, **more: object) -> None:
        found.append(Fact(kind, text[start:end], start, end, key, **more))  # type: ignore[arg-type] # kind tells
        masked[start:end] = " " * (end - start)

    for start, end in _titles(text):
        if title_key(text[start:end]) in _SHORT_FOR:  # 该《办法》: stands for a title given before
            masked[start:end] = " " * (end - start)
            continue
        take(Kind.TITLE, start, end, title_key(text[start:end]))
    half = to_halfwidth("".join(masked))
    for match in [*_DOCUMENT.finditer(half), *_ORDER.finditer(half)]:
        code = re.sub(r".*(?:根据|按照|印发|出台|执行|落实|依据|以|和|与|及|的)", "", match.group("code"))
        year = match.groupdict().get("year") or ""
        start = match.end("code") - len(code)
        take(Kind.DOCUMENT_NUMBER, start, match.end(), f"{code}〔{year}〕{int(match.group('number'))}")
    half = to_halfwidth("".join(masked))
    for match in _DATE.finditer(half):
        take(Kind.DATE, match.start(), match.end(), _date_key(match))
    for match in _PERCENT.finditer(half):
        value = float(match.group("n")) if match.group("n") else zh_number(match.group("zh"))
        if value is not None:
            noun = _noun_before(half, match.start())
            take(
                Kind.PERCENT,
                match.start(),
                match.end(),
                f"{_format(value)}%",
                value=value,
                unit="%",
                noun=noun,
            )
    half = to_halfwidth("".join(masked))
    quoted = {at for m in _QUOTED.finditer(half) for at in range(*m.span())}
    for match in _COUNT.finditer(half):
        value = float(re.sub(r"[,，]", "", match.group("n"))) * _SCALE[match.group("scale") or ""]
        unit = match.group("unit")
        noun = _noun_after(half, match.end()) or _noun_before(half, match.start())
        take(
            Kind.NUMBER,
            match.start(),
            match.end(),
            f"{_format(value)}{unit}",
            value=value,
            unit=unit,
            noun=noun,
        )
    half = "".join(masked)
    for match in _ZH_COUNT.finditer(half):
        zh_value = zh_number(match.group("n"))
        if zh_value is None or match.start() in quoted:
            continue
        value = zh_value * _SCALE[match.group("scale") or ""]
        unit = match.group("unit")
        noun = _noun_after(half, match.end()) or _noun_before(half, match.start())
        take(
            Kind.NUMBER,
            match.start(),
            match.end(),
            f"{_format(value)}{unit}",
            value=value,
            unit=unit,
            noun=noun,
        )
    for start, end in bodies.spans("".join(masked)):
        take(Kind.BODY, start, end, text[start:end].replace("“", "").replace("”", ""))
    return tuple(sorted(found, key=lambda f: (f.start, f.end)))


def _date_key(match: re.Match[str]) -> str:
    g = match.groupdict()
    if g["y1"]:
        return f"{g['y1']}/{g['y2']}"
    if g["y5"]:
        return g["y5"]
    year = g["y"] or ""
    month, day = g["m"] or g["m3"] or g["m4"], g["d"] or g["d3"]
    return "-".join([year, *(f"{int(p):02d}" for p in (month, day) if p)])


def claims(text: str) -> tuple[Fact, ...]:
    """The facts that a workbook can support or contradict: all but names of bodies."""
    return tuple(f for f in find(text) if f.kind is not Kind.BODY)
