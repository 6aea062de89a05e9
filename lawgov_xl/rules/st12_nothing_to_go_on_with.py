"""没有的事，却要“进一步完善”

完成情况写明没有这类人员、没有发生这类情形，措施却写“进一步持续完善该工作”，前后对不上。没有问题的，问题栏写“无”。

依据：填报说明：存在问题的，写明问题、改进措施和完成时限

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|---|
| ✗ | 77 | 无行政执法辅助人员。 | 进一步持续完善该工作。 |
| ✗ | 87 | 未发生过新闻媒体曝光的违法行政行为。 | 下一步继续加强相关工作。 |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、完成时限 |
|---|---|---|
| 77 | 无行政执法辅助人员。 | 无 |
| 87 | 未发生过新闻媒体曝光的违法行政行为。 |  |
| 80 | 未收到审议意见，办理提案20件，满意度100%。 | 进一步持续完善该工作。 |
| 68 | 未配备执法记录仪。 | 进一步持续完善该工作。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import admitted_gap, only_promises, words_of
from lawgov_xl.text import shorten, without_leftovers

NAME_EN = "nothing there, yet to be gone on with"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.ENTRY

_NOTHING = Message(
    "完成情况写“{answer}”，措施却写“{remedy}”，对不上。没有问题的，问题栏写“无”。",
    "The answer says “{answer}”, yet the remedy “{remedy}”. Where there is no problem, write 无.",
)
_NONE = re.compile(
    r"(?:截至目前|目前|至今|20\d\d年以来|经自查)?[，,]?(?:我局|本局|我单位|本单位)?(?:均|从)?"
    r"(?:无|没有|不存在|未(?:发生|出现|收到|发现|设立|接到)过?)[^，。；]{2,40}[。.]?"
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if not entry.remedy or not only_promises(entry.remedy):
        return
    plain = words_of(entry.answer)
    if len(plain) <= 60 and _NONE.fullmatch(plain) and not admitted_gap(plain):
        remedy = shorten(without_leftovers(entry.remedy).strip("。"))
        yield Problem(_NOTHING.of(answer=shorten(plain.strip("。")), remedy=remedy), column=Role.REMEDY)
