"""完成情况过短或者过长

只有一句短语的，看不出做法和成效；超过两千字的，应当提炼，详细材料作为附件。

依据：《党政机关公文处理工作条例》第十九条（内容简洁，主题突出）；填报说明：写明措施和成效

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 84 | 定期开展党风廉政教育。 |
| ✗ | 85 | 建立问责制度。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 84 | 每季度开展1次廉政教育。 |
| 85 | 不涉及 |
| 86 | 无行政执法辅助人员。 |
| 87 | 印发《问责办法》。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, count_han, denies, visible
from lawgov_xl.status import says_not_applicable

NAME_EN = "answer too short or too long"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
YIELDS_TO = ("TX01", "TX02", "TX23")

_SHORT, _LONG = 14, 2000
_MORE = re.compile(rf"(?:[^{HAN}]*+[{HAN}]){{{_SHORT + 1}}}")
"""More than a short answer has; it looks no further than that."""
_FACT = re.compile(r"[\dA-Za-z《“]|[一二两三四五六七八九十百]{1,3}[件项个次名人份条家]")
_LITTLE = Message(
    "只有{count}个字，没有时间、数量、文件等具体内容。请补充做法和成效。",
    "{count} characters and no date, number or document: say what was done.",
)
_MUCH = Message(
    "有{count}字，过长。请提炼要点，详细材料作为附件报送。",
    "{count} characters: give the gist, attach the rest.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.role is not Role.ANSWER:
        return
    if len(text.text) > _LONG:
        if (count := count_han(text.text)) > _LONG:
            yield Problem(_MUCH.of(count=count))
        return
    plain = visible(text.text)
    if len(plain) >= 200 or _MORE.match(plain):
        return
    count = count_han(plain)
    if (
        count > 1
        and not _FACT.search(text.text)
        and not denies(text.text)
        and not says_not_applicable(text.text)
    ):
        yield Problem(_LITTLE.of(count=count))
