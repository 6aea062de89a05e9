"""The counts of departments' workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lawgov_xl.actions.read import Unreadable, read_all
from lawgov_xl.model import Edition, Rollup
from lawgov_xl.rollup import roll_up


def rollup(
    paths: Sequence[str | Path], edition: Edition | None = None
) -> tuple[list[Rollup], list[Unreadable]]:
    """Counts every workbook of files and folders. Raises as `read_all` does."""
    submissions, failed = read_all(paths, edition)
    return [roll_up(s) for s in submissions], failed
