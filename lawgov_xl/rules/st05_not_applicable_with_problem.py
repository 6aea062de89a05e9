"""答“不涉及”，却写了问题或措施

不涉及的项目没有问题可改。写明了问题或措施的，说明与本单位有关，应当写明完成情况。

依据：填报说明：不涉及本单位职能的，写“不涉及”，可以同时说明原因

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|
| ✗ | 8 | 不涉及 | 监管制度不健全，2021年6月底前修订完善。 |
| ✗ | 15 | 我局不涉及 | 进一步持续完善该工作。 |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|
| 8 | 不涉及 | 不涉及 |
| 15 | 我局不涉及 | 无 |
| 18 | 清理存量文件14件。 | 整改不到位，2020年年底完成。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import denies_problems, says_not_applicable, words_of
from lawgov_xl.text import shorten, without_leftovers

NAME_EN = "not applicable, yet a problem or remedy"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_PROBLEM = Message(
    "完成情况答“不涉及”，问题栏却写着“{text}”。涉及的请写明完成情况，不涉及的请删去。",
    "The answer is 不涉及, but the remedy says “{text}”. Give an answer, or remove the remedy.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if not words_of(entry.remedy) or not says_not_applicable(entry.answer):
        return
    remedy = without_leftovers(entry.remedy)
    if not says_not_applicable(remedy) and not denies_problems(remedy):
        yield Problem(_PROBLEM.of(text=shorten(remedy)), column=Role.REMEDY)
