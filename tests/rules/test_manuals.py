"""Every rule's 反例 and 正例 run: rows marked ✗ are found, exactly those."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_xl import check, editions, layout
from lawgov_xl.model import Finding, Submission
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import FAMILIES, LooksAt, Rule
from lawgov_xl.rules.cases import Case, cases

EDITION = editions.load()
TODAY = date(2020, 10, 20)
RULES = all_rules()
CASES = [
    pytest.param(rule, case, id=f"{rule.code}-{'bad' if case.bad else 'good'}-{i}")
    for rule in RULES
    for i, case in enumerate(cases(rule.manual, EDITION))
    if rule.looks_at
    is not LooksAt.PICTURE  # these look at many workbooks: see tests/consolidate/test_across.py
]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_manual_is_complete(rule: Rule) -> None:
    shown = list(cases(rule.manual, EDITION))
    assert rule.name and rule.name_en and rule.summary and rule.basis
    assert rule.family in FAMILIES
    assert any(c.bad and c.expected for c in shown), "no 反例 with a ✗ row"
    assert any(not c.bad for c in shown), "no 正例"


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_examples(rule: Rule, case: Case) -> None:
    submission = layout.read(case.grid, EDITION)
    findings = check.check(submission, check.Settings(rules=(rule,), today=TODAY))
    assert found_rows(findings, submission) == case.expected
    for finding in findings:
        assert finding.message.to("zh") and finding.message.to("en")
        assert "无法执行" not in finding.message.to("zh"), finding.message.to("zh")


def found_rows(findings: tuple[Finding, ...], submission: Submission) -> set[tuple[str, int]]:
    rows: set[tuple[str, int]] = set()
    for finding in findings:
        digits = finding.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if digits:
            rows.add((finding.sheet, int(digits)))
        reading = submission.tables.get(finding.table)
        if reading:
            rows |= {(reading.sheet, e.row) for e in reading.entries if e.number in finding.numbers}
    return rows
