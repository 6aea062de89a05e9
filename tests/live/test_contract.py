"""One contract over both adapters: the open book and the file say the same, and are marked the same."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lawgov_xl import marks
from lawgov_xl.check import Settings, check
from lawgov_xl.io import excel_read
from lawgov_xl.io.excel_mark import write_marked_copy
from lawgov_xl.io.live import mark, read
from lawgov_xl.model import Finding, Helper, Submission

pytestmark = [
    pytest.mark.office,
    # openpyxl, the independent reader here, says that it would drop what it does not know.
    pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting|Data Validation) extension"),
]
SETTINGS = Settings(today=date(2020, 10, 20))


@pytest.fixture(params=["as shipped", "as people leave it"])
def book_file(
    request: pytest.FixtureRequest, example_workbook: Path, tmp_path: Path, calc_app: Any
) -> Iterator[Path]:
    path = tmp_path / "某局 “终稿”' & (1).xlsx"
    shutil.copy(example_workbook, path)
    if request.param == "as people leave it":
        book = openpyxl.load_workbook(path)
        sheet = book["评估指标"]
        sheet["F10"] = None
        sheet["F12"] = "印发《通知》（渝知发〔2019〕72）。（我局负责"
        sheet["F14"] = 0.85
        sheet["F15"] = date(2020, 5, 8)
        sheet["F16"] = True
        sheet["F17"] = "=1/0"
        sheet["F18"] = "第一行\n第二行　全角空格"
        sheet["F12"].comment = openpyxl.comments.Comment("本局自己的批注", "本局")
        sheet["F12"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF00FF00")
        book["任务清单"].title = "任务清单（终稿）"
        book.move_sheet("豁免", -3)
        book.create_sheet("本局记录")["B7"] = "不在 A1 开始"
        book.save(path)
        again = calc_app.books.open(path)  # openpyxl leaves formulas without their results, and merges behind
        again.sheets["评估指标"].impl.unprotect()
        again.sheets["评估指标"].range("20:20").insert("down")
        again.save()
        again.close()
    yield path


def seen(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    return [(f.rule, f.severity, f.sheet, f.cell, f.numbers, f.span, str(f.message), f.fix) for f in findings]


def plain(submission: Submission) -> dict[str, Any]:
    return {
        "cover": {k: (v.text, v.cell) for k, v in submission.cover.items()},
        "sheets": submission.sheets,
        "waivers": submission.waivers,
        "entries": {
            k: [(e.number, e.row, dict(e.cells), e.declared, e.deadline) for e in r.entries]
            for k, r in submission.tables.items()
        },
        "groups": {k: dict(r.groups) for k, r in submission.tables.items()},
    }


def test_same_submission_and_findings(book_file: Path, opened: Any) -> None:
    from_file = excel_read.read_submission(book_file)
    live = read.read_submission(opened(book_file))
    one, other = plain(live), plain(from_file)
    for key, entries in one.pop("entries").items():
        for mine, its in zip(entries, other["entries"][key], strict=True):
            assert mine == its
    other.pop("entries")
    assert one == other
    assert seen(check(live, SETTINGS)) == seen(check(from_file, SETTINGS))


def test_same_marks(book_file: Path, opened: Any, tmp_path: Path) -> None:
    from_file = excel_read.read_submission(book_file)
    findings = check(from_file, SETTINGS)
    assert len(findings) > 50
    write_marked_copy(book_file, tmp_path / "文件.xlsx", from_file, findings)
    book = opened(book_file)
    live = read.read_submission(book)
    mark.apply(book, live, marks.plan(live, check(live, SETTINGS)))
    book.save(tmp_path / "打开.xlsx")
    by_file, by_book = (openpyxl.load_workbook(tmp_path / n) for n in ("文件.xlsx", "打开.xlsx"))
    plan = marks.plan(from_file, findings)
    assert len(plan.cells) > 50
    for m in plan.cells:
        one, other = by_file[m.sheet][m.cell], by_book[m.sheet][m.cell]
        assert one.fill.fgColor.rgb == other.fill.fgColor.rgb == f"FF{marks.COLOURS[m.severity]}", m
        assert other.comment is not None and one.comment.text == other.comment.text, m
    for (sheet, cell), text in plan.checks.items():
        assert by_book[sheet][cell].value == by_file[sheet][cell].value == text
    one, other = by_file[marks.RESULTS], by_book[marks.RESULTS]
    assert one.max_row == 3 + len(findings)
    for row in range(1, one.max_row + 1):
        for column in range(1, len(marks.RESULT_HEADERS) + 4):
            assert _shown(other.cell(row, column)) == _shown(one.cell(row, column))


def _shown(cell: Any) -> str:
    """What a person sees in the cell: Calc's links are formulas."""
    link = re.fullmatch(r'=HYPERLINK\("#[^"]+","([^"]+)"\)', str(cell.value))
    return link.group(1) if link else str(cell.value or "")


