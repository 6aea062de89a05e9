"""Temporary files beside outputs, and what a killed run left of them.

A temporary file is named `.lawgov-<computer>-<process>-<random><suffix>`. It is a leftover when its process on this
computer has ended, or, whoever made it, when it has not changed for a day by the clock of its own disk (a computer's
clock may be wrong).
"""

from __future__ import annotations

import functools
import hashlib
import os
import platform
import re
import secrets
import shutil
import uuid
from contextlib import suppress
from pathlib import Path

PREFIX = ".lawgov-"
DAY = 24 * 3600

_NAME = re.compile(r"\.lawgov-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{12}(?:[.-].*)?", re.DOTALL)
_TRIES = 100
_swept: set[tuple[str, int]] = set()
"""Folders this process has looked through, with its id: a forked worker has an id of its own."""


@functools.cache
def computer() -> str:
    """Eight characters for this computer: its name, and its network card's number, for copies of one disk image all
    have one name."""
    return hashlib.sha256(f"{platform.node()} {uuid.getnode()}".encode()).hexdigest()[:8]


def alive(process: int) -> bool:
    """Whether a process of this computer still runs; where that can not be told, that it does."""
    if process == os.getpid():
        return True
    if os.name == "nt":
        return _alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _alive_on_windows(process: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore] # exists on Windows only
    handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return bool(kernel.GetLastError() != 87)  # ERROR_INVALID_PARAMETER: no such process
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == 259  # STILL_ACTIVE


def new_name(suffix: str = "") -> str:
    return f"{PREFIX}{computer()}-{os.getpid()}-{secrets.token_hex(6)}{suffix}"


def new_file(folder: Path, suffix: str = "") -> Path:
    """A new, empty file in `folder`, with the permissions that the user's files have there."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    for attempt in range(_TRIES):
        path = folder / new_name(suffix)
        try:
            os.close(os.open(path, flags, 0o666))
            return path
        except FileExistsError:
            if attempt == _TRIES - 1:
                raise
    raise AssertionError  # the loop returns or raises


def new_folder(folder: Path) -> Path:
    """A new folder in `folder`."""
    path = folder / new_name()
    path.mkdir()
    return path


def sweep(folder: Path) -> list[Path]:
    """Removes what earlier runs left in a folder, once a process; returns what it removed."""
    key = (str(folder.absolute()), os.getpid())
    if key in _swept:
        return []
    _swept.add(key)
    removed: list[Path] = []
    with suppress(OSError):
        for entry in os.scandir(folder):
            found = _NAME.fullmatch(entry.name)
            path = folder / entry.name
            if found and _stale(folder, path, found.group(1), int(found.group(2))):
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        shutil.rmtree(path)
                    else:
                        path.unlink()
                    removed.append(path)
    return removed


def _stale(folder: Path, path: Path, where: str, process: int) -> bool:
    if where == computer() and not alive(process):
        return True
    try:
        return now(folder) - path.lstat().st_mtime > DAY
    except OSError:
        return False


def now(folder: Path) -> float:
    """The time by the clock of the disk or server that holds a folder: what it stamps on a new file."""
    probe = new_file(folder, ".now")
    try:
        return probe.stat().st_mtime
    finally:
        probe.unlink(missing_ok=True)
