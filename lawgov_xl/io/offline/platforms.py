"""The platforms a bundle can be made for: which wheels fit them, and how their dependency markers read.

Linux bundles keep to glibc 2.28 and older, which the Linux desktops of these offices have (UOS 20, Kylin V10).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawgov_xl.errors import Message, UsageError

OLDEST_PYTHON = (3, 11)

_UNKNOWN = Message("不认识的平台“{name}”。可用：{known}。", "Unknown platform “{name}”. Known: {known}.")
_BAD_PYTHON = Message(
    "Python 版本“{given}”应写成 3.11 这样，且不低于 {oldest}。",
    "Give the Python version like 3.11 and not below {oldest}, not “{given}”.",
)


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform. tags: what pip calls it, best first; markers: PEP 508 variables that depend on it."""

    id: str
    tags: tuple[str, ...]
    markers: Mapping[str, str]

    def environment(self, python: str) -> dict[str, str]:
        """The PEP 508 variables there, with this Python (`3.11`)."""
        return {
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_version": "",
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_version": f"{python}.0",
            **self.markers,
        }


def _linux(machine: str) -> Platform:
    glibc = tuple(f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1))
    markers = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"}
    return Platform(
        f"linux_{machine}",
        (*glibc, f"manylinux2014_{machine}", f"linux_{machine}"),
        {**markers, "platform_machine": machine},
    )


_WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
}
PLATFORMS: Mapping[str, Platform] = {
    p.id: p for p in (Platform("win_amd64", ("win_amd64",), _WINDOWS), _linux("x86_64"), _linux("aarch64"))
}


def platform(name: str) -> Platform:
    """Raises UsageError for a name that is not known."""
    if name not in PLATFORMS:
        raise UsageError(_UNKNOWN.of(name=name, known="、".join(PLATFORMS)))
    return PLATFORMS[name]


def python_version(text: str) -> str:
    """`3.11` checked. Raises UsageError."""
    parts = text.split(".")
    if len(parts) == 2 and all(p.isascii() and p.isdigit() for p in parts):
        found = (int(parts[0]), int(parts[1]))
        if (3, 99) > found >= OLDEST_PYTHON:
            return f"{found[0]}.{found[1]}"
    raise UsageError(_BAD_PYTHON.of(given=text, oldest=".".join(map(str, OLDEST_PYTHON))))
