"""括号、引号不配对

括号、引号应当成对使用。缺一半的、左右种类不同的（如“（…】”）、方向写反的、与另一对交叉的，都会指出。书名号见另一条规则。

依据：《标点符号用法》（GB/T 15834—2011）4.8、4.9

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 成立调解委员会（含分会3个，全年调解36件。 |
| ✗ | 58 | 严格执行“亮证执法制度。 |
| ✗ | 59 | 签署协作协议2份）。 |
| ✗ | 61 | 公布裁量基准（12条】。 |
| ✗ | 62 | 严格执行”亮证执法“制度。 |
| ✗ | 65 | 公布结果（见“政务公开栏）”。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 成立调解委员会（含分会3个），全年调解36件。 |
| 58 | 严格执行“亮证执法”制度，落实‘双人办案’要求，推行‘首违不罚8’。 |
| 59 | 1）签署协作协议2份；2）召开联席会议1次。 |
| 61 | 主要有：（1）公布基准；（2）评查案卷。 |
| 62 | It's a "Plan B".参加人数<20人。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import shorten

NAME_EN = "brackets or quotation marks do not pair"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_MOST = 5
"""So many are told one by one; a text that is all brackets is no prose."""
_CLOSE_OF = {
    "（": "）",
    "(": ")",
    "[": "]",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "{": "}",
    "｛": "｝",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
}
_OPEN_OF = {c: o for o, c in _CLOSE_OF.items()}
# One kind in two widths: another rule's.
_KIND = {"（": "(", "）": ")", "［": "[", "］": "]", "｛": "{", "｝": "}"}
_MARK = re.compile(r"[（）()\[\]［］【】〔〕{}｛｝“”‘’「」『』]")
NEEDS = frozenset((*_CLOSE_OF, *_OPEN_OF))
_LISTED = re.compile(r"(?:\A|[\n。；;：:，、\s])\s{0,4}[\dａ-ｚa-zA-Z①-⑳一二三四五六七八九十]{1,3}\Z")
_APOSTROPHE = re.compile(r"[A-Za-z0-9]\Z")
_SWAPPED = re.compile(r"”([^“”\n]{1,60})“")
_UNOPENED = Message(
    "“{mark}”没有与之配对的左半边（“{near}”）。请补上或者删去。", "“{mark}” is never opened (“{near}”)."
)
_UNCLOSED = Message(
    "“{mark}”没有与之配对的右半边（“{near}”）。请补上或者删去。", "“{mark}” is never closed (“{near}”)."
)
_MISMATCHED = Message(
    "“{one}”与“{other}”不是一对（“{near}”）。", "“{one}” and “{other}” are no pair (“{near}”)."
)
_TURNED = Message("引号方向写反：“{near}”。", "The quotation marks face the wrong way: “{near}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    found = _MARK.findall(plain)
    if list(map(_CLOSE_OF.get, found[::2])) == found[1::2]:
        return  # each is closed before the next is opened, as in most texts
    marks = [(m.start(), m.group()) for m in _MARK.finditer(plain)]
    turned = _turned(plain, marks)
    if turned:
        for start, end in turned[:_MOST]:
            fixed = "“" + plain[start + 1 : end - 1] + "”"
            yield Problem(
                _TURNED.of(near=shorten(plain[start:end])),
                span=(start, end),
                fix=Fix(plain[start:end], fixed, safe=False),
            )
        inside = {i for start, end in turned for i in (start, end - 1)}
        marks = [m for m in marks if m[0] not in inside]
    for i, problem in enumerate(_pairing(plain, marks)):
        if i == _MOST:
            return
        yield problem


def _turned(plain: str, marks: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """Pairs that face the wrong way, where the quotation marks of the text begin with a closing one."""
    quotes = [c for _, c in marks if c in "“”"]
    if not quotes or quotes[0] != "”" or quotes.count("“") != quotes.count("”"):
        return []
    return [m.span() for m in _SWAPPED.finditer(plain)]


def _pairing(plain: str, marks: list[tuple[int, str]]) -> Iterator[Problem]:
    stack: list[tuple[int, str]] = []
    waiting: dict[str, int] = {}
    for at, mark in marks:
        if mark in _CLOSE_OF:
            stack.append((at, mark))
            waiting[_kind(mark)] = waiting.get(_kind(mark), 0) + 1
            continue
        if mark == "’" and not waiting.get("‘") and _APOSTROPHE.search(plain[at - 1 : at]):
            continue
        wanted = _kind(_OPEN_OF[mark])
        if stack and _kind(stack[-1][1]) == wanted:
            waiting[wanted] -= 1
            stack.pop()
        elif waiting.get(wanted, 0):
            # Its partner lies deeper: what stands between is open, or crosses it.
            between: list[tuple[int, str]] = []
            while _kind(stack[-1][1]) != wanted:
                between.append(stack.pop())
                waiting[_kind(between[-1][1])] -= 1
            stack.pop()
            waiting[wanted] -= 1
            for start, opened in reversed(between):
                yield _said(_UNCLOSED, plain, start, opened)
        elif mark in ")）" and _LISTED.search(plain[max(0, at - 8) : at]):
            continue
        elif stack and mark not in "”’" and stack[-1][1] not in "“‘":
            start, opened = stack.pop()
            waiting[_kind(opened)] -= 1
            yield Problem(
                _MISMATCHED.of(one=opened, other=mark, near=_near(plain, start, at + 1)),
                span=(start, at + 1),
                fix=Fix(plain[start : at + 1], plain[start:at] + _CLOSE_OF[opened], safe=False)
                if at - start < 200
                else None,
            )
        else:
            yield _said(_UNOPENED, plain, at, mark)
    for start, opened in stack:
        yield _said(_UNCLOSED, plain, start, opened)


def _kind(mark: str) -> str:
    return _KIND.get(mark, mark)


def _said(message: Message, plain: str, at: int, mark: str) -> Problem:
    return Problem(message.of(mark=mark, near=_near(plain, at, at + 1)), span=(at, at + 1))


def _near(plain: str, start: int, end: int) -> str:
    return shorten(plain[max(0, start - 6) : min(end, start + 18) + 8], 28)
