"""Runs rules over what they look at, and says where each problem stands.

What TEXT and ENTRY rules say of equal texts is kept and used again: departments repeat themselves and each
other, and a thousand workbooks share most of their texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import islice

from lawgov_xl.check.sieve import Fitting, Indexed, Sieve
from lawgov_xl.errors import Message
from lawgov_xl.grid import address, column_letter
from lawgov_xl.model import Edition, Entry, Finding, Helper, Role, Severity, Submission, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem, Rule, Text

BROKE = Message(
    "规则 {code} 在此处无法执行（{fault}）。请把本文件和这条提示交给维护人员；其余规则不受影响。",
    "Rule {code} could not be run here ({fault}). Send this file and message to the maintainer; other rules ran.",
)
_KEPT = 8_000
"""How many texts' problems are kept: about the different texts of eighty workbooks; some ten MB."""

_MOST = 300
"""Problems that one rule says of one text: what has more is no text, and its findings would fill the memory."""

_MORE = Message(
    "规则 {code} 在这一格发现的问题超过 {most} 处，其余没有列出。请先改正已列出的，再校验一次。",
    "Rule {code} finds more than {most} problems in this cell; the others are not listed. Mend these and check again.",
)

Said = tuple[tuple[int, Problem], ...]
"""Problems with the index of the rule that says each."""


@dataclass(slots=True)
class Memo:
    """What rules said of texts, for one set of rules, edition and date. It holds on to the edition, so that the
    ids of its items stay their own."""

    context: Context
    """Of TEXT rules: the edition and the date."""
    rules: tuple[Rule, ...] = ()
    texts: dict[tuple[int, Role, str], Said] = field(default_factory=dict)
    everywhere: dict[tuple[int, Role, str], Said] = field(default_factory=dict)
    entries: dict[tuple[object, ...], Said] = field(default_factory=dict)
    _sieve: Sieve | None = None
    _entry_rules: list[tuple[int, Rule]] = field(default_factory=list)

    def rules_on_entries(self) -> list[tuple[int, Rule]]:
        """The ENTRY rules, with their index."""
        if not self._entry_rules:
            self._entry_rules += ((i, r) for i, r in enumerate(self.rules) if r.looks_at is LooksAt.ENTRY)
        return self._entry_rules

    def rules_on_text(self, text: str) -> Fitting:
        """The TEXT rules that may find something in a text."""
        if self._sieve is None:
            self._sieve = Sieve(r for r in enumerate(self.rules) if r[1].looks_at is LooksAt.TEXT)
        return self._sieve.fitting(text)


_memos: dict[tuple[object, ...], Memo] = {}


def memo_of(rules: Sequence[Rule], edition: Edition, today: date) -> Memo:
    key = (tuple((r.code, id(r.check)) for r in rules), id(edition), today)
    if key not in _memos:
        if len(_memos) >= 16:
            _memos.clear()
        _memos[key] = Memo(Context(edition, today), tuple(rules))
    return _memos[key]


def safely(rule: Rule, thing: object, context: Context) -> Iterator[Problem]:
    """A rule's own fault becomes a finding, so that one bad rule never costs a department its report."""
    of_one = rule.looks_at in (LooksAt.TEXT, LooksAt.ENTRY)
    try:
        said = iter(rule.check(thing, context))
        yield from islice(said, _MOST if of_one else None)
        if next(said, None) is not None:
            yield _more(rule)
    except Exception as fault:
        yield _broke(rule, fault)


def _more(rule: Rule) -> Problem:
    return Problem(_MORE.of(code=rule.code, most=_MOST))


def text_problems(memo: Memo, piece: Text) -> Said:
    """What TEXT rules say of one text."""
    key = (id(piece.item), piece.role, piece.text)
    said = memo.texts.get(key)
    if said is None:
        free, of_item = memo.rules_on_text(piece.text)
        # 不涉及 stands on a hundred rows: what does not hang on the item is looked at once.
        at = (id(piece.table), piece.role, piece.text)
        anywhere = memo.everywhere.get(at)
        if anywhere is None:
            anywhere = tuple(_of_text(free, piece, memo.context))
            if len(memo.everywhere) >= _KEPT:
                memo.everywhere.clear()
            memo.everywhere[at] = anywhere
        said = (*anywhere, *_of_text(of_item, piece, memo.context))
        if len(memo.texts) >= _KEPT:
            memo.texts.clear()
        memo.texts[key] = said
    return said


def _of_text(rules: Sequence[Indexed], piece: Text, context: Context) -> list[tuple[int, Problem]]:
    found: list[tuple[int, Problem]] = []
    for i, rule in rules:
        try:
            most = len(found) + _MOST
            for problem in rule.check(piece, context):
                if len(found) == most:
                    found.append((i, _more(rule)))
                    break
                found.append((i, problem))
        except Exception as fault:
            found.append((i, _broke(rule, fault)))
    return found


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
                for i, problem in _entry_problems(memo, entry, columns, within):
                    found.append(placed(small[i], levels[i], problem, submission, reading, entry))
    return found


def _entry_problems(memo: Memo, entry: Entry, columns: tuple[Helper, ...], context: Context) -> Said:
    answer, remedy = entry.cells.get(Role.ANSWER, ""), entry.cells.get(Role.REMEDY, "")
    key = (
        id(entry.item),
        answer,
        remedy,
        entry.told,
        entry.cells.get(Role.MEASURES, ""),
        entry.declared,
        entry.deadline,
        entry.owner,
        entry.evidence,
        columns,
        Role.REMEDY in entry.cells,
    )
    said = memo.entries.get(key)
    if said is None:
        said = tuple(_look(memo, entry, context))
        if len(memo.entries) >= _KEPT:
            memo.entries.clear()
        memo.entries[key] = said
    return said


def _look(memo: Memo, entry: Entry, context: Context) -> list[tuple[int, Problem]]:
    found: list[tuple[int, Problem]] = []
    for i, rule in memo.rules_on_entries():
        try:
            for problem in rule.check(entry, context):
                found.append((i, problem))
        except Exception as fault:
            found.append((i, _broke(rule, fault)))
    for role in (Role.ANSWER, Role.REMEDY, Role.MEASURES):
        if text := entry.cells.get(role, ""):
            piece = Text(text, role, entry.item, context.table)
            for i, problem in text_problems(memo, piece):
                found.append((i, problem if problem.column else replace(problem, column=role.value)))
    return found


def _broke(rule: Rule, fault: Exception) -> Problem:
    return Problem(BROKE.of(code=rule.code, fault=f"{type(fault).__name__}: {fault}"))


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
