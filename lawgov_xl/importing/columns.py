"""Which column of a foreign table is which column of an edition's table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from lawgov_xl.importing.roles import propose
from lawgov_xl.importing.shape import Shaped
from lawgov_xl.layout.index import words
from lawgov_xl.matching import plain
from lawgov_xl.model import Helper, Role, Table

_ALIKE = 60.0
_APART = (Role.CHAPTER, Role.SECTION, Role.NUMBER)


@dataclass(frozen=True, slots=True)
class Mapped:
    """columns: column key or `Helper` value of the edition -> column of the foreign table, 0-based."""

    columns: Mapping[str, int]


def map_columns(table: Shaped, wanted: Table) -> Mapped | None:
    """The columns told by header, by likeness of header, by content, by what they seem to be for, by place.

    None where not even the requirement can be told.
    """
    headers = [words(h.over + h.text) if _ambiguous(table, h.text) else words(h.text) for h in table.headings]
    found: dict[str, int] = {}
    _by_header(found, headers, wanted)
    _helpers(found, headers)
    _by_likeness(found, headers, wanted)
    _by_content(found, table, wanted)
    _by_role(found, table, wanted)
    _by_place(found, len(headers), wanted)
    return Mapped(found) if Role.REQUIREMENT in found else None


def _ambiguous(table: Shaped, text: str) -> bool:
    return sum(words(h.text) == words(text) for h in table.headings) > 1


def _by_header(found: dict[str, int], headers: Sequence[str], wanted: Table) -> None:
    for column in wanted.columns:
        for at, header in enumerate(headers):
            same = header and header in (words(column.header), words(column.over + column.header))
            if same and at not in found.values():
                found.setdefault(column.key, at)


def _by_likeness(found: dict[str, int], headers: Sequence[str], wanted: Table) -> None:
    pairs = sorted(
        (
            (fuzz.ratio(header, words(column.header)), -at, column.key)
            for column in wanted.columns
            for at, header in enumerate(headers)
            if header and column.key not in found and at not in found.values()
        ),
        reverse=True,
    )
    for value, at, key in pairs:
        if value >= _ALIKE and key not in found and -at not in found.values():
            found[key] = -at


def _by_content(found: dict[str, int], table: Shaped, wanted: Table) -> None:
    """The column in which an official column's texts stand; it outweighs a header that only reads alike."""
    for column in wanted.official_columns:
        if column.role in _APART:
            continue
        texts = {plain(i.texts.get(column.key, "")) for i in wanted.items} - {""}
        if len(texts) < 3:
            continue
        hits = [
            sum(plain(r.texts[at]) in texts for r in table.data if r.texts[at])
            for at in range(len(table.headings))
        ]
        best = max(range(len(hits)), key=lambda at: hits[at], default=0)
        current = found.get(column.key)
        if hits and hits[best] >= 3 and (current is None or hits[best] > 3 * hits[current]):
            for key in [k for k, at in found.items() if at == best]:
                del found[key]
            found[column.key] = best


def _by_role(found: dict[str, int], table: Shaped, wanted: Table) -> None:
    # Only what a header says: a guess by content serves a blank notice, not a table that is filled in.
    roles = {p.role: at for at, p in reversed(list(enumerate(propose(table)))) if p.doubt is None}
    for column in wanted.columns:
        at = roles.get(column.role)
        once = column.role not in (Role.OTHER, Role.FILL)
        if column.key not in found and once and at is not None and at not in found.values():
            found[column.key] = at


def _by_place(found: dict[str, int], width: int, wanted: Table) -> None:
    """A column between known neighbours; all of them, where nothing else is known and the widths agree."""
    keys = [c.key for c in wanted.columns]
    for at, key in enumerate(keys):
        if key in found:
            continue
        before = found.get(keys[at - 1], -1) if at else -1
        after = found.get(keys[at + 1]) if at + 1 < len(keys) else width
        guess = before + 1
        known = at == 0 or keys[at - 1] in found
        if known and guess < width and guess not in found.values() and (after is None or guess < after):
            found[key] = guess


def _helpers(found: dict[str, int], headers: Sequence[str]) -> None:
    for helper in Helper:
        for at, header in enumerate(headers):
            if header == words(helper.value) and at not in found.values():
                found.setdefault(helper.value, at)
