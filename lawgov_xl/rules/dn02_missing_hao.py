"""文号缺少“号”字

发文字号由发文机关代字、年份和发文顺序号组成，顺序号后写“号”，漏写的不完整，无法据以查找文件。

依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 40 | 印发《通知》（渝知发〔2019〕72），由局办公室统一登记。 |
| ✗ | 42 | 按照渝府发〔2016〕27、渝府办发〔2019〕59号文件要求清理。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 印发《通知》（渝知发〔2019〕72号），由局办公室统一登记。 |
| 42 | 按照渝委发\\n〔2016〕27号要求清理。 |
| 43 | 全面落实2016年方案（2019）35项任务，参加（2020）120人次培训。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.documents import NEEDED, numbers

NAME_EN = "document number lacks 号"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = NEEDED

_LACKS = Message(
    "文号“{found}”缺少“号”字，应为“{whole}”。", "Document number “{found}” lacks 号: write “{whole}”."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    for number in numbers(text.text):
        if not number.hao:
            whole = number.text + "号"
            yield Problem(
                _LACKS.of(found=number.text, whole=whole),
                span=(number.start, number.end),
                fix=Fix(number.text, whole, safe=True),
            )
