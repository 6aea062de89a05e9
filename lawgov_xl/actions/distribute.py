"""From a list of departments one workbook each, a covering notice, and a table of what was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawgov_xl import editions
from lawgov_xl.departments import Department
from lawgov_xl.distribution import Allotment, Allotter, Part
from lawgov_xl.errors import Message
from lawgov_xl.io import files, names, word
from lawgov_xl.io.department_list import read_departments
from lawgov_xl.io.distribution_book import LIST, write_list
from lawgov_xl.io.locks import lock
from lawgov_xl.io.workbook import build
from lawgov_xl.io.workbook.extras import Beside, Extras
from lawgov_xl.layout import OWN_DUTY
from lawgov_xl.model import Edition
from lawgov_xl.report.covering_notice import compose_covering

NOTICE = "填报通知.docx"
_FILLS = {Part.LEAD: "#F8CBAD", Part.PARTICIPANT: "#FFE699", Part.GENERAL: "#F2F2F2"}

Progress = Callable[[int, int], None]

_LOCKED = "批量生成填报表"


@dataclass(frozen=True, slots=True)
class Distributed:
    """What was made. made: allotment and file of each department; skipped: name and reason; unknown: words of the
    tables that name no department of the list -> (table key, number)."""

    edition: Edition
    folder: Path
    made: tuple[tuple[Allotment, Path], ...]
    notice: Path
    listing: Path
    skipped: tuple[tuple[str, str], ...]
    unknown: Mapping[str, Sequence[tuple[str, int]]]
    unfilled: tuple[Message, ...]


def distribute(
    departments: str | Path,
    folder: str | Path,
    edition: Edition | None = None,
    *,
    due: date | None = None,
    day: date | None = None,
    office: str = "",
    contact: str = "",
    own_only: bool = False,
    force: bool = False,
    progress: Progress = lambda done, total: None,
) -> Distributed:
    """Writes a workbook for each department of a list into a folder, the notice and the table of what was made.

    due: the date in the notice; default: the one date that the list gives. own_only: rows that do not concern the
    department are filtered out of sight (they are there, and the filter can be lifted). Departments that the list
    excludes get none. Raises FileError before anything is written where the list can not be read or a file is in the
    way.
    """
    source, target = Path(departments), Path(folder)
    edition = edition or editions.load()
    everyone = read_departments(source)
    chosen = [d for d in everyone if not d.exclude]
    width = max(2, len(str(len(chosen))))
    paths = [target / f"{at:0{width}d} {names.safe(d.name)}.xlsx" for at, d in enumerate(chosen, 1)]
    notice, listing = target / NOTICE, target / LIST
    for path in (*paths, notice, listing):
        files.may_write(path, force=force, inputs=[source])
    allotter = Allotter(edition, everyone)
    made: list[tuple[Allotment, Path]] = []
    with lock(target, _LOCKED):
        for at, (department, path) in enumerate(zip(chosen, paths, strict=True), 1):
            allotment = allotter.allot(department)
            extras = Extras(beside=_beside(allotment, own_only=own_only))
            with files.output(path, force=force, inputs=[source], suffix=".xlsx") as temporary:
                build(edition, temporary, department=department.name, cover=_cover(department), extras=extras)
            made.append((allotment, path))
            progress(at, len(chosen))
    dates = {d.due for d in chosen if d.due}
    due = due or (dates.pop() if len(dates) == 1 else None)
    document = compose_covering(
        edition, [a for a, _ in made], office=office, due=due, day=day, contact=contact
    )
    word.write(document, notice, draft=bool(document.unfilled), force=force, inputs=[source])
    skipped = tuple((d.name, d.exclude) for d in everyone if d.exclude)
    unknown = allotter.unknown()
    with files.output(listing, force=force, inputs=[source], suffix=".xlsx") as temporary:
        write_list(temporary, edition, [(a, p.name) for a, p in made], skipped, unknown)
    return Distributed(edition, target, tuple(made), notice, listing, skipped, unknown, document.unfilled)


def _cover(department: Department) -> dict[str, str]:
    return {k: v for k, v in (("contact", department.contact), ("phone", department.phone)) if v}


def _beside(allotment: Allotment, *, own_only: bool) -> dict[str, list[Beside]]:
    return {
        key: [
            Beside(
                OWN_DUTY,
                {n: d.shown for n, d in duties.items()},
                width=16.0,
                fills={n: _FILLS[d.part] for n, d in duties.items()},
                filtered=own_only and any(d.part is not Part.GENERAL for d in duties.values()),
            )
        ]
        for key, duties in allotment.duties.items()
        if duties
    }
