"""提到了附件，却没有写明是哪份材料

完成情况写“详见附件”“材料附后”的，佐证材料栏应当写明附件的名称或编号，否则审核时无从查起。

依据：下发的表“自查材料”栏

反例：
| | 序号 | 指标完成情况说明 | 佐证材料 |
|---|---|---|---|
| ✗ | 14 | 我局签署合作协议4份，详见附件。 |  |
| ✗ | 36 | 制定规范性文件2件，材料附后。 | 　 |

正例：
| 序号 | 指标完成情况说明 | 佐证材料 |
|---|---|---|
| 14 | 我局签署合作协议4份，详见附件。 | 附件14-1 合作协议 |
| 36 | 制定规范性文件2件。 |  |
| 45 | 清理结果作为附件报市司法局。 |  |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Helper, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import is_blank

NAME_EN = "evidence mentioned, not stated"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.ENTRY

_NOT_STATED = Message(
    "完成情况写“{said}”，“佐证材料”栏却空着。请写明附件的名称或编号。",
    "The answer says “{said}”, but the column 佐证材料 is blank. Name the attachment, or give its number.",
)
_SAYS = re.compile(
    r"(?:详见|参见|另见|见|附有|后附)(?:后附|所附|相关|有关)?(?:附件|附表|附图|佐证材料|证明材料|支撑材料|自查材料)"
    r"(?:[0-9０-９一二三四五六七八九十]{1,3})?|(?:材料|清单|目录|文件|资料)(?:见|附)(?:附件|后)|附后(?=[。；，）)]|\Z)|见(?:附后|后附)(?:的)?(?:材料|资料|清单|文件)"
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    if not context.has(Helper.EVIDENCE) or not is_blank(entry.evidence):
        return
    answer = entry.answer
    if "见" not in answer and "附" not in answer:
        return
    if said := _SAYS.search(answer):
        yield Problem(_NOT_STATED.of(said=said.group()), span=said.span())
