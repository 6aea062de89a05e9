"""以个人口吻代替单位

单位的自查材料以单位为主语：写“我局”“本单位”，不写“我切实履行…”“本人”“笔者”。多半是从个人述职材料抄来的。

依据：《党政机关公文处理工作条例》第十九条（表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 104 | 我切实履行推进法治建设第一责任人职责。 |
| ✗ | 105 | 本人带头学法，全年讲授法治课2次。 |
| ✗ | 106 | 我会同市公安局办理案件3件。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 104 | 我局主要负责人切实履行推进法治建设第一责任人职责，推动我市、我国立法，提高自我约束能力。 |
| 105 | 推出《我们的战“疫”》公益宣传片，开展“我为群众办实事”活动；当事人本人到场。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import unquoted

NAME_EN = "a person speaks instead of the department"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = frozenset(("我", "本人", "笔者", "本个人"))

# What 我 may stand before: a unit, a place; not the verbs that begin alike (我委托, 我办理, 我会同).
_UNIT = (
    r"局|委(?![托派婉屈])|厅|院|市|区(?![分别])|县|省|州|盟|旗|镇|乡|村|国|党|军|们|家|方(?![便向案法])|单位|公司|机关|中心|部(?![署分])|办(?![理结案公好事成学了])"
    r"|处(?![理置罚于分在])|会(?![同商签议见上])|校|站|所(?![有以在属做])|司(?!法)|社(?!会)|科(?![学技研])|室|队|馆|台|厂|场|街道|系统|支队|大队|总队|分局|集团|辖区|团(?!结)|行(?=[，。的在于已为、])"
)
_PERSON = re.compile(
    rf"(?<![自忘无大小敌物唯])我(?!{_UNIT})(?=[一-龥])|(?<=[，。；\n])本人(?=[一-龥，])|\A本人(?=[一-龥，])|笔者|(?:我|本)个人(?!信息|隐私)"
)
_OURS = re.compile(r"(?:我|本)(?:局|委|办|厅|院|单位|部门|中心)(?!会|室|公|党)")
_SAID = Message(
    "“{found}”是个人口吻，单位材料应写{ours}。", "“{found}” is a person speaking; write {ours} instead."
)
_PLAIN = Message("“我局”（或者“我委”“本单位”）", "“我局” (or as the department calls itself)")


def check(text: Text, context: Context) -> Iterator[Problem]:
    if "我" not in text.text and "本人" not in text.text and "笔者" not in text.text:
        return
    plain = unquoted(text.text)
    ours = _OURS.search(plain)
    for i, match in enumerate(_PERSON.finditer(plain)):
        if i == 3:
            return
        name: object = f"“{ours.group()}”" if ours else _PLAIN
        near = plain[match.start() : match.end() + 4]
        fix = Fix(match.group(), ours.group(), safe=False) if ours else None
        yield Problem(_SAID.of(found=near, ours=name), span=match.span(), fix=fix)
