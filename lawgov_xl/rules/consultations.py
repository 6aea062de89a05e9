"""Periods in which the public was consulted, with the length that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lawgov_xl.rules.amounts import amounts
from lawgov_xl.rules.base import Text
from lawgov_xl.rules.dates import DAY_ONE_COUNTS, day_or_none, given_on, periods, working_days, year_before
from lawgov_xl.rules.limits import limits
from lawgov_xl.rules.prose import sentence_at, visible

_CONSULTS = re.compile(r"征求|公示|征集|听取(?:社会|公众|各方)|公开(?:意见|征)|挂网")
_CLAIMS = re.compile(r"(?:不少于|超过了?|达到?了?|满|共|为期|历时|至少|不低于|期限为|时间为|长达)\s?\Z")
_NEAR = 120
"""Characters before and after a period that tell what it is for."""
_DAYS = {"个工作日": "个工作日", "日": "日", "天": "日"}


@dataclass(frozen=True, slots=True)
class Consultation:
    """count: days or working days by the setting for day one; inclusive: with day one. None: the calendar is not known."""

    start: int
    end: int
    first: date
    last: date
    needed: int
    unit: str
    count: int | None
    inclusive: int | None


def consultations(text: Text, today: date) -> Iterator[Consultation]:
    """The consultations of a text whose length was asked for, by the requirement or by the text's own claim."""
    found = periods(text.text)
    if not found:
        return
    plain = visible(text.text)
    default = given_on(text.table, today).year
    for period in found:
        begin, end, _ = sentence_at(text.text, period.start)
        begin, end = max(begin - 60, period.start - _NEAR), min(end, period.end + _NEAR)
        near = plain[max(0, begin) : end]
        if not _CONSULTS.search(near):
            continue
        needed = _asked(text) or _claimed(plain[max(0, begin) : end + 40])
        year = period.first[0] or year_before(text.text, period.start, default)
        first = day_or_none(year, *period.first[1:])
        last_year = period.last[0] or (year + 1 if period.last[1] < period.first[1] - 6 else year)
        last = day_or_none(last_year, *period.last[1:])
        if needed is None or first is None or last is None or last < first:
            continue
        days, unit = needed
        inclusive = working_days(first, last) if unit == "个工作日" else (last - first).days + 1
        # Day one counts only where it is a working day at all.
        one = working_days(first, first) if unit == "个工作日" else 1
        count = None if inclusive is None or one is None else inclusive - (0 if DAY_ONE_COUNTS else one)
        yield Consultation(period.start, period.end, first, last, days, unit, count, inclusive)


def _asked(text: Text) -> tuple[int, str] | None:
    if text.item is None:
        return None
    for limit in limits(text.item.requirement):
        if limit.least and limit.unit in _DAYS and _CONSULTS.search(text.item.requirement):
            return int(limit.value), _DAYS[limit.unit]
    return None


def _claimed(near: str) -> tuple[int, str] | None:
    """What is said beside a period of its length: 超过了7个工作日."""
    for amount in amounts(near):
        if (
            amount.unit in _DAYS
            and amount.value <= 365
            and _CLAIMS.search(near, max(0, amount.start - 8), amount.start)
        ):
            return int(amount.value), _DAYS[amount.unit]
    return None
