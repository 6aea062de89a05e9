"""What answers claim that other rows can contradict: quantities, that something is not there, that it happened.

Every function is pure, takes any text, and needs time in proportion to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lawgov_xl.rules.amounts import amounts
from lawgov_xl.rules.prose import HAN, untitled

_LONGEST = 8000
_MOST = 20
"""Characters of an answer, and claims in it, that are looked at: beyond, it is no answer to one row."""

# --- quantities ---


@dataclass(frozen=True, slots=True)
class Quantity:
    """A thing counted as a whole: 公共服务事项 16 项. years: those named in its sentence, which set it apart."""

    thing: str
    value: Decimal
    unit: str
    years: tuple[str, ...]
    start: int
    end: int


_COUNTED = frozenset("件项个名人家所次份条户起宗场期篇册部套处") | {"人次", "件次"}
_AFTER = re.compile(rf"的?([{HAN}]{{2,14}})")
_BEFORE = re.compile(
    rf"([{HAN}]{{2,14}}?)(?:(?:已|由此)?(?:调整|增加|减少|压缩|精简|扩大|缩减)(?:为|到|至)|共计|总计|合计|总数|数量|数|共有|共|已?达到?|为|有|计|是|由|从)?\Z"
)
# A word that ends the name of what is counted.
_STOP = re.compile(
    r"的|和|与|及|或|在|已|均|于|为|并|被|将|由|对|向|把|从|到|给|以|等|进行|开展|采用|办理|获得|调整|存在|纳入|列入|通过|完成|实现|参加|"
    r"负责|作为|成为|组成|入选|获批|建成|涉及|包括|分别|全部|其中|超过|达到|得到|提供|接受|予以|共计|合计|开始|启动|印发|出台"
)
_LEAD = re.compile(
    r".*(?:目前|现有|现行有效|现行|共有|保留|确定|拥有|设有|建有|配备|聘请|调整为|合计|总计|累计|[我本全][局委办厅院]|了|(?<!公)共(?![同产享建用])|(?<![国所公私])有(?![效关])|(?<!作)为|的)"
)
_PART = re.compile(
    r"(?:等|[”’》）)」』]|其中|其余|另有?|新增|增加|减少|取消|下放|又|再|每年?|各|约|近|超|逾|余下|包括|含|首批|第|前|后|上述|这|该|原有?的?|拟\w{0,4})\Z"
)
_WHOLE = re.compile(
    r"目前|现有|现行|(?<!公)共(?![同产享建用])|保留|确定|拥有|设有|建有|配备|聘请|调整为|调整到|减少到|增加到|总计|合计|累计|达到?"
)
_CHANGE = re.compile(r"调整为|调整到|减少到|减少至|增加到|增加至|压缩到|压缩至|精简为|变为|增至|减至")
_CLAUSE_EDGE = re.compile("[，。；！？,;!?\n：:]")
_LISTED_EDGE = re.compile("[，。；！？、,;!?\n：:]")
_SENTENCE_EDGE = re.compile("[。；！？!?\n]")
_FIGURES_PARTED = re.compile(r"\d，\d")
_YEAR = re.compile(
    r"(?:19|20)\d\d(?=年)|上半年|下半年|[一二三四]季度|今年|去年|上年|近[一二两三四五]年|以来|截至"
)

_FIGURE = re.compile(r"\d")
# What every quantity has: a word of `_WHOLE`, whatever stands around it, and behind it the end of a number with its
# unit. Most texts are done with by that; to read amounts takes far longer.
_WHOLE_SIGN = re.compile(
    "目前|现有|现行|共|保留|确定|拥有|设有|建有|配备|聘请|调整为|调整到|减少到|增加到|总计|合计|累计|达"
)
_COUNT_SIGN = re.compile(
    r"[\d零〇一二两三四五六七八九十百千][千万亿]?[件项个名人家所次份条户起宗场期篇册部套处]"
)


@lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """What a text counts as a whole. Parts, lists, increments and what was before a change are left out."""
    plain = untitled(text[:_LONGEST])
    whole = _WHOLE_SIGN.search(plain)
    if not whole or not _COUNT_SIGN.search(plain, whole.start()) or not _FIGURE.search(text):
        return ()
    return tuple(_quantities(plain))


def _quantities(plain: str) -> Iterator[Quantity]:
    before_change = ""
    changes = _CHANGE.search(plain)
    # A figure may follow a comma at once (…，16项…), where thousands are not meant; the length stays.
    for amount in amounts(plain.replace("，", "；") if _FIGURES_PARTED.search(plain) else plain):
        if amount.unit not in _COUNTED or amount.about:
            continue
        if _PART.search(plain[max(0, amount.start - 6) : amount.start]):
            continue
        clause = _since(plain, amount.start, _CLAUSE_EDGE, 60)
        changed = changes and _CHANGE.search(clause)
        if changes and not changed:
            rest = plain[amount.end : amount.end + 40]
            if _CHANGE.search(_SENTENCE_EDGE.split(rest, 1)[0]):
                before_change = _thing(plain, amount.start, amount.end)
                continue
        if not clause:  # 保留2项行政权力，16项公共服务事项: the verb stands before the comma
            clause = plain[max(0, amount.start - 24) : amount.start]
        if not _WHOLE.search(clause):
            continue
        thing = _thing(plain, amount.start, amount.end) or (before_change if changed else "")
        if not thing:
            continue
        sentence = _since(plain, amount.start, _SENTENCE_EDGE, 200)
        years = tuple(sorted(set(_YEAR.findall(sentence))))
        yield Quantity(thing, amount.value, amount.unit, years, amount.start, amount.end)


def _thing(plain: str, start: int, end: int) -> str:
    """The name of what is counted: behind the number, else before it."""
    if match := _AFTER.match(plain, end):
        if (name := _STOP.split(match.group(1))[0]) and len(name) >= 4:
            return name
        if name:
            return ""
    before = _since(plain, start, _LISTED_EDGE, 24)
    if match := _BEFORE.search(before):
        name = _STOP.split(_LEAD.sub("", match.group(1)))[-1]
        return name if len(name) >= 4 else ""
    return ""


def _since(text: str, at: int, edge: re.Pattern[str], most: int) -> str:
    """What stands before a place, up to the nearest of the edges."""
    return edge.split(text[max(0, at - most) : at])[-1]


# --- what is not there, and what is ---

_NOT_THERE = re.compile(
    rf"(?:(?<![{HAN}])|我局|本局|目前|尚|暂|均|至今|也|因此|但)(?:无|没有|未(?:设立|设置|配备|建立|开通|制定|成立|聘请|建成|建有|开设))(?:了|任何)?([{HAN}]{{3,12}})"
)
_NEVER = re.compile(
    rf"(?:未|没有|从未)(?:收到|接到|受理|办理|审理|发生)(?:过|任何)?([{HAN}]{{3,12}})|(?:至今|目前)无([{HAN}]{{3,10}}案件)"
)
# Not the name of a thing: 没有擅自增加编制, 未发生因…, 无重大问题.
_NO_THING = re.compile(
    r"的|该|此|上述|相关|有关|重大|明显|突出|问题|情形|现象|行为|\A(?:设定|违法|违规|超越|擅自|突破|在|因|关于|按|把|将|对|向|被|为|以|任意|增加|"
    r"减少|干预|出现|造成)"
)
_VERBS_THERE = r"运用|利用|开通|建有|设有|设立|设置|组建|安装|购置|启用|建立|配备|制定|成立|聘请|建成|开设|出台|拥有|现有|搭建|依托|通过|发挥"
_VERBS_DONE = r"收到|接到|受理|办理|审理|办结|接收|发生|审结|承办|处理"
_KIND = re.compile(r"(?:平台|系统|渠道|机构|组织|队伍|中心|窗口|栏目|账号|人员)\Z")
_BETWEEN = r"(?:了|的|我局|本局|各类|相关|有关|专门|一[个批支]|\d{1,5}[个件名项台套支家次起]|[、“]){0,3}"


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that an answer says is not there (event: never happened). [start, end) in the text."""

    thing: str
    event: bool
    start: int
    end: int


