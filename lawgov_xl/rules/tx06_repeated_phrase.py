"""词语重复

同一个词或短语接连写了两遍，多是复制、删改时留下的。“高等教育等教育”“一步一步”“讨论讨论”“形形色色”等正当的重叠不算。

依据：《党政机关公文处理工作条例》第十九条（表述准确，文字精炼）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 40 | 我局严格落实严格落实《重庆市行政规范性文件管理办法》。 |
| ✗ | 48 | 获得中央军委装备发展部国防知识产权产权局的批复。 |
| ✗ | 57 | 由县市区区知识产权局工作人员组成执法队伍。 |
| ✗ | 58 | 加强业务培训，加强业务培训，提高办案水平。 |
| ✗ | 59 | 办理的的案件均已归档。 |
| ✗ | 61 | 进一步加加强监管，开展展工作检查。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 深化基础教育、职业教育、高等教育等教育体系建设。 |
| 48 | 一步一步推进，遇到难题一起讨论讨论，形形色色的问题都有了结果。 |
| 57 | 由市市场监管局局长主持，主任任组长，二〇二〇年召开会议4次，2020年年底一步步完成。 |
| 58 | 组织学习习近平法治思想，工作作风明显好转。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules import words
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, visible
from lawgov_xl.text import shorten

NAME_EN = "repeated phrase"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_TWICE = re.compile(rf"([{HAN}]{{2,14}}?)\1")
_CLAUSES_TWICE = re.compile(rf"(?<![{HAN}])([{HAN}0-9A-Za-z]{{5,40}})([，、；。,;])\1(?![{HAN}0-9A-Za-z])")
# One character twice is mostly two words (工作作风, 市市场监管局); of these it never is.
_ONE_TWICE = re.compile(
    r"的的(?!确)|了了(?<![为解]了了)(?!解|结|然)|在在(?!线|建|编|职|岗|校)|是是(?!非)|与与(?!会)|被被|并并(?!非|行|入|且|联|网|购|轨)|按按|我我|将将(?!来|士|军|近|领)|把把(?!关|握|控|脉|手)"
    r"|由由|以以(?!来|上|下|内|外|前|后|及|案|人|旧|往|便|致|为|免|太)|之之|及及(?!时|早)|其其(?!他|它|中|余|实)|该该|县市区区(?!域|长|划|间|别|分|位|块|委|政府|级|属|县|情)"
)
_ANY_TWICE = re.compile(rf"([{HAN}])\1")
# Units that stand before their own (局局领导), and words of one character (主任任组长).
_DOUBLED = frozenset(
    "局科院校区县市省委部厅办站所组会队党厂司处分等的了在是与被并按我将把由以之及其该任为设有无向据报经受使令让请可应须需未不已均都各每全新老大小上下前后内外或从比当于自至到来去给讲说看听问查建办交收发送取用做作定立改评审批管抓学带进出入过开关推打写读要能得"
)
_LINKS = frozenset("的和与及等在将对为以按由从步并")
_NUMERALS = set("零〇一二三四五六七八九十百千两")
_VERBS = frozenset(
    "讨论 研究 商量 学习 了解 交流 考虑 休息 琢磨 斟酌 合计 打听 锻炼 收拾 沟通 体会 尝试 观察".split()
)
_EQUAL = {"高", "平", "中", "初", "同", "优", "均", "对", "何", "相"}
_COMPOUND = re.compile(
    r"政府(?:采购|信息|购买|网站|部门)|中心(?:组|城)|公司(?:法|章程|治理)|工作(?:组|日|报告|人员|站)"
)
_REPEATED = Message(
    "“{found}”重复，疑为“{once}”。", "“{found}” says the same twice; probably “{once}” is meant."
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    for match in _TWICE.finditer(plain):
        unit = match.group(1)
        if not _legitimate(plain, match, unit):
            yield _problem(plain, match.start(), match.end(), unit)
    doubled = list(_ANY_TWICE.finditer(plain))
    for match in _ONE_TWICE.finditer(plain) if doubled else ():
        once = match.group()[:-1]
        yield _problem(plain, match.start(), match.end(), once)
    for match in doubled:
        if _slipped(plain, match.start()):
            yield _problem(plain, match.start(), match.end(), match.group(1))
    for match in _CLAUSES_TWICE.finditer(plain):
        yield _problem(plain, match.start(), match.end(), match.group(1))


def _slipped(plain: str, at: int) -> bool:
    """开展展工作, 进一步加加强: one of the two makes a word with its neighbour, the other with none."""
    known = words.pair_words()
    before = plain[max(0, at - 1) : at]
    # 一步步, 2020年年底
    if plain[at] in _DOUBLED or before in _NUMERALS or before.isdecimal() or plain[at : at + 2] in known:
        return False
    left, right = plain[max(0, at - 1) : at + 1], plain[at + 1 : at + 3]
    after, earlier = plain[at + 2 : at + 4], plain[max(0, at - 2) : at]
    if left in known:
        return right not in known and (after in known or not _is_han(after[:1]))
    return right in known and (earlier in known or not _is_han(before) or before in _LINKS)


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def _problem(plain: str, start: int, end: int, once: str) -> Problem:
    found = plain[start:end]
    return Problem(
        _REPEATED.of(found=shorten(found, 32), once=shorten(once)),
        span=(start, end),
        fix=Fix(found, once, safe=False),
    )


def _legitimate(plain: str, match: re.Match[str], unit: str) -> bool:
    if all(c in _NUMERALS for c in unit) or unit[0] in "一每逐" or len(set(unit)) == 1:
        return True
    before, after = plain[match.start() - 1 : match.start()], plain[match.end() : match.end() + 1]
    # 一起讨论讨论: verbs of this kind take no object then.
    if len(unit) == 2 and unit in _VERBS and not _is_han(after):
        return True
    if unit[0] == "等" and before in _EQUAL:
        return True
    # 市人民政府政府采购办公室: a name ends and a compound begins.
    half = match.start() + len(unit)
    return (
        len(unit) == 2 and bool(_COMPOUND.match(plain, half)) and before not in ("", "，", "。", "、", "；")
    )
