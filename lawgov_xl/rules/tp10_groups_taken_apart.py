"""分级标题的合并单元格被拆开

拆开后下面几行的分级标题成了空格，筛选、排序时会丢失归属。不影响汇总，建议恢复下发的合并方式，或逐行补上标题。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 二级指标 | 指标完成情况说明 |
|---|---|---|---|
|  | 12 |  | 依法完成机构编制调整。 |
| ✗ | 13 | ␣ | 纳入目标绩效考核。 |
| ✗ | 14 | ␣ | 签署合作协议。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 12 | 依法完成机构编制调整。 |
| 13 | 纳入目标绩效考核。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import row_cell
from lawgov_xl.text import listed

NAME_EN = "merged labels taken apart"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TABLE

_LOOSE = Message(
    "第{numbers}项的分级标题为空（合并单元格被拆开）。请恢复合并，或逐行补上标题。",
    "The labels of rows {numbers} are blank (merged cells were taken apart). Merge them again or fill them in.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    loose = set(reading.loose_groups)
    numbers = tuple(e.number for e in reading.entries if e.row in loose)
    if numbers:
        row = min(loose)
        yield Problem(
            _LOOSE.of(numbers=listed(numbers)), numbers=numbers, cell=row_cell(reading, row, Role.SECTION)
        )
