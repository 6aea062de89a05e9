"""Ctrl-C keeps what was finished; a worker that dies costs its own book only."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from lawgov_xl.actions.consolidate import Request, consolidate
from lawgov_xl.errors import LawgovError
from lawgov_xl.io import reading, work
from lawgov_xl.io.runner import Processes, Serial
from tests.bench.books import write
from tests.consolidate.conftest import TODAY


class Impatient(Serial):
    """Somebody presses Ctrl-C after the first batch."""

    batch = 4

    def run(self, function: Callable[[Any], Any], batches: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        yield next(super().run(function, batches))
        raise KeyboardInterrupt


def test_what_was_finished_is_kept_and_the_next_run_goes_on(dozen: Path, tmp_path: Path) -> None:
    request = Request([dozen], tmp_path / "汇总.xlsx", today=TODAY, cache=str(tmp_path / "缓存"), jobs=1)
    with pytest.raises(LawgovError, match=r"12 份中已读完 4 份.*继续"):
        consolidate(request, runs=Impatient())
    assert not request.output.exists()
    assert consolidate(request).reused == 4
    with pytest.raises(LawgovError, match="没有保存"):
        consolidate(Request([dozen], tmp_path / "别的.xlsx", today=TODAY, cache=""), runs=Impatient())


@pytest.mark.skipif(os.name != "posix", reason="sends a real SIGINT to a process group")
def test_a_real_ctrl_c(tmp_path: Path) -> None:
    folder, cache = tmp_path / "表", tmp_path / "缓存"
    write(folder, 120)
    words = [
        "consolidate",
        str(folder),
        "-o",
        str(tmp_path / "汇总.xlsx"),
        "--cache",
        str(cache),
        "--jobs",
        "2",
        "--select",
        "DN02",  # quick enough
    ]
    run = subprocess.Popen(
        [sys.executable, "-m", "lawgov_xl", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not _kept(cache) and time.monotonic() < deadline and run.poll() is None:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: parent and workers alike
    out, err = run.communicate(timeout=60)
    assert run.returncode == 2, err
    assert out == "" and err.count("\n") == 1 and "已按要求停止" in err
    assert not (tmp_path / "汇总.xlsx").exists()
    kept = _kept(cache)
    assert 0 < kept < 120
    again = subprocess.run(
        [sys.executable, "-m", "lawgov_xl", *words], capture_output=True, text=True, check=False, timeout=120
    )
    assert f"其中 {kept} 份未改动" in again.stdout


def _kept(cache: Path) -> int:
    for path in cache.glob("*.sqlite"):
        try:
            base = sqlite3.connect(path, timeout=5)
            try:
                return int(base.execute("SELECT count(*) FROM records").fetchone()[0])
            finally:
                base.close()
        except sqlite3.Error:
            return 0
    return 0


def deadly(arguments: reading.Call) -> list[work.Outcome]:
    """One book kills the process that reads it."""
    job, inputs = arguments
    if any("杀手" in i.path for i in inputs):
        os.kill(os.getpid(), signal.SIGKILL)
    return work.read_batch(job, inputs)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_book_that_kills_its_worker_is_named_and_costs_no_other(
    dozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Small(Processes):
        batch = 3

    folder = tmp_path / "表"
    shutil.copytree(dozen, folder)
    shutil.copy(next(folder.iterdir()), folder / "00004 杀手.xlsx")
    monkeypatch.setattr(reading, "_call", deadly)
    done = consolidate(Request([folder], tmp_path / "汇总.xlsx", today=TODAY, cache=""), runs=Small(2))
    (rejected,) = done.picture.rejected
    assert "杀手" in rejected.source.path and "异常退出" in rejected.reason.to("zh")
    assert sum(1 for _ in done.picture.counted) == 12


def test_a_damaged_cache_is_made_anew(dozen: Path, tmp_path: Path) -> None:
    cache = tmp_path / "缓存"
    cache.mkdir()
    (cache / "consolidate-2.sqlite").write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    request = Request([dozen], tmp_path / "汇总.xlsx", today=TODAY, cache=str(cache), jobs=1, force=True)
    assert consolidate(request).reused == 0
    assert consolidate(request).reused == 12
    (tmp_path / "是文件").write_text("x")
    assert (
        consolidate(
            Request([dozen], request.output, today=TODAY, cache=str(tmp_path / "是文件"), force=True)
        ).reused
        == 0
    )
