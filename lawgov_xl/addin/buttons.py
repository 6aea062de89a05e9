"""The buttons as data (see buttons.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lawgov_xl.report import profiles

_FILE = Path(__file__).with_name("buttons.toml")


@dataclass(frozen=True, slots=True)
class Button:
    """One button. items: id and label of each entry, for a gallery."""

    name: str
    label: str
    image: str
    keytip: str
    screentip: str
    supertip: str
    large: bool = False
    toolbar: bool = False
    calc_only: bool = False
    items: tuple[tuple[str, str], ...] = ()

    @property
    def callback(self) -> str:
        """Name of its procedure in VBA: validate-rows -> LawgovValidateRows."""
        return "Lawgov" + "".join(part.capitalize() for part in self.name.split("-"))


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the ribbon."""

    id: str
    label: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """The tab 法治自评."""

    label: str
    keytip: str
    groups: tuple[Group, ...]

    def __iter__(self) -> Iterator[Button]:
        return (b for g in self.groups for b in g.buttons)


@lru_cache(maxsize=1)
def tab() -> Tab:
    """All buttons, in order. A gallery has the shipped report profiles of one workbook."""
    data = tomllib.loads(_FILE.read_text("utf-8"))
    groups = []
    for group in data["group"]:
        buttons = []
        for given in group["button"]:
            values = dict(given)
            items = _profiles() if values.pop("gallery", False) else ()
            buttons.append(Button(**values, items=items))
        groups.append(Group(group["id"], group["label"], tuple(buttons)))
    return Tab(data["tab"], data["keytip"], tuple(groups))


def _profiles() -> tuple[tuple[str, str], ...]:
    loaded = [profiles.load(i) for i in profiles.ids()]
    return tuple((p.id, p.name) for p in loaded if not p.of_many)
