"""文号年份晚于填报时间

引用的文件还没有到印发的年份，多是年份写错。

依据：《党政机关公文处理工作条例》第二十条（时间、数字、引文等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 40 | 印发《通知》（渝知发〔2029〕72号）。 |
| ✗ | 41 | 印发《通知》（渝知发〔2021〕7号）。 |
| ✗ | 42 | 印发《通知》（渝知发〔1919〕7号）。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 印发《通知》（渝知发〔2020〕72号）。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.dates import given_on
from lawgov_xl.rules.documents import NEEDED, numbers

NAME_EN = "year of a document number lies in the future"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = NEEDED

_FOUNDED = 1949
_LATER = Message(
    "文号“{found}”的年份晚于填报时间（{year}年），请核对。", "“{found}” is dated after this report ({year})."
)
_EARLY = Message("文号“{found}”的年份过早，请核对。", "The year of “{found}” is too early.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    latest = given_on(text.table, context.today).year
    for number in numbers(text.text):
        if number.full_year > latest:
            yield Problem(_LATER.of(found=number.text, year=latest), span=(number.start, number.end))
        elif number.full_year < _FOUNDED:
            yield Problem(_EARLY.of(found=number.text), span=(number.start, number.end))
