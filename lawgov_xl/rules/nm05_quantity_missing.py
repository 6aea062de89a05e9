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
from functools import lru_cache

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.amounts import amounts, shown
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.limits import Limit, limits
from lawgov_xl.rules.prose import visible
from lawgov_xl.status import says_not_applicable

NAME_EN = "the quantity asked for is not stated"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
YIELDS_TO = ("TX01", "TX23", "RQ14")

_COUNTED = frozenset("% 次 场 期 学时 课时 人 名 件 项 个 家 份".split())
_KIN = {"人": "人 名", "名": "人 名", "次": "次 场 期", "场": "次 场 期", "期": "次 场 期"}
_KIN |= dict.fromkeys(("学时", "课时"), "学时 课时 小时")
"""Units in which the same may be counted."""
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
    asked, by = _asked(text.item.requirement)
    if (not asked and not by) or says_not_applicable(text.text):
        return
    plain = visible(text.text)
    given = {a.unit for a in amounts(text.text)} if asked else set()
    missing = next((limit for limit, told in asked if not _stated(plain, given, limit, told)), None)
    if (missing or (by and not _WHEN.search(plain))) and not _NONE.search(plain):
        yield Problem(_MISSING.of(limit=missing.text) if missing else _NO_DATE.of(by=by))


@lru_cache(maxsize=1024)
def _asked(requirement: str) -> tuple[tuple[tuple[Limit, str], ...], str]:
    """The quantities that a requirement asks for at least, each with its figure as people write it, and the time by
    which it does ("" where it names none)."""
    by = _BY.search(requirement)
    asked = (limit for limit in limits(requirement) if limit.least and limit.unit in _COUNTED)
    return tuple((limit, shown(limit.value) + limit.unit) for limit in asked), by.group() if by else ""


def _stated(plain: str, given: set[str], limit: Limit, told: str) -> bool:
    """given: the units of all amounts of the answer."""
    if limit.unit == "%" and limit.value == 100 and _ALL.search(plain):
        return True
    return not given.isdisjoint(_KIN.get(limit.unit, limit.unit).split()) or told in plain
