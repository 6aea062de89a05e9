"""日期不存在

没有13月、没有2月30日。年份写明的，按当年是否闰年核对。

依据：《党政机关公文处理工作条例》第二十条（时间、数字等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 48 | 2019年2月30日召开论证会。 |
| ✗ | 49 | 13月5日召开论证会。 |
| ✗ | 50 | 2019年2月29日召开论证会。 |
| ✗ | 51 | 2019.11.31召开论证会。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 48 | 2020年2月29日召开论证会，2月29日印发。 |
| 49 | 历时13个月，版本号为2019.13.2，见附件2019-12-31。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.dates import DATED, Day, day_or_none, days
from lawgov_xl.rules.prose import visible

NAME_EN = "no such date"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = DATED

_LEAP = 2020
_OTHER = re.compile(r"龄|薪|均|供|嫂|子|租")
_NONE = Message("没有“{text}”这一天，请核对日期。", "There is no such date: “{text}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    for day in days(text.text):
        if _exists(day):
            continue
        shown = plain[day.start : day.end]
        # 2019.13.2 may be the number of a version; 15月龄 is no date.
        if (day.month > 12 and shown[0:4].isdecimal() and shown[4:5] in ".-/") or _OTHER.match(
            plain, day.end
        ):
            continue
        yield Problem(_NONE.of(text=shown), span=(day.start, day.end))


def _exists(day: Day) -> bool:
    return day_or_none(day.year or _LEAP, day.month, 1 if day.day is None else day.day) is not None
