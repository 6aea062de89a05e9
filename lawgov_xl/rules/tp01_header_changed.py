"""表头被改动

表头是下发表格的一部分，改动后各单位的表无法归并。这里只比文字，不比换行和空格；下发的表头可以一键恢复。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|
| ✗ | 表头 | 完成情况 |  |
|  | 8 | 不涉及 |  |
|  | 9 | 我局已编制清单。 |  |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 表头 | 指标完成\\n情况说明 |
| 8 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Fix, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import is_blank, squeeze

NAME_EN = "column header changed"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE

_CHANGED = Message(
    "表头“{official}”被改成了“{found}”。各单位的表头应当一致才能归并，请恢复下发的表头。",
    "The header “{official}” was changed to “{found}”. Tables are merged by their headers: restore it.",
)
_BLANK = Message(
    "表头“{official}”被清空。各单位的表头应当一致才能归并，请恢复下发的表头。",
    "The header “{official}” was cleared. Tables are merged by their headers: restore it.",
)
_GONE = Message(
    "这张表没有表头行，各栏是按内容认出的。请在第一项之上恢复下发的表头行。",
    "The table has no header row; its columns were told by their content. Restore the header row above the first row.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if reading.header_row < 1:
        first = min((e.row for e in reading.entries), default=1)
        yield Problem(_GONE, cell=address(first, min(reading.columns.values(), default=1)))
        return
    for column in reading.table.columns:
        found = reading.headers.get(column.key)
        if found is None or squeeze(found) == squeeze(column.header):
            continue
        said = _BLANK if is_blank(found) else _CHANGED
        yield Problem(
            said.of(official=squeeze(column.header), found=squeeze(found)[:60]),
            column=column.key,
            cell=address(reading.header_row, reading.columns[column.key]),
            fix=Fix(found, column.header, safe=True),
        )
