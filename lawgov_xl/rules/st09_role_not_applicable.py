"""按角色牵头的单位答“不涉及”

任务由“市级行政执法部门”“市级有关部门”这样的一类单位牵头，本单位属于这一类，却答“不涉及”。哪些单位属于哪一类，
由下发单位在版本数据或设置文件的角色表里写明。

依据：下发的任务清单“牵头单位”“参加单位”栏

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
|  | 封面 | 填报单位 | 重庆市生态环境局 |
| ✗ | 任务清单 | 68 | 我局不涉及 |
| ✗ | 任务清单 | 83 | 我局不涉及 |
|  | 任务清单 | 1 | 我局不涉及 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 封面 | 填报单位 | 重庆市知识产权局 |
| 任务清单 | 68 | 我局不涉及 |
| 任务清单 | 69 | 我局不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Status, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import says_moved_away
from lawgov_xl.text import is_blank
from lawgov_xl.units import mentions

NAME_EN = "unit of a leading role says not applicable"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_ROLE = Message(
    "这项任务由“{role}”牵头，本单位属于其中，却答“不涉及”。请写明情况，或者说明不涉及的理由。",
    "“{role}” lead this task, and the department is one of them, yet the answer is 不涉及. Report on it, or say why.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if not context.department:
        return
    for entry in reading.entries:
        leads = entry.item.leads
        if is_blank(leads) or context.status(entry) is not Status.NOT_APPLICABLE:
            continue
        meant = mentions(context.department, leads, context.edition, context.roles)
        if meant and all(m.by_role for m in meant) and not says_moved_away(entry.answer):
            yield Problem(_ROLE.of(role=meant[0].term), number=entry.number)
