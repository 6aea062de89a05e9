"""完成情况没有实质内容

“按要求开展相关工作”一类的话没有写明做了什么、依据什么、取得什么结果，审核人员无从判断是否完成。
整段只由这类话组成的，都会指出；已写明移交其他单位的，只看移交以外的话。

依据：《党政机关公文处理工作条例》第十九条（内容简洁，主题突出，观点鲜明，结构严谨，表述准确，文字精炼）；填报说明：写明措施和成效

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 45 | 按要求开展相关工作。 |
| ✗ | 46 | 机构改革前按职能开展相关工作，机构改革后按市市场监管局要求开展相关工作。 |
| ✗ | 47 | 我局高度重视，认真贯彻落实上级文件精神，切实抓好各项工作。 |
| ✗ | 49 | 已完成。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 45 | 2019年12月，我局在门户网站公开重大决策目录3项，并答复公众意见12条。 |
| 46 | 不涉及 |
| 47 | 未发生过新闻媒体曝光的违法行政行为。 |
| 49 | 建立内部监督机制，机关纪委每季度抽查一次。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Role, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, visible
from lawgov_xl.status import says_not_applicable
from lawgov_xl.text import shorten, squeeze

NAME_EN = "answer has no substance"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
GROUPS = True

_LONGEST = 200
_TRANSFER = re.compile(
    rf"(?:该|此|相关|有关|上述|这)?(?:项|部分)?(?:工作|行政)?(?:职能|职责|权限)(?:已)?(?:全部|整体)?(?:移交|划转|划入|并入|划归)(?:至|到|给)?[{HAN}]{{0,14}}"
)
_UNIT = (
    r"(?:我|本|该|各)(?:局|委|办|厅|院|部|处|会|单位|部门|机关|中心)(?:党组|党委)?"
    rf"|(?:市|省|区|县|国家|自治区|上级)[{HAN}]{{0,7}}?(?:局|委|办|厅|院|政府|主管部门|部门|党组|党委)"
)
_FILLER = re.compile(
    rf"{_UNIT}|按照|按|根据|依照|依据|遵照|对照|结合|围绕|严格|认真|积极|切实|全面|深入|扎实|持续|不断|进一步|及时|稳步|有序|大力|着力|努力|充分|高度重视|高度|重视"
    r"|要求|规定|部署|安排|职能|职责|精神|文件|相关|有关|各项|该项|此项|这项|本项|上述|所有|工作|任务|事项|指标|开展|落实|推进|推动|做好|完成|执行|贯彻|加强|抓好|组织|实施|进行|履行|履职|配合|到位|正常"
    r"|正在|已经|已|均|都|将|继续|一如既往|良好|较好|按时|按期|按质|按量|保质|保量|依法|依规|机构|改革|前|后|以来|目前|现|今年|近年来|每年|年度|统一|的|了|并|和|与|对|在|中|为|及"
    r"|督查|督察|检查|考核|迎检|准备|各级|上级|领导|指示|情况|实际|具体|方面|内容|能够|能|措施|责任|强化|确保|保证|质量|水平|提高|提升|效果|成效|成绩|取得|明显|显著|一定|有力|有效|上下|始终|坚持|逐步|日常|顺利|圆满|圆|满|整改|好"
)
# Every character of the filler words and of the ends of names.
_LETTERS = frozenset(
    re.sub(r"\[[^\]]*\]|\{[^}]*\}|[()?:|{}\[\]]", "", f"{_FILLER.pattern}{_TRANSFER.pattern}")
)


def _but_for(letters: frozenset[str]) -> str:
    """For a character class: digits, letters and Chinese characters but for these Chinese ones."""
    ranges, first = ["0-9A-Za-z\u3400-\u4dbf"], "\u4e00"
    for letter in sorted(letters):
        if first < letter:
            ranges.append(f"{first}-{chr(ord(letter) - 1)}")
        first = chr(ord(letter) + 1)
    return "".join((*ranges, f"{first}-\u9fff"))


_OUTSIDE = re.compile(f"[{_but_for(_LETTERS)}]")
# A unit's name may hold up to seven others between its first letters and its last; a transfer up to fourteen behind it.
_UNIT_BEGINS, _UNIT_ENDS, _UNIT_HOLDS = re.compile("[市省区县级家]"), re.compile("[局委办厅院府门组]"), 7
_TRANSFERS, _TRANSFER_HOLDS = re.compile("[交转入归]"), 14
_DIGIT = re.compile(r"\d")
_CONTENT = re.compile(rf"[{HAN}0-9A-Za-z]")
_EMPTY = Message(
    "“{text}”没有写明做了什么、有何成效。请写出措施、时间、数量、文件名称或结果。",
    "“{text}” does not say what was done. Give measures, dates, numbers, documents or results.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    if text.role is not Role.ANSWER or len(text.text) > _LONGEST:
        return
    if _DIGIT.search(text.text):
        return
    plain = squeeze(visible(text.text))
    if not _CONTENT.search(plain):
        return
    # What stands in no filler word, and in no name of a unit or other body either, is substance.
    if len(_OUTSIDE.findall(plain)) > 1 + _held(plain):
        return
    if says_not_applicable(text.text):
        return
    # A character may have been lost from the filler itself: 开展相关作.
    if len(_CONTENT.findall(_FILLER.sub("", _TRANSFER.sub("", plain)))) <= 1:
        yield Problem(_EMPTY.of(text=shorten(plain.rstrip("。.；;"))))


def _held(plain: str) -> int:
    """How many characters outside the filler words the names of units and what was transferred can hold at most."""
    units = min(len(_UNIT_BEGINS.findall(plain)), len(_UNIT_ENDS.findall(plain)))
    return _UNIT_HOLDS * units + _TRANSFER_HOLDS * len(_TRANSFERS.findall(plain))
