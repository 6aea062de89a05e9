"""同一事物用了两种写法

一段话里把同一事物写成“法治…”和“法制…”两种，或者要求写“法治…”而回答写“法制…”，其中必有一误。“法制审核”“法制机构”等固定名称不受影响。

依据：《党政机关公文处理工作条例》第十九条（表述准确）、第二十条

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 102 | 落实法治理论考试制度，4名领导干部均通过法制理论考试。 |
| ✗ | 92 | 推进信访法制化，把信访纳入法制化轨道。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 102 | 落实法治理论考试制度，4名领导干部均通过考试。 |
| 70 | 重大执法决定均经法制审核，由法制机构负责，提高法治意识。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, untitled

NAME_EN = "two spellings of one thing"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
NEEDS = frozenset(("法制",))

# Names that are written so: 重大执法决定法制审核, 法制机构, 市政府法制办, 常委会法制工作委员会.
_FIXED = r"(?!审核|机构|办|委|工作委员会|工作机构|局|处|科|员|日报|审查|部门|专家|史|统一)"
_RULE_OF_LAW = re.compile(rf"法制{_FIXED}(化|[{HAN}]{{2}})")
_MOST = 40
_BOTH = Message(
    "同一事物有“{good}”和“{bad}”两种写法，请统一（疑应为“{good}”）。",
    "“{good}” and “{bad}” name one thing; use one (probably “{good}”).",
)
_SOURCE = Message(
    "要求写的是“{good}”，此处写成“{bad}”。", "The requirement says “{good}”, here it is “{bad}”."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    if "法制" not in text.text:
        return
    plain = untitled(text.text)
    item = text.item
    requirement = item.requirement + item.section + item.chapter if item else ""
    seen: set[str] = set()
    for match in _RULE_OF_LAW.finditer(plain):
        bad, good = match.group(), "法治" + match.group(1)
        if bad in seen or len(seen) > _MOST:
            continue
        seen.add(bad)
        in_text = good in plain
        # A word of the requirement that is cut short is still that word: 法治化轨道.
        if in_text or good in requirement:
            message = _BOTH if in_text else _SOURCE
            yield Problem(message.of(good=good, bad=bad), span=match.span(), fix=Fix(bad, good, safe=False))
