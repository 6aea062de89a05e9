"""What is left of the findings: without knock-ons, with waivers, the same sentence about many rows as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from lawgov_xl.model import Finding, Place, Submission, Waiver
from lawgov_xl.rules.base import Rule

GROUP_FROM = 3
"""From how many rows on the same sentence becomes one finding, for rules that group."""


def without_knock_ons(findings: Sequence[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """A rule may yield to others that stand on the same cell; a leading one silences all others there."""
    leads = {r.code for r in rules if r.leads}
    yields = {r.code: set(r.yields_to) for r in rules}
    at: dict[tuple[str, str], set[str]] = {}
    for finding in findings:
        at.setdefault((finding.sheet, finding.cell), set()).add(finding.rule)
    kept = []
    for finding in findings:
        others = at[finding.sheet, finding.cell] - {finding.rule} if finding.cell else set()
        silenced = others & leads if finding.rule not in leads else set()
        if not silenced and not others & yields.get(finding.rule, set()):
            kept.append(finding)
    return kept


def waived(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> tuple[list[Finding], frozenset[Waiver]]:
    """Findings with the waivers that let them stand, and the waivers that did so.

    A waiver without a reason counts for nothing. A finding about several rows stands only where each row is
    waived.
    """
    by_rule: dict[str, list[Waiver]] = {}
    for waiver in waivers:
        if waiver.reason:
            by_rule.setdefault(waiver.rule, []).append(waiver)
    used: set[Waiver] = set()
    done: list[Finding] = []
    for finding in findings:
        covering = _covering(finding, by_rule.get(finding.rule, ()))
        used.update(covering)
        done.append(replace(finding, waived=covering[0]) if covering else finding)
    return done, frozenset(used)


def _covering(finding: Finding, waivers: Iterable[Waiver]) -> list[Waiver]:
    fitting = [w for w in waivers if w.table in (None, finding.table)]
    for waiver in fitting:
        if waiver.number is None:
            return [waiver]
    by_number = {w.number: w for w in fitting}
    wanted = finding.numbers
    return [by_number[n] for n in wanted] if wanted and all(n in by_number for n in wanted) else []


def grouped(findings: Iterable[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """The same sentence about several rows becomes one finding that knows its places, for rules that group."""
    grouping = {r.code for r in rules if r.groups}
    alike: dict[object, list[Finding]] = {}
    for at, finding in enumerate(findings):
        key: object = at
        if finding.rule in grouping:
            key = (finding.rule, finding.table, finding.column, str(finding.message), finding.waived)
        alike.setdefault(key, []).append(finding)
    merged: list[Finding] = []
    for same in alike.values():
        merged += [_as_one(same)] if len(same) >= GROUP_FROM else same
    return merged


def _as_one(same: Sequence[Finding]) -> Finding:
    ordered = sorted(same, key=lambda f: f.number or 0)
    numbers = tuple(dict.fromkeys(n for f in ordered for n in f.numbers))
    places = tuple(Place(f.number, f.cell, f.span, f.fix) for f in ordered)
    return replace(ordered[0], numbers=numbers, span=None, places=places)


Key = tuple[int, int, int, str, tuple[int, int], str]


def order(submission: Submission) -> Callable[[Finding], Key]:
    """By table, row, severity and rule."""
    tables = {t.key: i for i, t in enumerate(submission.edition.tables)}
    return lambda f: (
        tables.get(f.table, -1),
        f.number or 0,
        f.severity.rank,
        f.rule,
        f.span or (0, 0),
        f.cell,
    )
