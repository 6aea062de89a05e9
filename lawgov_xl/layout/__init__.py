"""Grid -> Submission: by header and row number, never by position alone.

People insert rows, move sheets, unmerge groups, retype numbers and rename headers. What is read here is only
*what stands where*; whether that is right is for the rules (family TP) to say.
"""

from __future__ import annotations

from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Grid
from lawgov_xl.layout import headers as _headers
from lawgov_xl.layout import rows as _rows
from lawgov_xl.layout.headers import HANDED_OUT, LAST_YEAR, OWN_DUTY
from lawgov_xl.layout.sheets import COVER, META, WAIVER_HEADERS, WAIVERS, cover, meta, waivers
from lawgov_xl.model import Edition, Submission

__all__ = [
    "COVER",
    "HANDED_OUT",
    "LAST_YEAR",
    "META",
    "OWN_DUTY",
    "WAIVERS",
    "WAIVER_HEADERS",
    "all_in_place",
    "edition_of",
    "matches",
    "read",
    "version_of",
]

_NOT_OURS = Message(
    "{path}：没有找到“{tables}”的表头，不是本工具的填报表，或表头已被改动。请使用下发的填报表重新填报。",
    "{path}: no header row of {tables} was found; not a workbook of this kind, or its headers were changed. "
    "Use the workbook that was distributed.",
)


def edition_of(grid: Grid) -> str:
    """The id of the edition that the workbook says it was made from, or ""."""
    return meta(grid).get("edition", "")


def version_of(grid: Grid) -> str:
    """The version of its edition that the workbook says it was made from, or ""."""
    return meta(grid).get("version", "")


def matches(grid: Grid, edition: Edition) -> int:
    """How many tables of the edition are found in the workbook."""
    return len(_headers.find(grid, edition))


def all_in_place(submission: Submission) -> bool:
    """Whether nothing was missed: the edition's name, the cover and every table were found."""
    return (
        bool(submission.edition_found)
        and COVER in submission.sheets
        and len(submission.tables) == len(submission.edition.tables)
    )


def read(grid: Grid, edition: Edition) -> Submission:
    """What a department's workbook says.

    Raises FileError where not one table of the edition is found in it.
    """
    found = _headers.find(grid, edition)
    if not found:
        sheets = "、".join(t.sheet for t in edition.tables)
        raise FileError(_NOT_OURS.of(path=grid.path, tables=sheets))
    said = meta(grid)
    return Submission(
        path=grid.path,
        edition=edition,
        tables={t.key: _rows.read(found[t.key], t) for t in edition.tables if t.key in found},
        cover=cover(grid, edition),
        waivers=tuple(waivers(grid, edition)),
        edition_found=said.get("edition", ""),
        version_found=said.get("version", ""),
        sheets=tuple(s.name for s in grid),
    )
