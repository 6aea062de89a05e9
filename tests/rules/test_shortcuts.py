"""Shortcuts of the text rules find what the plain definition finds, on texts made of what the definition is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl import editions
from lawgov_xl.model import Role
from lawgov_xl.rules import tx01_no_substance as tx01
from lawgov_xl.rules import tx06_repeated_phrase as tx06
from lawgov_xl.rules import tx08_differs_from_requirement as tx08
from lawgov_xl.rules import tx10_title_marks as tx10
from lawgov_xl.rules import tx12_doubled_punctuation as tx12
from lawgov_xl.rules import tx20_proper_term as tx20
from lawgov_xl.rules import tx23_none_for_not_applicable as tx23
from lawgov_xl.rules import tx26_length as tx26
from lawgov_xl.rules import tx28_garbled_sentence as tx28
from lawgov_xl.rules import tx29_collocation as tx29
from lawgov_xl.rules.base import EDGE, Context, Text
from lawgov_xl.rules.prose import HAN, grams, visible
from lawgov_xl.text import LEFTOVER, has_leftovers, to_halfwidth

EDITION = editions.load()
CONTEXT = Context(EDITION, date(2020, 10, 20))
ITEMS = EDITION.tables[0].items


def made_of(*pieces: str) -> st.SearchStrategy[str]:
    """Texts of these pieces in any order, up to thirty of them."""
    return st.lists(st.sampled_from(pieces), max_size=30).map("".join)


@given(
    made_of(
        *"[]: !！。x\n\t",
        "Comment by ",
        "[bookmark: ",
        "REF ",
        "TOC ",
        "\\h",
        "\\",
        "错误",
        "未定义书签",
        "Comment",
    )
)
def test_leftovers_have_a_sign(text: str) -> None:
    assert has_leftovers(text) or not LEFTOVER.search(text)


@given(made_of(*"０９ＡＺａｚ09AZaz；：＠［｀｛年"))
def test_halfwidth_is_nfkc_of_digits_and_letters_alone(text: str) -> None:
    plain = str.maketrans("０９ＡＺａｚ", "09AZaz")
    assert to_halfwidth(text) == text.translate(plain)


@given(made_of(*"按要求开展相关工作培训班，。A9 \n㐀丁龥"))
def test_substance_is_what_no_filler_word_has(text: str) -> None:
    plain = re.compile(rf"(?![{''.join(sorted(tx01._LETTERS))}])[{HAN}0-9A-Za-z]")
    assert tx01._OUTSIDE.findall(text) == plain.findall(text)


@given(
    made_of(
        *"市家级局委府门组交转入归鑫淼，", "职能", "移交至", "划转", "上级", "国家", "按要求", "落实", "我局"
    )
)
def test_more_substance_than_names_can_hold(text: str) -> None:
    """Texts that are sent away by count have substance by the patterns too."""
    rest = tx01._FILLER.sub("", tx01._TRANSFER.sub("", text))
    if len(tx01._OUTSIDE.findall(text)) > 1 + tx01._held(text):
        assert len(tx01._CONTENT.findall(rest)) > 1


@given(made_of(*"，；：、。！？（《“）》”字\n"))
def test_marks_at_brackets(text: str) -> None:
    plain = re.compile(r"[（《“‘〔【]([，。；：、！？]{1,4})|([，；：、]{1,4})(?=[）》”’〕】])")
    spans = [m.span(1) if m.group(1) else m.span(2) for m in plain.finditer(text)]
    assert spans == [m.span(1) if m.group(1) else m.span() for m in tx12._AT_BRACKET.finditer(text)]


@given(made_of(*"了了为解结在线的确县市区区域一"))
def test_one_character_twice_is_twice(text: str) -> None:
    before = re.compile(tx06._ONE_TWICE.pattern.replace("了了(?<![为解]了了)", "(?<![为解])了了"))
    assert before.pattern != tx06._ONE_TWICE.pattern
    found = [m.span() for m in before.finditer(text)]
    assert found == [m.span() for m in tx06._ONE_TWICE.finditer(text)]
    assert not found or tx06._ANY_TWICE.search(text)


@given(made_of(*"《》", "《关于", "》的通知", "<", "〉", "办法"))
def test_well_paired_titles_have_no_problem(text: str) -> None:
    assert _spans(tx10.check, Text(text, Role.ANSWER)) == [
        p.span for p in [*tx10._problems(text)][: tx10._MOST]
    ]


@given(made_of("无", "没有", "此项", "N/A", "—", "—", "。", " ", "\u3000", "字", "[bookmark: x]"))
def test_none_for_not_applicable(text: str) -> None:
    plain = tx23._NONE.fullmatch(visible(text)) if len(text) <= tx23._LONGEST else None
    assert _spans(tx23.check, Text(text, Role.ANSWER)) == ([plain.span(1)] if plain else [])


@given(made_of(*"加强学习，。 3件《", "加强", "学习"))
def test_short_answers_have_no_more_than_so_many_characters(text: str) -> None:
    assert bool(tx26._MORE.match(text)) == (len(re.findall(f"[{HAN}]", text)) > tx26._SHORT)


@settings(max_examples=300)
@given(st.data(), st.sampled_from(ITEMS))
def test_one_character_off(data: st.DataObject, item: object) -> None:
    """The places that the finder leaves out hold nothing: against a walk over every place."""
    source = item.requirement  # type: ignore[attr-defined]  # an Item
    pieces = st.builds(
        lambda at, size: source[at : at + size], st.integers(0, len(source)), st.integers(0, 12)
    )
    text = data.draw(st.lists(st.one_of(pieces, st.sampled_from("执法件，的")), max_size=8).map("".join))
    gaps, runs, _ = tx08._source(source)
    sides = grams(source, 3)
    expected = []
    for i in range(len(text) - 5):
        run, longer = text[i : i + 6], text[i : i + 7]
        if run[:3] not in sides:
            continue
        around = longer[:3] + longer[4:]
        if run in gaps and run not in runs:
            expected.append((i, i + 6))
        elif len(longer) == 7 and longer[3] not in tx08._FREE:
            other = around in gaps and gaps[around] != longer[3]
            if other or (around in runs and all("\u4e00" <= c <= "\u9fff" for c in around)):
                expected.append((i, i + 7))
    assert _spans(tx08.check, Text(text, Role.ANSWER, item)) == expected  # type: ignore[arg-type]


NEEDLES = [
    *((pattern, [old], "") for pattern, old, _, _ in tx20._TERMS),
    *((pattern, some.split(), other) for pattern, _, _, some, other in tx28._PATTERNS),
    *((pattern, sorted(tx29.NEEDS), "") for pattern, _ in tx29._PATTERNS),
]


@pytest.mark.parametrize(("pattern", "some", "other"), NEEDLES, ids=[str(i) for i in range(len(NEEDLES))])
@given(data=st.data())
def test_what_a_text_must_have_stands_in_every_match(
    pattern: re.Pattern[str], some: list[str], other: str, data: st.DataObject
) -> None:
    words = re.findall(rf"[{HAN}，。；、]+", pattern.pattern)
    text = data.draw(made_of(*words, "我局", "工作", " "))
    if pattern.search(text):
        assert other in text and any(word in EDGE + text + EDGE for word in some)


def _spans(check: Callable[..., object], text: Text) -> list[object]:
    return [p.span for p in check(text, CONTEXT)]  # type: ignore[attr-defined]
