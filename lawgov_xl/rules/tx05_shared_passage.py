"""不同行有大段相同

同一段文字出现在不同行的完成情况里，多半是从另一行复制来的，其中一处可能与本项要求无关，请核对。

依据：填报说明：逐项填报，写明本项的措施和成效

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 42 | 定期清理规范性文件，及时修改和废止不适应改革要求的文件，并在局官网公布清理结果。清理10件。 |
| ✗ | 43 | 建立文件台账。定期清理规范性文件，及时修改和废止不适应改革要求的文件，并在局官网公布清理结果。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 42 | 定期清理规范性文件，及时修改和废止不适应改革要求的文件，并在局官网公布清理结果。 |
| 43 | 建立文件台账，按季度更新，现有有效文件24件。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.prose import FILLER, bare, untitled
from lawgov_xl.status import says_not_applicable

NAME_EN = "one passage on several rows"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TABLE

_LONGEST = 4000
_RUN = 28
"""Characters that must run alike, titles and punctuation left out."""
_SHARED = Message(
    "第{numbers}项的完成情况有大段文字相同：“{text}…”。请核对是否都与本项要求相符。",
    "Rows {numbers} share a passage: “{text}…”. See that it fits each of them.",
)
_TITLES = re.compile(f"《{FILLER}*》")


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    first: dict[str, int] = {}
    whole: dict[int, str] = {}
    group: dict[int, int] = {}
    passages: dict[int, str] = {}
    for entry in reading.entries:
        if len(entry.answer) < _RUN or says_not_applicable(entry.answer):
            continue
        plain = bare(_TITLES.sub("", untitled(entry.answer)))
        whole[entry.number] = plain
        runs = [plain[i : i + _RUN] for i in range(min(len(plain), _LONGEST) - _RUN + 1)]
        if first.keys().isdisjoint(runs):
            first.update(dict.fromkeys(runs, entry.number))
            continue
        for i in range(len(runs)):
            seen = first.setdefault(plain[i : i + _RUN], entry.number)
            if seen != entry.number and group.get(entry.number) != group.get(seen, seen):
                _join(group, seen, entry.number)
                passages.setdefault(group[seen], plain[i : i + _RUN])
    for head, passage in passages.items():
        rows = tuple(sorted(n for n, g in group.items() if g == head))
        # Rows that are alike as a whole are another rule's.
        if len({whole[n] for n in rows}) > 1:
            shown = "、".join(map(str, rows))
            yield Problem(_SHARED.of(numbers=shown, text=passage), number=rows[0], numbers=rows)


def _join(group: dict[int, int], one: int, other: int) -> None:
    """Puts two rows, and all that go with either, into one group, named by its first row."""
    heads = {group.get(one, one), group.get(other, other)}
    for number in {one, other, *(n for n, g in group.items() if g in heads)}:
        group[number] = min(heads)
