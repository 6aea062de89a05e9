"""LibreOffice Calc: installing the extension for one user, and what is there."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from lawgov_xl.addin import oxt, sources
from lawgov_xl.addin.machine import Machine
from lawgov_xl.errors import LawgovError, Message
from lawgov_xl.io import files, user

_PLACES = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
)
_NO_OFFICE = Message(
    "本机没有找到 LibreOffice Calc，无法安装按钮。请先安装 LibreOffice（含 Calc 和 Python 脚本支持）；"
    "只用命令行的，不需要安装按钮。",
    "LibreOffice Calc was not found on this computer, so there is nowhere to put the buttons. Install LibreOffice "
    "(with Calc and Python scripting) first; the command line works without.",
)
_REFUSED = Message(
    "LibreOffice 没有接受扩展：{why}。请关闭所有 LibreOffice 窗口后再试；用 root 登录的，请换普通用户。",
    "LibreOffice did not take the extension: {why}. Close all its windows and try again, not as root.",
)


def program(machine: Machine, name: str) -> str | None:
    """Where soffice or unopkg is."""
    found = machine.which(name)
    if found:
        return found
    return next((str(Path(p) / name) for p in _PLACES if (Path(p) / name).exists()), None)


def settings(machine: Machine) -> Path:
    """Which Python the launcher starts."""
    return user.settings_folder() / "calc.json"


def install(machine: Machine) -> Path:
    """Gives LibreOffice the extension and writes which Python to start; the settings file."""
    unopkg = program(machine, "unopkg")
    if unopkg is None or program(machine, "soffice") is None:
        raise LawgovError(_NO_OFFICE)
    with tempfile.TemporaryDirectory(prefix="lawgov-") as folder:
        package = Path(folder) / sources.OXT
        package.write_bytes(sources.build(sources.folder())[sources.OXT])
        status, said = machine.run([unopkg, "add", "--force", *_profile(machine), str(package)])
    if status:
        raise LawgovError(_REFUSED.of(why=" ".join(said.split())[-300:] or status))
    path = settings(machine)
    files.write(path, json.dumps({"python": machine.python}, ensure_ascii=False) + "\n", force=True)
    return path


def uninstall(machine: Machine) -> list[Path]:
    """Takes the extension and the settings away; what was removed."""
    unopkg = program(machine, "unopkg")
    if unopkg is not None and installed(machine):
        status, said = machine.run([unopkg, "remove", *_profile(machine), oxt.IDENTIFIER])
        if status:
            raise LawgovError(_REFUSED.of(why=" ".join(said.split())[-300:] or status))
    path = settings(machine)
    if not path.exists():
        return []
    path.unlink()
    return [path]


def installed(machine: Machine) -> bool:
    """Whether LibreOffice has the extension."""
    unopkg = program(machine, "unopkg")
    if unopkg is None:
        return False
    status, said = machine.run([unopkg, "list", *_profile(machine)])
    return status == 0 and oxt.IDENTIFIER in said


def _profile(machine: Machine) -> list[str]:
    return [f"-env:UserInstallation={machine.profile.as_uri()}"] if machine.profile else []
