"""A person's way through a visible Calc: open, check, go to the next finding, clear, count, write the report.

The pictures of every step are kept in the folder that LAWGOV_ARTEFACTS names, else among pytest's temporary files.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from lawgov_xl import marks
from lawgov_xl.addin import install
from tests.addin import screen as screens
from tests.addin.screen import Screen
from tests.live.test_contract import assert_same_books, assert_same_values
from tests.office import convert, pictures

pytestmark = [
    pytest.mark.office,
    pytest.mark.xdist_group("screen"),  # one at a time: two would share the processor and wait for each other
    # Where the office is required, what is missing is a failure, as for every other test of this mark.
    pytest.mark.skipif(
        bool(screens.missing()) and os.environ.get("LAWGOV_REQUIRE_OFFICE") != "1",
        reason=f"not installed: {screens.missing()}",
    ),
    pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting|Data Validation) extension"),
]


@pytest.fixture
def desk(example_workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A visible Calc with the extension, installed as `lawgov addin install` does, and the example open in it."""
    folder = Path(tempfile.mkdtemp(prefix="lawgov-person-"))
    folder.chmod(0o755)  # the played user is not we
    shots = Path(os.environ.get("LAWGOV_ARTEFACTS") or tmp_path / "screens")
    try:
        machine = screens.prepared(folder)
        monkeypatch.setenv("LAWGOV_HOME", str(machine.home / "settings"))
        screens.open_home(machine)
        install.install(machine)
        screens.give_to_us(machine.home)
        book = tmp_path / "某局 “终稿”' & (1).xlsx"
        shutil.copy(example_workbook, book)
        with screens.screen(machine, book, shots) as shown:
            yield shown
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_persons_way(desk: Screen, example_workbook: Path, tmp_path: Path) -> None:
    document = desk.office.desktop.getCurrentComponent()
    book = Path(tmp_path / "某局 “终稿”' & (1).xlsx")
    desk.save_copy(document, tmp_path / "原样.xlsx")
    desk.shot("opened")

    began = time.monotonic()
    desk.press("校验")
    said = desk.answer("OK", "校验完成")
    print(f"from the click to the closed message box: {time.monotonic() - began:.1f} s")
    assert "错误" in said and "警告" in said
    sheets = document.Sheets
    table = sheets.getByName("评估指标")
    marked = [a.getPosition() for a in table.getAnnotations()]
    colours = {table.getCellByPosition(m.Column, m.Row).CellBackColor for m in marked}
    assert len(marked) > 20 and colours <= {int(c, 16) for c in marks.COLOURS.values()}
    desk.go(document, marks.RESULTS, "A1")
    desk.shot("results")
    assert sheets.getByName(marks.RESULTS).getCellRangeByName("A1").getString() == marks.RESULTS

    desk.go(document, "评估指标", "A1")
    desk.press("下一处问题")
    first = desk.wait(lambda: desk.elsewhere(document, "A1"), "the cursor to move")
    desk.press("下一处问题")
    second = desk.wait(lambda: desk.elsewhere(document, first), "the cursor to move on")
    assert second != first
    note = document.CurrentSelection.getAnnotation().getString()
    assert note.startswith("【")
    desk.show_note(document, "next-finding")

    desk.press("清除标记")
    desk.answer("OK", "已清除")
    desk.shot("cleared")
    desk.save_copy(document, tmp_path / "已清除.xlsx")
    assert_same_books(tmp_path / "原样.xlsx", tmp_path / "已清除.xlsx")
    assert_same_values(example_workbook, tmp_path / "已清除.xlsx")

    desk.press("汇总统计")
    desk.answer("OK", "汇总完成")
    assert document.CurrentController.ActiveSheet.Name == "汇总"
    assert document.CurrentController.ActiveSheet.Charts.getCount() == 4
    desk.shot("summary")
    desk.save_copy(document, tmp_path / "汇总.xlsx")
    assert len(openpyxl.load_workbook(tmp_path / "汇总.xlsx")["汇总"]._charts) == 4

    desk.press("生成报告")
    desk.answer("确定", "生成哪一种报告")
    said = desk.answer("No", "报告已生成")
    (written,) = book.parent.glob("*.docx")
    assert written.name in said
    assert len(docx.Document(str(written)).paragraphs) > 30
    pages = pictures(convert(written, tmp_path / "pdf"), desk.shots, first=1, last=1)
    assert pages
    assert document.Title  # it is still there and answers
