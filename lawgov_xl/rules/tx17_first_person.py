"""以个人口吻代替单位

单位的自查材料以单位为主语：写“我局”“本单位”，不写“我切实履行…”“本人”“笔者”。多半是从个人述职材料抄来的。

依据：《党政机关公文处理工作条例》第十九条（表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 104 | 我切实履行推进法治建设第一责任人职责。 |
| ✗ | 105 | 本人带头学法，全年讲授法治课2次。 |

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

_UNITS = (
    "局委办厅院部处会市区县省州镇乡村国校党军方单机中站所司社科室队行馆台厂场街系支分总系市们家公集自盟旗辖"
)
_PERSON = re.compile(
    rf"(?<![自忘无大小敌物唯])我(?![{_UNITS}行])(?=[^\s，。；、）”》])|(?<=[，。；\n])本人(?=[\u4e00-\u9fff，])|\A本人(?=[\u4e00-\u9fff，])|笔者|(?:我|本)个人(?!信息|隐私)"
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
