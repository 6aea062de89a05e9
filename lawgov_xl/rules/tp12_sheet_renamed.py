"""工作表改了名

按表头和内容仍能认出，不影响汇总；但汇总结果里的定位、链接用的是下发的表名。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| | 工作表 | 表一（终稿） |
| ✗ | 表头 |  |
|  | 1 | 不涉及 |

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

NAME_EN = "sheet renamed"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TABLE

_RENAMED = Message(
    "工作表“{found}”就是下发的“{official}”。建议恢复原名。",
    "The sheet “{found}” is the distributed “{official}”. Better give it its name back.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if reading.sheet != reading.table.sheet:
        cell = address(max(reading.header_row, 1), min(reading.columns.values(), default=1))
        yield Problem(_RENAMED.of(found=reading.sheet, official=reading.table.sheet), cell=cell)
