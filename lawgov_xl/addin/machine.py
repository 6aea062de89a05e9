"""The computer as installation and diagnosis see it, so that both can be tried without one of each kind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol


class Registry(Protocol):
    """The part of the registry that belongs to the user (HKEY_CURRENT_USER). Paths by backslashes."""

    def get(self, path: str, name: str) -> object | None: ...

    def names(self, path: str) -> list[str]:
        """Names of the values of a key; none where there is no key."""

    def keys(self, path: str) -> list[str]:
        """Names of the keys below a key."""

    def put(self, path: str, name: str, value: str | int) -> None: ...

    def drop(self, path: str, name: str) -> None:
        """Deletes a value, where there is one."""

    def drop_key(self, path: str) -> None:
        """Deletes a key without keys of its own, where there is one."""


class WindowsRegistry:
    """The real one."""

    def __init__(self) -> None:
        import winreg

        self._api: Any = winreg

    def _open(self, path: str, access: int) -> Any:
        return self._api.OpenKey(self._api.HKEY_CURRENT_USER, path, 0, access)

    def get(self, path: str, name: str) -> object | None:
        try:
            with self._open(path, self._api.KEY_READ) as key:
                return self._api.QueryValueEx(key, name)[0]  # type: ignore[no-any-return]  # winreg is not typed here
        except OSError:
            return None

    def names(self, path: str) -> list[str]:
        return self._listed(path, 1, lambda key, i: self._api.EnumValue(key, i)[0])

    def keys(self, path: str) -> list[str]:
        return self._listed(path, 0, self._api.EnumKey)

    def _listed(self, path: str, which: int, one: Any) -> list[str]:
        try:
            with self._open(path, self._api.KEY_READ) as key:
                return [one(key, i) for i in range(self._api.QueryInfoKey(key)[which])]
        except OSError:
            return []

    def put(self, path: str, name: str, value: str | int) -> None:
        kind = self._api.REG_DWORD if isinstance(value, int) else self._api.REG_SZ
        with self._api.CreateKey(self._api.HKEY_CURRENT_USER, path) as key:
            self._api.SetValueEx(key, name, 0, kind, value)

    def drop(self, path: str, name: str) -> None:
        try:
            with self._open(path, self._api.KEY_WRITE) as key:
                self._api.DeleteValue(key, name)
        except OSError:
            return

    def drop_key(self, path: str) -> None:
        try:
            self._api.DeleteKey(self._api.HKEY_CURRENT_USER, path)
        except OSError:
            return


@dataclass
class Machine:
    """platform: as `sys.platform`; python: the interpreter that buttons are to start; profile: a user profile of
    LibreOffice other than the default one."""

    platform: str = sys.platform
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    home: Path = field(default_factory=Path.home)
    python: str = sys.executable
    registry: Registry | None = None
    profile: Path | None = None

    def __post_init__(self) -> None:
        if self.registry is None and sys.platform == "win32":
            self.registry = WindowsRegistry()

    def which(self, program: str) -> str | None:
        """Where a program is."""
        return shutil.which(program, path=self.environment.get("PATH"))

    def run(self, command: Sequence[str]) -> tuple[int, str]:
        """Runs a program; its status and what it said."""
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=120, check=False, env=dict(self.environment)
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            return 127, str(fault)
        return done.returncode, (done.stdout + done.stderr).strip()

    def windows_python(self) -> str:
        """The interpreter without a console window, where there is one beside the other."""
        quiet = Path(self.python).with_name("pythonw.exe")
        return str(quiet) if quiet.is_file() else self.python
