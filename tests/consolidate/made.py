"""Digests and pictures for tests, made from pipe-free data: answers by table and number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lawgov_xl import layout
from lawgov_xl.consolidate import boil
from lawgov_xl.grid import Cell, Grid, SheetGrid
from lawgov_xl.layout import COVER
from lawgov_xl.model import Edition, Helper, Role, Submission
from lawgov_xl.picture import Digest, Source

TODAY = date(2020, 10, 20)
Answers = Mapping[str, Mapping[int, str | tuple[str, str]]]
"""table key -> number -> answer, or (answer, remedy)."""


def submission(edition: Edition, name: str, answers: Answers, default: str = "我局不涉及") -> Submission:
    """A department's workbook, read: `default` where nothing is given."""
    sheets = [SheetGrid(COVER, [["填报单位", name]])]
    for table in edition.tables:
        given = answers.get(table.key, {})
        rows: list[list[Cell]] = [[*(c.header for c in table.columns), *(h.value for h in Helper)]]
        for item in table.items:
            found = given.get(item.number, default)
            answer, remedy = found if isinstance(found, tuple) else (found, "")
            row: list[Cell] = []
            for c in table.columns:
                known = {
                    Role.CHAPTER: item.chapter,
                    Role.SECTION: item.section,
                    Role.NUMBER: str(item.number),
                    Role.ANSWER: answer,
                    Role.REMEDY: remedy,
                }
                row.append(known.get(c.role, item.texts.get(c.key, "")))
            rows.append([*row, *("" for _ in Helper)])
        sheets.append(SheetGrid(table.sheet, rows))
    return layout.read(Grid(f"{name}.xlsx", tuple(sheets)), edition)


def digest(
    edition: Edition,
    name: str,
    answers: Answers | None = None,
    *,
    file: str = "",
    saved: str = "2020-10-19 10:00:00",
) -> Digest:
    """One department's digest."""
    source = Source(file or f"{name}.xlsx", 1, f"{hash((name, file))}", saved)
    return boil(submission(edition, name, answers or {}), (), source, TODAY)[0]
