"""Findings -> planned marks, pure: what colour, note and text goes where. Adapters apply the plan to an open
book or to a copy of a file; both show the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawgov_xl.check import summarise
from lawgov_xl.errors import Lang, Message
from lawgov_xl.grid import address
from lawgov_xl.model import Finding, Helper, Severity, Submission
from lawgov_xl.text import listed

COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}
"""Fill of a marked cell, RRGGBB."""
RESULTS = "校验结果"
RESULT_HEADERS = ("序", "级别", "表", "序号", "栏", "位置", "问题", "依据", "建议改为", "规则", "备注")
RESULT_WIDTHS = (6, 8, 12, 10, 18, 10, 60, 32, 32, 8, 24)

_PASSED = Message("通过", "passed")
_COUNTS = Message("错误{error} 警告{warning} 提示{info}", "errors {error} warnings {warning} info {info}")
_SUMMARY = Message(
    "共 {total} 条：错误 {error} 条（必须改正），警告 {warning} 条（请核实），提示 {info} 条；已豁免 {waived} 条。",
    "{total} findings: {error} errors (must be mended), {warning} warnings (please decide), {info} notes; "
    "{waived} waived.",
)
_WAIVED = Message("已豁免：{reason}", "waived: {reason}")
_ROWS = Message("涉及第{numbers}项", "rows {numbers}")


@dataclass(frozen=True, slots=True)
class CellMark:
    """A cell to colour, with its note."""

    sheet: str
    cell: str
    severity: Severity
    note: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One line of the sheet 校验结果: texts by `RESULT_HEADERS`; `sheet` and `cell` are the link's target."""

    texts: tuple[str, ...]
    severity: Severity
    sheet: str
    cell: str
    waived: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """A plan. checks: (sheet, cell of the column 校验) -> text."""

    cells: tuple[CellMark, ...]
    checks: dict[tuple[str, str], str]
    summary: str
    results: tuple[ResultRow, ...]


def plan(submission: Submission, findings: Sequence[Finding], lang: Lang = "zh") -> Marks:
    """What the findings of a submission put on its sheets. Waived findings are listed, not marked."""
    live = [f for f in findings if not f.waived]
    counts = summarise(findings)
    return Marks(
        cells=tuple(_cell_marks(live, lang)),
        checks=_checks(submission, live, lang),
        summary=_SUMMARY.of(
            total=len(findings),
            error=counts.error,
            warning=counts.warning,
            info=counts.info,
            waived=counts.waived,
        ).to(lang),
        results=tuple(_result(i, f, lang) for i, f in enumerate(findings, 1)),
    )


def cells_of(finding: Finding) -> list[tuple[str, str]]:
    """Every (sheet, cell) that a finding stands for: one that groups rows stands on each of them."""
    places = finding.places or (finding,)
    return [(finding.sheet, place.cell) for place in places if place.cell]


def _cell_marks(findings: Sequence[Finding], lang: Lang) -> list[CellMark]:
    at: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        for place in cells_of(finding):
            at.setdefault(place, []).append(finding)
    marks = []
    for (sheet, cell), here in at.items():
        ordered = sorted(here, key=lambda f: f.severity.rank)
        note = "\n".join(f"【{_word(f.severity, lang)} {f.rule}】{f.message.to(lang)}" for f in ordered)
        marks.append(CellMark(sheet, cell, ordered[0].severity, note))
    return marks


def _checks(submission: Submission, findings: Sequence[Finding], lang: Lang) -> dict[tuple[str, str], str]:
    """The column 校验 of every answered row."""
    texts: dict[tuple[str, str], str] = {}
    for key, reading in submission.tables.items():
        column = reading.columns.get(Helper.CHECK)
        if column is None:
            continue
        by_number: dict[int, list[Finding]] = {}
        for finding in findings:
            if finding.table == key:
                for number in finding.numbers:
                    by_number.setdefault(number, []).append(finding)
        for entry in reading.entries:
            here = summarise(by_number.get(entry.number, ()))
            said = [
                word
                for word, n in zip(
                    _COUNTS.of(error=here.error, warning=here.warning, info=here.info).to(lang).split(" "),
                    (here.error, here.warning, here.info),
                    strict=False,
                )
                if n
            ]
            texts[reading.sheet, address(entry.row, column)] = " ".join(said) or _PASSED.to(lang)
    return texts


def _result(order: int, finding: Finding, lang: Lang) -> ResultRow:
    numbers = listed(finding.numbers)
    note = _WAIVED.of(reason=finding.waived.reason).to(lang) if finding.waived else ""
    if len(finding.numbers) > 1:
        note = "；".join(filter(None, (note, _ROWS.of(numbers=numbers).to(lang))))
    fix = finding.fix.after if finding.fix else ""
    texts = (
        str(order),
        _word(finding.severity, lang),
        finding.sheet,
        str(finding.number or ""),
        finding.column,
        finding.cell,
        finding.message.to(lang),
        finding.basis,
        fix,
        finding.rule,
        note,
    )
    return ResultRow(texts, finding.severity, finding.sheet, finding.cell, finding.waived is not None)


def _word(severity: Severity, lang: Lang) -> str:
    return severity.zh if lang == "zh" else severity.value
