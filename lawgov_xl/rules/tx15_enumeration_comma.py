"""书名号、引号之间多用顿号

并列的书名号之间、并列的引号之间通常不用顿号。书名号、引号后面还有括注的，可以用。

依据：《标点符号用法》（GB/T 15834—2011）4.5.3.5

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 参与《科学技术奖励办法》、《专利促进条例》的修改论证。 |
| ✗ | 58 | 推行“一网通办”、“全城通办”。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 参与《科学技术奖励办法》《专利促进条例》的修改论证。 |
| 58 | 印发《采购办法》（2019年修订）、《合同办法》。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import around

NAME_EN = "enumeration comma between titles or quotations"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = frozenset(("》、《", "”、“"))

_MOST = 5
_BETWEEN = re.compile(r"(?<=》)、(?=《)|(?<=”)、(?=“)")
_NEEDLESS = Message("“{near}”之间的顿号可以省去。", "No enumeration comma is needed in “{near}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    for i, match in enumerate(_BETWEEN.finditer(plain)):
        if i == _MOST:
            return
        near = around(text.text, match.start(), match.end(), 8)
        yield Problem(_NEEDLESS.of(near=near), span=match.span(), fix=Fix("、", "", safe=True))
