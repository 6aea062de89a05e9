"""Runs rules over what they look at, and says where each problem stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from lawgov_xl.check.guarded import safely
from lawgov_xl.check.memo import memo_of
from lawgov_xl.grid import address, column_letter
from lawgov_xl.model import Entry, Finding, Helper, Role, Severity, Submission, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem, Rule


def findings(
    rules: Sequence[Rule],
    severities: Sequence[Severity],
    submission: Submission,
    today: date,
    roles: Mapping[str, tuple[str, ...]],
) -> list[Finding]:
    """What all rules but those on FINDINGS say, each problem in its place."""
    context = Context(submission.edition, today, submission, None, submission.department, roles)
    found: list[Finding] = []
    for rule, severity in zip(rules, severities, strict=True):
        if rule.looks_at is LooksAt.SUBMISSION:
            found += (
                placed(rule, severity, p, submission, None, None) for p in safely(rule, submission, context)
            )
    small = [r for r in rules if r.looks_at in (LooksAt.TEXT, LooksAt.ENTRY)]
    levels = [
        s for r, s in zip(rules, severities, strict=True) if r.looks_at in (LooksAt.TEXT, LooksAt.ENTRY)
    ]
    memo = memo_of(small, submission.edition, today)
    for reading in submission.tables.values():
        within = replace(context, reading=reading)
        for rule, severity in zip(rules, severities, strict=True):
            if rule.looks_at is LooksAt.TABLE:
                found += (
                    placed(rule, severity, p, submission, reading, None)
                    for p in safely(rule, reading, within)
                )
        if small:
            columns = tuple(sorted(h for h in Helper if h in reading.columns))
            for entry in reading.entries:
                for i, problem in memo.of_entry(entry, columns, within):
                    found.append(placed(small[i], levels[i], problem, submission, reading, entry))
    return found


def placed(
    rule: Rule,
    severity: Severity,
    problem: Problem,
    submission: Submission,
    reading: TableReading | None,
    entry: Entry | None,
) -> Finding:
    """A problem with its place filled in as far as the rule left it out."""
    if problem.table in submission.tables:
        reading = submission.tables[problem.table]
    number = problem.number if problem.number is not None else (entry.number if entry else None)
    if entry is None and reading and number is not None:
        entry = reading.entry(number)
    if entry is not None and entry.told is not None and problem.column == Role.REMEDY:
        problem = _in_its_own_cell(problem, entry, entry.told)
    cell = problem.cell
    key = problem.column or (_column_at(cell, reading) if cell and reading else Role.ANSWER.value)
    header = ""
    if reading and key in reading.columns:
        header = _in_one_line(reading.headers.get(key, ""))
        if entry and not cell:
            cell = address(entry.row, reading.columns[key])
    return Finding(
        rule=rule.code,
        severity=severity,
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


@lru_cache(maxsize=256)
def _in_one_line(header: str) -> str:
    return " ".join(header.split())


def _in_its_own_cell(problem: Problem, entry: Entry, told: str) -> Problem:
    """What a rule saw in the remedy as one text, put where the piece stands: with the problem, or with the measures."""
    if problem.span is None:
        return problem
    piece = told[slice(*problem.span)]
    for role in (Role.MEASURES, Role.REMEDY):
        at = entry.cells.get(role, "").find(piece)
        if piece and at >= 0:
            return replace(problem, column=role.value, span=(at, at + len(piece)))
    return replace(problem, span=None)


def _column_at(cell: str, reading: TableReading) -> str:
    """The key of the column in which a cell stands; "" where it is none of the table's."""
    letters = cell.rstrip("0123456789")
    return next((k for k, c in reading.columns.items() if column_letter(c) == letters), "")
