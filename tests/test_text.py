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
