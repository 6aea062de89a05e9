"""单位自称前后不一

同一张表里多数行自称“我局”，个别行写“我委”“我厅”“我们”，或者同一段里两种自称并用。前一种多半是从其他单位的材料抄来的。

依据：《党政机关公文处理工作条例》第十九条（表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
|  | 57 | 我局成立调解委员会1个。 |
|  | 58 | 我局公布裁量基准12条。 |
|  | 59 | 我局签署协作协议2份。 |
| ✗ | 61 | 我委录入案件35件。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 我局成立调解委员会1个。 |
| 58 | 我局公布裁量基准12条。 |
| 59 | 我局签署协作协议2份。 |
| 61 | 本局录入案件35件，我委托第三方评估。 |
"""

import re
from collections import Counter
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.prose import unquoted

NAME_EN = "the department calls itself by different names"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TABLE

_ENOUGH = 3
_NAME = re.compile(
    r"[我本咱](?:(?<!咱)(局|委(?!托|派|员|屈|任)|办(?!公|理|事|法|案|学|结|件)|厅|院(?!校)|部(?!门|分|署|队|委|级))|(?<!本)们)"
)
_WE = Message(
    "本表多数行自称“我{usual}”，第{numbers}项写的是“{name}”，请统一。",
    "Most rows say “我{usual}”, rows {numbers} say “{name}”: use one.",
)
_OTHER = Message(
    "本表多数行自称“我{usual}”，第{numbers}项却写“{name}”。请核对是否从其他单位的材料抄来，并统一自称。",
    "Most rows say “我{usual}”, rows {numbers} say “{name}”. See that it was not taken from another department.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    rows: dict[str, list[tuple[int, str, str]]] = {}
    for entry in reading.entries:
        for column in (Role.ANSWER, Role.REMEDY):
            cell = entry.cells.get(column, "")
            if "我" not in cell and "本" not in cell:
                continue
            for match in _NAME.finditer(unquoted(cell)):
                rows.setdefault(match.group(1) or match.group(), []).append(
                    (entry.number, column, match.group())
                )
    counts = Counter(
        {kind: len({n for n, _, _ in places}) for kind, places in rows.items() if "们" not in kind}
    )
    if not counts:
        return
    (usual, most), *_ = counts.most_common(1)
    for kind, places in rows.items():
        number, where, name = places[0]
        if kind != usual and most >= _ENOUGH and counts[kind] * 3 <= most:
            numbers = tuple(dict.fromkeys(n for n, _, _ in places))
            shown = "、".join(map(str, numbers))
            yield Problem(
                (_WE if "们" in kind else _OTHER).of(usual=usual, name=name, numbers=shown),
                number=number,
                numbers=numbers,
                column=where,
            )
