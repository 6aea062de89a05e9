"""Finding departments by what stands in cells: by name, short name, official abbreviation or role."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lawgov_xl.departments.listed import Department
from lawgov_xl.departments.names import is_group, plain, terms
from lawgov_xl.text import squeeze

_GROUP_WORDS = re.compile(r"各|有关|相关|等|的")
_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")


@dataclass(frozen=True, slots=True)
class Named:
    """One unit that an official cell names. departments: those it stands for; group: 市级有关部门 and the like."""

    term: str
    departments: tuple[Department, ...]
    group: bool


@dataclass(slots=True)
class Directory:
    """Finds departments by name. `place`: the city of the edition's issuer (重庆市), which names may leave out.

    roles: units of a role (市级有关部门), `*` for any characters; the roles of the list itself come first.
    """

    departments: Sequence[Department]
    place: str = ""
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    _exact: dict[str, Department] = field(default_factory=dict)
    _bare: dict[str, Department | None] = field(default_factory=dict)
    _starting: dict[str, list[tuple[str, Department]]] = field(default_factory=dict)
    _known: dict[str, tuple[Department, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for department in self.departments:
            for name in map(plain, (department.name, *department.short)):
                self._exact.setdefault(name, department)
        for name, department in self._exact.items():
            bare = _without_place(name, self.place)
            same = self._bare.get(bare, department)
            self._bare[bare] = department if same is department else None
            self._starting.setdefault(bare[:1], []).append((bare, department))

    def find(self, name: str) -> Department | None:
        """The department of this very name or short name, the city's name aside; None where that is not certain.

        Never by likeness: a sub-unit whose name begins with its department's name is another department.
        """
        wanted = plain(name)
        return self._exact.get(wanted) or self._bare.get(_without_place(wanted, self.place))

    def in_text(self, text: str) -> Department | None:
        """The one department whose name or short name (three characters or more) stands in a text; the longest
        name wins, and two different ones of the same length mean None."""
        wanted = plain(text)
        names = {**{self.place[-1:] + b: d for b, d in self._bare.items() if d}, **self._exact}
        found = sorted((n for n in names if len(n) > 2 and n in wanted), key=len, reverse=True)
        best = {names[n].name: names[n] for n in found if len(n) == len(found[0])}
        return next(iter(best.values())) if len(best) == 1 else None

    def near(self, name: str) -> Department | None:
        """A listed department with whose name this one begins: perhaps its superior; for a hint only."""
        wanted = plain(name)
        starts = [n for n in self._exact if wanted.startswith(n) and n != wanted and len(n) > 2]
        return self._exact[max(starts, key=len)] if starts else None

    def named(self, cell: str) -> tuple[Named, ...]:
        """The units that a cell of leads or participants names, in order: by name, short name, official
        abbreviation (市发展改革委 for 重庆市发展和改革委员会), or role (市级有关部门)."""
        return tuple(Named(t, self.meant(t), is_group(t)) for t in terms(cell))

    def meant(self, term: str) -> tuple[Department, ...]:
        """The departments that one of the `terms` of such a cell stands for."""
        if term not in self._known:
            self._known[term] = self._resolved(term)
        return self._known[term]

    def _resolved(self, term: str) -> tuple[Department, ...]:
        names, short = _forms(term, self.place)
        for wanted, bare in names:
            if (found := self._exact.get(wanted) or self._bare.get(bare)) is not None:
                return (found,)
        if is_group(term):
            return self._group(_GROUP_WORDS.sub("", term))
        fitting = {d.name: d for n, d in self._starting.get(short[:1], ()) if _abbreviates(short, n)}
        return tuple(fitting.values()) if len(fitting) == 1 else ()

    def _group(self, role: str) -> tuple[Department, ...]:
        listed = tuple(d for d in self.departments if any(role == _GROUP_WORDS.sub("", r) for r in d.roles))
        if listed:
            return listed
        units = next((u for r, u in self.roles.items() if _GROUP_WORDS.sub("", squeeze(r)) == role), ())
        if "*" in units:  # every unit's: that names nobody
            return ()
        patterns = [".*".join(re.escape(plain(p)) for p in u.split("*")) for u in units if "*" in u]
        some = re.compile("|".join(patterns)) if patterns else None
        named = {d.name for u in units if "*" not in u for d in self.meant(u)}
        return tuple(
            d
            for d in self.departments
            if d.name in named or (some is not None and some.fullmatch(plain(d.name)))
        )


def _without_place(name: str, place: str) -> str:
    bare = name.removeprefix("中共")
    if place and bare.startswith(place):
        return bare[len(place) :]
    return bare[1:] if bare[:1] == place[-1:] and place else bare


@lru_cache(maxsize=16384)
def _forms(term: str, place: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The names that a term of such a cell may be, each plain and without its place; and the short form to complete.
    The same terms are looked up for every department."""
    whole = _BRACKETS.sub("", term)
    names = tuple(map(plain, (whole, *_BRACKETS.findall(term))))
    return tuple((n, _without_place(n, place)) for n in names), _without_place(plain(whole), place)


def _abbreviates(short: str, full: str) -> bool:
    """Whether `short` leaves out characters of `full`, keeping the first: 发展改革委 of 发展和改革委员会."""
    if len(short) < 2 or len(short) >= len(full) or short[0] != full[0]:
        return False
    rest = iter(full)
    return all(character in rest for character in short)
