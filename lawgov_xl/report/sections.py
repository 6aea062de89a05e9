"""Whether a report has the parts it should: the sections of its profile, the usual contents, the format's elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from lawgov_xl.errors import Message
from lawgov_xl.report import numbering
from lawgov_xl.report.layouts import Profile, Section
from lawgov_xl.report.profiles import ids, load
from lawgov_xl.report.reading import Said

_SECTION = Message(
    "没有找到体例“{profile}”要求的“{heading}”一节。",
    "The section “{heading}” of the profile “{profile}” was not found.",
)
_CONTENT = Message(
    "没有找到“{what}”方面的内容。年度报告一般应当包括：主要举措和成效、存在的不足和原因、主要负责人履行第一责任人职责情况、下一年度安排。",
    "Nothing was found on {what}. Such a report usually covers results, shortcomings, the principal's duty, and plans.",
)
_ELEMENT = Message("没有找到{what}。", "There is no {what}.")

_USUAL = (
    (
        Message("存在的不足", "shortcomings"),
        re.compile(
            r"存在[^。]{0,16}(?:问题|不足|短板|差距)|(?:问题|不足)(?:和|及)原因|有待(?:加强|提高|健全|完善|增强)|仍需|薄弱"
        ),
    ),
    (Message("主要负责人履行第一责任人职责情况", "the principal's duty"), re.compile(r"第一责任人")),
    (
        Message("下一步安排", "plans"),
        re.compile(
            r"下一步|下一年|明年|今后|(?:工作)?(?:打算|思路|安排|计划|目标和重点)|整改措施|\d{4}年[，,][^。]{0,24}将"
        ),
    ),
)
_NAMES = re.compile(r"\{[^{}]*\}|\[|\]|[0-9]{4}年|“|”")


def missing(body: Sequence[Said], profile: Profile | None) -> Iterator[Message]:
    """What the report lacks: sections of its profile, else usual contents."""
    if profile is not None:
        headings = [_plain(p.text) for p in body if _is_heading(p)]
        for section in profile.sections:
            if section.heading and section.required and not _found(section, headings):
                yield _SECTION.of(profile=profile.name, heading=_readable(section.heading))
    if profile is None or not profile.numbers:
        text = "\n".join(p.text for p in body)
        for what, pattern in _USUAL:
            if not pattern.search(text):
                yield _CONTENT.of(what=what)


def _found(section: Section, headings: Sequence[str]) -> bool:
    wanted = _NAMES.sub("", section.heading)
    return any(fuzz.partial_ratio(wanted, h) >= 75 or fuzz.ratio(wanted, h) >= 60 for h in headings)


def guess(body: Sequence[Said]) -> Profile | None:
    """The shipped profile whose section headings the report has; None where none fits well."""
    headings = [_plain(p.text) for p in body if _is_heading(p)]
    best: tuple[float, Profile] | None = None
    for name in ids():
        profile = load(name)
        wanted = [s for s in profile.sections if s.heading]
        if not wanted or profile.of_many:
            continue
        score = sum(_found(s, headings) for s in wanted) / len(wanted)
        if best is None or score > best[0]:
            best = score, profile
    return best[1] if best and best[0] >= 0.6 else None


def _is_heading(said: Said) -> bool:
    label = numbering.read(said.text)
    return bool(said.level) or (label is not None and label.style in ("一、", "1、") and len(said.text) < 80)


def _plain(text: str) -> str:
    first = re.split(r"[。；]", numbering.unlabelled(text))[0]
    return _NAMES.sub("", first)


def _readable(heading: str) -> str:
    return re.sub(r"\{year\}|\{next_year\}", "××××", re.sub(r"[\[\]]|\{(?!year|next_year)\w+\}", "", heading))


# --- elements of the format ---

_SIGNED = re.compile(
    r"\A\s*[一-龥]{2,30}(?:局|委|办|厅|院|委员会|办公室|政府|中心|法院|检察院|集团|公司)\s*\Z"
)
_DATED = re.compile(
    r"\A\s*(?:\d{4}|[〇○一二三四五六七八九]{4})年\s*[\d一二三四五六七八九十]{1,3}月\s*[\d一二三四五六七八九十]{1,3}日\s*\Z"
)
_ADDRESSED = re.compile(r"\A[^。，；]{2,60}[:：]\s*\Z")
_WHAT = {
    "title": Message("标题", "title"),
    "addressee": Message("主送机关", "addressee"),
    "signature": Message("发文机关署名", "signature"),
    "date": Message("成文日期", "date"),
}


def missing_elements(narrative: Sequence[Said], profile: Profile | None) -> Iterator[Message]:
    """The elements that an official report has and this one lacks."""
    head, tail = narrative[:12], narrative[len(narrative) // 2 :]
    title = any(re.search(r"报告|总结|汇报|情况", p.text) and len(p.text) < 70 for p in head)
    if not title:
        yield _ELEMENT.of(what=_WHAT["title"])
    if (profile is None or profile.addressee) and not any(_ADDRESSED.match(p.text) for p in head):
        yield _ELEMENT.of(what=_WHAT["addressee"])
    if profile is None or profile.signature:
        if not any(_SIGNED.match(p.text) for p in tail):
            yield _ELEMENT.of(what=_WHAT["signature"])
        if not any(_DATED.match(p.text) for p in tail):
            yield _ELEMENT.of(what=_WHAT["date"])
