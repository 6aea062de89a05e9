"""A remedy read into its parts (problem, measure, deadline), and what an answer itself admits."""

from __future__ import annotations

import re

from lawgov_xl.report import likeness, mending, prose, substance
from lawgov_xl.report.voice import Voice
from lawgov_xl.status import admitted_gap, named_problem, says_not_applicable
from lawgov_xl.text import is_blank


def says_nothing(remedy: str) -> bool:
    return is_blank(remedy) or says_not_applicable(remedy)


_LABEL = re.compile(
    r"(?:[（(]?[一二三1-3][）)、.．]?)?(?:(?P<problem>(?:主要)?(?:存在的?)?(?:主要)?(?:问题|不足|困难)(?:及原因)?)"
    r"|(?P<measure>(?:下一步)?(?:改进|整改|工作|解决|完善)?(?:措施|打算|举措|计划|思路)|下一步(?:工作)?)"
    r"|(?P<deadline>(?:完成|整改|办结|预计完成)(?:的)?(?:时限|时间|期限)))[:：]"
)
_MEASURE = re.compile(
    r"\A(?:下一步|下步|今后|接下来|为此|对此|目前正在|正在|拟|将|计划|预计|力争|争取|要(?!求)|我[局委办厅院]将|进一步(?!明确了)|继续|持续|尽快|加快|抓紧|已(?:于|经|向|致函|报)|我局已|"
    r"加强|强化|完善|健全|建立|制定|修订|规范|推进|推动|落实|提高|提升|增强|及时|严格|做好|改进|整改|取得|得到|即将)"
)
_DEADLINE = re.compile(
    r"\A(?:于|在|力争|预计|争取|计划)*(?:于)?(?:\d{4}年)?[^，。；]{0,8}(?:年底|月底|\d{1,2}月(?:\d{1,2}日)?|季度|上半年|下半年|年内|年末|\d{4}年)[^，。；]{0,6}前?(?:完成|整改到位|建成|出台|落实到位|到位)?\Z"
)


def parts(remedy: str, voice: Voice) -> tuple[str, tuple[str, ...], str]:
    """Problem, measures and deadline of a remedy's text; each "" or empty where it says none."""
    if says_nothing(remedy):
        return "", (), ""
    text = voice.ours(mending.mend(remedy).text)
    problems: list[str] = []
    measures: list[str] = []
    deadline = ""
    for role, part in labelled(text):
        for sentence in prose.sentences(mending.for_prose(part).text):
            if role == "deadline":
                deadline = prose.bare(sentence)
            elif role == "measure":
                measures.append(prose.bare(sentence))
            elif role == "problem":
                problems.append(prose.bare(sentence))
            else:
                told, planned = _divide(sentence)
                problems += [told] if told else []
                measures += [planned] if planned else []
    measures = [m for m in measures if not substance.is_mere_promise(m)]
    return "；".join(p for p in problems if not _is_heading(p)), tuple(measures), deadline


def labelled(text: str) -> list[tuple[str, str]]:
    """(role, text) of each labelled part; what stands before the first label has the role ""."""
    parts: list[tuple[str, str]] = []
    role, at = "", 0
    for found in _LABEL.finditer(text):
        if found.start() and text[found.start() - 1] not in "。；，！ ）":
            continue
        parts.append((role, text[at : found.start()]))
        role, at = str(found.lastgroup), found.end()
    parts.append((role, text[at:]))
    return [(r, t) for r, t in parts if t.strip("。；， ")]


def _divide(sentence: str) -> tuple[str, str]:
    """An unlabelled sentence parted into what is wrong and what will be done, at the clause that begins to plan."""
    pieces = list(prose.clauses(sentence))
    plans = next(
        (
            i
            for i, p in enumerate(pieces)
            if (_MEASURE.match(p) or _DEADLINE.match(prose.bare(p))) and not named_problem(p)
        ),
        len(pieces),
    )
    if plans == 0 and named_problem(sentence) and not re.match(r"下一步|今后|将|拟|计划", sentence):
        return prose.bare(sentence), ""
    return prose.bare("".join(pieces[:plans])), prose.bare("".join(pieces[plans:]))


def _is_heading(text: str) -> bool:
    return bool(re.fullmatch(r"存在的?(?:主要)?(?:问题|不足)|问题|无", text))


_MAKING = re.compile(
    r"\A(?:目前|当前|现)?正在?(?:抓紧|积极|加快|组织|着手|逐步)*(?P<verb>制定|制订|修订|编制|起草|建设|完善|筹建|推进|研究)(?P<thing>[^，。；]{3,40})\Z"
)


_PLANNED = re.compile(
    r"(?:将|把)(?P<thing>(?:建立|制定|完善|建设|修订|设立|配备|出台)[^，。；]{2,40}?)(?:已)?列入[^，。；]{0,10}计划\Z"
)


def gap(answer: str, voice: Voice) -> str:
    """What an answer admits is missing or unfinished, as a clause of a report."""
    text = voice.ours(mending.for_prose(answer).text)
    for sentence in prose.sentences(text):
        if not admitted_gap(sentence):
            continue
        pieces = prose.clauses(sentence)
        at = next((i for i, p in enumerate(pieces) if admitted_gap(p)), None)
        if at is None:
            return prose.bare(sentence)
        if (planned := _PLANNED.search(prose.bare(pieces[at]))) is not None:
            return f"{planned.group('thing')}尚处于计划阶段"
        if (making := _MAKING.match(prose.bare(pieces[at]))) is not None and at == 0:
            return f"{making.group('thing')}尚在{making.group('verb')}中"
        start = 0 if at <= 2 else at
        return prose.bare("".join(pieces[start : at + 1]))
    return ""


def plans(answer: str, voice: Voice) -> tuple[str, ...]:
    """What an answer that admits a gap says is being done about it."""
    text = voice.ours(mending.for_prose(answer).text)
    for sentence in prose.sentences(text):
        pieces = prose.clauses(sentence)
        gap = admitted_gap(sentence)
        for at, piece in enumerate(pieces):
            if (planned := _PLANNED.search(prose.bare(piece))) is not None:
                return (f"按计划{planned.group('thing')}",)
            if gap and _MAKING.match(prose.bare(piece)) and len(pieces) > at + 1:
                return (prose.bare("".join(pieces[at:])),)
    return ()


def joined(first: str, second: str) -> str:
    """Two accounts of one problem as one sentence, what both say told once."""
    kept = [p for p in prose.clauses(first) if likeness.key(p) not in likeness.key(second)]
    plans = [p for p in kept if re.match(r"(?:目前)?正在|将|拟", p)]
    told = [p for p in kept if p not in plans]
    return prose.bare("".join(told)) + "，" + second
