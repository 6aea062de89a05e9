"""`consolidate --report`: the legal office's narrative over all departments, from what was read already."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_xl.actions.gather import Gathered, Request
from lawgov_xl.errors import Message
from lawgov_xl.io import records, word
from lawgov_xl.picture import STATUSES, Member
from lawgov_xl.picture import Digest as Picked
from lawgov_xl.report import profiles
from lawgov_xl.report.digest import Digest, of_rows
from lawgov_xl.report.many import Office, compose_office
from lawgov_xl.text import squeeze

Row = tuple[int, str, str, str, str]


def write_report(request: Request, found: Gathered) -> list[Message]:
    """Writes it to `request.report`; returns what the author must still write."""
    assert request.report is not None
    options = found.options
    document = compose_office(
        [_digest(found, m, d) for m, d in found.picture.counted],
        found.picture.edition,
        profiles.load(profiles.OFFICE),
        office=Office(options.office, options.addressee, options.basis),
        today=found.picture.today,
    )
    word.write(document, request.report, force=request.force, inputs=request.settings)
    return list(document.unfilled)


def _digest(found: Gathered, member: Member, picked: Picked) -> Digest:
    by_table: dict[str, list[Row]] = {}
    for key, row in _rows(found, picked):
        by_table.setdefault(key, []).append(row)
    tables = {t.key: t for t in found.picture.edition.tables}
    made = (
        of_rows(tables[key], ((n, STATUSES[s], a, r, d) for n, s, a, r, d in rows))
        for key, rows in by_table.items()
    )
    return Digest(squeeze(member.name), picked.source.path, tuple(made))


def _rows(found: Gathered, picked: Picked) -> Iterator[tuple[str, Row]]:
    for key, number, letter, _, answer, remedy, deadline, *_ in records.rows(found.part(picked, "detail")):
        yield key, (int(number), letter, answer, remedy, deadline)
