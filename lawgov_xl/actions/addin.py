"""Building, installing, uninstalling and examining the add-ins."""

from __future__ import annotations

from pathlib import Path

from lawgov_xl.addin import install as installing
from lawgov_xl.addin import sources
from lawgov_xl.addin.doctor import Check, examine
from lawgov_xl.addin.machine import Machine
from lawgov_xl.io import files

__all__ = ["Check", "build", "doctor", "install", "uninstall"]


def build(folder: str | Path, *, force: bool = False) -> list[Path]:
    """Writes lawgov.xlam and lawgov.oxt into a folder. Raises FileError where a file is in the way."""
    made = sources.build(sources.folder())
    for name in made:
        files.may_write(Path(folder) / name, force=force)
    for name, content in made.items():
        files.write(Path(folder) / name, content, force=force)
    return [Path(folder) / name for name in made]


def install(machine: Machine | None = None) -> Path:
    """Installs the buttons for this user. Raises LawgovError, with what to do, where there is nothing to put them in."""
    return installing.install(machine or Machine())


def uninstall(machine: Machine | None = None) -> list[Path]:
    """Takes the buttons away again."""
    return installing.uninstall(machine or Machine())


def doctor(machine: Machine | None = None) -> tuple[Check, ...]:
    """What is right and wrong on this computer."""
    return examine(machine)
