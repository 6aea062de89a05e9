"""以“无”代替“不涉及”

与本单位无关的指标、任务统一填“不涉及”。只填“无”“没有”“/”的，分不清是不涉及、没有做，还是没有此类情况。

依据：填报说明：与本单位无关的，填“不涉及”

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 8 | 无 |
| ✗ | 15 | 没有。 |
| ✗ | 20 | / |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、\\n完成时限 |
|---|---|---|
| 8 | 不涉及 | 无 |
| 15 | 无行政执法辅助人员。 | 无 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible

NAME_EN = "无 written for 不涉及"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_LONGEST = 400
_MOST = 4
"""Characters of the longest of these words with its full stop."""
_NONE = re.compile(
    r"\s{0,100}((?:暂无|没有|无此项|无|N/?A|n/?a|/|\\|-{1,3}|—{1,2}|－|×|〇|0)[。.]?)\s{0,200}"
)
_SAYS = Message(
    "只填了“{found}”。与本单位无关的，统一填“不涉及”；有职责但没有此类情况的，请写明。",
    "Only “{found}”: write 不涉及 where it does not concern the department.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.role is not Role.ANSWER or len(text.text) > _LONGEST:
        return
    plain = visible(text.text)
    if len(plain.strip()) <= _MOST and (match := _NONE.fullmatch(plain)):
        found = match.group(1)
        yield Problem(_SAYS.of(found=found), span=match.span(1), fix=Fix(found, "不涉及", safe=True))
