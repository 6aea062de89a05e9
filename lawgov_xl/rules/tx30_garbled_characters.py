"""乱码和未替换的占位符

无法显示的字符、网页代码、公式错误值，以及“XX”“××”“____”“（待补充）”等没有填上的占位符。

依据：填报说明：填写完整，文字清晰可读

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 成立调解委员会�个。 |
| ✗ | 58 | 全年罚款XXX万元。 |
| ✗ | 59 | 签署协作协议____份。 |
| ✗ | 61 | 录入案件（待补充）。 |
| ✗ | 62 | 公开指南&nbsp;12份<br>。 |
| ✗ | 65 | 结果：#REF! |
| ✗ | 66 | 调解员×××同志被评为先进。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 成立调解委员会1个，长×宽为3×4米；查处××公司违法案件1件。 |
| 58 | 联系人：×××；联系电话：×××××××× |
| 59 | 审查PCT申请36件，参加人数<20人，R&D投入3万元。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, visible

NAME_EN = "garbled characters or unfilled placeholders"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
YIELDS_TO = ("RQ14",)

_MOST = 5
_GARBLED = re.compile(
    r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff0-\uffff]{1,40}|锟斤拷|烫烫烫|ï»¿|(?:Ã[\x80-\xff]){1,10}"
)
_MARKUP = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot|#\d{2,5}|#x[0-9a-fA-F]{2,4});|</?(?:br|p|div|span|font|b|td|tr|a|strong|img|table)(?:\s[^<>\n]{0,120})?/?>|_x[0-9A-F]{4}_"
)
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!)")
_BLANK = re.compile(
    rf"(?<![A-Za-z0-9])[XxＸｘ]{{2,12}}(?![A-Za-z0-9]|公司|企业|店|厂|人)|[×╳]{{2,12}}(?!某|公司|企业|店|厂|医院|学校|银行|中心|案|人|市场|专利|商标|村|镇|街道)|(?<![{HAN}A-Za-z0-9×╳])[×╳](?=[{HAN}])|_{{3,40}}|＿{{2,40}}|\?{{3,40}}|？{{4,40}}|〇{{3,12}}|[*＊]{{3,40}}"
    r"|[（(【\[](?:此处)?(?:待(?:补充|完善|定|核实|填|确认|更新)|略|空|未完|续|数据待)[^）)】\]\n]{0,12}[）)】\]]|待补充|TODO|TBD|某某(?=局|市|年|月|同志)"
)
# A form's contact line is masked on purpose.
_CUT_NUMBER = re.compile(rf"(?<=[增长达到为约占率降升])(?<![\d.])\d{{1,6}}\.(?=[{HAN}，。；]|\s|\Z)")
_CONTACT = re.compile(r"(?:联系人|联系电话|电话|传真|邮箱|地址|身份证号?)[:：]?\s?[^\n]{0,12}\Z")
# What every pattern above needs one of: most texts have none.
_LEFT_OUT = "|".join(
    re.escape(before + word) for before in ("（", "(", "【", "[", "此处") for word in "略空续"
)
NEEDS = re.compile(
    r"[\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff0-\uffff&<#._XxＸｘ×╳＿*＊]|ï»¿|Ã|锟斤拷|烫烫烫|\?\?\?|？？？？|〇〇〇"
    rf"|待补充|待完善|待定|待核实|待填|待确认|待更新|数据待|未完|{_LEFT_OUT}|TODO|TBD|某某"
)
_CODE = Message("有无法辨认的字符或者代码“{found}”，请删改。", "Unreadable characters or code “{found}”.")
_CUT = Message("“{found}”的小数没有写完，请核对。", "The decimal “{found}” is cut off.")
_EMPTY = Message("占位符“{found}”没有填上实际内容。", "The placeholder “{found}” was never filled in.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    if not NEEDS.search(plain):
        return
    found = [(m, _CODE) for pattern in (_GARBLED, _MARKUP, _ERROR) for m in pattern.finditer(plain)]
    found += [(m, _CUT) for m in _CUT_NUMBER.finditer(plain)]
    found += [
        (m, _EMPTY)
        for m in _BLANK.finditer(plain)
        if not _CONTACT.search(plain, max(0, m.start() - 24), m.start())
    ]
    for match, message in sorted(found, key=lambda f: f[0].start())[:_MOST]:
        piece = match.group()
        shown = piece if piece.isprintable() and piece < "\ue000" else f"U+{ord(piece[0]):04X}"
        fix = Fix(piece, "", safe=True) if piece.startswith("_x00") else None
        yield Problem(message.of(found=shown[:20]), span=match.span(), fix=fix)
