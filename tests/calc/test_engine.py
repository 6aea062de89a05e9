"""The xlwings engine on Calc: what a person would see in the saved file, read by openpyxl."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lawgov_xl.errors import FileError

pytestmark = [pytest.mark.office, pytest.mark.filterwarnings("ignore:.*extension is not supported")]


def saved(book: Any, tmp_path: Path) -> Any:
    path = tmp_path / "某局 “自评”' & 表.xlsx"
    book.save(path)
    assert Path(book.fullname) == path
    return openpyxl.load_workbook(path)


def test_values(new_book: Any, tmp_path: Path) -> None:
    sheet = new_book.sheets[0]
    sheet["B2:B3"].number_format = "@"
    rows = [
        [1, 2.5, "甲\n乙", None],
        [True, "110101190001010000", dt.date(2020, 10, 20), "'=不是公式"],
        ["=A1*2", "=也不是公式", dt.datetime(2020, 1, 2, 3, 4, 5), "001"],
    ]
    sheet["A1"].value = rows
    assert sheet["A1:D3"].value == [
        [1.0, 2.5, "甲\n乙", None],
        [True, "110101190001010000", dt.datetime(2020, 10, 20), "=不是公式"],
        [2.0, "=也不是公式", dt.datetime(2020, 1, 2, 3, 4, 5), "001"],
    ]
    back = saved(new_book, tmp_path).active
    assert back["A1"].value == 1 and back["C1"].value == "甲\n乙" and back["D1"].value is None
    assert back["A2"].value is True and back["C2"].value == dt.datetime(2020, 10, 20)
    assert back["A3"].value == "=A1*2" and back["A3"].data_type == "f"
    for cell, text in (
        ("B2", "110101190001010000"),
        ("B3", "=也不是公式"),
        ("D2", "=不是公式"),
        ("D3", "001"),
    ):
        assert (back[cell].value, back[cell].data_type) == (text, "s")


def test_formulas_both_ways(new_book: Any) -> None:
    sheet = new_book.sheets.add("评估 指标")
    new_book.sheets[0]["A1:A3"].value = [[1], [2], [3]]
    for formula in (
        "=SUM('评估 指标'!A1:B2,3)",
        '=IF(A1>1,"a;b,c",TRUE())',
        "=COUNTIF('评估 指标'!$A:$A,\"*\")",
    ):
        sheet["D1"].formula = formula
        assert sheet["D1"].formula == formula
    sheet["E1:E3"].formula = "=Sheet1!A1*2"
    assert [r[0] for r in sheet["E1:E3"].formula] == ["=Sheet1!A1*2", "=Sheet1!A2*2", "=Sheet1!A3*2"]


def test_looks_notes_merges_names(new_book: Any, tmp_path: Path) -> None:
    sheet = new_book.sheets[0]
    sheet["A1"].value = "标题"
    sheet["A1:C1"].merge()
    sheet["A1"].color = (255, 199, 206)
    sheet["A1"].font.set(bold=True, size=16, color=(255, 0, 0), name="仿宋_GB2312")
    sheet["B2"].add_note("第一行\n第二行")
    sheet["A3"].add_hyperlink("#'Sheet1'!A1", "去标题")
    sheet["A4:B5"].borders.set("all", line_style="continuous", weight="thin")
    sheet["A4"].number_format = "yyyy-mm-dd"
    sheet["A5"].data_validation.set_list(["已完成", "不涉及"])
    new_book.names.add("标题格", "=Sheet1!$A$1")
    sheet.freeze_panes.freeze_at("A1:B2")
    assert sheet.impl.merges() == [(1, 1, 1, 3)]
    assert sheet["A5"].data_validation.source == ["已完成", "不涉及"]
    back = saved(new_book, tmp_path)
    cells = back.active
    assert [str(m) for m in cells.merged_cells.ranges] == ["A1:C1"]
    assert cells["A1"].fill.fgColor.rgb == "FFFFC7CE"
    assert (cells["A1"].font.b, cells["A1"].font.sz) == (True, 16)
    assert cells["B2"].comment.text == "第一行\n第二行"
    assert cells["A3"].hyperlink.location == "'Sheet1'!A1" and cells["A3"].value == "去标题"
    assert cells["B5"].border.left.style == "thin" and cells["A4"].number_format == "yyyy\\-mm\\-dd"
    assert cells.freeze_panes == "C3"
    assert back.defined_names["标题格"].attr_text == "Sheet1!$A$1"
    assert "已完成" in cells.data_validations.dataValidation[0].formula1


def test_charts_are_native(new_book: Any, tmp_path: Path) -> None:
    sheet = new_book.sheets[0]
    sheet["A1"].value = [["章", "已完成", "不涉及"], ["一", 3, 4], ["二", 5, 6]]
    chart = sheet.charts.add(200, 20, 300, 200, source=sheet["A1:C3"], chart_type="bar_stacked", name="各章")
    chart.title = "各章情况"
    assert (chart.chart_type, chart.title, len(sheet.charts)) == ("bar_stacked", "各章情况", 1)
    back = saved(new_book, tmp_path).active
    assert len(back._charts) == 1
    assert back._charts[0].grouping == "stacked"


def test_a_button_is_one_undo(new_book: Any) -> None:
    sheet = new_book.sheets[0]
    sheet["A1"].value = "原文"
    undo = new_book.impl.api.getUndoManager()
    undo.clear()
    with new_book.impl.one_undo("校验"):
        sheet["A1"].value = "改后"
        sheet["A1"].color = (255, 0, 0)
        sheet["B2"].add_note("批注")
        new_book.sheets.add("校验结果")
    assert undo.getAllUndoActionTitles() == ("校验",)
    undo.undo()
    assert (sheet["A1"].value, sheet["A1"].color, sheet["B2"].note) == ("原文", None, None)
    assert [s.name for s in new_book.sheets] == ["Sheet1"]


def test_a_failed_button_leaves_nothing(new_book: Any) -> None:
    sheet = new_book.sheets[0]
    sheet["A1"].value = "原文"
    with pytest.raises(ZeroDivisionError), new_book.impl.one_undo("校验"):
        sheet["A1"].value = "改了一半"
        _ = 1 / 0
    assert sheet["A1"].value == "原文"


def test_protection_keeps_its_options(opened: Any, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "锁.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("甲")
        sheet.protect("", {"autofilter": True, "format_rows": True})
        made.add_worksheet("乙").protect("秘密")
    book = opened(path)
    first, second = (s.impl for s in book.sheets)
    assert first.protected and first.unprotect()
    first.protect()
    assert second.protected and not second.unprotect()
    book.save(tmp_path / "存.xlsx")
    back = openpyxl.load_workbook(tmp_path / "存.xlsx")["甲"].protection
    assert back.sheet and not back.autoFilter and not back.formatRows and back.formatColumns


def test_a_file_that_is_none(calc_app: Any, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(FileError, match=r"坏\.xlsx"):
        calc_app.books.open(path)


@pytest.mark.parametrize("end", ["1 / 0", "import os; os.kill(os.getpid(), 9)"])
def test_nothing_is_left_running(end: str) -> None:
    """A Python that ends, by a fault or by a kill, takes its LibreOffice and its profile along."""
    script = (
        "from lawgov_xl import calc\napp = calc.start()\n"
        f"print(app.pid, app.impl.office.profile, flush=True)\n{end}\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    pid, profile = done.stdout.split(maxsplit=1)
    until = time.monotonic() + 10
    while Path(profile.strip()).exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not Path(profile.strip()).exists()
    running = [p.read_bytes() for p in Path("/proc").glob("[0-9]*/cmdline") if p.exists()]
    assert not any(profile.strip().encode() in command for command in running), pid
