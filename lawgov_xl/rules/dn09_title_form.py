"""文件名称不规范

“关于…的通知”少了“关于”、文种写到书名号外面、文号写进书名号里、书名号里有句末标点或者是空的。

依据：《党政机关公文格式》（GB/T 9704—2012）7.3.1（标题由发文机关名称、事由和文种组成）；《标点符号用法》（GB/T 15834—2011）4.15

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
| ✗ | 任务清单 | 17 | 印发《市知识产权局“双随机、一公开”监管工作实施细则（试行）的通知》（渝知发〔2018〕70号）。 |
| ✗ | 任务清单 | 42 | 印发《关于加强规范性文件管理工作》的通知（渝知发〔2019〕72号）。 |
| ✗ | 任务清单 | 43 | 印发《关于加强管理的通知（渝知发〔2019〕72号）》。 |
| ✗ | 任务清单 | 44 | 印发《采购管理办法。》 |
| ✗ | 任务清单 | 45 | 印发《》。 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 任务清单 | 17 | 印发《关于加强监管工作的通知》《市局关于印发〈实施细则〉的通知》（渝知发〔2018〕70号）。 |
| 任务清单 | 42 | 落实《市委办公厅印发〈关于加强督察工作的规定〉的通知》，下发《2019年普法责任清单》的通知书3份。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.documents import Title, numbers, titles
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import shorten

NAME_EN = "malformed document title"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("《")

_MOST = 5
_KINDS = "通知|意见|决定|通告|公告|通报|请示|批复|函"
_NO_ABOUT = re.compile(
    rf"\A[^关]{{4,}}(?:办法|细则|方案|规定|制度|条例|要点|规划|计划|清单|指南|规程|[）)])的(?:{_KINDS})\Z"
)
_OUTSIDE = re.compile(rf"的(?:{_KINDS}|实施方案|实施意见|指导意见|办法|规定|方案)(?=[，。；、（(]|\s|\Z)")
_ENDED = re.compile(
    rf"(?:{_KINDS}|办法|规定|方案|细则|条例|纲要|要点|规划|计划|制度|规则|清单|目录|协议|报告|[）)])\Z"
)
_STOPS = "，。；：、,;"
_ABOUT = Message(
    "《{title}》缺少“关于”或者“关于印发…”，请核对标题。",
    "The title “{title}” lacks 关于 or 关于印发: look it up.",
)
_KIND_OUT = Message(
    "文种“{kind}”是标题的一部分，应写在书名号里：“{fixed}”。",
    "The kind of document belongs inside: “{fixed}”.",
)
_NUMBER_IN = Message(
    "文号“{number}”不是标题的一部分，应写在书名号后面的括号里。",
    "The number “{number}” belongs outside the title marks.",
)
_STOPPED = Message(
    "书名号里的“{mark}”应当删去或者移到外面。", "“{mark}” does not belong inside the title marks."
)
_EMPTY = Message("书名号里没有文件名称。", "Nothing stands inside the title marks.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    inside = numbers(text.text)
    for i, problem in enumerate(p for t in titles(text.text) for p in _judge(plain, t)):
        if i == _MOST:
            return
        yield problem
    spans = [(t.start, t.end) for t in titles(text.text)] if inside else []
    for number in inside[:_MOST]:
        if any(start < number.start < end for start, end in spans):
            yield Problem(_NUMBER_IN.of(number=number.text), span=(number.start, number.end))


def _judge(plain: str, title: Title) -> Iterator[Problem]:
    name, span = title.text.strip(), (title.start, title.end)
    if not name:
        yield Problem(_EMPTY, span=span)
        return
    if _NO_ABOUT.match(name) and "印发" not in name and "转发" not in name:
        yield Problem(_ABOUT.of(title=shorten(name, 40)), span=span)
    outside = _OUTSIDE.match(plain, title.end)
    if outside and name.startswith("关于") and not _ENDED.search(name):
        found = plain[title.start : outside.end()]
        fixed = f"《{title.text}{outside.group()}》"
        yield Problem(
            _KIND_OUT.of(kind=outside.group()[1:], fixed=shorten(fixed, 40)),
            span=(title.start, outside.end()),
            fix=Fix(found, fixed, safe=False),
        )
    if name[-1] in _STOPS:
        yield Problem(_STOPPED.of(mark=name[-1]), span=span)
