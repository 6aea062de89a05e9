"""合并自查的几项口径不一

下发的表要求合并自查的几项共用同一份材料。其中有的作答、有的“不涉及”，应当核实是否漏答。

依据：下发的表“自查材料”栏（写明合并自查的指标）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
|  | 82 | 共收到司法建议书一份，其内容不涉及我局职能。 |
| ✗ | 83 | 不涉及 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 82 | 不涉及 |
| 83 | 不涉及 |
| 84 | 机关纪委建立了廉政风险防控机制。 |
| 70 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Status, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import listed

NAME_EN = "jointly collected rows differ"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE
YIELDS_TO = ("ST11",)

_DIFFER = Message(
    "第{group}项合并自查、共用材料，第{answered}项已作答，这一项却答“不涉及”。请核实是否漏答。",
    "Rows {group} share their materials; {answered} are answered, and this one says 不涉及. Was it overlooked?",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    entries = {e.number: e for e in reading.entries}
    for joint in reading.table.joints:
        own = [entries[n] for n in joint.numbers if n in entries]
        answered = [e for e in own if context.status(e) in (Status.COMPLETED, Status.ISSUE)]
        for entry in own:
            if answered and context.status(entry) is Status.NOT_APPLICABLE:
                yield Problem(
                    _DIFFER.of(group=listed(joint.numbers), answered=listed(e.number for e in answered)),
                    number=entry.number,
                )
