"""Runs the rules over a submission: fills in places, severities and waivers; groups; drops knock-ons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import (
    Edition,
    Entry,
    Finding,
    Role,
    Severity,
    Submission,
    TableReading,
    Waiver,
)
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import Context, LooksAt, Problem, Rule, Text

_BROKE = Message(
    "规则 {code} 在此处无法执行（{fault}）。请把本文件和这条提示交给维护人员；其余规则不受影响。",
    "Rule {code} could not be run here ({fault}). Send this file and message to the maintainer; other rules ran.",
)
_GROUP_FROM = 3
"""From how many rows on the same sentence becomes one finding, for rules that group."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check. severities: rule code -> severity, or None for off. today: the date deadlines are held against."""

    rules: Sequence[Rule] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    today: date | None = None


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
    rules = [
        r
        for r in settings.rules or all_rules()
        if r.holds_for(submission.edition) and r.looks_at is not LooksAt.PICTURE
    ]
    found: list[Finding] = []
    for rule in rules:
        severity = settings.severities.get(rule.code, rule.severity)
        if severity is not None:
            found += _grouped(rule, _findings(replace(rule, severity=severity), submission, today))
    return tuple(sorted(_waived(_leading(found, rules), submission.waivers), key=_order(submission)))


def summarise(findings: Iterable[Finding]) -> Summary:
    """Counts by severity."""
    counts = {"error": 0, "warning": 0, "info": 0, "waived": 0}
    for finding in findings:
        counts["waived" if finding.waived else finding.severity.value] += 1
    return Summary(**counts)


def check_text(rule: Rule, text: Text, edition: Edition, today: date) -> tuple[Problem, ...]:
    """The problems of one text. Equal texts are looked at once: departments repeat themselves and each other."""
    return _text_problems(rule.code, text.text, text.role, _ItemKey(text, edition), today, _Check(rule))


# --- running one rule ---


def _findings(rule: Rule, submission: Submission, today: date) -> Iterator[Finding]:
    context = Context(submission.edition, today, submission, None, submission.department)
    if rule.looks_at is LooksAt.SUBMISSION:
        yield from (_placed(rule, p, submission, None, None) for p in _safely(rule, submission, context))
        return
    for reading in submission.tables.values():
        within = Context(submission.edition, today, submission, reading, submission.department)
        if rule.looks_at is LooksAt.TABLE:
            yield from (_placed(rule, p, submission, reading, None) for p in _safely(rule, reading, within))
        elif rule.looks_at is LooksAt.ENTRY:
            for entry in reading.entries:
                for problem in _safely(rule, entry, within):
                    yield _placed(rule, problem, submission, reading, entry)
        else:
            for entry in reading.entries:
                for role in (Role.ANSWER, Role.REMEDY):
                    if text := entry.cells.get(role, ""):
                        piece = Text(text, role, entry.item, reading.table)
                        for problem in check_text(rule, piece, submission.edition, today):
                            column = problem.column or role.value
                            yield _placed(rule, replace(problem, column=column), submission, reading, entry)


def _safely(rule: Rule, thing: object, context: Context) -> Iterator[Problem]:
    """A rule's own fault becomes a finding, so that one bad rule never costs a department its report."""
    try:
        yield from rule.check(thing, context)
    except Exception as fault:
        yield Problem(_BROKE.of(code=rule.code, fault=f"{type(fault).__name__}: {fault}"))


class _ItemKey:
    """Item, table and edition of a text, hashed by identity of the item: they are frozen and shared."""

    __slots__ = ("edition", "text")

    def __init__(self, text: Text, edition: Edition) -> None:
        self.text, self.edition = text, edition

    def __hash__(self) -> int:
        return hash(id(self.text.item))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _ItemKey)
            and self.text.item is other.text.item
            and self.edition is other.edition
        )


class _Check:
    """Carries the rule past the cache key (the code stands for it)."""

    __slots__ = ("rule",)

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def __hash__(self) -> int:
        return hash(self.rule.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Check) and self.rule.check is other.rule.check


@lru_cache(maxsize=200_000)
def _text_problems(
    code: str, text: str, role: Role, key: _ItemKey, today: date, runner: _Check
) -> tuple[Problem, ...]:
    piece = Text(text, role, key.text.item, key.text.table)
    return tuple(_safely(runner.rule, piece, Context(key.edition, today)))


# --- places ---


def _placed(
    rule: Rule, problem: Problem, submission: Submission, reading: TableReading | None, entry: Entry | None
) -> Finding:
    if problem.table in submission.tables:
        reading = submission.tables[problem.table]
    number = problem.number if problem.number is not None else (entry.number if entry else None)
    if entry is None and reading and number is not None:
        entry = reading.entry(number)
    key = problem.column or Role.ANSWER.value
    cell = problem.cell
    header = ""
    if reading and key in reading.columns:
        header = " ".join(reading.headers.get(key, "").split())
        if entry and not cell:
            cell = address(entry.row, reading.columns[key])
    return Finding(
        rule=rule.code,
        severity=rule.severity,
        message=problem.message,
        basis=rule.basis,
        table=problem.table or (reading.table.key if reading else "cover"),
        sheet=problem.sheet or (reading.sheet if reading else ""),
        cell=cell,
        number=number,
        numbers=problem.numbers or ((number,) if number is not None else ()),
        column=header,
        span=problem.span,
        fix=problem.fix,
    )


# --- grouping, knock-ons, waivers, order ---


def _grouped(rule: Rule, findings: Iterable[Finding]) -> list[Finding]:
    everything = list(findings)
    if not rule.groups:
        return everything
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in everything:
        alike.setdefault((finding.table, finding.column, str(finding.message)), []).append(finding)
    merged: list[Finding] = []
    for same in alike.values():
        if len(same) < _GROUP_FROM:
            merged += same
        else:
            merged.append(replace(same[0], numbers=tuple(n for f in same for n in f.numbers), span=None))
    return merged


def _leading(findings: Sequence[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """Findings without knock-ons: a rule may yield to others that stand on the same cell."""
    yields = {r.code: r.yields_to for r in rules if r.yields_to}
    at: dict[tuple[str, str], set[str]] = {}
    for finding in findings:
        at.setdefault((finding.sheet, finding.cell), set()).add(finding.rule)
    return [f for f in findings if not (set(yields.get(f.rule, ())) & at[f.sheet, f.cell]) or not f.cell]


def _waived(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> Iterator[Finding]:
    for finding in findings:
        waiver = next((w for w in waivers if _covers(w, finding)), None)
        yield replace(finding, waived=waiver) if waiver else finding


def _covers(waiver: Waiver, finding: Finding) -> bool:
    """A waiver needs a reason to count; without one it is pointed out by a rule instead."""
    return (
        bool(waiver.reason)
        and waiver.rule == finding.rule
        and waiver.table in (None, finding.table)
        and (waiver.number is None or set(finding.numbers) == {waiver.number})
    )


def _order(submission: Submission):  # type: ignore[no-untyped-def]
    tables = {t.key: i for i, t in enumerate(submission.edition.tables)}
    return lambda f: (tables.get(f.table, -1), f.number or 0, f.severity.rank, f.rule, f.span or (0, 0))
