"""Dates, periods and working days as texts give them.

Working days come from `chinesecalendar`; for a year it does not know the answer is None (无法核验), never a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from lawgov_xl.model import Table
from lawgov_xl.rules.digits import matches, runs
from lawgov_xl.rules.prose import visible

DAY_ONE_COUNTS = False
"""Whether the first day of a period counts as one of its days (期间开始之日不计算在期间内)."""
LATE = timedelta(days=180)
"""So long after the date of a table answers may still be coming in; until then the reader's own date counts."""

_DATE = re.compile(
    r"(?<![\d.])(?:(?P<y>(?:19|20)\d\d)\s?年\s?)?(?P<m>\d{1,2})\s?月(?:份)?(?:\s?(?P<d>\d{1,2})\s?(?:日|号))?"
    r"|(?<![\d.\-/])(?P<y2>(?:19|20)\d\d)(?P<sep>[-./])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})(?![\d.\-/])"
)
_AFTER_FIRST = frozenset("年月-./")
"""What follows the first run of digits of a date, unless it is a blank."""
_OPENS = frozenset("〔[（(【")
"""What stands before the year of a document's number."""
_RANGE = re.compile(
    r"(?:(?P<y1>(?:19|20)\d\d)年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:起)?\s?(?:至|到|—{1,2}|－|-|–|～|~)\s?"
    r"(?:(?P<y2>(?:19|20)\d\d)年)?(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日"
)
_FIRST_DAY_ENDS = re.compile(r"日起?\s?[至到—－\-–～~]")
_LONGEST_FIRST_DAY = len("2020年12月31")
DATED = re.compile(r"[月./-]")
"""What a text with a date has one of."""
PERIODS = re.compile("月")
"""What a text with a period between two days has."""
_SINCE = re.compile(r"((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?(?:以来|起(?!草|诉|到)|至今)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written: year and day may be missing; no check that it exists."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def first(self, year: int) -> date | None:
        """The first day it may mean, in `year` where it names none; None where there is no such day."""
        return day_or_none(self.year or year, self.month, self.day or 1)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both given with month and day. Years as written, else None."""

    start: int
    end: int
    first: tuple[int | None, int, int]
    last: tuple[int | None, int, int]


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def days(text: str) -> tuple[Day, ...]:
    """Every date with at least a month: 2019年12月06日, 5月18日, 2019年4月, 2019-12-06, 2019.12.6."""
    plain = visible(text)
    # No date begins within a run of digits (see the look-behinds), and what follows the first tells most others.
    places = [
        start
        for start, end in runs(text)
        if (following := plain[end : end + 1]) in _AFTER_FIRST or following.isspace()
    ]
    found = []
    for match in matches(_DATE, plain, places):
        year = match["y"] or match["y2"]
        day = match["d"] or match["d2"]
        found.append(
            Day(
                *match.span(),
                int(year) if year else None,
                int(match["m"] or match["m2"]),
                int(day) if day else None,
            )
        )
    return tuple(found)


@lru_cache(maxsize=1024)
def years(text: str) -> tuple[tuple[int, int], ...]:
    """(position, year) of every year that is named, numbers of documents left out."""
    plain = visible(text)
    return tuple(
        [
            (start, int(plain[start:end]))
            for start, end in runs(text)
            if end - start == 4
            and plain.startswith(("19", "20"), start)
            and not (start and plain[start - 1] in _OPENS)
        ]
    )


def year_before(text: str, position: int, default: int) -> int:
    """The year that a date without one takes: the last that was named before it, else `default`."""
    named = years(text)
    at = bisect_left(named, (position, 0))
    return named[at - 1][1] if at else default


@lru_cache(maxsize=1024)
def periods(text: str) -> tuple[Period, ...]:
    """Every period between two days: 2020年5月18日至5月30日."""
    plain = visible(text)
    ends = _FIRST_DAY_ENDS.search(plain)
    if ends is None:
        return ()
    found = []
    for match in _RANGE.finditer(plain, max(0, ends.start() - _LONGEST_FIRST_DAY)):
        first = (int(match["y1"]) if match["y1"] else None, int(match["m1"]), int(match["d1"]))
        month = int(match["m2"]) if match["m2"] else first[1]
        last = (int(match["y2"]) if match["y2"] else None, month, int(match["d2"]))
        found.append(Period(*match.span(), first, last))
    return tuple(found)


@lru_cache(maxsize=1024)
def since(text: str) -> tuple[tuple[int, int, date], ...]:
    """(start, end, first day) of every 2016年以来, 自2018年3月起."""
    if "以来" not in text and "起" not in text and "至今" not in text:
        return ()
    plain = visible(text)
    found = []
    for match in _SINCE.finditer(plain):
        day = day_or_none(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        if day:
            start, end = match.span()
            found.append((start - plain.startswith(("自", "从"), max(0, start - 1)), end, day))
    return tuple(found)


def given_on(table: Table | None, today: date) -> date:
    """The date on which the answers of a table were given, as far as it can be known.

    Today, unless the table is a past one: then the day its answers are dated to.
    """
    if table is None or table.as_of is None or table.as_of <= today <= table.as_of + LATE:
        return today
    return table.as_of


@lru_cache(maxsize=4096)
def working_days(first: date, last: date) -> int | None:
    """Working days from first to last, both included; None where the calendar of a year is not known."""
    import chinese_calendar

    if last < first or (last - first).days > 400:
        return None
    try:
        every = (first + timedelta(days=i) for i in range((last - first).days + 1))
        return sum(1 for day in every if chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
