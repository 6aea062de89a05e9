"""征求意见期限不足

写明的起止日期，与要求的工作日或者天数（要求没有写的，与本段所称的天数）比较。期间开始之日不计算在内；工作日按国务院办公厅公布的
放假调休安排计算。

依据：《重大行政决策程序暂行条例》第十五条（一般不少于30日）；《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）；《全国年节及纪念日放假办法》；所填指标、任务的要求

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 34 | 征求意见期限从2020年4月28日至5月6日。 |
| ✗ | 46 | 2019年6月1日至6月20日，通过官网公开征求意见。 |
| ✗ | 84 | 2020年5月18日至5月22日公开征求意见，超过了7个工作日。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 34 | 征求意见期限从2020年5月18日至5月30日，超过了7个工作日。 |
| 46 | 2019年6月1日至7月3日，通过官网公开征求意见。 |
| 47 | 2019年6月1日至6月3日，举办宣传活动。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.consultations import consultations
from lawgov_xl.rules.dates import PERIODS

NAME_EN = "consultation period too short"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
NEEDS = PERIODS

_SHORT = Message(
    "征求意见从{first}到{last}，为{count}{unit}（计首日为{inclusive}{unit}），少于要求的{needed}{unit}。",
    "From {first} to {last} there are {count}{unit} ({inclusive} with the first), fewer than the {needed}{unit} asked for.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    for found in consultations(text, context.today):
        if found.count is not None and found.count < found.needed:
            yield Problem(
                _SHORT.of(
                    first=found.first.isoformat(),
                    last=found.last.isoformat(),
                    count=found.count,
                    inclusive=found.inclusive,
                    needed=found.needed,
                    unit=found.unit,
                ),
                span=(found.start, found.end),
            )
