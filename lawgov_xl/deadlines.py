"""The date by which something is promised: a cell 完成时限, or the words of a remedy.

A month without a day means its last day (2020年12月底), a year without a month its last day (2021年年底前). A date
without a year takes the year named before it, else the first that is not past when the answer was given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from lawgov_xl.text import to_halfwidth


class Kind(StrEnum):
    """How exactly a deadline is told."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    TERM = "term"
    """Counted from the answer: 3个月内."""
    IMMEDIATE = "immediate"
    """即日起, 立即."""
    ONGOING = "ongoing"
    """长期坚持: work without an end."""
    VAGUE = "vague"
    """尽快, 适时: words that nobody can be held to."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline in a text. due: the last day, where it can be told; [start, end): its place in the text;
    assumed: the year is not written there."""

    kind: Kind
    due: date | None
    text: str
    start: int
    end: int
    assumed: bool = False

    @property
    def binding(self) -> bool:
        """Whether somebody can be held to it."""
        return self.kind is not Kind.VAGUE


_ISO = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?(?!\d)(?:月)?(?: 00:00:00)?")
_FIGURES = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
# What it begins with is said first, so that other places are left at once; an empty match tells no date.
_WHEN = re.compile(
    r"(?=[\d./今本当明下次后第一二三四上年底末内初中-])"
    r"(?:(?P<y>(?:19|20)\d\d)\s?(?:年\s?度?\s?|(?=[-./]\d)|(?=[底末]|第?[一二三四1-4]\s?季度|[上下]半年))"
    r"|(?P<rel>今年|本年度?|当年|明年|下一?年度?|次年|后年)\s?)?"
    r"(?:"
    r"(?<![\d.])(?P<m>\d{1,2})\s?月(?!份?以来)(?:份)?(?:\s?(?P<d>\d{1,2})\s?[日号]|(?P<mpart>[底末初]|[上中下]旬))?"
    r"|(?P<m2>(?<=\d)[-./]\d{1,2})(?P<d2>[-./]\d{1,2})?(?!\d)"
    r"|第?(?P<q>[一二三四1-4])\s?季度(?!以来)[末底]?"
    r"|(?P<half>[上下]半年)[末底]?"
    r"|(?P<ypart>(?<![\d一二两三四五六七八九十近去上百每])年(?:[底末](?![数线层])|[内初](?![部容外步级心])|终)"
    r"|(?<=[\d年度])(?:[底末](?![数线层])|[内初](?![部容外步级心])|中(?![央国共心小级期旬文])))"
    r"|(?P<whole>(?<=[年度])(?=之?以?前|完成|\Z))"
    r")"
)
_TERM = re.compile(
    r"(?<![年第])(?P<n>\d{1,3}|[一二两三四五六七八九十])(?P<unit>个?工作日|个月|月|日|天|周|年)(?:以|之)?内"
)
_WORDS = (
    (Kind.IMMEDIATE, re.compile(r"即日起?|立即|即刻|立行立改|已完成")),
    (
        Kind.ONGOING,
        re.compile(
            r"长期(?:坚持|推进|开展|执行|实施|抓|任务|工作|有效|落实|整改)?|常年(?:坚持|开展)|常态化(?:坚持|推进|开展|长期)?|持续(?:推进|开展|坚持|整改)"
        ),
    ),
    (Kind.VAGUE, re.compile(r"尽快|尽早|适时|近期|择机|条件成熟|待定|另行|逐步|下一?阶段|下一步|今后|将来")),
)
_PROMISE_AFTER = re.compile(
    r"[底末初前旬]|[^，。；\d]{0,8}(?:前|以内|完成|整改|建成|印发|实现|到位|出台|达到|落实|上线|启动|全覆盖)"
)
_PROMISE_BEFORE = re.compile(
    r"(?:计划|拟|预计|争取|力争|将于|将在|时限|期限|时间)[^，。；\d]{0,6}[:：]?\s?\Z"
)
_PAST = re.compile(r"(?:已|曾|自|从|经)(?:经|于|在)?[^，。；\d]{0,4}\Z")
_LABEL = re.compile(r"(?:完成|整改|办理|落实)?(?:时限|期限|时间)[:：为是]?\s*([^，。；\n]{1,20})")
_YEAR = re.compile(r"((?:19|20)(?<!\d..)\d\d)\s?年")
_DATED = re.compile(
    r"[月季半年度\d./-](?:(?<=月)|(?<=季)度|(?<=半)年|(?<=[年度\d])(?:[底末内初终中]|之?以?前|完成|\Z)|(?<=[./-])\d)"
)
"""What every match of `_WHEN` that tells a date has, its end or near it."""
_SIGNS = re.compile(
    r"[0-9０-９]|[年度](?:[底末内初终中前]|之?以?前|完成|\s|\Z)|季度|半年|[日月天周年](?:以|之)?内|时限|期限|时间"
)
"""Without any of these a text tells no deadline: most answers are done with here."""
_LONGEST = 40_000


