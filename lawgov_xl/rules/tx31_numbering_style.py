"""层次序号的标点

结构层次序数依次用“一、”“（一）”“1.”“（1）”标注：阿拉伯数字后用下脚点，不用顿号；带括号的序号后不再加标点；“第一”“首先”后用逗号。

依据：《党政机关公文格式》（GB/T 9704—2012）7.3.3；《标点符号用法》（GB/T 15834—2011）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 1、成立调解委员会；\\n2、调解36件。 |
| ✗ | 58 | （一）、成立调解委员会。 |
| ✗ | 59 | 第一、签署协作协议2份。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 1.成立调解委员会；\\n2.调解36件。 |
| 58 | （一）成立调解委员会。第一，签署协议；第二，召开会议。 |
| 59 | 由第一、第二执法支队负责，2016、2017年各检查1次。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, visible

NAME_EN = "punctuation of numbering"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"[\d一二三四五六七八九十）)先次后][、,，.．]")

_MOST = 3
_BLANK = "[ \t\u3000]{0,8}"
_ARABIC = re.compile(
    rf"(?:\A|\n){_BLANK}(\d{{1,2}}[、,，])(?=\s{{0,4}}[{HAN}0-9“《])|(?<=[。；：]){_BLANK}(\d{{1,2}}、)(?=[{HAN}])"
)
_BRACKET = re.compile(r"(?:\A|[\n。；：])[ \t\u3000]{0,8}([（(][一二三四五六七八九十\d]{1,3}[）)][、.．，])")
_FIRST = re.compile(
    rf"(?:\A|[\n。；：])[ \t\u3000]{{0,8}}((?:第[一二三四五六七八九十]|首先|其次|最后)、)(?=[{HAN}])(?!第)"
)
# What each of these must have; what stands before a number makes them slow.
_ARABIC_SIGN = re.compile(r"\d[、,，]")
_BRACKET_SIGN = re.compile(r"[一二三四五六七八九十\d][）)][、.．，]")
_FIRST_SIGN = re.compile(r"[一二三四五六七八九十先次后]、")
_SAID = Message("序号“{found}”宜写作“{better}”。", "Number “{found}” is written “{better}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    found: list[tuple[int, int, str]] = []
    if _ARABIC_SIGN.search(plain):
        for match in _ARABIC.finditer(plain):
            i = 1 if match.group(1) else 2
            found.append((*match.span(i), match.group(i)[:-1] + "."))
    if _BRACKET_SIGN.search(plain):
        found += [(*m.span(1), m.group(1)[:-1]) for m in _BRACKET.finditer(plain)]
    if _FIRST_SIGN.search(plain):
        found += [(*m.span(1), m.group(1)[:-1] + "，") for m in _FIRST.finditer(plain)]
    for start, end, better in sorted(found)[:_MOST]:
        yield Problem(
            _SAID.of(found=plain[start:end], better=better),
            span=(start, end),
            fix=Fix(plain[start:end], better, safe=True),
        )
