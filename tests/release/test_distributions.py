"""The wheel and the sdist hold what the program needs, and say what they are."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import lawgov_xl

ROOT = Path(__file__).parents[2]


def files(folder: str) -> set[str]:
    """The files of a folder of the project, by their paths in it."""
    found = (p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(ROOT).as_posix() for p in found}


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert files("lawgov_xl") <= names
    assert "lawgov_xl/py.typed" in names
    shipped = {f"lawgov_xl/_shipped/{f}" for f in files("workbook")}
    assert shipped <= names
    assert not [n for n in names if "__pycache__" in n or n.startswith("tests/")]


def test_the_sdist_builds_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "again")],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (again,) = (tmp_path / "again").glob("*.whl")
    first, second = zipfile.ZipFile(wheel), zipfile.ZipFile(again)
    assert set(first.namelist()) == set(second.namelist())
    assert all(first.read(n) == second.read(n) for n in first.namelist() if not n.endswith("RECORD"))
    assert (source / "tests" / "conftest.py").is_file()


def test_the_version_stands_in_one_place(wheel: Path) -> None:
    package = zipfile.ZipFile(wheel)
    (name,) = (n for n in package.namelist() if n.endswith(".dist-info/METADATA"))
    about = Parser().parsestr(package.read(name).decode())
    assert about["Version"] == lawgov_xl.__version__
    version = re.escape(lawgov_xl.__version__)
    elsewhere = [
        f
        for f in files("lawgov_xl") | {"pyproject.toml"}
        if f.endswith((".py", ".toml")) and re.search(rf'"{version}"', (ROOT / f).read_text("utf-8"))
    ]
    assert elsewhere == ["lawgov_xl/__init__.py"]
    assert f"## {lawgov_xl.__version__}" in (text := (ROOT / "CHANGELOG.md").read_text("utf-8")) or (
        "## Unreleased" in text
    )


def test_metadata(wheel: Path) -> None:
    package = zipfile.ZipFile(wheel)
    (name,) = (n for n in package.namelist() if n.endswith(".dist-info/METADATA"))
    about = Parser().parsestr(package.read(name).decode())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert about["Requires-Python"] == project["requires-python"] == ">=3.11"
    assert about["License-Expression"] == "MIT"
    plain = [r for r in about.get_all("Requires-Dist", []) if "extra ==" not in r]
    assert len(plain) == len(project["dependencies"])