@lru_cache(maxsize=2048)
def absences(text: str) -> tuple[Absence, ...]:
    """What an answer says is not there, or has never come in."""
    plain = untitled(text[:_LONGEST])
    if "无" not in plain and "没有" not in plain and "未" not in plain:
        return ()
    found = [Absence(m.group(1), False, *m.span()) for m in _NOT_THERE.finditer(plain)]
    found += [Absence(m.group(1) or m.group(2), True, *m.span()) for m in _NEVER.finditer(plain)]
    named = {(a.thing, a.event): a for a in reversed(found) if not _NO_THING.search(a.thing)}
    return tuple(sorted(named.values(), key=lambda a: a.start)[:_MOST])


_THERE = re.compile(rf"(?<![未无没])(?<!没有)(?:{_VERBS_THERE}){_BETWEEN}\Z")
_DONE = re.compile(rf"(?<![未无没])(?<!没有)(?:{_VERBS_DONE}){_BETWEEN}\Z")
_COUNTED_AFTER = re.compile(r"(?:共|共有|有)?\d{1,5}[件起宗个项名台套家人所]")
_GIVEN_UP = re.compile(r"(?:取消|撤销|减少|清理|下放|废止|停止|移交|划转|原有|无|没有|未)[^，。；]{0,6}\Z")
_REACH = 24


