"""Shared fixtures. LibreOffice tests are skipped where it is not found, unless LAWGOV_REQUIRE_OFFICE=1."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from lawgov_xl import editions
from lawgov_xl.model import Edition

REPOSITORY = Path(__file__).parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
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
