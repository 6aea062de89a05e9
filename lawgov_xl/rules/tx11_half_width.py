"""中文里用了半角标点

汉字旁边的逗号、句号、冒号、分号、问号、叹号、括号、引号应当用中文（全角）标点；一对括号不得一半全角一半半角。
数字、网址和英文里的半角标点不受影响。

依据：《标点符号用法》（GB/T 15834—2011）4、5.1

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 成立调解委员会,全年调解36件. |
| ✗ | 58 | 严格执行(试行)规定。 |
| ✗ | 59 | （一)签署协作协议2份。 |
| ✗ | 61 | 推行"亮证执法"制度;公布结果:全部合格。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 成立调解委员会，全年调解1,036件，占比36.5%。 |
| 58 | 1.公布裁量基准；2.评查案卷。网址为http://www.cq.gov.cn/index.aspx?id=1。 |
| 59 | 审查PCT(Patent Cooperation Treaty)申请，时间为9:30至18:00。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, visible

NAME_EN = "half-width punctuation in Chinese text"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"[,.;:?!()\"]")

_EACH = 2
"""Up to so many are told one by one; more are one finding for the whole text."""
_WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_FULL = rf"{HAN}》”）」』】〕，。；：、！？%％"
_NEXT = rf"{HAN}《“（「『【〔"
_HALF = re.compile(
    rf"(?<=[{_FULL}])[,;:?!]|(?<![A-Za-z0-9./])[,;:?!](?=[{_NEXT}])|(?<=\d)[,;:!?](?=[{_NEXT}])|(?<=[{HAN}》”）])\.(?![\w./])"
)
_BRACKETS = re.compile(r"[()（）]")
_STRAIGHT = re.compile(rf"\"([^\"\n]{{0,60}}[{HAN}][^\"\n]{{0,60}})\"")
_URL = re.compile(r"(?:https?://|www\.)[\x21-\x7e]{1,200}|[\w.\-]{1,40}@[\w.\-]{1,40}", re.ASCII)
_HAN = re.compile(rf"[{HAN}，。；、“”《》]")
_ONE = Message("“{mark}”应为中文标点“{wide}”。", "“{mark}” should be the Chinese “{wide}”.")
_MANY = Message(
    "有{count}处半角标点（{marks}），应当改为中文标点。",
    "{count} half-width marks ({marks}) in Chinese text.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    if not NEEDS.search(plain):
        return
    changes = _changes(plain)
    if len(changes) <= _EACH:
        for at, wide in sorted(changes.items()):
            mark = plain[at]
            yield Problem(
                _ONE.of(mark=mark, wide=wide), span=(at, at + 1), fix=Fix(mark, wide, safe=mark not in '"')
            )
        return
    first, last = min(changes), max(changes) + 1
    fixed = "".join(changes.get(i, plain[i]) for i in range(first, last))
    shown = "".join(dict.fromkeys(plain[i] for i in sorted(changes)))
    # The original text is fixed, not the one with leftovers set aside.
    fix = (
        Fix(text.text[first:last], fixed, safe='"' not in shown)
        if text.text[first:last] == plain[first:last]
        else None
    )
    yield Problem(_MANY.of(count=len(changes), marks=" ".join(shown)), span=(first, last), fix=fix)


def _changes(plain: str) -> dict[int, str]:
    """Place of each half-width mark -> the mark it should be."""
    masked = _URL.sub(lambda m: "w" * len(m.group()), plain)
    found = {m.start(): _WIDE[m.group()] for m in _HALF.finditer(masked)}
    stack: list[int] = []
    for match in _BRACKETS.finditer(masked):
        at, mark = match.start(), match.group()
        if mark in "(（":
            stack.append(at)
        elif stack:
            start = stack.pop()
            if masked[start] + mark == "（）":
                continue
            inside = masked[start + 1 : min(at, start + 80)]
            mixed = masked[start] + mark in ("（)", "(）")
            if (
                mixed
                or _HAN.search(inside)
                or (_HAN.match(masked[start - 1 : start] or " ") and not re.search("[A-Za-z]", inside))
            ):
                found |= {i: _WIDE[masked[i]] for i in (start, at) if masked[i] in _WIDE}
        elif mark == ")" and _HAN.match(masked[at - 1 : at] or " "):
            found[at] = "）"
    found |= {at: "（" for at in stack if masked[at] == "(" and _HAN.match(masked[at + 1 : at + 2] or " ")}
    for match in _STRAIGHT.finditer(masked):
        found |= {match.start(): "“", match.end() - 1: "”"}
    return found
