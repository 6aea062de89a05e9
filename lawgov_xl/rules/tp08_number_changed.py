"""序号被改动

序号是归并、对照的依据，应当与下发的表一致。全角数字、“第36项”等写法不算改动。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 改号 | 指标完成情况说明 |
|---|---|---|---|
|  | 35 |  | 回复率达到100%。 |
| ✗ | 36 | 37 | 依法依规执行。 |
| ✗ | 38 | ␣ | 建立审查台账。 |

反例：
| | 表 | 序号 | 具体措施 | 工作措施及完成情况 |
|---|---|---|---|---|
| ✗ | 任务清单 | 2 | （3）下放行政审批权。 | 我局不涉及 |

正例：
| 序号 | 改号 | 指标完成情况说明 |
|---|---|---|
| 36 | ３６ | 依法依规执行。 |
| 38 | 第38项 | 建立审查台账。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import is_foreign
from lawgov_xl.text import is_blank, leading_number, squeeze, to_number

NAME_EN = "row number changed"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE
GROUPS = True

_CHANGED = Message(
    "序号“{found}”应为“{official}”（按这一行的文字认出）。请恢复下发的序号。",
    "The number “{found}” should be “{official}” (told by the text of the row). Restore it.",
)
_SEVERAL = Message(
    "这些行的序号与下发的表不一致（按文字认出）。请恢复下发的序号。",
    "The numbers of these rows differ from the distributed table (told by their texts). Restore them.",
)
_FEW = 3


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if is_foreign(reading):
        return
    wrong = list(_by_column(reading) if Role.NUMBER in reading.columns else _by_text(reading))
    for number, key, found, official in wrong:
        message = _CHANGED.of(found=squeeze(found)[:20], official=official)
        yield Problem(
            message if len(wrong) < _FEW else _SEVERAL,
            number=number,
            column=key,
            fix=Fix(found, official, safe=True) if found != official and not is_blank(found) else None,
        )


def _by_column(reading: TableReading) -> Iterator[tuple[int, str, str, str]]:
    for entry in reading.entries:
        found = entry.cells.get(Role.NUMBER, "")
        if found != str(entry.number) and to_number(found) != entry.number:
            yield entry.number, Role.NUMBER, found, str(entry.number)


def _by_text(reading: TableReading) -> Iterator[tuple[int, str, str, str]]:
    """Tables without a column of numbers have the number in front of the requirement."""
    for entry in reading.entries:
        found, official = entry.cells.get(Role.REQUIREMENT, ""), entry.item.requirement
        if found == official or (wanted := leading_number(official)) is None:
            continue
        if leading_number(found) != wanted and not is_blank(found):
            yield entry.number, Role.REQUIREMENT, found, official
