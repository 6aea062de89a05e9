"""Faults that nobody has seen are found, and clean rows stay clean; prints its table with -s."""

from __future__ import annotations

import random
import re

import pytest

from lawgov_xl import check
from lawgov_xl.model import Severity
from lawgov_xl.rules import all_rules
from tests.rules import harness_text as harness
from tests.rules.clean_answers import answers

FAMILIES = ("TX", "DN", "NM")
RULES = {r.code: r for r in all_rules() if r.family in FAMILIES}
TRIALS = 60
ROWS, BOOKS = 60, 12


def test_every_rule_has_a_fault() -> None:
    assert set(harness.FAULTS) == set(RULES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_faults_are_found(code: str) -> None:
    rng = random.Random(f"faults of {code}")
    missed = []
    for _ in range(TRIALS):
        rows = harness.FAULTS[code](rng)
        found = check.check(
            harness.submission(rows), check.Settings(rules=(RULES[code],), today=harness.TODAY)
        )
        if not found:
            missed.append(rows)
    share = 1 - len(missed) / TRIALS
    print(f"\n{code}  {share:6.1%}  {RULES[code].name}", end="")
    assert share >= 0.95, missed[:3]


def test_clean_rows_stay_clean() -> None:
    rng = random.Random("clean rows")
    rows = warned = advised = 0
    told = []
    for _ in range(BOOKS):
        numbers = rng.sample([i.number for i in harness.FREE], ROWS)
        # A book is one department's: it calls itself by one name.
        own = (re.sub("我(?:委|办|院|中心)", "我局", a) for a in answers(rng, ROWS))
        given = dict(zip(numbers, ((a, "") for a in own), strict=True))
        found = check.check(
            harness.submission({harness.INDICATORS: given}),
            check.Settings(rules=tuple(RULES.values()), today=harness.TODAY),
        )
        rows += ROWS
        warned += len({n for f in found if f.severity is not Severity.INFO for n in f.numbers})
        advised += len({n for f in found for n in f.numbers})
        told += [f"{f.rule} {f.message} {given.get(f.number or 0)}" for f in found]
    print(
        f"\nclean rows {rows}: without warning {1 - warned / rows:.1%}, without advice {1 - advised / rows:.1%}"
    )
    assert warned <= rows * 0.01, told
    assert advised <= rows * 0.03, told
