"""An advisory lock on a shared output folder: two runs at once would mix their files.

The lock is a file `.lawgov.lock` in the folder that says who, on which computer, since when, for what. While the run
goes on it is touched every half minute, so that other computers can tell a run that goes on from one that was killed:
a lock is stale when its process on this computer has ended, or when it has not been touched for ten minutes by the
clock of the disk that holds it (the clocks of two computers need not agree).
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import leftovers
from lawgov_xl.io.reasons import reason

NAME = ".lawgov.lock"
TOUCH = 30.0
STALE = 600.0
"""Seconds."""

_HELD = Message(
    "文件夹 {folder} 正由{who}（{host}）使用，自 {since} 起：{what}。请等它结束；如确已结束，请删除其中的 {name} 后再试。",
    "The folder {folder} is in use by {who} ({host}) since {since}: {what}. Wait for it to end; if it has ended, delete {name} in it.",
)
_CANNOT = Message("无法在文件夹 {folder} 中写入（{why}）。", "Cannot write in the folder {folder} ({why}).")
_SOMEONE = Message("其他用户", "someone")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock. since: ISO time with its zone."""

    who: str = ""
    host: str = ""
    computer: str = ""
    process: int = 0
    since: str = ""
    what: str = ""
    token: str = ""


@contextmanager
def lock(folder: Path, what: str) -> Iterator[None]:
    """Holds the lock of `folder` (made where it is missing) for a piece of work called `what`.

    Raises FileError where somebody else holds it, or the folder can not be written.
    """
    file = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mine = _take(file, what)
    except OSError as fault:
        raise FileError(_CANNOT.of(folder=str(folder), why=reason(fault))) from fault
    ended = threading.Event()
    keeper = threading.Thread(target=_keep, args=(file, mine, ended), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()
        if owner(file) == mine:  # not one that somebody else put there after deleting ours
            with suppress(OSError):
                file.unlink()


def owner(file: Path) -> Owner | None:
    """Who holds a lock; None where there is no lock; an empty Owner where the file can not be understood."""
    try:
        data = file.read_bytes()[:4096]
    except FileNotFoundError:
        return None
    except OSError:
        return Owner()
    try:
        raw = json.loads(data)
        return Owner(**{k: type(getattr(Owner(), k))(raw[k]) for k in Owner.__dataclass_fields__})
    except (ValueError, KeyError, TypeError):
        return Owner()


def _take(file: Path, what: str) -> Owner:
    mine = Owner(
        who=_user(),
        host=platform.node(),
        computer=leftovers.computer(),
        process=os.getpid(),
        since=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        what=what,
        token=leftovers.new_name(),
    )
    for _ in range(3):
        # Written beside first: a lock is never there without its owner's name.
        written = leftovers.new_file(file.parent)
        try:
            written.write_text(
                json.dumps({k: getattr(mine, k) for k in Owner.__dataclass_fields__}, ensure_ascii=False),
                "utf-8",
            )
            if _put(written, file):
                return mine
        finally:
            written.unlink(missing_ok=True)
        held = owner(file)
        if held is None:
            continue
        if not _stale(file, held):
            raise FileError(
                _HELD.of(
                    folder=str(file.parent),
                    who=held.who or _SOMEONE,
                    host=held.host or "?",
                    since=held.since or "?",
                    what=held.what or "?",
                    name=NAME,
                )
            )
        _put_aside(file, held)
    raise FileError(_HELD.of(folder=str(file.parent), who=_SOMEONE, host="?", since="?", what="?", name=NAME))


def _put(written: Path, file: Path) -> bool:
    """Puts a file in place unless one is there."""
    try:
        if os.name == "nt":
            written.rename(file)
        else:
            os.link(written, file)
    except FileExistsError:
        return False
    except OSError:  # a share without hard links
        try:
            with file.open("xb") as out:
                out.write(written.read_bytes())
        except FileExistsError:
            return False
    return True


def _stale(file: Path, held: Owner) -> bool:
    if held.computer == leftovers.computer() and not leftovers.alive(held.process):
        return True
    try:
        return leftovers.now(file.parent) - file.stat().st_mtime > STALE
    except OSError:
        return False


def _put_aside(file: Path, held: Owner) -> None:
    """Takes a stale lock away. Two runs may try at once: whoever moved a fresh lock by mistake puts it back."""
    with _alone(file.parent):
        if owner(file) != held:
            return
        aside = file.with_name(leftovers.new_name())
        try:
            file.rename(aside)
        except OSError:
            return
        if owner(aside) != held:
            with suppress(OSError):
                _put(aside, file)
        with suppress(OSError):
            aside.unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the system's own lock on a folder for a moment, where the system and the disk have one: between looking
    at a stale lock and moving it nobody else may do the same. It leaves no file, and ends with the process."""
    if sys.platform == "win32":  # folders can not be opened there; the moved lock is looked at again
        yield
        return
    import fcntl

    opened = -1
    try:
        with suppress(OSError):  # a share that knows no such locks
            opened = os.open(folder, os.O_RDONLY)
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        if opened >= 0:
            os.close(opened)


def _keep(file: Path, mine: Owner, ended: threading.Event) -> None:
    while not ended.wait(TOUCH):
        if owner(file) != mine:
            return
        with suppress(OSError), file.open("ab") as out:
            out.write(b" ")  # the disk stamps its own time, which `utime` need not


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
