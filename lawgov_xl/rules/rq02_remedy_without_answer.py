"""完成情况空着，却填了问题和措施

常见的是把内容填错了栏。完成情况应当先写做了什么，再在问题栏写还有什么不足。

依据：填报说明：每一行都要填写，不要留空

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|
| ✗ | 8 |  | 监管制度不健全，2021年6月底前修订完善。 |
|  | 9 |  |  |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|
| 8 | 已建立监管制度。 | 监管制度不健全，2021年6月底前修订完善。 |
| 9 |  | 无 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import says_not_applicable, words_of
from lawgov_xl.text import is_blank, shorten

NAME_EN = "remedy without an answer"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.ENTRY

_BLANK = Message(
    "完成情况空着，问题栏却写了“{text}”，可能填错了栏。请先写明完成情况。",
    "The answer is blank, but the remedy says “{text}”: perhaps the wrong column. Give the answer first.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if words_of(entry.answer) or is_blank(entry.remedy):
        return
    if not says_not_applicable(entry.remedy):
        yield Problem(_BLANK.of(text=shorten(entry.remedy)))
