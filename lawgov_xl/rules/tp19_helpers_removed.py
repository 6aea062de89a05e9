"""辅助栏被删去

状态、完成时限、责任处室、佐证材料、校验等辅助栏在打印区之外，供校验、汇总使用。删去后状态只能从文字推断。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 指标完成情况说明 | 状态 | 完成时限 |
|---|---|---|---|---|
| ✗ | 表头 |  | 删 | 删 |
|  | 1 | 不涉及 |  |  |

工作表 _meta：
| | edition | chongqing-2020 |
|---|---|---|
| | version | 1 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 1 | 不涉及 |

工作表 _meta：
| | edition | chongqing-2020 |
|---|---|---|
| | version | 1 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Helper, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "helper columns removed"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TABLE

_REMOVED = Message(
    "缺少辅助栏：{names}。如需选定状态、填写时限，请从下发的表中恢复。",
    "Helper columns are missing: {names}. Restore them from the distributed table to use them.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if context.submission is None or not context.submission.edition_found:
        return  # a table that was never ours has no helper columns to lose
    gone = [h.value for h in Helper if h.value not in reading.columns]
    if gone:
        cell = address(max(reading.header_row, 1), max(reading.columns.values(), default=1))
        yield Problem(_REMOVED.of(names="、".join(gone)), cell=cell)
