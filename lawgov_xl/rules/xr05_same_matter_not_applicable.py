"""同一件事，一处答了，一处答“不涉及”

两张表（或同一张表）里要求相同的两项，一项写明做了什么，另一项却答“不涉及”：要么漏答，要么多答。要求是否相同，
按指标、任务文字的相近程度判断。

依据：《党政机关公文处理工作条例》第十九条（分析问题实事求是，表述准确）

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
|  | 评估指标 | 89 | 2019年下半年至今，有一个批准的重大项目，批复文件属于秘密件。 |
| ✗ | 任务清单 | 96 | 我局不涉及 |

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
|  | 任务清单 | 63 | 与市公安局建立联席会议制度，移送案件2件。 |
| ✗ | 任务清单 | 81 | 机构改革后，我局不涉及 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 评估指标 | 89 | 不涉及 |
| 任务清单 | 96 | 我局不涉及 |
| 评估指标 | 57 | 不涉及 |
| 任务清单 | 68 | 强化科技装备应用。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Severity, Status, Submission
from lawgov_xl.rules.alike import pairs
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import dates_said, row_said
from lawgov_xl.text import shorten

NAME_EN = "the same matter: answered here, not applicable there"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.SUBMISSION

_ANSWERED = (Status.COMPLETED, Status.ISSUE)
_ELSEWHERE = Message(
    "这里答“不涉及”，{row}要求的是同一件事，却写明“{text}”{dates}。请核实：涉及的补填，不涉及的统一。",
    "Not applicable here; {row_en} asks for the same matter, and the answer there is “{text}”{dates}. Use one answer.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    entries = {(k, e.number): e for k, r in submission.tables.items() for e in r.entries}
    said: set[tuple[str, int]] = set()
    for pair in sorted(pairs(submission.edition), key=lambda p: -p.score):
        if pair.one not in entries or pair.other not in entries:
            continue
        for here, there in ((pair.one, pair.other), (pair.other, pair.one)):
            if here in said or not _differ(context, here, entries[here], there, entries[there]):
                continue
            said.add(here)
            zh, en = row_said(submission, there, here[0])
            yield Problem(
                _ELSEWHERE.of(
                    row=zh,
                    row_en=en,
                    text=shorten(entries[there].answer),
                    dates=dates_said(submission, here[0], there[0]),
                ),
                table=here[0],
                number=here[1],
            )


def _differ(
    context: Context, here: tuple[str, int], mine: Entry, there: tuple[str, int], other: Entry
) -> bool:
    return (
        context.status(mine, here[0]) is Status.NOT_APPLICABLE
        and context.status(other, there[0]) in _ANSWERED
    )
