"""填的是占位符

“待补充”“×年×月”“XX件”是起草时留下的空位，报送前应当填实。

依据：填报说明：每一行都要填写，不要留空

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 8 | 待补充 |
| ✗ | 9 | （此处填写完成情况） |
| ✗ | 14 | 我局于×年×月签署合作协议XX份。 |
| ✗ | 16 | 出台规划__件。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 8 | 不涉及 |
| 87 | 查处××公司违法案件1件。 |
| 91 | 待市政府批准后印发实施。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.text import squeeze

NAME_EN = "placeholder for an answer"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TEXT
NEEDS = re.compile(r"[×✕xXＸ○〇_＿*＊.．…?？待请此略Tt]")

_PLACEHOLDER = Message(
    "“{text}”是起草时留下的空位。请填写实际内容。",
    "“{text}” is a blank left from drafting. Fill in what it is.",
)
_WHOLE = re.compile(
    r"[（(【\[]?(?:(?:请|待|此处|在此|内容)?(?:待|请|此处)(?:补充?|填写?|输入|核实|确认|完善|定|报|提供)(?:完成情况|内容|材料|情况|相关情况)?"
    r"|待[核落确][实定认]后?(?:再)?(?:补充?|填写?)|待[补填定]|TBD|TODO|略|[×xX*＊._＿…?？]{2,})[）)】\]]?[。.]?",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"[×xXＸ○〇_＿*＊]{1,4}年[×xXＸ○〇_＿*＊]{1,4}月(?:[×xXＸ○〇_＿*＊]{1,4}日)?|(?<![A-Za-z0-9])[×xXＸ○*＊]{1,4}月[×xXＸ○*＊]{1,4}日"
    r"|(?<![A-Za-z0-9])(?:[×✕]{1,4}|[xXＸ]{2,4}|[_＿]{2,12}|[*＊]{2,4})\s?(?:余)?(?:件|项|次|个|人次|人|份|场|期|万元|元|家|户|名|起|%|％)"
)
_DRAWN = re.compile(r"[×✕xXＸ○〇_＿*＊]")
"""What every blank inside a text begins with."""
_OTHERWISE = re.compile(
    r"[^（(【\[请待此处在内容补充填写输入核实确认完善定报提供成情况材料相关落后再TBDOtbdo略×xX*＊._＿…?？）)】\]。\s\u200b-\u200d\u2060\ufeff\u00ad]"
)
"""A character that `_WHOLE` has no place for; white space does not count."""
_LOOKED_AT = 200
_LONGEST = 24


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.role is Role.OTHER:
        return  # a report's own blanks are its author's to fill
    if not _OTHERWISE.search(text.text, 0, _LOOKED_AT):
        plain = squeeze(text.text[:_LOOKED_AT])
        if len(plain) <= _LONGEST and _WHOLE.fullmatch(plain):
            yield Problem(_PLACEHOLDER.of(text=plain))
            return
    if _DRAWN.search(text.text):
        for found in _INSIDE.finditer(text.text):
            yield Problem(_PLACEHOLDER.of(text=found.group()), span=found.span())
