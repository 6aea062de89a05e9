"""数值达不到要求

要求写明“不低于80%”“不少于40学时”“不超过15个工作日”，填写的同一数值却没有达到。应当核对数值；确未达到的，作为存在的问题写明。

依据：所填指标、任务的要求

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 6 | 我局政务服务事项网上可办率达到72%。 |
| ✗ | 38 | 合法性审核率达95%，审核时间最长18个工作日。 |
| ✗ | 76 | 每年开展行政执法人员专题培训30学时。 |
| ✗ | 102 | 举办法治专题讲座1次。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 6 | 我局政务服务事项网上可办率达到82%。 |
| 38 | 合法性审核率达100%，合法性审核的时间不少于5个工作日，最长不超过15个工作日。 |
| 76 | 每年开展专题培训40学时，人均60学时，其中1次为期2天。 |
| 102 | 举办法治专题讲座3次，组织旁听庭审1次。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.amounts import Amount, amounts, shown
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.limits import Limit, clause, limits, rates, same_rate, words
from lawgov_xl.rules.prose import visible

NAME_EN = "a figure misses the requirement"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
NEEDS = re.compile(r"[\d零〇一二两三四五六七八九十百千]")

_SURE = ("学时", "课时")
"""Units that say by themselves what is counted."""
_MISSES = Message(
    "填写的是“{text}”，要求是“{limit}”，没有达到。请核对；确未达到的，写明问题、措施和时限。",
    "“{text}” misses what is asked: “{limit}”.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.item is None or text.role is not Role.ANSWER:
        return
    asked = limits(text.item.requirement)
    if not asked:
        return
    plain = visible(text.text)
    for amount in amounts(text.text):
        fitting = [limit for limit in asked if limit.unit == amount.unit and _fits(plain, amount, limit)]
        if not fitting:
            continue
        for least in (True, False):
            same = [limit for limit in fitting if limit.least is least]
            if same and not amount.about and not any(_met(amount, limit) for limit in same):
                start, end = clause(plain, amount)
                yield Problem(
                    _MISSES.of(text=_near(plain, amount, start, end), limit=same[0].text),
                    span=(amount.start, amount.end),
                )
                break


def _fits(plain: str, amount: Amount, limit: Limit) -> bool:
    start, _ = clause(plain, amount)
    before = plain[start : amount.start]
    if amount.unit == "%":
        mine = rates(before)
        if limit.names:
            return any(same_rate(one, other) for one in mine for other in limit.names)
        return limit.least and "占" in before and len(words(plain, amount) & limit.words) >= 2
    if amount.unit in _SURE:
        return limit.least and "每次" not in before and "每期" not in before
    # An upper limit is only missed by what is said to have taken so long.
    if not limit.least and not any(
        w in before for w in ("最长", "时间", "期限", "内", "不超过", "用时", "历时", "在")
    ):
        return False
    if limit.least and any(w in before[-6:] for w in ("不超过", "最长", "最多")):
        return False
    if (
        limit.least
        and limit.unit in ("日", "天", "个工作日")
        and not any(w in before for w in ("期限", "时间", "征求", "公示", "征集", "审查", "审核"))
    ):
        return False
    return len(words(plain, amount) & limit.words) >= 2


def _met(amount: Amount, limit: Limit) -> bool:
    return amount.value >= limit.value if limit.least else amount.value <= limit.value


def _near(plain: str, amount: Amount, start: int, end: int) -> str:
    left = max(start, amount.start - 14)
    return (
        plain[left : amount.start]
        + shown(amount.value)
        + amount.unit
        + plain[amount.end : min(end, amount.end + 8)]
    )
