"""文件年份与所述期间不符

“2016年以来，出台了…（渝府发〔2014〕83号）”：文件早于所说的期间；“2019年印发…（〔2018〕5号）”：文号年份与所说的年份不同。
作为依据引用的文件（按照、根据、落实…）不受影响。

依据：《党政机关公文处理工作条例》第二十条（时间、数字、引文等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 16 | 2016年以来，出台了《纲要的通知》（渝府发〔2014〕83号）、《方案的通知》（渝府发〔2016〕56号）。 |
| ✗ | 17 | 2019年，我局印发《采购办法》（渝知发〔2018〕35号）。 |
| ✗ | 18 | 自2018年3月起，陆续制定《管理办法》（渝知发〔2017〕12号）。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 16 | 2016年以来，按照《纲要》（国发〔2008〕18号）要求，出台了《实施方案》（渝府发〔2016〕56号）。 |
| 17 | 2019年，修订《采购办法》（渝知发〔2018〕35号）；对照《指南》（国办发〔2015〕30号）编制目录。 |
| 18 | 2018年以来，废止《旧办法》（渝知发〔2007〕12号）。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.dates import since
from lawgov_xl.rules.documents import NEEDED, Number, numbers
from lawgov_xl.rules.prose import sentence_at, untitled

NAME_EN = "document outside the period the sentence claims"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = NEEDED

_FARTHEST = 400
"""Characters before a number within which its verb is looked for."""
_MADE = re.compile(r"出台|印发|制定|制订|发布|颁布|下发|制发|编制|起草|转发")
# The document is what one goes by, or what one does away with: its age says nothing.
_GIVEN = re.compile(
    r"按照|根据|依据|依照|落实|贯彻|执行|遵照|对照|围绕|结合|参照|修订|修改|废止|清理|继续|适用|学习|宣传|实施(?!方案|意见|办法|细则)|严格|以《|有关|完善|替代|取代|失效|评估|公布继续"
)
_IN_YEAR = re.compile(r"(?<![\d自从至—-])((?:19|20)\d\d)年(?!以来|起|至今|度?至|—|-|～|底?以?前|来)")
_BEFORE = Message(
    "所述期间从{year}年开始，文件“{found}”却是{given}年的。请核对文号，或者改写期间。",
    "The period begins in {year}, the document “{found}” is of {given}.",
)
_OTHER = Message(
    "写的是{year}年，文件“{found}”却是{given}年的。请核对。",
    "The sentence says {year}, the document “{found}” is of {given}.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    found = numbers(text.text)
    if not found:
        return
    plain = untitled(text.text)
    periods = since(text.text)
    for number in found:
        begin = max(sentence_at(text.text, number.start)[0], number.start - _FARTHEST)
        before = plain[begin : number.start]
        made = _last(_MADE, before)
        given = _last(_GIVEN, before)
        if made < 0 or given > made:
            continue
        claims = [day.year for start, end, day in periods if begin <= start and end <= begin + made]
        if claims:
            if number.full_year < claims[-1]:
                yield _problem(_BEFORE, claims[-1], number)
            continue
        year = [int(m.group(1)) for m in _IN_YEAR.finditer(before, 0, made)]
        if year and _last(_GIVEN, before[:made]) < 0 and number.full_year != year[-1]:
            yield _problem(_OTHER, year[-1], number)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _problem(message: Message, year: int, number: Number) -> Problem:
    return Problem(
        message.of(year=year, found=number.text, given=number.full_year), span=(number.start, number.end)
    )
