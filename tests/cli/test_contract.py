"""The contract of the command line: exit statuses, one clear line on stderr, JSON on stdout and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lawgov_xl import __version__
from lawgov_xl.cli import COMMANDS, main

Run = tuple[int, str, str]


@pytest.fixture
def lawgov(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str | Path) -> Run:
        status = main([str(w) for w in words])
        out = capsys.readouterr()
        return status, out.out, out.err

    return run


def test_rollup_of_the_example(lawgov: Any, example_workbook: Path) -> None:
    status, out, err = lawgov("rollup", example_workbook, "--json")
    assert (status, err) == (0, "")
    (book,) = json.loads(out)["files"]
    indicators, tasks = book["tables"]
    assert book["department"] == "重庆市知识产权局" and book["edition"] == "chongqing-2020"
    assert (indicators["table"], tasks["table"]) == ("indicators", "tasks")
    assert (indicators["total"], tasks["total"]) == (109, 133)
    assert len(indicators["rows"]) == 109 and len(tasks["rows"]) == 133
    assert all(r["status"] and r["reason"] for t in (indicators, tasks) for r in t["rows"])
    of_no_concern = {r["number"] for r in indicators["rows"] if r["status"] == "not_applicable"}
    assert len(of_no_concern) == indicators["not_applicable"] == 23 and 82 not in of_no_concern
    assert tasks["not_applicable"] == 80
    assert [r["number"] for r in tasks["rows"] if r["status"] == "unfilled"] == [28]
    chapters = indicators["chapters"]
    assert sum(c["total"] for c in chapters) == 109
    assert all(sum(s["issue"] for s in c["sections"]) == c["issue"] for c in chapters)


def test_validate_json(lawgov: Any, example_workbook: Path) -> None:
    status, out, err = lawgov("validate", example_workbook, "--json")
    data = json.loads(out)
    assert err == ""
    (book,) = data["files"]
    assert set(data["summary"]) == {"error", "warning", "info", "waived"}
    assert status == (1 if data["summary"]["error"] else 0)
    assert sum(data["summary"].values()) == len(book["findings"])
    keys = "rule severity table number numbers sheet cell span message basis fix waived".split()
    for finding in book["findings"]:
        assert list(finding) == keys
        assert finding["severity"] in ("error", "warning", "info")
        assert finding["message"] and finding["basis"]
    named = {(f["rule"], f["number"]) for f in book["findings"]}
    assert ("DN02", 40) in named and ("RQ01", 28) in named


def test_select_and_ignore(lawgov: Any, example_workbook: Path) -> None:
    _, out, _ = lawgov("validate", example_workbook, "--json", "--select", "DN,RQ01", "--ignore", "DN02")
    rules = {f["rule"] for f in json.loads(out)["files"][0]["findings"]}
    assert rules <= {r for r in rules if r.startswith("DN")} | {"RQ01"}
    assert "DN02" not in rules and "RQ01" in rules


def test_english(lawgov: Any, example_workbook: Path) -> None:
    _, out, _ = lawgov("--lang", "en", "validate", example_workbook, "--json", "--select", "RQ01")
    messages = [f["message"] for f in json.loads(out)["files"][0]["findings"]]
    assert messages and all("answer" in m for m in messages)


def test_mark_and_fix_leave_the_original_alone(lawgov: Any, example_workbook: Path, tmp_path: Path) -> None:
    before = example_workbook.read_bytes()
    marked, mended = tmp_path / "标 注.xlsx", tmp_path / "修正.xlsx"
    status, out, _ = lawgov("validate", example_workbook, "--mark", marked, "--fix", mended)
    assert status == 1 and str(marked) in out
    assert marked.is_file() and mended.is_file()
    assert example_workbook.read_bytes() == before
    _, again, _ = lawgov("validate", mended, "--json", "--select", "DN02")
    assert not [f for f in json.loads(again)["files"][0]["findings"] if f["number"] == 40]
    status, _, err = lawgov("validate", example_workbook, "--mark", marked)
    assert status == 2 and "已经存在" in err


def test_folders_and_one_bad_file_among_good_ones(
    lawgov: Any, example_workbook: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "报送 件"
    folder.mkdir()
    (folder / "好.xlsx").write_bytes(example_workbook.read_bytes())
    (folder / "坏.xlsx").write_text("不是工作簿", "utf-8")
    status, out, err = lawgov("rollup", folder, "--json")
    assert status == 2
    assert len(json.loads(out)["files"]) == 1
    assert "坏.xlsx" in err and err.count("\n") == 1


@pytest.mark.parametrize("command", ["validate", "rollup"])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.xlsx", None, "找不到文件"),
        ("文本.xlsx", "序号,内容\n", "不是 Excel 工作簿"),
        ("空.xlsx", "", "空文件"),
    ],
)
def test_bad_input(
    lawgov: Any, tmp_path: Path, command: str, name: str, content: str | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, "utf-8")
    before = sorted(tmp_path.iterdir())
    status, out, err = lawgov(command, path, "--json")
    assert (status, out) == (2, "")
    assert said in err and name in err
    assert err.count("\n") == 1 and "Traceback" not in err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["validate"],
        ["validate", "x.xlsx", "--nonsense"],
        ["rules", "ZZ99"],
        ["rollup", "--edition", "nowhere-1999", "x.xlsx"],
        ["validate", "x.xlsx", "--select", "QQ"],
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_usage_errors_are_one_line(lawgov: Any, words: list[str], lang: str) -> None:
    status, out, err = lawgov(*words, "--lang", lang)
    assert (status, out) == (2, "")
    assert err.startswith("lawgov: ") and err.count("\n") == 1


@pytest.mark.parametrize("command", sorted(COMMANDS))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help(command: str, lang: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lawgov_xl", command, "--help", "--lang", lang],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert COMMANDS[command].to("zh" if lang == "zh" else "en") in done.stdout


def test_rules_json(lawgov: Any) -> None:
    status, out, _ = lawgov("rules", "--json")
    rules = json.loads(out)["rules"]
    assert status == 0 and len(rules) >= 45
    assert all(
        list(r) == "code name severity family summary manual editions".split() and r["manual"] for r in rules
    )
    status, out, _ = lawgov("rules", "dn02")
    assert "依据" in out and "反例" in out


def test_version(lawgov: Any) -> None:
    assert lawgov("--version")[1].strip() == f"lawgov {__version__}"


def test_start_up_imports_no_heavy_library() -> None:
    """A click or command pays only for what it uses: none of these belongs to `validate`."""
    code = (
        "import sys; from lawgov_xl.cli import main; main(['rules']); "
        "print(sorted({'pandas','numpy','openpyxl','xlsxwriter','docx','xlwings'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
