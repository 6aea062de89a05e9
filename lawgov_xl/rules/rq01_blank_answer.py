"""完成情况未填写

每一项指标、任务都应当作出回答；与本单位无关的，写明“不涉及”，不得留空。

依据：填报说明：每一行都要填写，不要留空

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 8 |  |
| ✗ | 15 | 　 |
|  | 20 | 不涉及 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 任务清单 | 28 | 我局不涉及 |
| 任务清单 | 29 | 我局已将行政权力和公共服务事项纳入“渝快办”。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import words_of

NAME_EN = "answer is blank"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.ENTRY
GROUPS = True
YIELDS_TO = ("RQ02",)

_BLANK = Message(
    "完成情况没有填写。请写明措施和成效；与本单位无关的，填“不涉及”。",
    "The answer is blank. Say what was done, or 不涉及 where the item does not concern the department.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if not words_of(entry.answer):
        yield Problem(_BLANK)
