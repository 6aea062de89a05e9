"""几张表的次序被调换

不影响汇总；打印、装订时请按下发的次序。

依据：填报说明：不要增加、删除、移动行和列

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 任务清单 | 表头 |  |
|  | 任务清单 | 1 | 我局不涉及 |
|  | 评估指标 | 1 | 不涉及 |

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

NAME_EN = "tables in another order"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.SUBMISSION

_ORDER = Message(
    "工作表的次序是{found}，下发的次序是{official}。打印、装订时请按下发的次序。",
    "The sheets stand as {found}; they were handed out as {official}. Print them in that order.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    sheets = [r.sheet for r in submission.tables.values()]
    at = {name: i for i, name in enumerate(submission.sheets)}
    found = sorted(sheets, key=lambda s: at.get(s, 0))
    if found != sheets:
        yield Problem(
            _ORDER.of(found="、".join(found), official="、".join(sheets)), sheet=found[0], cell="A1"
        )
