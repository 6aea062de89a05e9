"""承认尚有欠缺，措施却只是“进一步完善”

完成情况写明未配备、尚未建立、正在制定、情况不明的，问题栏应当写明怎样补上、何时补上。“进一步持续完善该工作”
没有回应这个欠缺。

依据：填报说明：存在问题的，写明问题、改进措施和完成时限

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|
| ✗ | 68 | 未配备执法记录仪。采用手机摄录取证。 | 进一步持续完善该工作。 |
| ✗ | 92 | 正在制定信访投诉请求清单。 | 下一步继续加强相关工作。 |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|
| 68 | 未配备执法记录仪。 | 2021年6月底前为执法人员配备执法记录仪。 |
| 27 | 尚未建立风险信息管理系统。 | 逐步建设风险信息系统，增强风险防范处置能力。 |
| 12 | 依法完成机构编制调整。 | 进一步持续完善该项工作。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import admitted_gap, only_promises, says_not_applicable
from lawgov_xl.text import shorten, without_leftovers

NAME_EN = "an admitted gap met with a promise to go on"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_PROMISE = Message(
    "完成情况写明“{gap}”，措施却只写“{remedy}”，没有回应。请写明怎样补上、何时补上。",
    "The answer admits “{gap}”, but the remedy only says “{remedy}”. Say how and by when it will be mended.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if not entry.remedy or not only_promises(entry.remedy) or says_not_applicable(entry.answer):
        return
    if gap := admitted_gap(entry.answer):
        remedy = shorten(without_leftovers(entry.remedy).strip("。"))
        yield Problem(_PROMISE.of(gap=shorten(gap), remedy=remedy), column=Role.REMEDY)
