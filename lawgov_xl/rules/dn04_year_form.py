"""文号年份写法不规范

年份标全称四位数字，六角括号里不写“年”。

依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 40 | 印发《通知》（渝知发〔19〕72号）。 |
| ✗ | 41 | 印发《通知》（渝知发〔2019年〕72号）。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 印发《通知》（渝知发〔2019〕72号）。 |
| 41 | 实施《2019年工作要点》，见注〔12〕3处。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.documents import NEEDED, numbers

NAME_EN = "year of a document number"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = NEEDED

_SHORT = Message(
    "文号“{found}”的年份应写四位数字，应为“{standard}”。", "The year takes four digits: write “{standard}”."
)
_NIAN = Message(
    "文号“{found}”的括号里不写“年”，应为“{standard}”。", "年 does not belong in 〔〕: write “{standard}”."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    for number in numbers(text.text):
        span = (number.start, number.end)
        if len(number.year) == 2:
            fix = Fix(number.text, number.standard, safe=False)
            yield Problem(_SHORT.of(found=number.text, standard=number.standard), span=span, fix=fix)
        elif number.nian and number.open:
            fix = Fix(number.text, number.standard, safe=bool(number.hao))
            yield Problem(_NIAN.of(found=number.text, standard=number.standard), span=span, fix=fix)
