"""Inference of the status of an entry from its text, with the reason.

Order of judgement: blank -> unfilled; the answer as a whole says 不涉及 -> not applicable; the remedy names a
real problem, or the answer admits that something is missing or unfinished -> issue; else completed.
A remedy that only promises to go on (进一步持续完善该工作) names no problem.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Status, Verdict
from lawgov_xl.text import shorten, squeeze, without_leftovers

_DECLARED = Message("填报单位在“状态”栏选定", "declared by the department in column 状态")
_BLANK = Message("完成情况为空", "the answer is blank")
_SAYS_NA = Message("完成情况整体表示不涉及：“{text}”", "the answer as a whole says not applicable: “{text}”")
_ADMITS = Message(
    "完成情况写明尚有欠缺或未完成：“{text}”", "the answer admits something missing or unfinished: “{text}”"
)
_NAMES = Message("存在问题栏写明了问题：“{text}”", "the remedy names a problem: “{text}”")
_DONE = Message("已填写完成情况，未写明问题", "answered, and no problem is named")

WORDS_ZH: dict[str, Status] = {
    "已完成": Status.COMPLETED,
    "完成": Status.COMPLETED,
    "不涉及": Status.NOT_APPLICABLE,
    "存在问题": Status.ISSUE,
    "未填报": Status.UNFILLED,
}
"""What the dropdown 状态 offers, and the short form that people type."""

# --- 不涉及: the answer as a whole ---

_UNIT = (
    r"(?:(?:我|本|该)(?:局|委|办|厅|院|会|部|处|市|区|县|单位|部门|机关|中心)"
    r"|[一-龥]{2,14}(?:局|委|办|厅|院|委员会|办公室|中心))"
)
_WHEN = (
    r"(?:机构改革(?:以)?[前后]|职能(?:调整|划转)后|截至目前|目前|当前|经(?:核查|自查|梳理|核实|审查|研究))"
)
_WHY = r"(?:因|由于|鉴于)[^。；，]{1,40}"
_THING = (
    r"(?:此|该|本|上述|相关|有关|这|以上)?(?:类|一)?(?:项|方面)?"
    r"(?:工作|内容|业务|职能|职责|指标|任务|事项|情况|问题|领域|材料)?(?:任务|内容|事项|职责|职能)?"
)
_THIS = r"(?:此|该|本|相关|有关|这)(?:一?项)?(?:工作|指标|任务)?"
_DUTY = r"(?:职能|职责|职权|权限|业务|事权|任务|工作)"
# What an answer may be free of without the item being none of the department's business.
_FREE_OF = r"(?:国家秘密|秘密|个人隐私|隐私|违法|违纪|违规|侵权|侵犯|问题|虚假|任何)"
_AWAY = (
    rf"(?:{_WHEN}[，,]?)?(?:{_UNIT})?的?{_THIS}?(?:相关|有关)?{_DUTY}(?:已|现已|均已|现)?(?:经)?(?:全部|整体|相应)?"
    r"(?:划转|移交|划入|划归|并入|转隶)(?:至|到|给|由|入)?[^，。；]{0,24}"
)
_CORE = (
    rf"(?:(?:尚|暂|均|都|也|并|确|暂时|目前|基本|现)?(?:不再|不|未)涉及(?:{_UNIT}|{_THING}|(?!{_FREE_OF})[一-龥]{{1,16}})"
    rf"|不适用(?:于?{_UNIT})?"
    rf"|(?:不再|不|未)(?:承担|具有|具备|负责|履行|行使)(?:{_THIS}|[一-龥]{{0,8}})(?:{_DUTY})?"
    rf"|(?:无|没有)(?:{_THIS})(?:指标|内容|事项|{_DUTY}){{0,2}}"
    r"|(?:无|没有)[一-龥]{2,8}(?:职能|职责|权限|职权|执法权|审批权|许可权|管理权)"
    rf"|(?:不属于|不在|并非|不是|非)(?:{_UNIT})?的?(?:工作)?{_DUTY}(?:范围|范畴)?(?:之?内)?"
    rf"|与(?:{_UNIT})(?:的?{_DUTY})?(?:无关|没有关系))"
)
_MOVED_AWAY = r"[，,；;](?:该|此|相关|有关|上述)[^。；;]{0,40}(?:移交|划转|划入|承担|负责)[^。；;]{0,30}"
_BEFORE_NA = (
    rf"(?:{_AWAY}[，,；;]|[^，。；]{{0,30}}由[^，。；]{{2,20}}(?:牵头|负责|承担|办理|组织实施)[，,；;]"
    rf"|(?:未|没有)开展{_THIS}[，,；;])"
)
_NOT_APPLICABLE = re.compile(
    rf"(?:{_WHY}[，,])?(?:{_BEFORE_NA})?(?:(?:{_WHEN}|{_WHY})[，,]?){{0,2}}(?:{_UNIT})?(?:{_WHEN}[，,]?)?(?:此|该|本)?项?(?:工作|任务|指标|内容)?"
    rf"{_CORE}(?:[（(][^（）()]{{0,60}}[）)])?(?:{_MOVED_AWAY})?"
    rf"|{_AWAY}"
)
_LONE_NO = re.compile(r"无|没有|暂无|无此项|N/?A|n/?a|/|\\|-{1,3}|—{1,2}|－|×")
_MOVED = re.compile(
    r"(?:职能|职责|职权|权限|工作|业务|事项|该项|此项)[^。；]{0,16}(?:已|现|均)?(?:经)?(?:划转|移交|划入|划归|并入|转隶|调整至|调整到|整合至|改由|交由)"
    r"|(?:改由|现由|已由|均由|由)[^，。；]{2,24}(?:承担|负责|行使|履行)"
)
_MISTYPED = (
    (Status.COMPLETED, re.compile(r"[己巳已以]+经?完成|已办结|已落实|全部完成|完成了")),
    (
        Status.NOT_APPLICABLE,
        re.compile(r"[我本]?[局单位部门]*不(?:涉|涉及|渉及|设及)(?:此项)?|未涉及|不适用|无此项"),
    ),
    (Status.ISSUE, re.compile(r"(?:存|有|存有)在?问题|未完成|部分完成|正在推进|推进中|进行中")),
    (Status.UNFILLED, re.compile(r"未填|没有填报|待填报?")),
)
# Of every match one character at least: what has none of them is not searched any further.
_MOVED_SIGNS = re.compile("[划移并转整由]")
_LONGEST_NA = 160
_END = "。．.；;，,、！!"

# --- 存在问题: what an answer admits, what a remedy names ---

_QUOTED = re.compile(r"《[^《》]{0,120}》")
_CLAUSE = re.compile(r"[^，。；！？\n,;!?]+")
_NO_EVENT = re.compile(
    r"(?:没有|无|未)(?:收到|发生|出现|接到|受理|办理|发现)?[^，。；]{0,24}"
    r"(?:案件|投诉|举报|诉讼|复议|信访|申请|事件|事故|建议|提案|情形|纠纷|通报)\Z"
)
_NOT_DONE = (
    r"建立|健全|制定|制订|配备|完成|开展|形成|出台|建成|实现|落实|印发|设立|设置|编制|公开|公布|组建|成立|实施|"
    r"启动|到位|覆盖|归档|召开|明确|纳入|整改|接入|上线|开通|组织|聘请|举办|报送|备案|修订|清理|解决|达到|达标"
)
_MAKING = r"制定|制订|修订|修改|起草|编制|筹建|筹备|筹划|建设|组建|完善|整改|研究|论证|申报|申请|协调|推进|办理|进行|梳理"
_ADMITS_CLAUSE = re.compile(
    rf"(?:尚|还|仍|暂|均)未[^，。；]{{0,6}}?(?:{_NOT_DONE})"
    rf"|未(?:正式|全部|完全|能按期|能按时|能如期|按期|按时|如期|能及时|及时)(?:{_NOT_DONE})"
    r"|(?:尚|还|仍)在[^，。；]{0,10}(?:中|之中|建设|完善|推进|制定|修订|起草|筹备|论证)|(?:仅|只)完成"
    r"|(?:计划|拟|预计)(?:于|在)?(?:20\d\d年|\d{1,2}月|年底|明年|下半年|下一?年)[^，。；]{0,14}(?:完成|建成|出台|印发|建立|制定|上线|启动)"
    r"|无专(?:职|人|门)[^，。；]{0,12}|(?:台账|档案|案卷|资料|制度|机制|体系)[^，。；]{0,4}(?:不完善|不健全|缺失|不全|不完整)"
    r"|部分[^，。；]{1,12}(?:未|缺失|没有)"
    rf"|(?:尚|还|仍|暂)(?:没有|无|不)[^，。；]{{1,12}}"
    rf"|(?:^|[我本]局|目前|但|仍|至今|因[^，。；]{{1,12}})(?:没有|未能?)(?:按时|按期|全面|及时)?(?:{_NOT_DONE})"
    rf"|(?:正在|正|正积极)(?:抓紧|积极|重新|研究|组织|加快|逐步){{0,2}}(?:{_MAKING})(?!的|中的)"
    r"|情况不明|底数不清|有待|缺乏|(?:制度|机制|体系)(?:还)?不(?:够)?(?:健全|完善)|无法(?:开展|落实|完成|实施)"
    r"|(?:建立|制定|完善|建设|修订|设立|配备|出台)[^，。；]{0,30}列入[^，。；]{0,10}计划"
    r"|(?:计划|拟|预计)(?:于|在)[^，。；]{1,16}(?:完成|建成|出台|印发|建立|制定|上线|启动)"
    r"|整改不(?:到位|及时)|未完全"
)
_NAMES_CLAUSE = re.compile(
    r"存在(?!的?(?:问题|不足|困难)?[:：]?\Z)[^，。；]{0,40}?(?:问题|不足|违法|短板|差距|困难|情况|现象|薄弱|风险|滞后|弱项)"
    r"|(?:问题|不足|困难|短板|原因)(?:是|为|[:：])"
    r"|存在(?:违法|违规|以下|一定|较大|明显|突出)"
    r"|有待|亟待|亟需|尚需|仍需|还需|需(?:要)?进一步(?:健全|加强|完善|提高|提升|改进|加大|规范)|不理想|不到位|不及时|不够"
    r"|不(?:健全|完善|规范|充分|平衡|深入|全面|明显|清晰|清|高|强|多|足|广|深|细|实|严|齐|畅|精|紧密|均衡|协调|统一|一致|熟悉)"
    r"|单一|粗放|脱节|流于形式"
    r"|不足|缺乏|缺少|薄弱|滞后|欠缺|短缺|偏(?:低|少|慢|弱)|较(?:低|少|慢|弱)|(?:意识|能力|力度|水平)不|(?:困)?难以"
    r"|无[^，。；]{0,16}(?:台账|制度|机制|机构|人员|经费|设备|专人|平台)|情况不明"
    rf"|(?:尚|还|仍|暂|均)?未(?:能|按时|按期|全面|及时)?(?:{_NOT_DONE})|(?:尚|还|仍)(?:没有|无|不)"
    rf"|(?:没有)(?:{_NOT_DONE})"
)
# Of every match one character at least, as above.
_ADMITS_SIGNS = re.compile("[未没无不缺待尚还仍暂仅只拟计预正]")
_NAMES_SIGNS = re.compile("[存题不困短因待需单粗脱流缺薄滞偏较难无未没]")
# A clause that denies, forbids or guards against the thing does not admit it.
_GUARD = re.compile(
    r"不存在|没有发生|未发生|未出现|未发现|没有发现|没有出现|杜绝|避免|防止|严禁|禁止|不得|防范|凡未|对未|"
    r"未经|不予|不提交|无重大|无明显|无突出|不断|在遇到|遇到|如遇|如有|如出现|针对(?!性)|着力解决|解决|查找|查摆"
)
_LONGEST_PROMISE = 60
_PROMISE_WORDS = re.compile(
    r"下一步|下一阶段|接下来|今后|将|要|会|我局|本局|我委|我办|我厅|我院|本单位|我单位|进一步|持续|继续|不断|逐步|切实|认真|积极|"
    r"深入|全面|大力|扎实|严格|稳步|努力|加快|按照|根据|按|要求|完善|加强|推进|推动|做好|落实|抓好|抓实|提升|提高|规范|改进|"
    r"强化|健全|开展|巩固|深化|优化|执行|力度|水平|质量|成效|长效|管理|该项|此项|本项|这项|各项|项|该|此|相关|有关|上述|工作|任务|"
    r"内容|方面|情况|的|和|与|及|好|[，。、；：,.;:！!（）()]"
)
_MEASURE = re.compile(
    r"措施|下一步|今后|将(?!来)|拟|计划|正在|已(?:经)?(?:启动|着手|安排|致函)|抓紧|尽快|立即|加强|加大|完善|推进|推动|建立|健全|"
    r"制定|制订|修订|开展|组织|落实|强化|提高|提升|规范|整改|清理|取消|配备|培训|协调|争取|申请|聘请|充实|优化|改进|采取|实施|"
    r"纠正|补齐|补充|增加|明确|细化|督促|指导|完成|到位|[底年月日]前|年内|调整|调配|购置|购买|开发|升级|搭建|引进|招录|选派|轮训|"
    r"补正|限期|责令|约谈|推动|排查|梳理|公布|公开|报送|印发|出台|聚焦|坚持|严格"
)
_WANTING = re.compile(
    r"有待|亟待|亟需|尚需|仍需|还需|需要?(?:进一步)?(?:加强|完善|提高|提升|改进|加大|健全)|不够|不足|不到位|不及时|"
    r"不(?:规范|健全|完善|充分|深入|全面|平衡|均衡|清晰|明确|重视|熟悉|高|强|严|细|实|准|广)|未(?:能|按|及时|全面|完全)|没有|无法|难以|缺乏|不理想|存在|薄弱|滞后|(?<!将)尚未|还未"
)
_NO_PROBLEM = re.compile(
    r"(?:目前|经自查|经核查|经排查)?(?:，)?(?:我局|本局|我单位|本单位)?(?:暂|尚|均)?"
    r"(?:无|没有|不存在|未发现|未出现)(?:明显|突出|任何|相关|重大|上述)?(?:的)?(?:问题|不足|困难|情况)?"
)
_MENDED = re.compile(
    r"(?:已|均已|现已|全部)(?:全部|全面|按期|按时)?(?:整改(?:到位|完毕|完成)|完成整改|整改落实到位|解决)"
)


def declared_status(text: str) -> Status | None:
    """The status that a department chose in the column 状态; None where it chose none or an unknown word."""
    return WORDS_ZH.get(text) or WORDS_ZH.get(squeeze(text)) if text else None


def status_meant(text: str) -> Status | None:
    """The status that a mistyped word can only mean (己完成, 不涉及。, 有问题); None where it is not clear."""
    plain = squeeze(text).strip(_END + "“”\"'（）()√✓")
    if plain in WORDS_ZH:
        return WORDS_ZH[plain]
    return next((status for status, pattern in _MISTYPED if pattern.fullmatch(plain)), None)


@lru_cache(maxsize=4096)
def words_of(text: str) -> str:
    """The text as it is read here: without white space and what a word processor left. "" where it is blank."""
    return squeeze(without_leftovers(text))


def denies_problems(remedy: str) -> bool:
    """Whether a remedy says that there is no problem: 无, 暂无问题."""
    plain = words_of(remedy).strip(_END)
    return bool(_NO_PROBLEM.fullmatch(plain) or _LONE_NO.fullmatch(plain))


@lru_cache(maxsize=2048)
def says_moved_away(answer: str) -> bool:
    """Whether an answer says that the function went to another unit: 该职能已划转市市场监管局."""
    return bool(_MOVED_SIGNS.search(answer) and _MOVED.search(squeeze(answer)))


@lru_cache(maxsize=2048)
def says_not_applicable(answer: str) -> bool:
    """Whether an answer as a whole says 不涉及, in whatever form (我局不涉及, 无此项职能, a lone 无)."""
    plain = words_of(answer).strip(_END)
    if not plain or len(plain) > _LONGEST_NA:
        return False
    # It is one sentence: nowhere but between brackets does the pattern let a full stop pass.
    if "。" in plain and "（" not in plain and "(" not in plain:
        return False
    return bool(_NOT_APPLICABLE.fullmatch(plain) or _LONE_NO.fullmatch(plain))


@lru_cache(maxsize=2048)
def admitted_gap(answer: str) -> str:
    """The first clause in which an answer admits that something is missing or unfinished; "" if none."""
    return _first(words_of(answer), _ADMITS_CLAUSE, _ADMITS_SIGNS)


@lru_cache(maxsize=2048)
def named_problem(remedy: str) -> str:
    """The first clause in which a remedy names a real problem; "" if it only promises, or denies one."""
    plain = words_of(remedy)
    if not plain or says_not_applicable(remedy) or _NO_PROBLEM.fullmatch(plain.strip(_END)):
        return ""
    if _MENDED.search(remedy):
        return ""
    return _first(plain, _NAMES_CLAUSE, _NAMES_SIGNS)


@lru_cache(maxsize=2048)
def only_promises(remedy: str) -> bool:
    """Whether a remedy promises to go on and says nothing of what: 进一步持续完善该工作. A blank one does not."""
    plain = words_of(remedy)
    if len(plain) < 4 or len(plain) > _LONGEST_PROMISE or says_not_applicable(remedy):
        return False
    return len(_PROMISE_WORDS.sub("", plain)) <= 2


@lru_cache(maxsize=2048)
def names_measure(text: str) -> bool:
    """Whether a text says what is or will be done, in at least one clause; 有待加强 says only what is wanting."""
    plain = _QUOTED.sub("《》", words_of(text))
    return any(_MEASURE.search(clause) and not _WANTING.search(clause) for clause in _CLAUSE.findall(plain))


def _first(plain: str, pattern: re.Pattern[str], signs: re.Pattern[str]) -> str:
    """The first clause that matches without denying it. signs: what every match has a character of."""
    if not signs.search(plain):
        return ""
    clauses: list[str] = _CLAUSE.findall(_QUOTED.sub("《》", plain))
    for clause in clauses:
        found = signs.search(clause) and pattern.search(clause)
        if not found or _GUARD.search(clause, 0, found.end()) or _NO_EVENT.search(clause):
            continue
        return clause
    return ""


@lru_cache(maxsize=2048)
def infer(answer: str, remedy: str = "") -> tuple[Status, Message]:
    """Status and reason of the texts of one entry. Pure; any text at all is accepted."""
    plain = words_of(answer)
    if not plain:
        return Status.UNFILLED, _BLANK
    if says_not_applicable(answer):
        return Status.NOT_APPLICABLE, _SAYS_NA.of(text=shorten(plain))
    if problem := named_problem(remedy):
        return Status.ISSUE, _NAMES.of(text=shorten(problem))
    if gap := admitted_gap(answer):
        return Status.ISSUE, _ADMITS.of(text=shorten(gap))
    return Status.COMPLETED, _DONE


def judge(entry: Entry) -> Verdict:
    """The status of an entry: the declared one where there is one, else the inferred one."""
    inferred, reason = infer(entry.answer, entry.remedy)
    declared = declared_status(entry.declared)
    if declared is None:
        return Verdict(entry.number, inferred, False, reason, inferred)
    return Verdict(entry.number, declared, True, _DECLARED, inferred)
