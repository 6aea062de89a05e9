"""豁免或规则设置写错

豁免表、封面“校验规则设置”里的规则代码不存在，或者想在封面关闭错误级规则：这样的一行不起作用。

依据：填报说明：对校验结果有不同意见的，在“豁免”中写明理由

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
|  | 8 | 不涉及 |

工作表 豁免：
| | 表 | 序号 | 规则 | 理由 | 经办人 | 日期 |
|---|---|---|---|---|---|---|
| ✗ | 评估指标 | 8 | RQ99 | 职能划转 | 王某 | |

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 封面 | 校验规则设置 | ZZ01=关闭 |
|  | 评估指标 | 1 | 不涉及 |

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 封面 | 校验规则设置 | RQ01=关闭 |
|  | 评估指标 | 1 | 不涉及 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 封面 | 校验规则设置 | RQ13=关闭；DN=提示 |
| 评估指标 | 1 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.layout import COVER, WAIVERS
from lawgov_xl.model import Severity
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import Context, LooksAt, Outcome, Problem

NAME_EN = "unknown rule in a waiver or a switch"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.FINDINGS

_NO_RULE = Message(
    "没有代码为“{rule}”的规则，这条豁免不起作用。规则代码见“规则说明”表。",
    "There is no rule “{rule}”; the waiver has no effect. The codes stand on the sheet 规则说明.",
)
_NO_SWITCH = Message(
    "规则设置“{text}”认不出。请写成“TX03=关闭”“DN02=提示”的样子，代码见“规则说明”表。",
    "The switch “{text}” is not understood. Write TX03=关闭 or DN02=提示; the codes stand on the sheet 规则说明.",
)
_ERROR = Message(
    "“{text}”不起作用：错误级规则不能在封面关闭或降级。确需保留的，请在“豁免”表写明理由。",
    "“{text}” has no effect: rules of level error can not be lowered here. Use the sheet 豁免, with a reason.",
)


def check(outcome: Outcome, context: Context) -> Iterator[Problem]:
    known = {r.code for r in all_rules()}
    for cell, rule in {w.cell: w.rule for w in outcome.submission.waivers if w.rule not in known}.items():
        yield Problem(_NO_RULE.of(rule=rule[:12]), table="cover", sheet=WAIVERS, cell=cell)
    value = outcome.submission.cover.get("rules")
    for text, why in outcome.refused:
        message = _ERROR if why == "error" else _NO_SWITCH
        yield Problem(message.of(text=text), table="cover", sheet=COVER, cell=value.cell if value else "A1")
