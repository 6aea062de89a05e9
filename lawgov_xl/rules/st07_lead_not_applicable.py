"""牵头单位答“不涉及”

任务的牵头单位点名是本单位，却答“不涉及”且没有说明职能已经划转，这项任务就没有人答了。

依据：下发的任务清单“牵头单位”“参加单位”栏

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
|  | 封面 | 填报单位 | 重庆市司法局 |
| ✗ | 任务清单 | 33 | 我局不涉及 |
|  | 任务清单 | 1 | 我局不涉及 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 封面 | 填报单位 | 重庆市司法局 |
| 任务清单 | 33 | 制定年度立法计划，组织起草规章3件。 |
| 任务清单 | 34 | 机构改革后，我局不涉及，该职能已划转市政府办公厅。 |
| 任务清单 | 1 | 我局不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Status, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import says_moved_away
from lawgov_xl.text import is_blank
from lawgov_xl.units import mentions

NAME_EN = "lead unit says not applicable"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE

_LEAD = Message(
    "本单位是这项任务的牵头单位（“{term}”），不能答“不涉及”。请写明牵头情况；职能已划转的，请写明划转到哪个单位。",
    "The department leads this task (“{term}”) and can not answer 不涉及. Report on it, or say to whom it was moved.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if not context.department:
        return
    for entry in reading.entries:
        leads = entry.item.leads
        if is_blank(leads) or context.status(entry) is not Status.NOT_APPLICABLE:
            continue
        named = [
            m for m in mentions(context.department, leads, context.edition, context.roles) if not m.by_role
        ]
        if named and not says_moved_away(entry.answer):
            yield Problem(_LEAD.of(term=named[0].term), number=entry.number)
