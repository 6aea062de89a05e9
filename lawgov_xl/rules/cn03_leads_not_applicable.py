"""牵头单位全部答“不涉及”

一项任务的牵头单位都已报送，却全部答“不涉及”，这项任务全市就没有人答。职能已经划转的，应当写明由谁承担，或由汇总
单位调整分工。牵头单位中还有未报送的、写作“市级有关部门”等一类单位的，不作判断。

依据：填报说明：牵头单位、参加单位按分工填报

反例：
| | 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
| ✗ | 重庆市委编办 | 任务清单 | 6 | 不涉及 |
| ✗ | 市司法局 | 任务清单 | 48 | 我局不涉及 |
| ✗ | 市政府办公厅 | 任务清单 | 48 | 不涉及 |
|  | 市教育局 | 任务清单 | 48 | 已按要求开展。 |

正例：
| 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|
| 市司法局 | 任务清单 | 48 | 我局不涉及 |
| 市政府办公厅 | 任务清单 | 48 | 已制定立法计划。 |
| 市教育局 | 任务清单 | 6 | 我局不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.duties import tasks
from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Picture
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.naming import departments

NAME_EN = "every lead of a task says not applicable"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.PICTURE

_DECLINED = Message(
    "第{number}项的牵头单位（{names}）全部答“不涉及”。请核实由哪个单位承担，退回补充或调整分工。",
    "Every lead of row {number} ({names}) says 不涉及. Find out who is responsible; send back, or assign anew.",
)


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    for task in tasks(picture):
        if task.declined:
            names = tuple(dict.fromkeys(v.member.name for d in task.leads for v in d.voices))
            yield Problem(
                _DECLINED.of(number=task.item.number, names=departments(names)),
                table=task.table.key,
                number=task.item.number,
                departments=names,
            )
