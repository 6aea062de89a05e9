"""Findings -> planned edits, pure: what text of which cell becomes what. Adapters make them, each where the cell
still reads as it was checked.

Safe fixes are planned unless asked otherwise; the others are proposals for a person. Fixes that overlap are not
made at once: the graver one first, then the text is checked again, until nothing safe is left to mend. So a
plan made twice changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lawgov_xl.check import Settings, check
from lawgov_xl.grid import address
from lawgov_xl.layout import COVER
from lawgov_xl.model import CoverValue, Entry, Finding, Fix, Helper, Place, Severity, Submission, TableReading
from lawgov_xl.rules import all_rules

_PASSES = 8
_HELPERS = frozenset(h.value for h in Helper)
Cell = tuple[str, str]
"""Sheet and address."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell's text before and after, with the rules whose fixes it makes. number: the row's, where it is one."""

    sheet: str
    cell: str
    before: str
    after: str
    rules: tuple[str, ...]
    table: str = ""
    number: int | None = None
    safe: bool = True


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    after: str
    safe: bool
    severity: Severity
    rule: str
    table: str
    number: int | None

    def clashes(self, other: _Piece) -> bool:
        if self.start == self.end or other.start == other.end:  # something put in at a place
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


def plan(
    submission: Submission,
    findings: Sequence[Finding],
    settings: Settings | None = None,
    *,
    unsafe: bool = False,
) -> tuple[Edit, ...]:
    """The edits that the findings' fixes come to; safe ones only, unless `unsafe`.

    settings: what the findings were found with, for checking what the edits bring forth; default: the rules that
    found something. Waived findings are left alone.
    """
    if settings is None:
        found_by = {f.rule for f in findings}
        settings = Settings(rules=tuple(r for r in all_rules() if r.code in found_by))
    original = _texts(submission)
    done: dict[Cell, Edit] = {}
    seen: dict[Cell, set[str]] = {}
    current, now = submission, findings
    for _ in range(_PASSES):
        edits = [
            e
            for e in _once(_texts(current), now, unsafe=unsafe)
            if e.after not in seen.get((e.sheet, e.cell), ())
        ]
        if not edits:
            break
        for edit in edits:
            place = edit.sheet, edit.cell
            seen.setdefault(place, {edit.before}).add(edit.after)
            earlier = done.get(place)
            rules = (*earlier.rules, *edit.rules) if earlier else edit.rules
            done[place] = replace(edit, before=original[place], rules=tuple(dict.fromkeys(rules)))
        current = applied(current, edits)
        now = check(current, settings)
    return tuple(e for e in done.values() if e.before != e.after)


def proposals(submission: Submission, findings: Sequence[Finding]) -> tuple[Edit, ...]:
    """Each cell with its unsafe fixes made, for a person to accept or not."""
    return tuple(e for e in _once(_texts(submission), findings, unsafe=True) if not e.safe)


def after_edit(text: str, edit: Edit) -> str | None:
    """What a cell that reads `text` is to read; None where it is no longer what was checked."""
    return edit.after if text == edit.before else None


def _once(texts: Mapping[Cell, str], findings: Iterable[Finding], *, unsafe: bool) -> Iterator[Edit]:
    pieces: dict[Cell, list[_Piece]] = {}
    for finding in findings:
        if finding.waived:
            continue
        for place in finding.places or (Place(finding.number, finding.cell, finding.span, finding.fix),):
            fix, cell = place.fix, (finding.sheet, place.cell)
            if fix is None or cell not in texts or not (fix.safe or unsafe):
                continue
            if (span := _span(texts[cell], fix, place.span)) is not None:
                pieces.setdefault(cell, []).append(
                    _Piece(
                        *span,
                        fix.after,
                        fix.safe,
                        finding.severity,
                        finding.rule,
                        finding.table,
                        place.number,
                    )
                )
    for (sheet, address_), here in pieces.items():
        chosen = _without_clashes(here)
        text = texts[sheet, address_]
        after = _put(text, chosen)
        if after != text:
            rules = tuple(dict.fromkeys(p.rule for p in sorted(chosen, key=lambda p: p.start)))
            first = chosen[0]
            yield Edit(
                sheet,
                address_,
                text,
                after,
                rules,
                first.table,
                first.number,
                all(p.safe for p in chosen),
            )


def _span(text: str, fix: Fix, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where in the text the fix belongs; None where the text is not what was checked, or it is not clear where."""
    if span is not None:
        return span if text[span[0] : span[1]] == fix.before else None
    if fix.before == text:
        return 0, len(text)
    if fix.before and text.count(fix.before) == 1:
        start = text.index(fix.before)
        return start, start + len(fix.before)
    return None


def _without_clashes(pieces: Sequence[_Piece]) -> list[_Piece]:
    chosen: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: (not p.safe, p.severity.rank, p.start, -p.end, p.rule)):
        if not any(piece.clashes(other) for other in chosen):
            chosen.append(piece)
    return chosen


def _put(text: str, pieces: Iterable[_Piece]) -> str:
    for piece in sorted(pieces, key=lambda p: p.start, reverse=True):
        text = text[: piece.start] + piece.after + text[piece.end :]
    return text


# --- the texts of a submission by cell, and a submission with other texts ---


def _texts(submission: Submission) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for value in submission.cover.values():
        found[COVER, value.cell] = value.text
    for reading in submission.tables.values():
        for key, column in reading.columns.items():
            if reading.header_row:
                found[reading.sheet, address(reading.header_row, column)] = reading.headers.get(key, "")
        for entry in reading.entries:
            for key, column in reading.columns.items():
                found[reading.sheet, address(entry.row, column)] = _of(entry, key)
    return found


def _of(entry: Entry, key: str) -> str:
    helpers = {
        Helper.STATUS.value: entry.declared,
        Helper.DEADLINE.value: entry.deadline,
        Helper.OWNER.value: entry.owner,
        Helper.EVIDENCE.value: entry.evidence,
    }
    return helpers.get(key, "") if key in _HELPERS else entry.cells.get(key, "")


def applied(submission: Submission, edits: Iterable[Edit]) -> Submission:
    """The submission as it reads with the edits made."""
    texts = {(e.sheet, e.cell): e.after for e in edits}
    tables = {k: _reading(r, texts) for k, r in submission.tables.items()}
    cover = {k: CoverValue(texts.get((COVER, v.cell), v.text), v.cell) for k, v in submission.cover.items()}
    return replace(submission, tables=tables, cover=cover)


def _reading(reading: TableReading, texts: Mapping[Cell, str]) -> TableReading:
    here = {cell: text for (sheet, cell), text in texts.items() if sheet == reading.sheet}
    if not here:
        return reading
    headers = {
        k: here.get(address(reading.header_row, c), reading.headers.get(k, "")) if reading.header_row else ""
        for k, c in reading.columns.items()
    }
    rows = {int("".join(filter(str.isdigit, cell))) for cell in here}
    entries = tuple(_entry(e, reading, here) if e.row in rows else e for e in reading.entries)
    return replace(reading, headers=headers, entries=entries)


def _entry(entry: Entry, reading: TableReading, here: Mapping[str, str]) -> Entry:
    new = {k: here[a] for k, c in reading.columns.items() if (a := address(entry.row, c)) in here}
    return replace(
        entry,
        cells={**entry.cells, **{k: t for k, t in new.items() if k not in _HELPERS}},
        declared=new.get(Helper.STATUS, entry.declared),
        deadline=new.get(Helper.DEADLINE, entry.deadline),
        owner=new.get(Helper.OWNER, entry.owner),
        evidence=new.get(Helper.EVIDENCE, entry.evidence),
    )
