"""References to documents: titles in 《》 and issue numbers (文号), read leniently, judged by the rules.

A number is `机关代字〔2019〕72号` (《党政机关公文格式》 GB/T 9704—2012, 7.2.5). People write any bracket, add 年 or
第, leave out 号 or a bracket, and break it over lines; all of that is read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lawgov_xl.rules.digits import narrow
from lawgov_xl.rules.prose import HAN, visible
from lawgov_xl.text import squeeze

OPEN, CLOSE = "〔", "〕"
_OPENS = "〔\\[【［（(｛{<〈《"
_CLOSES = "〕\\]】］）)｝}>〉》"
# What a code ends in. Any Chinese characters may precede it in running text: 按照渝府发〔2019〕1号.
_KINDS = "发办函字令通文电规纪组党政综法财人建审改环卫教科农商交水民监编委局厅院府号决公告释税评督调秘信访团妇工宣统执复服行"
# The pattern begins with the class of all first characters, a bracket or the 1 or 2 of a year, and looks back from
# behind it: so it is tried at these alone.
_NUMBER = re.compile(
    rf"[{_OPENS}12](?:"
    rf"(?<![12])(?P<gap2>[ \t\u3000]{{0,2}})(?P<year>\d{{4}}|\d{{2}})(?P<gap3>[ \t\u3000]{{0,2}})(?P<nian>年?度?)"
    rf"(?P<gap4>[ \t\u3000]{{0,2}})(?P<close>[{_CLOSES}])?"
    rf"|(?<!\d[12])(?P<year2>(?:(?<=1)9|(?<=2)0)\d\d)(?P<nian2>[年\-—－]?)(?P<close2>[{_CLOSES}]?))"
    r"(?P<gap5>\s{0,3})(?P<di>第?)(?P<gap6>[ \t\u3000]{0,2})(?P<number>\d{1,6})(?![\d.])(?P<gap7>[ \t\u3000]{0,2})(?P<hao>号?)"
)
NEEDED = re.compile(f"[{_OPENS}号]")
"""What a text with an issue number has one of: a number without an opening bracket counts only with its 号."""
_SURE = re.compile(
    rf"[国中财渝京沪津冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新](?:[{HAN}]{{1,5}}[{_KINDS}]|[发函])"
)
_RUN = re.compile(rf"[{HAN}]{{2,12}}\Z")
# Words that end like a code but belong to the sentence, and things that are numbered without being documents.
_NOT_CODES = ("印发", "下发", "转发", "制发", "开发", "研发", "公布", "会议", "方案", "规划", "纲要", "办法")
_AFTER_NO_DOCUMENT = re.compile(r"[楼栋房室线令%％]|[件项个条份次场家名人]")
_ORDER = re.compile(
    rf"(?P<who>(?:国|国务院|主席|政府|部|委|局|署|厅|办公厅|(?<=[{HAN}])府)令)(?P<open>[（(]?)\s{{0,2}}"
    rf"(?P<year>(?:[{_OPENS}](?:19|20)\d\d年?[{_CLOSES}])?)\s{{0,2}}(?P<di>第?)\s{{0,2}}(?P<number>\d{{1,5}})\s{{0,2}}(?P<hao>号?)"
)
_TITLE_MARK = re.compile(r"[《》\n]")
_TITLE_END = re.compile(r"[（(]\s{0,3}")
_TRIAL = re.compile(r"[（(](?:试行|暂行|草案|修订|修正|修订草案|征求意见稿|送审稿|审议稿|\d{4}年?版?)[）)]")
_ISSUER = re.compile(rf"\A[{HAN}、 ]{{2,40}}?(?=关于)")
_ENACTS = re.compile(r"关于(?:印发|转发|发布|公布|批转|颁布|实施)(.{2,80})的(?:通知|公告|通告|决定|意见)\Z")
_MARKS = re.compile(rf"[^{HAN}0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Number:
    """An issue number as written. code: what precedes the bracket, prose that it swallowed cut off as far as known.

    standard: as it ought to be written; "" where that cannot be told (a bracket swallowed the year).
    """

    start: int
    end: int
    code: str
    open: str
    year: str
    nian: str
    close: str
    di: str
    digits: str
    hao: str
    spaced: bool
    text: str

    @property
    def value(self) -> int:
        return int(self.digits)

    @property
    def full_year(self) -> int:
        """Four digits; a two-digit year is taken for the nearest past one (19 -> 2019, 94 -> 1994)."""
        year = int(self.year)
        return year if year > 99 else (2000 + year if year < 50 else 1900 + year)

    @property
    def standard(self) -> str:
        """Bracket to 号 as the standard writes it."""
        return f"{OPEN}{self.full_year}{CLOSE}{self.value}号"

    @property
    def key(self) -> tuple[str, int, int]:
        """For comparing: the last characters of the code, the year, the number."""
        return self.code[-3:], self.full_year, self.value


@dataclass(frozen=True, slots=True)
class Order:
    """The number of an order: 国令第713号."""

    start: int
    end: int
    who: str
    year: str
    di: str
    digits: str
    hao: str
    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title in 《》. [start, end) with its marks; number: the issue number that follows in brackets, if any."""

    start: int
    end: int
    text: str
    number: Number | None


