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
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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
_EVERY, _COVER = 13, (0, 1, 3, 9)
_PIECE = _RUN - _EVERY + 1
_SAMPLED = tuple(i for i in range(_LONGEST) if i % _EVERY in _COVER)
"""Where the pieces begin that stand for a text. Every remainder of 13 is a difference of two of (0, 1, 3, 9): wherever a
run begins in one text and in another, at one of its first 13 characters a piece begins in both, and lies in the run."""
_SHARED = Message(
    "第{numbers}项的完成情况有大段文字相同：“{text}…”。请核对是否都与本项要求相符。",
    "Rows {numbers} share a passage: “{text}…”. See that it fits each of them.",
)
_TITLES = re.compile(f"《{FILLER}*》")


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    whole: dict[int, str] = {}
    for entry in reading.entries:
        if len(answer := entry.answer) >= _RUN and not says_not_applicable(answer):
            whole[entry.number] = bare(_TITLES.sub("", untitled(answer)))
    first: dict[str, int] = {}
    groups = _Groups()
    passages: dict[int, str] = {}
    for number, runs in _runs_to_compare(whole):
        if first.keys().isdisjoint(runs):
            first.update(dict.fromkeys(runs, number))
            continue
        for run in runs:
            seen = first.setdefault(run, number)
            if seen != number and groups.head.get(number) != groups.head.get(seen, seen):
                passages.setdefault(groups.join(seen, number), run)
    for head, passage in passages.items():
        rows = tuple(sorted(groups.rows.get(head, ())))
        # Rows that are alike as a whole are another rule's.
        if len({whole[n] for n in rows}) > 1:
            shown = "、".join(map(str, rows))
            yield Problem(_SHARED.of(numbers=shown, text=passage), number=rows[0], numbers=rows)


def _runs_to_compare(whole: Mapping[int, str]) -> Iterator[tuple[int, list[str]]]:
    """Each row with its runs, in order, that may stand on other rows too. To compare all of them takes far longer."""
    pieces: dict[int, list[str]] = {}
    met: set[str] = set()
    again: set[str] = set()
    for number, plain in whole.items():
        if len(plain) >= _RUN:
            end = bisect_right(_SAMPLED, min(len(plain), _LONGEST) - _PIECE)
            pieces[number] = own = [plain[i : i + _PIECE] for i in _SAMPLED[:end]]
            again.update(met.intersection(own))
            met.update(own)
    for number, own in pieces.items():
        if again.isdisjoint(own):
            continue
        plain = whole[number]
        end = min(len(plain), _LONGEST) - _RUN + 1
        starts: list[int] = []
        after = 0
        for at, piece in zip(_SAMPLED, own, strict=False):
            if piece in again:  # it lies in the runs that begin at most this far before it
                starts += range(max(after, at - _EVERY + 1), min(at + 1, end))
                after = at + 1
        yield number, [plain[i : i + _RUN] for i in starts]


@dataclass(slots=True)
class _Groups:
    """Rows that go together, each group named by its first row. A row that was joined with none is no group."""

    head: dict[int, int] = field(default_factory=dict)
    rows: dict[int, list[int]] = field(default_factory=dict)

    def join(self, one: int, other: int) -> int:
        """Puts two rows, and all that go with either, into one group. Returns its name."""
        first, second = sorted((self.head.get(one, one), self.head.get(other, other)))
        moving = self.rows.pop(second, [second])
        self.rows.setdefault(first, [first]).extend(moving)
        self.head[first] = first
        self.head.update(dict.fromkeys(moving, first))
        return first
