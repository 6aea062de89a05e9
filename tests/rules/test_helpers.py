"""What the text rules share: documents, amounts, dates, limits, words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl import editions
from lawgov_xl.model import Role
from lawgov_xl.rules import prose, words
from lawgov_xl.rules.amounts import amounts, numeral, shown
from lawgov_xl.rules.base import Text
from lawgov_xl.rules.consultations import consultations
from lawgov_xl.rules.dates import days, given_on, periods, since, working_days, year_before
from lawgov_xl.rules.documents import core, numbers, orders, titles
from lawgov_xl.rules.limits import limits, same_rate

INDICATORS = editions.load().tables[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（渝知发〔2019〕72号）", "〔2019〕72号"),
        ("渝委发\n〔2016〕27号", "〔2016〕27号"),
        ("渝知发（2019）第072号", "〔2019〕72号"),
        ("渝知发〔19〕72号", "〔2019〕72号"),
        ("渝知发〔2019年〕72", "〔2019〕72号"),
        ("渝知发2019〕72号", "〔2019〕72号"),
        ("国发2015年58号", "〔2015〕58号"),
        ("财税【2019]13号", "〔2019〕13号"),
        ("渝知发〔２０１９〕７２号", "〔2019〕72号"),
    ],
)
def test_numbers_of_any_shape(text: str, found: str) -> None:
    assert [n.standard for n in numbers(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "（2019）5号楼",
        "（2019）渝01民终123号",
        "《规划（2016—2020年）》10件",
        "印发2019年3号公告",
        "注〔12〕3处",
        "（2020）120人次",
        "2019年12件",
    ],
)
def test_no_numbers_of_documents(text: str) -> None:
    assert numbers(text) == ()


def test_spans_hold_the_text() -> None:
    text = "按照渝府发〔2016〕27、渝府办发〔2019〕59号文件"
    assert [text[n.start : n.end] for n in numbers(text)] == ["〔2016〕27", "〔2019〕59号"]
    assert [o.who for o in orders("国令第713号、责令3家企业整改、公安部令12号")] == ["国令", "部令"]


def test_titles_with_their_numbers() -> None:
    text = "印发《关于印发〈采购办法〉的通知》（渝知发〔2018〕5号）和《会议制度》，另见《规则"
    found = titles(text)
    assert [t.text for t in found] == ["关于印发〈采购办法〉的通知", "会议制度"]
    assert [t.number.standard if t.number else "" for t in found] == ["〔2018〕5号", ""]
    assert core("重庆市知识产权局关于印发〈采购办法（试行）〉的通知") == "采购办法"
    assert core("采购办法（试行）") == core("采购办法")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12),
        ("一百零五", 105),
        ("二〇", 20),
        ("两", 2),
        ("三千二百", 3200),
        ("十十", None),
        ("", None),
        ("三重", None),
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert numeral(text) == value


def test_amounts() -> None:
    found = amounts(
        "2019年查处1,036件，近50余家，资金2.5万元，占86.5%，三件诉讼，第3项，〔2019〕72号，12个工作日"
    )
    assert [(shown(a.value), a.unit, a.about, a.chinese) for a in found] == [
        ("1036", "件", False, False),
        ("50", "家", True, False),
        ("25000", "元", False, False),
        ("86.5", "%", False, False),
        ("3", "件", False, True),
        ("12", "个工作日", False, False),
    ]
    assert shown(Decimal("10")) == "10"


def test_dates() -> None:
    text = "2019年12月06日验收，5月18日至30日公示，2019.4.26论证，2016年以来"
    assert [(d.year, d.month, d.day) for d in days(text)] == [(2019, 12, 6), (None, 5, 18), (2019, 4, 26)]
    assert [(p.first, p.last) for p in periods(text)] == [((None, 5, 18), (None, 5, 30))]
    assert [day for _, _, day in since(text)] == [date(2016, 1, 1)]
    assert year_before(text, text.index("5月"), 2020) == 2019
    assert year_before("5月", 0, 2020) == 2020


def test_working_days_follow_the_calendar() -> None:
    assert working_days(date(2020, 5, 18), date(2020, 5, 30)) == 10
    assert working_days(date(2020, 4, 26), date(2020, 4, 26)) == 1, "a Sunday made up for the holiday"
    assert working_days(date(2020, 5, 4), date(2020, 5, 5)) == 0
    assert working_days(date(2003, 5, 1), date(2003, 5, 30)) is None, "not known: never guessed"
    assert working_days(date(2099, 5, 1), date(2099, 5, 30)) is None


def test_the_day_the_answers_were_given() -> None:
    assert given_on(INDICATORS, date(2020, 11, 1)) == date(2020, 11, 1), "answers are still coming in"
    assert given_on(INDICATORS, date(2026, 1, 1)) == date(2020, 10, 20), "a table of the past"
    assert given_on(None, date(2026, 1, 1)) == date(2026, 1, 1)


def test_consultation_counts_without_day_one() -> None:
    item = INDICATORS.item(34)
    text = Text("2020年5月18日至5月30日公开征求意见。", Role.ANSWER, item, INDICATORS)
    (found,) = consultations(text, date(2020, 10, 20))
    assert (found.needed, found.unit, found.count, found.inclusive) == (7, "个工作日", 9, 10)


def test_limits_of_requirements() -> None:
    found = limits(
        "网上可办率不低于80%；合法性审核的时间一般不少于5个工作日，最长不超过15个工作日；每年至少举办2次讲座，满意度达95%以上。"
    )
    assert [(m.least, shown(m.value), m.unit) for m in found] == [
        (True, "80", "%"),
        (True, "5", "个工作日"),
        (False, "15", "个工作日"),
        (True, "2", "次"),
        (True, "95", "%"),
    ]
    assert found[0].names == ("网上可办率",)
    assert limits("报备率、报备及时率、规范率均达100%。")[0].names == ("报备率", "报备及时率", "规范率")
    assert same_rate("政务服务事项网上可办率", "网上可办率")
    assert not same_rate("回复率", "审核率")


def test_setting_aside_keeps_the_length() -> None:
    text = "[bookmark: _GoBack]落实《关于“三公”的通知》，称为“示范”。\tComment by a: 改"
    for kept in (prose.visible(text), prose.untitled(text), prose.unquoted(text)):
        assert len(kept) == len(text)
    assert "bookmark" not in prose.visible(text) and "Comment" not in prose.visible(text)
    assert "通知" not in prose.untitled(text) and "示范" not in prose.unquoted(text)


def test_sentence_at() -> None:
    text = "一。二二；三三\n四"
    assert [prose.sentence_at(text, text.index(c))[2] for c in "一二三四"] == ["一。", "二二；", "三三", "四"]
    assert prose.sentence_at("", 0) == (0, 0, "")


@given(
    st.lists(st.text("甲乙丙", min_size=2, max_size=4), min_size=1, max_size=8),
    st.text("甲乙丙丁", max_size=60),
)
def test_lexicon_finds_what_a_plain_search_finds(vocabulary: list[str], text: str) -> None:
    found = {(s, w) for s, _, w in words.Lexicon(vocabulary).find(text, every=True)}
    assert found == {(i, w) for w in vocabulary for i in range(len(text)) if text.startswith(w, i)}
    assert not list(words.Lexicon([]).find(text))
    spans = [(s, e) for s, e, _ in words.Lexicon(vocabulary).find(text)]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_word_lists_are_well_formed() -> None:
    pairs, _ = words.wrong()
    assert all(wrong != right and wrong not in right for wrong, right in pairs.items())
    assert all(len(w) == 2 for w in words.pair_words())
    for day in words.recurring():
        date(2020, *day.day)
        assert day.within[0] <= day.day <= day.within[1]
    # What is right must not be told as wrong: no right spelling, nor any term, holds a wrong one.
    for text in (*pairs.values(), *("".join(t) for t in words.terms())):
        assert not any(wrong in text for wrong in pairs), text
