"""没有写明佐证材料

下发的表为许多项目列明了自查材料。已经作答的项目，佐证材料栏宜写明材料的名称或编号，便于审核；合并自查的项目
写在其中一项即可。整表未用该栏时只提示一次。

依据：下发的表“自查材料”栏

反例：
| | 序号 | 指标完成情况说明 | 佐证材料 |
|---|---|---|---|
|  | 14 | 我局签署合作协议4份。 | 14-1 合作协议 |
| ✗ | 16 | 我局出台规划1件。 |  |

正例：
| 序号 | 指标完成情况说明 | 佐证材料 |
|---|---|---|
| 14 | 我局签署合作协议4份。 | 14-1 合作协议 |
| 20 | 不涉及 |  |
| 52 | 集体讨论决定。 | 52-1 会议纪要 |
| 53 | 实行末位表态制。 |  |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Helper, Severity, Status, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import is_blank

NAME_EN = "evidence not given"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TABLE
GROUPS = True

_MISSING = Message(
    "这一项列有自查材料，“佐证材料”栏空着。建议写明材料的名称或编号。",
    "Materials are asked for here, but the column 佐证材料 is blank. Better name them, or give their numbers.",
)
_UNUSED = Message(
    "全表没有填写“佐证材料”栏（{count}项已作答的项目列有自查材料）。建议写明材料的名称或编号，便于审核。",
    "The column 佐证材料 is blank throughout ({count} answered rows ask for materials). Better name the materials.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    column = reading.columns.get(Helper.EVIDENCE)
    if column is None:
        return
    given = {e.number for e in reading.entries if not is_blank(e.evidence)}
    asked = {i.number for i in reading.table.items if not is_blank(i.materials)}
    for joint in reading.table.joints:
        if given & set(joint.numbers):
            given |= set(joint.numbers)
    answered = (Status.COMPLETED, Status.ISSUE)
    lacking = asked - given
    missing = [e for e in reading.entries if e.number in lacking and context.status(e) in answered]
    if missing and not given:
        cell = address(max(reading.header_row, 1), column)
        yield Problem(_UNUSED.of(count=len(missing)), cell=cell)
        return
    for entry in missing:
        yield Problem(_MISSING, number=entry.number, column=Helper.EVIDENCE)
