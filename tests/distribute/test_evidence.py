"""Evidence against the folder beside the workbook: missing, empty, unnamed, the same twice; groups share theirs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.cli import main
from lawgov_xl.evidence import Evidence, Fault, File, review
from lawgov_xl.io.evidence_folder import read_folder
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.workbook import build
from lawgov_xl.model import Edition, Helper, Submission


def submission(
    tmp_path: Path, edition: Edition, cells: Mapping[int, str], answer: str = "已制定制度。"
) -> Submission:
    path = tmp_path / "填报表.xlsx"
    given_answers = {n: {"answer": answer, Helper.EVIDENCE.value: text} for n, text in cells.items()}
    build(edition, path, department="甲局", answers={"indicators": given_answers})
    return read_submission(path, edition)


def file(path: str, content: str = "") -> File:
    return File(path, len(content or path), content or path)


def faults(found: Evidence, *kinds: Fault) -> list[tuple[Fault, int | None]]:
    return [(p.fault, p.number) for p in found.problems if not kinds or p.fault in kinds]


def named(found: Evidence, number: int) -> list[str]:
    return [
        f.path for line in found.lines if line.entry.number == number for p in line.pieces for f in p.files
    ]


SHELF = (
    file("14-1 合作协议.pdf"), file("14-2会议纪要（扫描件）.docx"), file("附件16 规划纲要.pdf"), file("清单.xlsx"),
    file("36项/一.pdf"), file("36项/二.pdf"), file("a、b；c.txt"), file("旧/清单.xlsx", "另一份"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "files"),
    [
        ("14-1 合作协议.pdf", ["14-1 合作协议.pdf"]),
        ("14-1合作协议", ["14-1 合作协议.pdf"]),
        ("《合作协议》（14-1 合作协议.PDF）", []),
        ("附件14-1、14-2", ["14-1 合作协议.pdf", "14-2会议纪要（扫描件）.docx"]),
        ("1. 14-1 合作协议\n2. 14-2 会议纪要", ["14-1 合作协议.pdf", "14-2会议纪要（扫描件）.docx"]),
        ("附件１６", ["附件16 规划纲要.pdf"]),
        ("36项", ["36项/一.pdf", "36项/二.pdf"]),
        ("36项/一.pdf；旧\\清单.xlsx", ["36项/一.pdf", "旧/清单.xlsx"]),
        ("a、b；c.txt", ["a、b；c.txt"]),
        ("无", []),
        ("https://www.example.gov.cn/a.pdf", []),
    ],
)  # fmt: skip
def test_what_a_cell_names(tmp_path: Path, edition: Edition, cell: str, files: list[str]) -> None:
    assert named(review(submission(tmp_path, edition, {14: cell}), SHELF), 14) == files


def test_missing_empty_ambiguous_and_outside(tmp_path: Path, edition: Edition) -> None:
    cells = {
        14: "14-9 合作协义.pdf",
        15: "空.pdf",
        16: "清单.xlsx",
        17: "../别处.pdf；C:\\x.pdf；/etc/passwd",
    }
    found = review(submission(tmp_path, edition, cells), (*SHELF, File("空.pdf", 0, "0")))
    assert faults(found, Fault.MISSING, Fault.EMPTY, Fault.AMBIGUOUS, Fault.OUTSIDE) == [
        (Fault.MISSING, 14), (Fault.EMPTY, 15), (Fault.AMBIGUOUS, 16), (Fault.OUTSIDE, 17), (Fault.OUTSIDE, 17),
        (Fault.OUTSIDE, 17),
    ]  # fmt: skip
    assert "是否指“14-1 合作协议.pdf”" in str(found.problems[0].message)


def test_unnamed_and_the_same_content_twice(tmp_path: Path, edition: Edition) -> None:
    files = (
        file("甲.pdf", "同"),
        file("乙.pdf", "同"),
        file("丙.pdf"),
        File("空1.txt", 0, "e"),
        File("空2.txt", 0, "e"),
    )
    found = review(submission(tmp_path, edition, {14: "甲.pdf"}), files)
    assert [p.files for p in found.problems if p.fault is Fault.UNNAMED] == [
        ("乙.pdf",),
        ("丙.pdf",),
        ("空1.txt",),
        ("空2.txt",),
    ]
    assert [p.files for p in found.problems if p.fault is Fault.DUPLICATE] == [("甲.pdf", "乙.pdf")]


def test_rows_collected_jointly_share_theirs(tmp_path: Path, edition: Edition) -> None:
    """Indicators 36 to 40 are collected jointly: one of them names the files."""
    found = review(submission(tmp_path, edition, {36: "", 38: "36项", 39: "", 40: "", 41: ""}), SHELF)
    assert named(found, 36) == named(found, 40) == ["36项/一.pdf", "36项/二.pdf"]
    assert {x.entry.number: x.shared for x in found.lines if x.pieces} == {
        36: 38,
        37: 38,
        38: None,
        39: 38,
        40: 38,
    }
    assert faults(found, Fault.NOT_GIVEN) == [(Fault.NOT_GIVEN, 41)]
    assert found.named_by()["36项/一.pdf"] == (("indicators", 38),)


def test_not_applicable_needs_none(tmp_path: Path, edition: Edition) -> None:
    assert not faults(review(submission(tmp_path, edition, {14: ""}, "我局不涉及"), ()), Fault.NOT_GIVEN)


def test_a_folder_is_read_without_links_and_lock_files(tmp_path: Path) -> None:
    (tmp_path / "子").mkdir()
    (tmp_path / "子" / "乙.pdf").write_bytes(b"2")
    (tmp_path / "甲.pdf").write_bytes(b"1")
    for name in (".隐藏", "~$甲.docx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "etc").symlink_to("/etc")
    (tmp_path / "链接.pdf").symlink_to("/etc/passwd")
    found = read_folder(tmp_path)
    assert [f.path for f in found.files] == ["甲.pdf", "子/乙.pdf"]
    assert not found.failed


def test_command(tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    submission(
        tmp_path, edition, {14: "14-1 合作协议.pdf", 16: "没有的.pdf", 36: "https://www.example.gov.cn/x"}
    )
    folder = tmp_path / "填报表 佐证材料"
    folder.mkdir()
    (folder / "14-1 合作协议.pdf").write_bytes(b"%PDF")
    (folder / "多余.pdf").write_bytes(b"%PDF")
    book, index = str(tmp_path / "填报表.xlsx"), tmp_path / "索引.xlsx"
    assert main(["evidence", book, "-o", str(index), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert {p["fault"] for p in said["problems"]} >= {"missing", "unnamed", "duplicate"}
    assert [f["path"] for f in said["files"]] == ["14-1 合作协议.pdf", "多余.pdf"]
    made = openpyxl.load_workbook(index)
    assert made.sheetnames == ["佐证材料索引", "需要处理", "文件清单"]
    rows = {str(r[1].value): r for r in made["佐证材料索引"].iter_rows(min_row=4)}
    assert rows["14"][6].hyperlink.target.endswith("14-1%20%E5%90%88%E4%BD%9C%E5%8D%8F%E8%AE%AE.pdf")
    assert rows["14"][7].value == "齐全"
    assert rows["16"][7].value == "找不到"
    assert (rows["36"][6].value, rows["36"][6].hyperlink) == ("https://www.example.gov.cn/x", None)
    assert rows["37"][7].value == "共用"
    (folder / "没有的.pdf").write_bytes(b"1")
    shutil.move(str(folder / "多余.pdf"), str(tmp_path / "多余.pdf"))
    assert main(["evidence", book, "-o", str(index), "--force"]) == 0
    assert "文件夹" in capsys.readouterr().out


def test_no_folder(tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    submission(tmp_path, edition, {})
    assert main(["evidence", str(tmp_path / "填报表.xlsx")]) == 2
    assert "没有找到佐证材料文件夹" in capsys.readouterr().err
    assert main(["evidence", str(tmp_path / "填报表.xlsx"), "--folder", str(tmp_path / "没有")]) == 2
    assert "不是文件夹" in capsys.readouterr().err


@given(st.text(max_size=60))
def test_any_cell_is_read(text: str) -> None:
    from lawgov_xl.evidence import _pieces, _Shelf

    for piece in _pieces(text, _Shelf(SHELF)):
        assert piece.text
