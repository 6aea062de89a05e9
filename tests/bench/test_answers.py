"""The bench's answers are like the example department's: as long, as varied, as full of figures and titles."""

from __future__ import annotations

import csv
from statistics import mean

import pytest

from lawgov_xl.editions import load
from lawgov_xl.model import Role
from tests.bench.answers import Answers, departments
from tests.conftest import REPOSITORY


def example() -> list[str]:
    """Every answer and remedy of the example department that is not blank."""
    texts = []
    for path in sorted((REPOSITORY / "workbook" / "examples" / "answers").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [
                t for row in csv.DictReader(file) for t in (row["answer"], row.get("remedy") or "") if t
            ]
    return texts


def made(number: int) -> list[str]:
    """The same of one department of the bench."""
    source, *_, department = Answers(load()), *departments(number)
    tables = source.tables(department)
    return [
        row[r]
        for rows in tables.values()
        for row in rows.values()
        for r in (Role.ANSWER, Role.REMEDY)
        if row.get(r)
    ]


def share(texts: list[str], characters: str) -> float:
    return mean(any(c in t for c in characters) for t in texts)


@pytest.fixture(scope="module")
def some() -> list[list[str]]:
    return [made(n) for n in (1, 7, 19, 40, 333, 901)]


def test_as_many_different_texts_a_workbook(some: list[list[str]]) -> None:
    assert mean(len(set(t)) for t in some) == pytest.approx(len(set(example())), rel=0.15)
    assert mean(map(len, some)) == pytest.approx(len(example()), rel=0.15)


def test_as_long(some: list[list[str]]) -> None:
    ours = mean(len(t) for texts in some for t in set(texts))
    assert ours == pytest.approx(mean(map(len, set(example()))), rel=0.2)


@pytest.mark.parametrize(
    ("characters", "tolerance"), [("0123456789", 0.1), ("《", 0.15), ("“", 0.1), ("、", 0.1)]
)
def test_as_full_of_figures_and_marks(some: list[list[str]], characters: str, tolerance: float) -> None:
    ours = mean(share(sorted(set(texts)), characters) for texts in some)
    assert ours == pytest.approx(share(sorted(set(example())), characters), abs=tolerance)


def test_departments_do_not_write_alike_and_equal_seeds_do(some: list[list[str]]) -> None:
    substantive = [{t for t in texts if len(t) > 40} for texts in some]
    together = set().union(*substantive)
    assert len(together) > 0.85 * sum(map(len, substantive))
    assert made(7) == made(7)
