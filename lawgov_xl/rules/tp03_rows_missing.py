"""缺行

下发的每一项都应当在表中。缺行的项目没有回答，汇总时按未填报计。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 1 | 不涉及 |
|  | 101 | 已依法处理。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| … |  |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import row_cell
from lawgov_xl.text import listed

NAME_EN = "rows missing"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE

_MISSING = Message(
    "表中缺第{numbers}项，共{count}项。请从下发的表中补回这些行并填报。",
    "Rows {numbers} ({count}) are missing. Put them back from the distributed table and answer them.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if not reading.missing:
        return
    before = [e for e in reading.entries if e.number < reading.missing[0]]
    row = (
        max(before, key=lambda e: e.number).row
        if before
        else min((e.row for e in reading.entries), default=1)
    )
    yield Problem(
        _MISSING.of(numbers=listed(reading.missing), count=len(reading.missing)),
        numbers=reading.missing,
        cell=row_cell(reading, row),
    )
