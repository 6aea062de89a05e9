"""自己加的栏

下发的表之外自己加的栏，汇总、归并时不读取，写在里面的内容会被丢下。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 指标完成情况说明 | +备注 |
|---|---|---|---|
| ✗ | 表头 |  |  |
|  | 1 | 不涉及 | 职能已划转 |
|  | 2 | 不涉及 |  |

正例：
| 序号 | 指标完成情况说明 | +备注 |
|---|---|---|
| 1 | 不涉及 |  |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address, column_letter
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "column added"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_ADDED = Message(
    "{letter}列（{header}）不是下发的栏目，有{count}行填了内容，归并时不读取。请把内容移到相应的栏目。",
    "Column {letter} ({header}) is none of the table; {count} rows hold something there that is not read. "
    "Move it to the columns of the table.",
)
_NAMELESS = Message("没有表头", "no header")


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    row = max(reading.header_row, 1)
    for extra in reading.extras:
        header: object = f"“{extra.header[:20]}”" if extra.header else _NAMELESS
        yield Problem(
            _ADDED.of(letter=column_letter(extra.column), header=header, count=extra.filled),
            cell=address(row, extra.column),
        )
