"""What rules on rows pass over to save time: never what counts. Each shortcut is held against the long way round."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.rules import claims
from lawgov_xl.rules import rq11_evidence_not_stated as rq11
from lawgov_xl.rules import st10_completed_with_plan as st10
from lawgov_xl.rules import tx05_shared_passage as tx05
from lawgov_xl.rules.latest import kept_for_latest
from lawgov_xl.rules.prose import untitled

PIECES = (
    *"一二十0135３，。、；的为有共到达等公件项个名余万月",
    *"公共服务事项 行政权力 目前 保留 合计 累计 聘请 调整为 减少到 原有 2019年 《清单》 Comment".split(),
    "Comment by 王:",
    "[bookmark: 共3件事项名称]",
)
COUNTING = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(COUNTING)
def test_every_quantity_has_the_signs(text: str) -> None:
    whole = tuple(claims._quantities(untitled(text)))
    assert claims.quantities(text) == (whole if re.search(r"\d", text) else ())


ROWS = st.lists(
    st.lists(
        st.sampled_from(["甲乙丙丁戊己", "子丑寅卯辰巳午未", "一", "二", "三四", "东西南北中" * 3]),
        max_size=12,
    )
    .map("".join)
    .filter(lambda t: len(t) < 90),
    max_size=8,
).map(lambda texts: dict(enumerate(texts, 1)))


@given(ROWS)
def test_no_run_on_several_rows_is_passed_over(whole: Mapping[int, str]) -> None:
    def on_several(runs: Mapping[int, list[str]]) -> list[tuple[int, str]]:
        return [
            (n, run)
            for n, own in runs.items()
            for run in own
            if any(run in t for m, t in whole.items() if m != n)
        ]

    every = {n: [t[i : i + tx05._RUN] for i in range(len(t) - tx05._RUN + 1)] for n, t in whole.items()}
    assert on_several(dict(tx05._runs_to_compare(whole))) == on_several(every)


@pytest.mark.parametrize("shift", range(tx05._EVERY))
def test_a_run_is_found_wherever_it_begins(shift: int) -> None:
    run = "".join(chr(0x4E00 + i) for i in range(tx05._RUN))
    for other in range(tx05._EVERY):
        whole = {1: "前" * shift + run, 2: "后" * other + run + "末"}
        assert [(n, run in own) for n, own in tx05._runs_to_compare(whole)] == [(1, True), (2, True)]


def test_groups_are_named_by_their_first_row() -> None:
    groups = tx05._Groups()
    assert [groups.join(*rows) for rows in ((3, 5), (2, 4), (5, 4), (9, 7))] == [3, 2, 2, 7]
    assert {head: sorted(rows) for head, rows in groups.rows.items()} == {2: [2, 3, 4, 5], 7: [7, 9]}
    assert groups.head == {2: 2, 3: 2, 4: 2, 5: 2, 7: 7, 9: 7}


@given(st.text(alphabet="0129２年，x\n", max_size=24))
def test_years_are_found_from_their_first_figure(text: str) -> None:
    assert st10._YEAR.findall(text) == re.findall(r"(?<!\d)\d{4}(?!\d)", text)


@given(st.from_regex(rq11._SAYS))
def test_evidence_is_mentioned_by_one_of_two_characters(text: str) -> None:
    assert "见" in text or "附" in text


def test_what_is_kept_is_of_the_thing_asked_about() -> None:
    asked: list[list[int]] = []

    @kept_for_latest
    def count(thing: list[int]) -> int:
        asked.append(thing)
        return len(thing)

    one, equal = [1, 2], [1, 2]
    assert [count(t) for t in (one, one, equal, one)] == [2] * 4
    assert len(asked) == 3
