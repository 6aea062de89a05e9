"""Amounts: numbers with their units, percentages and Chinese numerals, with their places in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lawgov_xl.rules.digits import narrow

UNITS = (
    r"个工作日|个百分点|百分点|平方公里|平方米|立方米|公里|人次|件次|户次|家次|场次|班次|学时|课时|小时|分钟|个月|"
    r"亿元|万元|元|件|项|个|条|份|次|场|期|家|户|名|人|所|起|宗|例|部|篇|册|本|批|类|种|处|台|套|辆|张|天|日|周|届|轮|"
    r"笔|支|队|座|站|间|吨|亩|艘|架|幅|块|只|口|对|组|％|%"
)
_NUMERALS = "零〇一二两三四五六七八九十百千"
# The rest of a number after its first digit. Nothing that follows it begins with a digit, a comma or a point: giving
# back a part of it never helps.
_REST = r"(?>\d{0,2}(?:[,，]\d{3}){1,3}(?:\.\d{1,4})?|\d{0,11}(?:\.\d{1,4})?)"
# A year, a row of a numbering or the number of a document is no amount: what precedes says so. The pattern begins
# with the class of all first characters, and looks back from behind it: so it is tried at these alone.
_AMOUNT = re.compile(
    rf"[\d{_NUMERALS}](?:"
    rf"(?<=\d)(?<![\d.〔\[（(第年月\-—～~A-Za-z].)(?<!\d[,，].)(?P<rest>{_REST})(?P<about>余|多|来)?(?P<scale>万|亿|千)?(?P<more>余|多)?(?:个(?=小时|月))?(?P<unit>{UNITS})"
    rf"|(?<=[{_NUMERALS}])(?<![{_NUMERALS}第年月双半].)(?P<numerals>[{_NUMERALS}]{{0,7}})(?P<cunit>{UNITS}))"
)
_SCALES = {"千": 1000, "万": 10_000, "亿": 100_000_000}
_FIGURES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_NEARLY = ("近", "约", "逾", "超")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit. about: 余, 多, 近 make it a round one. chinese: written in Chinese numerals."""

    start: int
    end: int
    value: Decimal
    unit: str
    about: bool = False
    chinese: bool = False


def numeral(text: str) -> int | None:
    """A captured Chinese numeral below ten thousand: 十二 -> 12, 一百零五 -> 105, 二〇 -> 20; else None."""
    if not text or any(c not in _FIGURES and c not in _STEPS for c in text):
        return None
    if not any(c in _STEPS for c in text):
        return int("".join(str(_FIGURES[c]) for c in text))
    total, figure, last = 0, 0, 10_000
    for c in text:
        if c in _FIGURES:
            figure = _FIGURES[c]
            continue
        if _STEPS[c] >= last:
            return None
        last = _STEPS[c]
        total += (figure or 1) * last
        figure = 0
    return total + figure


@lru_cache(maxsize=1024)
def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of a text, in order."""
    plain = narrow(text)
    found: list[Amount] = []
    for match in _AMOUNT.finditer(plain):
        start, end = match.span()
        rest, about, scale, more, unit, numerals, cunit = match.groups()
        if cunit:
            value = numeral(plain[start] + numerals)
            if value is not None:
                found.append(Amount(start, end, Decimal(value), cunit, False, True))
            continue
        number = Decimal((plain[start] + rest).replace(",", "").replace("，", ""))
        if scale:
            number *= _SCALES[scale]
        nearly = bool(about or more) or plain[start - 1 : start] in _NEARLY
        found.append(Amount(start, end, number, "%" if unit == "％" else unit, nearly))
    return tuple(found)


def shown(value: Decimal) -> str:
    """As people write it: no trailing zeros, no exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
