"""宜用规范的名称

规范性文件用“合法性审核”，重大行政决策用“合法性审查”；“督察”与“督查”、“地方性法规”与“地方法规”、“作出贡献”与“做出贡献”等，
按要求原文和规范名称书写。

依据：《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》（国办发〔2018〕115号）；《重大行政决策程序暂行条例》；《党政机关公文处理工作条例》第十九条

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 38 | 完善规范性文件合法性审查制度，审查文件8件。 |
| ✗ | 109 | 按照督查要求，整改问题3个。 |
| ✗ | 32 | 申报2020年地方法规调研项目1个。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 38 | 完善规范性文件合法性审核制度，审核文件8件。 |
| 50 | 对重大决策进行合法性审查，审查3项。 |
| 109 | 按照督察要求，整改问题3个。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import untitled

NAME_EN = "a more proper term exists"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
NEEDS = frozenset("合法性审查 督查 督察 地方法规 做出 行政事业收费".split())

# Pattern, what is to be written instead, and whether only where the requirement has it. What is to be replaced stands
# in every match.
_TERMS = (
    (re.compile(r"(?<=规范性文件)(?:的)?合法性审查|(?<=文件合法性)审查(?!和|与)"), "审查", "审核", False),
    (re.compile(r"(?<!规范性文件)合法性审查"), "合法性审查", "合法性审核", True),
    (re.compile(r"督查(?!室|办|局|处|科|组)"), "督查", "督察", True),
    (re.compile(r"督察(?!室|办|局|处|科|组|长|专员)"), "督察", "督查", True),
    (re.compile(r"地方法规(?!、?规章)"), "地方法规", "地方性法规", False),
    (re.compile(r"做出(?:应有的|积极|重要|更大|新的)?贡献"), "做出", "作出", False),
    (re.compile(r"行政事业收费"), "行政事业收费", "行政事业性收费", False),
)
_PROPER = Message("“{found}”宜写作“{proper}”。", "“{found}” is more properly “{proper}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = untitled(text.text)
    requirement = text.item.requirement if text.item else ""
    for pattern, old, new, from_requirement in _TERMS:
        if from_requirement and (new not in requirement or old in requirement):
            continue
        if old in plain and (match := pattern.search(plain)):
            found = match.group()
            proper = found.replace(old, new)
            yield Problem(
                _PROPER.of(found=found, proper=proper), span=match.span(), fix=Fix(found, proper, safe=False)
            )