def whole_date(text: str) -> date | None:
    """The date that a cell as a whole says: 2020-10-20, 2020年10月20日, 2020.10; None where it is none."""
    match = _ISO.fullmatch(to_halfwidth(text.strip()))
    return _date(int(match.group(1)), int(match.group(2)), match.group(3)) if match else None


@lru_cache(maxsize=2048)
def due(cell: str, remedy: str = "", as_of: date | None = None) -> date | None:
    """The date promised: what the cell 完成时限 says, else the last date that the remedy promises; None where
    there is none (长期坚持, or nothing). as_of: when the answer was given, for dates without a year."""
    if cell:
        if (found := whole_date(cell)) is not None:
            return found
        dates = [d.due for d in in_cell(cell, as_of) if d.due]
        if dates:
            return dates[-1]
    dates = [d.due for d in promised(remedy, as_of) if d.due]
    return dates[-1] if dates else None


@lru_cache(maxsize=2048)
def in_cell(cell: str, as_of: date | None = None) -> tuple[Deadline, ...]:
    """The deadlines that a cell 完成时限 tells, in order; () where it tells none that can be understood."""
    if (whole := whole_date(cell)) is not None:
        to_the_day = len(re.findall(r"\d+", cell)) > 2
        return (Deadline(Kind.DAY if to_the_day else Kind.MONTH, whole, cell.strip(), 0, len(cell)),)
    found = (*_dates(to_halfwidth(cell[:_LONGEST]), as_of, promise=False), *_words(cell, anywhere=True))
    return tuple(sorted(found, key=lambda d: d.start))


@lru_cache(maxsize=2048)
def promised(text: str, as_of: date | None = None) -> tuple[Deadline, ...]:
    """The deadlines that a text promises, in order. A date on which something was done is none."""
    if not (_DATED.search(text[:_LONGEST]) or "内" in text or _tells_term(text)) or not _SIGNS.search(text):
        return ()
    plain = to_halfwidth(text[:_LONGEST])
    found = (*_dates(plain, as_of, promise=True), *_words(plain, anywhere=False))
    return tuple(sorted(found, key=lambda d: d.start))


def _dates(plain: str, as_of: date | None, *, promise: bool) -> Iterator[Deadline]:
    years = [(m.end(), int(m.group(1))) for m in _YEAR.finditer(plain)]
    for match in _WHEN.finditer(plain):
        start, end = match.span()
        kind, last = _last_day(match)
        named = bisect_right(years, (start, 9999))
        year, assumed = _year(match, years[named - 1][1] if named else None, as_of)
        if year is None or last is None:
            continue
        month, day = last
        found = _date(year, month, day)
        if found is not None and assumed and as_of and found < as_of:
            found = _date(as_of.year, month, day)  # a year named in passing (2016年以来) is not the promise's
            if found is not None and found < as_of:
                found = _date(as_of.year + 1, month, day)
        if found is None or (promise and not _is_promise(match, plain, found, as_of, assumed=assumed)):
            continue
        yield Deadline(kind, found, match.group(), start, end, assumed)
    for match in _TERM.finditer(plain) if "内" in plain else ():
        days = _days(match["n"], match["unit"])
        last_day = as_of + timedelta(days=days) if as_of else None
        yield Deadline(Kind.TERM, last_day, match.group(), *match.span(), True)


