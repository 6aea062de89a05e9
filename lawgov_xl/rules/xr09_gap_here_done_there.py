"""同一件事，一处尚未完成，一处算作完成

两张表里要求相同的两项，一项写明尚有欠缺，另一项却算作完成。先有欠缺、后来补上的，应当在后一张表里写明何时补上；
同时填报的，应当统一。

依据：《党政机关公文处理工作条例》第十九条（分析问题实事求是，表述准确）

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 评估指标 | 94 | 按要求开展相关工作。 |
|  | 任务清单 | 108 | 我局至今无行政复议案件，尚未建立该制度。 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 评估指标 | 94 | 2020年6月建立行政复议工作制度。 |
| 任务清单 | 108 | 我局至今无行政复议案件，尚未建立该制度。 |
| 评估指标 | 80 | 满意度达到100%。 |
| 任务清单 | 88 | 督办提案20件。 |
"""

import re
from collections.abc import Iterator
from datetime import date

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Status, Submission
from lawgov_xl.rules.alike import pairs
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import dates_said, row_said
from lawgov_xl.status import admitted_gap
from lawgov_xl.text import shorten

NAME_EN = "the same matter: unfinished here, completed there"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.SUBMISSION

_DIFFER = Message(
    "{row}要求的是同一件事，写明“{gap}”{dates}，这里却算作完成。已经补上的请写明何时、怎样补上；没有补上的请统一。",
    "{row_en} asks for the same matter and admits “{gap}”{dates}; here it counts as completed. Say when it was mended.",
)
_WHEN = re.compile(r"(?:19|20)\d\d年|今年|去年|近期|月|已(?:经)?(?:建立|制定|完成|出台|印发|配备|成立)")


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    entries = {(k, e.number): e for k, r in submission.tables.items() for e in r.entries}
    said: set[tuple[str, int]] = set()
    for pair in sorted(pairs(submission.edition), key=lambda p: -p.score):
        for here, there in ((pair.one, pair.other), (pair.other, pair.one)):
            mine, other = entries.get(here), entries.get(there)
            if mine is None or other is None or here in said:
                continue
            if context.status(mine, here[0]) is not Status.COMPLETED:
                continue
            if context.status(other, there[0]) is not Status.ISSUE or not (gap := admitted_gap(other.answer)):
                continue
            if _as_of(submission, here[0]) > _as_of(submission, there[0]) and _WHEN.search(mine.answer):
                continue  # the later table tells how it was mended
            said.add(here)
            zh, en = row_said(submission, there, here[0])
            yield Problem(
                _DIFFER.of(
                    row=zh, row_en=en, gap=shorten(gap), dates=dates_said(submission, here[0], there[0])
                ),
                table=here[0],
                number=here[1],
            )


def _as_of(submission: Submission, key: str) -> date:
    return submission.tables[key].table.as_of or date.max
