"""The report of a year tells that year: earlier years alone stay out, what goes on stays in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lawgov_xl.report.compose import compose
from lawgov_xl.report.model import Paragraph
from lawgov_xl.report.profiles import load
from lawgov_xl.report.statements import Statement
from lawgov_xl.report.years import parted, tells_the_past
from tests.report.examples import submission


@pytest.mark.parametrize(
    "text, past",
    [
        ("2019年，举办行政执法能力提升培训班，206人获得资格。", True),
        ("2019年4月26日，邀请专家论证方案，12月通过验收。", True),
        ("2020年举办培训班3期。", False),
        ("2019年举办培训班2期，2020年举办3期。", False),
        ("2016年以来，办理建议提案35件。", False),
        ("2017年起，每年开展评查1次。", False),
        ("截至2019年底，共聘请法律顾问6名。", False),
        ("举办培训班3期，培训206人。", False),
        ("印发《关于加强合法性审核的通知》（渝知发〔2018〕7号）。", False),
        ("落实《重庆市法治政府建设实施方案（2016—2020年）》。", False),
        ("2021年3月底前印发办法。", False),
    ],
)
def test_what_tells_of_the_past_alone(text: str, past: bool) -> None:
    assert tells_the_past(text, 2020) is past


def statement(text: str, at: int, *, hangs: bool = False) -> Statement:
    return Statement(text, (), 1, at, "章", "节", hangs=hangs)


def test_what_leans_on_a_sentence_goes_with_it() -> None:
    told = [
        statement("2018年审理某案。", 1),
        statement("全体干部旁听。", 2, hangs=True),
        statement("建立案例库。", 3),
        statement("该库收录案例12件。", 4, hangs=True),
    ]
    kept, past = parted(told, 2020)
    assert [s.at for s in past] == [1, 2]
    assert [s.at for s in kept] == [3, 4]


def test_a_table_of_earlier_years_alone_is_told_all_the_same() -> None:
    told = [statement("2018年办理案件3件。", 1), statement("2019年办理案件5件。", 2)]
    assert parted(told, 2020) == (tuple(told), ())


def test_annual_reports_leave_it_out_and_say_so_and_others_do_not() -> None:
    given = submission()
    told = {}
    for name in ("annual-work", "assessment"):
        document = compose(given, replace(load(name), length=(3600, 60000)))
        told[name] = "".join(p.text for p in document.blocks if isinstance(p, Paragraph))
        notes = [n.to("zh") for n in document.notes]
        assert any("只写往年情况" in n and "2020年度" in n for n in notes) is (name == "annual-work")
    assert "专利行政执法资格" in told["assessment"]
    assert "专利行政执法资格" not in told["annual-work"]