@lru_cache(maxsize=1024)
def numbers(text: str) -> tuple[Number, ...]:
    """Every issue number, in whatever shape. The span begins at the bracket (or the year, where it is missing)."""
    if not NEEDED.search(text):
        return ()
    plain, half = visible(text), narrow(text)
    found = []
    for match in _NUMBER.finditer(half):
        start = match.start()
        opened, closed = half[start] if match["year"] else "", match["close"] or match["close2"] or ""
        if not opened and not match["hao"]:
            continue  # most often a date: 2019年12月
        year = match["year"] or half[start] + match["year2"]
        code = _code(plain[max(0, start - 15) : start].rstrip())
        after = plain[match.end() : match.end() + 1]
        if not _is_document(code, year, opened, closed, match["hao"], after):
            continue
        end = match.end() if match["hao"] else match.end("number")
        gaps = ("gap2", "gap3", "gap4", "gap5", "gap6") + (("gap7",) if match["hao"] else ())
        spaced = any(match[g] for g in gaps)
        nian = match["nian"] or match["nian2"] or ""
        found.append(
            Number(
                start,
                end,
                code,
                opened,
                year,
                nian,
                closed,
                match["di"],
                match["number"],
                match["hao"],
                spaced,
                plain[start:end],
            )
        )
    return tuple(found)


def _code(before: str) -> str:
    """The issuing code that ends a text; "" where the text cannot end in one."""
    if not before or before[-1] not in _KINDS or before.endswith(_NOT_CODES):
        return ""
    match = _RUN.search(before)
    if match is None:
        return ""
    run = match.group()
    for i in range(max(0, len(run) - 8), len(run) - 1):
        if run[i] in _FIRST:
            return run[i:]
    return run[-4:]


_FIRST = "国中财渝京沪津冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇云贵藏陕秦甘陇青宁新建教科农商司民人环卫交水税统银证保能林海气地文体广旅应审法高最"


def _is_document(code: str, year: str, opened: str, closed: str, hao: str, after: str) -> bool:
    if len(year) == 4 and not 1900 <= int(year) <= 2099:
        return False
    if not opened and not closed:
        # 渝知发2019年72号: nothing but the code tells it from 2019年3号公告.
        return bool(hao) and bool(_SURE.fullmatch(code))
    if opened == OPEN or closed == CLOSE:
        return bool(hao) or (
            bool(opened) and bool(code or len(year) == 4) and not _AFTER_NO_DOCUMENT.match(after)
        )
    # （2019）5号楼 is a place, 《规划（2020年）》3项 an amount.
    return (
        bool(code)
        and (bool(hao) or (bool(opened) and len(year) == 4))
        and not _AFTER_NO_DOCUMENT.match(after)
    )


@lru_cache(maxsize=1024)
def orders(text: str) -> tuple[Order, ...]:
    """Every number of an order (令)."""
    if "令" not in text:
        return ()
    plain = visible(text)
    return tuple(
        Order(
            m.start("year") if m["year"] else m.end("who") + len(m["open"]),
            m.end() if m["hao"] else m.end("number"),
            m["who"],
            m["year"],
            m["di"],
            m["number"],
            m["hao"],
            plain[m.start() : m.end() if m["hao"] else m.end("number")],
        )
        for m in _ORDER.finditer(plain)
    )


@lru_cache(maxsize=1024)
def titles(text: str) -> tuple[Title, ...]:
    """Every title with its marks, the outermost where marks are nested, with the number in the bracket after it."""
    if "《" not in text:
        return ()
    plain = visible(text)
    by_start = {n.start: n for n in numbers(text)}
    found: list[Title] = []
    depth = start = 0
    for match in _TITLE_MARK.finditer(plain):
        at, c = match.start(), match.group()
        if c == "《":
            start = at if depth == 0 else start
            depth += 1
        elif c == "\n":
            depth = 0
        elif depth:
            depth -= 1
            if depth == 0:
                found.append(Title(start, at + 1, plain[start + 1 : at], _following(plain, at + 1, by_start)))
    return tuple(found)


def _following(plain: str, at: int, by_start: dict[int, Number]) -> Number | None:
    opened = _TITLE_END.match(plain, at) if by_start else None
    if not opened:
        return None
    end = min(len(plain), opened.end() + 16)
    return next((by_start[i] for i in range(opened.end(), end) if i in by_start), None)


@lru_cache(maxsize=4096)
def core(title: str) -> str:
    """A title for comparing: without issuer, 关于印发…的通知, （试行）, year of the edition and punctuation."""
    plain = _TRIAL.sub("", squeeze(title))
    plain = _ISSUER.sub("", plain)
    if enacted := _ENACTS.search(plain):
        plain = enacted.group(1)
    return _MARKS.sub("", plain)
