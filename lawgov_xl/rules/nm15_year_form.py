"""年份写法不规范

年份写四位数字，后面写“年”：“2018的14项”缺“年”，“19年12月”应为“2019年12月”；起止年份之间漏了“—”。

依据：《出版物上数字用法》（GB/T 15835—2011）；《党政机关公文格式》（GB/T 9704—2012）7.3.5.4（年份应标全称）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 9 | 权力清单从2016年的21项调整为2018的14项。 |
| ✗ | 10 | 19年12月组织验收。 |
| ✗ | 11 | 2019以来调解36件。 |
| ✗ | 12 | 落实《实施纲要（20212025年）》。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 9 | 权力清单从2016年的21项调整为2018年的14项，参与2018人次，资金2019万元。 |
| 10 | 连续12年召开发布会，近20年的材料，2019年12月组织验收。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.digits import matches, runs
from lawgov_xl.rules.prose import visible

NAME_EN = "form of a year"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"\d")

_LACKS = re.compile(
    r"(?<![\d.\-—～~:：/A-Za-z第〔\[【（(No])(?:19[89]|20[0-4])\d(?=以来|(?:上|下)半年|[一二三四]季度|底前?(?=[，。完建印实])|的\d{1,5}[项件个家次条])"
)
_NO_NIAN = ("以", "上", "下", "一", "二", "三", "四", "底", "的")
"""What may follow a year that lacks its 年."""
_SHORT = re.compile(
    r"(?<![\d.近约满达共第前后每约过去逾来续这上])[’']?(?:0[5-9]|1\d|2[0-9])(?=年(?:0?[1-9]|1[0-2])月|年度(?!人)|年[上下]半年|年底)"
)
_GLUED = re.compile(r"(?<!\d)((?:19|20)\d\d)((?:19|20)\d\d)(?=年)")
_NIAN = Message("“{found}”后缺“年”字。", "“{found}” lacks 年.")
_DASH = Message("两个年份之间缺起止号：“{fixed}年”。", "A range of years lacks its dash: “{fixed}年”.")
_FOUR = Message("年份应写四位数字：“{fixed}年”。", "A year takes four digits: “{fixed}年”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    four, eight, two = list[int](), list[int](), list[int]()
    for start, end in runs(text.text):
        length = end - start
        if length == 4 and plain.startswith(_NO_NIAN, end):
            four.append(start)
        elif length == 8:
            eight.append(start)
        elif length == 2 and plain.startswith("年", end):
            two += (start - 1, start) if start else (start,)  # its apostrophe is part of it
    if not (four or eight or two):
        return
    for match in matches(_LACKS, plain, four):
        found = match.group()
        yield Problem(_NIAN.of(found=found), span=match.span(), fix=Fix(found, found + "年", safe=False))
    for match in matches(_GLUED, plain, eight):
        found, fixed = match.group(), f"{match.group(1)}—{match.group(2)}"
        yield Problem(_DASH.of(fixed=fixed), span=match.span(), fix=Fix(found, fixed, safe=False))
    for match in matches(_SHORT, plain, two):
        found = match.group()
        fixed = "20" + found.lstrip("’'")
        yield Problem(_FOUR.of(fixed=fixed), span=match.span(), fix=Fix(found, fixed, safe=False))
