"""The wheel, the sdist and the offline bundle, built once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_xl.actions.bundle import Bundle, bundle
from lawgov_xl.errors import FileError

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def sdist(built: Path) -> Path:
    (found,) = built.glob("*.tar.gz")
    return found


def made(folder: Path, platform: str, wheel: Path) -> Bundle:
    """A bundle; the test is skipped where no package index can be reached, unless LAWGOV_REQUIRE_INDEX=1."""
    try:
        return bundle(folder, platform, wheel=wheel)
    except FileError as fault:
        if "取不到" in str(fault) and os.environ.get("LAWGOV_REQUIRE_INDEX") != "1":
            pytest.skip(f"no package index can be reached: {fault}")
        raise


@pytest.fixture(scope="session")
def linux(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Bundle:
    return made(tmp_path_factory.mktemp("linux") / "离线 安装包", "linux_x86_64", wheel)


@pytest.fixture(scope="session")
def windows(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Bundle:
    return made(tmp_path_factory.mktemp("windows") / "离线 安装包", "win_amd64", wheel)
