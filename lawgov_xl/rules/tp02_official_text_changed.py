"""下发的文字被改动

指标、任务、自查材料、牵头单位等文字是下发的，填报单位不得改动：一字之差，考核的内容就不同了。
提示里写明改动之处，可以一键恢复。空格和换行不计。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 三级指标 | 指标完成情况说明 |
|---|---|---|---|
| ✗ | 4 | 凡没有法律法规依据的证明事项逐步取消。对保留的证明事项实行清单管理，做到“清单之外无证明”。 | 不涉及 |
| ✗ | 10 | ␣ | 不涉及 |
|  | 20 |  | 不涉及 |

反例：
| | 表 | 序号 | 牵头单位 | 工作措施及完成情况 |
|---|---|---|---|---|
| ✗ | 任务清单 | 2 | 市政府办公厅、市司法局 | 我局不涉及 |

正例：
| 序号 | 三级指标 | 指标完成情况说明 |
|---|---|---|
| 4 | 凡没有法律法规依据的证明事项一律取消。\\n对保留的证明事项实行清单管理，␣做到“清单之外无证明”。 | 不涉及 |
| 38 |  | 合法性审核率达100%。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import changed, difference, is_foreign, said_of
from lawgov_xl.text import is_blank, squeeze

NAME_EN = "official text changed"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE

_CHANGED = Message(
    "下发的文字被改动：{zh}。请恢复下发的文字，意见可另行反馈。",
    "The official text was changed: {en}. Restore it; send comments separately.",
)
_BLANK = Message(
    "下发的文字被清空，原文为“{official}”。请恢复下发的文字。",
    "The official text was cleared; it reads “{official}”. Restore it.",
)
_LED = re.compile(r"\A[（(]?[0-9０-９]{0,6}[）)]?[.．、]?")


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if is_foreign(reading):
        return  # another table altogether: one finding of its own says so
    for entry, column, found, official in changed(reading):
        if column.role is Role.REQUIREMENT and _bare(found) == _bare(official):
            continue  # only the number in front: a finding of its own
        if is_blank(found):
            message = _BLANK.of(official=squeeze(official)[:40])
        else:
            zh, en = said_of(difference(found, official))
            message = _CHANGED.of(zh=zh, en=en)
        yield Problem(
            message,
            number=entry.number,
            column=column.key,
            fix=Fix(found, official, safe=not is_blank(found)),
        )


def _bare(text: str) -> str:
    return _LED.sub("", squeeze(text))
