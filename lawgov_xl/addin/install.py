"""Installing and uninstalling, whichever spreadsheet the computer has."""

from __future__ import annotations

from pathlib import Path

from lawgov_xl.addin import calc_office, windows
from lawgov_xl.addin.machine import Machine
from lawgov_xl.errors import LawgovError, Message

_MAC = Message(
    "macOS 上没有经过验证的按钮安装方式。请使用命令行（lawgov validate、report 等），或在 Windows、Linux 上安装。",
    "There is no tried way to install the buttons on macOS. Use the command line, or Windows or Linux.",
)
_NO_EXCEL = Message(
    "没有找到本用户用过的 Excel（2010 及以后）。请先打开一次 Excel 再安装；只有 WPS 的，请按 docs/excel-first-run.md 手工加载。",
    "No Excel (2010 or later) that this user has run was found. Start Excel once and install then.",
)


def install(machine: Machine) -> Path:
    """Installs the buttons; the file that was put in place. Raises LawgovError where there is no spreadsheet for them."""
    if machine.platform == "win32":
        if not windows.excels(machine) and not windows.has_wps(machine):
            raise LawgovError(_NO_EXCEL)
        return windows.install(machine)
    if machine.platform == "darwin":
        raise LawgovError(_MAC)
    return calc_office.install(machine)


def uninstall(machine: Machine) -> list[Path]:
    """Takes away what `install` put in place; what was removed."""
    if machine.platform == "win32":
        return windows.uninstall(machine)
    if machine.platform == "darwin":
        raise LawgovError(_MAC)
    return calc_office.uninstall(machine)
