"""封面必填项未填

填报单位、联系人、电话、主送机关、成文日期是生成报告和退回核对所必需的。

依据：填报说明：请先填写本页基本信息

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
|  | 封面 | 填报单位 | 重庆市知识产权局 |
| ✗ | 封面 | 联系人 |  |
|  | 封面 | 联系电话 | 023-60000000 |
|  | 封面 | 主送机关（评估指标） | 市委依法治市办 |
| ✗ | 封面 | 成文日期（评估指标） | 　 |
|  | 评估指标 | 1 | 不涉及 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 封面 | 填报单位 | 重庆市知识产权局 |
| 封面 | 联系人 | 王某 |
| 封面 | 联系电话 | 023-60000000 |
| 封面 | 主送机关（评估指标） | 市委依法治市办 |
| 封面 | 成文日期（评估指标） | 2020年10月20日 |
| 评估指标 | 1 | 不涉及 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.layout import COVER
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import is_blank

NAME_EN = "required cover field blank"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.SUBMISSION

_BLANK = Message(
    "封面的“{label}”没有填写。{hint}",
    "The cover's “{label}” is blank. {hint}",
)
_GONE = Message(
    "封面上没有“{label}”一项。请从下发的工作簿中恢复封面并填写。",
    "The cover has no field “{label}”. Restore the cover from the distributed workbook and fill it in.",
)
_NO_COVER = Message(
    "工作簿没有“封面”表，缺少填报单位、联系人等信息。请从下发的工作簿中恢复封面并填写。",
    "The workbook has no sheet 封面: department and contact are missing. Restore it from the distributed workbook.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    if not submission.cover and COVER not in submission.sheets:
        if submission.edition_found and submission.sheets:
            yield Problem(_NO_COVER, table="cover", sheet=submission.sheets[0], cell="A1")
        return
    for field in submission.edition.cover:
        if not field.required or (field.table and field.table not in submission.tables):
            continue
        value = submission.cover.get(field.key)
        if value is None:
            yield Problem(_GONE.of(label=field.label), table="cover", sheet=COVER, cell="A1")
        elif is_blank(value.text):
            hint = f"{field.hint}。" if field.hint else ""
            yield Problem(
                _BLANK.of(label=field.label, hint=hint), table="cover", sheet=COVER, cell=value.cell
            )
