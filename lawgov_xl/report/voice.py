"""One voice: a department speaks of itself as 我局, 我委, 我办 …, not by its name and not as 我."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lawgov_xl.report.mending import Change
from lawgov_xl.text import squeeze

_PLACE = re.compile(r"\A(?:中共)?([一-龥]{2,6}?(?:省|自治区|特别行政区)|[一-龥]{2,4}?(?=市))")
_SELF = (
    ("委员会", "我委"),
    ("管委会", "我委"),
    ("办公室", "我办"),
    ("办", "我办"),
    ("厅", "我厅"),
    ("法院", "我院"),
    ("院", "我院"),
    ("局", "我局"),
    ("委", "我委"),
    ("部", "我部"),
    ("处", "我处"),
    ("会", "我会"),
    ("中心", "我中心"),
    ("总队", "我总队"),
    ("支队", "我支队"),
    ("学校", "我校"),
    ("大学", "我校"),
    ("人民政府", "我府"),
)
_BOUNDARY = r"(?<![一-龥])|(?<=[在由与和向经对从被以将使让给到同及为是按照])"
_CASE = re.compile(r"(?:诉|起诉|状告|申诉)\Z")


def self_name(department: str) -> str:
    """How the department calls itself: 重庆市知识产权局 -> 我局; 我单位 where its name tells nothing."""
    plain = squeeze(department)
    return next((name for end, name in _SELF if plain.endswith(end)), "我单位")


def short_name(department: str) -> str:
    """The name without its place: 重庆市知识产权局 -> 市知识产权局, 湖北省科技厅 -> 省科技厅; else as it is."""
    plain = squeeze(department)
    if (found := re.match(r"[一-龥]{2,8}?(?:市|省|自治区)(?=[一-龥]{1,6}?[区县旗])([一-龥]*)\Z", plain)) and (
        place := re.search(
            r"(?:区|县|旗)(?=[一-龥]{2,}(?:局|委|办|厅|委员会|办公室|政府|中心)\Z)", found.group(1)
        )
    ):
        rest = found.group(1)
        return rest[place.start() :] if 2 <= place.start() <= 5 else plain
    found = re.match(
        r"[一-龥]{2,6}?((?:省|自治区|市|区|县|旗)(?=[一-龥]{2,}(?:局|委|办|厅|委员会|办公室|中心)\Z).*)",
        plain,
    )
    return found.group(1) if found else plain


@dataclass(frozen=True, slots=True)
class Voice:
    """A department's names: in full, short, and how it calls itself."""

    department: str
    short: str
    me: str

    @classmethod
    def of(cls, department: str, short: str = "", me: str = "") -> Voice:
        plain = squeeze(department)
        return cls(plain, short or short_name(plain), me or self_name(plain))

    def ours(self, text: str) -> str:
        """The text with the department's own names, 本局 and the like made `me`; titles and quotations stay."""
        return _ours(text, self)


@lru_cache(maxsize=65536)
def _ours(text: str, voice: Voice) -> str:
    out = ""
    for piece in re.split(r"(《[^《》]*》|“[^“”]*”)", text):
        out += piece if piece[:1] in ("《", "“") else _speak(piece, voice, out)
    return out


def _speak(piece: str, voice: Voice, before: str) -> str:
    full, short, kind = voice.department, voice.short, voice.me[1:]
    names = [n for n in (full, short) if len(n) >= 4]

    def say(match: re.Match[str]) -> str:
        ahead = (before + piece[: match.start()])[-2:]
        after = piece[match.end() : match.end() + 1]
        # A case is named after its parties, and several issuers are named in full.
        return match.group() if _CASE.search(ahead) or after == "、" or ahead.endswith("、") else voice.me

    for name in names:
        piece = re.sub(rf"(?:{_BOUNDARY}){re.escape(name)}(?![一-龥]{{0,4}}(?:关于|印发))", say, piece)
    piece = re.sub(r"(?<![一-龥])我们(?=[要将应把会])|(?<=下一步)我们", voice.me, piece)
    return re.sub(rf"(?<![一-龥])本(?:{kind}|单位|部门|机关)(?!级)|我(?:单位|部门)(?!的?职)", voice.me, piece)


