"""Names that some system can not hold are refused everywhere, before any work."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.errors import FileError
from lawgov_xl.io import files, names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("CON.xlsx", "设备名"),
        ("nul", "设备名"),
        ("Com1.汇总.xlsx", "设备名"),
        ("lpt¹.docx", "设备名"),
        ("aux .xlsx", "设备名"),
        ("汇总:备注.xlsx", "之一"),
        ("汇总?.xlsx", "之一"),
        ("汇总\x1b[31m.xlsx", "控制字符"),
        ("汇总\n.xlsx", "控制字符"),
        ("汇总.xlsx\x00", "控制字符"),
        ("汇总.", "句点"),
        ("汇总.xlsx ", "空格"),
        ("汇" * 84 + ".xlsx", "255"),
        ("汇\udcc4.xlsx", "编码"),
    ],
)
def test_refused(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(FileError, match=why):
        files.write(tmp_path / name, "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["CONTENTS.xlsx", "com10.xlsx", "汇" * 83 + ".xlsx", "（一）《汇总》“终稿”.xlsx", ".隐藏"]
)
def test_written(tmp_path: Path, name: str) -> None:
    files.write(tmp_path / name, "x")
    assert (tmp_path / name).read_text() == "x"


def test_a_path_too_long_for_the_system(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(30):
        folder /= "文" * 70
    with pytest.raises(FileError, match="过长"):
        files.write(folder / "汇总.xlsx", "x")


@given(st.text(max_size=200))
def test_a_safe_name_is_one(text: str) -> None:
    for name in (names.safe(text), names.safe(text) + ".xlsx"):
        assert names.fault_of(name) == ""
        assert name not in ("", ".", "..") and not name.startswith(("~$", ".", "/"))


def test_a_safe_name_keeps_a_department() -> None:
    assert names.safe("重庆市规划和自然资源局（海洋局）") == "重庆市规划和自然资源局（海洋局）"
    assert names.safe("../../etc/passwd") == "_.._etc_passwd"
