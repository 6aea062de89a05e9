"""Faults injected at random are found, and rows that nobody touched stay clean."""

from __future__ import annotations

import random

import pytest

from lawgov_xl import editions
from lawgov_xl.model import Severity
from lawgov_xl.rules import all_rules
from tests.rules import faults_required, faults_rows, faults_status, faults_template
from tests.rules.harness_structure import FAMILIES, FAULTS, Tally, clean, findings, table_of, trial

SEEDS = range(5)
MODULES = (faults_template, faults_required, faults_status, faults_rows)
"""Each adds its faults when it is imported."""
NOT_INJECTED = {"TP15"}
"""Another table altogether: a whole workbook, not a fault in one (see tests/test_check.py)."""


def test_every_rule_has_a_fault() -> None:
    codes = {name.split()[0] for name in FAULTS}
    families = FAMILIES.split(",")
    assert {r.code for r in all_rules() if r.family in families} == codes | NOT_INJECTED


@pytest.mark.parametrize("seed", range(3))
def test_a_clean_submission_is_clean(seed: int) -> None:
    found = findings(clean(random.Random(seed), editions.load()))
    assert [f"{f.rule} {f.number} {f.message}" for f in found if f.severity is not Severity.INFO] == []


def test_faults_are_found_and_clean_rows_stay_clean() -> None:
    tallies = {name: Tally() for name in FAULTS}
    for name, tally in tallies.items():
        for seed in SEEDS:
            trial(name, seed, tally)
    print(table_of(tallies))
    tried = sum(t.tried for t in tallies.values())
    assert sum(t.found for t in tallies.values()) >= 0.95 * tried, [
        m for t in tallies.values() for m in t.missed
    ]
    for name, tally in tallies.items():
        assert tally.found >= 0.8 * tally.tried, (name, tally.missed)
    rows = sum(t.clean_rows for t in tallies.values())
    blamed = [m for t in tallies.values() for m in t.blamed]
    assert len(blamed) <= 0.01 * rows, blamed[:20]
