"""应报送单位没有报送

单位名单中的单位没有收到填报表（或收到的文件无法读取），全市的数字就不完整。已写明“不纳入原因”的不在此列。

依据：《法治政府建设与责任落实督察工作规定》第二十四条：按期报送法治政府建设年度报告

反例：
| | 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
| ✗ | 重庆市司法局 | 名单 | | |
|  | 重庆市教育局 | 名单 | | |
|  | 重庆市教育局 | 评估指标 | 1 | 我局不涉及 |

正例：
| 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|
| 重庆市司法局 | 名单 | | |
| 市司法局 | 评估指标 | 1 | 我局不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Picture
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "expected department has sent nothing"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.PICTURE

_MISSING = Message(
    "“{name}”在单位名单中，没有收到填报表。请催报；不需报送的，在名单“不纳入原因”栏写明。",
    "“{name}” is on the list and has sent nothing. Ask for it; where it need not report, give the reason in 不纳入原因.",
)
_BROKEN = Message("“{name}”：{hint}。请其重新报送。", "“{name}”: {hint}. Ask for the workbook again.")


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    for member in picture.missing:
        text = (
            _BROKEN.of(name=member.name, hint=member.hint) if member.hint else _MISSING.of(name=member.name)
        )
        yield Problem(text, departments=(member.name,))
