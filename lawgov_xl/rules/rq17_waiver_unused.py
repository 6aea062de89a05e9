"""豁免没有用上

所豁免的问题已经不存在（已经改好，或者行号、规则代码写错）。留着不用的豁免会掩盖以后的问题，应当删去或改正。

依据：填报说明：对校验结果有不同意见的，在“豁免”中写明理由

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
|  | 8 | 不涉及 |

工作表 豁免：
| | 表 | 序号 | 规则 | 理由 | 经办人 | 日期 |
|---|---|---|---|---|---|---|
| ✗ | 评估指标 | 8 | RQ17 | 职能划转 | 王某 | |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 8 | 不涉及 |

工作表 豁免：
| | 表 | 序号 | 规则 | 理由 | 经办人 | 日期 |
|---|---|---|---|---|---|---|
| | 评估指标 | 8 | RQ01 | 职能划转，由市市场监管局填报 | 王某 | |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.layout import WAIVERS
from lawgov_xl.model import Severity, Waiver
from lawgov_xl.rules.base import Context, LooksAt, Outcome, Problem
from lawgov_xl.text import is_blank, listed

NAME_EN = "waiver not used"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.FINDINGS

_UNUSED = Message(
    "对规则 {rule} 的豁免{rows}没有用上：那里已没有这条问题。请核对行号和规则代码，或删去这一行。",
    "The waiver of rule {rule}{rows} is not used: nothing of the kind is found there. Check row and code, or delete it.",
)


def check(outcome: Outcome, context: Context) -> Iterator[Problem]:
    by_cell: dict[str, list[Waiver]] = {}
    for waiver in outcome.submission.waivers:
        # A rule that was not run this time says nothing about its waivers.
        if not is_blank(waiver.reason) and waiver.rule in outcome.ran:
            by_cell.setdefault(waiver.cell, []).append(waiver)
    for cell, waivers in by_cell.items():
        idle = [w for w in waivers if w not in outcome.used]
        if idle:
            numbers = [w.number for w in idle if w.number is not None and w.number > 0]
            rows = (
                Message("（第{numbers}项）", " (rows {numbers})").of(numbers=listed(numbers))
                if numbers
                else ""
            )
            yield Problem(_UNUSED.of(rule=idle[0].rule, rows=rows), table="cover", sheet=WAIVERS, cell=cell)
