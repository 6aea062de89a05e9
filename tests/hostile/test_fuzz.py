"""A bounded run of the fuzzers, where atheris is installed (the extra `fuzz`); by hand they run for as long as wanted."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 300 if os.environ.get("LAWGOV_LONG") else 4


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris (the extra `fuzz`) is not installed"
)
@pytest.mark.parametrize("target", ["text", "entries", "workbook", "document", "cells"])
def test_fuzzing_finds_nothing(tmp_path: Path, target: str) -> None:
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "tests.hostile.fuzz",
                target,
                f"-max_total_time={SECONDS}",
                "-max_len=400",
            ),
            *("-timeout=20", "-rss_limit_mb=2048", f"-artifact_prefix={tmp_path}/"),
        ],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
