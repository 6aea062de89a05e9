"""只写了问题，没有写改进措施

“有待加强”“还不到位”说的是不足，不是措施。应当写明准备做什么、谁来做、何时做完。

依据：填报说明：存在问题的，写明问题、改进措施和完成时限

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|
| ✗ | 51 | 我局设立法律顾问。 | 法律顾问、公职律师作用发挥不理想，有待进一步加强。 |
| ✗ | 76 | 举办执法培训班。 | 执法力量不足，专业能力欠缺。 |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|
| 51 | 我局设立法律顾问。 | 法律顾问作用发挥不理想，2021年3月底前修订法律顾问工作规则。 |
| 52 | 集体讨论决定。 | 进一步持续完善该工作。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import named_problem, names_measure
from lawgov_xl.text import shorten

NAME_EN = "a problem without a measure"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_NO_MEASURE = Message(
    "写明了问题“{problem}”，没有写改进措施。请写明准备做什么、由谁做、何时做完。",
    "The problem “{problem}” is named, but no measure. Say what will be done, by whom and by when.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    problem = named_problem(entry.remedy) if entry.remedy else ""
    if problem and not names_measure(entry.remedy):
        where = Role.MEASURES if Role.MEASURES in entry.cells else Role.REMEDY
        yield Problem(_NO_MEASURE.of(problem=shorten(problem)), column=where)
