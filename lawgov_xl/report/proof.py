"""Proof-reading: the rules on texts, documents and numbers, run on the paragraphs of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lawgov_xl.check import check_texts
from lawgov_xl.errors import Message
from lawgov_xl.model import Edition, Finding
from lawgov_xl.report.claims import Claim
from lawgov_xl.report.facts import Kind
from lawgov_xl.report.reading import Said
from lawgov_xl.report.structure import RULES, Fault
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import LooksAt, Rule, Text
from lawgov_xl.text import shorten

FAMILIES = ("TX", "DN", "NM")
TABLE, SHEET, TABLES = "report", "正文", "表格"

_PLACE = "第{n}段"
_AGAINST = Message(
    "“{claim}”与填报表不一致：{table}第{number}项写的是“{text}”。",
    "“{claim}” disagrees with the workbook: row {number} of {table} says “{text}”.",
)
_AGAINST_COVER = Message(
    "“{claim}”与填报表不一致：封面或汇总数为“{text}”。",
    "“{claim}” disagrees with the workbook: the cover or the counts say “{text}”.",
)
_UNKNOWN = Message(
    "{claims}中的数字在填报表中查不到依据。请补入填报表，或核对报告。",
    "The figures in {claims} are nowhere in the workbook. Add them there, or check the report.",
)
_UNKNOWN_MANY = Message(
    "{claims}等{n}处的数字在填报表中查不到依据。请补入填报表，或核对报告。",
    "The figures in {claims} and others ({n} in all) are nowhere in the workbook. Add them, or check the report.",
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A finding with the number of its paragraph (0: the document as a whole)."""

    paragraph: int
    finding: Finding


def rules() -> tuple[Rule, ...]:
    """The rules that look at a text alone, of the families for prose."""
    return tuple(r for r in all_rules() if r.family in FAMILIES and r.looks_at is LooksAt.TEXT)


def read(paragraphs: Iterable[Said], edition: Edition, today: date) -> Iterator[Proof]:
    """What those rules find, paragraph by paragraph."""
    chosen = rules()
    for said in paragraphs:
        for rule, problem in check_texts(chosen, Text(said.text), edition, today):
            sheet = TABLES if said.table else SHEET
            yield Proof(
                said.number,
                Finding(
                    rule=rule.code,
                    severity=rule.severity,
                    message=problem.message,
                    basis=rule.basis,
                    table=TABLE,
                    sheet=sheet,
                    cell=_PLACE.format(n=said.number),
                    span=problem.span,
                    fix=problem.fix,
                ),
            )


def of_faults(faults: Iterable[Fault]) -> Iterator[Proof]:
    """Faults of structure as findings."""
    for fault in faults:
        place = _PLACE.format(n=fault.paragraph) if fault.paragraph else ""
        yield Proof(
            fault.paragraph,
            Finding(
                fault.rule.code, fault.rule.severity, fault.message, fault.rule.basis, TABLE, SHEET, place
            ),
        )


def of_unsupported(claims: Iterable[Claim]) -> Iterator[Proof]:
    """Figures that the workbook does not have at all, as one finding a paragraph."""
    rule = RULES["RP12"]
    clauses: dict[int, dict[str, None]] = {}
    for claim in claims:
        if claim.kind in (Kind.NUMBER, Kind.PERCENT) and not claim.supported and claim.conflict is None:
            clauses.setdefault(claim.paragraph, {})[claim.clause or claim.text] = None
    for paragraph, found in clauses.items():
        quoted = "".join(f"“{shorten(c, 40)}”" for c in list(found)[:_QUOTED])
        message = (_UNKNOWN_MANY if len(found) > _QUOTED else _UNKNOWN).of(claims=quoted, n=len(found))
        place = _PLACE.format(n=paragraph)
        yield Proof(paragraph, Finding(rule.code, rule.severity, message, rule.basis, TABLE, SHEET, place))


_QUOTED = 4


def of_conflicts(claims: Iterable[Claim], names: dict[str, str]) -> Iterator[Proof]:
    """Claims that the workbook contradicts, as findings. names: key of a table -> its sheet."""
    rule = RULES["RP10"]
    for claim in claims:
        if claim.conflict is None:
            continue
        source = claim.conflict.source
        values = {"claim": claim.clause or claim.text, "text": claim.conflict.text}
        if source.number is None:
            message = _AGAINST_COVER.of(**values)
        else:
            table = names.get(source.table, source.table)
            message = _AGAINST.of(table=table, number=source.number, **values)
        place = _PLACE.format(n=claim.paragraph)
        yield Proof(
            claim.paragraph, Finding(rule.code, rule.severity, message, rule.basis, TABLE, SHEET, place)
        )