def _is_promise(match: re.Match[str], plain: str, found: date, as_of: date | None, *, assumed: bool) -> bool:
    """Whether a date in prose is one by which something will be done: the words around it say so, or it lay
    ahead when the answer was given."""
    before = plain[max(0, match.start() - 12) : match.start()]
    if _PAST.search(before):
        return False
    ahead = as_of is not None and not assumed and found > as_of
    return bool(
        match["mpart"]
        or match["ypart"]
        or _PROMISE_AFTER.match(plain, match.end())
        or _PROMISE_BEFORE.search(before)
        or ahead
    )


def _last_day(match: re.Match[str]) -> tuple[Kind, tuple[int, str | None] | None]:
    """Kind, month and day (None: the month's last) of what was matched."""
    if match["m"]:
        if match["mpart"]:
            tens = {"初": "10", "上旬": "10", "中旬": "20"}.get(match["mpart"])
            return Kind.MONTH, (int(match["m"]), tens)
        return (Kind.DAY if match["d"] else Kind.MONTH), (int(match["m"]), match["d"])
    if match["m2"]:
        day = match["d2"][1:] if match["d2"] else None
        return (Kind.DAY if day else Kind.MONTH), (int(match["m2"][1:]), day)
    if match["q"]:
        return Kind.QUARTER, (3 * (_FIGURES.get(match["q"]) or int(match["q"])), None)
    if match["half"]:
        return Kind.HALF, (6 if match["half"] == "上半年" else 12, None)
    if match["ypart"]:
        return Kind.YEAR, ({"中": 6, "初": 1}.get(match["ypart"][-1], 12), None)
    return Kind.YEAR, ((12, None) if match["y"] or match["rel"] else None)


def _year(match: re.Match[str], named: int | None, as_of: date | None) -> tuple[int | None, bool]:
    """The year meant, and whether it is taken from elsewhere. named: the last year before it in the text."""
    if match["y"]:
        return int(match["y"]), False
    if match["rel"]:
        if as_of is None:
            return None, True
        later = {"今": 0, "本": 0, "当": 0, "后": 2}.get(match["rel"][0], 1)
        return as_of.year + later, False
    if named is not None:
        return named, True
    return (as_of.year if as_of else None), True


def _words(text: str, *, anywhere: bool) -> Iterator[Deadline]:
    """Deadlines that are words: anywhere in a cell; in prose only where it says that it tells the time limit."""
    if not anywhere and not _tells_term(text):
        return
    places = [(0, text)] if anywhere else [(m.start(1), m.group(1)) for m in _LABEL.finditer(text)]
    for offset, piece in places:
        for kind, pattern in _WORDS:
            for match in pattern.finditer(piece):
                start, end = match.span()
                yield Deadline(kind, None, match.group(), offset + start, offset + end)


def _tells_term(text: str) -> bool:
    """Whether a text may have a label (`_LABEL`): 时限, 期限, 时间."""
    return "时" in text or "期限" in text


def _days(number: str, unit: str) -> int:
    n = int(number) if number.isdigit() else _FIGURES[number]
    if "工作日" in unit:
        return n + 2 * (n // 5 + 1)
    return n * {"月": 31, "周": 7, "年": 366}.get(unit[-1], 1)


def _date(year: int, month: int, day: str | None) -> date | None:
    try:
        return date(year, month, int(day) if day else monthrange(year, month)[1])
    except ValueError:
        return None
