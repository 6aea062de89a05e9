"""Rows are placed right, or listed: never wrong in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl.matching import How, Line, assign, likeness, plain
from lawgov_xl.model import Edition, Table
from lawgov_xl.text import leading_number
from tests.importing.disorder import Given, disorder
from tests.importing.test_seeds import answers

ITEMS = [
    Line("建立行政执法全过程记录制度。", 1),
    Line("全面推行行政执法公示制度，及时公开执法信息。", 2),
    Line("完善外资管理相关制度，健全对外投资促进制度和服务体系。", 3),
    Line("严格落实行政复议规定。", 4),
]


@pytest.mark.parametrize(
    "text",
    ["（3）完善外资管理相关制度,健全对外投资促进制度和服务体系", " 完善外资管理\n相关制度，健全对外投资促进制度和服务体系。", "３．完善外资管理相关制度，健全对外投资促进制度和服务体系；"],
)  # fmt: skip
def test_numbering_white_space_and_punctuation_do_not_matter(text: str) -> None:
    assert plain(text) == plain(ITEMS[2].text)
    (match,) = assign([Line(text)], ITEMS).matches
    assert (match.item, match.how) == (2, How.EXACT)


def test_text_outweighs_a_wrong_number() -> None:
    (match,) = assign([Line(ITEMS[2].text, 1)], ITEMS).matches
    assert match.item == 2


def test_a_rewritten_row_is_not_placed_by_its_number_alone() -> None:
    lines = [*ITEMS[:3], Line("组织开展春季植树活动，做好档案移交。", 4)]
    found = assign(lines, ITEMS)
    assert [m.item for m in found.matches] == [0, 1, 2]
    (left,) = found.unplaced
    assert (left.line, left.candidate) == (3, 3)
    assert found.missing == (3,)


def test_an_edited_row_with_its_number_is_placed() -> None:
    lines = [*ITEMS[:3], Line("严格贯彻落实新修订的行政复议法规定。", 4)]
    match = assign(lines, ITEMS).by_line()[3]
    assert (match.item, match.how) == (3, How.NUMBER_AND_TEXT)
    assert match.score < 90


def test_numbers_that_were_retyped_are_no_evidence() -> None:
    """A row was put in before the others and everything renumbered: text decides, and the new row stays out."""
    lines = [
        Line("新增加的一项工作任务，与各项都不同。", 1),
        *(Line(i.text, (i.number or 0) + 1) for i in ITEMS),
    ]
    found = assign(lines, ITEMS)
    assert {m.lines[0]: m.item for m in found.matches} == {1: 0, 2: 1, 3: 2, 4: 3}
    assert [u.line for u in found.unplaced] == [0]


def test_a_row_split_in_three_is_one_item() -> None:
    text = ITEMS[2].text
    lines = [ITEMS[0], Line(text[:9], 3), Line(text[9:17]), Line(text[17:]), ITEMS[3]]
    match = assign(lines, ITEMS).by_line()[1]
    assert (match.item, match.lines, match.how) == (2, (1, 2, 3), How.SPLIT)


def test_a_split_row_that_was_edited_too_is_one_item() -> None:
    text = ITEMS[2].text.replace("相关制度", "的相关制度")
    lines = [ITEMS[0], Line(text[:14], 3), Line(text[14:]), ITEMS[3]]
    match = assign(lines, ITEMS).by_line()[2]
    assert (match.item, match.lines, match.how) == (2, (1, 2), How.SPLIT)


def test_a_row_like_two_items_is_listed() -> None:
    items = [Line("全方位强化安全生产的有关工作。", 25), Line("全方位强化安全生活的有关工作。", 26)]
    found = assign([Line("全方位强化安全生意的有关工作。")], items)
    assert not found.matches
    assert [u.line for u in found.unplaced] == [0]


def test_items_of_one_text_are_told_apart_by_number_or_neighbours() -> None:
    items = [
        Line("甲项工作要求。", 1),
        Line("其他有关工作。", 2),
        Line("乙项工作要求。", 3),
        Line("其他有关工作。", 4),
    ]
    assert [m.lines for m in assign(items, items).matches] == [(0,), (1,), (2,), (3,)]
    bare = [Line(i.text) for i in items]
    assert [m.lines for m in assign(bare, items).matches] == [(0,), (1,), (2,), (3,)]
    assert not assign([Line("其他有关工作。")], items).matches


def test_a_number_alone_places_a_row_without_text() -> None:
    lines = [*ITEMS[:3], Line("", 4)]
    match = assign(lines, ITEMS).by_line()[3]
    assert (match.item, match.how, match.score) == (3, How.NUMBER, 0.0)


def _lines(rows: list[Given], table: Table, *, numbers: bool) -> list[Line]:
    if not numbers:
        return [Line(plain(g.requirement)) for g in rows]
    if table.chapter_rows:
        return [Line(g.requirement, leading_number(g.requirement)) for g in rows]
    return [Line(g.requirement, int(g.number) if g.number else None) for g in rows]


@pytest.mark.parametrize("numbers", [True, False], ids=["numbered", "unnumbered"])
@pytest.mark.parametrize("key", ["indicators", "tasks"])
def test_a_tenth_of_the_rows_in_disorder(edition: Edition, key: str, numbers: bool) -> None:
    """At least 98 % of the rows right, none wrong, in each of 20 tables; the others are listed."""
    table = edition.table(key)
    assert table is not None
    given_answers = answers(key)
    items = [Line(i.requirement, i.number) for i in table.items]
    for seed in range(20):
        rows = disorder(
            [(i.number, i.requirement, given_answers[i.number].get("answer", "")) for i in table.items], seed
        )
        found = assign(_lines(rows, table, numbers=numbers), items)
        by_line = found.by_line()
        right = [n for n in by_line if table.items[by_line[n].item].number == rows[n].true]
        assert len(right) == len(by_line), [rows[n] for n in by_line if n not in right]
        assert len(right) >= 0.98 * len(rows)
        assert len(by_line) + len(found.unplaced) == len(rows)


_TEXT = st.text(alphabet="建立健全行政执法制度公开，。（1）", max_size=20)
_LINE = st.builds(Line, _TEXT, st.none() | st.integers(1, 9))


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINE, max_size=8), st.lists(_LINE, max_size=8))
def test_every_row_is_placed_once_or_listed(lines: list[Line], items: list[Line]) -> None:
    found = assign(lines, items)
    placed = [n for m in found.matches for n in m.lines]
    assert sorted([*placed, *(u.line for u in found.unplaced)]) == list(range(len(lines)))
    used = [m.item for m in found.matches]
    assert len(used) == len(set(used))
    assert sorted([*used, *found.missing]) == list(range(len(items)))


def test_likeness_is_symmetric_and_bounded() -> None:
    one, other = ITEMS[0].text, ITEMS[1].text
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 100.0
    assert 0 <= likeness(one, other) < 60
