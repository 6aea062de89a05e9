"""名单外单位报送

报来填报表的单位不在单位名单中：可能是名称写得与名单不一致，可能是下属单位单独报送，也可能名单有遗漏。已计入汇总，
由汇总单位决定。没有提供名单时不作判断。

依据：填报说明：填报单位写全称，与印章一致

反例：
| | 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
|  | 重庆市公安局 | 名单 | | |
|  | 市公安局 | 评估指标 | 1 | 不涉及 |
| ✗ | 重庆市公安局交巡警总队 | 评估指标 | 1 | 不涉及 |

正例：
| 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|
| 重庆市公安局 | 名单 | | |
| 重庆市公安局（盖章） | 评估指标 | 1 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Picture, Standing
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "department is not on the list"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.PICTURE

_UNLISTED = Message(
    "“{name}”不在单位名单中，已计入汇总{hint}。请核对：名称不一致的写入选项文件 [[alias]]，不应计入的写入 [[exclude]]。",
    "“{name}” is not on the list; it counts{hint}. Decide: [[alias]] in the options, or [[exclude]].",
)
_HINT = Message("（{hint}）", " ({hint})")
_NONE = Message("", "")


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    for member in picture.members:
        if member.standing is Standing.UNLISTED:
            hint = _HINT.of(hint=member.hint) if member.hint else _NONE
            yield Problem(_UNLISTED.of(name=member.name, hint=hint), departments=(member.name,))
