"""Handing out: which rows of the tables concern which department, by the units that the rows name. Pure.

A department leads or takes part where a cell names it: by its full name, a short name of the list, the official
abbreviation; or by a role (市级有关部门), which may mean everybody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lawgov_xl.departments import Department, Directory, place_of
from lawgov_xl.model import Edition, Item, Table
from lawgov_xl.units import mentions


class Part(StrEnum):
    """What a department has to do with a row."""

    LEAD = "lead"
    PARTICIPANT = "participant"
    GENERAL = "general"

    @property
    def zh(self) -> str:
        return {"lead": "牵头", "participant": "参加", "general": "统称"}[self.value]


@dataclass(frozen=True, slots=True)
class Duty:
    """One row that concerns a department. terms: the words of the cell that mean it; leads: they stand among the
    leads."""

    part: Part
    terms: tuple[str, ...]
    leads: bool = False

    @property
    def shown(self) -> str:
        """牵头; 参加; 参加（市级有关部门）."""
        if self.part is not Part.GENERAL:
            return self.part.zh
        return f"{'牵头' if self.leads else '参加'}（{'、'.join(self.terms)}）"


@dataclass(frozen=True, slots=True)
class Allotment:
    """One department with its rows: table key -> number -> duty."""

    department: Department
    duties: Mapping[str, Mapping[int, Duty]]

    def numbers(self, table: str, part: Part) -> tuple[int, ...]:
        return tuple(n for n, d in self.duties.get(table, {}).items() if d.part is part)


@dataclass(slots=True)
class Allotter:
    """Finds the rows of each department of a list."""

    edition: Edition
    departments: Sequence[Department]
    _directory: Directory = field(init=False)

    def __post_init__(self) -> None:
        self._directory = Directory(self.departments, place_of(self.edition.issuer))

    def allot(self, department: Department) -> Allotment:
        """The rows that concern a department, in the tables that name units at all."""
        return Allotment(
            department, {t.key: self._table(department, t) for t in self.edition.tables if names_units(t)}
        )

    def _table(self, department: Department, table: Table) -> dict[int, Duty]:
        found: dict[int, Duty] = {}
        for item in table.items:
            duty = self._duty(department, item)
            if duty is not None:
                found[item.number] = duty
        return found

    def _duty(self, department: Department, item: Item) -> Duty | None:
        """The nearest: named among the leads, then among the participants, then as one of everybody."""
        lead, everyone_leads = self._terms(department, item.leads)
        part, everyone_takes_part = self._terms(department, item.participants)
        if lead:
            return Duty(Part.LEAD, lead, leads=True)
        if part:
            return Duty(Part.PARTICIPANT, part)
        if everyone_leads:
            return Duty(Part.GENERAL, everyone_leads, leads=True)
        return Duty(Part.GENERAL, everyone_takes_part) if everyone_takes_part else None

    def _terms(self, department: Department, cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(words that mean the department, or a group of some units with it; words that mean everybody)."""
        own: list[str] = []
        everybody: list[str] = []
        for mention in mentions(department.name, cell, self.edition):
            (everybody if mention.everyone else own).append(mention.term)
        for named in self._directory.named(cell):
            if department in named.departments and named.term not in everybody:
                own.append(named.term)
        return tuple(dict.fromkeys(own)), tuple(dict.fromkeys(everybody))

    def unknown(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """Units that the tables name and the list does not have: words -> (table key, number) of the rows."""
        found: dict[str, list[tuple[str, int]]] = {}
        roles = set(self.edition.roles)
        for table in self.edition.tables:
            for item in table.items:
                for named in (*self._directory.named(item.leads), *self._directory.named(item.participants)):
                    if not named.departments and not (
                        named.group and (named.term in roles or _everyone(named.term, self.edition))
                    ):
                        found.setdefault(named.term, []).append((table.key, item.number))
        return {term: tuple(dict.fromkeys(rows)) for term, rows in found.items()}


def names_units(table: Table) -> bool:
    """Whether a table says at all who leads or takes part."""
    return any(i.leads or i.participants for i in table.items)


def _everyone(term: str, edition: Edition) -> bool:
    """Whether a group is everybody by the edition's table of roles."""
    return any(m.everyone for m in mentions("某市某局", term, edition))
