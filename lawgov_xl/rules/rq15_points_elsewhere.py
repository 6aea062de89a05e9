"""用“同上”“见第几项”代替填报

每一项单独归并、单独汇总，“同上”在汇总表里找不到上一行。应当写明本项的情况。

依据：填报说明：每一行都要填写，不要留空

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
|  | 45 | 决策事项全部公开。 |
| ✗ | 46 | 同上 |
| ✗ | 47 | 详见第45项。 |
| ✗ | 49 | 内容同第45项指标完成情况 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 45 | 决策事项全部公开，做法同上年一致。 |
| 46 | 公开征求意见，详见第45项所列决策目录。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.text import shorten, squeeze

NAME_EN = "points to another row instead of answering"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
NEEDS = re.compile("[同如见与参]")

_ELSEWHERE = Message(
    "“{text}”没有写明本项的情况；每一项单独汇总，看不到所指的行。请写明本项情况。",
    "“{text}” does not answer this row; rows are merged one by one, and the other is not seen. Answer it here.",
)
_POINTS = re.compile(
    r"(?:内容|情况|措施|完成情况)?(?:同上(?:一?[项条行])?|同前|如上|见上(?:文|述|一?[项条行])?|详见上[文述]?"
    r"|(?:与|同|见|详见|参见|参照)(?:上述|前述|前面)?(?:第[0-9０-９一二三四五六七八九十百]{1,4}[项条行](?:指标|任务)?|(?:指标|任务|序号)?第?[0-9０-９]{1,3}(?:号|项|条)?|上一?[项条行])"
    r"(?:一致|相同)?(?:的?(?:指标)?(?:完成)?(?:情况说明|情况|内容|说明|措施))?)"
)
_OTHERWISE = re.compile(
    r"[^内容情况措施完成同上一项条行前如见文述详与参照面第0-9０-９零〇二三四五六七八九十百指标任务序号致相的说明。.；;（）()\s\u200b-\u200d\u2060\ufeff\u00ad]"
)
"""A character that `_POINTS` and what is taken off its ends have no place for; white space does not count."""
_LOOKED_AT = 200
_LONGEST = 30


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.role is Role.OTHER or _OTHERWISE.search(text.text, 0, _LOOKED_AT):
        return
    plain = squeeze(text.text[:_LOOKED_AT]).strip("。.；;（）()")
    if len(plain) <= _LONGEST and _POINTS.fullmatch(plain):
        yield Problem(_ELSEWHERE.of(text=shorten(plain)))
