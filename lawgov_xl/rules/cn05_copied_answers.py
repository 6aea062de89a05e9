"""不同单位的答复文字相同

不同单位对同一项的答复，除本单位名称外一字不差，很可能是互相照抄，没有写本单位的情况。四十个字以下的和答“不涉及”的
不作比较。同样几个单位的各项合为一条。

依据：填报说明：据实填写本单位的措施和成效

反例：
| | 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
| ✗ | 重庆市教育局 | 评估指标 | 40 | 重庆市教育局严格落实规范性文件管理办法，由办公室统一登记、统一编号、统一印发，并在局门户网站公布，定期开展清理工作。 |
| ✗ | 重庆市财政局 | 评估指标 | 40 | 我局严格落实规范性文件管理办法，由办公室统一登记、统一编号、统一印发，并在局门户网站公布，定期开展清理工作。 |
|  | 重庆市审计局 | 评估指标 | 42 | 我局严格落实规范性文件管理办法，由办公室统一登记、统一编号、统一印发，并在局门户网站公布，定期开展清理工作。 |

正例：
| 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|
| 重庆市教育局 | 评估指标 | 40 | 由办公室统一登记、统一编号，在局门户网站公布。 |
| 重庆市财政局 | 评估指标 | 40 | 由办公室统一登记、统一编号，在局门户网站公布。 |
| 重庆市审计局 | 评估指标 | 40 | 我局严格落实规范性文件管理办法，由法规处统一登记、统一编号、统一印发，2019年公布3件，定期开展清理工作。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Picture
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.naming import departments, rows

NAME_EN = "departments give the same answer word for word"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.PICTURE

_COPIED = Message(
    "{names}在“{sheet}”第{numbers}项的答复，除单位名称外文字完全相同。请核实是否照抄，退回改写本单位的情况。",
    "{names} answer rows {numbers} of “{sheet}” word for word alike but for their names. Find out whether they copied.",
)


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    counted = list(picture.counted)
    for table in picture.edition.tables:
        together: dict[tuple[str, ...], list[int]] = {}
        answering = [(m.name, d.tables[table.key].copied) for m, d in counted if table.key in d.tables]
        for at, item in enumerate(table.items):
            alike: dict[int, list[str]] = {}
            for name, prints in answering:
                if prints[at]:
                    alike.setdefault(prints[at], []).append(name)
            for names in alike.values():
                if len(names) > 1:
                    together.setdefault(tuple(names), []).append(item.number)
        for group, numbers in together.items():
            yield Problem(
                _COPIED.of(names=departments(group), sheet=table.sheet, numbers=rows(numbers)),
                table=table.key,
                number=numbers[0],
                numbers=tuple(numbers),
                departments=group,
            )
