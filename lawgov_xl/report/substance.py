"""Whether a sentence says anything: boilerplate, promises, and copies of the requirement.

A sentence has substance when something is left of it after the words that every such report is made of are
taken out; what is left is counted in characters. No list of whole sentences, so that wordings never seen
before are told too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from lawgov_xl.report import facts, prose
from lawgov_xl.text import squeeze

_FILLER = re.compile(
    "|".join(
        (
            "机构改革(?:以)?[前后]|改革[前后]|目前|当前|近年来|今年以来|长期以来|以来|至今|截至|今后|下一步|下步|将来|接下来|期间|每年|年度|定期",
            "(?:[我本该各]|全)(?:局|委|办|厅|院|会|部|处|市|区|县|单位|部门|机关|中心|系统)|各级|各处室|各科室|我们",
            "按照|依照|根据|遵照|对照|结合|围绕|依据|通过|有关|相关|上级|各项|各类|一系列|各种|多种|以及|或者|并且|从而|同时|此外|特别|尤其",
            "要求|规定|部署|安排|精神|指示|文件|职责|职能|职权|任务|内容|事项|情况|问题|方面|方式|方法|措施|工作|业务|制度|机制|体系|实际|标准|重要|意义|有效|顺利|一定|较好|良好|成效|成绩|效果|进展|基础|水平|能力|质量|效率|意识",
            "开展|推进|推动|落实|贯彻|执行|完成|做好|抓好|抓实|做到|实施|进行|加强|强化|完善|健全|提高|提升|增强|深化|深入|促进|加大|加快|优化|规范|巩固|确保|保证|保障|组织|配合|服务|支持|力度|力争|努力|参与|承担|履行|高度|重视|关注|学习|领会|落地|见效|到位|抓紧|研究|统筹|坚持|贯穿|始终|注重",
            "认真|严格|切实|积极|主动|充分|进一步|持续|不断|继续|全面|全力|大力|扎实|稳步|有序|有力|及时|逐步|始终|坚决|准备|相应|适时|圆满",
            "法治政府建设|法治建设|依法行政|依法治市|依法治国|督查|督察|检查|考核|迎检|准备|建设",
            "该|此|本|其|这|上述|以上|为|是|的|地|得|了|着|过|和|与|及|并|在|对|将|把|被|由|以|于|从|到|向|等|中|后|前|上|下|均|都|已|也|还|就|所|要|会|能|可|我|项|个|一|作",
        )
    )
)
_THING = r"(?:该|此|本|这|上述|以上|相关|有关|各)(?:项|类|方面)?(?:工作|任务|指标|制度|机制|事项|内容)?|工作"
_PROMISE_ONLY = re.compile(
    rf"(?:(?:下一步|今后|将|继续|进一步|持续|不断|逐步|努力|切实|认真|积极|我局|我们|要|抓好|做好|坚持|长期))*"
    rf"(?:推进|推动|完善|加强|强化|落实|做好|巩固|深化|提升|提高|开展|优化|健全|抓好|保持|改进|规范)?(?:{_THING})*"
    rf"(?:常态化|力度|水平|质量|成效|力争更好)?"
)
_FIRM = 5
"""Characters beyond filler that a sentence must have to count as saying something."""
_FIRM_PROMISE = 3
"""The same for a promise: 进一步加强行政应诉的能力 names its object in four."""
_TRANSFER = re.compile(
    r"(?:职能|职责|职权|业务|权限|工作)[^，。；]{0,8}(?:移交|划转|划入|划归|并入|整合到|调整到)"
)


@lru_cache(maxsize=65536)
def specific(text: str) -> int:
    """How many characters of a text are not filler; a body's name is who was obeyed, not what was done."""
    plain = squeeze(text)
    for fact in reversed(facts.find(plain)):
        if fact.kind is facts.Kind.BODY:
            plain = plain[: fact.start] + plain[fact.end :]
    plain = re.sub(r"[^一-龥A-Za-z0-9%％]", "", plain)
    return len(_FILLER.sub("", plain))


def is_transfer(clause: str) -> bool:
    """Whether a clause says that a function went to another body: what follows from it must be told."""
    return bool(_TRANSFER.search(clause))


@lru_cache(maxsize=65536)
def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence says nothing that could be checked: 按要求开展相关工作, 进一步持续完善该工作."""
    if is_transfer(sentence):
        return False
    if any(f.kind is not facts.Kind.BODY and f.kind is not facts.Kind.DATE for f in facts.find(sentence)):
        return False
    return specific(sentence) < _FIRM


_AS_ASKED = re.compile(
    r"(?:[我本](?:局|委|办|厅|院|单位|部门))?(?:能|能够|均|都)?(?:严格|认真|切实|坚决|积极|全面)?(?:地)?"
    r"(?:按照|依照|根据|遵照|对照|按|依)(?:相关|有关|上级|文件|工作|各项|具体|法律法规|法律|规章|制度|职责|的|和|、)*"
    r"(?:要求|规定|部署|安排|精神|标准)(?:(?:的|和|及|、)?(?:要求|规定|部署|安排))?(?:[认真积极严格扎实有序]*(?:开展|推进|落实|完成|做好|执行)(?:了)?(?:相关|有关|各项|本项|该项|此项)?(?:工作|任务)?)?[，,]?"
)
_LEANS_BACK = re.compile(r"\A(?:并|且|而|也|还|从而|进而|确保|保证|但|均|都|不断|进一步)")


def is_as_asked(clause: str, following: str) -> bool:
    """Whether a clause only says that one did as told (按照相关要求开展工作，…), and what follows stands without it."""
    return bool(_AS_ASKED.fullmatch(clause)) and not _LEANS_BACK.match(following)


EFFECT = re.compile(
    r"\A(?:并)?(?:进一步|不断|有力|有效|切实|积极|着力|充分|大力|努力)*(?:促进|推进|提升|提高|增强|强化|确保|保证|保障|构建|形成|营造|加快|引导|完善|加强|规范|优化|发挥|注重|推动)"
)
"""How a clause begins that praises the effect of what was done."""


def is_empty_effect(clause: str) -> bool:
    """Whether a clause at the end of a sentence adds nothing: 推进我局法治政府建设工作."""
    return bool(EFFECT.match(clause)) and specific(clause) < _FIRM_PROMISE and not facts.claims(clause)


def is_mere_promise(remedy: str) -> bool:
    """Whether a remedy is nothing but the words of a promise: 继续做好该项工作."""
    plain = re.sub(r"[，。；、！\s]", "", squeeze(remedy))
    return bool(plain) and bool(_PROMISE_ONLY.fullmatch(plain))


@lru_cache(maxsize=65536)
def is_generic_promise(remedy: str) -> bool:
    """Whether a remedy only promises to go on, naming nothing: 进一步持续完善该项工作。"""
    plain = re.sub(r"[，。；、！\s]", "", squeeze(remedy))
    if not plain or is_mere_promise(plain):
        return bool(plain)
    return not facts.claims(plain) and specific(plain) < _FIRM_PROMISE


def copies(text: str, official: str) -> frozenset[str]:
    """The clauses of a text, without their marks, that repeat the official requirement."""
    plain = squeeze(official)
    if not plain:
        return frozenset()
    found = (prose.bare(p) for p in prose.clauses(text))
    return frozenset(p for p in found if _repeats(squeeze(p), plain))


def _repeats(clause: str, official: str) -> bool:
    clause = re.sub(r"\A(?:我局|本局|我单位|我委|我办)", "", clause)
    if len(clause) < 4:
        return True
    return clause in official or fuzz.partial_ratio(clause, official, score_cutoff=85) >= 85