_BARE_I = re.compile(
    r"(\A|[，。；：])我(?![局委办厅院部处会们国市区县省州校院站所队中单县乡镇街军党方府等认])"
)


def first_person(text: str, voice: Voice, official: str) -> tuple[str, tuple[Change, ...]]:
    """A lone 我 at the head of a clause is a slip: the requirement's own subject is put there, else `me`.

    official: the requirement that the text answers; where it says the same words of a subject (党政主要负责人),
    that subject is the department's.
    """
    changes: list[Change] = []

    def mend(match: re.Match[str]) -> str:
        follows = squeeze(text[match.end() : match.end() + 6])
        subject = voice.me
        at = squeeze(official).find(follows) if len(follows) >= 4 else -1
        if at > 0:
            head = re.split(r"[，。；：]", squeeze(official)[:at])[-1]
            if 2 <= len(head) <= 10:
                subject = voice.me + head
        changes.append(Change("我" + follows[:4], subject + follows[:4]))
        return match.group(1) + subject

    return _BARE_I.sub(mend, text), tuple(changes)


_VERB = re.compile(
    r"\A(?:(?:已|均|都|也|还|又|再|先后|多次|先|首次|共|曾|正式|积极|认真|严格|切实|全面|深入|定期|不断|持续|进一步|扎实|大力|着力|充分|主动|及时|广泛|统一|"
    r"逐步|稳步|有效|分类|依法|依规|坚决|高度|率先|联合|共同|成功|每年|年内|重点|统筹|探索|牵头|努力|加快|集中|专门|具体|分别|如实|自觉|新)*)"
    r"(?:建立|树立|维护|弘扬|制定|制订|出台|印发|开展|组织|落实|执行|贯彻|办理|推动|推进|培育|指导|编制|完善|健全|加强|强化|深化|优化|举办|召开|参加|参与|学习|发布|公布|公开|"
    r"签订|签署|成立|设立|聘请|配备|清理|修订|修改|废止|完成|实现|实行|实施|推行|采取|采用|运用|利用|建成|开通|开发|搭建|构建|规范|明确|规定|将|把|与|同|会同|向|对|由|"
    r"为|以|按照|根据|结合|在|通过|围绕|针对|依托|坚持|支持|保障|配合|联系|调解|受理|审理|处理|查处|查办|检查|督办|督促|督导|收到|接受|接收|录入|报送|报备|备案|"
    r"尊重|重视|严格|注重|做好|做到|抓好|抓实|打造|营造|优化|提高|提升|增强|促进|帮助|服务|引导|宣传|普及|编印|编发|发放|选拔|选派|选用|提拔|考核|考察|考评|评估|评查|审查|审核|"
    r"论证|调研|研究|探索|申报|申请|争取|获得|取得|荣获|入选|整合|调整|精简|取消|下放|承接|梳理|压减|压缩|减少|增加|新增|投入|安排|拨付|部署|召集|约谈|整改|排查|化解|防范|处置|"
    r"建设|创建|创新|试点|启用|上线|接入|纳入|归档|保存|记录|拍摄|录制|制作|撰写|总结|汇总|上报|报告|汇报|通报|反馈|回复|答复|答辩|应诉|出庭|旁听|轮训|培训|培养|引进|招录|新增|拓展|扩大|拓宽|畅通|推出|推广|承办|承担|履行|行使|认定|命名|授予|表彰|奖励|追究|问责|处分|立案|移送|移交|划转|协调|协同|对接|衔接|联动|合作|签发|转办|交办|督察|巡察|监督|监测|监管|管理|运行|运营|维护|更新|升级|改造|改进|改善|改革)"
)


def begins_with_verb(text: str) -> bool:
    """Whether a sentence leaves its subject out: 建立审查台账 yes, 行政执法经费统一纳入预算 no."""
    return bool(_VERB.match(text))
