"""增减与数值不符

“由10件增加到8件”“从100件增至150件，增长80%”：增减的方向或者幅度与前后的数对不上。

依据：《党政机关公文处理工作条例》第二十条（数字等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 91 | 调解案件由36件增加到30件。 |
| ✗ | 92 | 公共服务事项从33项减少至43项。 |
| ✗ | 93 | 专利授权由100件增至150件，增长80%。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 91 | 调解案件由30件增加到36件，增长20%。 |
| 92 | 公共服务事项从43项减少至33项，从21项调整为14项。 |
| 93 | 专利授权由100件增至150件，同比增长50%；从12%提高到15%。 |
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.amounts import UNITS, shown
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.digits import narrow

NAME_EN = "a change that does not fit its figures"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("[由从]")

_UP = "增加|增长|增|上升|提高|提升|升|扩大|扩展|增多|增设|延长|拓展"
_DOWN = "减少|降低|下降|压缩|缩短|缩减|减|降|精简|压减|回落"
_N = r"\d{1,9}(?:\.\d{1,4})?"
_CHANGE = re.compile(
    rf"[由从](?:[^，。；\d]{{0,14}}|[^，。；\d]{{0,6}}(?:19|20)\d\d年[^，。；\d]{{0,14}})(?P<a>{_N})(?P<sa>[万亿]?)(?P<ua>{UNITS})[^，。；\d]{{0,8}}?(?P<verb>{_UP}|{_DOWN})(?:了)?(?:到了?|至|为)(?:[^，。；\d]{{0,6}}|(?:19|20)\d\d年的?)(?P<b>{_N})(?P<sb>[万亿]?)(?P<ub>{UNITS})"
    rf"(?:[，,；][^，。；\d]{{0,10}}?(?P<word>增长|增幅|增加|上升|提高|提升|下降|降低|减少|降幅|压缩|缩短)了?(?:率)?(?:为|达|达到)?(?P<p>{_N})[%％])?"
)
_TOLERANCE = Decimal("1.0")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_WAY = Message("“{text}”：增减的方向与数值不符，请核对。", "“{text}”: the figures go the other way.")
_RATE = Message(
    "“{text}”：按前后的数计算应为{right}%，请核对。", "“{text}”: by its figures the change is {right} %."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = narrow(text.text)
    for match in _CHANGE.finditer(plain):
        if match["ua"] != match["ub"]:
            continue
        a = Decimal(match["a"]) * _SCALES[match["sa"]]
        b = Decimal(match["b"]) * _SCALES[match["sb"]]
        up = re.fullmatch(_UP, match["verb"]) is not None
        if (up and b < a) or (not up and b > a):
            yield Problem(_WAY.of(text=match.group()[:60]), span=match.span())
        elif match["p"] and a and "%" not in match["ua"] and "点" not in match["ua"] and not _of_past(match):
            right = abs(b - a) / a * 100
            if abs(right - Decimal(match["p"])) > max(_TOLERANCE, right / 50):
                told = shown(right.quantize(Decimal("0.1")))
                yield Problem(_RATE.of(text=match.group()[:60], right=told), span=match.span())


def _of_past(match: re.Match[str]) -> bool:
    """A rate against another year, or a yearly one, follows from other figures."""
    between = match.group()[match.end("ub") - match.start() : match.start("p") - match.start()]
    return "年均" in between or "环比" in between or "平均" in between
