"""Addresses as Excel writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.calc.addresses import LAST_COLUMN, LAST_ROW, Box, box, spanning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A1", Box(1, 1)),
        ("$B$2:$D$5", Box(2, 2, 4, 3)),
        ("D5:B2", Box(2, 2, 4, 3)),
        ("A:C", Box(1, 1, LAST_ROW, 3)),
        ("1:3", Box(1, 1, 3, LAST_COLUMN)),
        ("aa10", Box(10, 27)),
    ],
)
def test_read(text: str, expected: Box) -> None:
    assert box(text) == expected


@pytest.mark.parametrize(
    "text", ["", "A", "1", "A1:B", "名称", "A0", "ZZZ1", "A1048577", "A1:B2:C3", "评估!A1"]
)
def test_not_an_address(text: str) -> None:
    assert box(text) is None


boxes = st.builds(
    lambda r, c, h, w: Box(r, c, min(h, LAST_ROW - r + 1), min(w, LAST_COLUMN - c + 1)),
    st.integers(1, LAST_ROW),
    st.integers(1, LAST_COLUMN),
    st.integers(1, 5000),
    st.integers(1, 50),
)


@given(boxes, st.booleans(), st.booleans())
def test_what_is_written_reads_back(area: Box, row: bool, column: bool) -> None:
    assert box(area.address(row, column)) == area


@given(boxes, boxes)
def test_spanning_holds_both(one: Box, other: Box) -> None:
    both = spanning(one, other)
    for area in (one, other):
        assert both.row <= area.row and area.last_row <= both.last_row
        assert both.column <= area.column and area.last_column <= both.last_column


@given(st.text(max_size=20))
def test_any_text(text: str) -> None:
    found = box(text)
    assert found is None or found.rows > 0
