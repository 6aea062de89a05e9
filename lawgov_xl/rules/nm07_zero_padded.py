"""日期编了虚位

月、日不编虚位：12月06日应为12月6日。

依据：《党政机关公文格式》（GB/T 9704—2012）7.3.5.4

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 48 | 2019年12月06日组织验收。 |
| ✗ | 49 | 2019年04月组织验收。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 48 | 2019年12月6日组织验收，10月20日通过。 |
| 49 | 2019-12-06组织验收，10月组织复验。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.dates import days
from lawgov_xl.rules.prose import visible

NAME_EN = "zero-padded date"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("月")

_ZERO = re.compile(r"[0０](?<![\d.].)(?=[1-9１-９]\s?[月日号])")
_SAID = Message("“{found}”的月、日不编虚位，应为“{fixed}”。", "“{found}”: write “{fixed}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    for day in days(text.text):
        found = plain[day.start : day.end]
        fixed = _ZERO.sub("", found)
        if fixed != found:
            yield Problem(
                _SAID.of(found=found, fixed=fixed),
                span=(day.start, day.end),
                fix=Fix(found, fixed, safe=True),
            )
