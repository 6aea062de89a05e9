"""状态选“不涉及”，却写了完成情况

不涉及的项目不计入完成数。已经写明做了什么的，不应选“不涉及”；确实无关的，请删去内容。

依据：填报说明：选了以所选为准，但应与填写的内容一致

反例：
| | 序号 | 指标完成情况说明 | 状态 |
|---|---|---|---|
| ✗ | 14 | 我局与四川签署《川渝知识产权合作协议》。 | 不涉及 |
| ✗ | 68 | 未配备执法记录仪。 | 不涉及 |

正例：
| 序号 | 指标完成情况说明 | 状态 |
|---|---|---|
| 14 | 机构改革后，我局不涉及 | 不涉及 |
| 68 |  | 不涉及 |
| 12 | 依法完成机构编制调整。 | 已完成 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Severity, Status
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import shorten, without_leftovers

NAME_EN = "declared not applicable beside an answer"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_CONTENT = Message(
    "状态选为“不涉及”，完成情况却写着“{text}”。涉及的请改选状态，不涉及的请删去内容。",
    "The status says 不涉及, but the answer tells “{text}”. Change the status, or remove the text.",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    verdict = context.verdict(entry)
    if (
        verdict.declared
        and verdict.status is Status.NOT_APPLICABLE
        and verdict.inferred in (Status.COMPLETED, Status.ISSUE)
    ):
        yield Problem(_CONTENT.of(text=shorten(without_leftovers(entry.answer))), column=Helper.STATUS)
