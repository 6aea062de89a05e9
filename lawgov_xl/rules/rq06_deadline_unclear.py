"""完成时限认不出

“完成时限”辅助栏应当是日期或明确的期限（2021-06-30、2021年6月底前、一季度、长期坚持），才能提醒和督办。

依据：填报说明：存在问题的，写明问题、改进措施和完成时限

反例：
| | 序号 | 指标完成情况说明 | 完成时限 |
|---|---|---|---|
| ✗ | 18 | 清理存量文件14件。 | 尽快 |
| ✗ | 19 | 目前正在重新修订。 | 2021年13月 |
| ✗ | 27 | 尚未建立系统。 | 办公室 |

正例：
| 序号 | 指标完成情况说明 | 完成时限 |
|---|---|---|
| 18 | 清理存量文件14件。 | 2021年6月底前 |
| 19 | 目前正在重新修订。 | 2021-06-30 |
| 27 | 尚未建立系统。 | 长期坚持 |
| 68 | 未配备执法记录仪。 | 2021年一季度 |
| 20 | 不涉及 | / |
"""

from collections.abc import Iterator

from lawgov_xl.deadlines import in_cell
from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import says_not_applicable
from lawgov_xl.text import is_blank, shorten

NAME_EN = "deadline not understood"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_VAGUE = Message(
    "“{text}”不是明确的时限，无法督办。请写明日期（如：2021年6月底前）；长期性工作写“长期坚持”。",
    "Nobody can be held to “{text}”. Give a date (2021年6月底前), or 长期坚持 for what has no end.",
)
_UNKNOWN = Message(
    "完成时限“{text}”认不出日期。请写成 2021-06-30、2021年6月底前 或“长期坚持”。",
    "No date can be read from “{text}”. Write 2021-06-30, 2021年6月底前 or 长期坚持.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if is_blank(entry.deadline) or says_not_applicable(entry.deadline):
        return
    told = in_cell(entry.deadline, context.table.as_of if context.table else None)
    if not any(d.binding for d in told):
        message = _VAGUE if told else _UNKNOWN
        yield Problem(message.of(text=shorten(entry.deadline)), column=Helper.DEADLINE)
