"""列举的个数与所写的数不符

“《甲》《乙》《丙》等2个办法”“市公安局、市司法局、市财政局5部门”：逐个列出的与所写的个数对不上。写了“等”的，只在列出的多于所写时指出。

依据：《党政机关公文处理工作条例》第二十条（数字等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 44 | 制定《党组会议制度》《局长办公会议制度》等1项制度。 |
| ✗ | 6 | “质押融资补助”“专利纠纷调解”3项事项网上办理。 |
| ✗ | 13 | 会同市公安局、市司法局、市财政局5部门印发方案。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 44 | 制定《党组会议制度》《局长办公会议制度》等6项制度，《采购办法》已实施3年。 |
| 6 | “质押融资补助”“专利纠纷调解”2项事项网上办理；“知识产权优势、示范企业推荐”“中国专利奖评选推荐”等2项。 |
| 13 | 会同市公安局、市司法局、市财政局4部门印发方案，与市科技局等5部门联合检查。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.amounts import numeral
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, visible
from lawgov_xl.text import shorten

NAME_EN = "the list and its count disagree"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("[》”]|部门|单位|机关|委办局")

_NUMBER = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?![\d.])"
_AMONG = rf"(?P<etc>等)?(?:共|共计|以上|这|上述)?{_NUMBER}(?:个|项|件|部|份|类|种|条|篇|大|家)?"
_TITLES = re.compile(
    rf"(?P<list>《[^《》\n]{{1,80}}》(?:[（(][^（）()\n]{{1,40}}[）)])?(?:[、和及，]?《[^《》\n]{{1,80}}》(?:[（(][^（）()\n]{{1,40}}[）)])?){{1,19}}){_AMONG}(?=制度|办法|文件|规定|方案|法规|规章|条例|意见|通知|协议|法律|党内|配套|[项件部份个])"
)
_QUOTES = re.compile(
    rf"(?P<list>“[^“”\n]{{1,40}}”(?:[、和及]?“[^“”\n]{{1,40}}”){{1,19}}){_AMONG}(?=[{HAN}])(?<=[个项件部份类种条篇大家])"
)
_BODIES = re.compile(
    rf"(?P<list>(?<![{HAN}])?(?:[{HAN}]{{1,14}}(?:局|委|办|厅|院|部|会|中心|政府)[、]){{1,15}}(?:[{HAN}]{{1,14}}(?:局|委|办|厅|院|部|会|中心|政府)))(?P<etc>等)?{_NUMBER}(?:个|家)?(?=部门|单位|机关|市级部门|委办局|家单位)"
)
_ANY_NUMBER = r"[\d一二两三四五六七八九十]"
# What a list ends in: most have no number behind them, and need not be gone through.
_SAID = {
    "t": re.compile(rf"[》）)](?:等)?(?:共|共计|以上|这|上述)?{_ANY_NUMBER}"),
    "q": re.compile(rf"”(?:等)?(?:共|共计|以上|这|上述)?{_ANY_NUMBER}"),
    "b": re.compile(rf"{_ANY_NUMBER}(?:个|家)?(?:部门|单位|机关|市级部门|委办局|家单位)"),
}
_ITEM = {"t": re.compile("《"), "q": re.compile("“"), "b": re.compile("、")}
_WITH = re.compile(r"会同|联合|与|和|商")
_COUNT = Message(
    "列出了{listed}个，写的是{said}个（“…{tail}”）。请核对。",
    "{listed} are listed, {said} are said (“…{tail}”).",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    for kind, pattern, sign in (("t", _TITLES, "》"), ("q", _QUOTES, "”"), ("b", _BODIES, "、")):
        if plain.count(sign) < 1 + (kind != "b") or not _SAID[kind].search(plain):
            continue
        for match in pattern.finditer(plain):
            said = int(match["n"]) if match["n"].isdecimal() else numeral(match["n"])
            listed = len(_ITEM[kind].findall(match["list"])) + (kind == "b")
            # 甲局会同乙局、丙局3个单位 may count the one that asked them.
            more = (
                1 if kind == "b" and _WITH.search(plain, max(0, match.start() - 8), match.end("list")) else 0
            )
            if said and (listed > said or (listed + more < said and not match["etc"])):
                yield Problem(
                    _COUNT.of(
                        listed=listed, said=said, tail=shorten(plain[match.end("list") - 8 : match.end() + 4])
                    ),
                    span=match.span(),
                )
