"""Numbers, dates and years are looked for only where they can begin: the slow and plain way must find the same.

The patterns of this file are the definitions: each is tried at every character of a text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl.rules import amounts, dates, digits, documents
from lawgov_xl.rules.amounts import UNITS, Amount, numeral
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import to_halfwidth

MARKS = "年月日号第起至到自从以来今草—－-–～~./,，、。；：“”’'《》〈〔〕[]【】（）()<>{} \t\n\u3000A"
FIGURES = "0123456789１２０９٣"
NUMERALS = "零〇一二两三十百千"
WORDS = (
    "2019 2020 19 20 12 06 30 1,234 3.5 2019年 12月 5日 2019年5月6日 5月6日至 〔2019〕72号 （2019）第7号 渝府发 渝知办 国令第 "
    "以来 至今 件 项 个 个月 小时 个工作日 百分点 万元 亿 余 多 近 约 % ％ 的 由 从 增加到 增至 在 印发 上半年 一季度 底 年底 年度"
).split(" ")


def of(characters: str, *more: str) -> st.SearchStrategy[str]:
    """Texts of these characters, figures and words."""
    pieces = st.one_of(st.sampled_from(characters + FIGURES), st.sampled_from(WORDS + list(more)))
    return st.lists(pieces, max_size=40).map("".join)


TEXTS = st.one_of(of(MARKS), of(MARKS + NUMERALS), st.text(max_size=60))

_DATE = re.compile(
    r"(?<![\d.])(?:(?P<y>(?:19|20)\d\d)\s?年\s?)?(?P<m>\d{1,2})\s?月(?:份)?(?:\s?(?P<d>\d{1,2})\s?(?:日|号))?"
    r"|(?<![\d.\-/])(?P<y2>(?:19|20)\d\d)(?P<sep>[-./])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})(?![\d.\-/])"
)
_YEAR = re.compile(r"(?<![\d〔\[（(【])((?:19|20)\d\d)\s?年?(?!\d)")
_RANGE = re.compile(
    r"(?:(?P<y1>(?:19|20)\d\d)年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:起)?\s?(?:至|到|—{1,2}|－|-|–|～|~)\s?"
    r"(?:(?P<y2>(?:19|20)\d\d)年)?(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日"
)
_SINCE = re.compile(
    r"(?:自|从)?((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?(?:以来|起(?!草|诉|到)|至今)"
)
_DIGITS = r"\d{1,3}(?:[,，]\d{3}){1,3}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?"
_AMOUNT = re.compile(
    rf"(?<![\d.〔\[（(第年月\-—～~A-Za-z])(?<!\d[,，])(?P<number>{_DIGITS})(?P<about>余|多|来)?(?P<scale>万|亿|千)?(?P<more>余|多)?(?:个(?=小时|月))?(?P<unit>{UNITS})"
    rf"|(?<![零〇一二两三四五六七八九十百千第年月双半])(?P<chinese>[零〇一二两三四五六七八九十百千]{{1,8}})(?P<cunit>{UNITS})"
)
_OPENS, _CLOSES = "〔\\[【［（(｛{<〈《", "〕\\]】］）)｝}>〉》"
_NUMBER = re.compile(
    rf"(?:(?P<open>[{_OPENS}])(?P<gap2>[ \t\u3000]{{0,2}})(?P<year>\d{{4}}|\d{{2}})(?P<gap3>[ \t\u3000]{{0,2}})(?P<nian>年?度?)"
    rf"(?P<gap4>[ \t\u3000]{{0,2}})(?P<close>[{_CLOSES}])?"
    rf"|(?P<year2>(?<!\d)(?:19|20)\d\d)(?P<nian2>[年\-—－]?)(?P<close2>[{_CLOSES}]?))"
    r"(?P<gap5>\s{0,3})(?P<di>第?)(?P<gap6>[ \t\u3000]{0,2})(?P<number>\d{1,6})(?![\d.])(?P<gap7>[ \t\u3000]{0,2})(?P<hao>号?)"
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_dates(text: str) -> None:
    plain = visible(text)
    assert [
        (d.start, d.end, str(d.year), str(d.month), str(d.day)) for d in dates.days(text)
    ] == [
        (*m.span(), _shown(m["y"] or m["y2"]), _shown(m["m"] or m["m2"]), _shown(m["d"] or m["d2"]))
        for m in _DATE.finditer(plain)
    ]  # fmt: skip
    assert dates.years(text) == tuple((m.start(), int(m[1])) for m in _YEAR.finditer(plain))


@settings(max_examples=400, deadline=None)
@given(of("年月日起至—-～ 自从", "5月6日", "日至", "2019年", "2018年以来", "2019年5月起", "至今"))
def test_periods(text: str) -> None:
    plain = visible(text)
    assert [(p.start, p.end) for p in dates.periods(text)] == [m.span() for m in _RANGE.finditer(plain)]
    wanted = [
        (*m.span(), day)
        for m in _SINCE.finditer(plain)
        if (day := dates.day_or_none(int(m[1]), int(m[2] or 1), int(m[3] or 1)))
    ]
    assert list(dates.since(text)) == wanted


def _shown(written: str | None) -> str:
    return str(int(written) if written else None)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_amounts(text: str) -> None:
    assert list(amounts.amounts(text)) == _amounts(text)


def _amounts(text: str) -> list[Amount]:
    plain = to_halfwidth(visible(text))
    found = []
    for m in _AMOUNT.finditer(plain):
        if chinese := m["chinese"]:
            if (value := numeral(chinese)) is not None:
                found.append(Amount(*m.span(), Decimal(value), m["cunit"], False, True))
            continue
        scale = {None: 1, "千": 1000, "万": 10_000, "亿": 100_000_000}[m["scale"]]
        about = bool(m["about"] or m["more"]) or plain[: m.start()].endswith(("近", "约", "逾", "超"))
        unit = "%" if m["unit"] == "％" else m["unit"]
        number = Decimal(m["number"].replace(",", "").replace("，", ""))
        found.append(Amount(*m.span(), number * scale, unit, about))
    return found


@settings(max_examples=600, deadline=None)
@given(of("年度第号发 \t\n\u3000〔〕（）[]《》", "〔2019〕", "渝府发〔", "2019年3号", "〔2019"))
def test_numbers_of_documents(text: str) -> None:
    half = to_halfwidth(visible(text))
    ours = [
        (m.span(), m["number"], m["hao"], m["close"] or m["close2"]) for m in documents._NUMBER.finditer(half)
    ]
    assert ours == [
        (m.span(), m["number"], m["hao"], m["close"] or m["close2"]) for m in _NUMBER.finditer(half)
    ]
    if not documents.NEEDED.search(text):
        assert not any(m["open"] or m["hao"] for m in _NUMBER.finditer(half))


@given(TEXTS)
def test_runs(text: str) -> None:
    plain = visible(text)
    assert digits.narrow(text) == to_halfwidth(plain)
    covered = [i for start, end in digits.runs(text) for i in range(start, end)]
    assert covered == [i for i, c in enumerate(plain) if c.isdecimal()]
    assert all(start < end and not plain[end : end + 1].isdecimal() for start, end in digits.runs(text))
