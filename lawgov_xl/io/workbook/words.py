"""The word lists by which formulas tell 不涉及 (see `mirror`), spelled out from the patterns of `lawgov_xl.status`.

The grammar of that pattern is followed by hand in `mirror` and `twin`; its words are not written down twice.
"""

from __future__ import annotations

from itertools import product

from lawgov_xl import status
from lawgov_xl.io.workbook.patterns import Slot, parts, sequences, words
from lawgov_xl.model import Status


def _each(*parts: tuple[str, ...]) -> tuple[str, ...]:
    """Every combination of one word of each part, joined; without repeats, in order, never blank."""
    return tuple(dict.fromkeys(w for w in ("".join(p) for p in product(*parts)) if w))


def _may(*listed: str) -> tuple[str, ...]:
    return ("", *listed)


def _slots(pattern: str) -> list[tuple[str, ...]]:
    return [e.words for s in parts(pattern) for e in s if isinstance(e, Slot)]


# --- white space and leftovers ---

SPACES = " \u3000\n\r\t\x0b\x0c\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""What people type, paste or get from Word and the web; rarer white space is left to the tool."""
COMMENT = "Comment by "
BOOKMARK = "[bookmark: "

# --- 不涉及: the answer as a whole ---

LONGEST_NA = status._LONGEST_NA
ENDS = _each(_may(*status._END), tuple(status._END))
WHEN = tuple(sorted(words(status._WHEN), key=len, reverse=True))
WHY = _slots(status._WHY)[0]
WE, UNIT_ENDS = _slots(status._UNIT)
LONGEST_UNIT = 17
MARKS = tuple("，,。；;：:、（）()“”《》 /")
"""What no unit's name and no object of 不涉及 holds."""
ADVERBS = ("尚", "暂", "均", "都", "也", "并", "确", "暂时", "目前", "基本", "现")
SUBJECTS = _each(_may("此", "该", "本"), _may("项"), _may("工作", "任务", "指标", "内容"))
DUTY = words(status._DUTY)
THIS = words(status._THIS)
FREE_OF = words(status._FREE_OF)
INVOLVE = _each(("不再", "不", "未"), ("涉及",))
NOT_FIT = ("不适用",)
BEAR = _each(("不再", "不", "未"), ("承担", "具有", "具备", "负责", "履行", "行使"))
BELONG = ("不属于", "不在", "并非", "不是", "非")
VERBS = (*INVOLVE, *NOT_FIT, *BEAR, "无", "没有", *BELONG)
LONGEST_OBJECT, LONGEST_DUTY = 16, 10
NONE_OF = _each(("无", "没有"), THIS)
AFTER_NONE = _each(*[_may("指标", "内容", "事项", *DUTY)] * 2)
NONE = ("无", "没有")
POWERS = ("职能", "职责", "权限", "职权", "执法权", "审批权", "许可权", "管理权")
SCOPES = _each(_may("的"), _may("工作"), DUTY, _may("范围", "范畴"), _may("内", "之内"))
UNRELATED = _each(_may(*DUTY, *(f"的{d}" for d in DUTY)), ("无关", "没有关系"))
PAUSES = ("，", ",", "；", ";")
OPENS = ("（", "(")
MOVED_STARTS = _each(PAUSES, ("该", "此", "相关", "有关", "上述"))
MOVED = ("移交", "划转", "划入", "承担", "负责")
GONE = ("划转", "移交", "划入", "划归", "并入", "转隶")
LONGEST_GONE = 27
BEFORE_GONE = _each(_may("已", "现已", "均已", "现"), _may("经"), _may("全部", "整体", "相应"))
OF_DUTY = _each(_may("的"), _may(*THIS), _may("相关", "有关"))
DOES = ("牵头", "负责", "承担", "办理", "组织实施")
NOT_BEGUN = _each(("未开展", "没有开展"), THIS)
LONE = words(status._LONE_NO.pattern)

# --- 存在问题 ---

SEPARATORS = "，。；！？,;!?"
MENDED = words(status._MENDED.pattern)
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
ADMITS = sequences(status._ADMITS_CLAUSE.pattern)
NAMES = sequences(status._NAMES_CLAUSE.pattern)
NO_EVENT = sequences(status._NO_EVENT.pattern)

# --- declared ---

SAID = tuple(status.WORDS_ZH)
MEANT = tuple(s.zh for s in status.WORDS_ZH.values())
ZH = {s.value: s.zh for s in Status}
