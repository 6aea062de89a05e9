"""Shared fixtures. LibreOffice tests are skipped where it is not found, unless LAWGOV_REQUIRE_OFFICE=1."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from lawgov_xl import editions
from lawgov_xl.model import Edition

REPOSITORY = Path(__file__).parents[1]


LONG = ("test_corpus.py", "test_fuzz.py", "test_kills.py")
"""Runs of many minutes: every kind of damage against every command, fuzzing, kills.
LAWGOV_LONG=1 runs them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("LAWGOV_LONG") != "1":
        for item in items:
            if item.path.name in LONG:
                item.add_marker(pytest.mark.skip(reason="runs for many minutes: set LAWGOV_LONG=1"))
    if shutil.which("soffice") or os.environ.get("LAWGOV_REQUIRE_OFFICE") == "1":
        return
    for item in items:
        if item.get_closest_marker("office"):
            item.add_marker(pytest.mark.skip(reason="LibreOffice (soffice) is not installed"))


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The shipped edition."""
    return editions.load()


@pytest.fixture(scope="session")
def example_workbook() -> Path:
    """The filled tables of 重庆市知识产权局."""
    return next((REPOSITORY / "workbook" / "examples").glob("*.xlsx"))
