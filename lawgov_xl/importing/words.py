"""The words by which headers, totals and notes of official tables are told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lawgov_xl.text import squeeze, to_halfwidth

LONGEST_HEADER = 40

_UNIT = r"(?:责任)?(?:单位|部门|主体|机关|机构|处室|科室|领导|人员?)"
_MATERIAL = (
    r"(?:自查|佐证|证明|支撑|备查|印证|报送|评估|检查|考核|备检|台账|档案|提供|支持|所需|相关|证据|举证)"
)

# In the order in which a header is held against them: what is told by a special word comes before what is told
# by a common one (完成时限 before 完成情况; 评分标准 before 标准).
_KINDS: tuple[tuple[str, str], ...] = (
    ("number", r"(?:指标|任务|项目|事项)?(?:序号|编号|项号|代码|编码)|号|项次|no\.?"),
    (
        "remedy",
        r".*(?:存在(?:的)?(?:主要|突出)?(?:问题|不足|困难)|问题(?:及|和|与|、|清单)|问题$|(?:改进|整改)(?:措施|打算|计划|情况)|不足(?:及|与|和|之处)|下一步.*).*",
    ),
    ("score", r"(?:指标)?(?:分值|权重|满分|标准分|基础分|基本分|赋分|总分|分数|配分)(?:[（(].*[）)])?"),
    (
        "office_score",
        r"(?:考评|考核|核定|复核|审核|评定|专家|督察|评估组?|最终|确认|上级|主管部门)(?:组|办|评估)?(?:得分|评分|打分|赋分|计分|意见|结果|等次)",
    ),
    (
        "criteria",
        r".*(?:(?:评分|计分|打分|扣分|加分|赋分)(?:标准|办法|细则|规则|方法|方式|要点|依据|说明)"
        r"|(?:评价|评估|评定|考核|考评|测评|验收)(?:标准|办法|细则|规则|方法|方式|依据))",
    ),
    ("self_score", r".*(?:自评|自查|自测|自我|实际|完成)?.{0,2}(?:得分|评分|打分|计分|自评分|自评等次|等次)(?:值)?(?:[（(].*[）)])?"),
    ("due", r"(?:完成|办结|整改|工作|落实|推进|时间|进度|任务)*(?:时限|期限|时间节点|时间要求|时间安排|完成时间|截止时间|截止日期|进度要求|进度安排|时间)(?:要求)?"),
    (
        "answer",
        r".*(?:(?:完成|落实|进展|推进|实施|自评|自查|执行|办理|贯彻|开展|履行|达标|建设|工作)(?:的)?情况|情况(?:说明|描述|概述)|(?:自评|自查|自我评价|完成|得分)(?:说明|结果|报告|意见|依据)|工作(?:措施|举措|成效|进展)(?:及|和|与).*|主要(?:做法|成效)|(?:工作|取得|推进|落实)(?:的)?(?:成效|进展)|目前进展|进展|成效).*",
    ),
    ("materials", rf".*{_MATERIAL}(?:的)?(?:材料|资料|文件)(?:清单|目录|名称|要求)?|(?:材料|资料)(?:清单|目录|名称|要求)?|(?:查看|查阅|备查)(?:材料|内容)"),
    ("participants", rf"(?:参加|配合|协办|参与|协同|协作|会办|协助|成员){_UNIT}.*"),
    ("leads", rf"(?:牵头|主责|主办|责任|承办|负责|实施|主管|落实|第一)(?:和|及|、)?(?:责任|牵头|配合)?{_UNIT}.*|责任(?:分工|落实)|(?:填报|报送)(?:单位|部门)"),
    ("source", r".*(?:来源|依据|出处|文件名称)"),
    ("remark", r"备\s*注|说明|备考"),
    ("level1", r"(?:一级|Ⅰ级|类别|领域|大类|板块|分类|维度|专题|方面|类型)(?:指标|名称)?|(?:指标|任务|考核|项目|工作)(?:类别|领域|分类|类型|大类)|(?:考核|评估|测评)(?:领域|维度|方面)"),
    ("level2", r"(?:二级|Ⅱ级|小类)(?:指标|名称)?|(?:考核|评估|测评|任务|工作)(?:项目|任务)|主要任务|重点任务"),
    ("level3", r"(?:三级|四级|Ⅲ级|末级)(?:指标|名称)?"),
    (
        "requirement",
        r".*(?:内容|要求|措施|举措|要点|标准|事项|任务|指标|目标|清单|项目|名称|条款|规定|工作)(?:及要求|名称|内容|描述|说明)?(?:[（(].*[）)])?",
    ),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

_TOTAL = re.compile(r"(?:合|总|小)计(?:分|得分)?|总分(?:值)?|得分合计|总得分")
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填写说明|注意事项|填表人|填报人|填报单位|联系人|审核人?|负责人|单位负责人|主要负责人|"
    r"分管领导|填表日期|填报日期|填报时间|日期|公章|盖章)[0-9一二三]?(?:[（(].{0,12}[）)])?\s*[:：].*",
    re.DOTALL,
)
CONTINUED = re.compile(
    r"(?:[（(]?续(?:表|上表|前表)?[）)]?\s*\d*|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?|[-—]\s*\d+\s*[-—])"
)
"""What stands between two halves of a table that a page break cut: 续表, a page number."""


@lru_cache(maxsize=4096)
def kind(header: str) -> str:
    """What a header says its column holds: number, requirement, leads …; "" for no header word."""
    plain = to_halfwidth(squeeze(header)).strip(":：*＊")
    if not plain or len(plain) > LONGEST_HEADER:
        return ""
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(plain)), "")


def header_words(cells: Iterable[str]) -> int:
    """How many of the cells read like headers: a header word, short, no sentence."""
    return sum(bool(kind(c)) and not re.search(r"[。；]", c) and not c[:1].isdigit() for c in cells)


def is_total(text: str) -> bool:
    """合计, 总分 …: a row that adds up is no item."""
    return bool(_TOTAL.fullmatch(squeeze(text).strip(":：（）()")))


def is_note(text: str) -> bool:
    """注：…, 填表人：…: what stands below a table."""
    return bool(_NOTE.fullmatch(text.strip()))


def is_continuation(lines: Iterable[str]) -> bool:
    """Whether lines between two tables say nothing but that the table goes on."""
    return all(CONTINUED.fullmatch(text) for line in lines if (text := line.strip()))
