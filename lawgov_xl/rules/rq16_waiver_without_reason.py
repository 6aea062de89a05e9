"""豁免没有理由

豁免要写明理由才生效，并随报送件一并记录；没有理由的豁免不起作用。

依据：填报说明：对校验结果有不同意见的，在“豁免”中写明理由

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
|  | 8 |  |

工作表 豁免：
| | 表 | 序号 | 规则 | 理由 | 经办人 | 日期 |
|---|---|---|---|---|---|---|
| ✗ | 评估指标 | 8 | RQ01 | | 王某 | |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 8 |  |

工作表 豁免：
| | 表 | 序号 | 规则 | 理由 | 经办人 | 日期 |
|---|---|---|---|---|---|---|
| | 评估指标 | 8 | RQ01 | 职能划转，由市市场监管局填报 | 王某 | |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.layout import WAIVERS
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Outcome, Problem
from lawgov_xl.text import is_blank

NAME_EN = "waiver without a reason"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.FINDINGS

_NO_REASON = Message(
    "对规则 {rule} 的豁免没有写理由，不起作用。请写明理由，或删去这一行。",
    "The waiver of rule {rule} gives no reason and has no effect. Give the reason, or delete the line.",
)


def check(outcome: Outcome, context: Context) -> Iterator[Problem]:
    bare = {w.cell: w for w in outcome.submission.waivers if is_blank(w.reason)}
    for waiver in bare.values():
        yield Problem(_NO_REASON.of(rule=waiver.rule), table="cover", sheet=WAIVERS, cell=waiver.cell)
