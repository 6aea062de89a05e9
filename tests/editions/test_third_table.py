"""A table that nobody here has seen: from the notice's Word file to the consolidated report, by commands alone."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from lawgov_xl.cli import main
from tests.importing import third

NAMES = ("江州市司法局", "江州市财政局", "江州市教育局")
Answer = tuple[str, str, str]


def answers(which: int) -> dict[int, Answer]:
    """What a department wrote: some rows do not concern it, some name a problem."""
    found: dict[int, Answer] = {}
    for r in third.rows():
        subject = r.groups[2].split(".")[1]
        if r.number % 7 == which:
            found[r.number] = ("0", "我局不涉及。", "")
        elif r.number % 11 == which:
            found[r.number] = (
                "1",
                f"已开展{r.number}次专题研究。",
                f"{subject}台账不健全，2024年6月底前完善台账。",
            )
        else:
            text = f"我局印发《{subject}工作制度》（江法〔2023〕{r.number + which}号），专题研究{r.number % 3 + 1}次，满意度达到{80 + r.number % 20}%。"
            found[r.number] = (r.score, text, "")
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Edition and three departments' workbooks, made by commands from Word files."""
    path = tmp_path_factory.mktemp("江州 2023")
    notice = third.document(path / "通知.docx")
    issuer = "中共江州市委全面依法治市委员会办公室"
    assert (
        main(
            [
                "edition",
                "import",
                str(notice),
                "--id",
                "jz-2023",
                "-o",
                str(path / "版本"),
                "--issuer",
                issuer,
            ]
        )
        == 0
    )
    for which, name in enumerate(NAMES):
        filled = third.document(path / f"{name}.docx", answers(which))
        words = ["import", str(filled), "-o", str(path / "报送" / f"{name}.xlsx"), "--department", name]
        assert main([*words, "--edition", str(path / "版本")]) == 0
    return path


@pytest.fixture
def words(folder: Path) -> list[str]:
    return ["--edition", str(folder / "版本")]


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_validate(folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    copy = folder / "标注.xlsx"
    assert (
        main(["validate", str(folder / "报送" / f"{NAMES[0]}.xlsx"), *words, "--json", "--mark", str(copy)])
        == 1
    )
    said = json.loads(capsys.readouterr().out)
    findings = said["files"][0]["findings"]
    assert said["files"][0]["edition"] == "jz-2023"
    assert not [f for f in findings if f["rule"].startswith("TP")], "the table stands as it was handed out"
    assert {f["table"] for f in findings if f["severity"] == "error"} == {"cover"}
    assert copy.exists()


def test_a_changed_official_text_is_found(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The third level and the scores are official text too."""
    capsys.readouterr()
    book = openpyxl.load_workbook(folder / "报送" / f"{NAMES[1]}.xlsx")
    sheet = book["评估指标"]
    row = next(r for r in range(1, 20) if sheet.cell(r, 4).value == 3)
    sheet.cell(row, 6).value = "随便扣分。"
    sheet.cell(row, 7).value = "50"
    book.save(folder / "改动.xlsx")
    assert main(["validate", str(folder / "改动.xlsx"), *words, "--json", "--select", "TP"]) == 1
    findings = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    assert {(f["rule"], f["number"], f["cell"]) for f in findings} == {
        ("TP02", 3, f"F{row}"),
        ("TP02", 3, f"G{row}"),
    }


def test_rollup(folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for which, name in enumerate(NAMES):
        assert main(["rollup", str(folder / "报送" / f"{name}.xlsx"), *words, "--json"]) == 0
        (table,) = json.loads(capsys.readouterr().out)["files"][0]["tables"]
        given = answers(which).values()
        assert (table["total"], table["not_applicable"], table["issue"], table["unfilled"]) == (
            60, sum("不涉及" in a for _, a, _ in given), sum(bool(r) for *_, r in given), 0,
        )  # fmt: skip
        assert [c["title"] for c in table["chapters"]] == list(third.LEVELS)
        assert [s["title"] for s in table["chapters"][0]["sections"]] == list(
            third.LEVELS["一、法治机关建设"]
        )


def test_report(folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "报告.docx"
    assert (
        main(["report", str(folder / "报送" / f"{NAMES[0]}.xlsx"), "-o", str(target), *words, "--force"]) == 0
    )
    capsys.readouterr()
    document = docx.Document(str(target))
    text = "\n".join(p.text for p in document.paragraphs)
    for number, chapter in enumerate(third.LEVELS, 1):
        assert f"（{'一二三四五'[number - 1]}）{chapter.split('、')[1]}" in text
    assert "对照60项指标" in text
    assert "台账不健全" in text
    assert len(document.tables[-1].rows) >= 60


def test_consolidate(folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    target = folder / "汇总.xlsx"
    main(["consolidate", str(folder / "报送"), "-o", str(target), *words, "--jobs", "1", "--json", "--force"])
    said = _json(capsys)
    assert (said["departments"], said["read"], said["rejected"]) == (3, 3, [])
    totals = said["totals"]
    assert isinstance(totals, dict)
    assert sum(totals.values()) == 180
    assert totals["issue"] == sum(bool(r) for w in range(3) for *_, r in answers(w).values())
    assert {"总览", "部门汇总", "指标矩阵", "问题清单", "明细"} <= set(
        openpyxl.load_workbook(target, read_only=True).sheetnames
    )


def test_compare_and_carry_forward(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    one, two = (str(folder / "报送" / f"{n}.xlsx") for n in NAMES[:2])
    assert main(["compare", one, two, "-o", str(folder / "对比.xlsx"), *words, "--json", "--force"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert len(said["tables"][0]["links"]) == 60
    assert main(["carry-forward", one, "-o", str(folder / "明年.xlsx"), *words, "--force"]) == 0
    assert "文字一致" in capsys.readouterr().out


def test_workbook_without_its_edition_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    status = main(
        ["compare", *[str(folder / "报送" / f"{n}.xlsx") for n in NAMES[:2]], "-o", str(folder / "x.xlsx")]
    )
    assert status == 2
    assert "jz-2023" in capsys.readouterr().err
