"""Where editions are: shipped with the program, or in the folders of the user's settings.

The user's folder is `lawgov-xl/editions` in the settings folder of the system (%APPDATA%, ~/Library/Application
Support, $XDG_CONFIG_HOME or ~/.config); LAWGOV_EDITIONS names other folders instead. Each edition is a folder there
with its edition.toml; several versions of one edition may lie side by side.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Place:
    """An edition that can be loaded by its id."""

    id: str
    version: str
    folder: Path
    shipped: bool


def user_folders() -> tuple[Path, ...]:
    """The folders in which a user's own editions are looked for; they need not exist."""
    if given := os.environ.get("LAWGOV_EDITIONS"):
        return tuple(Path(p) for p in given.split(os.pathsep) if p)
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return (base / "lawgov-xl" / "editions",)


def known() -> tuple[Place, ...]:
    """Every edition that can be loaded by id, the shipped ones first; versions of one id from old to new."""
    own = [p for folder in user_folders() for p in _inside(folder)]
    own.sort(key=lambda p: (p.id, version_key(p.version)))
    return (*shipped(), *own)


@lru_cache(maxsize=1)
def shipped() -> tuple[Place, ...]:
    """The editions that come with the program."""
    found = (_place(p.parent, shipped=True) for p in sorted(SHIPPED.glob("*/edition.toml")))
    return tuple(p for p in found if p is not None)


def find(name: str, version: str = "") -> Place | None:
    """The edition of an id, in this version if it is there, else in its newest. `name` may be id@version, and
    then no other version will do."""
    wanted, _, written = name.partition("@")
    version = version or written
    for place in shipped():
        if place.id == wanted and place.version == version:
            return place
    same = [p for p in known() if p.id == wanted]
    exact = [p for p in same if p.version == version]
    if exact or written:
        return exact[-1] if exact else None
    return max(same, key=lambda p: version_key(p.version)) if same else None


def version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Orders versions as people do: 9 before 10, 2020.1 before 2020.2."""
    return tuple((int(p), "") if p.isdigit() else (-1, p) for p in re.split(r"[.\-_]", version))


def _inside(folder: Path) -> list[Place]:
    try:
        tomls = sorted((t, t.stat().st_mtime_ns) for t in folder.glob("*/edition.toml"))
    except OSError:
        return []
    return [p for toml, changed in tomls if (p := _own(toml, changed)) is not None]


@lru_cache(maxsize=256)
def _own(toml: Path, _changed: int) -> Place | None:
    return _place(toml.parent, shipped=False)


def _place(folder: Path, *, shipped: bool) -> Place | None:
    """A folder whose edition.toml can be read; a damaged one is passed over here and named when it is loaded."""
    try:
        data = tomllib.loads((folder / "edition.toml").read_text("utf-8"))
        return Place(str(data["id"]), str(data["version"]), folder, shipped)
    except (OSError, ValueError, KeyError, RecursionError):
        return None
