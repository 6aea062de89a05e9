"""文号中间有空格或者换行

文号应当连写，中间不留空格、不换行。

依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 40 | 印发《通知》（渝知发〔2019〕␣72␣号）。 |
| ✗ | 41 | 印发《通知》（渝知发␣〔2019〕72号）。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 印发《通知》（渝知发〔2019〕72号）。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.documents import NEEDED, numbers
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import squeeze

NAME_EN = "blanks within a document number"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = NEEDED

_SAID = Message("文号“{fixed}”中间有空格或者换行。", "Blanks within the number “{fixed}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    for number in numbers(text.text):
        code_end = number.start
        while code_end and plain[code_end - 1].isspace():
            code_end -= 1
        start = code_end if number.code and code_end else number.start
        if number.spaced or start < number.start:
            found = plain[start : number.end]
            fixed = squeeze(found)
            yield Problem(
                _SAID.of(fixed=number.code[-6:] + fixed),
                span=(start, number.end),
                fix=Fix(found, fixed, safe=True),
            )
