"""多余的空格和换行

段首段尾、汉字之间、数字与单位之间不留空格；一句话中间不换行。书名号、引号里的空格和分行列出的各条不受影响。

依据：《党政机关公文处理工作条例》第二十条（格式是否规范）；填报说明：每格写成连续的文字

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | □□成立调解委员会1个。 |
| ✗ | 58 | 贯彻中共中央办公厅␣国务院办公厅文件。 |
| ✗ | 59 | 全年调解␣36␣件。 |
| ✗ | 61 | 全年录入案件\\n35件。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 一、成立情况\\n成立调解委员会1个。\\n二、调解情况\\n调解36件。 |
| 58 | 贯彻《关于加强服务␣助力复工的通知》，推广Plan␣B，时间为9:00␣至␣12:00。 |
| 59 | 1.调解36件；\\n2.录入35件。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, is_report, unquoted
from lawgov_xl.text import LEFTOVER_SIGNS, SPACES, around

NAME_EN = "stray spaces or line breaks"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = SPACES.union("\u200b\ufeff", LEFTOVER_SIGNS)  # what a leftover leaves is a blank

_EACH = 3
_BLANK = "[ \t\u3000\u00a0\u200b\ufeff]"
_ANY_BLANK = re.compile(r"[\s\u3000\u00a0\u200b\ufeff]")
_EDGE = re.compile(
    r"\A[\s\u3000\u200b\ufeff]{1,400}|(?<=[^\s\u3000\u200b\ufeff])[\s\u3000\u200b\ufeff]{1,400}\Z"
)
_WITHIN = re.compile(
    rf"(?<=[{HAN}，。；：、！？）》”]){_BLANK}{{1,40}}(?=[{HAN}（《“，。；：、！？）》”])"
    rf"|(?<=[{HAN}，。；：、]){_BLANK}{{1,40}}(?=\d[\d.,]{{0,12}}{_BLANK}{{0,4}}[{HAN}%])|(?<=\d){_BLANK}{{1,40}}(?=[{HAN}])"
)
_BREAK = re.compile(rf"(?<=[{HAN}0-9，、]){_BLANK}{{0,10}}[\r\n]{{1,4}}{_BLANK}{{0,10}}(?=[{HAN}0-9])")
_TIME = re.compile(r"\d:\d\d\Z")
_NUMBERING = re.compile(
    r"\s{0,8}(?:[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十]{1,3}[，、项条是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、）)]|[●○■□•◆·※—-])"
)
_HEADING = 30
"""A line this short that does not end in a comma may be a heading."""
_UNITS_SIDE = re.compile(rf"[{HAN}]{{2,12}}(?:厅|办|局|委|部|院|会|室)\Z")
_POINTS = "，。；：、！？（）《》“”"
_LEAD = Message("段首、段尾有多余的空格或者换行。", "Blanks at the edge of the text.")
_ONE = Message("“{near}”中间有多余的空格。", "A stray space in “{near}”.")
_NAMES = Message(
    "“{near}”是并列的两个单位，中间应用顿号。", "Two units side by side in “{near}”: 、 belongs between."
)
_SPLIT = Message("“{near}”中间换了行，应当连写。", "A line break within the sentence: “{near}”.")
_MANY = Message("有{count}处多余的空格或者换行。", "{count} stray spaces or line breaks.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    whole = text.text
    if _ANY_BLANK.match(whole) or _ANY_BLANK.match(whole[-1:]):
        yield from _edges(text)
    plain = unquoted(whole)
    if not _ANY_BLANK.search(plain):
        return
    changes = [(m.span(), *_inside(plain, m)) for m in _WITHIN.finditer(plain) if _matters(plain, m)]
    changes += [(m.span(), _SPLIT, "") for m in _BREAK.finditer(plain) if _splits(plain, m)]
    changes.sort(key=lambda c: c[0])
    if len(changes) > _EACH:
        first, last = changes[0][0][0], changes[-1][0][1]
        yield Problem(_MANY.of(count=len(changes)), span=(first, last))
        return
    for (start, end), message, instead in changes:
        near = around(whole, start, end)
        # Two names may stand side by side (张三 李四), a line may be a line of its own: a person decides.
        before, after = whole[start - 1 : start], whole[end : end + 1]
        joined = before in _POINTS or after in _POINTS or before.isdecimal() or after.isdecimal()
        fix = Fix(whole[start:end], instead, safe=(joined and message is _ONE) or before in "，、")
        yield Problem(message.of(near=near), span=(start, end), fix=fix)


def _edges(text: Text) -> Iterator[Problem]:
    if is_report(text):
        return  # a paragraph's indent may be typed
    for match in _EDGE.finditer(text.text):
        if match.end() - match.start() < len(text.text):
            yield Problem(_LEAD, span=match.span(), fix=Fix(match.group(), "", safe=True))


def _inside(plain: str, match: re.Match[str]) -> tuple[Message, str]:
    """A space between two names of units stands for the mark that belongs there."""
    after = re.match(rf"[{HAN}]{{2,12}}?(?:厅|办|局|委|部|院|会|室)", plain[match.end() : match.end() + 14])
    if after and _UNITS_SIDE.search(plain, max(0, match.start() - 16), match.start()):
        return _NAMES, "、"
    return _ONE, ""


def _matters(plain: str, match: re.Match[str]) -> bool:
    """Not after a number of a list (一、 二), between times, or where columns are laid out by many spaces."""
    before = plain[max(0, match.start() - 6) : match.start()]
    return (
        not _TIME.search(before)
        and not re.search(r"(?:\A|\n)[一二三四五六七八九十（）\d.、．]{1,6}\Z", before)
        and "【" not in before
        and len(match.group()) < 6
    )


def _splits(plain: str, match: re.Match[str]) -> bool:
    start = plain.rfind("\n", max(0, match.start() - 200), match.start()) + 1
    line = plain[max(start, match.start() - 200) : match.start()]
    if _NUMBERING.match(plain, match.end()) and not line.rstrip().endswith(("，", "、")):
        return False
    if line.rstrip().endswith(("，", "、")):
        return True
    return len(line) > _HEADING or bool(
        re.match(r"\d{1,6}[件项个次名人份条家万]", plain[match.end() : match.end() + 8])
    )
