"""句末没有句号

成句的完成情况应以句号结束；以逗号、顿号、分号结尾的，也应改为句号。“不涉及”等短语和标题不受影响。

依据：《标点符号用法》（GB/T 15834—2011）4.1

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 成立调解委员会，全年调解36件 |
| ✗ | 58 | 按要求开展相关工作 |
| ✗ | 59 | 公布裁量基准12条；评查案卷30件； |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 成立调解委员会，全年调解36件。 |
| 58 | 我局不涉及 |
| 59 | 已公布 |
| 61 | 工作人员答复：“已经办结。” |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, count_han, is_report, visible
from lawgov_xl.status import says_not_applicable

NAME_EN = "no full stop at the end"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
YIELDS_TO = ("TX14", "TX07")

_SHORTEST = 8
_NO_STOP = re.compile(rf"([{HAN}0-9%％）》”’])\s{{0,20}}\Z")
_WEAK_STOP = re.compile(r"[，、；,;](?=\s{0,20}\Z)")
_SENTENCE_INSIDE = re.compile(r"[。！？]")
_LACKS = Message("句末没有句号。", "The last sentence lacks its full stop.")
_WEAK = Message("句末用了“{mark}”，应为句号。", "The last sentence ends in “{mark}” instead of a full stop.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    if len(text.text) < _SHORTEST:
        return
    plain = visible(text.text[-400:] if len(text.text) > 400 else text.text)
    offset = len(text.text) - len(plain)
    tail = plain.rstrip()
    if tail.endswith(("。", "！", "？")):
        return
    if count_han(plain) < _SHORTEST or says_not_applicable(plain):
        return
    if is_report(text) and not (count_han(tail) >= 30 and _SENTENCE_INSIDE.search(tail[:-1])):
        return  # a heading, a signature, an item of a list
    # A stop inside the closing bracket or quotation mark ends the sentence too.
    if (match := _NO_STOP.search(tail)) and not re.search(r"[。！？…][）”’》]{1,3}\Z", tail):
        at = offset + match.end(1)
        last = match.group(1)
        yield Problem(_LACKS, span=(at - 1, at), fix=Fix(last, last + "。", safe=True))
    elif match := _WEAK_STOP.search(tail):
        at = offset + match.start()
        yield Problem(
            _WEAK.of(mark=match.group()), span=(at, at + 1), fix=Fix(match.group(), "。", safe=True)
        )
