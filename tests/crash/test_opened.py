"""A document that somebody has open is not replaced under their hands; the message says who has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl.errors import FileError
from lawgov_xl.io import files
from lawgov_xl.io.opened import opened

WHO = "市司法局 王某"


def owner_file(size: int, who: str) -> bytes:
    """As Excel (165 bytes) and Word (162 bytes) write it, by the layout documented for them."""
    field = 54 if size == 165 else 53
    ansi = who.encode("gb18030")[:field]
    head = bytes([len(ansi)]) + ansi.ljust(field, b" ")
    wide = who.encode("utf-16-le")
    data = head + len(who).to_bytes(2, "little") + wide.ljust(2 * field, b"\0")
    return data[:size].ljust(size, b"\0")


@pytest.mark.parametrize(
    ("document", "lock", "content"),
    [
        ("汇总.xlsx", "~$汇总.xlsx", owner_file(165, WHO)),
        ("年度自查报告终稿.docx", "~$自查报告终稿.docx", owner_file(162, WHO)),
        ("报告.docx", "~$报告.docx", owner_file(162, WHO)),
        ("汇总.xlsx", ".~lock.汇总.xlsx#", f",{WHO},市局电脑,20.10.2020 09:00,file:///home/x;".encode()),
    ],
)
def test_who_has_it_open(tmp_path: Path, document: str, lock: str, content: bytes) -> None:
    path = tmp_path / document
    path.write_text("旧")
    (tmp_path / lock).write_bytes(content)
    found = opened(path)
    assert found and WHO in found.who
    with pytest.raises(FileError, match=WHO) as caught:
        files.write(path, "新", force=True)
    assert lock in str(caught.value)
    assert path.read_text() == "旧"
    (tmp_path / lock).unlink()
    files.write(path, "新", force=True)
    assert path.read_text() == "新"


@pytest.mark.parametrize(
    "content", [b"", b"\xff" * 165, b"\0" * 162, b"\x40abc", b"\xff\xfe" * 50, b"," * 4000]
)
def test_a_lock_file_that_says_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "汇总.xlsx"
    path.touch()
    for lock in ("~$汇总.xlsx", ".~lock.汇总.xlsx#"):
        (tmp_path / lock).write_bytes(content)
        with pytest.raises(FileError, match="打开"):
            files.write(path, "新", force=True)
        (tmp_path / lock).unlink()


def test_another_documents_lock_is_no_concern(tmp_path: Path) -> None:
    (tmp_path / "~$别的.xlsx").touch()
    files.write(tmp_path / "汇总.xlsx", "新")
    files.write(tmp_path / "汇总.xlsx", "更新", force=True)
