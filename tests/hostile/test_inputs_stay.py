"""No command writes over what it was given, whatever it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl.cli import main
from tests.hostile.books import good


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWGOV_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("甲.xlsx", "乙.xlsx"):
        (tmp_path / "in" / name).write_bytes(good())
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        "consolidate in -o in/甲.xlsx --jobs 1",
        "consolidate in/甲.xlsx in/乙.xlsx -o in/乙.xlsx --jobs 1",
        "consolidate in -o ./in/../in/甲.xlsx --jobs 1",
        "validate in/甲.xlsx --mark in/甲.xlsx",
        "validate in/甲.xlsx --fix in/甲.xlsx",
        "compare in/甲.xlsx in/乙.xlsx -o in/乙.xlsx",
        "compare in/甲.xlsx in/乙.xlsx -o in/甲.xlsx",
        "carry-forward in/甲.xlsx --edition chongqing-2020 -o in/甲.xlsx",
        "import in/甲.xlsx -o in/甲.xlsx",
        "evidence in/甲.xlsx -o in/甲.xlsx",
    ],
)
def test_never_over_an_input(place: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words.split(), "--force"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert all((place / "in" / n).read_bytes() == good() for n in ("甲.xlsx", "乙.xlsx"))


def test_an_earlier_summary_among_the_inputs_is_replaced(place: Path) -> None:
    for _ in range(2):
        assert main("consolidate in -o in/汇总.xlsx --jobs 1 --force".split()) in (0, 1)
    assert all((place / "in" / n).read_bytes() == good() for n in ("甲.xlsx", "乙.xlsx"))
