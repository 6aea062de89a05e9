"""正文夹带网址

正文一般不写网址。确需写明的，先说明是什么的网址（如“网址”“邮箱”“平台”）。

依据：《党政机关公文处理工作条例》第十九条（表述准确，文字精炼）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 88 | 推进政务公开http://news.example.com/a/123.html，公开信息500条。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 88 | 市政府公开邮箱http://www.cq.gov.cn/publicmail/citizen/index.aspx接收举报投诉；网址：www.cq.gov.cn。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import shorten

NAME_EN = "web address in the text"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"://|www\.")

_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]{3,200}")
_NAMED = re.compile(
    r"(?:网址|网站|官网|邮箱|平台|系统|链接|网页|门户|主页|地址|登录|访问|入口|专栏|公众号)[^。；\n]{0,14}\Z"
)
_BARE = Message(
    "正文夹带网址“{found}”，没有说明用途。一般不写网址，确需保留的请写明是什么的网址。",
    "A web address “{found}” stands in the text without a word on what it is.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    for i, match in enumerate(_ADDRESS.finditer(plain)):
        if i == 3:
            return
        if not _NAMED.search(plain, max(0, match.start() - 24), match.start()):
            yield Problem(_BARE.of(found=shorten(match.group(), 40)), span=match.span())
