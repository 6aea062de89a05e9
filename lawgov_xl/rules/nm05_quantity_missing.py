"""要求的数量没有写明

要求写明了次数、学时、比例或者日期（每年至少举办2次、不少于40学时、每年3月1日之前），填写的内容没有写相应的数和时间，无从判断是否达到。

依据：所填指标、任务的要求；填报说明：写明措施和成效

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 76 | 2019年举办行政执法能力提升培训班，206人获得资格。 |
| ✗ | 71 | 由规划与政策法规处负责法制审核，人员均具有法律专业背景。 |
| ✗ | 73 | 建立案卷评查制度，由法规处牵头组织。 |
| ✗ | 105 | 每年定期向市委、市政府报送总结和报告。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 76 | 2019年举办培训班2期，人均60学时。 |
| 71 | 由规划与政策法规处负责法制审核，审核人员占执法人员总数的8%。 |
| 73 | 不涉及 |
| 88 | 2019年以来受理申请12件，全部按期答复。 |
| 35 | 未收到此类建议、提案。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.amounts import Amount, amounts, shown
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.limits import Limit, limits
from lawgov_xl.rules.prose import visible
from lawgov_xl.status import says_not_applicable

NAME_EN = "the quantity asked for is not stated"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
YIELDS_TO = ("TX01", "TX23", "RQ14")

_COUNTED = frozenset("% 次 场 期 学时 课时 人 名 件 项 个 家 份".split())
_ALL = re.compile(r"全部|均|都|所有|一律|逐一|每[件个项份名]|无遗漏|全覆盖|百分之百|百分百|全数|应.{1,3}尽")
_NONE = re.compile(
    r"(?:未|没有|尚未|从未)(?:收到|发生|接到|出现|开展|办理|制定|作出)|无(?:此类|相关|行政|该)|不存在|不承担|移交|划转"
)
_BY = re.compile(r"每年(?:的)?(?:第一季度|\d{1,2}月\d{1,2}日(?:之|以)?前|\d{1,2}月底前)")
_WHEN = re.compile(r"\d月|季度|[一二三四五六七八九十]月|年初|按时|按期|如期")
_NO_DATE = Message(
    "要求“{by}”完成，没有写明实际完成的时间。",
    "“{by}” is asked for, and the answer does not say when it was done.",
)
_MISSING = Message(
    "要求“{limit}”，没有写明实际是多少。",
    "“{limit}” is asked for, and the answer does not say how much it was.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.item is None or text.role is not Role.ANSWER or len(text.text) < 4:
        return
    asked = [limit for limit in limits(text.item.requirement) if limit.least and limit.unit in _COUNTED]
    by = _BY.search(text.item.requirement)
    if (not asked and not by) or says_not_applicable(text.text):
        return
    plain = visible(text.text)
    if _NONE.search(plain):
        return
    given = amounts(text.text)
    for limit in asked:
        if not _stated(plain, given, limit):
            yield Problem(_MISSING.of(limit=limit.text))
            return
    if by and not _WHEN.search(plain):
        yield Problem(_NO_DATE.of(by=by.group()))


def _stated(plain: str, given: tuple[Amount, ...], limit: Limit) -> bool:
    if limit.unit == "%" and limit.value == 100 and _ALL.search(plain):
        return True
    kin = {"人": "人名", "名": "人名", "学时": "学时课时小时", "课时": "学时课时小时"}.get(
        limit.unit, limit.unit
    )
    kin = "次场期" if limit.unit in ("次", "场", "期") else kin
    return any(a.unit in kin for a in given) or f"{shown(limit.value)}{limit.unit}" in plain
