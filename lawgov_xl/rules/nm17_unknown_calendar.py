"""工作日无法核验

征求意见的期限涉及尚未公布放假调休安排的年份，工作日无法计算，请人工核对。

依据：《全国年节及纪念日放假办法》；国务院办公厅关于部分节假日安排的通知（每年公布）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 34 | 征求意见期限从2003年5月18日至5月30日，超过了7个工作日。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 34 | 征求意见期限从2020年5月18日至5月30日，超过了7个工作日。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.consultations import consultations
from lawgov_xl.rules.dates import PERIODS

NAME_EN = "working days cannot be verified"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
NEEDS = PERIODS

_UNKNOWN = Message(
    "{first}至{last}的工作日无法核验（没有{year}年的放假安排），请人工核对是否满{needed}个工作日。",
    "Working days from {first} to {last} cannot be verified: the calendar of {year} is not known.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    for found in consultations(text, context.today):
        if found.count is None and (found.last - found.first).days <= 400:
            yield Problem(
                _UNKNOWN.of(
                    first=found.first.isoformat(),
                    last=found.last.isoformat(),
                    year=found.last.year,
                    needed=found.needed,
                ),
                span=(found.start, found.end),
            )
