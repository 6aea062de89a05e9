"""词语搭配不当

动词与宾语不相配，如“完善…能力”（应为“提高”）、“推进…职责”（应为“履行”）、“颁布…通知”（应为“发布”或者“印发”）。

依据：《党政机关公文处理工作条例》第十九条（表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 103 | 进一步完善我局工作人员学法用法的能力。 |
| ✗ | 104 | 进一步推进法治建设第一责任人职责。 |
| ✗ | 42 | 在局官网上颁布废止的通知。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 103 | 完善学法用法制度，提高工作人员能力，推进治理体系和治理能力建设。 |
| 104 | 履行推进法治建设第一责任人职责，推进职责清单化。 |
| 42 | 颁布《采购条例》，发布废止的通知。 |
"""

import re
from collections.abc import Iterator
from itertools import product

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import EDGE, Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import untitled
from lawgov_xl.text import LEFTOVER_SIGNS, SPACES, shorten

NAME_EN = "verb and object do not go together"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_IN = "[^，。；：！？、\\n和与及]"
_END = r"(?=[，。；！？\n]|\s{0,8}\Z)"
_PATTERNS = (
    (re.compile(rf"(?:完善|健全|建立){_IN}{{0,20}}(?:能力|水平|意识|素质){_END}"), "提高、增强"),
    (re.compile(rf"(?<!履行)(?:推进|推动|开展|提高|加强){_IN}{{0,18}}(?<!履行)职责{_END}"), "履行"),
    (re.compile(rf"(?:颁布|公布){_IN}{{0,14}}(?:通知|函|意见|方案){_END}"), "发布、印发"),
    (re.compile(rf"(?:提高|增强|提升){_IN}{{0,12}}(?:制度|机制|力度|措施){_END}"), "完善、加大"),
    (re.compile(rf"(?:加大|扩大){_IN}{{0,12}}(?:意识|水平|质量|能力){_END}"), "提高、增强"),
    (re.compile(r"积极(?:注重|重视)"), "积极推进、注重"),
    (re.compile(rf"(?:深刻|热烈)(?:建设|制定|开展){_IN}{{1,12}}"), "扎实、深入"),
)
# The objects, where a clause ends after them (a leftover leaves a blank), and what needs no end.
_OBJECTS = "能力 水平 意识 素质 职责 通知 函 意见 方案 制度 机制 力度 措施 质量".split()
_AFTER = (*"，。；！？", *SPACES, *LEFTOVER_SIGNS, EDGE)
NEEDS = frozenset((*map("".join, product(_OBJECTS, _AFTER)), "积极注重", "积极重视", "深刻", "热烈"))
_ODD = Message(
    "“{found}”搭配不当，宜用“{better}”。", "Verb and object do not go together in “{found}” ({better})."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = untitled(text.text)
    for pattern, better in _PATTERNS:
        match = pattern.search(plain)
        if match:
            found = shorten(text.text[slice(*match.span())], 28)
            yield Problem(_ODD.of(found=found, better=better), span=match.span())
