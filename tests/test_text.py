"""Text functions accept any Unicode and do what a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl import text as t


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("36", 36),
        ("36.0", 36),
        ("３６", 36),
        (" 36 ", 36),
        ("36.", 36),
        ("（36）", 36),
        ("(36)", 36),
        ("第36项", 36),
        ("第３６条", 36),
        ("36a", None),
        ("", None),
        ("3.6", None),
        ("一", None),
        ("-3", None),
    ],
)
def test_row_numbers_as_people_write_them(written: str, number: int | None) -> None:
    assert t.to_number(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("（12）持续开展", 12), ("(７) 建立", 7), ("12）", None), ("（十二）", None), ("　（3）三", 3)],
)
def test_leading_numbers(written: str, number: int | None) -> None:
    assert t.leading_number(written) == number


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("不涉及\tComment by cy: 建议将表中“无”统一改为“不涉及”", "不涉及"),
        ("[bookmark: _GoBack]2016年以来", "2016年以来"),
        ("[bookmark: baidusnap3][bookmark: baidusnap0]推进", "推进"),
        ("见错误!未找到引用源。", "见"),
        ("　正常文字\n第二段 ", "正常文字\n第二段"),
    ],
)
def test_leftovers_of_a_word_processor(written: str, clean: str) -> None:
    assert t.without_leftovers(written) == clean


def test_blank_is_what_nobody_can_see() -> None:
    assert t.is_blank(" \t\n\u3000\u200b\ufeff")
    assert not t.is_blank("无")


@given(st.text())
def test_any_text(text: str) -> None:
    assert t.squeeze(t.squeeze(text)) == t.squeeze(text)
    assert t.is_blank(text) == (t.squeeze(text) == "")
    number = t.to_number(text)
    assert number is None or number >= 0
    assert len(t.shorten(text, 10)) <= 10
    assert len(t.to_halfwidth(text)) == len(text)
    t.leading_number(text)
    t.without_leftovers(text)


@given(st.text(alphabet="一二三。；！？\n”）abc ", max_size=200))
def test_sentences_cover_the_text(text: str) -> None:
    found = list(t.sentences(text))
    assert t.squeeze("".join(s for _, _, s in found)) == t.squeeze(text)
    for start, end, sentence in found:
        assert text[start:end] == sentence


@pytest.mark.parametrize(
    "text, stretch, shown",
    [
        ("贯彻中共中央办公厅 国务院办公厅印发的意见。", " ", "贯彻中共中央办公厅 国务院办公厅印发的意见"),
        ("签订合作协议》、与重庆海关签订协议。", "、", "签订合作协议》、与重庆海关签订协议"),
        ("督办人大建议，政协提案20件", "，", "督办人大建议，政协提案20件"),
        ("甲" * 30 + "，" + "乙" * 30, "，", "…" + "甲" * 6 + "，" + "乙" * 6 + "…"),
        ("一、机构\n二、人员", "\n", "一、机构⏎二、人员"),
    ],
)
def test_a_stretch_is_quoted_with_what_stands_beside_it(text: str, stretch: str, shown: str) -> None:
    at = text.index(stretch)
    assert t.around(text, at, at + len(stretch)) == shown


@given(st.text("甲，。 \n", max_size=60), st.integers(0, 60), st.integers(0, 9))
def test_what_is_quoted_stands_in_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    assert t.around(text, start, end).strip("…").replace("⏎", "\n").strip("\n") in text
