"""Only what is read is unpacked, and nothing is read that was not looked over."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgov_xl.errors import FileError
from lawgov_xl.io import excel_parts, limits, zips
from lawgov_xl.io.excel_read import read_grid
from lawgov_xl.io.ooxml.package import Package
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


def hidden() -> list[str]:
    with zipfile.ZipFile(MASTER) as package:
        parts = (package.read(excel_parts.WORKBOOK), package.read(excel_parts.RELATIONS))
    return sorted(excel_parts.behind(*parts))


def test_the_hidden_sheets_of_the_live_counts_are_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(hidden()) == 2
    seen: list[str] = []
    unpacked = zips.unpacked

    def watched(data: bytes, info: zipfile.ZipInfo, path: Path) -> bytes:
        seen.append(info.filename)
        return unpacked(data, info, path)

    monkeypatch.setattr(zips, "unpacked", watched)
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


@pytest.mark.parametrize("size", [0, 1, 2**22 - 1, 2**22, 2**22 + 1, 9 * 2**20 + 7])
def test_large_parts_are_unpacked_whole(tmp_path: Path, size: int) -> None:
    content = bytes(i * 7 % 251 for i in range(1009)) * (size // 1009 + 1)
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", content[:size])
        package.writestr("b", bytes(size))
    assert [p for _, p in zips.parts(path.read_bytes(), path)] == [content[:size], bytes(size)]
    assert limits.UNPACKED.value > size
