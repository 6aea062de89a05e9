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

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 深化基础教育、职业教育、高等教育等教育体系建设。 |
| 48 | 一步一步推进，遇到难题一起讨论讨论，形形色色的问题都有了结果。 |
| 57 | 由市市场监管局局长主持，二〇二〇年召开会议4次。 |
| 58 | 组织学习习近平法治思想，工作作风明显好转。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
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
    r"的的(?!确)|(?<![为解])了了(?!解|结|然)|在在(?!线|建|编|职|岗|校)|是是(?!非)|与与(?!会)|被被|并并(?!非|行|入|且|联|网|购|轨)|按按|我我|将将(?!来|士|军|近|领)|把把(?!关|握|控|脉|手)"
    r"|由由|以以(?!来|上|下|内|外|前|后|及|案|人|旧|往|便|致|为|免|太)|之之|及及(?!时|早)|其其(?!他|它|中|余|实)|该该|县市区区(?!域|长|划|间|别|分|位|块|委|政府|级|属|县|情)"
)
_NUMERALS = set("零〇一二三四五六七八九十百千两")
_VERBS = set(
    "讨论 研究 商量 学习 了解 交流 考虑 检查 休息 琢磨 斟酌 合计 分析 打听 调查 锻炼 收拾 整理 宣传 沟通 协商 走访 对照 比较 总结 反思 体会 体验 参观 练习 熟悉 介绍 尝试 观察".split()
)
_EQUAL = {"高", "平", "中", "初", "同", "优", "均", "对", "何", "相"}
_COMPOUND = re.compile(
    r"政府(?:采购|信息|购买|网站|部门)|中心(?:组|城)|公司(?:法|章程|治理)|工作(?:组|日|报告|人员|站|台账)|会议(?:室|纪要)|人民(?:法院|政府|检察)|市场(?:监管|监督|主体)|行政(?:执法|许可)"
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
    for match in _ONE_TWICE.finditer(plain):
        once = match.group()[:-1]
        yield _problem(plain, match.start(), match.end(), once)
    for match in _CLAUSES_TWICE.finditer(plain):
        yield _problem(plain, match.start(), match.end(), match.group(1))


def _problem(plain: str, start: int, end: int, once: str) -> Problem:
    found = plain[start:end]
    return Problem(
        _REPEATED.of(found=shorten(found, 32), once=shorten(once)),
        span=(start, end),
        fix=Fix(found, once, safe=False),
    )


def _legitimate(plain: str, match: re.Match[str], unit: str) -> bool:
    if all(c in _NUMERALS for c in unit) or unit in _VERBS:
        return True
    if unit[0] in "一每逐" or len(set(unit)) == 1:
        return True
    before = plain[match.start() - 1 : match.start()]
    if unit[0] == "等" and before in _EQUAL:
        return True
    # 市人民政府政府采购办公室: a name ends and a compound begins.
    half = match.start() + len(unit)
    return (
        len(unit) == 2 and bool(_COMPOUND.match(plain, half)) and before not in ("", "，", "。", "、", "；")
    )
