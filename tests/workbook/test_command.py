"""`lawgov workbook`."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl import shipped
from lawgov_xl.cli import main
from lawgov_xl.io.excel_read import read_submission


def test_writes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "新 文件夹" / "某市 司法局.xlsx"
    assert main(["workbook", "-o", str(target), "--department", " 某市司法局 "]) == 0
    out = capsys.readouterr()
    assert "109 项指标" in out.out and "133 项任务" in out.out and not out.err
    submission = read_submission(target)
    assert submission.department == "某市司法局"
    assert (submission.edition_found, submission.version_found) == ("chongqing-2020", "1")
    assert all(not e.answer for t in submission.tables.values() for e in t.entries)
    assert list(target.parent.iterdir()) == [target]


def test_replaces_only_with_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"mine")
    assert main(["workbook", "-o", str(target)]) == 2
    assert target.read_bytes() == b"mine"
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["workbook", "-o", str(target), "--force"]) == 0
    assert read_submission(target).edition_found == "chongqing-2020"


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "{}/a.xls"],
        ["-o", "{}"],
        ["-o", "{}/a.xlsx", "--edition", "nowhere"],
        [],
        ["-o", "{}/a.xlsx", "--colour"],
    ],
)
def test_bad_words_are_one_line(tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workbook", *(w.format(tmp_path) for w in words)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "Traceback" not in err
    assert not list(tmp_path.iterdir())


def test_shipped_workbooks_are_found() -> None:
    assert read_submission(shipped.master()).edition_found == "chongqing-2020"
    assert [read_submission(p).department for p in shipped.examples()] == ["重庆市知识产权局"]
