"""混入广告或网页文字

从网页复制材料时，广告语、网站导航、发布时间等常被一并带入，应当删去。

依据：《党政机关公文处理工作条例》第二十条（内容是否符合要求，文字等用法是否规范）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 88 | 推进政务公开。E星体育登录加强主动公开，完善公开指南。 |
| ✗ | 89 | 公开项目3个。为客户维护权益，是我们永远不变的使命！ |
| ✗ | 90 | 制定舆情管理办法。浏览次数：128␣字体大小：大中小 |
| ✗ | 91 | 04.01.2018␣18:22 调解案件639件。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 88 | 推进政务公开，会同市体育局开通网上登录窗口，“渝快办”平台注册企业36家。 |
| 90 | 查处“六合彩”“网络博彩”违法广告12件。 |
| 91 | 整改“责任编辑”缺失等问题，打击代开发票行为。 |
"""

import re
import string
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules import words
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, unquoted
from lawgov_xl.text import shorten

NAME_EN = "advertising or web-page text"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_MOST = 5
_BRANDS = "体育|娱乐|彩票|棋牌|电竞|真人|国际|官方"
_BRAND = re.compile(
    rf"[A-Za-z0-9](?<![A-Za-z].)[A-Za-z0-9]{{0,7}}[{HAN}]{{0,3}}(?:{_BRANDS})(?:登录|注册|下载|入口|官网|网站|平台|APP|app|网址|投注|手机版|客户端|直播|首页)"
)
_HANDLE = re.compile(
    r"(?:QQ|qq|扣扣)(?:群|号)?[:：]?\s?\d{5,11}|(?:微信|V信|vx|VX)号?[:：]\s?[A-Za-z0-9_-]{4,20}"
)
_ENGLISH = re.compile(r"(?:[A-Za-z]{2,20}[ ,]{1,3}){3,12}[A-Za-z]{2,20}")
_STAMP = re.compile(
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})\s{1,4}\d{1,2}:\d\d(?::\d\d)?"
)
_LABELS = "发布时间|发布日期|信息来源|文章来源|来源|作者|编辑|浏览|阅读|点击|字体|字号|稿源|审稿"
_LABEL = re.compile(rf"(?:{_LABELS})\s?[:：]\s?[^，。；\s]{{1,16}}(?=\s|\Z|[【\[])")
_LATIN = re.compile(r"[A-Za-z\d]")
_NETWORK = re.compile(r"[QqVv扣微]")
_LETTER = re.compile(r"[A-Za-z]")
"""What brands and all the others, what handles, and what English sentences cannot do without."""
NEEDS = frozenset(
    (
        *words.foreign_words(),
        *_BRANDS.split("|"),
        *_LABELS.split("|"),
        *"扣扣 微信".split(),
        ":",  # of a stamp of time
        *string.ascii_letters,
    )
)
# A department that fights such things writes of them.
_FOUGHT = re.compile(r"查处|打击|整治|处罚|违法|违规|取缔|虚假|防范|整改|清理|涉嫌|审查|监测|抵制")
_AS_WRONG = re.compile(r".{0,2}(?:违法|违规|广告|案|缺失|等问题|行为)")
_FOUND = Message(
    "“{found}”像是从网页带入的广告或导航文字，请核对后删去。",
    "“{found}” looks like advertising or navigation of a web page: delete it.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = unquoted(text.text)
    spans = [
        (s, e)
        for s, e, _ in words.foreign().find(plain)
        if not (_FOUGHT.search(plain, max(0, s - 12), s) or _AS_WRONG.match(plain, e))
    ]
    latin = _LATIN.search(plain)
    patterns = (
        *((_BRAND,) if latin else ()),
        *((_HANDLE,) if latin and _NETWORK.search(plain) else ()),
        *((_ENGLISH,) if latin and _LETTER.search(plain) else ()),
        *((_STAMP, _LABEL) if ":" in plain or "：" in plain else ()),
    )
    spans += [m.span() for pattern in patterns for m in pattern.finditer(plain)]
    last = 0
    for i, (start, end) in enumerate(sorted(spans)):
        if i == _MOST:
            return
        if start >= last:
            last = end
            found = plain[start:end]
            yield Problem(_FOUND.of(found=shorten(found)), span=(start, end), fix=Fix(found, "", safe=False))
