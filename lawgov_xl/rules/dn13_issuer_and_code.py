"""发文机关与代字不符

以办公厅（室）名义印发的文件，机关代字里有“办”（渝府办发）；以政府、党委名义印发的没有（渝府发）。两者对不上的，标题或者文号有误。

依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5、7.3.1（发文字号由发文机关代字、年份、发文顺序号组成）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 16 | 落实《重庆市人民政府办公厅关于印发战略纲要的通知》（渝府发〔2014〕83号）。 |
| ✗ | 17 | 落实《重庆市人民政府关于加快强市建设的意见》（渝府办发〔2016〕25号）。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 16 | 落实《重庆市人民政府办公厅关于印发战略纲要的通知》（渝府办发〔2014〕83号）。 |
| 17 | 落实《重庆市人民政府关于加快强市建设的意见》（渝府发〔2016〕25号）、《国务院办公厅转发商务部关于促销的意见》（国办发〔2019〕1号）。 |
| 18 | 落实《中共重庆市委办公厅、重庆市人民政府办公厅关于改革的意见》（渝委办发〔2019〕9号）。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.documents import titles
from lawgov_xl.text import shorten

NAME_EN = "issuer and code of a document disagree"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("《")

_OFFICE = re.compile(
    r"\A[^关转]{0,40}?(?:政府|国务院|省委|市委|区委|县委|中共中央)办公[厅室](?=关于|转发|印发)"
)
_BODY = re.compile(r"\A[^关转]{0,40}?(?:政府|国务院|省委|市委|区委|县委|中共中央|委员会)(?=关于|批转)")
# Codes of governments and party committees, with or without their office.
_CODE = re.compile(r"(?:国|府|政|委|中)(办)?(?:发|函|字)\Z")
_SAID = Message(
    "《{title}》以{issuer}名义印发，文号代字却是“{code}”，请核对标题和文号。",
    "《{title}》 is issued by {issuer}, but its code is “{code}”.",
)
_OF_OFFICE = Message("办公厅（室）", "the general office")
_OF_BODY = Message("政府或者党委", "the government or committee itself")


def check(text: Text, context: Context) -> Iterator[Problem]:
    for title in titles(text.text):
        if title.number is None or (code := _CODE.search(title.number.code)) is None:
            continue
        office, body = bool(_OFFICE.match(title.text)), bool(_BODY.match(title.text))
        if (office and not code.group(1)) or (body and not office and code.group(1)):
            yield Problem(
                _SAID.of(
                    title=shorten(title.text, 32),
                    issuer=_OF_OFFICE if office else _OF_BODY,
                    code=title.number.code,
                ),
                span=(title.start, title.number.end),
            )
