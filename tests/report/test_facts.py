"""Facts in prose: titles, document numbers, dates, percentages, counts, bodies; numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.report import facts
from lawgov_xl.report.facts import Kind, find
from lawgov_xl.report.numerals import zh_number, zh_numeral

PROSE = st.text(
    alphabet="我局2019年３月（〔〕）《》“”第72号件项、，。；：100%一二十百〈〉\n\t 关于的通知", max_size=120
)


def keys(text: str, kind: Kind) -> list[str]:
    return [f.key for f in find(text) if f.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("印发《关于印发〈资助办法〉的通知》", Kind.TITLE, ["关于印发资助办法的通知"]),
        ("《纲要（2015-2020年）》与《纲要（2015—2020年）》", Kind.TITLE, ["纲要（2015—2020年）"] * 2),
        ("在《办法》制定中", Kind.TITLE, []),
        ("（渝知发〔2019〕72号）", Kind.DOCUMENT_NUMBER, ["渝知发〔2019〕72"]),
        ("（渝知发【2019】第072号）", Kind.DOCUMENT_NUMBER, ["渝知发〔2019〕72"]),
        ("国令第713号", Kind.DOCUMENT_NUMBER, ["国令〔〕713"]),
        ("2019年04月26日，5月3日，2016年以来", Kind.DATE, ["2019-04-26", "-05-03", "2016"]),
        ("2016－2019年上半年", Kind.DATE, ["2016/2019"]),
        ("答复率达100％，占百分之八十", Kind.PERCENT, ["100%", "80%"]),
        ("调解１２件、5万余人次、1,660件", Kind.NUMBER, ["12件", "50000人次", "1660件"]),
        ("三件行政诉讼，十二个部门", Kind.NUMBER, ["3件", "12个"]),
        ("第二次会议，一是，“三重一大”，三重一大，第19次会议", Kind.NUMBER, []),
        ("拨打12315平台，4·26宣传周", Kind.NUMBER, []),
        ("与重庆海关、市司法局签订", Kind.BODY, ["重庆海关", "市司法局"]),
        ("按照国家知识产权局规定", Kind.BODY, ["国家知识产权局"]),
        ("聘请重庆索通律师事务所为我局顾问", Kind.BODY, ["重庆索通律师事务所"]),
    ],
)
def test_found(text: str, kind: Kind, expected: list[str]) -> None:
    assert keys(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("承担17项“渝快办”公共服务在内的事项", "公共服务"),
        ("全市知识产权纠纷案件共639件。", "全市知识产权纠纷案件"),
        ("共有三件行政诉讼", "行政诉讼"),
        ("合法性审核率达100%", "合法性审核率"),
    ],
)
def test_what_is_counted(text: str, noun: str) -> None:
    (fact,) = (f for f in find(text) if f.kind in (Kind.NUMBER, Kind.PERCENT))
    assert fact.noun == noun


def test_a_number_in_a_title_belongs_to_the_title() -> None:
    assert [f.kind for f in find("落实《2020年任务清单（33项）》")] == [Kind.TITLE]


@given(PROSE)
def test_spans_are_true_and_apart(text: str) -> None:
    last = 0
    for fact in find(text):
        assert text[fact.start : fact.end] == fact.text and fact.start >= last
        last = fact.end
    assert all(c.kind is not Kind.BODY for c in facts.claims(text))


@given(st.integers(1, 9999))
def test_numerals_read_what_they_write(number: int) -> None:
    assert zh_number(zh_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("一百零五", 105), ("二〇", 20), ("甲", None), ("", None)]
)
def test_numerals(text: str, value: float | None) -> None:
    assert zh_number(text) == value
