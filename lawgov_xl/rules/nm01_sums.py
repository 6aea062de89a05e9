"""分项之和与总数不符

“24件，其中拟保留6件，拟修订9件，拟废止9件”应当加得拢。只核对明显是总分关系的数：“其中”“分别”“共”、括号里的分项，
以及保留、修改、废止一类互相排斥的分项；约数不核对。

依据：《党政机关公文处理工作条例》第二十条（数字等是否准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 42 | 清理规范性文件24件，其中拟保留6件，拟修订9件，拟废止8件。 |
| ✗ | 43 | 清理市政府规范性文件10件，保留5件，拟修改2件，拟废止4件。 |
| ✗ | 57 | 办理行政许可3件、行政处罚5件、行政强制2件，共11件。 |
| ✗ | 58 | 调解案件36件（专利12件、商标20件、地理标志3件）。 |
| ✗ | 59 | 现行有效文件24件，其中拟保留6、拟修订9、拟废止10。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 42 | 清理规范性文件24件，其中拟保留6件，拟修订9件，拟废止9件。 |
| 43 | 清理文件10件，保留5件，拟修改2件，拟废止3件；办理提案10件，复议案件20件，应诉案件5件。 |
| 57 | 办理行政许可3件、行政处罚5件，共8件。 |
| 58 | 办理案件36件，其中商标20件、专利3件，移送2件。 |
| 59 | 清理文件10件，修改2件、废止3件。受理申请200余件，其中书面120件、网上90件；干部10人，其中党员8人、研究生7人。 |
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.amounts import UNITS, Amount, amounts, shown
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.digits import runs
from lawgov_xl.rules.prose import untitled
from lawgov_xl.text import to_halfwidth

NAME_EN = "parts do not add up"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"\d|共|合计|总计")

_NO_SUMS = frozenset("% 个百分点 百分点 年 日 天 个工作日 个月 小时 分钟 届 学时 课时".split())
_LABEL = r"[^\d，。；、：:（）()《》〈〉“”\n]{1,16}?"
_OPENER = re.compile(
    r"\s?(?P<mark>[，,]?其中[，：:]?|[，,]?分别(?:为|是|有)?[：:]?|[（(](?P<within>其中|含|包括)?[：:，]?|[：:]|，|,|、)"
)
_PART = re.compile(
    rf"(?P<label>{_LABEL})(?P<n>\d{{1,7}}(?:\.\d{{1,3}})?)(?P<about>[余多])?(?P<unit>{UNITS})?(?=[，、；。）),;和及]|\s|\Z)"
)
_NEXT = re.compile(r"[，、；,;和及]\s?(?!其中)")
_ETC = re.compile(r"等|以及其他|及其他")
_ALL = re.compile(r"[，、；,]?\s?(?:一?共|共计|合计|总计|总共)(?:有|计|为|是)?\s?\Z")
_LONGEST_LIST = 40
_OVERLAPPING = ("人", "名", "人次", "家", "户")
"""What is counted in these may belong to several parts: 10人，其中党员8人、研究生7人."""
_NO_PART = ("共", "合计", "总计", "同比", "其中", "占")
# Labels that shut each other out; where the last of a set is named, nothing is left over.
_SETS: tuple[tuple[tuple[str, ...], set[str]], ...] = (
    (("保留", "继续有效", "修改", "修订", "废止", "失效", "合并", "停止执行"), {"保留", "继续有效"}),
    (("办结", "结案", "在办", "未办结", "未结", "审结", "正在办理"), {"在办", "未办结", "未结", "正在办理"}),
    (("维持", "撤销", "变更", "确认违法", "驳回", "终止", "撤回", "责令履行"), set()),
    (("胜诉", "败诉", "撤诉"), set()),
    (("合格", "不合格", "优秀", "良好", "达标", "不达标"), {"不合格", "不达标"}),
    (("采纳", "未采纳", "部分采纳", "不采纳"), {"未采纳", "不采纳"}),
    (("主办", "协办", "会办"), {"协办", "会办"}),
    (("受理", "不予受理", "未受理"), {"不予受理", "未受理"}),
    (("男", "女"), {"女"}),
    (("一般程序", "普通程序", "简易程序"), {"简易程序"}),
    (("线上", "线下", "网上", "网下", "现场", "书面"), {"线下", "网下", "现场"}),
    (("市级", "区级", "县级", "区县级", "乡镇级"), {"区级", "县级", "区县级", "乡镇级"}),
    (("一审", "二审", "再审"), {"二审"}),
    (("发明", "实用新型", "外观设计", "发明专利"), {"外观设计"}),
    (("主动公开", "依申请公开"), {"依申请公开"}),
    (("满意", "基本满意", "不满意"), {"不满意"}),
)
_WHOLE = Message(
    "分项之和与总数不符：{parts}，合计{sum}{unit}，总数写的是{total}{unit}。",
    "The parts do not add up: {parts} make {sum}{unit}, the total says {total}{unit}.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    found = [a for a in amounts(text.text) if a.unit not in _NO_SUMS]
    if not found:
        return
    digits, told = runs(text.text), text.text
    # Two parts at least follow their total, and each has digits of its own.
    latest = digits[-2][0] if len(digits) > 1 else 0
    summed_up = len(found) > 2 and ("共" in told or "合计" in told or "总计" in told)
    if found[0].end > latest and not summed_up:
        return
    plain = to_halfwidth(untitled(told))
    after = 0
    for total in found:
        if total.end > latest:
            break
        if total.start < after:
            continue
        end, problem = _total_first(plain, total)
        after = max(after, end)
        if problem:
            yield problem
    for i in range(2, len(found) if summed_up else 0):
        if last := _total_last(plain, found, i):
            yield last


def _total_first(plain: str, total: Amount) -> tuple[int, Problem | None]:
    """24件，其中…6件，…9件: the end of the list (0 where there is none), and what is wrong with it."""
    opened = _OPENER.match(plain, total.end)
    if opened is None:
        return 0, None
    mark = opened["mark"]
    whole = (mark.startswith(("（", "(", "：", ":")) and not opened["within"]) or "分别" in mark
    marked = whole or "其中" in mark or bool(opened["within"])
    at, parts, about = opened.end(), list[tuple[str, Decimal]](), total.about
    end = at
    while match := _PART.match(plain, at):
        if match["unit"] not in (None, total.unit) or match["label"].lstrip().startswith(_NO_PART):
            break
        parts.append((match["label"].strip(), Decimal(match["n"])))
        about = about or bool(match["about"])
        end = match.end()
        following = _NEXT.match(plain, end)
        # Without a word that says so, only parts that shut each other out are the parts of a total.
        if following is None or len(parts) > _LONGEST_LIST or not (marked or _set_of(parts)[0]):
            break
        at = following.end()
    if len(parts) < 2:
        return 0, None
    known, complete = _set_of(parts)
    if not (known or marked):
        return 0, None
    if not known and total.unit in _OVERLAPPING:
        return end, None
    if about or _ETC.match(plain, end) or _of_the_set(plain, total, parts[0][0]):
        return end, None
    total_of = sum((n for _, n in parts), Decimal(0))
    # Three parts or more that come so near the total were meant to make it.
    near = len(parts) > 2 and 0 < total.value - total_of <= total.value / 10
    if total_of > total.value or (total_of < total.value and (complete or whole or near)):
        return end, _problem(parts, total_of, total, (total.start, end))
    return end, None


def _of_the_set(plain: str, total: Amount, label: str) -> bool:
    """Whether the supposed total is itself a part: 保留2件，修改6件，废止1件."""
    before = plain[max(0, total.start - 6) : total.start]
    return any(before.endswith(names) and label.endswith(names) for names, _ in _SETS)


def _set_of(parts: list[tuple[str, Decimal]]) -> tuple[bool, bool]:
    """Whether the labels are of one set, each once; and whether they leave nothing over."""
    for names, rest in _SETS:
        if not parts[0][0].endswith(names):
            continue
        ends = [max((n for n in names if label.endswith(n)), key=len, default="") for label, _ in parts]
        if all(ends) and len(set(ends)) == len(ends):
            return True, bool(rest & set(ends))
    return False, False


def _total_last(plain: str, found: list[Amount], i: int) -> Problem | None:
    """3件、5件、2件，共10件: the total is the amount at `i`."""
    total, before = found[i], found[max(0, i - _LONGEST_LIST) : i]
    head = plain[before[-1].end : total.start]
    if total.about or not _ALL.fullmatch(head):
        return None
    parts: list[Amount] = []
    for amount in reversed(before):
        if amount.unit != total.unit or amount.about:
            break
        if parts and not re.fullmatch(rf"[，、；和及]{_LABEL}", plain[amount.end : parts[-1].start]):
            break
        parts.append(amount)
    if len(parts) < 2:
        return None
    parts.reverse()
    summed = sum((p.value for p in parts), Decimal(0))
    if summed == total.value:
        return None
    named = [("", p.value) for p in parts]
    return _problem(named, summed, total, (parts[0].start, total.end))


def _problem(
    parts: list[tuple[str, Decimal]], summed: Decimal, total: Amount, span: tuple[int, int]
) -> Problem:
    told = "、".join(f"{label}{shown(n)}" for label, n in parts[:8]) + ("…" if len(parts) > 8 else "")
    return Problem(
        _WHOLE.of(parts=told, sum=shown(summed), unit=total.unit, total=shown(total.value)), span=span
    )
