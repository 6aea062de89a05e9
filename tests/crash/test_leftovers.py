"""What a killed run left beside an output goes with the next run; what a living run writes stays."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_xl.errors import FileError
from lawgov_xl.io import files, leftovers


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def name(process: int, computer: str = "", suffix: str = ".xlsx") -> str:
    return f".lawgov-{computer or leftovers.computer()}-{process}-{'0' * 12}{suffix}"


def test_leftovers_go_and_the_rest_stays(tmp_path: Path) -> None:
    dead = ended_process()
    gone = [tmp_path / name(dead), tmp_path / name(dead, suffix=".docx"), tmp_path / name(dead, suffix="")]
    folder = tmp_path / name(dead, suffix="-old")
    kept = [
        tmp_path / name(os.getppid()),
        tmp_path / name(1, "0" * 8),
        tmp_path / ".lawgov-笔记.txt",
        tmp_path / "a",
    ]
    for path in (*gone, *kept):
        path.write_text("一半")
    (folder / "下级").mkdir(parents=True)
    outside = tmp_path / "外面"
    outside.mkdir()
    (outside / "重要.txt").touch()
    link = tmp_path / name(dead, suffix=".l")
    link.symlink_to(outside)
    old = tmp_path / name(2, "1" * 8)
    old.write_text("很久以前，另一台电脑")
    os.utime(old, (0, 0))
    files.write(tmp_path / "汇总.xlsx", "x")
    here = set(tmp_path.iterdir())
    assert here == {*kept, outside, tmp_path / "汇总.xlsx"}
    assert (outside / "重要.txt").exists()


def test_a_computers_own_clock_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / name(2, "1" * 8)
    other.touch()
    monkeypatch.setattr("time.time", lambda: 4e9)
    assert leftovers.sweep(tmp_path) == []
    assert other.exists()


def test_new_files_have_the_users_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write(tmp_path / "甲.txt", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "甲.txt").stat().st_mode) == 0o640
    (tmp_path / "甲.txt").chmod(0o664)
    files.write(tmp_path / "甲.txt", "y", force=True)
    assert stat.S_IMODE((tmp_path / "甲.txt").stat().st_mode) == 0o664


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "汇总.txt"
    with pytest.raises(FileError, match="已经存在"), files.output(path) as temporary:
        temporary.write_text("后到")
        path.write_text("先到")
    assert path.read_text() == "先到"
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_devices(tmp_path: Path) -> None:
    kept = tmp_path / "原件.txt"
    kept.write_text("原样")
    link = tmp_path / "链接.txt"
    link.symlink_to(kept)
    nowhere = tmp_path / "断.txt"
    nowhere.symlink_to(tmp_path / "无")
    with pytest.raises(FileError, match="已经存在"):
        files.write(nowhere, "新")
    files.write(link, "新", force=True)
    assert kept.read_text() == "原样" and link.read_text() == "新" and not link.is_symlink()
    os.mkfifo(tmp_path / "管道.txt")
    for device in (tmp_path / "管道.txt", Path("/dev/null")):
        with pytest.raises(FileError, match="普通文件"):
            files.write(device, "新", force=True)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_folders_are_searched_without_following_links(tmp_path: Path) -> None:
    (tmp_path / "报送").mkdir()
    (tmp_path / "报送" / "甲.xlsx").touch()
    (tmp_path / "报送" / "环").symlink_to(tmp_path)
    assert [p.name for p in files.workbooks([tmp_path / "报送"])] == ["甲.xlsx"]
