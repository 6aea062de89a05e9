"""数字写法不一

同一段里同一单位的数量有的用阿拉伯数字、有的用汉字（“三件”“639件”）；使用全角数字；年份有的写“2019年”、有的写“二〇一九年”。
统计数量用阿拉伯数字。

依据：《出版物上数字用法》（GB/T 15835—2011）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 91 | 行政诉讼三件，调解案件639件。 |
| ✗ | 92 | 调解案件６３９件。 |
| ✗ | 93 | 二〇一九年调解36件，2020年调解40件。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 91 | 行政诉讼3件，调解案件639件，落实“三重一大”制度，两个项目、一件好事。 |
| 92 | 二〇一九年十二月召开会议。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.amounts import amounts, shown
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import unquoted, visible
from lawgov_xl.text import to_halfwidth

NAME_EN = "numbers written in different ways"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"\d")

_MOST = 4
_COUNTED = frozenset("件 项 名 家 份 场 期 部 起 宗 例 人 户 所 条 篇".split())
# What a finding begins with; 一件 and 两件 may well stand beside 3件.
_NOT_ASCII = re.compile("[０-９零〇二三四五六七八九十百千]|一[九〇零]")
_WIDE = re.compile(r"[０-９][０-９．，]{0,20}")
_CHINESE_YEAR = re.compile(r"[一二][九〇零][〇零一二三四五六七八九]{2}年")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年")
_MIXED = Message(
    "“{chinese}”与“{arabic}”写法不一，统计数量用阿拉伯数字：“{fixed}”。",
    "“{chinese}” and “{arabic}” mix two ways: write “{fixed}”.",
)
_FULL = Message("“{found}”是全角数字，应为“{fixed}”。", "“{found}” has full-width digits: write “{fixed}”.")
_YEARS = Message(
    "“{found}”与其他年份写法不一，请统一用阿拉伯数字。", "“{found}” is written unlike the other years."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    if not _NOT_ASCII.search(plain):
        return
    for i, match in enumerate(_WIDE.finditer(plain)):
        if i == _MOST:
            break
        found = match.group()
        fixed = to_halfwidth(found).replace("．", ".")
        yield Problem(
            _FULL.of(found=found, fixed=fixed),
            span=match.span(),
            fix=Fix(found, fixed, safe="，" not in found),
        )
    if (year := _CHINESE_YEAR.search(plain)) and _YEAR.search(plain):
        yield Problem(_YEARS.of(found=year.group()), span=year.span())
    given = amounts(text.text)
    units = dict.fromkeys(a.unit for a in given if a.chinese and a.unit in _COUNTED)
    outside = unquoted(text.text) if units else plain
    for unit in units:
        arabic = next((a for a in given if a.unit == unit and not a.chinese), None)
        for a in given:
            told = a.unit == unit and a.chinese and a.value > 2 and plain[a.start] == outside[a.start]
            if arabic and told and plain[a.start] not in "一两":
                found = plain[a.start : a.end]
                fixed = shown(a.value) + unit
                yield Problem(
                    _MIXED.of(chinese=found, arabic=plain[arabic.start : arabic.end], fixed=fixed),
                    span=(a.start, a.end),
                    fix=Fix(found, fixed, safe=False),
                )
                break
