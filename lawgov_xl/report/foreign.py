"""Text that does not belong to a report: what a web page, an advertisement or another report left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawgov_xl.errors import Message
from lawgov_xl.report import numbering
from lawgov_xl.report.reading import Said
from lawgov_xl.text import shorten

_SLOGAN = Message(
    "“{text}”在报告标题之前，与报告无关，像是网页带入的文字，请删去。",
    "“{text}” stands before the report's title and has nothing to do with it: delete it.",
)
_STAMP = Message(
    "“{text}”像是网页的发布时间或导航，请删去。", "“{text}” looks like a web page's stamp: delete it."
)
_OTHER = Message(
    "“{text}”写的是其他单位（{who}），又在报告末尾，像是网页上的其他文章，请删去。",
    "“{text}” is about another body ({who}) and stands after the report's end: delete it.",
)
_CUT = Message(
    "“{text}”是没有写完的片段，请核对后删去或补全。", "“{text}” is a fragment: delete or complete it."
)
_GLUED = Message(
    "“{text}”混在正文中，反复出现 {n} 次，像是网页带入的文字，请删去。",
    "“{text}” is mixed into the text {n} times; it looks like a web page's: delete it.",
)

_TITLE = re.compile(
    r"(?:报告|总结|汇报|情况|工作要点|自评)(?:（[^）]*）)?\s*\Z|关于[^。]{4,60}(?:报告|汇报|总结)|(?:局|委|办|厅|政府)[^。]{0,40}报告"
)
_STAMPED = re.compile(
    r"\A\s*(?:[^：:]{0,6}[:：]?\s*)?(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{4})[\s\d:：]*"
    r"(?:来源|浏览|点击|阅读|作者|编辑|字号|打印|分享)?[^。，]{0,40}\Z|\A\s*(?:上一篇|下一篇|来源[:：]|责任编辑|相关(?:链接|阅读|文章)|分享到|打印本页|关闭窗口|版权所有|首页\s*[>》])"
)
_DATE_LINE = re.compile(
    r"\A\s*(?:\d{4}|[〇○一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\s*\Z"
)
_END = re.compile(r"特此报告|\A\s*附件[:：]?|\A（?联系人")
_PLACE = re.compile(
    r"(?:\A|(?<=[\s，。；：、（(“,;:在与和由赴向受经及对的]))([一-龥]{2,3}?)(市|省|县|自治州|自治区)(?=[一-龥])"
)
_NO_PLACE = re.compile(r"[全各本我该两市县区为是加联动参和]|城|上市|地方")


def body(narrative: Sequence[Said]) -> tuple[Said, ...]:
    """The paragraphs without those that were found to be foreign."""
    out = {said.number for said, _ in check(narrative)}
    return tuple(p for p in narrative if p.number not in out or len(p.text) > 200)


def check(narrative: Sequence[Said]) -> Iterator[tuple[Said, Message]]:
    """Every paragraph that does not belong, with what it is."""
    first = next((i for i, p in enumerate(narrative[:12]) if _TITLE.search(p.text)), 0)
    for said in narrative[:first]:
        if re.search(r"[!！]\s*\Z|客户|登录|注册|官网|热线|欢迎", said.text) and not _STAMPED.match(
            said.text
        ):
            yield said, _SLOGAN.of(text=shorten(said.text))
    for said in narrative:
        if _STAMPED.match(said.text) and not _DATE_LINE.match(said.text) and not said.table:
            yield said, _STAMP.of(text=shorten(said.text))
    yield from _glued(narrative)
    yield from _tail(narrative)


# --- glued into sentences ---

_TOKEN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z0-9]{1,6}[一-龥]{2,6}(?:登录|注册|官网|下载|入口|开户|投注|平台|网址|直播)"
)


def _glued(narrative: Sequence[Said]) -> Iterator[tuple[Said, Message]]:
    counts: dict[str, int] = {}
    first: dict[str, Said] = {}
    for said in narrative:
        for found in _TOKEN.finditer(said.text):
            counts[found.group()] = counts.get(found.group(), 0) + 1
            first.setdefault(found.group(), said)
    for token, count in counts.items():
        if count >= 2:
            yield first[token], _GLUED.of(text=token, n=count)


# --- after the end ---


def _tail(narrative: Sequence[Said]) -> Iterator[tuple[Said, Message]]:
    """Paragraphs at the end that speak of other places only, or break off."""
    start = max(1, len(narrative) * 2 // 3)
    whole = "\n".join(p.text for p in narrative[:start])
    own = (
        set(_places(narrative[0].text + (narrative[1].text if len(narrative) > 1 else "")))
        if narrative
        else set()
    )
    for said in narrative[start:]:
        if _END.search(said.text) or _DATE_LINE.match(said.text) or numbering.read(said.text):
            continue
        others = [p for p in _places(said.text) if p not in own and p not in whole]
        mine = any(p in said.text for p in own)
        if others and not mine and not re.search(r"我[局委办厅院市县]", said.text):
            yield said, _OTHER.of(text=shorten(said.text), who="、".join(dict.fromkeys(others)))
        elif _broken(said.text):
            yield said, _CUT.of(text=shorten(said.text))


def _places(text: str) -> list[str]:
    """Names of cities, provinces and counties, without 全市, 我市 and the like."""
    return [m.group(1) + m.group(2) for m in _PLACE.finditer(text) if not _NO_PLACE.search(m.group(1))]


def _broken(text: str) -> bool:
    """Whether a paragraph opens a bracket that it never closes and has no stop."""
    plain = text.strip().translate(str.maketrans("()", "（）"))
    return plain.startswith("（") and "）" not in plain and not re.search(r"[。！？]", plain)
