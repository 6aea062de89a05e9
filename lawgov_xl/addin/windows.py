"""Excel on Windows: installing for one user, and what can be wrong."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from lawgov_xl.addin import sources
from lawgov_xl.addin.machine import Machine, Registry
from lawgov_xl.addin.vba import PROJECT
from lawgov_xl.errors import LawgovError, Message
from lawgov_xl.io import files

OFFICE = r"Software\Microsoft\Office"
VERSIONS = ("16.0", "15.0", "14.0")
"""Excel 2016 and later, 2013, 2010: those that have the ribbon that customUI14 describes."""
WPS = r"Software\Kingsoft\Office"
_NO_REGISTRY = Message("读不到注册表，无法安装。", "The registry can not be read.")
_IN_USE = Message(
    "{path} 正被 Excel 使用，无法替换（{why}）。请关闭所有 Excel 窗口后再运行一次。",
    "{path} is in use by Excel and can not be replaced ({why}). Close all windows of Excel and run this again.",
)


def registry(machine: Machine) -> Registry:
    if machine.registry is None:
        raise LawgovError(_NO_REGISTRY)
    return machine.registry


def addins_folder(machine: Machine) -> Path:
    """%APPDATA%\\Microsoft\\AddIns: the user's own, no administrator needed."""
    base = machine.environment.get("APPDATA") or str(machine.home / "AppData" / "Roaming")
    return Path(base) / "Microsoft" / "AddIns"


def settings(machine: Machine) -> Path:
    """The settings that xlwings' RunPython reads."""
    base = machine.environment.get("USERPROFILE") or str(machine.home)
    return Path(base) / f".{PROJECT}" / f"{PROJECT}.conf"


def excels(machine: Machine) -> list[str]:
    """Versions of Excel that the user has run, newest first."""
    found = registry(machine)
    return [v for v in VERSIONS if found.keys(rf"{OFFICE}\{v}\Excel") or found.names(rf"{OFFICE}\{v}\Excel")]


def has_wps(machine: Machine) -> bool:
    return bool(registry(machine).keys(WPS))


def install(machine: Machine) -> Path:
    """Copies the add-in, tells Excel to load it, trusts its folder, and says which Python to start."""
    target = addins_folder(machine) / sources.XLAM
    content = sources.build(sources.folder())[sources.XLAM]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        files.write(target, content, force=True)
    except LawgovError as fault:
        raise LawgovError(_IN_USE.of(path=str(target), why=fault.message)) from fault
    known = registry(machine)
    for version in excels(machine):
        _load(known, version, target)
        _trust(known, version, target.parent)
    write_settings(machine)
    return target


def write_settings(machine: Machine) -> None:
    """In the code page of Windows, for VBA reads no other; paths may hold Chinese."""
    path = settings(machine)
    lines = {
        "INTERPRETER_WIN": machine.windows_python(),
        "SHOW CONSOLE": "False",
        "UDF MODULES": "lawgov_xl.udfs",
    }
    text = "".join(f'"{key}","{value}"\r\n' for key, value in lines.items())
    coding = "mbcs" if machine.platform == "win32" and _has_mbcs() else "gbk"
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, text.encode(coding), force=True)


def _has_mbcs() -> bool:
    try:
        "".encode("mbcs")
    except LookupError:
        return False
    return True


def uninstall(machine: Machine) -> list[Path]:
    """Takes everything away again that `install` made; what was removed."""
    target, conf = addins_folder(machine) / sources.XLAM, settings(machine)
    known = registry(machine)
    for version in VERSIONS:
        options = rf"{OFFICE}\{version}\Excel\Options"
        for name in _openers(known, options):
            if sources.XLAM in str(known.get(options, name)):
                known.drop(options, name)
        trusted = rf"{OFFICE}\{version}\Excel\Security\Trusted Locations"
        for key in known.keys(trusted):
            if known.get(rf"{trusted}\{key}", "Description") == PROJECT:
                known.drop_key(rf"{trusted}\{key}")
    removed = [p for p in (target, conf) if p.exists()]
    for path in removed:
        try:
            path.unlink()
        except OSError as fault:
            raise LawgovError(_IN_USE.of(path=str(path), why=fault.strerror or str(fault))) from fault
    return removed


def loaded(machine: Machine, version: str) -> bool:
    """Whether Excel is told to load the add-in."""
    options = rf"{OFFICE}\{version}\Excel\Options"
    known = registry(machine)
    return any(sources.XLAM in str(known.get(options, n)) for n in _openers(known, options))


def trusted(machine: Machine, version: str) -> bool:
    """Whether the add-in's folder is a trusted location."""
    path = rf"{OFFICE}\{version}\Excel\Security\Trusted Locations"
    known = registry(machine)
    folder = PureWindowsPath(addins_folder(machine))  # compared as Windows does: capitals and slashes alike
    named = [known.get(rf"{path}\{key}", "Path") for key in known.keys(path)]
    return any(isinstance(n, str) and PureWindowsPath(n) == folder for n in named)


def _openers(known: Registry, options: str) -> list[str]:
    """OPEN, OPEN1, OPEN2 …: what Excel opens when it starts."""
    return [
        n for n in known.names(options) if n.upper().startswith("OPEN") and n[4:].strip("0123456789") == ""
    ]


def _load(known: Registry, version: str, target: Path) -> None:
    options = rf"{OFFICE}\{version}\Excel\Options"
    taken = {n.upper() for n in _openers(known, options)}
    if any(sources.XLAM in str(known.get(options, n)) for n in taken):
        return
    number = 0
    while (name := "OPEN" if number == 0 else f"OPEN{number}") in taken:
        number += 1
    known.put(options, name, f'/R "{target}"')


def _trust(known: Registry, version: str, folder: Path) -> None:
    path = rf"{OFFICE}\{version}\Excel\Security\Trusted Locations"
    there = known.keys(path)
    if any(known.get(rf"{path}\{key}", "Description") == PROJECT for key in there):
        return
    number = 0
    while f"Location{number}" in there:
        number += 1
    key = rf"{path}\Location{number}"
    known.put(key, "Path", f"{folder}\\")
    known.put(key, "Description", PROJECT)
    known.put(key, "AllowSubfolders", 0)
