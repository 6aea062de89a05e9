"""与要求原文相差一字

引用指标、任务原文时，与原文只差一个字：漏字、多字或者错字。也可能是有意改写，请核对。

依据：《党政机关公文处理工作条例》第二十条（引文等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 77 | 我局行政执法辅助员管理得到规范，现有6名。 |
| ✗ | 78 | 支持依法公正行使行政执发职权，未收到此类投诉。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 77 | 我局行政执法辅助人员管理得到规范，适用岗位、身份性质、职责权限均已明确，共6名。 |
| 78 | 支持依法公正地行使行政执法职权，未收到此类投诉。 |
"""

from collections.abc import Iterator
from functools import lru_cache

import ahocorasick

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import grams, visible

NAME_EN = "one character off the requirement"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
YIELDS_TO = ("TX07", "TX19")

_SIDE = 3
"""Characters that must be alike on either side."""
# Words that people add, leave out or put in place of another when they make a sentence their own.
_FREE = frozenset(
    "的地得了成作和与及等均都已也将被把在对为其各该本我市区县局委省全将并或不未无有是由应须所以能可要较很更最、，。；：“”《》（） \n\t0123456789一二三四五六七八九十"
)
_LACKS = Message(
    "此处比要求原文少一个“{c}”字：原文为“{whole}”。", "A character of the requirement is missing: “{whole}”."
)
_MORE = Message(
    "此处比要求原文多一个“{c}”字：原文为“{whole}”。", "A character more than in the requirement: “{whole}”."
)
_OTHER = Message(
    "此处的“{c}”字与要求原文不同：原文为“{whole}”。", "Another character than in the requirement: “{whole}”."
)


@lru_cache(maxsize=1024)
def _source(requirement: str) -> tuple[dict[str, str], frozenset[str], ahocorasick.Automaton]:
    """Six characters around a gap -> the one that stands in it; all runs of six; and a finder of those of three."""
    gaps = {}
    han = [_is_han(c) for c in requirement]
    for i in range(_SIDE, len(requirement) - _SIDE):
        before, after = slice(i - _SIDE, i), slice(i + 1, i + 1 + _SIDE)
        if requirement[i] not in _FREE and sum(han[before]) + sum(han[after]) >= 2 * _SIDE - 1:
            gaps[requirement[before] + requirement[after]] = requirement[i]
    sides = ahocorasick.Automaton()
    for side in grams(requirement, _SIDE):
        sides.add_word(side, None)
    sides.make_automaton()
    return gaps, grams(requirement, 2 * _SIDE), sides


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain, size = visible(text.text), 2 * _SIDE
    if text.item is None or len(plain) < size:
        return
    if len(text.item.requirement) < _SIDE:
        return
    gaps, runs, finder = _source(text.item.requirement)
    begun = [end + 1 - _SIDE for end, _ in finder.iter(plain)]
    known = frozenset(begun)
    for i in begun:
        # Whatever is found has a run of three of the requirement's on either side of what differs.
        if i + _SIDE not in known and i + _SIDE + 1 not in known:
            continue
        run = plain[i : i + size]
        if run in gaps and run not in runs:
            whole = run[:_SIDE] + gaps[run] + run[_SIDE:]
            yield _problem(_LACKS, gaps[run], i, run, whole)
            continue
        longer = plain[i : i + size + 1]
        if len(longer) <= size or (c := longer[_SIDE]) in _FREE:
            continue
        sides = longer[:_SIDE] + longer[_SIDE + 1 :]
        if sides in gaps and gaps[sides] != c:
            yield _problem(_OTHER, c, i, longer, longer[:_SIDE] + gaps[sides] + longer[_SIDE + 1 :])
        elif sides in runs and all(_is_han(s) for s in sides):
            yield _problem(_MORE, c, i, longer, sides)


def _problem(message: Message, c: str, start: int, found: str, whole: str) -> Problem:
    return Problem(
        message.of(c=c, whole=whole), span=(start, start + len(found)), fix=Fix(found, whole, safe=False)
    )
