"""Outputs: never over an input, never over another file unasked, never half."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl.errors import FileError
from lawgov_xl.io import files


def test_folders_are_searched_and_lock_files_passed_over(tmp_path: Path) -> None:
    for name in ("乙.xlsx", "甲.XLSX", "~$甲.xlsx", ".隐藏.xlsx", "说明.docx", "下级/丙.xlsm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "目录.xlsx").mkdir()
    assert [p.name for p in files.workbooks([tmp_path])] == ["丙.xlsm", "乙.xlsx", "甲.XLSX"]


def test_missing_and_empty(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到文件"):
        files.workbooks([tmp_path / "无"])
    with pytest.raises(FileError, match="没有 Excel 工作簿"):
        files.workbooks([tmp_path])


def test_an_existing_file_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "结果.txt"
    files.write(path, "一")
    with pytest.raises(FileError, match="已经存在"):
        files.write(path, "二")
    assert path.read_text("utf-8") == "一"
    files.write(path, "二", force=True)
    assert path.read_text("utf-8") == "二"


def test_an_input_is_never_an_output(tmp_path: Path) -> None:
    path = tmp_path / "输入.txt"
    path.write_text("原样", "utf-8")
    link = tmp_path / "链接.txt"
    link.symlink_to(path)
    for target in (path, link, tmp_path / "." / "输入.txt"):
        with pytest.raises(FileError, match="输入文件"):
            files.write(target, "改", force=True, inputs=[path])
    assert path.read_text("utf-8") == "原样"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "结果.txt"
    path.write_text("旧", "utf-8")
    with pytest.raises(RuntimeError), files.output(path, force=True) as temporary:
        temporary.write_text("新的一半", "utf-8")
        raise RuntimeError
    assert path.read_text("utf-8") == "旧"
    assert [p.name for p in tmp_path.iterdir()] == ["结果.txt"]


def test_wrong_suffix_and_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="扩展名"):
        files.may_write(tmp_path / "报告.doc", suffix=".docx")
    with pytest.raises(FileError, match="文件夹"):
        files.may_write(tmp_path)


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "甲").touch()
    with pytest.raises(FileError, match="无法写入"):
        files.write(tmp_path / "甲" / "乙.txt", "x")
