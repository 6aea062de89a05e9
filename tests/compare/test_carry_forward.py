"""Last year beside this year: for reference, never as this year's answer."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from lawgov_xl.carry_forward import carry
from lawgov_xl.check import check
from lawgov_xl.cli import main
from lawgov_xl.correspondence import Kind
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.layout import LAST_YEAR
from lawgov_xl.model import Edition, Status
from lawgov_xl.rollup import roll_up
from tests.compare.years import book, year
from tests.importing.test_seeds import answers


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory, edition: Edition) -> tuple[Path, Edition, Edition]:
    folder = tmp_path_factory.mktemp("两年")
    old = year(folder / "2019", edition, "tasks", "cq-2019", 2019)
    new = year(folder / "2020", edition, "indicators", "cq-2020", 2020)
    book(folder / "去年 填报.xlsx", old, {"tasks": answers("tasks")})
    return folder, old, new


def test_references_issues_and_what_is_gone(years: tuple[Path, Edition, Edition]) -> None:
    folder, old, new = years
    carried = carry(read_submission(folder / "去年 填报.xlsx", old), new)
    found = carried.references["indicators"]
    (exact,) = found[23]
    assert (exact.past.item.number, exact.kind, exact.score) == (18, Kind.EXACT, 100.0)
    assert [r.past.item.number for r in found[92]] == [115, 117]
    assert {i.past.item.number: [n for _, n in i.now] for i in carried.issues} == {
        55: [48], 97: [], 108: [94], 109: [], 110: [],
    }  # fmt: skip
    gone = {p.item.number for p in carried.dropped}
    assert {109, 110, 1, 133} <= gone
    assert 28 not in gone, "task 28 was never answered"
    assert set(carried.fresh["indicators"]) == set(range(1, 110)) - set(found)
    assert carried.cover["department"] == "重庆市知识产权局"
    assert "special_note" not in carried.cover


def test_the_workbook_is_blank_but_for_the_reference(
    years: tuple[Path, Edition, Edition], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _, new = years
    target = folder / "今年.xlsx"
    words = [
        "carry-forward",
        str(folder / "去年 填报.xlsx"),
        "--edition",
        str(folder / "2020"),
        "-o",
        str(target),
        "--json",
        "--force",
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAWGOV_EDITIONS", str(folder))
        assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert len(said["issues"]) == 5
    submission = read_submission(target, new)
    counts = roll_up(submission).tables[0].counts
    assert counts.unfilled == counts.total == 109
    assert (submission.department, submission.cover["contact"].text) == ("重庆市知识产权局", "李某")
    assert not submission.tables["indicators"].extras
    assert not [f for f in check(submission) if f.rule.startswith("TP")]
    made = openpyxl.load_workbook(target)
    assert made.sheetnames[:3] == ["封面", "上年问题", "评估指标"]
    sheet, reading = made["评估指标"], submission.tables["indicators"]
    column = next(c for c in range(1, 30) if sheet.cell(reading.header_row, c).value == LAST_YEAR)
    entry = reading.entry(92)
    assert entry is not None
    text = str(sheet.cell(entry.row, column).value)
    assert "【任务清单第115项" in text
    assert answers("tasks")[115]["answer"][-20:] in text
    assert sheet.cell(entry.row, column).protection.locked
    assert column > max(reading.columns.values())
    issues = made["上年问题"]
    assert [issues.cell(r, 3).value for r in range(4, 9)] == [55, 97, 108, 109, 110]
    assert issues.cell(4, 7).hyperlink is not None
    assert [v.formula1 for v in issues.data_validations.dataValidation] == [
        '"已整改,部分整改,未整改,不再涉及"'
    ]
    assert not issues.cell(4, 8).protection.locked


def test_the_same_edition_again(tmp_path: Path, edition: Edition) -> None:
    given = {
        "tasks": {1: {"answer": "完成。"}},
        "indicators": {2: {"answer": "尚未建立。", "remedy": "制度缺失，年底前建立。"}},
    }
    old = read_submission(book(tmp_path / "a.xlsx", edition, given), edition)
    carried = carry(old, edition)
    assert carried.same == ("indicators", "tasks")
    assert {k: sorted(v) for k, v in carried.references.items()} == {"indicators": [2], "tasks": [1]}
    assert [(i.past.status, i.now) for i in carried.issues] == [(Status.ISSUE, (("indicators", 2),))]
    assert not carried.dropped


def test_next_years_form_of_a_table_is_matched_to_its_own_table_only(
    tmp_path: Path, edition: Edition
) -> None:
    """Two tables, both edited a little: no row is referred to the other table."""
    from dataclasses import replace

    tables = tuple(
        replace(t, items=tuple(replace(i, texts={**i.texts, "requirement": i.requirement.replace("建立", "持续健全")}) for i in t.items[3:]))
        for t in edition.tables
    )  # fmt: skip
    new = replace(edition, id="next", tables=tables)
    given = {t.key: {i.number: {"answer": f"{t.key}{i.number}"} for i in t.items} for t in edition.tables}
    carried = carry(read_submission(book(tmp_path / "a.xlsx", edition, given), edition), new)
    for key, found in carried.references.items():
        for number, refs in found.items():
            assert refs[0].past.answer == f"{key}{number}", (number, refs[0])
    assert len(carried.references["indicators"]) == 106
    assert {p.answer for p in carried.dropped} == {
        f"{k}{n}" for k in ("indicators", "tasks") for n in (1, 2, 3)
    }


def test_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["carry-forward", "a.xlsx", "-o", "b.xlsx"]) == 2
    assert "--edition" in capsys.readouterr().err


def test_a_workbook_is_read_as_what_it_was_made_from(
    tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    """Last year's edition may lie anywhere; without it, the workbook is not read as something else."""
    old = year(tmp_path / "2019", edition, "tasks", "cq-2019", 2019)
    book(tmp_path / "a.xlsx", old, {"tasks": {1: {"answer": "完成。"}}})
    words = [
        "carry-forward",
        str(tmp_path / "a.xlsx"),
        "--edition",
        "chongqing-2020",
        "-o",
        str(tmp_path / "b.xlsx"),
    ]
    assert main(words) == 2
    assert "cq-2019" in capsys.readouterr().err
    assert main([*words, "--old-edition", str(tmp_path / "2019")]) == 0
    assert "2019 年的内容" in capsys.readouterr().out
    same = [
        "carry-forward",
        str(tmp_path / "a.xlsx"),
        "--edition",
        str(tmp_path / "2019"),
        "-o",
        str(tmp_path / "c.xlsx"),
    ]
    assert main(same) == 0
    capsys.readouterr()
