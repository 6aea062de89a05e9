"""多出来的行

不是下发的项目，汇总时无处归入，会被丢下。需要补充的内容应写进相应的项目，或在封面的说明中写明。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 三级指标 | 指标完成情况说明 |
|---|---|---|---|
|  | 108 |  | 我局积极做好相关工作。 |
|  | 109 |  | 按要求贯彻落实。 |
| ✗ | 110 | 加强知识产权人才培养。 | 我局举办培训班3期。 |

正例：
| 序号 | 三级指标 | 指标完成情况说明 |
|---|---|---|
| 109 |  | 按要求贯彻落实。 |
| 注 | 填表人：王某 |  |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity, StrayRow, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import row_cell
from lawgov_xl.text import is_blank, shorten

NAME_EN = "rows added"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_ADDED = Message(
    "这一行（“{text}”）不是下发的{noun}，汇总时不计入。请把内容并入相应的{noun}后删去此行。",
    "This row (“{text}”) is none of the table and is not counted. Move its content to the row it belongs to.",
)
_MANY = Message(
    "第{first}行起有{count}行不是下发的{noun}，汇总时不计入。请核对是否用错了表，或把内容并入相应的{noun}后删去。",
    "From sheet row {first} on, {count} rows are none of the table and are not counted. Is it the right table?",
)
_FEW = 5
"""Up to how many rows are named one by one."""


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    stray = [s for s in reading.unknown if _answers(s, reading)]
    noun = reading.table.noun
    if len(stray) > _FEW:
        first = stray[0].row
        yield Problem(_MANY.of(first=first, count=len(stray), noun=noun), cell=row_cell(reading, first))
        return
    for row in stray:
        text = shorten(max(row.texts, key=len))
        yield Problem(_ADDED.of(text=text, noun=noun), cell=row_cell(reading, row.row))


def _answers(row: StrayRow, reading: TableReading) -> bool:
    """Whether the row is more than a note below the table: it has an answer, or a requirement of its own."""
    texts = dict(zip(reading.columns, row.texts, strict=False))
    if not is_blank(texts.get(Role.ANSWER, "")):
        return True
    filled = sum(not is_blank(t) for t in row.texts)
    return filled > 2 and not is_blank(texts.get(Role.REQUIREMENT, ""))
