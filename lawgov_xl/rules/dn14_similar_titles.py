"""文件名称相近而不同

两处引用的文件名称只差几个字，可能是同一文件的名称写错了一处，请核对。

依据：《党政机关公文处理工作条例》第二十条（引文等是否准确）

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
| ✗ | 任务清单 | 60 | 签订《关于健全知识产权纠纷多元化解机制合同协议》。 |
| ✗ | 任务清单 | 107 | 签订《关于健全知识产权多元化解机制的合作协议》。 |
| ✗ | 任务清单 | 108 | 制定《重庆市公职律师管理办法》。 |
| ✗ | 任务清单 | 109 | 制定《重庆市知识产权局公职律师管理办法》。 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 任务清单 | 60 | 印发《党组会议制度（试行）》《局长办公会议制度（试行）》。 |
| 任务清单 | 61 | 印发《2018年普法工作要点》《2019年普法工作要点》。 |
| 任务清单 | 62 | 落实《重庆市行政规范性文件管理办法》《重庆市行政规范性文件管理规定》。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.citations import Cited, cited
from lawgov_xl.rules.documents import core
from lawgov_xl.rules.prose import alike
from lawgov_xl.text import shorten

NAME_EN = "two titles that nearly agree"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.SUBMISSION

_NEAR = 84.0
_SHORTEST, _MOST = 9, 400
_CLOSE, _FURTHEST = 6, 12
_BODIES = ("局", "委", "办", "厅", "院", "部", "政府", "中心", "委员会")
_KIND = re.compile(r"(?:办法|规定|方案|细则|条例|通知|意见|制度|协议|要点|规划|计划|纲要|规则|清单|决定)\Z")
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=批|期|届|次|号)")
_NEARLY = Message(
    "《{one}》与{there}的《{other}》名称相近，是否同一文件？请核对名称。",
    "《{one}》 is nearly 《{other}》 at {there}: are they one document?",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    first: dict[str, Cited] = {}
    for citation in cited(submission):
        name = core(citation.title.text)
        if len(name) >= _SHORTEST and len(first) < _MOST:
            first.setdefault(name, citation)
    after: dict[tuple[str, ...], list[str]] = {}
    for name in reversed(first):
        after.setdefault(_kind_and_figures(name), []).append(name)
    for one, here in first.items():
        comparable = after[_kind_and_figures(one)]
        comparable.pop()
        for other in reversed(comparable):
            if abs(len(one) - len(other)) <= _FURTHEST and _could_be_one(one, other):
                yield from _told(here, first[other])


def _kind_and_figures(name: str) -> tuple[str, ...]:
    """What two titles of one document have in common for certain."""
    kind = _KIND.search(name)
    return (kind.group() if kind else "", *_DIGITS.findall(name))


def _could_be_one(one: str, other: str) -> bool:
    """Told in nearly the same words."""
    return (abs(len(one) - len(other)) <= _CLOSE and alike(one, other) >= _NEAR) or _lacks_a_body(one, other)


def _lacks_a_body(one: str, other: str) -> bool:
    """Whether one lacks what the other begins with, or a unit's name: 市公职律师管理办法, 市局公职律师管理办法."""
    short, long = sorted((one, other), key=len)
    if long.endswith(short):
        return True
    head = 0
    while head < len(short) and short[head] == long[head]:
        head += 1
    left_out = long[head : head + len(long) - len(short)]
    return long[head + len(left_out) :] == short[head:] and left_out.endswith(_BODIES)


def _told(one: Cited, other: Cited) -> Iterator[Problem]:
    """At both places; where one is the short form of the other, only there."""
    pairs = [(one, other), (other, one)]
    short, long = sorted((core(one.title.text), core(other.title.text)), key=len)
    if long.endswith(short):
        pairs = [p for p in pairs if core(p[0].title.text) == short]
    for here, there in pairs:
        yield Problem(
            _NEARLY.of(
                one=shorten(here.title.text, 40), other=shorten(there.title.text, 40), there=there.place
            ),
            table=here.table,
            number=here.number,
            column=here.column,
            span=(here.title.start, here.title.end),
        )
