"""Every document that a submission names, with the cell it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_xl.model import Role, Submission
from lawgov_xl.rules.documents import Title, titles
from lawgov_xl.rules.latest import kept_for_latest


@dataclass(frozen=True, slots=True)
class Cited:
    """A title with the cell it stands in. place: for people (评估指标第16项)."""

    title: Title
    table: str
    number: int
    column: str
    place: str


@kept_for_latest
def cited(submission: Submission) -> tuple[Cited, ...]:
    """Every title of a submission, in order."""
    found: list[Cited] = []
    for key, reading in submission.tables.items():
        for entry in reading.entries:
            for column in (Role.ANSWER, Role.REMEDY):
                cell = entry.cells.get(column, "")
                if "《" in cell:
                    place = f"{reading.table.sheet}第{entry.number}项"
                    found += [Cited(t, key, entry.number, column, place) for t in titles(cell)]
    return tuple(found)
