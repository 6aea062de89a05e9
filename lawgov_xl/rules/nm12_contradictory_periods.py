"""时间前后矛盾

“2019年以来，…2017年印发”“近2年，…2016年开展”：所述的事早于所说的期间；起止日期颠倒；日期与星期对不上。与以前比较的话不受影响。

依据：《党政机关公文处理工作条例》第二十条（时间、数字等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 2019年以来，我局于2017年8月成立调解委员会。 |
| ✗ | 58 | 2020年至2018年，公布裁量基准12条。 |
| ✗ | 62 | 近2年，完善工作机制，2016年开展专项检查3次。 |
| ✗ | 59 | 2019年6月20日至6月1日公示。 |
| ✗ | 61 | 2019年4月26日（星期三）召开联席会议。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 2019年以来，较2017年增长12%，修订了2016年印发的办法，调解案件36件。 |
| 58 | 2018年至2020年，公布裁量基准12条。 |
| 59 | 2019年12月20日至1月10日公示。 |
| 61 | 2019年4月26日（星期五）召开联席会议。 |
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.amounts import numeral
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.dates import Period, day_or_none, days, given_on, periods, since
from lawgov_xl.rules.digits import matches, runs
from lawgov_xl.rules.prose import sentence_at, untitled

NAME_EN = "contradictory dates"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"\d")

_EVENT = re.compile(
    r"(?:，|、|；|于|在)((?:19|20)\d\d)年(?!以来|起|至|—|-|底?前|度?的|版|修订|[）)])(?:\d{1,2}月)?(?:\d{1,2}日)?，?(?:我[局委办厅院]|正式|全面|共|先后)?(?=印发|出台|召开|举办|开展|完成|建成|成立|制定|组织|签订|签署|公布|发布|启动)"
)
_LAST_YEARS = re.compile(r"近([一二两三四五六七八九十]{1,2}|\d{1,2})年")
_FARTHEST = 300
_COMPARED = re.compile(r"较|比|同期|上年|从|由|自|原|截至|根据|按照|依据|以前|前身|曾|此前|早在")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:至|到|—{1,2}|－|-|～)((?:19|20)\d\d)年")
_WEEKDAY = re.compile(r"\s?[（(]?(?:星期|周|礼拜)([一二三四五六日天])(?![年至到期])")
_EARLIER = Message(
    "所述期间从{year}年开始，却写了{event}年的事，请核对。",
    "The period begins in {year}, the event is of {event}.",
)
_TURNED = Message("起止时间颠倒：“{text}”。", "The period ends before it begins: “{text}”.")
_DAY = Message(
    "{day}是星期{right}，不是星期{wrong}，请核对。",
    "{day} was not the weekday that is named (星期{wrong}, but 星期{right}).",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    told = text.text
    weekday_told = "星期" in told or "周" in told or "礼拜" in told
    if "年" not in told and "月" not in told and not weekday_told:
        return
    plain = untitled(told)
    beginnings = [(end, first.year) for _, end, first in since(told)]
    if "近" in plain:
        this_year = given_on(text.table, context.today).year
        beginnings += [(m.end(), this_year - (_count(m.group(1)) or 99)) for m in _LAST_YEARS.finditer(plain)]
    for end, year in beginnings:
        _, stop, _ = sentence_at(told, end - 1)
        for match in _EVENT.finditer(plain, end, min(stop, end + _FARTHEST)):
            before = plain[max(end, match.start() - 10) : match.start(1)]
            if int(match.group(1)) < year and not _COMPARED.search(before):
                yield Problem(_EARLIER.of(year=year, event=match.group(1)), span=match.span(1))
    for match in matches(_YEARS, plain, _neighbours(runs(told))):
        if int(match.group(1)) > int(match.group(2)):
            yield Problem(_TURNED.of(text=match.group()), span=match.span())
    for period in periods(told):
        if _reversed(period):
            yield Problem(_TURNED.of(text=plain[period.start : period.end]), span=(period.start, period.end))
    for day in days(told) if weekday_told else ():
        weekday = _WEEKDAY.match(plain, day.end)
        when = day_or_none(day.year, day.month, day.day) if weekday and day.year and day.day else None
        if weekday and when and weekday.group(1) not in _name(when) + ("天" if when.weekday() == 6 else ""):
            yield Problem(
                _DAY.of(day=plain[day.start : day.end], right=_name(when), wrong=weekday.group(1)),
                span=(day.start, weekday.end()),
            )


def _neighbours(runs: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Where a range of years may begin: at a run of four digits, before another one with room for 年 and a mark."""
    return (a for (a, b), (c, d) in pairwise(runs) if c - b <= 3 and b - a == d - c == 4)


def _count(text: str) -> int | None:
    return int(text) if text.isdecimal() else numeral(text)


def _name(day: date) -> str:
    return "一二三四五六日"[day.weekday()]


def _reversed(period: Period) -> bool:
    first, last = period.first, period.last
    if last[0] is not None and first[0] is not None and last[0] != first[0]:
        return last[0] < first[0]
    # Without years a period may well run over the turn of the year.
    return last[1:] < first[1:] and (first[1] - last[1] < 6 or last[0] == first[0] is not None)
