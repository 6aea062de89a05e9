"""One workbook for each department, with its own rows marked; the notice; the table of what was made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from lawgov_xl.cli import main
from lawgov_xl.departments import Department
from lawgov_xl.distribution import Allotter, Part
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.layout import OWN_DUTY
from lawgov_xl.model import Edition
from lawgov_xl.report.covering_notice import compose_covering

DEPARTMENTS = (
    Department("重庆市司法局", ("市司法局",)),
    Department("重庆市发展和改革委员会"),
    Department("重庆市市场监督管理局", ("市市场监管局",)),
    Department("重庆市知识产权局"),
    Department("重庆市城市管理局", ("市城管局",)),
    Department("渝中区人民政府"),
)


def numbers(
    edition: Edition, name: str, part: Part, departments: Sequence[Department] = DEPARTMENTS
) -> tuple[int, ...]:
    department = next(d for d in departments if d.name == name)
    return Allotter(edition, departments).allot(department).numbers("tasks", part)


def test_leads_by_short_name_and_official_abbreviation(edition: Edition) -> None:
    assert set(numbers(edition, "重庆市发展和改革委员会", Part.LEAD)) >= {
        1,
        3,
        9,
        11,
        12,
        16,
        21,
        28,
        31,
        53,
        96,
    }
    assert {1, 3, 4} <= set(numbers(edition, "重庆市市场监督管理局", Part.LEAD)) | {4}
    assert {5, 7, 8, 33, 49} <= set(numbers(edition, "重庆市司法局", Part.LEAD))
    assert {6, 60, 63} & set(numbers(edition, "重庆市司法局", Part.PARTICIPANT)) == {6, 60}, (
        "task 63 is led by it"
    )


def test_a_role_of_some_units_counts_for_them(edition: Edition) -> None:
    """Tasks 68 and 69 are led by 市级行政执法部门; the edition says who that is."""
    assert {68, 69} <= set(numbers(edition, "重庆市市场监督管理局", Part.LEAD))
    assert not {68, 69} & set(numbers(edition, "重庆市知识产权局", Part.LEAD))


def test_a_role_of_everybody_is_marked_apart(edition: Edition) -> None:
    general = set(numbers(edition, "重庆市知识产权局", Part.GENERAL))
    assert {1, 2, 83} <= general
    assert not numbers(edition, "重庆市知识产权局", Part.LEAD)
    allotter = Allotter(edition, DEPARTMENTS)
    duties = allotter.allot(DEPARTMENTS[3]).duties["tasks"]
    assert duties[83].shown == "牵头（市级有关部门）"
    assert duties[1].shown == "参加（市级有关部门）"
    assert "indicators" not in allotter.allot(DEPARTMENTS[3]).duties, "the indicators name no units"


def test_roles_of_the_list(edition: Edition) -> None:
    """The office says on its list who a group of the tables is."""
    office = Department("重庆市依法治市委员会办公室", (), ("决策承办部门",))
    assert {52, 54, 56} <= set(numbers(edition, office.name, Part.LEAD, (office,)))


def test_units_that_nobody_has_are_named(edition: Edition) -> None:
    unknown = Allotter(edition, DEPARTMENTS).unknown()
    assert ("tasks", 2) in unknown["市政府办公厅"]
    assert "市司法局" not in unknown
    assert "市级有关部门" not in unknown


# --- the command ---


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "单位 名单.csv"
    path.write_text(
        "单位名称,简称,联系人,联系电话,报送时限,不纳入原因\n"
        "重庆市司法局,市司法局,李某,023,2020-10-20,\n"
        "重庆市知识产权局,,,,2020-10-20,\n"
        "A/B:测试局,,,,,\n"
        "重庆市档案馆,,,,,不参加本次自评\n",
        "utf-8",
    )
    return path


def test_command(tmp_path: Path, listed: Path, edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "下发"
    words = ["distribute", "--departments", str(listed), "-o", str(folder), "--date", "2020-09-15", "--json"]
    assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    names = sorted(p.name for p in folder.iterdir())
    assert names == [
        "01 重庆市司法局.xlsx",
        "02 重庆市知识产权局.xlsx",
        "03 A_B_测试局.xlsx",
        "分发清单.xlsx",
        "填报通知.docx",
    ]
    assert said["skipped"] == [{"department": "重庆市档案馆", "reason": "不参加本次自评"}]
    first = read_submission(folder / "01 重庆市司法局.xlsx")
    assert (first.department, first.cover["contact"].text, first.edition.id) == (
        "重庆市司法局",
        "李某",
        edition.id,
    )
    reading = first.tables["tasks"]
    assert not reading.extras
    sheet = openpyxl.load_workbook(folder / "01 重庆市司法局.xlsx")["任务清单"]
    column = next(c for c in range(1, 30) if sheet.cell(reading.header_row, c).value == OWN_DUTY)
    entry = reading.entry(5)
    assert entry is not None
    assert sheet.cell(entry.row, column).value == "牵头"
    assert sheet.cell(entry.row, column).fill.fgColor.rgb == "FFF8CBAD"
    assert not any(d.hidden for d in sheet.row_dimensions.values())
    listing = openpyxl.load_workbook(folder / "分发清单.xlsx")
    assert listing.sheetnames == ["分发清单", "名单外的单位"]
    assert all(s.sheet_properties.pageSetUpPr.fitToPage for s in listing.worksheets)
    assert [listing["分发清单"].cell(r, 2).value for r in range(3, 7)] == [
        "重庆市司法局",
        "重庆市知识产权局",
        "A/B:测试局",
        "重庆市档案馆",
    ]
    text = "\n".join(p.text for p in docx.Document(str(folder / "填报通知.docx")).paragraphs)
    assert "请于2020年10月20日前，将填报表报送我单位。" in text
    assert "“评估指标”109项，“任务清单”133项" in text
    assert "2020年9月15日" in text
    assert main(words) == 2
    assert "已经存在" in capsys.readouterr().err
    assert main([*words, "--force"]) == 0


def test_own_rows_only(tmp_path: Path, listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "下发"
    assert main(["distribute", "--departments", str(listed), "-o", str(folder), "--own-only"]) == 0
    capsys.readouterr()
    path = folder / "01 重庆市司法局.xlsx"
    reading = read_submission(path).tables["tasks"]
    assert len(reading.entries) == 133, "hidden rows are still there"
    sheet = openpyxl.load_workbook(path)["任务清单"]
    column = next(c for c in range(1, 30) if sheet.cell(reading.header_row, c).value == OWN_DUTY)
    hidden = {e.number for e in reading.entries if sheet.row_dimensions[e.row].hidden}
    assert hidden == {e.number for e in reading.entries if not sheet.cell(e.row, column).value}
    other = openpyxl.load_workbook(folder / "03 A_B_测试局.xlsx")["任务清单"]
    assert not any(d.hidden for d in other.row_dimensions.values()), "nothing names it: nothing is hidden"


def test_nothing_is_written_where_one_file_is_in_the_way(
    tmp_path: Path, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "下发"
    folder.mkdir()
    (folder / "02 重庆市知识产权局.xlsx").write_bytes(b"x")
    assert main(["distribute", "--departments", str(listed), "-o", str(folder)]) == 2
    assert [p.name for p in folder.iterdir()] == ["02 重庆市知识产权局.xlsx"]
    capsys.readouterr()


def test_a_notice_without_a_date_says_so(edition: Edition) -> None:
    document = compose_covering(edition, ())
    assert [str(m) for m in document.unfilled] == ["通知中的报送时限"]
    assert any("（报送时限）" in p.text for p in document.paragraphs)
    dated = compose_covering(edition, (), due=date(2020, 10, 20))
    assert not dated.unfilled
    assert not dated.attachments


@pytest.mark.parametrize(
    ("list_", "says"),
    [
        ("姓名\n张某\n", "单位名称"),
        ("单位名称\n甲局\n甲局\n", "甲局"),
        ("单位名称\n", "没有单位"),
        ("", "空文件|单位名称|没有"),
    ],
)
def test_lists_that_can_not_be_used(
    tmp_path: Path, list_: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    import re

    path = tmp_path / "名单.csv"
    path.write_text(list_, "utf-8")
    assert main(["distribute", "--departments", str(path), "-o", str(tmp_path / "d")]) == 2
    assert re.search(says, capsys.readouterr().err)
    assert not (tmp_path / "d").exists()
