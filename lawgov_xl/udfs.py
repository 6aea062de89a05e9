"""Functions for cells: in Excel through xlwings (LAWGOV_STATUS and so on), in Python as they stand here.

=LAWGOV_STATUS(F8, G8)                  已完成, 不涉及, 存在问题 or 未填报
=LAWGOV_NUMBER(F8)                      what is wrong with the numbers of documents in a text; "" where nothing is
=LAWGOV_WORKDAYS(A1, B1)                working days between two dates, the first day not counted
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

import xlwings

from lawgov_xl import editions
from lawgov_xl.check import check_texts
from lawgov_xl.deadlines import whole_date
from lawgov_xl.grid import as_text
from lawgov_xl.rules import selected
from lawgov_xl.rules.base import LooksAt, Rule, Text
from lawgov_xl.rules.dates import working_days
from lawgov_xl.status import infer

UNKNOWN = "无法核验"
"""Beyond the years whose holidays are known: nothing is guessed."""


@xlwings.func(name="LAWGOV_STATUS")
def status(answer: Any, remedy: Any = None) -> str:
    """The status that an answer and its remedy amount to, in Chinese."""
    return infer(as_text(answer), as_text(remedy))[0].zh


@xlwings.func(name="LAWGOV_NUMBER")
def number(text: Any) -> str:
    """What the rules on 文号 say of a text, one line each; "" where they say nothing."""
    edition = editions.load()
    found = check_texts(_number_rules(), Text(as_text(text)), edition, date.today())
    return "\n".join(str(problem.message) for _, problem in found)


@xlwings.func(name="LAWGOV_WORKDAYS")
def workdays(first: Any, last: Any, counting_first: Any = False) -> int | str:
    """Working days of China from one date to another, make-up days and holidays as published.

    counting_first: whether the first day counts (as a rule it does not). A text for a date may be 2020年5月18日.
    """
    begins, ends = _date(first), _date(last)
    if begins is None or ends is None or ends < begins:
        return UNKNOWN
    both = working_days(begins, ends)
    if both is None:
        return UNKNOWN
    day_one = working_days(begins, begins) or 0
    return both if counting_first else both - day_one


@lru_cache(maxsize=1)
def _number_rules() -> tuple[Rule, ...]:
    return tuple(r for r in selected("DN") if r.looks_at is LooksAt.TEXT)


def _date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return whole_date(as_text(value))
