"""One run at a time in a shared folder; a lock whose run was killed does not stand in the way for ever."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from lawgov_xl.errors import FileError
from lawgov_xl.io import leftovers, locks
from tests.crash.test_leftovers import ended_process

HOLD = """
import sys, pathlib
from lawgov_xl.io.locks import lock
with lock(pathlib.Path(sys.argv[1]), "归集"):
    print("held", flush=True)
    sys.stdin.readline()
"""


def edit(folder: Path, **changes: object) -> None:
    file = folder / locks.NAME
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **changes}), "utf-8")


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout and other.stdin
        assert other.stdout.readline() == "held\n"
        held = locks.owner(tmp_path / locks.NAME)
        assert held and held.process == other.pid
        with pytest.raises(FileError, match="归集") as caught, locks.lock(tmp_path, "分发"):
            pytest.fail("two at once")
        assert held.since in str(caught.value) and locks.NAME in str(caught.value)
        other.stdin.write("\n")
        other.stdin.flush()
    with locks.lock(tmp_path, "分发"):
        assert (tmp_path / locks.NAME).exists()
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_killed_run_is_taken_over(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        other.stdout.readline()
        other.kill()
    assert (tmp_path / locks.NAME).exists()
    with locks.lock(tmp_path, "分发"):
        held = locks.owner(tmp_path / locks.NAME)
        assert held and held.process == os.getpid()
    assert list(tmp_path.iterdir()) == []


def test_another_computers_lock_holds_while_it_is_touched(tmp_path: Path) -> None:
    with locks.lock(tmp_path, "归集"):
        edit(tmp_path, computer="0" * 8, process=ended_process(), token="x", who="王某", host="市局")
    file = tmp_path / locks.NAME
    with pytest.raises(FileError, match=r"王某.*市局"), locks.lock(tmp_path, "分发"):
        pytest.fail("two at once")
    os.utime(file, (0, file.stat().st_mtime - locks.STALE - 60))
    with locks.lock(tmp_path, "分发"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_lock_nobody_understands(tmp_path: Path) -> None:
    (tmp_path / locks.NAME).write_bytes(b"\xff\xfe{")
    with pytest.raises(FileError, match="其他用户"), locks.lock(tmp_path, "分发"):
        pytest.fail("two at once")


def test_a_long_run_keeps_its_lock_fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "TOUCH", 0.01)
    with locks.lock(tmp_path, "归集"):
        file = tmp_path / locks.NAME
        os.utime(file, (0, 0))
        for _ in range(500):
            if file.stat().st_mtime > 1:
                break
            threading.Event().wait(0.01)
        assert leftovers.now(tmp_path) - file.stat().st_mtime < locks.STALE
        held = locks.owner(file)
        assert held and held.what == "归集"


def test_many_at_once_and_one_holds(tmp_path: Path) -> None:
    with locks.lock(tmp_path, "旧"):
        edit(tmp_path, process=ended_process(), token="x")  # all of them find a stale lock
    inside, most, won = 0, 0, 0
    guard = threading.Lock()

    def attempt() -> None:
        nonlocal inside, most, won
        try:
            with locks.lock(tmp_path, "归集"):
                with guard:
                    inside += 1
                    won += 1
                    most = max(most, inside)
                threading.Event().wait(0.02)
                with guard:
                    inside -= 1
        except FileError:
            pass

    threads = [threading.Thread(target=attempt) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1 and won >= 1
    assert [p for p in tmp_path.iterdir() if p.name != locks.NAME] == []
