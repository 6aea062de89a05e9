"""What belongs into the report of one year: a workbook that covers five years also tells what was done before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lawgov_xl.report.facts import Kind, find
from lawgov_xl.report.statements import Statement

_GOES_ON = re.compile(r"以来|至今|一直|连续|历年|历来|[起始]，|年起|年度起|持续至|累计|截至|目前|现已|仍")


def parted(statements: Iterable[Statement], year: int) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements that may stand in the report of a year, and those that tell of earlier years alone.

    A statement without a year may stand; so may one that goes on to this day (2016年以来), and one that sets an earlier
    year beside this one. What says nothing without the statement before it goes with that. Where nothing would be
    left, everything stays.
    """
    told: list[Statement] = []
    past: list[Statement] = []
    before: Statement | None = None  # the last one that went
    for statement in statements:
        leans = statement.hangs or (statement.joins and not _years(statement.text))
        led = before is not None and (before.number, before.at + 1) == statement.id
        if tells_the_past(statement.text, year) or (leans and led):
            past.append(statement)
            before = statement
        else:
            told.append(statement)
    return (tuple(told), tuple(past)) if told else (tuple(past), ())


def tells_the_past(text: str, year: int) -> bool:
    """Whether the dates of a text all lie before a year, and nothing in it says that the thing goes on."""
    years = _years(text)
    return bool(years) and max(years) < year and not _GOES_ON.search(text)


def _years(text: str) -> list[int]:
    return [int(f.key[:4]) for f in find(text) if f.kind is Kind.DATE and f.key[:4].isdigit()]
