"""封面填的是占位符

×××、待定、请填写等不是填报内容，会原样进入报告。

依据：填报说明：请先填写本页基本信息

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
|  | 封面 | 填报单位 | 重庆市知识产权局 |
| ✗ | 封面 | 联系人 | ××× |
| ✗ | 封面 | 联系电话 | XXXXXXXX |
| ✗ | 封面 | 主送机关（评估指标） | 请填写主送机关 |
|  | 评估指标 | 1 | 不涉及 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 封面 | 填报单位 | 重庆市知识产权局 |
| 封面 | 联系人 | 王某 |
| 封面 | 联系电话 | 023-60000000转8 |
| 封面 | 落款单位 |  |
| 评估指标 | 1 | 不涉及 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.layout import COVER
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import shorten, squeeze

NAME_EN = "placeholder on the cover"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.SUBMISSION

_PLACEHOLDER = Message(
    "封面的“{label}”填的是占位符“{text}”。请填写实际内容。",
    "The cover's “{label}” holds the placeholder “{text}”. Fill in what it is.",
)
_EMPTY_MARKS = re.compile(r"[×xX✕＊*._＿—\-－/／0０?？○〇□…年月日()（）]{2,40}|某某.{0,6}")
_WORDS = re.compile(
    r"(?:请|待|此处|在此)(?:填写?|补充?|输入|确认|定|核实)|示例|待填|未定|TODO|TBD", re.IGNORECASE
)
_LONGEST = 30


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    for field in submission.edition.cover:
        value = submission.cover.get(field.key)
        plain = squeeze(value.text) if value else ""
        if (
            not value
            or not plain
            or len(plain) > _LONGEST
            or (field.table and field.table not in submission.tables)
        ):
            continue
        hint = bool(field.hint) and plain == squeeze(field.hint)
        if hint or _EMPTY_MARKS.fullmatch(plain) or _WORDS.match(plain):
            message = _PLACEHOLDER.of(label=field.label, text=shorten(value.text))
            yield Problem(message, table="cover", sheet=COVER, cell=value.cell)
