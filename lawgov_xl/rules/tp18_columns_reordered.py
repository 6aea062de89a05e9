"""栏目的次序被调换

按表头仍能认出，不影响汇总；但打印出来与下发的表不同，粘贴归并容易错位。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 完成情况 |
|---|---|---|
|  | 1 | 不涉及 |

工作表 评估指标：
| ✗ | 序号 | 一级指标 | 二级指标 | 三级指标 | 自查材料 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|---|---|---|---|
| | 1 | 一、政府职能依法全面履行 | 1.行政审批制度改革全面推行。 | 向社会公布 | | 不涉及 | |

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

NAME_EN = "columns reordered"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_MOVED = Message(
    "栏目的次序与下发的表不同，现为：{found}。请恢复下发的次序。",
    "The columns stand in another order: {found}. Restore the distributed order.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    there = [c for c in reading.table.columns if c.key in reading.columns]
    places = [reading.columns[c.key] for c in there]
    if places != sorted(places):
        ordered = sorted(there, key=lambda c: reading.columns[c.key])
        names = "、".join(squeeze(c.header)[:12] for c in ordered)
        yield Problem(_MOVED.of(found=names), cell=address(max(reading.header_row, 1), min(places)))
