"""Runs the rules of family CN: those that look at the picture of many departments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_xl.errors import Message
from lawgov_xl.model import Finding, Role
from lawgov_xl.picture import Picture, Shared
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import Context, LooksAt, Problem, Rule

_BROKE = Message(
    "规则 {code} 无法执行（{fault}）。请把这条提示交给维护人员；其余规则不受影响。",
    "Rule {code} could not be run ({fault}). Send this message to the maintainer; other rules ran.",
)


def across(picture: Picture, rules: Sequence[Rule] | None = None) -> tuple[Shared, ...]:
    """The findings across departments, by rule, then table and row."""
    chosen = all_rules() if rules is None else rules
    context = Context(picture.edition, picture.today)
    found = [
        _placed(rule, problem, picture)
        for rule in chosen
        if rule.looks_at is LooksAt.PICTURE and rule.holds_for(picture.edition)
        for problem in _safely(rule, picture, context)
    ]
    order = {t.key: i for i, t in enumerate(picture.edition.tables)}
    return tuple(
        sorted(
            found,
            key=lambda s: (
                s.finding.rule,
                order.get(s.finding.table, -1),
                s.finding.number or 0,
                s.departments,
            ),
        )
    )


def _safely(rule: Rule, picture: Picture, context: Context) -> Iterator[Problem]:
    """A rule's own fault becomes a finding, so that one bad rule never costs the office its picture."""
    try:
        yield from rule.check(picture, context)
    except Exception as fault:
        yield Problem(_BROKE.of(code=rule.code, fault=f"{type(fault).__name__}: {fault}"))


def _placed(rule: Rule, problem: Problem, picture: Picture) -> Shared:
    table = picture.edition.table(problem.table)
    column = table.column(Role.ANSWER) if table else None
    finding = Finding(
        rule=rule.code,
        severity=rule.severity,
        message=problem.message,
        basis=rule.basis,
        table=problem.table or "picture",
        sheet=problem.sheet or (table.sheet if table else ""),
        cell=problem.cell or _cell(problem, picture),
        number=problem.number,
        numbers=problem.numbers or ((problem.number,) if problem.number is not None else ()),
        column=" ".join(column.header.split()) if column else "",
        fix=problem.fix,
    )
    return Shared(finding, problem.departments)


def _cell(problem: Problem, picture: Picture) -> str:
    """The cell of the answer, where the finding names one department and one row."""
    if len(problem.departments) != 1 or problem.number is None:
        return ""
    table = picture.edition.table(problem.table)
    for member, digest in picture.counted:
        if table and member.name == problem.departments[0] and problem.table in digest.tables:
            reading = digest.tables[problem.table]
            at = next((i for i, item in enumerate(table.items) if item.number == problem.number), None)
            if at is not None and reading.rows[at] and reading.column:
                return f"{reading.column}{reading.rows[at]}"
    return ""
