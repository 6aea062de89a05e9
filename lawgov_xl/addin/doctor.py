"""What is right and wrong with the add-in on this computer, in plain words, and how to mend it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl import __version__
from lawgov_xl.addin import calc_office, sources, windows
from lawgov_xl.addin.machine import Machine
from lawgov_xl.errors import Lang, LawgovError, Message
from lawgov_xl.io import user

_PIN = re.compile(r"from xlwings (\d+\.\d+\.\d+)")
_NEEDED = ("xlwings", "openpyxl", "python-calamine", "XlsxWriter", "python-docx")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. mend: what to do where it is not good."""

    name: str
    good: bool
    what: Message
    mend: Message | None = None

    def line(self, lang: Lang = "zh") -> str:
        head = f"{'✓' if self.good else '✗'} {self.what.to(lang)}"
        return head if self.good or self.mend is None else f"{head}\n   → {self.mend.to(lang)}"


def examine(machine: Machine | None = None) -> tuple[Check, ...]:
    """Every check that goes with this computer."""
    machine = machine or Machine()
    hosts = {"win32": _windows, "linux": _linux}
    host = hosts.get(machine.platform, _other)
    return (*_program(), *host(machine), *_folders())


def _m(zh: str, en: str, **values: object) -> Message:
    return Message(zh, en, values)


# --- the program itself ---


def _program() -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check(
        "python",
        sys.version_info >= (3, 11),
        _m(
            "lawgov-xl {ours}，Python {version}：{path}",
            "lawgov-xl {ours}, Python {version}: {path}",
            ours=__version__,
            version=version,
            path=sys.executable,
        ),
        _m("请使用 Python 3.11 或更高版本。", "Use Python 3.11 or later."),
    )
    missing, found = [], []
    for name in _NEEDED:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    yield Check(
        "packages",
        not missing,
        _m("所需软件包：{found}", "packages: {found}", found="，".join(found))
        if not missing
        else _m("缺少软件包：{names}", "missing packages: {names}", names="、".join(missing)),
        _m("请运行：pip install lawgov-xl（没有网络的，用离线安装包）", "Run: pip install lawgov-xl"),
    )
    if importlib.util.find_spec("pandas"):
        yield Check(
            "pandas",
            True,
            _m(
                "装有 pandas：不影响使用，但 Excel 中每次点按钮会慢约三分之一秒。",
                "pandas is there: it does no harm, but costs a third of a second a click in Excel.",
            ),
        )


# --- Windows ---


def _windows(machine: Machine) -> Iterator[Check]:
    versions = windows.excels(machine)
    yield Check(
        "excel",
        bool(versions),
        _m("Excel {versions}", "Excel {versions}", versions="、".join(versions))
        if versions
        else _m("没有找到本用户用过的 Excel（2010 及以后）。", "No Excel that this user has run was found."),
        _m(
            "请先打开一次 Excel，再运行 lawgov addin install。",
            "Start Excel once, then run `lawgov addin install`.",
        ),
    )
    if windows.has_wps(machine):
        yield Check(
            "wps",
            True,
            _m(
                "装有 WPS：按钮需要 WPS 的 VBA 组件，未逐一验证；所有功能都可用命令行完成。",
                "WPS is there: the buttons need its VBA component; everything works by the command line too.",
            ),
        )
    target = windows.addins_folder(machine) / sources.XLAM
    install = _m("请运行：lawgov addin install", "Run: lawgov addin install")
    yield _file("addin", target, _same(target), install)
    for version in versions:
        security = rf"{windows.OFFICE}\{version}\Excel\Security"
        policy = rf"Software\Policies\Microsoft\Office\{version}\Excel\Security"
        known = windows.registry(machine)
        level = known.get(policy, "VBAWarnings") or known.get(security, "VBAWarnings")
        forbidden = level == 4 and not windows.trusted(machine, version)
        yield Check(
            "macros",
            not forbidden,
            _m("Excel {v} 允许加载项中的宏。", "Excel {v} lets the add-in's macros run.", v=version)
            if not forbidden
            else _m(
                "Excel {v} 禁用了所有宏，按钮不会出现或点了没有反应。",
                "Excel {v} disables all macros.",
                v=version,
            ),
            _m(
                "文件 > 选项 > 信任中心 > 宏设置，改为“禁用所有宏，并发出通知”，或把加载项文件夹设为受信任位置；由单位统一管理的，请联系信息化人员。",
                "File > Options > Trust Center: let macros ask, or trust the add-in's folder.",
            ),
        )
        for name, good, zh, en in (
            ("loaded", windows.loaded(machine, version), "启动时加载按钮", "loads the add-in at start"),
            (
                "trusted",
                windows.trusted(machine, version),
                "加载项文件夹受信任",
                "trusts the add-in's folder",
            ),
        ):
            yield Check(
                name,
                good,
                _m(f"Excel {{v}} {zh}：{'是' if good else '否'}", f"Excel {{v}} {en}: {good}", v=version),
                install,
            )
    yield _interpreter(windows.settings(machine), _from_conf(windows.settings(machine)), install)
    pinned = _pinned()
    have = _version("xlwings")
    yield Check(
        "functions",
        have == pinned,
        _m("单元格函数所需的 xlwings {v}", "xlwings {v} for the functions of cells", v=pinned)
        if have == pinned
        else _m(
            "xlwings 为 {have}，单元格函数（LAWGOV_STATUS 等）需要 {v}；按钮不受影响。",
            "xlwings is {have}; the functions of cells need {v}. Buttons work all the same.",
            have=have or "—",
            v=pinned,
        ),
        _m("请运行：pip install xlwings=={v}", "Run: pip install xlwings=={v}", v=pinned),
    )


