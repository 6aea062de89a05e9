"""同一张表有两份

工作簿里有两张内容相同的表时，只读其中一份（优先取下发的表名）。留着旧稿，容易填错、报错。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 表头 |  |
|  | 1 | 不涉及 |
|  | 2 | 不涉及 |

工作表 评估指标旧稿：
| | 一级指标 | 二级指标 | 序号 | 三级指标 | 自查材料 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|---|---|---|---|
| | | | 1 | 向社会公布本职能部门全部行政审批事项清单，实行目录化、编码化、动态化管理。行政审批事项在法定期限内完成并不断压缩办理时限。 | | 待补充 | |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 1 | 不涉及 |

工作表 本局记录：
| | 处室 | 联系人 |
|---|---|---|
| | 办公室 | 王某 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "a second copy of the table"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_COPY = Message(
    "工作簿里还有一份同样的表（工作表“{others}”），没有读取；读取的是“{sheet}”。请核对后只留一份。",
    "The workbook holds the table once more (sheet “{others}”), which was not read; “{sheet}” was. Keep only one.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if reading.copies:
        cell = address(max(reading.header_row, 1), min(reading.columns.values(), default=1))
        yield Problem(_COPY.of(others="”“".join(reading.copies), sheet=reading.sheet), cell=cell)
