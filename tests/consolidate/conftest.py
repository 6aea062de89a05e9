"""A dozen departments' workbooks, made once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from tests.bench.books import write

TODAY = date(2020, 10, 20)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWGOV_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def dozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of twelve departments' workbooks."""
    folder = tmp_path_factory.mktemp("dozen")
    write(folder, 12)
    return folder


@pytest.fixture(scope="session")
def summary(dozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Consolidated:
    """The dozen, consolidated."""
    output = tmp_path_factory.mktemp("summary") / "汇总.xlsx"
    return consolidate(Request([dozen], output, today=TODAY, cache="", jobs=1))
