"""缺少下发的表

工作簿应当保留下发的各张表；与本单位无关的表也要逐项填“不涉及”。缺表时，该表各项按未填报计。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 表头 |  |
|  | 1 | 不涉及 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 评估指标 | 1 | 不涉及 |
| 任务清单 | 1 | 我局不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import squeeze

NAME_EN = "table missing"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.SUBMISSION

_MISSING = Message(
    "工作簿中没有“{sheet}”表（共{count}项）。请从下发的工作簿中补回该表并填报。",
    "The workbook has no sheet “{sheet}” ({count} rows). Put it back from the distributed workbook and fill it in.",
)
_UNREADABLE = Message(
    "工作表“{sheet}”里认不出下发的表：表头和各项文字都对不上。请从下发的工作簿中恢复该表。",
    "The sheet “{sheet}” does not hold the distributed table: neither headers nor texts fit. Restore it.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    there = {squeeze(s) for s in submission.sheets}
    first = submission.sheets[0] if submission.sheets else ""
    for table in submission.edition.tables:
        if table.key in submission.tables:
            continue
        named = squeeze(table.sheet) in there
        message = _UNREADABLE if named else _MISSING
        yield Problem(
            message.of(sheet=table.sheet, count=len(table.items)),
            table=table.key,
            sheet=table.sheet if named else first,
            cell="A1",
        )
