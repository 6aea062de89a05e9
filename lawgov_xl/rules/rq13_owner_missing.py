"""存在问题，没有写明责任处室

问题由谁整改应当落实到处室，下发整改通知、到期提醒才有对象。

依据：填报说明：存在问题的，写明问题、改进措施和完成时限

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 | 责任处室 |
|---|---|---|---|---|
| ✗ | 68 | 未配备执法记录仪。 | 2021年6月底前配备到位。 |  |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 | 责任处室 |
|---|---|---|---|
| 68 | 未配备执法记录仪。 | 2021年6月底前配备到位。 | 保护处 |
| 12 | 依法完成机构编制调整。 | 进一步完善。 |  |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Severity, Status
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import is_blank

NAME_EN = "an issue without responsible office"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.ENTRY
GROUPS = True

_NO_OWNER = Message(
    "存在问题，“责任处室”栏空着。建议写明由哪个处室负责整改。",
    "There is an issue, but the column 责任处室 is blank. Better say which office mends it.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if context.has(Helper.OWNER) and is_blank(entry.owner) and context.status(entry) is Status.ISSUE:
        yield Problem(_NO_OWNER, column=Helper.OWNER)
