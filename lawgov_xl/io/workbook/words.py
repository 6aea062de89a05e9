"""The word lists of the hidden sheet `_words`, by which formulas tell a status (see `mirror`).

They spell out the alternatives of `lawgov_xl.status`; a test holds the two against each other.
"""

from __future__ import annotations

from itertools import product

from lawgov_xl.model import Status
from lawgov_xl.status import WORDS_ZH


def _each(*parts: tuple[str, ...]) -> tuple[str, ...]:
    """Every combination of one word of each part, joined; without repeats, in order, never blank."""
    return tuple(dict.fromkeys(w for w in ("".join(p) for p in product(*parts)) if w))


def _may(*words: str) -> tuple[str, ...]:
    return ("", *words)


# --- white space and leftovers ---

SPACES = " \u3000\n\r\t\x0b\x0c\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""What people type, paste or get from Word and the web; rarer white space is left to the tool."""
COMMENT = "Comment by "
BOOKMARK = "[bookmark: "

# --- 不涉及: the answer as a whole ---

_ENDS = tuple("。．.；;，,、！!")
ENDS = _each(_may(*_ENDS), _ENDS)
WHEN = (
    "机构改革以前",
    "机构改革以后",
    "机构改革前",
    "机构改革后",
    "职能调整后",
    "职能划转后",
    "截至目前",
    "目前",
    "当前",
    "经核查",
    "经自查",
    "经梳理",
    "经核实",
    "经审查",
    "经研究",
)
WHY = ("因", "由于", "鉴于")
ADVERBS = ("尚", "暂", "均", "都", "也", "并", "确", "暂时", "目前", "基本")
SUBJECTS = _each(_may("此", "该", "本"), _may("项"), _may("工作", "任务", "指标", "内容"))
"""What may stand between the unit and the verb; an adverb only before a plain verb."""
WE = _each(
    ("我", "本", "该"),
    (*"局委办厅院会部处市区县", "单位", "部门", "机关", "中心"),
)
UNIT_ENDS = ("局", "委", "办", "厅", "院", "委员会", "办公室", "中心")
LONGEST_UNIT = 17
MARKS = tuple("，,。；;：:、（）()“”《》 ")
PLAIN = ("不涉及", "未涉及", "不适用")
_HAVE = _each(("不", "未"), ("承担", "具有", "具备", "负责", "履行"))
_BELONG = ("不属于", "不在")
VERBS = (*PLAIN, *_HAVE, "无", "没有", *_BELONG)
_THIS = _each(("此", "该", "本", "相关", "有关"), _may("项"), _may("工作"))
CORES = _each(
    PLAIN, _may("此", "该", "本", "上述", "相关", "有关", "这", "以上"), _may("类", "一"), _may("项", "方面")
) + _each((*_HAVE, "无", "没有"), _THIS)
AFTER_CORE = _each(
    _may(
        "工作",
        "内容",
        "业务",
        "职能",
        "职责",
        "指标",
        "任务",
        "事项",
        "情况",
        "问题",
        "领域",
        "材料",
    ),
    _may("任务", "内容", "事项", "职责", "职能"),
)
BELONG = _BELONG
SCOPES = _each(
    _may("的"), _may("工作"), ("职能", "职责", "业务"), _may("范围", "范畴"), _may("之"), _may("内")
)
PAUSES = ("，", ",", "；", ";")
OPENS = ("（", "(")
MOVED_STARTS = _each(PAUSES, ("该", "此", "相关", "有关", "上述"))
MOVED = ("移交", "划转", "划入", "承担", "负责")
LONE = tuple("无 没有 暂无 无此项 N/A n/a NA na / \\ - -- --- — —— － ×".split())
LONGEST_NA = 160

# --- 存在问题 ---

