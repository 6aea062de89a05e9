"""Installing, uninstalling and examining, on computers played: a registry, a home, programs that answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lawgov_xl import cli
from lawgov_xl.addin import doctor, install, oxt, sources, windows
from lawgov_xl.addin.machine import Machine
from lawgov_xl.errors import LawgovError

EXCEL = r"Software\Microsoft\Office\16.0\Excel"
OPTIONS, TRUST = rf"{EXCEL}\Options", rf"{EXCEL}\Security\Trusted Locations"


@dataclass
class Played:
    """A registry: path -> name -> value."""

    values: dict[str, dict[str, str | int]] = field(default_factory=dict)

    def get(self, path: str, name: str) -> object | None:
        return self.values.get(path, {}).get(name)

    def names(self, path: str) -> list[str]:
        return list(self.values.get(path, {}))

    def keys(self, path: str) -> list[str]:
        below = [p.removeprefix(path + "\\") for p in self.values if p.startswith(path + "\\")]
        return sorted({p.split("\\")[0] for p in below})

    def put(self, path: str, name: str, value: str | int) -> None:
        self.values.setdefault(path, {})[name] = value

    def drop(self, path: str, name: str) -> None:
        self.values.get(path, {}).pop(name, None)

    def drop_key(self, path: str) -> None:
        self.values.pop(path, None)


def windows_pc(home: Path, *, excel: bool = True) -> tuple[Machine, Played]:
    played = Played({rf"{EXCEL}\Options": {"Font": "宋体"}} if excel else {})
    python = home / "Python" / "python.exe"
    python.parent.mkdir(parents=True)
    python.touch()
    python.with_name("pythonw.exe").touch()
    environment = {"APPDATA": str(home / "AppData" / "Roaming"), "USERPROFILE": str(home)}
    machine = Machine(
        platform="win32", environment=environment, home=home, python=str(python), registry=played
    )
    return machine, played


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWGOV_HOME", str(tmp_path / "settings"))
    return tmp_path / "张 三"


def by_name(machine: Machine) -> dict[str, doctor.Check]:
    return {c.name: c for c in doctor.examine(machine)}


def test_windows_there_and_back(home: Path) -> None:
    machine, registry = windows_pc(home)
    registry.put(OPTIONS, "OPEN", '"C:\\别的.xlam"')
    registry.put(rf"{TRUST}\Location0", "Path", "C:\\别处\\")
    before = {k: dict(v) for k, v in registry.values.items()}
    target = install.install(machine)
    assert target == home / "AppData" / "Roaming" / "Microsoft" / "AddIns" / "lawgov.xlam"
    assert target.read_bytes() == sources.build(sources.folder())["lawgov.xlam"]
    assert registry.get(OPTIONS, "OPEN1") == f'/R "{target}"', "beside what was loaded before"
    assert registry.get(rf"{TRUST}\Location1", "Path") == f"{target.parent}\\"
    conf = (home / ".lawgov" / "lawgov.conf").read_bytes().decode("gbk")
    assert f'"INTERPRETER_WIN","{home / "Python" / "pythonw.exe"}"' in conf, "no console window flashes up"
    once = {k: dict(v) for k, v in registry.values.items()}
    install.install(machine)
    assert registry.values == once, "a second time changes nothing"
    checks = by_name(machine)
    assert all(c.good for c in checks.values() if c.name != "functions"), [
        str(c.what) for c in checks.values()
    ]
    removed = install.uninstall(machine)
    assert registry.values == before and not any(p.exists() for p in removed) and len(removed) == 2
    assert install.uninstall(machine) == []


def test_windows_without_excel(home: Path) -> None:
    machine, registry = windows_pc(home, excel=False)
    with pytest.raises(LawgovError, match="没有找到本用户用过的 Excel"):
        install.install(machine)
    assert registry.values == {} and not list(home.rglob("*.xlam"))
    assert not by_name(machine)["excel"].good
    registry.put(rf"{windows.WPS}\6.0", "Path", "C:\\WPS")
    assert install.install(machine).is_file(), "WPS: the file is put where it is loaded from by hand"
    assert "WPS" in str(by_name(machine)["wps"].what)


@pytest.mark.parametrize(
    ("harm", "name", "says"),
    [
        ("gone", "addin", "没有安装加载项"),
        ("old", "addin", "不是本版本的"),
        ("unloaded", "loaded", "启动时加载按钮：否"),
        ("untrusted", "trusted", "受信任：否"),
        ("no python", "interpreter", "不在了"),
        ("no settings", "interpreter", "还没有写明"),
        ("macros off", "macros", "禁用了所有宏"),
        ("macros off by policy", "macros", "禁用了所有宏"),
    ],
)
def test_windows_what_is_wrong_is_said(home: Path, harm: str, name: str, says: str) -> None:
    machine, registry = windows_pc(home)
    target = install.install(machine)
    if harm == "gone":
        target.unlink()
    elif harm == "old":
        target.write_bytes(b"old")
    elif harm == "unloaded":
        registry.drop(OPTIONS, "OPEN")
    elif harm == "untrusted":
        registry.drop_key(rf"{TRUST}\Location0")
    elif harm == "no python":
        Path(machine.windows_python()).unlink()
    elif harm == "no settings":
        windows.settings(machine).unlink()
    else:
        policy = harm.endswith("policy")
        path = EXCEL.replace("Software", r"Software\Policies") if policy else EXCEL
        registry.put(rf"{path}\Security", "VBAWarnings", 4)
        registry.drop_key(rf"{TRUST}\Location0")
    check = by_name(machine)[name]
    assert not check.good and says in str(check.what)
    assert check.mend is not None and "→" in check.line()


def test_windows_add_in_held_by_excel(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine, _ = windows_pc(home)
    install.install(machine)

    def held(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "另一个程序正在使用此文件", str(self))

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(LawgovError, match="正被 Excel 使用"):
        install.uninstall(machine)


@dataclass
class Linux(Machine):
    """A Linux whose unopkg remembers what it has. refuses: what it says instead."""

    has: list[str] = field(default_factory=list)
    refuses: str = ""

    def which(self, program: str) -> str | None:
        return f"/opt/{program}"

    def run(self, command: Sequence[str]) -> tuple[int, str]:
        what = command[1]
        if self.refuses and what != "list":
            return 1, self.refuses
        if what == "add":
            self.has = [oxt.IDENTIFIER]
            assert Path(command[-1]).read_bytes() == sources.build(sources.folder())[sources.OXT]
        elif what == "remove":
            self.has = []
        return 0, "\n".join(self.has) if what == "list" else "LibreOffice 7.4"


def test_linux_there_and_back(home: Path) -> None:
    machine = Linux(platform="linux", home=home, python="/usr/bin/env")
    assert not by_name(machine)["extension"].good
    settings = install.install(machine)
    assert json.loads(settings.read_text("utf-8")) == {"python": "/usr/bin/env"}
    checks = by_name(machine)
    assert checks["extension"].good and checks["interpreter"].good and checks["calc"].good
    assert install.uninstall(machine) == [settings] and machine.has == [] and not settings.exists()
    assert install.uninstall(machine) == []


def test_linux_refused(home: Path) -> None:
    machine = Linux(platform="linux", home=home, refuses="ERROR: cannot run as root")
    with pytest.raises(LawgovError, match="cannot run as root"):
        install.install(machine)
    assert not (home.parent / "settings" / "calc.json").exists()


def test_no_host_at_all(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A platform without a spreadsheet explains itself and ends with status 2."""
    machine = Machine(platform="darwin", home=home, environment={})
    with pytest.raises(LawgovError, match="命令行"):
        install.install(machine)
    assert not by_name(machine)["host"].good
    monkeypatch.setattr("lawgov_xl.actions.addin.Machine", lambda: machine)
    monkeypatch.setattr("lawgov_xl.addin.doctor.Machine", lambda: machine)
    for what in ("install", "uninstall", "doctor"):
        assert cli.main(["addin", what]) == 2
        said = capsys.readouterr()
        assert "命令行" in said.out + said.err and "Traceback" not in said.err


def test_folders_that_can_not_be_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    checks = by_name(Linux(platform="linux", home=home))
    for name in ("settings", "log"):
        assert not checks[name].good and "不能写入" in str(checks[name].what)
