"""标点重复、冲突或者落单

两个点号连用（。。、，，、；。、。，）、括号引号内侧紧挨着点号、单独成行的标点，都是删改时留下的。

依据：《标点符号用法》（GB/T 15834—2011）4、5.1

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 成立调解委员会，，全年调解36件。。 |
| ✗ | 58 | 严格执行规定；。 |
| ✗ | 59 | 签署协作协议2份。，召开联席会议1次。 |
| ✗ | 61 | 公布裁量基准12条。\\n。 |
| ✗ | 62 | 完善制度（，含3项）。 |
| ✗ | 65 | ，公布裁量基准12条。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 群众问：“怎么办理？”工作人员当场答复……群众满意。 |
| 58 | （依法不予公开的除外。）其余均已公开！ |
| 59 | 这样的问题有没有解决？！均已解决。 |
"""

import re
from collections.abc import Iterator
from itertools import product

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import EDGE, Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import LEFTOVER_SIGNS, SPACES

NAME_EN = "doubled, contradictory or stray punctuation"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_MOST = 8
_POINTS = "，。；：、！？,;"
_RUN = re.compile(rf"[{_POINTS}]{{2,40}}")
_ALONE = re.compile(
    rf"(?<=[^\s])\s{{0,20}}\n[ \t\u3000]{{0,20}}([{_POINTS}]{{1,20}})(?=[ \t\u3000]{{0,20}}(?:\n|\Z))"
)
_FIRST = re.compile(rf"\A\s{{0,20}}([{_POINTS}]{{1,20}})")
# After an opening bracket, or before a closing one: a class comes first, so that other characters are passed over.
_AT_BRACKET = re.compile(
    r"[（《“‘〔【，；：、](?:(?<=[（《“‘〔【])([，。；：、！？]{1,4})|(?<=[，；：、])[，；：、]{0,3}(?=[）》”’〕】]))"
)
NEEDS = frozenset(
    (
        *map("".join, product(_POINTS, _POINTS)),
        *map("".join, product("（《“‘〔【", "，。；：、！？")),
        *map("".join, product("，；：、", "）》”’〕】")),
        *(EDGE + c for c in _POINTS),
        *SPACES,
        *LEFTOVER_SIGNS,
    )
)
"""Two marks side by side, one that begins the text, and what may stand before one: also what leaves a blank."""
_ENDS = "。！？"
_DOUBLED = Message("标点“{found}”重复或者冲突{fixed}。", "The marks “{found}” double or contradict{fixed}.")
_STRAY = Message("标点“{found}”前面没有文字，应当删去。", "The mark “{found}” follows no words: delete it.")
_INSIDE = Message("括号、引号内侧多了标点“{found}”。", "A mark too many inside the bracket: “{found}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    for i, problem in enumerate(_problems(visible(text.text))):
        if i == _MOST:
            return
        yield problem


def _problems(plain: str) -> Iterator[Problem]:
    first = _FIRST.match(plain)
    if first:
        yield Problem(
            _STRAY.of(found=first.group(1)),
            span=first.span(1),
            fix=Fix(first.group(1), "", safe=True),
        )
    for match in _ALONE.finditer(plain) if "\n" in plain else ():
        before = plain[max(0, match.start() - 1) : match.start()]
        found = plain[match.start() : match.end()]
        # After a sentence without its mark the mark alone on the next line belongs to it.
        fixed = "" if before in _POINTS else match.group(1)[-1]
        yield Problem(_STRAY.of(found=match.group(1)), span=match.span(), fix=Fix(found, fixed, safe=True))
    for match in _RUN.finditer(plain):
        found = match.group()
        if found in ("？！", "！？", "！！", "！！！", "？？", "？？？") or (
            first and match.start() < first.end()
        ):
            continue
        if match.start() and plain[match.start() - 1] == "\n":
            continue
        fixed = _one(found)
        hint = Message("，应为“{one}”", ": write “{one}”").of(one=fixed) if fixed else Message("", "")
        yield Problem(
            _DOUBLED.of(found=found[:8], fixed=hint),
            span=match.span(),
            fix=Fix(found, fixed, safe=True) if fixed else None,
        )
    for match in _AT_BRACKET.finditer(plain):
        span = match.span(1) if match.group(1) else match.span()
        found = plain[slice(*span)]
        yield Problem(_INSIDE.of(found=found), span=span, fix=Fix(found, "", safe=False))


def _one(found: str) -> str:
    """The one mark that a run must mean; "" where only its author can tell."""
    kinds = set(found.translate({44: "，", 59: "；"}))
    if kinds == {"。"} and len(found) in (3, 6):
        return "……"
    if len(kinds) == 1:
        return kinds.pop()
    if found[-1] in _ENDS and not kinds & set(_ENDS) - {found[-1]} and "：" not in kinds:
        return found[-1]
    return ""
