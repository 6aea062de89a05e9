"""完成时限已过

改进措施的完成时限早于填报时间，又没有写明已经完成。已完成的写明结果，未完成的重新确定时限。

依据：填报说明：存在问题的写明改进措施和完成时限

反例：
| | 序号 | 指标完成情况说明 | 存在的问题及改进措施、\\n完成时限 |
|---|---|---|---|
| ✗ | 51 | 聘请法律顾问2名。 | 公职律师不足，2019年12月底前增配2名。 |
| ✗ | 52 | 建立集体讨论制度。 | 记录不够规范，于2020年3月31日前完成整改。 |

正例：
| 序号 | 指标完成情况说明 | 存在的问题及改进措施、\\n完成时限 |
|---|---|---|
| 51 | 聘请法律顾问2名。 | 公职律师不足，2020年12月底前增配2名。 |
| 52 | 建立集体讨论制度。 | 记录不够规范，已于2020年3月31日前完成整改。 |
| 53 | 建立表态制度。 | 无 |
"""

import re
from collections.abc import Iterator

from lawgov_xl import deadlines
from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.dates import given_on
from lawgov_xl.rules.prose import sentence_at

NAME_EN = "deadline is past"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_DONE = re.compile(r"已|均已|现已|完成了|整改到位|整改完毕|销号|办结")
_PAST = Message(
    "完成时限“{text}”（{due}）早于填报时间{today}。已完成的请写明结果，未完成的请重新确定时限。",
    "The deadline “{text}” ({due}) is before the report ({today}).",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if not entry.remedy and not entry.deadline:
        return
    today = given_on(context.table, context.today)
    mended = bool(_DONE.search(entry.remedy))
    if entry.deadline and not mended:
        for told in deadlines.in_cell(entry.deadline, today):
            if told.due and told.due < today and not told.assumed:
                yield Problem(
                    _PAST.of(text=told.text, due=told.due.isoformat(), today=today.isoformat()),
                    column=Helper.DEADLINE,
                )
                return
    for told in deadlines.promised(entry.remedy, today):
        if told.due is None or told.due >= today or told.assumed:
            continue
        _, _, sentence = sentence_at(entry.remedy, told.start)
        if not _DONE.search(sentence):
            yield Problem(
                _PAST.of(text=told.text, due=told.due.isoformat(), today=today.isoformat()),
                column=Role.REMEDY,
                span=(told.start, told.end),
            )