def _pinned() -> str:
    try:
        found = _PIN.search((sources.folder() / "xlwings.bas").read_text("ascii")[:400])
    except (LawgovError, OSError):
        return ""
    return found.group(1) if found else ""


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _from_conf(path: Path) -> str:
    try:
        text = path.read_bytes().decode("gbk", "replace")
    except OSError:
        return ""
    found = re.search(r'"INTERPRETER_WIN","([^"]+)"', text)
    return found.group(1) if found else ""


# --- Linux ---


def _linux(machine: Machine) -> Iterator[Check]:
    soffice = calc_office.program(machine, "soffice")
    version = machine.run([soffice, "--version"])[1].split("\n")[0] if soffice else ""
    yield Check(
        "calc",
        bool(soffice),
        _m("{v}", "{v}", v=version or soffice)
        if soffice
        else _m("没有找到 LibreOffice Calc。", "LibreOffice Calc was not found."),
        _m(
            "请安装：libreoffice-calc、libreoffice-script-provider-python、python3-uno。",
            "Install libreoffice-calc, libreoffice-script-provider-python and python3-uno.",
        ),
    )
    yield _bridge()
    if soffice:
        there = calc_office.installed(machine)
        yield Check(
            "extension",
            there,
            _m("Calc 中的按钮：已安装", "buttons in Calc: installed")
            if there
            else _m("Calc 中的按钮：未安装", "buttons in Calc: not installed"),
            _m("请运行：lawgov addin install（不要用 root）", "Run: lawgov addin install (not as root)"),
        )
    path = calc_office.settings(machine)
    try:
        python = str(json.loads(path.read_text("utf-8"))["python"])
    except (OSError, ValueError, KeyError, TypeError):
        python = ""
    yield _interpreter(path, python, _m("请运行：lawgov addin install", "Run: lawgov addin install"))


def _bridge() -> Check:
    try:
        from lawgov_xl.calc.uno_bridge import uno

        uno()
    except LawgovError as fault:
        return Check("bridge", False, fault.message)
    return Check("bridge", True, _m("LibreOffice 的 Python 接口可用。", "LibreOffice's Python bridge works."))


def _other(machine: Machine) -> Iterator[Check]:
    yield Check(
        "host",
        False,
        _m("本系统（{p}）没有支持的电子表格。", "No supported spreadsheet on {p}.", p=machine.platform),
        _m("请使用命令行，或在 Windows、Linux 上安装。", "Use the command line, or Windows or Linux."),
    )


# --- shared ---


def _interpreter(path: Path, python: str, mend: Message) -> Check:
    good = bool(python) and Path(python).exists()
    if good:
        what = _m("按钮使用的 Python：{p}", "the buttons' Python: {p}", p=python)
    elif python:
        what = _m("按钮使用的 Python 不在了：{p}", "the buttons' Python is gone: {p}", p=python)
    else:
        what = _m(
            "还没有写明按钮使用哪个 Python（{p}）。", "no Python is named for the buttons ({p}).", p=path
        )
    return Check("interpreter", good, what, mend)


def _file(name: str, path: Path, same: bool, mend: Message) -> Check:
    if same:
        return Check(name, True, _m("加载项：{p}", "add-in: {p}", p=path))
    there = path.exists()
    what = (
        _m("加载项不是本版本的：{p}", "the add-in is of another version: {p}", p=path)
        if there
        else _m("没有安装加载项：{p}", "the add-in is not there: {p}", p=path)
    )
    return Check(name, False, what, mend)


def _same(path: Path) -> bool:
    try:
        return path.read_bytes() == sources.build(sources.folder())[sources.XLAM]
    except (OSError, LawgovError):
        return False


def _folders() -> Iterator[Check]:
    for name, folder in (("settings", user.settings_folder()), ("log", user.state_folder())):
        there = folder
        while not there.exists() and there != there.parent:
            there = there.parent
        good = os.access(there, os.W_OK)
        yield Check(
            name,
            good,
            _m("可以写入 {p}", "can write {p}", p=folder)
            if good
            else _m("不能写入 {p}", "can not write {p}", p=folder),
            _m(
                "请检查该文件夹的权限，或用环境变量 LAWGOV_HOME 另指一处。",
                "Check its permissions, or set LAWGOV_HOME.",
            ),
        )
