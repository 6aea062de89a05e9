"""Reading, checking, telling and proof-reading take time in proportion to a text, whatever it is: no pattern goes on for ever.

Times are of the processor, and the bound is wide: what grows with the square of the length is far beyond it.
"""

from __future__ import annotations

import time
from datetime import date

import pytest

from lawgov_xl import check, layout
from lawgov_xl.model import Edition
from lawgov_xl.report import title
from tests.hostile import growth
from tests.hostile.entries import PUMPED
from tests.synthetic import book

SECONDS = 3.0
"""For one row of the longest text that a cell can hold, in answer and remedy: ten times what it takes."""


@pytest.mark.parametrize("name", PUMPED)
def test_no_text_takes_for_ever(name: str, edition: Edition) -> None:
    made = book({}, edition)
    for key in ("answer", "remedy"):
        made.sheet("indicators").set(3, key, PUMPED[name])
    began = time.process_time()
    submission = layout.read(made.grid(), edition)
    findings = check.check(submission, check.Settings(today=date(2020, 10, 20)))
    took = time.process_time() - began
    assert took < SECONDS, f"{took:.1f} s"
    assert not [f for f in findings if "无法执行" in str(f.message)]


@pytest.mark.parametrize(
    "kind",
    [
        "percentages",
        "semicolons, numbered",
        "printed",
        "percentages in clauses, numbered",
        "document numbers",
        "all",
        "statements, numbered",
        "dates",
    ],
)
@pytest.mark.parametrize("stage", ["facts", "structure", "claims", "reports", "rows"])
def test_four_times_the_text_is_no_more_than_nine_times_the_work(stage: str, kind: str) -> None:
    """`python -m tests.hostile.growth` measures every stage and every kind, with longer texts."""
    growth.STAGES[stage]("甲局已完成。")
    make = dict(growth.kinds())[kind]
    measured = min(
        (growth.grown(stage, kind, make, (3000 + i, 12_000 + i)) for i in range(2)), key=lambda g: g.exponent
    )
    assert measured.exponent < growth.TOO_MUCH, str(measured)


def test_a_title_of_any_length_is_broken_into_lines() -> None:
    began = time.process_time()
    for unit in ("局", "关于", "关于推进法治政府建设工作情况的", "和", "市公安局、"):
        for length in (60, 100, 120, 140, 5000):
            whole = (unit * length)[:length]
            parts = title.lines([whole])
            assert "".join(parts) == whole and all(len(p) <= title.MOST for p in parts)
    assert time.process_time() - began < SECONDS
