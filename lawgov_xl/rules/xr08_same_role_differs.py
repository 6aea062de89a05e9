"""同一类牵头单位，口径不一

几项任务由同一类单位（如“各决策承办部门”）牵头，本单位在有的任务中按这一类单位作答，在别的任务中却答“不涉及”。
要么属于这一类，要么不属于。

依据：下发的任务清单“牵头单位”“参加单位”栏

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
|  | 任务清单 | 52 | 我局在制定政策措施时主动征求利害关系人意见。 |
| ✗ | 任务清单 | 54 | 我局不涉及 |
|  | 任务清单 | 56 | 积极发挥法律顾问和公职律师的作用。 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 任务清单 | 52 | 我局不涉及 |
| 任务清单 | 54 | 我局不涉及 |
| 任务清单 | 33 | 我局不涉及 |
| 任务清单 | 35 | 我局申报调研项目。 |
| 任务清单 | 58 | 我局不涉及 |
| 任务清单 | 100 | 定期开展党风廉政教育。 |
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Severity, Status, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import listed, squeeze
from lawgov_xl.units import role_terms

NAME_EN = "one leading role, answered here and not there"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE
YIELDS_TO = ("ST09",)

_DIFFER = Message(
    "第{answered}项与这一项同由“{role}”牵头，本单位在那里已作答，这里却答“不涉及”。请统一口径，或说明理由。",
    "“{role}” lead this row and rows {answered}, where the department reports; here it says 不涉及. Decide which.",
)
_ANY = re.compile(r"各|有关|相关|市级|区县级|县级|区级|省级")


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    by_role: dict[str, list[Entry]] = {}
    for entry in reading.entries:
        if role := _role(entry.item.leads):
            by_role.setdefault(role, []).append(entry)
    for role, entries in by_role.items():
        answered = [e for e in entries if context.status(e) in (Status.COMPLETED, Status.ISSUE)]
        for entry in entries:
            if answered and context.status(entry) is Status.NOT_APPLICABLE:
                yield Problem(
                    _DIFFER.of(role=role, answered=listed(e.number for e in answered)), number=entry.number
                )


@lru_cache(maxsize=4096)
def _role(leads: str) -> str:
    """The one role that leads, "" for units by name, or several of them."""
    leads = squeeze(leads)
    # 市纪委监委机关 is one unit; 各决策承办部门, 市级行政执法部门 may be any.
    return leads if _ANY.search(leads) and role_terms(leads) == (leads,) else ""
