"""行的次序被调换

行的次序应当与下发的表一致，打印、归并、对照才不会错位。整表只提示一次，写明需要放回原处的行。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
|  | 1 | 不涉及 |
| ✗ | 5 | 不涉及 |
|  | 2 | 不涉及 |
|  | 3 | 不涉及 |
|  | 4 | 不涉及 |
|  | 6 | 已接入平台。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 1 | 不涉及 |
| 3 | 不涉及 |
| 4 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import moved, row_cell
from lawgov_xl.text import listed

NAME_EN = "rows moved"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_MOVED = Message(
    "第{numbers}项不在原来的位置。请按序号移回原处；内容本身不必改动。",
    "Rows {numbers} are not in their places. Move them back by number; their texts need no change.",
)
_SORTED = Message(
    "各行的次序与下发的表不同（{count}项不在原来的位置），可能整表排过序。请按序号升序恢复。",
    "The rows are in another order ({count} out of place); the table may have been sorted. Sort it by number.",
)
_MANY = 12


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    out = sorted(moved(reading))
    if not out:
        return
    rows = {e.number: e.row for e in reading.entries}
    message = _MOVED.of(numbers=listed(out)) if len(out) <= _MANY else _SORTED.of(count=len(out))
    yield Problem(message, number=out[0], numbers=tuple(out), cell=row_cell(reading, rows[out[0]]))
