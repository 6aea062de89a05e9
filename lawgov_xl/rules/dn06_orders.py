"""令的编号不规范

以令发布的，编号写作“国务院令第713号”：有“第”有“号”，不写年份，不编虚位。

依据：《党政机关公文格式》（GB/T 9704—2012）10.2

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 50 | 落实《重大行政决策程序暂行条例》（国务院令713号）。 |
| ✗ | 51 | 落实国令〔2019〕第713号要求。 |
| ✗ | 52 | 执行市政府令第0329号。 |
| ✗ | 53 | 执行市政府令第329。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 50 | 落实《重大行政决策程序暂行条例》（国令第713号、国务院令第713号）。 |
| 51 | 责令3家企业整改，下达禁令5份，接到命令1次；执行市政府令3件。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.documents import orders
from lawgov_xl.rules.prose import visible

NAME_EN = "number of an order"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("令")

_COUNTED = re.compile(r"\s{0,2}[件项个次份条家人名部]")
_SAID = Message(
    "令的编号“{found}”不规范，应为“{standard}”。", "The number of the order is “{standard}”, not “{found}”."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    for order in orders(text.text):
        if not order.hao and (not order.di or _COUNTED.match(plain, order.end)):
            continue  # 市政府令3件 counts orders
        standard = f"第{int(order.digits)}号"
        found = plain[order.start : order.end]
        if found != standard:
            yield Problem(
                _SAID.of(found=order.who + found, standard=order.who + standard),
                span=(order.start, order.end),
                fix=Fix(found, standard, safe=True),
            )
