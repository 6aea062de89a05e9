"""Numbers as Word prints them: ST_NumberFormat of ECMA-376 part 1, 17.18.59."""

from __future__ import annotations

_CHINESE = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_COUNTING = {"chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
             "japaneseCounting", "ideographLegalTraditional", "koreanCounting"}  # fmt: skip


def numeral(n: int, form: str) -> str:
    """A number as one of Word's number formats prints it (ST_NumberFormat); unknown formats as decimal."""
    if form in _COUNTING:
        return _counted(n, _CHINESE, "十百千", "零")
    if form == "chineseLegalSimplified":
        return _counted(n, _LEGAL, "拾佰仟", "零")
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_CHINESE[int(d)] for d in str(n))
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(n)
        return roman.lower() if form == "lowerRoman" else roman
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(65 + (n - 1) % 26) * ((n - 1) // 26 + 1) if 0 < n <= 780 else str(n)
        return letter.lower() if form == "lowerLetter" else letter
    if form == "decimalZero":
        return f"{n:02d}"
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(d) + 0xFEE0) for d in str(n))
    if form == "numberInDash":
        return f"- {n} -"
    series = {
        "decimalEnclosedCircle": (0x2460, 20), "decimalEnclosedCircleChinese": (0x2460, 20),
        "decimalEnclosedParen": (0x2474, 20), "decimalEnclosedFullstop": (0x2488, 20),
    }  # fmt: skip
    if form in series and 1 <= n <= series[form][1]:
        return chr(series[form][0] + n - 1)
    cycles = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
    if form in cycles and n > 0:
        return cycles[form][(n - 1) % len(cycles[form])]
    return str(n)


def _counted(n: int, digits: str, units: str, zero: str) -> str:
    """12 -> 十二, 105 -> 一百零五."""
    if not 0 < n < 10_000:
        return str(n) if n else digits[0]
    text, pending = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit == 0:
            pending = bool(text)
            continue
        text += (zero if pending else "") + digits[digit] + (units[power - 1] if power else "")
        pending = False
    return text.removeprefix("一") if text.startswith("一十") else text


def _roman(n: int) -> str:
    if not 0 < n < 4000:
        return str(n)
    text = ""
    for size, letters in _ROMAN:
        while n >= size:
            text, n = text + letters, n - size
    return text
