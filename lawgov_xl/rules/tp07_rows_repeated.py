"""同一项重复出现

多出的一行内容相同，不影响汇总，但打印出来会多一行。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 8 | 不涉及 |
| ✗ | 8 | 不涉及 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 8 | 不涉及 |
| 10 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import row_cell
from lawgov_xl.text import squeeze

NAME_EN = "item repeated with the same answer"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_AGAIN = Message(
    "第{number}项在第{first}行已经有了，这里重复了一行。请删去此行。",
    "Item {number} stands in sheet row {first} already and is repeated here. Delete this row.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    for row in reading.duplicates:
        entry = reading.entry(row.number) if row.number is not None else None
        texts = dict(zip(reading.columns, row.texts, strict=False))
        if entry is not None and all(
            squeeze(entry.cells.get(role, "")) == squeeze(texts.get(role, ""))
            for role in (Role.ANSWER, Role.REMEDY)
        ):
            yield Problem(
                _AGAIN.of(number=row.number, first=entry.row),
                numbers=(entry.number,),
                cell=row_cell(reading, row.row),
            )
