"""比率超过100%

回复率、满意度、覆盖率、占比等不会超过100%。增长、提高、完成进度等可以超过的，不受影响；“分别占”的各项之和也不会超过100%。

依据：《党政机关公文处理工作条例》第二十条（数字等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 35 | 建议、提案办理回复率达到120%。 |
| ✗ | 88 | 公开率、及时率均达101%，占应公开事项的105％。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 35 | 建议、提案办理回复率达到100%，案件同比增长120%，完成率达到年度任务的110%。 |
| 88 | 公开信息增长率为150%，覆盖率提高了20%。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.amounts import amounts, shown
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.limits import clause
from lawgov_xl.rules.prose import visible

NAME_EN = "a share over 100 %"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("[%％]")

_RATE = re.compile(
    r"(?<!增长)(?<!完成)(?<!达产)(?<!利用)(?<!负债)(?<!周转)(?<!回报)(?<!杠杆)(?<!收益)(?<!充足)(?<!拨备覆盖)(?<!利润)(?<!保值增值)(?<!参保)(?<=[一-龥]{2})率|满意度|知晓度|占比|比重|占(?:总|全|比|应)|占[^，。；]{1,16}的"
)
_MAY = re.compile(
    r"增|提高|提升|上升|同比|环比|超额|年度|计划|任务|目标|相当于|负债|预算|上年|去年|超过(?!\d)|倍|折"
)
_OVER = Message("“{text}”：比率不会超过100%，请核对。", "“{text}”: a share cannot exceed 100 %.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    if "%" not in text.text and "％" not in text.text:
        return
    plain = visible(text.text)
    for amount in amounts(text.text):
        if amount.unit != "%" or amount.value <= 100:
            continue
        start, _ = clause(plain, amount)
        before = plain[start : amount.start]
        if _RATE.search(before) and not _MAY.search(before):
            told = plain[max(start, amount.start - 14) : amount.start] + shown(amount.value) + "%"
            yield Problem(_OVER.of(text=told), span=(amount.start, amount.end))
