"""一处否认，一处承认

一项写“不存在”“没有”，另一项却写明有这样的事：两处至少一处不实。常见于文件清理、公平竞争审查、责任追究等项目。

依据：《党政机关公文处理工作条例》第十九条（分析问题实事求是，表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 18 | 全面清理行政规范性文件，不存在未经公平竞争审查的文件。 |
| ✗ | 19 | 经审查，2016年以来有违公平竞争的行政规范性文件共1件，目前正在重新修订。 |
|  | 20 | 不存在违约毁约的情形。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 18 | 不存在未经公平竞争审查的文件。 |
| 39 | 未发生因行政规范性文件内容违法被责令改正的情况。 |
| 74 | 查处违反公平竞争的案件3件。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.claims import admissions, denials, shared_matter
from lawgov_xl.rules.template import rows_said
from lawgov_xl.text import shorten

NAME_EN = "denied in one row, admitted in another"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.SUBMISSION

_BOTH = Message(
    "第{number}项写“{admits}”，{rows}却写“{denies}”，同样涉及“{matter}”，两处不一致。请核实后统一。",
    "Row {number} says “{admits}”, yet {rows_en} “{denies}”: both are about “{matter}”. Check which is right.",
)
_SHOWN = 36


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    rows = [(key, entry) for key, reading in submission.tables.items() for entry in reading.entries]
    denied = [(key, entry, clause) for key, entry in rows for clause in denials(entry.answer)]
    if not denied:
        return
    admitted = (
        (key, entry, clause)
        for key, entry in rows
        for role in (Role.ANSWER, Role.REMEDY)
        for clause in admissions(entry.cells.get(role, ""))
    )
    for key, entry, clause in admitted:
        against = [
            (k, e, c, matter)
            for k, e, c in denied
            if (k, e.number) != (key, entry.number) and (matter := shared_matter(c, clause))
        ]
        if against:
            others = [(k, e.number) for k, e, _, _ in against]
            zh, en = rows_said(submission, others, key)
            yield Problem(
                _BOTH.of(
                    number=entry.number,
                    admits=shorten(clause, _SHOWN),
                    rows=zh,
                    rows_en=en,
                    denies=shorten(against[0][2], _SHOWN),
                    matter=against[0][3],
                ),
                table=key,
                number=entry.number,
                numbers=tuple(sorted({entry.number, *(n for k, n in others if k == key)})),
            )
