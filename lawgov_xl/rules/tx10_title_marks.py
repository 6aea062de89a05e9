"""书名号使用不当

书名号应当成对；书名号里还要用书名号时，外面用双书名号《》，里面用单书名号〈〉；不用小于号、大于号代替，不与另一对交叉，
后面不留多余的“>”。

依据：《标点符号用法》（GB/T 15834—2011）4.15

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 34 | 发布了《关于印发<重庆市专利资助办法》的通知>（渝知发〔2020〕21号）。 |
| ✗ | 35 | 根据《关于印发<重庆市专利资助办法>的通知》办理。 |
| ✗ | 40 | 印发《关于印发《采购管理办法》的通知》。 |
| ✗ | 44 | 制定《党组会议制度（试行）》《局长办公会议制度。 |
| ✗ | 45 | 落实关于加强政务公开的通知》要求。 |
| ✗ | 46 | 出台〈采购管理办法〉。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 34 | 发布了《关于印发〈重庆市专利资助办法〉的通知》（渝知发〔2020〕21号）。 |
| 40 | 印发《采购管理办法》，参加人数>30人，时长<2小时。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, visible
from lawgov_xl.text import shorten

NAME_EN = "title marks used wrongly"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_MOST = 5
NEEDS = frozenset("《》〈〉<>＜＞")
_ANY = re.compile(r"[《》〈〉<>＜＞]")
_IN = "[^《》〈〉<>＜＞\\n]"
_CROSSED = re.compile(rf"《({_IN}{{0,60}})[<〈＜《]({_IN}{{1,80}})》({_IN}{{0,12}})[>〉＞]")
_NESTED_SAME = re.compile(rf"《({_IN}{{0,60}})[《<＜]({_IN}{{1,80}})[》>＞]({_IN}{{0,20}})》")
_ANGLE = re.compile(rf"(?<![《A-Za-z0-9])[<＜]([{HAN}]{_IN}{{1,80}})[>＞]")
_SINGLE = re.compile(rf"〈([{HAN}]{_IN}{{1,80}})〉")
_STRAY = re.compile(r"(?<=》)[>＞〉》]{1,8}|(?<![<＜〈《])[<＜〈《]{1,8}(?=《)")
# A comparison needs a figure on one of its sides.
_COMPARES = re.compile(r"(?<=[\d%％A-Za-z= ])[<>＜＞]|[<>＜＞](?=[\d=A-Za-z/ ])")
_CROSS = Message("书名号交叉：“{found}”，应为“{fixed}”。", "Title marks cross: write “{fixed}”.")
_NEST = Message(
    "书名号里的书名号应用〈〉：“{found}”应为“{fixed}”。", "Inside 《》 a title takes 〈〉: write “{fixed}”."
)
_WRONG = Message("“{found}”应使用书名号：“{fixed}”。", "A title takes 《》: write “{fixed}”.")
_EXTRA = Message("多余的“{mark}”（“{near}”）。", "A stray “{mark}” (“{near}”).")
_OPEN = Message(
    "书名号“{mark}”没有与之配对的右半边（“{near}”）。", "The title mark “{mark}” is never closed (“{near}”)."
)
_CLOSE = Message(
    "书名号“{mark}”没有与之配对的左半边（“{near}”）。", "The title mark “{mark}” is never opened (“{near}”)."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    marks = "".join(_ANY.findall(plain))
    if marks == "《》" * (len(marks) // 2):
        return  # one title after the other, as most texts have them
    for i, problem in enumerate(_problems(plain)):
        if i == _MOST:
            return
        yield problem


def _problems(plain: str) -> Iterator[Problem]:
    done = bytearray(len(plain))
    for pattern, message, outer in (
        (_CROSSED, _CROSS, True),
        (_NESTED_SAME, _NEST, True),
        (_ANGLE, _WRONG, False),
        (_SINGLE, _WRONG, False),
    ):
        for match in pattern.finditer(plain):
            if any(done[match.start() : match.end()]) or (not outer and _inside(plain, match.start())):
                continue
            done[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            fixed = "《{}〈{}〉{}》".format(*match.groups()) if outer else f"《{match.group(1)}》"
            found = match.group()
            yield Problem(
                message.of(found=shorten(found, 40), fixed=shorten(fixed, 40)),
                span=match.span(),
                fix=Fix(found, fixed, safe=message is _NEST),
            )
    for match in _STRAY.finditer(plain):
        if not any(done[match.start() : match.end()]) and _surplus(plain, match):
            done[match.start() : match.end()] = b"\x01" * len(match.group())
            yield Problem(
                _EXTRA.of(mark=match.group()[:8], near=_near(plain, match.start())),
                span=match.span(),
                fix=Fix(match.group(), "", safe=False),
            )
    compares = {m.start() for m in _COMPARES.finditer(plain)}
    marks = [m.start() for m in _ANY.finditer(plain) if not done[m.start()] and m.start() not in compares]
    yield from _unpaired(plain, marks)


def _surplus(plain: str, match: re.Match[str]) -> bool:
    """Whether a mark beside another of its kind is one too many in its line."""
    mark = match.group()[0]
    if mark in "<>＜＞":
        return True
    line = plain[
        plain.rfind("\n", max(0, match.start() - 400), match.start()) + 1 : match.end() + 400
    ].partition("\n")[0]
    opened, closed = sum(line.count(c) for c in "《〈"), sum(line.count(c) for c in "》〉")
    return closed > opened if mark in "》〉" else opened > closed


def _inside(plain: str, at: int) -> bool:
    """Whether a place lies within 《》."""
    before = plain[max(0, at - 160) : at]
    return before.rfind("《") > before.rfind("》")


def _unpaired(plain: str, marks: list[int]) -> Iterator[Problem]:
    stack: list[int] = []
    for at in marks:
        mark = plain[at]
        if mark in "《〈":
            stack.append(at)
        elif mark in "》〉":
            if stack and (plain[stack[-1]] == "《") == (mark == "》"):
                stack.pop()
            else:
                yield Problem(_CLOSE.of(mark=mark, near=_near(plain, at)), span=(at, at + 1))
    for at in stack:
        yield Problem(_OPEN.of(mark=plain[at], near=_near(plain, at)), span=(at, at + 1))


def _near(plain: str, at: int) -> str:
    return shorten(plain[max(0, at - 14) : at + 14], 28)
