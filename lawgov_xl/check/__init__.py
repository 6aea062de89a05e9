"""Runs the rules over a submission: places, severities, waivers; groups; drops knock-ons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lawgov_xl.check import run, sift, switches
from lawgov_xl.check.guarded import safely
from lawgov_xl.check.memo import memo_of
from lawgov_xl.model import Edition, Finding, Severity, Submission
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import Context, LooksAt, Outcome, Problem, Rule, Text

__all__ = ["Settings", "Summary", "check", "check_text", "check_texts", "summarise"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check. severities: rule code or family -> severity, or None for off; they outrank the cover's.

    today: the date deadlines are held against; roles: units of a role, added to the edition's.
    """

    rules: Sequence[Rule] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    today: date | None = None
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many findings there are of each severity; waived ones are counted apart."""

    error: int = 0
    warning: int = 0
    info: int = 0
    waived: int = 0


def check(submission: Submission, settings: Settings | None = None) -> tuple[Finding, ...]:
    """Every finding of a submission, by table, row and rule; waived ones carry their waiver."""
    settings = settings or Settings()
    today = settings.today or date.today()
    chosen = [r for r in settings.rules or all_rules() if r.holds_for(submission.edition)]
    cover = submission.cover.get(switches.COVER_KEY)
    ours, refused = switches.read(cover.text, all_rules()) if cover and cover.text else ({}, ())
    rules: list[Rule] = []
    severities: list[Severity] = []
    for rule in chosen:
        severity = switches.severity_of(rule, settings.severities, ours)
        if severity is not None:
            rules.append(rule)
            severities.append(severity)
    roles = _roles(submission.edition, settings)
    found = run.findings(rules, severities, submission, today, roles)
    found, used = sift.waived(sift.without_knock_ons(found, rules), submission.waivers)
    found = sift.grouped(found, rules)
    outcome = Outcome(submission, tuple(found), frozenset(r.code for r in rules), used, refused)
    context = Context(submission.edition, today, submission, None, submission.department, roles)
    for rule, severity in zip(rules, severities, strict=True):
        if rule.looks_at is LooksAt.FINDINGS:
            found += (
                run.placed(rule, severity, p, submission, None, None) for p in safely(rule, outcome, context)
            )
    return tuple(sorted(found, key=sift.order(submission)))


def summarise(findings: Iterable[Finding]) -> Summary:
    """Counts by severity."""
    counts = {"error": 0, "warning": 0, "info": 0, "waived": 0}
    for finding in findings:
        counts["waived" if finding.waived else finding.severity.value] += 1
    return Summary(**counts)


def check_texts(
    rules: Sequence[Rule], text: Text, edition: Edition, today: date
) -> tuple[tuple[Rule, Problem], ...]:
    """The problems that TEXT rules find in one text, each with its rule. Equal texts are looked at once."""
    return tuple((rules[i], p) for i, p in memo_of(rules, edition, today).of_text(text))


def check_text(rule: Rule, text: Text, edition: Edition, today: date) -> tuple[Problem, ...]:
    """The problems that one TEXT rule finds in one text."""
    return tuple(p for _, p in check_texts((rule,), text, edition, today))


def _roles(edition: Edition, settings: Settings) -> dict[str, tuple[str, ...]]:
    roles = dict(edition.roles)
    for role, units in settings.roles.items():
        roles[role] = tuple(dict.fromkeys((*roles.get(role, ()), *units)))
    return roles
