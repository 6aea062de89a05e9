"""尚未到的日期写成已经完成

填报时还没有到的日期，写成“已完成”“印发了”，多是年份写错。计划、打算、期限不受影响。

依据：《党政机关公文处理工作条例》第二十条（时间、数字等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 48 | 2021年4月26日召开专家论证会。 |
| ✗ | 49 | 2022年印发实施方案，成效明显。 |
| ✗ | 50 | 截至2021年6月底，已办结案件36件。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 48 | 2020年4月26日召开专家论证会，计划于2021年3月1日前建成系统。 |
| 49 | 将于2021年印发实施方案；目标是到2025年完成；编制《2021年要点》，已申报2021年立法项目。 |
"""

import re
from collections.abc import Iterator
from datetime import date

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.dates import days, given_on
from lawgov_xl.rules.prose import sentence_at, untitled

NAME_EN = "a future date told as done"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("20")

_PLANNED = re.compile(
    r"计划|拟|将|预计|力争|争取|前(?:\Z|完成|建成|印发|出台)|之前|以前|截止|目标|规划|到\Z|(?<!截)至\Z|下一步|打算|安排|有效期|期限|力求|准备|要(?!求|点)|申报|纳入|列入|编制|起草|制定|年度|推迟|延期|分年|预算|届时|迎接|用于|适用|谋划|筹备|[—～~-]\Z"
)
_NEAR = 30
_DONE = re.compile(
    r"已|了|完成|印发|召开|举办|建成|成立|获得|获评|发布|出台|开展|组织|验收|签订|签署|通过|修订|废止|公布|开通|上线|调解|办结|查处|培训|参加"
)
_YEAR_ONLY = re.compile(r"(20(?<![\d〔\[（(【]..)\d\d)年(?:年?[底末])?(?![度底前末—\-~～]|\d|以前|之前)")
_SURELY = re.compile(r"已|了|累计|共|全部")
_LATER = Message(
    "“{text}”晚于填报时间（{today}），却写成已经完成，请核对。",
    "“{text}” is later than the report ({today}), yet told as done.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    if "20" not in text.text:
        return
    today = given_on(text.table, context.today)
    plain = untitled(text.text)
    spans = [
        (d.start, d.end)
        for d in days(text.text)
        if d.year
        and d.year >= today.year
        and (when := d.first(d.year))
        and when > (today if d.day else date(today.year, today.month, 28))
    ]
    spans += [m.span() for m in _YEAR_ONLY.finditer(plain) if int(m.group(1)) > today.year]
    for start, end in spans:
        if plain[start : start + 4] != text.text[start : start + 4]:
            continue  # within a title
        begin, stop, _ = sentence_at(text.text, start)
        # 2021年底 and what stands in a remedy may well be promised without a word that says so.
        promised = text.role is Role.REMEDY or plain[end - 1] in "底末"
        done = (_SURELY if promised else _DONE).search(plain, end, min(stop, end + _NEAR))
        # Between the date and what is said to be done, and just before the date, stands what makes it a plan.
        before = plain[max(begin, start - 12) : start]
        if done and not _PLANNED.search(before) and not _PLANNED.search(plain[end : done.end() + 2]):
            yield Problem(_LATER.of(text=plain[start:end], today=today.isoformat()), span=(start, end))
