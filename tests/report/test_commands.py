"""`lawgov report` and `lawgov check-report`: the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from lawgov_xl.cli import main
from tests.report import documents


@pytest.fixture
def lawgov(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str | Path) -> tuple[int, str, str]:
        status = main([str(w) for w in words])
        out = capsys.readouterr()
        return status, out.out, out.err

    return run


def test_report(lawgov: Any, example_workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "出 口" / "报告.docx"
    status, out, err = lawgov("report", example_workbook, "-o", target)
    assert (status, err) == (0, "") and str(target) in out
    assert docx.Document(str(target)).paragraphs[0].text.startswith("重庆市知识产权局")
    status, out, err = lawgov("report", example_workbook, "-o", target)
    assert status == 2 and out == "" and "已经存在" in err and err.count("\n") == 1
    assert lawgov("report", example_workbook, "-o", target, "--force", "--lang", "en")[0] == 0


def test_report_as_json(lawgov: Any, example_workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    status, out, _ = lawgov(
        "report", example_workbook.parent, "-o", target, "--profile", "inspection", "--json"
    )
    told = json.loads(out)
    assert status == 0 and told["version"] == 1 and told["output"] == str(target)
    assert told["profile"] == "inspection" and any("第28项" in u for u in told["unfilled"])
    styles = [p["style"] for p in told["paragraphs"]]
    assert styles[:3] == ["title", "title", "addressee"] and "heading3" in styles
    sources = [s for p in told["paragraphs"] for s in p["sources"]]
    assert {"table": "tasks", "number": 42} in sources and {"table": "tasks", "number": None} in sources
    assert {"table": "cover", "number": None, "field": "special_note"} in sources


def test_length_and_draft(lawgov: Any, example_workbook: Path, tmp_path: Path) -> None:
    short, long = tmp_path / "短.docx", tmp_path / "长.docx"
    lawgov("report", example_workbook, "-o", short, "--length", "3000")
    lawgov("report", example_workbook, "-o", long, "--length", "6000", "--draft")
    texts = [sum(len(p.text) for p in docx.Document(str(d)).paragraphs) for d in (short, long)]
    assert texts[0] + 1500 < texts[1]
    status, _, err = lawgov("report", example_workbook, "-o", tmp_path / "x.docx", "--length", "12")
    assert status == 2 and "500" in err


@pytest.mark.parametrize(
    "words",
    [
        ["nosuch.xlsx", "-o", "OUT.docx"],
        ["BOOK"],
        ["BOOK", "-o", "OUT.doc"],
        ["BOOK", "-o", "OUT.docx", "--profile", "nosuch"],
        ["BOOK", "-o", "OUT.docx", "--profile", "nosuch.toml"],
        ["BOOK", "-o", "OUT.docx", "--profile", "office", "--length", "x"],
    ],
)
def test_report_refuses_in_one_line(
    lawgov: Any, example_workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    real = [str(example_workbook) if w == "BOOK" else w for w in words]
    status, out, err = lawgov("report", *real)
    assert status == 2 and out == "" and err.count("\n") == 1 and "Traceback" not in err
    assert not list(tmp_path.iterdir())


def test_several_workbooks_make_the_offices_report(
    lawgov: Any, example_workbook: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "各部门"
    folder.mkdir()
    for name in ("甲.xlsx", "乙.xlsx"):
        (folder / name).write_bytes(example_workbook.read_bytes())
    (folder / "坏.xlsx").write_text("不是工作簿", "utf-8")
    status, out, err = lawgov("report", folder, "-o", tmp_path / "汇总.docx", "--json")
    told = json.loads(out)
    assert status == 2 and "坏.xlsx" in err and told["profile"] == "office"
    assert any("2个部门对照109项指标" in p["text"] for p in told["paragraphs"])


def test_check_report(lawgov: Any, example_workbook: Path, tmp_path: Path) -> None:
    made = tmp_path / "报告.docx"
    lawgov("report", example_workbook, "-o", made)
    status, out, err = lawgov("check-report", made, "--against", example_workbook)
    assert (status, err) == (0, "") and "矛盾 0" in out
    status, out, _ = lawgov("check-report", made, "--against", example_workbook, "--json")
    told = json.loads(out)
    assert status == 0 and all(c["supported"] for c in told["claims"]) and told["profile"] == "assessment"
    assert {c["kind"] for c in told["claims"]} == {"title", "number", "date", "percent"}


def test_check_report_finds_an_edit(lawgov: Any, example_workbook: Path, tmp_path: Path) -> None:
    path = documents.plain(
        tmp_path / "改过.docx",
        "某局报告\n调解知识产权纠纷案件739件。答复率达100%。共处罚案件5件。\n特此报告。",
    )
    status, out, _ = lawgov("check-report", path, "--against", example_workbook, "--json")
    told = json.loads(out)
    claims = {c["text"]: c for c in told["claims"]}
    assert status == 1 and claims["739件"]["conflict"]["number"] == 91 and claims["100%"]["supported"]
    assert not claims["5件"]["supported"] and claims["5件"]["conflict"] is None
    keys = {
        "rule",
        "severity",
        "table",
        "number",
        "numbers",
        "sheet",
        "cell",
        "span",
        "message",
        "basis",
        "fix",
        "waived",
    }
    assert all(keys <= set(f) for f in told["findings"])
    (conflict,) = (f for f in told["findings"] if f["rule"] == "RP10")
    assert conflict["severity"] == "error" and conflict["cell"] == "第2段" and conflict["paragraph"] == 2


@pytest.mark.parametrize("name", ["没有.docx", "表.xlsx", "空.docx"])
def test_check_report_refuses_in_one_line(
    lawgov: Any, example_workbook: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if name == "表.xlsx":
        path.write_bytes(example_workbook.read_bytes())
    elif name == "空.docx":
        path.write_bytes(b"")
    status, out, err = lawgov("check-report", path, "--against", example_workbook)
    assert status == 2 and out == "" and err.count("\n") == 1
