"""Any text at all gives findings or none: never a crash, and never more than time in proportion to its length."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl import layout
from lawgov_xl.check import Settings, check
from lawgov_xl.grid import Cell
from lawgov_xl.layout import WAIVER_HEADERS
from lawgov_xl.model import Helper, Role
from lawgov_xl.rules import selected
from tests.synthetic import Book, Sheet, book

MINE = selected("TP,RQ,ST,XR")
HOW = Settings(rules=MINE, today=date(2020, 10, 20))
COLUMNS = (
    Role.ANSWER,
    Role.REMEDY,
    Helper.STATUS,
    Helper.DEADLINE,
    Helper.OWNER,
    Helper.EVIDENCE,
    Role.REQUIREMENT,
    Role.NUMBER,
)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.text(max_size=120),
    st.text(
        alphabet="不涉及无没有未存在问题年月日底前件项共0123456789。，；（）《》“”×同上见第附后 \n\t",
        max_size=80,
    ),
    st.sampled_from(
        [
            "#REF!",
            "=1/0",
            "\u0000\u001f",
            "😀" * 50,
            "ـ" * 40,
            "\u202e反",
            "１２３",
            "９" * 400,
            "2020年99月99日",
        ]
    ),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.none(),
)


def checked(b: Book) -> None:
    for finding in check(layout.read(b.grid(), b.edition), HOW):
        assert finding.message.to("zh") and finding.message.to("en")
        assert "无法执行" not in finding.message.to("zh"), finding.message.to("zh")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 109), st.sampled_from(COLUMNS), CELLS), min_size=1, max_size=10))
def test_any_cells_of_a_table(changes: list[tuple[int, str, Cell]]) -> None:
    b = book()
    sheet = b.sheet("indicators")
    for number, column, value in changes:
        sheet.rows[sheet.header + number][sheet.columns[column]] = value
    checked(b)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 20), CELLS), max_size=8),
    st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=5),
    st.lists(st.tuples(CELLS, CELLS), max_size=4),
)
def test_any_cover_waivers_and_meta(
    cover: list[tuple[int, Cell]], waivers: list[tuple[Cell, ...]], meta: list[tuple[Cell, Cell]]
) -> None:
    b = book()
    rows = b.sheets["封面"].rows
    for at, value in cover:
        rows[min(at + 1, len(rows) - 1)][1] = value
    b.sheets["豁免"] = Sheet("豁免", [list(WAIVER_HEADERS), *([*w, "", ""] for w in waivers)])
    b.sheets["_meta"] = Sheet("_meta", [["edition", "chongqing-2020"], *([a, z] for a, z in meta)])
    checked(b)


PIECES = (
    "不涉及", "不涉及。", "无", "没有未经", "存在", "未", "尚未建立", "共10件", "10", "2020年", "年底", "12月", "我局", "，", "。", "；", "（", "《", "》",
    "“", " ", "\t", "\n", "\u3000", "×", "X年", "见附件", "同上", "第", "职能已划转", "由市司法局负责，", "目前共有公共服务事项",
    "保留3件", "没有收到", "办理行政复议案件", "没有行政复议案件，", "=A1", "#", "Comment by a:", "[bookmark: ", "机构改革后，", "因",
)  # fmt: skip


def seconds(piece: str, length: int) -> float:
    """The best of two, for cells of `length` characters that repeat a piece."""
    best = 9e9
    for turn in range(2):
        text = (piece * (length // len(piece) + 1))[
            : length - turn
        ]  # never the same text twice: none is kept
        b = book()
        sheet = b.sheet("indicators")
        for number in (22, 44, 90):
            for column in (Role.ANSWER, Role.REMEDY, Helper.DEADLINE, Helper.STATUS):
                sheet.set(number, column, text)
        submission = layout.read(b.grid(), b.edition)
        start = time.process_time()
        check(submission, HOW)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("piece", PIECES, ids=[repr(p) for p in PIECES])
def test_time_in_proportion(piece: str) -> None:
    """Four times the text takes at most ten times the time (a quadratic rule would take sixteen), small ones aside;
    and no cell costs seconds."""
    short, long = seconds(piece, 8_000), seconds(piece, 32_000)
    assert long < min(3.0, 10 * max(short, 0.02)), (short, long)
