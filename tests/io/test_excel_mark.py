"""A marked copy shows every finding and loses nothing of what the department had."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from lawgov_xl import check
from lawgov_xl.errors import FileError
from lawgov_xl.io.excel_mark import write_edited_copy, write_marked_copy
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.marks import COLOURS, RESULTS
from lawgov_xl.model import Edition, Finding, Helper, Severity
from lawgov_xl.rules import selected
from tests.office import convert

ROW = 3

# openpyxl, the independent reader here, says that it would drop the data bar. The copy must not.
pytestmark = pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting) extension")


@pytest.fixture
def book(tmp_path: Path, edition: Edition) -> Path:
    """A department's workbook with things of its own: a text box, a note, a data bar, a chart, odd formats."""
    path = tmp_path / "某局 自评表（终稿）.xlsx"
    table = edition.tables[0]
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet(table.sheet)
        green = workbook.add_format({"bg_color": "#00FF00", "bold": True, "num_format": "@"})
        headers = [*(c.header for c in table.columns), *(h.value for h in Helper)]
        sheet.write_row(1, 0, headers)
        for at, item in enumerate(table.items[:6], ROW - 1):
            row = [item.chapter, item.section, item.number, *item.texts.values()]
            sheet.write_row(at, 0, row)
            sheet.write(at, 5, "印发《通知》（渝知发〔2019〕72）。", green)
        sheet.write(ROW + 1, 5, " ")
        sheet.write_comment(ROW - 1, 5, "本局自己的批注", {"author": "本局"})
        sheet.insert_textbox("P2", "请先看这里")
        sheet.conditional_format("M1:M9", {"type": "data_bar", "data_bar_2010": True})
        own = workbook.add_worksheet("本局记录")
        own.write_column(0, 0, [1, 2, 3])
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=本局记录!$A$1:$A$3"})
        own.insert_chart("C1", chart)
    return path


def mark(book: Path) -> tuple[Path, tuple[Finding, ...]]:
    submission = read_submission(book)
    findings = check.check(submission, check.Settings(rules=selected("DN02,RQ01")))
    target = book.with_name("批注.xlsx")
    write_marked_copy(book, target, submission, findings)
    return target, findings


def test_cells_notes_and_results(book: Path) -> None:
    before = book.read_bytes()
    target, findings = mark(book)
    assert book.read_bytes() == before
    assert len(findings) == 6
    marked = openpyxl.load_workbook(target)
    sheet = marked["评估指标"]
    cell = sheet["F4"]
    assert cell.fill.fgColor.rgb == f"FF{COLOURS[Severity.WARNING]}"
    assert cell.font.b and cell.number_format == "@", "the department's own format stays"
    assert "DN02" in cell.comment.text
    assert sheet["F5"].fill.fgColor.rgb == f"FF{COLOURS[Severity.ERROR]}"
    assert sheet["L4"].value == "警告1" and sheet["L5"].value == "错误1"
    assert "本局自己的批注" in sheet["F3"].comment.text and "DN02" in sheet["F3"].comment.text
    results = marked[RESULTS]
    assert results.max_row == 3 + len(findings)
    links = {results.cell(r, 6).hyperlink.location for r in range(4, 10)}
    assert "'评估指标'!F4" in links
    assert results.freeze_panes == "A4"
    assert all(results.row_dimensions[r].height >= 18 for r in range(4, 10)), "wrapped texts must show whole"


def test_nothing_else_changes(book: Path) -> None:
    target, _ = mark(book)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target) as new:
        names = set(old.namelist())
        assert names <= set(new.namelist())
        changed = {n for n in names if old.read(n) != new.read(n)}
    assert not changed & {
        "xl/drawings/drawing1.xml",
        "xl/charts/chart1.xml",
        "xl/worksheets/sheet2.xml",
        "docProps/core.xml",
        "xl/theme/theme1.xml",
    }
    old_cells, new_cells = (openpyxl.load_workbook(p)["评估指标"] for p in (book, target))
    for row in old_cells.iter_rows():
        for cell in row:
            if cell.column_letter != "L":
                assert new_cells[cell.coordinate].value == cell.value or not cell.value


def test_marking_twice_and_reading_back(book: Path) -> None:
    target, findings = mark(book)
    submission = read_submission(target)
    again = check.check(submission, check.Settings(rules=selected("DN02,RQ01")))
    assert [(f.rule, f.cell) for f in again] == [(f.rule, f.cell) for f in findings]


def test_edits(book: Path) -> None:
    target = book.with_name("修正.xlsx")
    text = "=1+1 是文字\n第二行　“引号”"
    write_edited_copy(book, target, {("评估指标", "F4"): text, ("评估指标", "Z99"): "远处"})
    sheet = openpyxl.load_workbook(target)["评估指标"]
    assert sheet["F4"].value == text and sheet["F4"].data_type == "s"
    assert sheet["Z99"].value == "远处"


def test_never_over_its_input(book: Path) -> None:
    submission = read_submission(book)
    with pytest.raises(FileError, match="输入文件"):
        write_marked_copy(book, book, submission, (), force=True)


def test_existing_output_needs_force(book: Path) -> None:
    target, _ = mark(book)
    before = target.read_bytes()
    with pytest.raises(FileError, match="已经存在"):
        mark(book)
    assert target.read_bytes() == before


@pytest.mark.office
def test_opens_in_libreoffice(book: Path, tmp_path: Path) -> None:
    target, _ = mark(book)
    back = openpyxl.load_workbook(convert(target, tmp_path / "lo", "xlsx"))
    assert "DN02" in back["评估指标"]["F4"].comment.text
