"""文件名称没有书名号

出台、印发的文件，名称应当用书名号标出：“出台关于…的通知”应为“出台《关于…的通知》”。

依据：《标点符号用法》（GB/T 15834—2011）4.15

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 17 | 我局出台关于在行政管理事项中查询“红黑名单”工作的通知。 |
| ✗ | 18 | 印发了重庆市知识产权局关于加强执法工作的实施意见（渝知发〔2019〕8号）。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 17 | 我局出台《关于在行政管理事项中查询“红黑名单”工作的通知》。 |
| 18 | 印发关于《采购管理办法》的通知，征求关于立法工作的意见，发布关于停水的公告栏3处。 |
| 19 | 制定关于法治建设的工作措施12条。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, untitled, visible
from lawgov_xl.text import shorten

NAME_EN = "document title without 《》"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile("关于")

_MOST = 5
_BARE = re.compile(
    rf"(?:印发|出台|制定|制订|下发|转发|颁布|制发|修订)了?(?P<title>(?:[{HAN}]{{2,20}}?)?关于[^，。；《》\n]{{4,60}}?的(?:通知|实施意见|指导意见|若干意见|意见|实施方案|工作方案|实施办法|管理办法|办法|规定|实施细则|公告|通告|决定))(?=[，。；、（(]|\s|\Z|等|和)"
)
_LACKS = Message("文件名称应加书名号：“{fixed}”。", "A title takes 《》: write “{fixed}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    if "关于" not in text.text:
        return
    plain = visible(text.text)
    for i, match in enumerate(_BARE.finditer(untitled(text.text))):
        if i == _MOST:
            return
        start, end = match.span("title")
        found = plain[start:end]
        fixed = f"《{found}》"
        yield Problem(
            _LACKS.of(fixed=shorten(fixed, 40)), span=(start, end), fix=Fix(found, fixed, safe=False)
        )
