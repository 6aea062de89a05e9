"""存在问题，却没有完成时限

完成时限可以写在“完成时限”辅助栏，也可以写在问题栏或完成情况里（2020年年底、2021年6月底前、一季度、即日起、
长期坚持）。“尽快”“适时”不是时限。

依据：填报说明：存在问题的，写明问题、改进措施和完成时限

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 | 完成时限 |
|---|---|---|---|---|
| ✗ | 18 | 清理存量文件14件。 | 整改不到位、不及时，下一步将加强审查。 |  |
| ✗ | 89 | 上半年情况不明。 | 无管理台账，将尽快建立。完成时限：尽快。 |  |

反例：
| | 表 | 序号 | 工作措施及完成情况 | 完成时限 |
|---|---|---|---|---|
| ✗ | 任务清单 | 55 | 我局将建立专家库列入工作计划。 |  |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 | 完成时限 |
|---|---|---|---|
| 18 | 清理存量文件14件。 | 整改不到位，下一步将加强审查。 | 2021-03-31 |
| 19 | 目前正在重新修订。 | 存在违法情形，2020年年底完成。 |  |
| 92 | 正在制定清单，计划于2021年3月1日前印发。 | 进一步完善。 |  |
| 27 | 尚未建立风险信息系统。 | 逐步建设风险信息系统。 | 长期坚持 |
| 20 | 不涉及 |  |  |
"""

from collections.abc import Iterator

from lawgov_xl.deadlines import in_cell, promised
from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Role, Severity, Status
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import admitted_gap
from lawgov_xl.text import is_blank

NAME_EN = "an issue without deadline"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY
GROUPS = True

_NO_DEADLINE = Message(
    "存在问题，没有写明完成时限。请写明何时完成（如：2021年6月底前；长期性工作写“长期坚持”）。",
    "There is an issue, but no deadline. Say by when it will be mended (2021年6月底前; 长期坚持 for what has no end).",
)
_NO_PLAN = Message(
    "尚未完成，没有写明整改措施和完成时限。请写明何时完成（如：2021年6月底前）。",
    "Not done yet, and neither measure nor deadline are given. Say by when (2021年6月底前).",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if is_blank(entry.answer) or context.status(entry) is not Status.ISSUE:
        return
    has_remedy = Role.REMEDY in entry.cells
    if has_remedy and is_blank(entry.remedy):
        return  # the remedy as a whole is missing: a finding of its own
    as_of = context.table.as_of if context.table else None
    told = (*in_cell(entry.deadline, as_of), *promised(entry.remedy, as_of))
    if not has_remedy or admitted_gap(entry.answer):  # a date beside what was done is no date for the remedy
        told += promised(entry.answer, as_of)
    if any(d.binding for d in told):
        return
    where = Helper.DEADLINE if context.has(Helper.DEADLINE) else (Role.REMEDY if has_remedy else Role.ANSWER)
    yield Problem(_NO_DEADLINE if has_remedy else _NO_PLAN, column=where)
