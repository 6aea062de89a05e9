"""状态不是下拉列表中的词

状态只有“已完成”“不涉及”“存在问题”“未填报”四种。认不出的词不起作用，状态改由文字推断。

依据：填报说明：“状态”栏可从下拉列表选择

反例：
| | 序号 | 指标完成情况说明 | 状态 |
|---|---|---|---|
| ✗ | 12 | 依法完成机构编制调整。 | 基本完成 |
| ✗ | 8 | 不涉及 | 无关 |
| ✗ | 14 | 我局签署合作协议4份。 | 己完成 |

正例：
| 序号 | 指标完成情况说明 | 状态 |
|---|---|---|
| 12 | 依法完成机构编制调整。 | 已完成 |
| 8 | 不涉及 | 不␣涉及 |
| 14 | 我局签署合作协议4份。 | 完成 |
| 16 | 出台规划。 |  |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Fix, Helper, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import declared_status, status_meant
from lawgov_xl.text import is_blank, shorten

NAME_EN = "unknown status word"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_UNKNOWN = Message(
    "状态“{text}”不在下拉列表中，没有采用。请从“已完成”“不涉及”“存在问题”“未填报”中选定。",
    "“{text}” is none of the list and was not used. Choose 已完成, 不涉及, 存在问题 or 未填报.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if is_blank(entry.declared) or declared_status(entry.declared) is not None:
        return
    meant = status_meant(entry.declared)
    fix = Fix(entry.declared, meant.zh, safe=True) if meant else None
    yield Problem(_UNKNOWN.of(text=shorten(entry.declared)), column=Helper.STATUS, fix=fix)
