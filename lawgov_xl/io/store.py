"""Records of books already read, by their content: an unchanged book is not read again, a run can be resumed.

One SQLite file in the user's own cache folder (LAWGOV_CACHE names another); what it holds is data, never code.
A record's key says the content, the program, the rules and the settings that made it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lawgov_xl.io.records import Parts

# A table for each part: what stands behind a large value in its row is reached only through all of it.
_PARTS = ("detail", "issues", "results")
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, used REAL, head BLOB)",
    *(f"CREATE TABLE IF NOT EXISTS {part} (key TEXT PRIMARY KEY, data BLOB)" for part in _PARTS),
)
_KEEP = 45 * 24 * 3600
"""Seconds after which a record that nobody asked for is dropped."""
_NAME = "consolidate-2.sqlite"

PartName = Literal["detail", "issues", "results"]


def default_folder() -> Path:
    """Where records are kept."""
    if named := os.environ.get("LAWGOV_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "lawgov-xl"


@dataclass(slots=True)
class Store:
    """Records by key. Open with `opened` (kept) or `passing` (for one run); close when done."""

    path: Path
    _base: sqlite3.Connection
    kept: bool

    def holds(self, prefix: str) -> bool:
        """Whether there is any record whose key begins with this and a colon."""
        ask = "SELECT 1 FROM records WHERE key >= ? AND key < ? LIMIT 1"
        return self._base.execute(ask, (f"{prefix}:", f"{prefix};")).fetchone() is not None

    def heads(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The heads that are there, by key."""
        found: dict[str, bytes] = {}
        for at in range(0, len(keys), 500):
            some = keys[at : at + 500]
            marks = ",".join("?" * len(some))
            found.update(self._base.execute(f"SELECT key, head FROM records WHERE key IN ({marks})", some))
        return found

    def put(self, records: Iterable[tuple[str, bytes, Parts]]) -> None:
        """Keeps records: (key, head, parts)."""
        now = time.time()
        with self._base:
            for key, head, parts in records:
                for name, data in zip(_PARTS, (parts.detail, parts.issues, parts.results), strict=True):
                    self._base.execute(f"INSERT OR REPLACE INTO {name} VALUES (?, ?)", (key, data))
                self._base.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (key, now, head))

    def part(self, key: str, name: PartName) -> bytes:
        """One part of a record. Raises KeyError where it is gone."""
        row = self._base.execute(f"SELECT data FROM {name} WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        part: bytes = row[0]
        return part

    def touch(self, keys: Sequence[str]) -> None:
        """Says that records were of use, so that they stay."""
        with self._base:
            self._base.executemany(
                "UPDATE records SET used = ? WHERE key = ?", ((time.time(), k) for k in keys)
            )

    def close(self) -> None:
        with suppress(sqlite3.Error):
            if self.kept:
                with self._base:
                    self._base.execute("DELETE FROM records WHERE used < ?", (time.time() - _KEEP,))
                    if self._base.execute("SELECT changes()").fetchone()[0]:
                        for name in _PARTS:
                            self._base.execute(
                                f"DELETE FROM {name} WHERE key NOT IN (SELECT key FROM records)"
                            )
        self._base.close()


def opened(folder: Path) -> Store | None:
    """The records of a folder; None where it can not be used (no disk, no right, another program's lock)."""
    path = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _open(path, kept=True)
    except (sqlite3.DatabaseError, OSError) as fault:
        if isinstance(fault, sqlite3.OperationalError) or not path.is_file():
            return None
    try:  # a damaged file holds nothing that could not be read again
        path.unlink()
        return _open(path, kept=True)
    except (sqlite3.DatabaseError, OSError):
        return None


def passing(folder: Path) -> Store:
    """Records for one run, in a temporary folder."""
    return _open(folder / _NAME, kept=False)


def _open(path: Path, *, kept: bool) -> Store:
    base = sqlite3.connect(path, timeout=20, check_same_thread=False)
    base.execute("PRAGMA journal_mode = WAL" if kept else "PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = " + ("NORMAL" if kept else "OFF"))
    for statement in _SCHEMA:
        base.execute(statement)
    base.execute("SELECT 1 FROM records LIMIT 1")
    base.commit()
    if os.name == "posix":
        path.chmod(0o600)
    return Store(path, base, kept)
