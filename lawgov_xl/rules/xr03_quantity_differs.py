"""同一数量，前后不一

同一张表里，同一样东西（如公共服务事项、公职律师）的总数应当一致。“其中”“等”“新增”之类的部分数、注明不同年份的数不比。

依据：《党政机关公文处理工作条例》第十九条（分析问题实事求是，表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 9 | 清单调整为1项行政权力和10项公共服务事项。 |
|  | 51 | 目前共3名公职律师。 |
| ✗ | 62 | 我局现有公共服务事项17项，均已公开。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 9 | 从原有的33项公共服务事项调整为10项公共服务事项。 |
| 6 | “专利预审”“专利导航”等6项公共服务事项网上办理；其中3项公共服务事项一次办结。 |
| 62 | 目前共有10项公共服务事项。 |
| 91 | 2019年共调解知识产权纠纷案件600件。 |
| 97 | 2020年共调解知识产权纠纷案件639件。 |
"""

from collections.abc import Iterator
from decimal import Decimal

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.amounts import shown
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.claims import quantities

NAME_EN = "one quantity, two values"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_DIFFERS = Message(
    "“{thing}”在第{one}项写{a}{unit}，在第{other}项写{b}{unit}，不一致。请核实后统一，或写明各是什么时间、什么范围的数。",
    "“{thing}”: row {one} says {a}{unit}, row {other} says {b}{unit}. Use one figure, or say what each one counts.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    first: dict[tuple[str, str, tuple[str, ...]], tuple[int, Decimal]] = {}
    for entry in reading.entries:
        for q in quantities(entry.answer):
            key = (q.thing, q.unit, q.years)
            one, value = first.setdefault(key, (entry.number, q.value))
            if value != q.value and one != entry.number:
                yield Problem(
                    _DIFFERS.of(
                        thing=q.thing,
                        one=one,
                        other=entry.number,
                        a=shown(value),
                        b=shown(q.value),
                        unit=q.unit,
                    ),
                    number=entry.number,
                    numbers=(one, entry.number),
                )
