"""点名的参加单位答“不涉及”

任务的参加单位点名是本单位，却答“不涉及”且没有说明职能已经划转，应当核实。

依据：下发的任务清单“牵头单位”“参加单位”栏

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
|  | 封面 | 填报单位 | 重庆市公安局 |
| ✗ | 任务清单 | 24 | 我局不涉及 |
|  | 任务清单 | 1 | 我局不涉及 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 封面 | 填报单位 | 重庆市公安局 |
| 任务清单 | 24 | 建成公共安全视频监控系统。 |
| 任务清单 | 1 | 我局不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Status, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import says_moved_away
from lawgov_xl.text import is_blank
from lawgov_xl.units import mentions

NAME_EN = "named participant says not applicable"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_NAMED = Message(
    "这项任务点名本单位参加（“{term}”），却答“不涉及”。请写明参加情况；职能已划转的，请写明划转到哪个单位。",
    "The task names the department (“{term}”), yet the answer is 不涉及. Report on it, or say to whom it was moved.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if not context.department:
        return
    for entry in reading.entries:
        cell = entry.item.participants
        if is_blank(cell) or context.status(entry) is not Status.NOT_APPLICABLE:
            continue
        named = [
            m for m in mentions(context.department, cell, context.edition, context.roles) if not m.by_role
        ]
        if named and not says_moved_away(entry.answer):
            yield Problem(_NAMED.of(term=named[0].term), number=entry.number)