def test_clearing_leaves_no_trace(book_file: Path, opened: Any, calc_app: Any, tmp_path: Path) -> None:
    """Marked, saved, opened again, marked again with a row put in meanwhile, cleared: as Calc would save the original."""
    book = opened(book_file)
    book.save(tmp_path / "原样.xlsx")
    live = read.read_submission(book)
    mark.apply(book, live, marks.plan(live, check(live, SETTINGS)))
    book.save(tmp_path / "已标注.xlsx")
    book.close()
    again = opened(tmp_path / "已标注.xlsx")
    locked = again.sheets["评估指标"].impl.protected
    again.sheets["评估指标"].impl.unprotect()
    again.sheets["评估指标"].range("5:5").insert("down")
    live = read.read_submission(again)
    mark.apply(again, live, marks.plan(live, check(live, SETTINGS)))
    again.sheets["评估指标"].impl.unprotect()
    again.sheets["评估指标"].range("5:5").delete("up")
    if locked:
        again.sheets["评估指标"].impl.protect()
    assert mark.clear(again, read.read_submission(again)) > 50
    again.save(tmp_path / "已清除.xlsx")
    assert_same_books(tmp_path / "原样.xlsx", tmp_path / "已清除.xlsx")
    assert_same_values(book_file, tmp_path / "已清除.xlsx")


def assert_same_books(one: Path, other: Path) -> None:
    """Sheets, values, formats, notes, merges, protection: all equal."""
    first, second = (openpyxl.load_workbook(p) for p in (one, other))
    known: dict[tuple[int, tuple[int, ...]], str] = {}

    def looks(cell: Any) -> str:
        key = id(cell.parent.parent), tuple(cell._style or ())
        if key not in known:
            parts = (cell.fill, cell.font, cell.border, cell.alignment, cell.protection, cell.number_format)
            known[key] = "\n".join(map(repr, parts))
        return known[key]

    assert first.sheetnames == second.sheetnames
    for sheet in first:
        there = second[sheet.title]
        assert sheet.sheet_state == there.sheet_state
        assert sorted(map(str, sheet.merged_cells.ranges)) == sorted(map(str, there.merged_cells.ranges))
        assert sheet.protection.sheet == there.protection.sheet
        assert sheet.protection.autoFilter == there.protection.autoFilter
        assert (sheet.max_row, sheet.max_column) == (there.max_row, there.max_column)
        for row in sheet.iter_rows():
            for cell in row:
                twin = there[cell.coordinate]
                place = f"{sheet.title}!{cell.coordinate}"
                assert cell.value == twin.value, place
                assert looks(cell) == looks(twin), place
                assert _note(cell) == _note(twin), place


def assert_same_values(original: Path, saved: Path) -> None:
    """Values, notes and fills of the original file as well, whoever saved it since."""
    first, second = (openpyxl.load_workbook(p) for p in (original, saved))
    for name in ("封面", "评估指标", "豁免"):
        for row in first[name].iter_rows():
            for cell in row:
                twin = second[name][cell.coordinate]
                if cell.data_type != "f":
                    assert (cell.value or "") == (twin.value or ""), f"{name}!{cell.coordinate}"
                assert _note(cell) == _note(twin)
                if cell.fill.fill_type == "solid":
                    assert cell.fill.fgColor.rgb == twin.fill.fgColor.rgb, f"{name}!{cell.coordinate}"
                else:
                    assert twin.fill.fill_type != "solid", f"{name}!{cell.coordinate}"


def _note(cell: Any) -> str:
    return cell.comment.text if cell.comment else ""


def test_what_the_person_wrote_stays(example_workbook: Path, opened: Any, tmp_path: Path) -> None:
    """Between marking and clearing the person works on: answers, own colours elsewhere, own words in our notes."""
    path = tmp_path / "某局.xlsx"
    shutil.copy(example_workbook, path)
    book = opened(path)
    live = read.read_submission(book)
    plan = marks.plan(live, check(live, SETTINGS))
    mark.apply(book, live, plan)
    one, other = [m for m in plan.cells if m.sheet == "评估指标"][:2]
    sheet = book.sheets["评估指标"]
    sheet.impl.unprotect()
    sheet.range(one.cell).value = "改过的内容"
    sheet.range(other.cell).note.text = other.note + "\n已请示领导"
    sheet.range("M5").color = (1, 2, 3)
    sheet.impl.protect()
    mark.clear(book, read.read_submission(book))
    assert sheet.range(one.cell).value == "改过的内容" and sheet.range(one.cell).note is None
    assert sheet.range(other.cell).note.text.endswith("已请示领导")
    assert sheet.range("M5").color == (1, 2, 3)
    assert sheet.impl.protected
    assert all(
        not e.cells.get(Helper.CHECK) for r in read.read_submission(book).tables.values() for e in r.entries
    )
