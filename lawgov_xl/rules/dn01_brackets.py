"""文号年份的括号不规范

发文字号中的年份用六角括号“〔〕”括入，不用圆括号、方括号、方头括号，不得只有半边或者不用括号。

依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 40 | 印发《通知》（渝知发[2019]72号）。 |
| ✗ | 41 | 按照渝府发（2016）27号、渝府办发【2019】59号文件清理。 |
| ✗ | 42 | 印发《方案》（渝知发〔2019]73号）。 |
| ✗ | 43 | 印发《办法》（渝知发2019〕74号）。 |
| ✗ | 44 | 印发《办法》（渝知发2019年75号）。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 印发《通知》（渝知发〔2019〕72号）。 |
| 41 | 迁入（2019）5号楼；办理（2019）渝01行初5号案件；见注〔12〕3处；实施《规划（2020年）》3项。 |
| 42 | 印发2019年第3号公告。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.documents import CLOSE, NEEDED, OPEN, numbers

NAME_EN = "brackets of a document number"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = NEEDED

_SAID = Message(
    "文号“{found}”的年份应当用六角括号：“{standard}”。",
    "The year takes 〔〕: write “{standard}”, not “{found}”.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    for number in numbers(text.text):
        if (number.open, number.close) != (OPEN, CLOSE):
            yield Problem(
                _SAID.of(found=number.text, standard=number.standard),
                span=(number.start, number.end),
                fix=Fix(number.text, number.standard, safe=bool(number.hao) and len(number.year) == 4),
            )
