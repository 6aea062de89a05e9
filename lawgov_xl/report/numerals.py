"""Chinese numerals, read and written."""

from __future__ import annotations

_ZH_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ZH_TEN = {"十": 10, "百": 100, "千": 1000}


def zh_number(text: str) -> float | None:
    """The value of a Chinese numeral (三, 十二, 一百零五, 九九); None for what is none. Below 10,000 only."""
    if not text or any(c not in _ZH_DIGIT and c not in _ZH_TEN for c in text):
        return None
    if not any(c in _ZH_TEN for c in text):
        return float("".join(str(_ZH_DIGIT[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in _ZH_TEN:
            total += (digit or 1) * _ZH_TEN[char]
            digit = 0
        else:
            digit = _ZH_DIGIT[char]
    return float(total + digit)


def zh_numeral(number: int) -> str:
    """1 -> 一, 12 -> 十二, 105 -> 一百零五; from 10,000 on as figures."""
    if not 0 < number < 10_000:
        return str(number)
    digits = "零一二三四五六七八九"
    out, zero = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, number = divmod(number, unit)
        if figure:
            out += ("零" if zero and out else "") + digits[figure] + sign
            zero = False
        else:
            zero = True
    return out.removeprefix("一") if out.startswith("一十") else out
