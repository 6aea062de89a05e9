"""一处说没有，一处说有

一项写没有某个平台、设备、机构，或者从未收到某类案件，另一项却写着在用、在办：两处至少一处不实。

依据：《党政机关公文处理工作条例》第十九条（分析问题实事求是，表述准确）

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
| ✗ | 任务清单 | 95 | 我局运用新媒体，加强网络舆情引导及监测力度。 |
|  | 任务清单 | 97 | 政府网站集约化建设已经完成。 |
| ✗ | 任务清单 | 98 | 我局无新媒体平台，政府网站基本合格。 |

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 91 | 充分发挥调解作用，办理行政复议案件3件。 |
| ✗ | 96 | 2016年以来，我局未收到行政复议案件。 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 任务清单 | 95 | 我局通过政府网站加强舆情引导。 |
| 任务清单 | 98 | 我局无新媒体平台。 |
| 评估指标 | 96 | 我局未收到行政复议案件。 |
| 评估指标 | 94 | 我局健全行政复议案件办理制度。 |
"""

from collections.abc import Iterator, Sequence

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.claims import Absence, absences, presence
from lawgov_xl.rules.prose import untitled

NAME_EN = "absent in one row, present in another"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_BOTH = Message(
    "第{absent}项写“{says}”，第{present}项却写“{shows}”，两处不一致。请核实后统一。",
    "Row {absent} says “{says}”, yet row {present} says “{shows}”. Check which is right.",
)
_AROUND = 8
_SHORTEST = 5
_LONGEST = 8000


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    answers = [(e, e.answer) for e in reading.entries]
    absent = [(e, a) for e, answer in answers for a in absences(answer)]
    answers = [(e, answer) for e, answer in answers if len(answer) > _SHORTEST]
    for entry, absence in absent:
        for other, shows in _shown(answers, entry, absence):
            yield Problem(
                _BOTH.of(
                    absent=entry.number,
                    present=other.number,
                    says=untitled(entry.answer)[absence.start : absence.end].strip(),
                    shows=shows,
                ),
                number=entry.number,
                numbers=tuple(sorted((entry.number, other.number))),
            )


def _shown(
    answers: Sequence[tuple[Entry, str]], entry: Entry, absence: Absence
) -> Iterator[tuple[Entry, str]]:
    """Rows that speak of the thing as being there, with their words."""
    begins = absence.thing[:3]
    for other, answer in answers:
        if begins in answer and other is not entry:
            plain = untitled(answer[:_LONGEST])
            if found := presence(absence, plain):
                yield other, plain[found[0] : found[1] + _AROUND].split("。")[0].split("，")[0]
