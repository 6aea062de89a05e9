"""同一项填了两次，内容不同

一项只能有一个回答。两处内容不同，无法确定以哪一处为准；汇总取先填的一处。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 8 | 不涉及 |
| ✗ | 8 | 我局健全了事中事后监管制度。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 8 | 不涉及 |
| 9 | 我局已编制清单。 |
| 9 | 我局已编制清单。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import row_cell
from lawgov_xl.text import shorten, squeeze

NAME_EN = "one item answered twice, differently"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE

_TWICE = Message(
    "第{number}项在第{first}行已经填过，这里又填了一次，内容不同（“{one}”和“{other}”）。请保留正确的一行，删去另一行。",
    "Item {number} is answered in sheet row {first} and here again, differently (“{one}”, “{other}”). Keep one row.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    for row in reading.duplicates:
        entry = reading.entry(row.number) if row.number is not None else None
        texts = dict(zip(reading.columns, row.texts, strict=False))
        if entry is None:
            continue
        pairs = ((entry.cells.get(role, ""), texts.get(role, "")) for role in (Role.ANSWER, Role.REMEDY))
        different = next(((a, b) for a, b in pairs if squeeze(a) != squeeze(b)), None)
        if different:
            one, other = (shorten(t) or "空" for t in different)
            yield Problem(
                _TWICE.of(number=row.number, first=entry.row, one=one, other=other),
                numbers=(entry.number,),
                cell=row_cell(reading, row.row),
            )
