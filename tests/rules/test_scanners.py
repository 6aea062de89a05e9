"""Numbers, dates and years are looked for only where they can begin: the slow and plain way must find the same.

The patterns of this file are the definitions: each is tried at every character of a text.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl import editions
from lawgov_xl.rules import amounts, dates, digits, documents
from lawgov_xl.rules import nm07_zero_padded as nm07
from lawgov_xl.rules import nm08_future_done as nm08
from lawgov_xl.rules import nm10_recurring_days as nm10
from lawgov_xl.rules import nm11_range_marks as nm11
from lawgov_xl.rules import nm12_contradictory_periods as nm12
from lawgov_xl.rules import nm14_listed_count as nm14
from lawgov_xl.rules import nm15_year_form as nm15
from lawgov_xl.rules import nm16_changes as nm16
from lawgov_xl.rules import rq14_placeholder_answer as rq14
from lawgov_xl.rules import rq15_points_elsewhere as rq15
from lawgov_xl.rules import tx16_leftovers as tx16
from lawgov_xl.rules import tx25_personal_data as tx25
from lawgov_xl.rules import tx30_garbled_characters as tx30
from lawgov_xl.rules import tx31_numbering_style as tx31
from lawgov_xl.rules import tx32_numbering_order as tx32
from lawgov_xl.rules import tx33_parallel_words as tx33
from lawgov_xl.rules.amounts import UNITS, Amount, numeral
from lawgov_xl.rules.base import Context, Text
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import LEFTOVER, to_halfwidth

EDITION = editions.load()

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


YEARS = (
    "2019年至2018年",
    "2018年—",
    "至2018年",
    "2019～",
    "近19年度",
    "20212025年",
    "’19年底",
    "2019以来",
    "2018的14项",
)
CHANGED = [
    (
        nm11._YEARS,
        r"(?<![\d-])((?:19|20)\d\d年?)\s?([-~～–]{1,2}|——)\s?((?:19|20)\d\d)(?=\s?年)",
    ),
    (
        nm11._NUMBERS,
        rf"(?<![\d\-—.A-Za-z年月第])(\d{{1,5}}(?:\.\d{{1,3}})?)([%％]?)\s?([-~—–]{{1,2}})\s?(\d{{1,5}}(?:\.\d{{1,3}})?)(?={UNITS})(?!\d)",
    ),
    (nm07._ZERO, r"(?<![\d.])[0０](?=[1-9１-９]\s?[月日号])"),
    (
        nm08._YEAR_ONLY,
        r"(?<![\d〔\[（(【])(20\d\d)年(?:年?[底末])?(?![度底前末—\-~～]|\d|以前|之前)",
    ),
    (
        tx16._NOTE,
        r"[【\[（(](?:批注|修改意见|审核意见|编者按|注意|备注：?请|请(?:补充|核实|核对|修改|确认|完善|删除|注明))[^】\]）)\n]{0,80}[】\]）)]"
        r"|批注\s?\[[^\]\n]{1,20}\][:：]?[^\n]{0,80}",
    ),
]


@pytest.mark.parametrize(("quick", "plain"), CHANGED)
@settings(max_examples=200, deadline=None)
@given(
    text=of(
        MARKS, *YEARS, "～5", "5－6件", "3-5项", "批注", "【请核实", "批注 [", "（注意", "09月", "2021年底"
    )
)
def test_patterns_begun_with_a_class(quick: re.Pattern[str], plain: str, text: str) -> None:
    assert [(m.span(), m.groups()) for m in quick.finditer(text)] == [
        (m.span(), m.groups()) for m in re.finditer(plain, text)
    ]


@settings(max_examples=400, deadline=None)
@given(of("年至到—－-～近连 ’以来上半底度的", *YEARS))
def test_years_at_runs_of_digits(text: str) -> None:
    quick = digits.matches(nm12._YEARS, text, nm12._neighbours(digits.runs(text)))
    assert [m.span() for m in quick] == [m.span() for m in nm12._YEARS.finditer(text)]
    wanted = [m.span() for p in (nm15._LACKS, nm15._GLUED, nm15._SHORT) for m in p.finditer(text)]
    context = Context(EDITION, date(2020, 10, 20))
    assert [problem.span for problem in nm15.check(Text(text), context)] == wanted


@given(st.from_regex(rq14._WHOLE, fullmatch=True) | st.from_regex(rq15._POINTS, fullmatch=True))
def test_whole_answers_have_no_other_characters(text: str) -> None:
    for rule, whole in ((rq14, rq14._WHOLE), (rq15, rq15._POINTS)):
        if whole.fullmatch(text):
            assert not rule._OTHERWISE.search(" " + text + "\u3000\n\u200b")


@given(st.from_regex(tx25._IDENTITY) | st.from_regex(tx25._MOBILE) | st.from_regex(tx25._CARD))
def test_numbers_of_people_are_long(text: str) -> None:
    assert tx25._LONG.search(text)


SIGNED = [getattr(tx30, name) for name in ("_GARBLED", "_MARKUP", "_ERROR", "_BLANK", "_CUT_NUMBER")]


@pytest.mark.parametrize(
    ("needs", "pattern"),
    [(tx30.NEEDS, p) for p in SIGNED]
    + [(tx31.NEEDS, p) for p in (tx31._ARABIC, tx31._BRACKET, tx31._FIRST)]
    + [(tx32.NEEDS, p) for p in tx32._KINDS]
    + [(tx33.NEEDS, p) for p in (tx33._COMMA, tx33._MISSING, tx33._CLAUSES)]
    + [(rq14.NEEDS, rq14._WHOLE), (rq14.NEEDS, rq14._INSIDE), (rq15.NEEDS, rq15._POINTS)]
    + [(nm14.NEEDS, p) for p in (nm14._TITLES, nm14._QUOTES, nm14._BODIES)]
    + [(nm11.NEEDS, nm11._YEARS), (nm11.NEEDS, nm11._NUMBERS), (nm16.NEEDS, nm16._CHANGE)]
    + [(nm10.NEEDS, nm10._DATE), (dates.DATED, _DATE), (dates.PERIODS, _RANGE)]
    + [(tx16.NEEDS, tx16._NOTE), (tx16.NEEDS, LEFTOVER)],
)
@given(st.data())
def test_needs_of_patterns(needs: re.Pattern[str], pattern: re.Pattern[str], data: st.DataObject) -> None:
    assert needs.search(data.draw(st.from_regex(pattern)))
