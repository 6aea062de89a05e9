"""The offline bundle: complete for its platform, hashes right, installed and run with the network cut off."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from lawgov_xl.actions.bundle import Bundle, bundle
from lawgov_xl.errors import FileError, UsageError
from lawgov_xl.io.offline import embedded
from lawgov_xl.io.offline.platforms import platform
from lawgov_xl.io.offline.wheels import faults, read_wheel
from tests.release import offline


def fake_wheel(folder: Path, file: str, *requires: str) -> Path:
    """A wheel with nothing in it but what it is called and asks for."""
    name, version = file.split("-")[:2]
    path = folder / file
    lines = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {r}" for r in requires)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-{version}.dist-info/METADATA", "Metadata-Version: 2.1\n" + "\n".join(lines))
    return path


def sums(folder: Path) -> dict[str, str]:
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def check_hashes(made: Bundle) -> None:
    written = sums(made.folder)
    here = {p.relative_to(made.folder).as_posix() for p in made.folder.rglob("*") if p.is_file()}
    assert set(written) == here - {"SHA256SUMS"}
    for name, digest in written.items():
        assert hashlib.sha256((made.folder / name).read_bytes()).hexdigest() == digest
    pinned = (made.folder / "requirements.txt").read_text("utf-8")
    for wheel in made.wheels:
        assert f"{wheel.name}=={wheel.version} --hash=sha256:{wheel.sha256}" in pinned or wheel.name == "pip"
    assert hashlib.sha256((made.folder / "SHA256SUMS").read_bytes()).hexdigest() == made.sums


# --- completeness ---


def test_the_windows_bundle_is_complete(windows: Bundle) -> None:
    check_hashes(windows)
    wheels = [read_wheel(p) for p in (windows.folder / "wheels").iterdir()]
    assert faults(wheels, platform("win_amd64"), windows.python) == []
    names = {w.name for w in wheels}
    assert "pywin32" in names, "what only Windows needs, asked for on another system"
    assert {"lawgov-xl", "pip", "xlwings", "python-calamine", "lxml"} <= names
    script = (windows.folder / "install.cmd").read_bytes()
    assert script.isascii() and script.count(b"\r\n") == script.count(b"\n")
    assert (windows.folder / "安装说明.txt").read_bytes().startswith(b"\xef\xbb\xbf")
    # Taking any wheel away must show.
    for gone in wheels:
        if gone.name not in ("lawgov-xl", "pip"):
            assert faults([w for w in wheels if w is not gone], platform("win_amd64"), windows.python)


def test_faults_follow_the_markers_of_the_platform(tmp_path: Path) -> None:
    main = fake_wheel(
        tmp_path,
        "lawgov_xl-1.0-py3-none-any.whl",
        'only-windows; sys_platform == "win32"',
        'only-linux; sys_platform == "linux"',
        'old-python; python_version < "3.11"',
        'by-extra; extra == "test"',
        "with-extra[more]>=2",
    )
    extra = fake_wheel(tmp_path, "with_extra-1.5-py3-none-any.whl", 'deep-one; extra == "more"')
    wrong = fake_wheel(tmp_path, "only_linux-1.0-cp311-cp311-win_amd64.whl")
    wheels = [read_wheel(p) for p in (main, extra)]
    windows = faults(wheels, platform("win_amd64"), "3.11")
    assert "only-windows: missing" in windows and "deep-one: missing" in windows
    assert "with-extra==1.5: wanted >=2" in windows
    assert not any(w.startswith(("only-linux", "old-python", "by-extra")) for w in windows)
    linux = faults([*wheels, read_wheel(wrong)], platform("linux_x86_64"), "3.11")
    assert "only_linux-1.0-cp311-cp311-win_amd64.whl: not for linux_x86_64" in linux


# --- installing ---


@pytest.mark.skipif(sys.platform != "linux", reason="the Linux bundle installs on Linux")
def test_installed_and_run_without_a_network(linux: Bundle, tmp_path: Path) -> None:
    check_hashes(linux)
    home, here = tmp_path / "home", tmp_path / "工作 文件夹"
    home.mkdir()
    here.mkdir()
    done = offline.run(["sh", linux.folder / "install.sh"], home, here)
    assert done.returncode == 0, done.stderr
    command = home / ".local" / "bin" / "lawgov"
    assert str(command) in done.stdout
    shown = offline.run([command, "rules"], home, here)
    assert shown.returncode == 0 and "DN02" in shown.stdout
    if importlib.util.find_spec("lawgov_xl.cli.demo"):
        demo = offline.run([command, "demo"], home, here)
        assert demo.returncode in (0, 1), demo.stderr
        assert sorted(p.suffix for p in (here / "lawgov-demo").rglob("*.docx"))
    installed = home / ".local" / "share" / "lawgov-xl"
    packages = next(installed.glob("lib/python*/site-packages"))
    assert (packages / "lawgov_xl" / "py.typed").is_file()
    assert not [p for p in packages.iterdir() if p.name.startswith("pandas")]
    # A second installation replaces the first; one that fails leaves it.
    again = offline.run(["sh", linux.folder / "install.sh"], home, here)
    assert again.returncode == 0, again.stderr
    damaged = tmp_path / "damaged"
    shutil.copytree(linux.folder, damaged)
    next(damaged.glob("wheels/xlsxwriter*")).write_bytes(b"PK")
    failed = offline.run(["sh", damaged / "install.sh"], home, here)
    assert failed.returncode == 2 and "xlsxwriter" in failed.stderr and failed.stderr.count("\n") == 1
    assert offline.run([command, "--version"], home, here).returncode == 0


def test_the_installer_refuses_what_does_not_fit(linux: Bundle, windows: Bundle, tmp_path: Path) -> None:
    full = tmp_path / "已有内容"
    full.mkdir()
    (full / "重要.txt").write_text("原样", "utf-8")
    done = offline.run([sys.executable, linux.folder / "install.py", "--to", full], tmp_path, tmp_path)
    assert done.returncode == 2 and "已有其他内容" in done.stderr
    assert [p.name for p in full.iterdir()] == ["重要.txt"]
    done = offline.run(
        [sys.executable, windows.folder / "install.py", "--to", tmp_path / "x"], tmp_path, tmp_path
    )
    assert done.returncode == 2 and "win_amd64" in done.stderr
    other = tmp_path / "other"
    shutil.copytree(linux.folder, other)
    about = json.loads((other / "bundle.json").read_text("utf-8"))
    (other / "bundle.json").write_text(json.dumps({**about, "python": "3.99"}), "utf-8")
    done = offline.run([sys.executable, other / "install.py", "--to", tmp_path / "x"], tmp_path, tmp_path)
    assert done.returncode == 2 and "3.99" in done.stderr
    assert not (tmp_path / "x").exists()


# --- outputs ---


def test_an_existing_folder_is_never_lost(tmp_path: Path, wheel: Path) -> None:
    folder = tmp_path / "包"
    folder.mkdir()
    (folder / "报告.docx").touch()
    with pytest.raises(FileError, match="已经存在"):
        bundle(folder, "win_amd64", wheel=wheel)
    with pytest.raises(FileError, match="不是以前生成的安装包"):
        bundle(folder, "win_amd64", wheel=wheel, force=True)
    assert [p.name for p in folder.iterdir()] == ["报告.docx"]


def test_what_can_not_be_done_says_so_and_leaves_nothing(
    tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="平台"):
        bundle(tmp_path / "a", "beos", wheel=wheel)
    with pytest.raises(UsageError, match="Python 版本"):
        bundle(tmp_path / "a", "win_amd64", python="3.9", wheel=wheel)
    with pytest.raises(UsageError, match="--embed"):
        bundle(tmp_path / "a", "linux_x86_64", embed=tmp_path / "x.zip", wheel=wheel)
    for name in ("PIP_NO_INDEX", "PIP_ISOLATED"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(FileError, match="取不到"):
        bundle(tmp_path / "a", "win_amd64", wheel=wheel)
    assert list(tmp_path.iterdir()) == []


# --- an embeddable Python ---


def embed(path: Path, *more: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("python.exe", "python312._pth", "python312.zip", "python3.dll", *more):
            archive.writestr(name, "MZ")
    return path


def test_an_embeddable_python_is_unpacked_with_its_packages_on(tmp_path: Path) -> None:
    archive = embed(tmp_path / "python-3.12.4-embed-amd64.zip")
    assert embedded.version(archive) == "3.12"
    embedded.unpack(archive, tmp_path / "python")
    lines = (tmp_path / "python" / "python312._pth").read_text("ascii").split()
    assert "Lib\\site-packages" in lines and lines[-2:] == ["import", "site"]


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "..\\x", "C:\\x"])
def test_an_archive_that_reaches_out_is_refused(tmp_path: Path, name: str) -> None:
    archive = embed(tmp_path / "p.zip", name)
    with pytest.raises(FileError, match="可嵌入"):
        embedded.unpack(archive, tmp_path / "deep" / "python")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["p.zip"]


def test_another_python_than_asked_for(tmp_path: Path, wheel: Path) -> None:
    archive = embed(tmp_path / "p.zip")
    with pytest.raises(UsageError, match=r"3\.11"):
        bundle(tmp_path / "a", "win_amd64", python="3.11", embed=archive, wheel=wheel)
    (tmp_path / "no.zip").write_text("x")
    with pytest.raises(FileError, match="可嵌入"):
        bundle(tmp_path / "a", "win_amd64", embed=tmp_path / "no.zip", wheel=wheel)
