"""Deadlines as people write them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl import deadlines
from lawgov_xl.deadlines import Kind, due, in_cell, promised, whole_date

AS_OF = date(2020, 10, 20)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("2020年年底完成", Kind.YEAR, date(2020, 12, 31)),
        ("2021年6月底前", Kind.MONTH, date(2021, 6, 30)),
        ("2021年一季度", Kind.QUARTER, date(2021, 3, 31)),
        ("一季度前完成", Kind.QUARTER, date(2021, 3, 31)),
        ("2021年第1季度末", Kind.QUARTER, date(2021, 3, 31)),
        ("计划于2021年3月1日前建成", Kind.DAY, date(2021, 3, 1)),
        ("2021年3月1日", Kind.DAY, date(2021, 3, 1)),
        ("2021-03-01", Kind.DAY, date(2021, 3, 1)),
        ("2021.3", Kind.MONTH, date(2021, 3, 31)),
        ("２０２１年３月底", Kind.MONTH, date(2021, 3, 31)),
        ("2021年上半年", Kind.HALF, date(2021, 6, 30)),
        ("下半年完成", Kind.HALF, date(2020, 12, 31)),
        ("年底前完成", Kind.YEAR, date(2020, 12, 31)),
        ("2020年底前", Kind.YEAR, date(2020, 12, 31)),
        ("明年6月底前", Kind.MONTH, date(2021, 6, 30)),
        ("今年12月上旬", Kind.MONTH, date(2020, 12, 10)),
        ("11月15日前整改到位", Kind.DAY, date(2020, 11, 15)),
        ("9月17日前整改到位", Kind.DAY, date(2021, 9, 17)),
        ("2022年前", Kind.YEAR, date(2022, 12, 31)),
        ("3个月内", Kind.TERM, date(2021, 1, 21)),
        ("即日起", Kind.IMMEDIATE, None),
        ("长期坚持", Kind.ONGOING, None),
        ("尽快", Kind.VAGUE, None),
    ],
)
def test_cells(text: str, kind: Kind, expected: date | None) -> None:
    found = in_cell(text, AS_OF)
    assert [(d.kind, d.due) for d in found] == [(kind, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我局已于9月17日致函市司法局申请取消，即将于2020年底前市政府公布的清单中予以取消。",
            [date(2020, 12, 31)],
        ),
        ("该文件存在违法给予特定经营者优惠政策，目前正在重新修订，2020年年底完成。", [date(2020, 12, 31)]),
        ("下一步抓紧建设。完成时限：2021年6月底", [date(2021, 6, 30)]),
        ("整改期限：9月17日", [date(2021, 9, 17)]),
        ("2021年先试点，3月底前全面推开", [date(2021, 3, 31)]),
        ("2019年上半年情况不明", []),
        ("完成整改（2021年上半年）", [date(2021, 6, 30)]),
        ("2016年以来定期开展清理工作", []),
        ("2019年4月26日，邀请专家进行了论证", []),
        ("已于2020年9月底完成整改", []),
        ("自2020年1月起执行", []),
        ("根据2020年中央文件，进一步持续完善该工作", []),
        ("20个工作日内依法公开", [None]),
        ("继续加强学习", []),
        ("", []),
    ],
)
def test_promises(text: str, expected: list[date | None]) -> None:
    found = [d.due for d in promised(text, AS_OF)]
    assert found == expected or ([d.due for d in promised(text)] == expected == [None])


def test_words_count_in_prose_only_as_a_time_limit() -> None:
    assert [d.kind for d in promised("加强培训。完成时限：长期坚持。")] == [Kind.ONGOING]
    assert [d.kind for d in promised("整改时限为尽快")] == [Kind.VAGUE]
    assert not promised("长期坚持学法用法，尽快补齐")


def test_the_year_comes_from_the_text_first() -> None:
    _, found = promised("2022年3月前立项，6月底前完成调研", AS_OF)
    assert found.due == date(2022, 6, 30) and found.assumed
    (found,) = promised("2016年以来逐年推进，12月底前完成", AS_OF)
    assert found.due == date(2020, 12, 31), "a year named in passing is not the promise's"


def test_due_prefers_the_cell() -> None:
    assert due("2021-03-31", "2020年底完成") == date(2021, 3, 31)
    assert due("", "2020年底完成") == date(2020, 12, 31)
    assert due("长期坚持", "进一步完善") is None
    assert due("2020年13月", "") is None
    assert whole_date("2020年2月30日") is None


@given(st.text(max_size=200), st.sampled_from([None, AS_OF, date(9999, 12, 31)]))
def test_any_text(text: str, as_of: date | None) -> None:
    for deadline in (*in_cell(text, as_of), *promised(text, as_of)):
        assert text[deadline.start : deadline.end] or deadline.kind is Kind.DAY


@pytest.mark.parametrize("piece", ["2020年", "12月", "年底", "1", "时限：", "3个月内", "已于2020-", " "])
def test_long_text_is_read_in_proportion(piece: str) -> None:
    """A cell holds 32,767 characters at most; nested quantifiers would need minutes here."""
    text = piece * (32_767 // len(piece))
    assert isinstance(promised(text, AS_OF), tuple)
    assert isinstance(in_cell(text, AS_OF), tuple)


PIECES = (
    *"1290３年月日号度份底末初内中终上下旬一二三四第半前.-/完成季已，。 \n",
    *"2020 2021年 今年 明年 本年度 下一年度 以前 之前 完成 季度 半年 00:00 每年 12月 个月内".split(),
)


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_no_date_is_passed_over(text: str) -> None:
    """The places that are looked at are those where a date may begin; a text is, where a date may end."""
    first, rest = deadlines._WHEN.pattern.split(")", 1)
    assert first.startswith("(?=[")
    everywhere = [m for m in re.finditer(rest, text) if deadlines._last_day(m)[1] is not None]
    found = [m for m in deadlines._WHEN.finditer(text) if deadlines._last_day(m)[1] is not None]
    assert [m.groupdict() | {"at": m.span()} for m in found] == [
        m.groupdict() | {"at": m.span()} for m in everywhere
    ]
    assert not everywhere or deadlines._DATED.search(text)
    assert [m.span() for m in re.finditer(r"(?<!\d)((?:19|20)\d\d)\s?年", text)] == [
        m.span() for m in deadlines._YEAR.finditer(text)
    ]
