"""The date by which something is promised: a cell 完成时限, or the words of a remedy.

A month without a day means its last day (2020年12月底), a year without a month its last day (2021年年底前).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from lawgov_xl.text import squeeze, to_halfwidth

_ISO = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?(?!\d)(?:月)?(?: 00:00:00)?")
_PART = {"上半年": 6, "下半年": 12, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12,
         "1季度": 3, "2季度": 6, "3季度": 9, "4季度": 12, "年底": 12, "年末": 12, "年内": 12, "年中": 6}  # fmt: skip
_DATE = re.compile(
    r"((?:19|20)\d\d)年?(?:"
    r"(?:[-./]|(?<=年))(\d{1,2})(?:月份?|(?=[-./]\d))(?:[-./]?(\d{1,2})[日号]?(?!\d))?"
    r"|第?(上半年|下半年|[一二三四1-4]季度|年底|年末|年内|年中|底|末|内|中)"
    r"|(?<=年)(?=前|之前|以前|完成|\Z))"
)
_PROMISE_AFTER = re.compile(
    r"[底末初前旬]|[^，。；\d]{0,8}(?:前|以内|完成|整改|建成|印发|实现|到位|出台|达到|落实|上线|启动|全覆盖)"
)
_PROMISE_BEFORE = re.compile(r"(?:计划|拟|预计|争取|力争|将于|将在|时限|期限)[^，。；\d]{0,6}[:：]?\Z")


def whole_date(text: str) -> date | None:
    """The date that a cell as a whole says: 2020-10-20, 2020年10月20日, 2020.10; None where it is none."""
    match = _ISO.fullmatch(to_halfwidth(text.strip()))
    return _date(match.group(1), match.group(2), match.group(3)) if match else None


@lru_cache(maxsize=16384)
def due(cell: str, remedy: str = "") -> date | None:
    """The date promised: what the cell 完成时限 says, else the last date that the remedy promises; None where
    there is none (长期坚持, or nothing)."""
    if cell and (found := whole_date(cell) or _last(cell, promised=False)) is not None:
        return found
    return _last(remedy, promised=True)


def _last(text: str, *, promised: bool) -> date | None:
    plain = to_halfwidth(squeeze(text))
    if "20" not in plain:
        return None
    found: date | None = None
    for match in _DATE.finditer(plain):
        if promised and not (
            match.group(4)
            or _PROMISE_AFTER.match(plain, match.end())
            or _PROMISE_BEFORE.search(plain, max(0, match.start() - 12), match.start())
        ):
            continue
        year, month, day, part = match.groups()
        if month is None:
            month = str(_PART.get(part or "", 12))
        found = _date(year, month, day) or found
    return found


def _date(year: str, month: str, day: str | None) -> date | None:
    try:
        last = monthrange(int(year), int(month))[1]
        return date(int(year), int(month), int(day) if day else last)
    except ValueError:
        return None
