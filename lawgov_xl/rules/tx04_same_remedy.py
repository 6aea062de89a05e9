"""多项问题及改进措施相同

“进一步持续完善该工作”写在每一行，看不出哪一项有问题、怎样改进。三项以上相同的合为一条，供统一修改。

依据：填报说明：存在问题的写明问题、措施和时限，没有问题的填“无”或者留空

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、\\n完成时限 |
|---|---|---|---|
| ✗ | 57 | 成立调解委员会1个。 | 进一步持续完善该工作。 |
| ✗ | 58 | 公布裁量基准12条。 | 进一步持续完善该工作。 |
| ✗ | 59 | 签署协作协议2份。 | 进一步持续完善该工作 |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、\\n完成时限 |
|---|---|---|
| 57 | 成立调解委员会1个。 | 调解员不足，2020年12月底前增聘3名。 |
| 58 | 公布裁量基准12条。 | 无 |
| 59 | 签署协作协议2份。 | 无 |
| 61 | 录入案件35件。 | 无 |
"""

from collections import Counter
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.prose import bare
from lawgov_xl.status import says_not_applicable
from lawgov_xl.text import shorten, squeeze

NAME_EN = "the same remedy on several rows"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TABLE

_FROM = 3
_SHORTEST = 3
_SAME = Message(
    "有{count}项的“{header}”同为“{text}”（第{numbers}项）。有问题的请写明问题、措施和时限，没有问题的填“无”。",
    "{count} rows have the same remedy “{text}” (rows {numbers}). Name problem, remedy and deadline, or write 无.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    rows: dict[str, list[int]] = {}
    texts: dict[str, str] = {}
    remedies = [(e, remedy) for e in reading.entries if (remedy := e.remedy)]
    keys = [bare(remedy) for _, remedy in remedies]
    times = Counter(keys)
    for (entry, remedy), key in zip(remedies, keys, strict=True):
        if times[key] < _FROM or len(key) < _SHORTEST or says_not_applicable(remedy):
            continue
        rows.setdefault(key, []).append(entry.number)
        texts.setdefault(key, remedy)
    column = reading.table.column(Role.REMEDY)
    header = shorten(squeeze(column.header)) if column else ""
    for key, numbers in rows.items():
        if len(numbers) >= _FROM:
            yield Problem(
                _SAME.of(
                    count=len(numbers),
                    header=header,
                    text=shorten(texts[key]),
                    numbers="、".join(map(str, numbers)),
                ),
                number=numbers[0],
                numbers=tuple(numbers),
                column=Role.REMEDY,
            )
