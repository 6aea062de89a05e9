"""单元格是错误值或公式

#REF!、#N/A 等是公式出错的结果，不是填报内容；以“=”开头的文字会被当作公式。应改为直接填写文字。

依据：填报说明：每一行都要填写，不要留空

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|
| ✗ | 8 | #REF! |  |
| ✗ | 9 | 我局已编制清单。 | #N/A |
| ✗ | 12 | =VLOOKUP(A1,Sheet2!A:B,2,0) |  |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 8 | 不涉及 |
| 9 | 完成率=办结数/受理数，达100%。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import squeeze

NAME_EN = "error value or formula in a cell"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.ENTRY
LEADS = True

_ERROR = Message(
    "单元格的内容是“{text}”，是公式出错的结果或未算出的公式。请直接填写文字。",
    "The cell holds “{text}”: a formula's error, or a formula that was not worked out. Type the text itself.",
)
_VALUE = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|UNKNOWN!)|Err:5\d\d",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"[=＝][A-Za-z_+\-(\"$'][^\u4e00-\u9fff]*")


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    places = (
        (Role.ANSWER, entry.answer),
        (Role.REMEDY, entry.remedy),
        (Helper.STATUS, entry.declared),
        (Helper.DEADLINE, entry.deadline),
        (Helper.OWNER, entry.owner),
        (Helper.EVIDENCE, entry.evidence),
    )
    for column, text in places:
        if not text or text[0] not in "#=＝Ee \t\n\u3000":
            continue
        plain = squeeze(text)
        if _VALUE.fullmatch(plain) or _FORMULA.fullmatch(plain):
            yield Problem(_ERROR.of(text=plain[:40]), column=column)
