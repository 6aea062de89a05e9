"""含有个人敏感信息

身份证号码、手机号码、银行卡号不应写进上报和公开的材料。确需提供的，另行报送。

依据：《中华人民共和国个人信息保护法》；《中华人民共和国政府信息公开条例》第十五条

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 91 | 调解员张某（身份证号11010119000101009X）调解36件。 |
| ✗ | 92 | 信访人电话138-0000-0000，已答复。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 91 | 统一社会信用代码为11500000MB1234567A，热线电话12315、023-67001234。 |
| 92 | 联系电话：138-0000-0000 |
| 93 | 专利号ZL201811234567.8，申请号20181123456789。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.digits import narrow

NAME_EN = "personal data"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"\d")

_MOST = 5
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![\d.A-Za-z-])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|-\d{4}-\d{4}| \d{4} \d{4})(?![\d.])")
_CARD = re.compile(r"(?<![0-9A-Za-z.])(?:62|4\d|5[1-5])\d{14,17}(?![0-9A-Za-z.])")
_LONG = re.compile(r"\d(?:\d{10}|[- ]\d{4}[- ]\d{4})")
"""What every number that identifies somebody has: eleven digits in a row, or two parts of four."""
_CONTACT = re.compile(r"(?:联系|咨询|办公|值班|服务|举报|投诉)(?:人及)?(?:电话|方式|手机)[:：]?\s?\Z")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_FOUND = Message(
    "含有{kind}“{shown}”，属于个人信息，请删去或者遮盖。",
    "{kind} “{shown}” is personal data: remove or mask it.",
)
_KINDS = {
    "identity": Message("身份证号码", "An identity number"),
    "mobile": Message("手机号码", "A mobile number"),
    "card": Message("银行卡号", "A card number"),
}


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = narrow(text.text)
    if not _LONG.search(plain):
        return
    found = [(m.span(), "identity") for m in _IDENTITY.finditer(plain) if _identity(m.group())]
    found += [
        (m.span(), "mobile")
        for m in _MOBILE.finditer(plain)
        if not _CONTACT.search(plain, max(0, m.start() - 12), m.start())
    ]
    found += [(m.span(), "card") for m in _CARD.finditer(plain) if _luhn(m.group())]
    for span, kind in sorted(found)[:_MOST]:
        number = plain[slice(*span)]
        shown = number[:3] + "*" * (len(number) - 5) + number[-2:]
        yield Problem(_FOUND.of(kind=_KINDS[kind], shown=shown), span=span)


def _identity(number: str) -> bool:
    """The check character of GB 11643."""
    total = sum(int(d) * w for d, w in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def _luhn(number: str) -> bool:
    digits = [int(d) for d in reversed(number)]
    return sum(d if i % 2 == 0 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(digits)) % 10 == 0
