"""写了“不涉及”，又写了做法

一项要么不涉及，要么写明情况。先写“不涉及”又写做法的，汇总时按已填报计，容易误读。

依据：填报说明：不涉及本单位职能的，写“不涉及”，可以同时说明原因

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 14 | 不涉及。我局与四川签署《川渝知识产权合作协议》。 |
| ✗ | 16 | 我局开展相关规划编制工作3次；我局不涉及 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 14 | 不涉及 |
| 82 | 共收到司法建议书一份，其内容不涉及我局职能。 |
| 20 | 机构改革后，我局不涉及。该职能已划转市市场监管局。 |
| 36 | 我局文件制定依法依规，不涉及增加企业负担的内容。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.status import says_not_applicable
from lawgov_xl.text import sentences, shorten, without_leftovers

NAME_EN = "says not applicable, and more"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
NEEDS = re.compile("涉")

_AND_MORE = Message(
    "既写“{na}”，又写“{more}”。不涉及的只写“不涉及”，涉及的请删去“{na}”。",
    "The answer says “{na}” and also “{more}”. Write 不涉及 alone, or remove it.",
)
_EXPLAINS = re.compile(
    r"(?:职能|职责|工作|业务|事项|权限|该项|此项|机构)[^。；]{0,20}(?:划转|移交|划入|调整|整合|承担|负责|隶属|并入|归)"
    r"|原因|因为?|由于|说明|主管|无此|没有(?:此|该|相关)"
)
_TURN = re.compile(r"[，,](?=但|同时|另|不过|只是|此外|并且|并已)")
_LONGEST = 4000


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.role is not Role.ANSWER or ("涉及" not in text.text and "职" not in text.text):
        return
    plain = without_leftovers(text.text)
    if "涉及" not in plain or says_not_applicable(plain):
        return
    parts = [p for _, _, s in sentences(plain[:_LONGEST]) for p in _TURN.split(s)]
    if len(parts) < 2:
        return
    denying = next((p for p in (parts[0], parts[-1]) if "涉及" in p and says_not_applicable(p)), None)
    if denying is None:
        return
    if more := next((p for p in parts if not says_not_applicable(p) and not _EXPLAINS.search(p)), None):
        yield Problem(_AND_MORE.of(na=shorten(denying.strip("。；;，")), more=shorten(more)))
