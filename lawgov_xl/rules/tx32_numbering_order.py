"""序号不连续

“一是”“二是”“四是”，或者“1.”“3.”：漏了、重了或者乱了序号，多半是增删内容后没有改过来。

依据：《党政机关公文格式》（GB/T 9704—2012）7.3.3；《党政机关公文处理工作条例》第二十条（段落顺序等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 一是成立调解委员会；二是调解案件；四是建立名册。 |
| ✗ | 58 | 1.公布裁量基准；\\n2.评查案卷；\\n2.通报结果。 |
| ✗ | 59 | 第一，签署协议。第三，召开会议。 |
| ✗ | 61 | （一）录入案件。\\n（三）开展统计。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 一是成立调解委员会；二是调解案件；三是建立名册。存在的问题：一是人员不足；二是经费不足。 |
| 58 | 1.公布裁量基准；\\n2.评查案卷：1.1立案，1.2结案；\\n3.通报结果。 |
| 59 | 二是这样，第二，是那样；统一是目标，每十二是一打。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.amounts import numeral
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible

NAME_EN = "numbering is not consecutive"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(
    r"[\d一二三四五六七八九十](?:[是、）)]|(?<=\d)[.．]|(?:(?<=第.)|(?<=第..)|(?<=第...))[，,])"
)

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_AT = r"(?:\A|(?<=[\n。；：，、！？;:,）]))[ \t\u3000]{0,8}"
_KINDS = (
    re.compile(rf"{_AT}({_NUMERAL})是"),
    re.compile(rf"{_AT}第({_NUMERAL})[，、,是]"),
    re.compile(rf"(?:\A|(?<=[\n。；：]))[ \t\u3000]{{0,8}}[（(]({_NUMERAL})[）)]"),
    re.compile(r"(?:\A|(?<=[\n。；：]))[ \t\u3000]{0,8}(\d{1,2})[.．、](?!\d)(?=\s{0,4}\D)"),
    re.compile(r"(?:\A|(?<=[\n。；：]))[ \t\u3000]{0,8}[（(](\d{1,2})[）)]"),
    re.compile(rf"(?:\A|(?<=\n))[ \t\u3000]{{0,8}}({_NUMERAL})、"),
)
_SHORTEST = 12
_JUMPS = Message(
    "序号不连续：“{before}”之后是“{after}”。请核对是否漏写或者没有重新编号。",
    "After “{before}” comes “{after}”: is something missing, or was it not renumbered?",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    if len(plain) < _SHORTEST:
        return
    for pattern in _KINDS:
        last, shown = 0, ""
        for match in pattern.finditer(plain):
            number = int(match.group(1)) if match.group(1).isdecimal() else (numeral(match.group(1)) or 0)
            if last and number not in (1, last + 1):
                after = match.group().strip()
                yield Problem(_JUMPS.of(before=shown, after=after), span=match.span())
            last, shown = number, match.group().strip()
