"""The office's settings file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_xl import settings
from lawgov_xl.errors import FileError
from lawgov_xl.model import Severity


def write(folder: Path, text: str) -> Path:
    path = folder / "校验设置.toml"
    path.write_text(text, "utf-8")
    return path


def test_read(tmp_path: Path) -> None:
    found = settings.read(
        write(
            tmp_path,
            '\ufefftoday = 2020-10-20\n[rules]\nrq05 = "off"\nTP = "提示"\nST07 = "warning"\nXR04 = false\n'
            '[roles]\n"市级行政执法部门" = ["市知识产权局"]\n',
        )
    )
    assert found.today == date(2020, 10, 20)
    assert found.severities == {"RQ05": None, "TP": Severity.INFO, "ST07": Severity.WARNING, "XR04": None}
    assert found.roles == {"市级行政执法部门": ("市知识产权局",)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[rules]\nQQ01 = 'off'", "QQ01"),
        ("[rules]\nRQ01 = '随便'", "随便"),
        ("today = '昨天'", "today"),
        ("today = 2020-10-20T10:00:00", "today"),
        ("rules = 3", "rules"),
        ("[roles]\n'甲' = '乙'", "甲"),
        ("[roles]\n'甲' = ['', '乙']", "甲"),
        ("[rule]\nRQ01 = 'off'", "rule"),
        ("[rules\n", "TOML"),
    ],
)
def test_what_can_not_be_used_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError) as fault:
        settings.read(write(tmp_path, text))
    for lang in ("zh", "en"):
        assert says in fault.value.message.to(lang)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="无法读取"):
        settings.read(tmp_path / "没有.toml")
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError):
        settings.read(tmp_path / "x.toml")
