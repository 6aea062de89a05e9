"""填报单位不是全称

报告的标题、落款和归集都用单位全称，应与印章一致。

依据：封面“填报单位”栏：填写单位全称，与印章一致

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 封面 | 填报单位 | 市知识产权局 |
|  | 评估指标 | 1 | 不涉及 |

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 封面 | 填报单位 | 我局 |
|  | 评估指标 | 1 | 不涉及 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 封面 | 填报单位 | 重庆市知识产权局 |
| 评估指标 | 1 | 不涉及 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 封面 | 填报单位 | 渝北区人民政府 |
| 评估指标 | 1 | 不涉及 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.departments import place_of
from lawgov_xl.errors import Message
from lawgov_xl.layout import COVER
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import shorten, squeeze

NAME_EN = "department not by its full name"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.SUBMISSION

_SHORT = Message(
    "填报单位“{text}”不是全称。请填写与印章一致的全称{example}。",
    "“{text}” is not the department's full name. Write it as on the seal{example}.",
)
_LEVEL = re.compile(r"[省市区县州盟](?!场|政|容|民|域|划)")
_SELF = re.compile(r"[我本该]\w{0,3}")


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    value = submission.cover.get("department")
    plain = squeeze(value.text) if value else ""
    if not value or len(plain) < 2:
        return
    place = place_of(submission.edition.issuer)
    if _LEVEL.match(plain):
        full = f"{place}{plain[1:]}" if place.endswith(plain[0]) else ""
        example = f"，如“{full}”" if full else ""
    elif _SELF.fullmatch(plain):
        example = ""
    else:
        return
    yield Problem(
        _SHORT.of(text=shorten(plain), example=example), table="cover", sheet=COVER, cell=value.cell
    )
