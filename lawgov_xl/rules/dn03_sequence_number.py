"""文号顺序号不规范

发文顺序号不加“第”字，不编虚位（1不编为01），用阿拉伯数字，没有0号。

依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 40 | 印发《通知》（渝知发〔2019〕第72号）。 |
| ✗ | 41 | 印发《通知》（渝知发〔2019〕072号）。 |
| ✗ | 42 | 印发《通知》（渝知发〔2019〕0号）。 |
| ✗ | 43 | 印发《通知》（渝知发〔2019〕７２号）。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 印发《通知》（渝知发〔2019〕72号）。 |
| 41 | 国务院令第713号、重庆市人民政府令第329号。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.documents import NEEDED, numbers

NAME_EN = "sequence number of a document"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = NEEDED

_SAID = Message("文号“{found}”{what}，应为“{standard}”。", "In “{found}” {what}: write “{standard}”.")
_NONE = Message("文号“{found}”的顺序号是0，请核对。", "“{found}” has the number 0: look it up.")
_DI = Message("的顺序号前不加“第”", "第 does not belong before the number")
_ZERO = Message("的顺序号不编虚位", "the number takes no leading zero")
_WIDE = Message("的顺序号应用半角数字", "the number takes ASCII digits")


def check(text: Text, context: Context) -> Iterator[Problem]:
    for number in numbers(text.text):
        span = (number.start, number.end)
        if number.value == 0:
            yield Problem(_NONE.of(found=number.text), span=span)
            continue
        wide = any("０" <= c <= "９" for c in number.text)
        what = _DI if number.di else _ZERO if number.digits.startswith("0") else _WIDE if wide else None
        if what:
            yield Problem(
                _SAID.of(found=number.text, what=what, standard=number.standard),
                span=span,
                fix=Fix(number.text, number.standard, safe=bool(number.hao) and len(number.year) == 4),
            )
