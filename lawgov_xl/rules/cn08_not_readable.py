"""报送的文件无法读取

收到的文件不是填报表、已经损坏、设有密码、用了别的版本，没有计入汇总。其余文件照常归集。

依据：填报说明：使用下发的填报表（.xlsx）报送

反例：
| | 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
|  | 重庆市教育局 | 评估指标 | 1 | 不涉及 |
| ✗ | 重庆市财政局 | 坏文件 | | |

正例：
| 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|
| 重庆市教育局 | 评估指标 | 1 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Picture
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "submitted file can not be read"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.PICTURE

_REJECTED = Message("“{file}”没有计入：{reason}", "“{file}” does not count: {reason}")


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    for rejected in picture.rejected:
        yield Problem(
            _REJECTED.of(file=rejected.source.path, reason=rejected.reason),
            departments=(rejected.department or rejected.source.name,),
        )
