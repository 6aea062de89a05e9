"""缺少一栏

下发的栏目被删去。填报栏缺失的，该栏各项按未填报计；官方文字缺失的，无法对照。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 自查材料 | 指标完成情况说明 |
|---|---|---|---|
| ✗ | 表头 | 删 |  |
|  | 1 |  | 不涉及 |
|  | 2 |  | 不涉及 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 1 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import squeeze

NAME_EN = "column missing"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE

_MISSING = Message(
    "缺少“{header}”一栏。请从下发的表中恢复该栏。",
    "The column “{header}” is missing. Restore it from the distributed table.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    row = max(reading.header_row, 1)
    for at, column in enumerate(reading.table.columns):
        if column.key not in reading.columns:
            before = [reading.columns[c.key] for c in reading.table.columns[:at] if c.key in reading.columns]
            place = before[-1] if before else min(reading.columns.values(), default=1)
            yield Problem(_MISSING.of(header=squeeze(column.header)), cell=address(row, place))
