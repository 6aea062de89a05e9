"""不同单位引用同一文件，文号不一致

同一标题、同一发文机关代字的文件，几个单位写的年份或顺序号不同，至少有一处写错；标题写明了发文机关的，代字不同也
列出。各单位自己印发的同名文件（代字不同、标题中没有发文机关）不在此列。

依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5

反例：
| | 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
|  | 甲局 | 评估指标 | 40 | 落实《关于加强行政规范性文件管理的通知》（渝府发〔2019〕27号）要求。 |
|  | 乙局 | 评估指标 | 42 | 落实《关于加强行政规范性文件管理的通知》（渝府发〔2019〕27号）要求。 |
| ✗ | 丙局 | 评估指标 | 40 | 落实《关于加强行政规范性文件管理的通知》（渝府发〔2019〕72号）要求。 |

正例：
| 单位 | 表 | 序号 | 完成情况 |
|---|---|---|---|
| 甲局 | 评估指标 | 40 | 印发《法治政府建设工作要点》（甲发〔2019〕27号）。 |
| 乙局 | 评估指标 | 40 | 印发《法治政府建设工作要点》（乙发〔2019〕5号）。 |
| 丙局 | 评估指标 | 42 | 印发《法治政府建设工作要点》（乙发〔2019〕5号），并落实《关于加强行政规范性文件管理的通知》（渝府发[2019]27号）。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Citation, Picture
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.naming import departments

NAME_EN = "departments cite one document under different numbers"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.PICTURE

_ISSUER = re.compile(
    r"\A[一-龥、]{2,40}?(?:政府|委员会|办公厅|办公室|市委|省委|国务院|[一-龥]局)(?:、[一-龥]+)*关于"
)
_CONFLICT = Message(
    "《{title}》的文号，{others}写作“{number}”，{names}写作“{usual}”。请核对原文，统一改正。",
    "{others} cite 《{title}》 as “{number}”, {names} as “{usual}”. Check the document and correct it.",
)

Cited = dict[str, dict[str, list[Citation]]]
"""Number -> department -> citations."""


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    found: dict[tuple[str, str], Cited] = {}
    for member, digest in picture.counted:
        for cited in digest.citations:
            code = "" if _ISSUER.match(cited.title) else cited.number.partition("〔")[0]
            numbers = found.setdefault((cited.title, code), {})
            numbers.setdefault(cited.number, {}).setdefault(member.name, []).append(cited)
    for (title, _), numbers in found.items():
        if len(numbers) > 1 and len({d for by in numbers.values() for d in by}) > 1:
            yield from _conflicts(title, numbers)


def _conflicts(title: str, numbers: Cited) -> Iterator[Problem]:
    """The number that most departments write is held against every other one."""
    usual, *others = sorted(numbers, key=lambda n: (-len(numbers[n]), n))
    level = [n for n in others if len(numbers[n]) == len(numbers[usual])]
    for number in others:
        mine = numbers[number]
        if set(mine) <= set(numbers[usual]):
            continue  # the same departments write both: a matter of their own workbook
        by_table: dict[str, list[int]] = {}
        for cited in (
            c
            for by in ((mine, numbers[usual]) if number in level else (mine,))
            for cs in by.values()
            for c in cs
        ):
            by_table.setdefault(cited.table, []).append(cited.item)
        names = tuple(dict.fromkeys((*mine, *(numbers[usual] if number in level else ()))))
        for table, items in by_table.items():
            rows = tuple(sorted(set(items)))
            yield Problem(
                _CONFLICT.of(
                    title=title,
                    others=departments(tuple(mine)),
                    number=number,
                    names=departments(tuple(numbers[usual])),
                    usual=usual,
                ),
                table=table,
                number=rows[0],
                numbers=rows,
                departments=names,
            )
