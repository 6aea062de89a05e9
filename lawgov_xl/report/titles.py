"""Titles of chapters and sections as words of a sentence: 4．完善宏观调控。 -> 完善宏观调控."""

from __future__ import annotations

import re
from functools import lru_cache

from lawgov_xl.report import numbering
from lawgov_xl.report.voice import begins_with_verb
from lawgov_xl.text import squeeze

_PREDICATE = re.compile(
    r"(?P<noun>[^，、。；]{2,24}?)(?P<verb>依法全面履行|依法有效化解|全面(?:推行|履行|提高|落实|推进|加强|提升)|"
    r"有效(?:化解|落实)|不断(?:完善|提高|健全)|基本(?:健全|完善)|健全|完善)\Z"
)
_QUALITY = re.compile(
    r"(?:[、，]?(?:科学有效|严格规范公正文明|落实到位|权责统一|程序规范|权威高效|健全有效|公开透明|规范有序|到位|有力|有效))+\Z"
)
_EMPTY = re.compile(
    r"加强|完善|健全|推进|推动|行政|制度|机制|体系|工作|建设|全面|提高|增强|强化|实行|落实|进一步|优化|创新|依法|法治|政府|管理|以及|并|和|与|的|对"
)


@lru_cache(maxsize=4096)
def words(title: str) -> str:
    """A title without its number and stop, with its line breaks joined; verb first where it stood last.

    政府职能依法全面履行 -> 依法全面履行政府职能.
    """
    plain = numbering.unlabelled(squeeze(title)).rstrip("。．.，；：")
    found = _PREDICATE.fullmatch(plain)
    return found.group("verb") + found.group("noun") if found else plain


@lru_cache(maxsize=4096)
def topic(title: str) -> str:
    """The title as the object of 在…方面: without the praise at its end (行政权力制约监督科学有效 ->
    行政权力制约监督), its commas made 、, a very long one cut after its first part, a long list
    after its second.
    """
    plain = _QUALITY.sub("", words(title)) or words(title)
    parts = plain.split("，")
    plain = parts[0] if len(plain) > 24 else "、".join(parts)
    plain = plain.split("并")[0] if len(plain) > 16 else plain
    listed = plain.split("、")
    return "、".join(listed[:2]) + "等" if len(listed) > 3 else plain


def as_lead(title: str) -> str:
    """The title as a lead sentence: 优化政府组织结构。 or, where it is no verb phrase, 关于合法性审查。"""
    plain = words(title)
    return f"{plain}。" if begins_with_verb(plain) else f"{topic(title)}方面。"


def is_clear(title: str, text: str) -> bool:
    """Whether a text makes its theme clear by itself: it shares the telling words of the title."""
    telling = _EMPTY.sub(" ", words(title))
    pairs = {w[i : i + 2] for w in re.findall(r"[一-龥]{2,}", telling) for i in range(len(w) - 1)}
    if not pairs:
        return True
    shared = sum(p in text for p in pairs)
    return shared >= 3 or shared / len(pairs) >= 0.25
