"""同一数量，两张表不一

两张表的填报时间不同，数量可能确有变化；没有变化的应当一致，有变化的宜写明是什么时间的数。

依据：《党政机关公文处理工作条例》第十九条（分析问题实事求是，表述准确）

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
|  | 评估指标 | 9 | 清单调整为1项行政权力和10项公共服务事项。 |
| ✗ | 任务清单 | 11 | 目前保留2项行政权力，16项公共服务事项。 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 评估指标 | 9 | 清单调整为1项行政权力和10项公共服务事项。 |
| 任务清单 | 11 | 目前保留1项行政权力，10项公共服务事项。 |
"""

from collections.abc import Iterator
from decimal import Decimal

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.amounts import shown
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.claims import quantities
from lawgov_xl.rules.template import dates_said

NAME_EN = "one quantity, another value in another table"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.SUBMISSION

_DIFFERS = Message(
    "“{thing}”在这里写{a}{unit}，在“{sheet}”第{number}项写{b}{unit}{dates}。没有变化的请统一，有变化的请写明是什么时间的数。",
    "“{thing}” is {a}{unit} here and {b}{unit} in row {number} of “{sheet}”{dates}. Use one figure, or say of what date.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    if len(submission.tables) < 2:
        return
    first: dict[tuple[str, str, tuple[str, ...]], tuple[str, int, Decimal]] = {}
    said: set[tuple[str, str, str]] = set()
    for key, reading in submission.tables.items():
        for entry in reading.entries:
            for q in quantities(entry.answer):
                table, number, value = first.setdefault(
                    (q.thing, q.unit, q.years), (key, entry.number, q.value)
                )
                if value == q.value or table == key or (key, q.thing, q.unit) in said:
                    continue
                said.add((key, q.thing, q.unit))
                yield Problem(
                    _DIFFERS.of(
                        thing=q.thing,
                        unit=q.unit,
                        a=shown(q.value),
                        b=shown(value),
                        sheet=submission.tables[table].table.sheet,
                        number=number,
                        dates=dates_said(submission, key, table),
                    ),
                    table=key,
                    number=entry.number,
                )
