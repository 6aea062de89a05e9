"""选定的状态与内容不符

状态以填报单位选定的为准；但选“已完成”而文字写着尚未完成、选“存在问题”而看不出问题的，汇总数字会失真，应当核实。

依据：填报说明：选了以所选为准，但应与填写的内容一致

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 | 状态 |
|---|---|---|---|---|
| ✗ | 92 | 正在制定信访投诉请求清单。 | 进一步持续完善该工作。 | 已完成 |
| ✗ | 8 | 不涉及 |  | 已完成 |
| ✗ | 12 | 依法完成机构编制调整。 | 进一步持续完善该工作。 | 存在问题 |
| ✗ | 14 | 我局签署合作协议4份。 |  | 未填报 |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 | 状态 |
|---|---|---|---|
| 92 | 已制定信访投诉请求清单。 |  | 已完成 |
| 8 | 不涉及 |  | 不涉及 |
| 19 | 目前正在重新修订。 | 存在违法情形，2020年年底完成。 | 存在问题 |
| 14 | 我局签署合作协议4份。 |  |  |
| 16 |  |  | 已完成 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Severity, Status
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import infer

NAME_EN = "declared status differs from the text"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY
YIELDS_TO = ("ST03",)

_DIFFERS = Message(
    "状态选为“{declared}”，但{reason}，看起来是“{inferred}”。请核实状态，或补充内容。",
    "The status says “{declared}”, but {reason}: it looks like “{inferred}”. Check the status, or the text.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    verdict = context.verdict(entry)
    if not verdict.declared or verdict.status is verdict.inferred or verdict.inferred is Status.UNFILLED:
        return
    _, reason = infer(entry.answer, entry.remedy)
    yield Problem(
        _DIFFERS.of(declared=verdict.status.zh, inferred=verdict.inferred.zh, reason=reason),
        column=Helper.STATUS,
    )