SEPARATORS = "，。；！？,;!?"
GUARDS = tuple(
    "不存在 没有发生 未发生 未出现 未发现 没有发现 没有出现 杜绝 避免 防止 严禁 禁止 不得 防范 凡未 对未 未经 不予 "
    "不提交 无重大 无明显 无突出 不断 遇到 如遇 如有 如出现 针对 解决 查找 查摆".split()
)
"""在遇到 and 着力解决 are told by the shorter 遇到 and 解决."""
NOT_DONE = tuple(
    "建立 健全 制定 制订 配备 完成 开展 形成 出台 建成 实现 落实 印发 设立 设置 编制 公开 公布 组建 成立 实施 启动 "
    "到位 覆盖 明确 纳入 整改 接入 上线 开通 组织 聘请 举办 报送 备案 修订 清理 解决 达到 达标".split()
)
MAKING = tuple(
    "制定 制订 修订 修改 起草 编制 筹建 筹备 筹划 建设 组建 完善 整改 研究 论证 申报 申请 协调 推进 办理 进行 梳理".split()
)
NORMAL = (
    *((f"{a}没有", f"{a}无") for a in "尚还仍暂"),
    ("没有", "未"),
    *((f"未{a}", "未") for a in ("能", "按时", "按期", "全面", "及时")),
    *((f"{a}未", "尚未") for a in "还仍暂均"),
    *((f"{a}未", "‡未") for a in ("我局", "本局", "目前", "但", "至今")),
    ("|未", "|‡未"),
    ("不够", "不"),
    *((f"存在{of}{w}|", f"{w}|") for of in ("", "的") for w in ("问题", "困难")),
    ("正在", "正"),
    *((f"正{a}", "正") for a in ("抓紧", "积极", "重新", "组织", "加快", "逐步")),
    *((f"{a}{b}", "计划于") for a in ("计划", "拟", "预计") for b in ("于", "在")),
)
"""One spelling for what the patterns treat alike, in this order. ‡ stands before a 未 that alone makes an admission;
a heading 存在问题 with nothing behind it names no problem."""
ADMITS = (
    *(f"‡未{w}" for w in NOT_DONE),
    *(f"正{w}" for w in MAKING),
    *"情况不明 底数不清 有待 缺乏 整改不到位 整改不及时 未完全".split(),
    *_each(("制度", "机制", "体系"), _may("还"), ("不健全", "不完善")),
    *_each(("无法",), ("开展", "落实", "完成", "实施")),
)
STILL_NOT = _each(("尚", "还", "仍", "暂"), ("无", "不"))
BECAUSE_NOT = tuple(f"未{w}" for w in NOT_DONE)
PLANNED = ("建立", "制定", "完善", "建设", "修订", "设立", "配备", "出台")
PLANS = ("完成", "建成", "出台", "印发", "建立", "制定", "上线", "启动")
NAMES = (
    *_each(("问题", "不足", "困难", "短板", "原因"), ("是", "为", "：", ":")),
    *_each(("存在",), ("违法", "违规", "以下", "一定", "较大", "明显", "突出")),
    *"有待 亟待 亟需 尚需 仍需 不理想 不到位 不及时 不足 缺乏 缺少 薄弱 滞后 欠缺 短缺 难以 情况不明".split(),
    *(f"不{w}" for w in "健全 完善 规范 充分 平衡 深入 全面 明显 清晰 清 高 强 多".split()),
    *_each(("偏", "较"), ("低", "少", "慢", "弱")),
    *_each(("意识", "能力", "力度", "水平"), ("不",)),
    *(f"未{w}" for w in NOT_DONE),
    *_each(("尚", "还", "仍"), ("无", "不")),
)
EXISTING = tuple("问题 不足 违法 短板 差距 困难 情况 现象 薄弱 风险 滞后 弱项".split())
LACKING = tuple("台账 制度 机制 机构 人员 经费 设备 专人 平台".split())
MENDED = _each(
    ("已", "全部"),
    _may("全部", "全面", "按期", "按时"),
    ("整改到位", "整改完毕", "整改完成", "完成整改", "整改落实到位", "解决"),
)
NO_PROBLEM = _each(
    ("无", "没有", "不存在", "未发现", "未出现"),
    _may("明显", "突出", "任何", "相关", "重大", "上述"),
    _may("的"),
    _may("问题", "不足", "困难", "情况"),
)
BEFORE_NO_PROBLEM = _each(
    _may("目前", "经自查", "经核查", "经排查"),
    _may("，"),
    _may("我局", "本局", "我单位", "本单位"),
    _may("暂", "尚", "均"),
)
ADMIT_SIGNS = tuple(
    "尚 还 仍 暂 未 没有 正 情况不明 底数不清 有待 缺乏 不健全 不完善 不够 无法 列入 计划 拟 预计 整改不".split()
)
NAME_SIGNS = tuple(
    "存在 问题 不 困难 短板 原因 待 亟 尚 仍 还 缺 薄弱 滞后 欠 短缺 偏 较 难 无 未 没有".split()
)
"""A text without any of these neither admits nor names anything: it is looked at no further."""

# --- declared ---

SAID = tuple(WORDS_ZH)
MEANT = tuple(s.zh for s in WORDS_ZH.values())
ZH = {s.value: s.zh for s in Status}
