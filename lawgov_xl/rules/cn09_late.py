"""迟于报送时限

填报表在报送时限之后才收到（名单“收到日期”栏），或在时限之后仍有改动（文件最后保存的日期）。仍计入汇总，供考核参考。

依据：《法治政府建设与责任落实督察工作规定》第二十四条：按期报送法治政府建设年度报告

反例：
| | 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
| ✗ | 重庆市教育局 | 名单 | 2020-10-10 | |
|  | 重庆市教育局 | 评估指标 | 1 | 不涉及 |

正例：
| 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|
| 重庆市教育局 | 名单 | 2020-10-31 | |
| 重庆市教育局 | 评估指标 | 1 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Picture, Standing
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "submitted after its date"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.PICTURE

_LATE = Message("“{name}”迟于报送时限 {due}。", "“{name}” came after its date, {due}.")


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    for member in picture.members:
        if member.standing is Standing.LATE:
            due = (member.expected.due if member.expected else None) or picture.due
            yield Problem(_LATE.of(name=member.name, due=due), departments=(member.name,))
