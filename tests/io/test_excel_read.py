"""Whatever is no workbook is refused with one clear sentence; what people do to a workbook is read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from lawgov_xl.errors import FileError
from lawgov_xl.io import zips
from lawgov_xl.io.excel_read import read_grid, read_submission


def _text(path: Path) -> None:
    path.write_text("序号,指标\n1,不涉及\n", "utf-8")


def _empty(path: Path) -> None:
    path.touch()


def _ole(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def _password(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 64
    )


def _truncated(path: Path) -> None:
    _other_workbook(path)
    path.write_bytes(path.read_bytes()[:-200])


def _plain_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("说明.txt", "不是工作簿")


def _no_sheets(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("xl/workbook.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b" " * 2**20)


def _folder(path: Path) -> None:
    path.mkdir()


def _nothing(path: Path) -> None:
    """Leaves the path missing."""


def _empty_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet()


def _other_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("工资表").write_column(0, 0, ["姓名", "张某", "李某"])


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing": (_nothing, "找不到文件"),
    "folder": (_folder, "文件夹"),
    "empty file": (_empty, "空文件"),
    "text": (_text, "不是 Excel 工作簿"),
    "old xls": (_ole, "旧版"),
    "password": (_password, "密码"),
    "truncated": (_truncated, "不是 Excel 工作簿"),
    "zip": (_plain_zip, "不是 Excel 工作簿"),
    "broken xml": (_no_sheets, "不是 Excel 工作簿"),
    "zip bomb": (_bomb, "过大"),
    "empty workbook": (_empty_workbook, "没有找到"),
    "another workbook": (_other_workbook, "没有找到"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_sentence(tmp_path: Path, name: str) -> None:
    make, said = BAD[name]
    path = tmp_path / "某局 自评表.xlsx"
    make(path)
    with pytest.raises(FileError, match=said) as caught:
        read_submission(path)
    assert "某局 自评表.xlsx" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_merges_types_and_hidden_sheets(tmp_path: Path) -> None:
    path = tmp_path / "格式.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("甲")
        sheet.merge_range("B2:C4", "合并")
        sheet.write("E5", 40)
        sheet.write("E6", True)
        workbook.add_worksheet("乙").hide()
    grid = read_grid(path)
    first, second = grid.sheets
    assert first.merges == ((2, 2, 4, 3),)
    assert first.text(2, 2) == "合并" and first.text(5, 5) == "40" and first.text(6, 5) == "TRUE"
    assert first.text(999, 999) == ""
    assert second.hidden and not first.hidden


def test_stray_cells_far_away_cost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "远.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("甲")
        sheet.write("A1", "近")
        sheet.write("B1048576", "远")
        sheet.write("XFD2", "右")
        sheet.merge_range("A3:A5", "合并")
        sheet.write("C4", 12)
    sheet_grid = read_grid(path).sheets[0]
    assert sheet_grid.text(1, 1) == "近"
    assert sheet_grid.text(4, 3) == "12"
    assert sheet_grid.merges == ((3, 1, 5, 1),)
    assert len(sheet_grid.rows) <= 20_000
    assert max(len(r) for r in sheet_grid.rows) <= 260


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="only Linux tells of processes in files")
def test_a_file_that_is_longer_than_it_was_said_to_be_is_read_whole() -> None:
    path = Path("/proc/self/status")
    assert path.stat().st_size == 0
    assert zips.read_file(path).startswith(b"Name:")
