"""起止号不规范

年份等时间的起止用一字线“—”，数值范围用浪纹线“～”，不用半角连字符；百分数的两端都写百分号。

依据：《标点符号用法》（GB/T 15834—2011）4.13；《出版物上数字用法》（GB/T 15835—2011）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 89 | 2016-2019年公开项目12个。 |
| ✗ | 90 | 每年专学1-2部法律。 |
| ✗ | 91 | 落实《实施纲要（2015-2020年）》。 |
| ✗ | 92 | 调解成功率为80-90%。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 89 | 2016—2019年公开项目12个，2016年至2019年调解36件。 |
| 90 | 每年专学1～2部法律，热线12315-5，电话023-67001234，2019-12-06归档。 |
| 91 | 落实《实施纲要（2015－2020年）》，80%～90%的案件当场调解。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.amounts import UNITS
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible

NAME_EN = "marks of a range"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"[-~～–—]")

_MOST = 5
_YEARS = re.compile(r"((?:19|20)(?<![\d-]..)\d\d年?)\s?([-~～–]{1,2}|——)\s?((?:19|20)\d\d)(?=\s?年)")
_NUMBERS = re.compile(
    rf"(\d(?<![\d\-—.A-Za-z年月第].)\d{{0,4}}(?:\.\d{{1,3}})?)([%％]?)\s?([-~—–]{{1,2}})\s?(\d{{1,5}}(?:\.\d{{1,3}})?)(?={UNITS})(?!\d)"
)
_PERCENT = re.compile(r"\s?[%％]")
_SAID = Message("“{found}”的起止号应为“{mark}”：“{fixed}”。", "The range “{found}” is written “{fixed}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    found: list[tuple[int, int, str, str]] = []
    for match in _YEARS.finditer(plain):
        found.append((*match.span(), "—", f"{match.group(1)}—{match.group(3)}"))
    for match in _NUMBERS.finditer(plain):
        percent = "%" if _PERCENT.match(plain, match.end()) and not match.group(2) else match.group(2)
        found.append((*match.span(), "～", f"{match.group(1)}{percent}～{match.group(4)}"))
    for start, end, mark, fixed in sorted(found)[:_MOST]:
        piece = plain[start:end]
        yield Problem(
            _SAID.of(found=piece, mark=mark, fixed=fixed), span=(start, end), fix=Fix(piece, fixed, safe=True)
        )
