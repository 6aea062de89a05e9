"""存在问题，却没有写问题和措施

状态选为“存在问题”，或者完成情况写明尚有欠缺的，问题栏应当写明问题、改进措施和完成时限。

依据：填报说明：存在问题的，写明问题、改进措施和完成时限

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 | 状态 |
|---|---|---|---|---|
| ✗ | 68 | 未配备执法记录仪。采用手机摄录取证。 |  |  |
| ✗ | 9 | 我局已编制清单。 |  | 存在问题 |
|  | 12 | 依法完成机构编制调整。 |  |  |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|
| 68 | 未配备执法记录仪。 | 2021年6月底前配备到位。 |
| 20 | 不涉及 |  |
| 8 |  |  |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Role, Severity, Status
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import admitted_gap, words_of
from lawgov_xl.text import is_blank, shorten

NAME_EN = "an issue without remedy"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_GAP = Message(
    "完成情况写明“{gap}”，问题栏却空着。请写明问题、改进措施和完成时限。",
    "The answer admits “{gap}”, but the remedy is blank. State problem, remedy and deadline.",
)
_DECLARED = Message(
    "状态选为“存在问题”，问题栏却空着。请写明问题、改进措施和完成时限。",
    "The status says 存在问题, but the remedy is blank. State problem, remedy and deadline.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if Role.REMEDY not in entry.cells or words_of(entry.remedy):
        return
    if is_blank(entry.answer) or context.status(entry) is not Status.ISSUE:
        return
    gap = admitted_gap(entry.answer)
    yield Problem(_GAP.of(gap=shorten(gap)) if gap else _DECLARED, column=Role.REMEDY)
