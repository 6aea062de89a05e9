"""文件名称相近而不同

两处引用的文件名称只差几个字，可能是同一文件的名称写错了一处，请核对。

依据：《党政机关公文处理工作条例》第二十条（引文等是否准确）

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
| ✗ | 任务清单 | 60 | 签订《关于健全知识产权纠纷多元化解机制合同协议》。 |
| ✗ | 任务清单 | 107 | 签订《关于健全知识产权多元化解机制的合作协议》。 |

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
from lawgov_xl.rules.documents import Cited, cited, core
from lawgov_xl.rules.prose import alike
from lawgov_xl.text import shorten

NAME_EN = "two titles that nearly agree"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.SUBMISSION

_NEAR = 84.0
_SHORTEST, _MOST = 10, 400
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
    names = list(first)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            if abs(len(one) - len(other)) <= 6 and _could_be_one(one, other) and alike(one, other) >= _NEAR:
                yield from _both(first[one], first[other])


def _could_be_one(one: str, other: str) -> bool:
    """The same kind of document, with the same figures."""
    kinds = _KIND.search(one), _KIND.search(other)
    same = (kinds[0].group() if kinds[0] else "") == (kinds[1].group() if kinds[1] else "")
    return same and _DIGITS.findall(one) == _DIGITS.findall(other) and _differ_by_little(one, other)


def _differ_by_little(one: str, other: str) -> bool:
    """Where one holds the other, a word was left out or stands for another body: 市公职律师管理办法."""
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    # Titles of one body's several rules differ right after its name, and in a word of their own.
    return head > 0 or one[-6:] == other[-6:]


def _both(one: Cited, other: Cited) -> Iterator[Problem]:
    for here, there in ((one, other), (other, one)):
        yield Problem(
            _NEARLY.of(
                one=shorten(here.title.text, 40), other=shorten(there.title.text, 40), there=there.place
            ),
            table=here.table,
            number=here.number,
            column=here.column,
            span=(here.title.start, here.title.end),
        )
