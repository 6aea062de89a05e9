"""Whether a department is meant by a cell of leads or participants: by name, by short name, or by role.

By name: 重庆市知识产权局, 市知识产权局, the official abbreviation (市发展改革委 for 重庆市发展和改革委员会). By role:
市级行政执法部门 and the like, where the table of roles (edition data, or the office's settings) says who is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lawgov_xl.departments import Department, Directory, is_group, place_of, plain, terms
from lawgov_xl.model import Edition
from lawgov_xl.text import squeeze

EVERYONE = "*"
_GROUP_WORDS = re.compile(r"各|有关|相关|等|的")


@dataclass(frozen=True, eq=False, slots=True)
class Roles:
    """The table of roles as a key: told by identity, for it is long, and is asked for again and again."""

    units: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a cell means the department. term: the words that do; by_role: they name a role, not a unit;
    everyone: the role is every unit's."""

    term: str
    by_role: bool = False
    everyone: bool = False


def mentions(
    department: str, cell: str, edition: Edition, roles: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Mention, ...]:
    """How a cell means the department, in order; () where it does not. department: full name, "" for unknown."""
    if not department or not cell:
        return ()
    return _mentions(department, cell, edition.issuer, as_key(edition.roles if roles is None else roles))


def role_terms(cell: str) -> tuple[str, ...]:
    """The words of a cell that name a group of units (市级有关部门), not one unit."""
    return tuple(filter(is_group, terms(cell)))


_keys: dict[int, tuple[Mapping[str, Iterable[str]], Roles]] = {}


def as_key(roles: Mapping[str, Iterable[str]]) -> Roles:
    """The table of roles as a value that can be a key: one for equal tables. Kept by the table's identity."""
    if id(roles) not in _keys:
        if len(_keys) > 64:
            _keys.clear()
        _keys[id(roles)] = roles, _roles(tuple((role, tuple(units)) for role, units in roles.items()))
    return _keys[id(roles)][1]


_roles = lru_cache(maxsize=64)(Roles)


@lru_cache(maxsize=1024)
def _mentions(department: str, cell: str, issuer: str, roles: Roles) -> tuple[Mention, ...]:
    found = []
    department, place = plain(department), place_of(issuer)
    directory = _directory(department, place)
    for term in terms(cell):
        if is_group(term):
            units = _units_of(term, roles)
            if _is_one(department, place, units):
                found.append(Mention(term, by_role=True, everyone=EVERYONE in units))
        elif directory.meant(term):
            found.append(Mention(term))
    return tuple(found)


@lru_cache(maxsize=4096)
def _directory(department: str, place: str) -> Directory:
    return Directory([Department(department)] if department else [], place)


@lru_cache(maxsize=4096)
def _units_of(term: str, roles: Roles) -> tuple[str, ...]:
    wanted = _GROUP_WORDS.sub("", term)
    return next((units for role, units in roles.units if _GROUP_WORDS.sub("", squeeze(role)) == wanted), ())


@lru_cache(maxsize=1024)
def _is_one(department: str, place: str, units: tuple[str, ...]) -> bool:
    """Whether a department is among units given by name or with `*` for any characters."""
    for unit in units:
        if EVERYONE in unit:
            pattern = ".*".join(re.escape(plain(p)) for p in unit.split(EVERYONE))
            if re.fullmatch(pattern, department):
                return True
        elif any(n.departments for n in _directory(department, place).named(unit)):
            return True
    return False
