"""A real Dask scheduler with two workers, each a process of its own: the same summary as on one machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from lawgov_xl.errors import LawgovError
from lawgov_xl.io.runner import Cluster
from tests.conftest import REPOSITORY
from tests.consolidate.conftest import TODAY
from tests.consolidate.test_run import content

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
# Warnings of the library itself, such as which sockets it leaves open while it shuts down.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore:.*:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("dask")
    place = folder / "scheduler.json"
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    cli = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
    ]
    started = [subprocess.Popen([*cli, "--scheduler-file", str(place)], env=env, **quiet)]  # type: ignore[call-overload]  # keywords in a dict
    try:
        for _ in range(300):
            if place.is_file() and place.stat().st_size:
                break
            time.sleep(0.1)
        for number in range(2):
            worker = [
                sys.executable,
                "-m",
                "distributed.cli.dask_worker",
                "--scheduler-file",
                str(place),
                "--nthreads",
                "1",
            ]
            rest = ["--no-dashboard", "--no-nanny", "--name", f"w{number}", "--local-directory", str(folder)]
            started.append(subprocess.Popen([*worker, *rest], env=env, **quiet))  # type: ignore[call-overload]  # as above
        yield json.loads(place.read_text())["address"]
    finally:
        # Workers first, one after the other: one that is told to stop twice at once, by its scheduler and by a signal,
        # may cancel its own closing half-way and stay.
        for process in reversed(started):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def test_the_same_summary_from_a_cluster(
    address: str, dozen: Path, summary: Consolidated, tmp_path: Path
) -> None:
    class Small(Cluster):
        batch = 3

    output = tmp_path / "汇总.xlsx"
    (tmp_path / "坏.xlsx").write_bytes(b"PK")
    request = Request([dozen, tmp_path / "坏.xlsx"], output, today=TODAY, cache="")
    done = consolidate(request, runs=Small(address))
    assert [r.source.name for r in done.picture.rejected] == ["坏.xlsx"]
    sheets, wanted = content(output), content(summary.written[0])
    for name in ("部门汇总", "指标矩阵", "问题清单", "任务对照", "明细"):
        assert sheets[name] == wanted[name], name
    assert done.picture.totals == summary.picture.totals


def test_a_cluster_that_is_not_there_is_one_clear_sentence(
    dozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cluster, "patience", 1.0)
    with pytest.raises(LawgovError, match="连接不上集群"):
        consolidate(
            Request([dozen], tmp_path / "汇总.xlsx", today=TODAY, cache="", cluster="tcp://127.0.0.1:9")
        )
    assert not (tmp_path / "汇总.xlsx").exists()
