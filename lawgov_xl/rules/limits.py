"""What a requirement asks for in numbers: at least 80 %, 40学时 a year, no more than 15个工作日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lawgov_xl.rules.amounts import Amount, amounts
from lawgov_xl.rules.prose import HAN, sentence_at, visible

_LEAST = re.compile(
    r"(?:不低于|不少于|不小于|至少|达到?|均达|≥|大于|高于|满)(?:[^，。；：\d]{0,16}?的)?[^，。；：\d]{0,8}\Z"
)
_MOST = re.compile(r"(?:不超过|不得超过|不多于|不高于|≤|小于|低于|控制在|少于)[^，。；：\d]{0,4}\Z")
_NOT = re.compile(r"[不未][得应]?(?:低于|少于|小于|足)")
_AFTER_LEAST = re.compile(r"(?:及)?以上")
_AFTER_MOST = re.compile(r"(?:以|之)?内|以下|(?:之|以)前")
_RATES = re.compile(
    rf"((?:[{HAN}]{{1,14}}(?:率|度|比例|比重)(?:[、和及与]|以及)?){{1,6}})(?:均|都|分别|已|全部|基本|约|为|是|达到?|达成|保持在?|超过|提高到|不低于|不少于|不得低于|高于|≥|至|了|应|须|仅|只有|:|：){{0,5}}\Z"
)
_SPLIT = re.compile(r"(?<=[率度例重])(?:[、和及与]|以及)")
_CLAUSE_MARKS = "，。；：！？\n"
_CLAUSE_END = re.compile(f"[{_CLAUSE_MARKS}]")


@dataclass(frozen=True, slots=True)
class Limit:
    """least: at least `value`, else at most. names: the rates it holds for, if a percentage; words: pairs of
    characters around it, to tell what is counted; text: the clause, for a message."""

    least: bool
    value: Decimal
    unit: str
    names: tuple[str, ...]
    words: frozenset[str]
    text: str


@lru_cache(maxsize=4096)
def limits(requirement: str) -> tuple[Limit, ...]:
    """Every limit that a requirement sets."""
    plain = visible(requirement)
    found = []
    for amount in amounts(requirement):
        start, end = clause(plain, amount)
        before, after = plain[start : amount.start], plain[amount.end : amount.end + 4]
        least = bool(_LEAST.search(before) or _AFTER_LEAST.match(after))
        most = not _NOT.search(before[-8:]) and bool(_MOST.search(before) or _AFTER_MOST.match(after))
        if least or most:
            found.append(
                Limit(
                    least,
                    amount.value,
                    amount.unit,
                    rates(before),
                    _pairs(sentence_at(requirement, amount.start)[2]),
                    plain[start:end].strip(),
                )
            )
    return tuple(found)


def clause(plain: str, amount: Amount) -> tuple[int, int]:
    """The clause in which an amount stands."""
    left = max(0, amount.start - 60)
    start = max(left, *(plain.rfind(mark, left, amount.start) + 1 for mark in _CLAUSE_MARKS))
    after = _CLAUSE_END.search(plain, amount.end, amount.end + 60)
    return start, after.start() if after else min(len(plain), amount.end + 60)


def rates(before: str) -> tuple[str, ...]:
    """The rates that a percentage is said of: 报备率、规范率均达 -> 报备率, 规范率."""
    match = _RATES.search(before[-80:])
    names = _SPLIT.split(match.group(1)) if match else ()
    return tuple(n.rpartition("的")[2] for n in names if n)


def words(plain: str, amount: Amount) -> frozenset[str]:
    """Pairs of characters of the clause around an amount."""
    start, end = clause(plain, amount)
    return _pairs(plain[start : amount.start] + " " + plain[amount.end : end])


def _pairs(near: str) -> frozenset[str]:
    return frozenset(near[i : i + 2] for i in range(len(near) - 1) if _pair(near[i : i + 2]))


_EMPTY = frozenset(
    "每年 不少 少于 至少 一般 不低 低于 以上 开展 进行 组织 举办 完成 工作 全部 达到 要求 应当 不超 超过 年至 一次 之日 日起".split()
)


def _pair(two: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in two) and two not in _EMPTY


def same_rate(one: str, other: str) -> bool:
    """Whether two names mean one rate: 政务服务事项网上可办率 and 网上可办率."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length >= 3
