"""A disk that is full, read-only or limited: one clear line, status 2, the old file whole, nothing else there."""

from __future__ import annotations

import hashlib
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crash import disks
from tests.synthetic import example_answers
from tests.workbooks import filled

needs_mounts = pytest.mark.skipif(
    not disks.namespace(), reason="mounting a small disk is not permitted here (unshare -m)"
)
LAWGOV = [sys.executable, "-m", "lawgov_xl"]


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    """A folder for the disk with an old result on it, and a department's workbook elsewhere."""
    (tmp_path / "before").mkdir()
    (tmp_path / "before" / "结果.xlsx").write_bytes(b"old" * 1000)
    (tmp_path / "disk").mkdir()
    book = tmp_path / "某局.xlsx"
    book.write_bytes(filled(example_answers()))
    return tmp_path / "disk", book


def after(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    listing = done.stdout.rpartition("--\n")[2]
    return {Path(line[34:]).name: line[:32] for line in listing.splitlines()}


def clear(done: subprocess.CompletedProcess[str], said: str) -> None:
    assert done.returncode == 2, done.stdout + done.stderr
    assert said in done.stderr and done.stderr.count("\n") == 1, done.stderr
    assert after(done) == {"结果.xlsx": hashlib.md5(b"old" * 1000).hexdigest()}


@needs_mounts
@pytest.mark.parametrize("option", ["--mark", "--fix"])
@pytest.mark.parametrize("size", ["12k", "32k"])
def test_a_full_disk(place: tuple[Path, Path], option: str, size: str) -> None:
    disk, book = place
    clear(
        disks.run([*LAWGOV, "validate", book, option, disk / "结果.xlsx", "--force"], disk, size),
        "磁盘空间不足",
    )


@needs_mounts
def test_a_read_only_disk(place: tuple[Path, Path]) -> None:
    disk, book = place
    done = disks.run([*LAWGOV, "validate", book, "--mark", disk / "新.xlsx"], disk, "1m", read_only=True)
    clear(done, "只读")


def test_a_limit_on_the_size_of_files(place: tuple[Path, Path], tmp_path: Path) -> None:
    _, book = place
    target = tmp_path / "结果.xlsx"
    target.write_bytes(b"old")
    done = subprocess.run(
        [*LAWGOV, "validate", book, "--mark", target, "--force"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
    )
    assert done.returncode == 2 and "超出系统允许" in done.stderr and done.stderr.count("\n") == 1, (
        done.stderr
    )
    assert target.read_bytes() == b"old"
    assert {p.name for p in tmp_path.iterdir()} == {"before", "disk", "某局.xlsx", "结果.xlsx"}
