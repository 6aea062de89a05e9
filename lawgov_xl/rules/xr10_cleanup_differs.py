"""清理结果前后不一

规范性文件清理的结果（保留、修改、废止各多少件）常在几项里重复填报，合计应当一致；范围或时间不同的，应当写明。

依据：《党政机关公文处理工作条例》第十九条（分析问题实事求是，表述准确）

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 评估指标 | 42 | 清理规范性文件19件，保留7件，拟修改8件，拟废止4件。 |
| ✗ | 评估指标 | 43 | 开展集中清理，其中保留6件，修订9件，废止4件。 |

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
|  | 评估指标 | 42 | 清理市政府文件10件，保留5件，拟修改2件，拟废止3件；部门文件9件，保留2件，拟修改6件，拟废止1件。 |
| ✗ | 任务清单 | 48 | 确定现行有效文件24件，其中拟保留6件，拟修订9件，拟废止9件。 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 评估指标 | 42 | 清理规范性文件19件，保留7件，拟修改8件，拟废止4件。 |
| 评估指标 | 43 | 保留7件，修订8件，废止4件，清理结果向社会公布。 |
| 任务清单 | 48 | 废止文件3件。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.claims import cleanup
from lawgov_xl.rules.template import dates_said, row_said

NAME_EN = "results of a clean-up differ"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.SUBMISSION

_DIFFER = Message(
    "清理结果在这里合计为{here}，在{row}合计为{there}{dates}，不一致。请核实后统一，或写明各是什么时间、什么范围的清理。",
    "The clean-up comes to {here} here and to {there} in {row_en}{dates}. Use one result, or say what each covers.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    first: tuple[str, int, tuple[tuple[str, int], ...]] | None = None
    for key, reading in submission.tables.items():
        for entry in reading.entries:
            result = cleanup(entry.answer)
            if len(result) < 2:
                continue
            if first is None:
                first = key, entry.number, result
                continue
            table, number, other = first
            there = dict(other)
            if any(there.get(label, count) != count for label, count in result):
                zh, en = row_said(submission, (table, number), key)
                yield Problem(
                    _DIFFER.of(
                        here=_said(result),
                        there=_said(other),
                        row=zh,
                        row_en=en,
                        dates=dates_said(submission, key, table),
                    ),
                    table=key,
                    number=entry.number,
                    numbers=(number, entry.number) if table == key else (entry.number,),
                )


def _said(result: tuple[tuple[str, int], ...]) -> str:
    return "、".join(f"{label}{count}件" for label, count in result)