def presence(absence: Absence, answer: str) -> tuple[int, int] | None:
    """Where another answer says that the thing is there after all: a verb of having or doing, then its name."""
    stem = _KIND.sub("", absence.thing)
    name = stem if len(stem) >= 3 else absence.thing
    verb = _DONE if absence.event else _THERE
    at = answer.find(name)
    while at >= 0:
        end = at + len(name)
        if found := verb.search(answer, max(0, at - _REACH), at):
            return found.start(), end
        if _COUNTED_AFTER.match(answer, end) and not _GIVEN_UP.search(answer, max(0, at - _REACH), at):
            return at, end
        at = answer.find(name, end)
    return None


# --- what is denied, and what happened ---

_DENIES = re.compile(r"不存在|没有|未发生|未出现|未发现|从未|没有发生|没有出现|杜绝了?")
_HAPPENED = re.compile(
    r"有违|违反|违法|违规|违纪|不符合|未经|不合法|被撤销|被责令|责令改正|败诉|被纠正|不当|侵害|侵犯|通报|追究|问责|超越|擅自|逾期|未按|未履行|未执行|"
    r"漏报|瞒报|失职|渎职"
)
_COUNTS = re.compile(
    r"(?<!第)(?:[1-9]\d{0,4}|[一二两三四五六七八九十]{1,3})(?:件|起|个|名|人|次|项|宗|份|条)|存在(?!的?问题[:：]?\Z)"
)
_OTHERS = re.compile(
    r"查处|办理|受理|立案|处罚|打击|检查|整治|调解|指导|举报|移送|查办|侦办|监督|审理|排查|约谈|抽查|案件|公司|企业|商户|当事人|机构|市场主体"
)
_SPLIT = re.compile(r"[，。；！？\n,;!?]")
_COMMON = re.compile(
    r"行政规范性文件|规范性文件|政策措施|行政机关|有关规定|法律法规|重大行政决策|行政执法|知识产权|领导干部|工作人员|"
    r"我局|本局|情况|情形|行为|问题|文件|工作|进行|要求|存在|没有|发生|出现|措施|内容|20\d\d年(?:以来)?"
)


@lru_cache(maxsize=2048)
def denials(text: str) -> tuple[str, ...]:
    """Clauses in which an answer denies that something wrong was done."""
    plain = untitled(text[:_LONGEST])
    if not _DENIES.search(plain):
        return ()
    return tuple(c for c in _SPLIT.split(plain) if _DENIES.search(c) and len(c) <= 120)[:_MOST]


@lru_cache(maxsize=2048)
def admissions(text: str) -> tuple[str, ...]:
    """Clauses in which an answer says that something wrong was done by the department itself."""
    plain = untitled(text[:_LONGEST])
    if not _HAPPENED.search(plain):
        return ()
    return tuple(
        c
        for c in _SPLIT.split(plain)
        if len(c) <= 120
        and _HAPPENED.search(c)
        and _COUNTS.search(c)
        and not _DENIES.search(c)
        and not _OTHERS.search(c)
    )[:_MOST]


def shared_matter(one: str, other: str) -> str:
    """The longest run of four characters or more that two clauses share, words common to all answers aside."""
    a, b = _COMMON.sub("\n", one), _COMMON.sub("\r", other)
    best = ""
    for start in range(len(a)):
        while start + len(best) < len(a) and a[start : start + len(best) + 1] in b:
            best = a[start : start + len(best) + 1]
    return best if len(re.findall(f"[{HAN}]", best)) >= 4 else ""


# --- what became of documents that were looked through ---

_FATE = re.compile(
    r"(保留|继续有效|修改|修订|废止|宣布失效|失效)(?:的)?(?:行政)?(?:规范性)?(?:文件)?(?:共)?(\d{1,5})[件个份]"
    r"|(\d{1,5})[件个份](?:文件)?(?:予以|拟|建议)?(保留|继续有效|修改|修订|废止|宣布失效|失效)"
)
_FATES = {"继续有效": "保留", "修订": "修改", "宣布失效": "废止", "失效": "废止"}


@lru_cache(maxsize=2048)
def cleanup(text: str) -> tuple[tuple[str, int], ...]:
    """What a clean-up of documents came to: (保留, 7), (修改, 8), (废止, 4), summed over its parts."""
    if "件" not in text or ("保留" not in text and "废止" not in text and "失效" not in text):
        return ()
    found: dict[str, int] = {}
    for match in _FATE.finditer(untitled(text[:_LONGEST])):
        fate, number = match[1] or match[4], match[2] or match[3]
        label = _FATES.get(fate, fate)
        found[label] = found.get(label, 0) + int(number)
    return tuple((label, found[label]) for label in ("保留", "修改", "废止") if label in found)
