"""照抄指标、任务原文

把要求的原文抄一遍，等于没有回答。除“未发生”“不存在”一类只能照样声明的句子外，八成以上的文字与要求相同的，会指出并写明比例。

依据：《党政机关公文处理工作条例》第十九条（从实际出发，分析问题实事求是）；填报说明：结合本单位实际填写

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 69 | 我局行政执法记录严格依法依规归档保存。 |
| ✗ | 109 | 按要求贯彻落实中共中央办公厅、国务院办公厅《法治政府建设与责任落实督察工作规定》，本部门党组织领导和监督本单位做好法治政府建设工作。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 39 | 我局未发生因行政规范性文件未按程序制定被通报的情况。 |
| 69 | 2019年以来办结的12件案件均已归档，案卷由局档案室按年度编号保存。 |
"""

from collections.abc import Iterator
from functools import lru_cache

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import bare, denies, grams, sentences, shared

NAME_EN = "answer copied from the requirement"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT

_RUN = 5
"""Characters that must run alike to count as copied."""
_SHARE = 0.8
_SHORTEST = 12
_SPARE = 6
"""Characters by which a text as a whole may differ from its sentences, where 我局 spans their ends."""
_COPIED = Message(
    "约{share}%的文字与要求的原文相同。请写本单位的实际做法和结果，不照抄要求。",
    "About {share} % of the text is the wording of the requirement. Say what the department really did.",
)


@lru_cache(maxsize=1024)
def _characters(text: str) -> frozenset[str]:
    return frozenset(text)


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.role is not Role.ANSWER or text.item is None or len(text.text) < _SHORTEST:
        return
    requirement = bare(text.item.requirement)
    if not denies(text.text):
        # What is alike stands in the requirement character by character; most answers can be told apart by that.
        own, there = bare(text.text), _characters(requirement)
        for some in (own[: len(own) // 2], own):  # the first half tells it of most
            others = len(some) - sum(map(there.__contains__, some))
            if len(own) - others + _SPARE < len(own) * _SHARE:
                return
    source = grams(requirement, _RUN)
    total = same = 0
    for _, _, sentence in sentences(text.text):
        if not denies(sentence):
            own = bare(sentence)
            total += len(own)
            same += sum(shared(own, source, _RUN))
    if total >= _SHORTEST and same >= total * _SHARE:
        yield Problem(_COPIED.of(share=round(100 * same / total)))
