"""人人有责的事项答“不涉及”

指标写明是各级党政机关、政府及其部门、部门领导班子、党政主要负责人的职责，或要求自觉接受监督的，每个单位都有关，
不应答“不涉及”。没有发生有关情形的，写“未发生”“未收到”。

依据：所填指标、任务的文字（写明是各级党政机关、部门领导班子等的职责）

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 评估指标 | 83 | 不涉及 |
| ✗ | 评估指标 | 104 | 不涉及 |
|  | 评估指标 | 20 | 不涉及 |
| ✗ | 任务清单 | 86 | 我局不涉及 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 83 | 自觉接受监察机关监督，未收到检察建议。 |
| 104 | 党政主要负责人切实履行第一责任人职责。 |
| 20 | 不涉及 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Severity, Status
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "every department's duty said not applicable"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_EVERYONE = Message(
    "这一项写明是“{duty}”的事，每个单位都有关，不宜答“不涉及”。请写明情况；没有发生的，写“未发生”“未收到”。",
    "This row speaks of “{duty}”: it concerns every department. Report on it; where nothing happened, say 未发生.",
)
_DUTY = re.compile(
    r"各级党政机关(?:和领导干部)?|各级政府及其部门|党政主要负责人|部门领导班子|本部门党组织|政府部门每年|政府工作人员特别是领导干部"
    r"|自觉接受、?配合[^，。；]{0,12}监督|本部门按规定"
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if context.status(entry) is Status.NOT_APPLICABLE and (duty := _DUTY.search(entry.item.requirement)):
        yield Problem(_EVERYONE.of(duty=duty.group()))
