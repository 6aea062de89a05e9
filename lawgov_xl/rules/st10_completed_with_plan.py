"""算作已完成，却还有未到期的事

完成情况或者时限栏写着今后某日前才完成的事，这一项就还没有完成。应当选“存在问题”，或写明已完成的部分。

依据：填报说明：选了以所选为准，但应与填写的内容一致

反例：
| | 序号 | 指标完成情况说明 | 状态 | 完成时限 |
|---|---|---|---|---|
| ✗ | 14 | 我局与四川签署合作协议，执法联动平台将于2021年6月底前建成。 |  |  |
| ✗ | 16 | 出台规划1件。 | 已完成 | 2021-03-31 |

正例：
| 序号 | 指标完成情况说明 | 状态 | 完成时限 |
|---|---|---|---|
| 14 | 我局与四川签署合作协议，执法联动平台已于2020年6月底前建成。 |  |  |
| 16 | 出台规划1件。 | 已完成 | 2020-09-30 |
| 17 | 每年1月31日前公开执法情况。 |  |  |
| 19 | 目前正在重新修订，2020年年底完成。 | 存在问题 |  |
"""

import re
from collections.abc import Iterator

from lawgov_xl.deadlines import Deadline, Kind, in_cell, promised
from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Role, Severity, Status
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "completed, with something still to come"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY
YIELDS_TO = ("ST01",)

_YEAR = re.compile(r"\d(?<!\d\d)\d{3}(?!\d)")
_NEXT = re.compile("[明次下后来]一?年")
_ANSWER = Message(
    "这一项算作已完成，完成情况却写着“{text}”（在填报日期{as_of}之后）。请核实状态，或写明已完成的部分。",
    "The row counts as completed, yet the answer promises “{text}”, after {as_of}. Check the status.",
)
_CELL = Message(
    "这一项算作已完成，完成时限却是“{text}”（在填报日期{as_of}之后）。请核实状态或时限。",
    "The row counts as completed, yet its deadline is “{text}”, after {as_of}. Check status or deadline.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    as_of = context.table.as_of if context.table else None
    if as_of is None or not (entry.deadline or _names_a_year_from(entry.answer, as_of.year)):
        return
    if context.status(entry) is not Status.COMPLETED:
        return
    for text, found, column, message in (
        (entry.deadline, in_cell(entry.deadline, as_of), Helper.DEADLINE, _CELL),
        (entry.answer, promised(entry.answer, as_of), Role.ANSWER, _ANSWER),
    ):
        later = next((d for d in found if _is_later(d) and d.due is not None and d.due > as_of), None)
        if text and later is not None:
            span = (later.start, later.end) if column is Role.ANSWER else None
            shown = f"{as_of.year}年{as_of.month}月{as_of.day}日"
            yield Problem(message.of(text=later.text.strip(), as_of=shown), span=span, column=column)
            return


def _is_later(deadline: Deadline) -> bool:
    """A date that names its year. Without one it may recur (每年1月31日前)."""
    return not deadline.assumed and deadline.kind is not Kind.TERM


def _names_a_year_from(text: str, year: int) -> bool:
    """Whether a text names this year or a later one: nothing else can lie ahead. To read dates takes far longer."""
    return any(int(found) >= year for found in _YEAR.findall(text)) or bool(_NEXT.search(text))
