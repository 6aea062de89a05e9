"""Lint, format, types and layers are part of the test command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"],
}


@pytest.mark.parametrize("name", TOOLS)
def test_quality(name: str) -> None:
    done = subprocess.run(
        [sys.executable, *TOOLS[name]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
