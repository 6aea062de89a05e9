"""Killed at any moment: the old file or the new one. `LAWGOV_LONG=1` kills 260 times instead of a few."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

KILLS = 260 if os.environ.get("LAWGOV_LONG") else 24


@pytest.mark.skipif(os.name == "nt", reason="kills by forking; Windows has no fork")
def test_nothing_is_half_written() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.kill", "--kills", str(KILLS), "--seed", "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    killed = int(done.stdout.splitlines()[-1].split()[0])
    assert killed > KILLS // 2, done.stdout
