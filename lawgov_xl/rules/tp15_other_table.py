"""表的内容不是下发的表

表头相同，但多数项目的文字与下发的不同：可能用了往年或其他单位的表。逐项提示没有意义，只提示一次。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 三级指标 | 指标完成情况说明 |
|---|---|---|---|
| ✗ | 表头 |  |  |
|  | 1 | 往年指标甲 | 不涉及 |
|  | 2 | 往年指标乙 | 不涉及 |
|  | 3 | 往年指标丙 | 不涉及 |
|  | 4 | 往年指标丁 | 不涉及 |
|  | 5 | 往年指标戊 | 不涉及 |
|  | 6 | 往年指标己 | 不涉及 |
|  | 7 | 往年指标庚 | 不涉及 |
|  | 8 | 往年指标辛 | 不涉及 |
|  | 9 | 往年指标壬 | 不涉及 |
|  | 10 | 往年指标癸 | 不涉及 |

正例：
| 序号 | 三级指标 | 指标完成情况说明 |
|---|---|---|
| 1 | 往年指标甲 | 不涉及 |
| … |  |  |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import changed, is_foreign

NAME_EN = "rows of another table"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE

_OTHER = Message(
    "表中{count}项里有{altered}项的文字与下发的“{sheet}”不同，可能用了往年或其他的表。请换用本次下发的工作簿。",
    "{altered} of {count} rows read differently from the distributed “{sheet}”: perhaps last year's table. "
    "Use the workbook that was handed out now.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if is_foreign(reading):
        altered = {e.number for e, c, _, _ in changed(reading) if c.role is Role.REQUIREMENT}
        yield Problem(
            _OTHER.of(count=len(reading.entries), altered=len(altered), sheet=reading.table.sheet),
            cell=address(max(reading.header_row, 1), reading.columns.get(Role.REQUIREMENT, 1)),
        )
