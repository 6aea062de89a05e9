"""Only what is read is unpacked, and nothing is read that was not looked over."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl import layout
from lawgov_xl.errors import FileError
from lawgov_xl.io import excel_parts, limits, zips
from lawgov_xl.io.excel_guard import _longest
from lawgov_xl.io.excel_read import read_grid, read_submission
from lawgov_xl.io.ooxml.package import Package
from lawgov_xl.io.workbook import progress, tool_sheets
from lawgov_xl.layout.sheets import SHOWN, WORKING
from lawgov_xl.marks import RESULTS
from tests.conftest import REPOSITORY

MASTER = REPOSITORY / "workbook" / "master.xlsx"


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The master with other parts."""
    with zipfile.ZipFile(MASTER) as package:
        parts = {n: package.read(n) for n in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return path


def parts_of(sheets: Sequence[str]) -> list[str]:
    """The master's parts behind these sheets."""
    with zipfile.ZipFile(MASTER) as package:
        parts = (package.read(excel_parts.WORKBOOK), package.read(excel_parts.RELATIONS))
    return sorted(excel_parts.behind(*parts, sheets=sheets))


def hidden() -> list[str]:
    return parts_of(WORKING)


def shown() -> list[str]:
    return parts_of(SHOWN)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that are unpacked, as they are."""
    names: list[str] = []
    unpacked = zips.unpacked

    def watched(data: bytes, info: zipfile.ZipInfo, path: Path) -> bytes:
        names.append(info.filename)
        return unpacked(data, info, path)

    monkeypatch.setattr(zips, "unpacked", watched)
    return names


def test_the_hidden_sheets_of_the_live_counts_are_not_unpacked(seen: list[str]) -> None:
    assert len(hidden()) == 2
    grid = read_grid(MASTER)
    assert not {*hidden(), "xl/theme/theme1.xml", "docProps/app.xml"} & set(seen)
    assert {"_calc", "_words", "_meta", "评估指标"} <= {s.name for s in grid}
    assert not [s.name for s in grid if s.name in ("_calc", "_words") and s.rows]


def test_what_stands_in_them_harms_no_reading_and_no_copy(tmp_path: Path) -> None:
    def bomb(parts: dict[str, bytes]) -> None:
        for name in hidden():
            parts[name] = bytes(200 * 2**20)

    path = changed(tmp_path / "大.xlsx", bomb)
    with pytest.raises(FileError, match="过大"):  # both together are beyond the limit, as they say themselves
        read_grid(path)

    def lie(parts: dict[str, bytes]) -> None:
        parts[hidden()[0]] = bytes(20 * 2**20)

    path = changed(tmp_path / "谎.xlsx", lie)
    size = (20 * 2**20).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (2**20).to_bytes(4, "little")))
    assert read_grid(path) is not None
    with pytest.raises(FileError, match="不符"):  # a copy takes every part along
        Package(path)


def test_a_sheet_that_shares_its_part_with_a_hidden_one_is_looked_over(tmp_path: Path) -> None:
    def share(parts: dict[str, bytes]) -> None:
        parts[hidden()[0]] = bytes(5 * 2**20)
        rels = parts[excel_parts.RELATIONS].decode()
        table, calc = "worksheets/sheet2.xml", hidden()[0].removeprefix("xl/")
        assert table in rels
        parts[excel_parts.RELATIONS] = rels.replace(f'"{table}"', f'"{calc}"').encode()

    with pytest.raises(FileError):
        read_grid(changed(tmp_path / "同.xlsx", share))


def test_a_reader_finds_nothing_that_was_left_out(tmp_path: Path) -> None:
    """Whoever makes the two readings of the list of sheets differ has made a workbook that is not read."""

    def trick(parts: dict[str, bytes]) -> None:
        book = parts[excel_parts.WORKBOOK].decode()
        parts[excel_parts.WORKBOOK] = book.replace('name="评估指标"', 'name="&#95;calc"').encode()

    names = {s.name for s in read_grid(changed(tmp_path / "名.xlsx", trick)) if s.rows}
    assert "评估指标" not in names and "任务清单" in names


def renamed(sheet: str, to: str, *, instead: str) -> Callable[[dict[str, bytes]], None]:
    """Gives a sheet the name of another, which is then called `instead`."""

    def change(parts: dict[str, bytes]) -> None:
        names = [f'name="{n}"'.encode() for n in (to, instead, sheet)]
        book = parts[excel_parts.WORKBOOK].replace(names[0], names[1])
        parts[excel_parts.WORKBOOK] = book.replace(names[2], names[0])

    return change


def test_what_the_program_shows_is_not_unpacked_where_all_else_is_in_place(seen: list[str]) -> None:
    assert {progress.SHEET, RESULTS, tool_sheets.RULES} == set(SHOWN)
    assert len(shown()) == len(SHOWN)
    submission = read_submission(MASTER)
    assert not {*shown(), *hidden()} & set(seen)
    assert len(seen) == len(set(seen))
    assert submission.sheets == tuple(s.name for s in read_grid(MASTER))
    assert all(s.rows for s in read_grid(MASTER) if s.name in SHOWN)


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("taken", ["评估指标", "封面", "_meta"])
def test_what_stands_under_a_name_of_the_program_is_found(tmp_path: Path, name: str, taken: str) -> None:
    path = changed(tmp_path / "换.xlsx", renamed(taken, name, instead="其他"))
    found = read_submission(path)
    assert found == layout.read(read_grid(path), found.edition)
    assert (found.tables["indicators"].sheet == name) is (taken == "评估指标")
    assert found.cover.keys() == read_submission(MASTER).cover.keys()
    assert (found.edition_found == "") is (taken == "_meta")


def test_what_the_program_shows_may_be_broken(tmp_path: Path) -> None:
    def broken(parts: dict[str, bytes]) -> None:
        for name in shown():
            parts[name] = parts[name][:2000]

    path = changed(tmp_path / "断.xlsx", broken)
    assert len(read_submission(path).tables) == 2
    with pytest.raises(FileError, match="损坏"):
        read_grid(path)


@given(st.lists(st.sampled_from([b"<si>", b"si>", b"<", b"s", b"xx", b"x" * 9]), max_size=30).map(b"".join))
def test_the_longest_shared_text_is_found_by_leaps(shared: bytes) -> None:
    mark = b"<si>" if b"<si>" in shared else b"si>"
    assert _longest(shared) == max(map(len, shared.split(mark)))


@pytest.mark.parametrize("size", [0, 1, 2**22 - 1, 2**22, 2**22 + 1, 9 * 2**20 + 7])
def test_large_parts_are_unpacked_whole(tmp_path: Path, size: int) -> None:
    content = bytes(i * 7 % 251 for i in range(1009)) * (size // 1009 + 1)
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", content[:size])
        package.writestr("b", bytes(size))
    assert [p for _, p in zips.parts(path.read_bytes(), path)] == [content[:size], bytes(size)]
    assert limits.UNPACKED.value > size
