"""不同单位写的全市数字不一致

“全市共有行政规范性文件24件”这样的数字，说的是同一件事，牵头单位和参加单位写得不同，至少有一处不准。只比较同一项中
范围（全市、全区）、年份、事物、单位都相同的数字；各单位自己的数字不作比较。

依据：《党政机关公文处理工作条例》第十九条：内容真实准确

反例：
| | 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
| ✗ | 市司法局 | 任务清单 | 48 | 截至2019年底，全市共有行政规范性文件2405件。 |
| ✗ | 市政府办公厅 | 任务清单 | 48 | 组织清理，截至2019年底，全市共有行政规范性文件2450件。 |

正例：
| 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|
| 市司法局 | 任务清单 | 48 | 截至2019年底，全市共有行政规范性文件2405件，我局24件。 |
| 市政府办公厅 | 任务清单 | 48 | 截至2018年底，全市共有行政规范性文件2380件。 |
| 市教育局 | 任务清单 | 48 | 现有行政规范性文件15件。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Picture
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.naming import departments

NAME_EN = "departments give different figures for the whole city"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.PICTURE

_DISAGREE = Message(
    "第{number}项“{what}”，{said}。说的是同一件事，请核实后统一。",
    "Row {number}, “{what}”: {said}. It is one and the same thing: find out which is right.",
)
_SAID = Message("{names}写作 {value}", "{names}: {value}")
_AND = Message("{first}，{rest}", "{first}; {rest}")


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    found: dict[tuple[str, int, str], dict[str, list[str]]] = {}
    for member, digest in picture.counted:
        for figure in digest.figures:
            values = found.setdefault((figure.table, figure.item, figure.what), {})
            saying = values.setdefault(figure.value, [])
            if member.name not in saying:
                saying.append(member.name)
    for (table, number, what), values in found.items():
        names = tuple(dict.fromkeys(n for by in values.values() for n in by))
        if len(values) > 1 and len(names) > 1:
            said = [
                _SAID.of(names=departments(tuple(by)), value=value)
                for value, by in sorted(values.items(), key=lambda p: (-len(p[1]), p[0]))
            ]
            text = said[-1]
            for earlier in reversed(said[:-1]):
                text = _AND.of(first=earlier, rest=text)
            yield Problem(
                _DISAGREE.of(number=number, what=what, said=text),
                table=table,
                number=number,
                departments=names,
            )
