"""The wheels that a program needs on another platform.

pip reads dependency markers (`; sys_platform == "win32"`) for the machine it runs on, not for `--platform`: asked on
Linux for Windows it leaves out what only Windows needs. So the dependencies are followed here, with the markers of
the platform that is meant, and pip is asked for each one without its dependencies.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.parser import Parser
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io.offline.platforms import Platform

PIP = "pip"
"""Travels along: an embeddable Python has none, and some Linux systems ship Python without it."""

_ROUNDS = 20
_NO_WHEEL = Message(
    "取不到 {wanted} 适用于 {platform}、Python {python} 的安装包（{why}）。请检查网络和 pip 设置，或换一个 Python 版本。",
    "No wheel of {wanted} for {platform}, Python {python} ({why}). Check the network and pip's settings, or choose another Python version.",
)
_CONFLICT = Message(
    "各部分对 {name} 的版本要求相互矛盾（{specifiers}）。",
    "The version requirements of {name} contradict each other ({specifiers}).",
)


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel file: project, version, sha256, and what it asks for (requirement lines)."""

    file: Path
    name: str
    version: str
    sha256: str
    requires: tuple[str, ...]


@dataclass(slots=True)
class _Wanted:
    specifiers: SpecifierSet = field(default_factory=SpecifierSet)
    extras: set[str] = field(default_factory=set)


def read_wheel(file: Path) -> Wheel:
    """Raises ValueError for a file that is no wheel."""
    try:
        name, version, _, _ = parse_wheel_filename(file.name)
        with zipfile.ZipFile(file) as archive:
            inside = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
            metadata = Parser().parsestr(archive.read(inside).decode())
    except (InvalidWheelFilename, zipfile.BadZipFile, StopIteration, OSError) as fault:
        raise ValueError(file.name) from fault
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return Wheel(file, str(name), str(version), digest, tuple(metadata.get_all("Requires-Dist") or ()))


def gather(own: Path, target: Platform, python: str, folder: Path) -> list[Wheel]:
    """Downloads into `folder` every wheel that `own` (already there) needs on the platform. Raises FileError."""
    wanted = {PIP: _Wanted()}
    have: dict[str, Wheel] = {}
    first = read_wheel(own)
    have[first.name] = first
    wanted[first.name] = _Wanted()
    for _ in range(_ROUNDS):
        for wheel in list(have.values()):
            _collect(wheel, wanted, target, python)
        stale = [
            n
            for n, w in wanted.items()
            if n not in have or (not _fits(have[n].version, w) and n != first.name)
        ]
        if not stale:
            return sorted(have.values(), key=lambda w: w.name)
        for name in stale:
            if name in have:
                have.pop(name).file.unlink(missing_ok=True)
        _download([f"{n}{wanted[n].specifiers}" for n in stale], target, python, folder)
        have = {w.name: w for w in map(read_wheel, sorted(folder.glob("*.whl")))}
    name = stale[0]
    raise FileError(_CONFLICT.of(name=name, specifiers=str(wanted[name].specifiers)))


def faults(wheels: Iterable[Wheel], target: Platform, python: str) -> list[str]:
    """What is missing or wrong in a set of wheels for a platform: `name`, `name==version wants …`, `file`."""
    have = {w.name: w for w in wheels}
    tags = set(_tags(target, python))
    found = [f"{w.file.name}: not for {target.id}" for w in have.values() if not tags & _tags_of(w.file)]
    wanted: dict[str, _Wanted] = {}
    for _ in range(_ROUNDS):  # extras asked for by others show up in the second round
        for wheel in have.values():
            _collect(wheel, wanted, target, python)
    for name, want in wanted.items():
        if name not in have:
            found.append(f"{name}: missing")
        elif not _fits(have[name].version, want):
            found.append(f"{name}=={have[name].version}: wanted {want.specifiers}")
    return found


def _collect(wheel: Wheel, wanted: dict[str, _Wanted], target: Platform, python: str) -> None:
    extras = wanted[wheel.name].extras if wheel.name in wanted else set()
    environment = target.environment(python)
    for line in wheel.requires:
        try:
            asked = Requirement(line)
        except InvalidRequirement:
            continue
        chosen = ("", *extras)
        if asked.marker and not any(asked.marker.evaluate({**environment, "extra": e}) for e in chosen):
            continue
        want = wanted.setdefault(canonicalize_name(asked.name), _Wanted())
        want.specifiers &= asked.specifier
        want.extras |= asked.extras


def _fits(version: str, want: _Wanted) -> bool:
    return want.specifiers.contains(version, prereleases=True)


def _download(requirements: list[str], target: Platform, python: str, folder: Path) -> None:
    tags = [word for tag in target.tags for word in ("--platform", tag)]
    abis = [word for abi in (f"cp{python.replace('.', '')}", "abi3", "none") for word in ("--abi", abi)]
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"),
            *("--implementation", "cp", "--python-version", python, "-d", str(folder)),
            *tags,
            *abis,
            *requirements,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = [li for li in done.stderr.splitlines() if li.startswith("ERROR:")] or [
            f"pip: {done.returncode}"
        ]
        raise FileError(
            _NO_WHEEL.of(
                wanted="、".join(requirements),
                platform=target.id,
                python=python,
                why=said[-1].removeprefix("ERROR: "),
            )
        )


def _tags(target: Platform, python: str) -> list[Tag]:
    major, minor = map(int, python.split("."))
    here = list(target.tags)
    return [
        *cpython_tags((major, minor), platforms=here),
        *compatible_tags((major, minor), interpreter=f"cp{major}{minor}", platforms=here),
    ]


def _tags_of(file: Path) -> frozenset[Tag]:
    return parse_wheel_filename(file.name)[3]
