"""Every button of the ribbon, headless on Calc; results are read from the saved file by openpyxl."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from lawgov_xl import marks, ribbon
from lawgov_xl.check import check
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.user import log_file
from lawgov_xl.model import Edition
from tests.live.books import ANSWERS, FIRST
from tests.live.person import Person

pytestmark = [
    pytest.mark.office,
    pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting|Data Validation) extension"),
]
SHEET = "评估指标"


def saved(book: Any, tmp_path: Path) -> Any:
    book.impl.save_copy(str(tmp_path / "存.xlsx"))
    return openpyxl.load_workbook(tmp_path / "存.xlsx")


def test_validate_then_walk_then_clear(opened: Any, small_file: Path, person: Person, tmp_path: Path) -> None:
    book = opened(small_file)
    before = saved(book, tmp_path)[SHEET]
    assert ribbon.run("validate", book=book) == 0
    assert "校验完成" in person.told[-1] and "错误" in person.told[-1]
    after = saved(book, tmp_path)
    cell = after[SHEET].cell(FIRST + 1, 6)
    assert cell.fill.fgColor.rgb[2:] in marks.COLOURS.values() and cell.font.b
    assert cell.comment.text.startswith("本局自己的批注\n第二行\n法治自评校验：\n【")
    assert marks.RESULTS in after.sheetnames
    assert after[marks.RESULTS]["A1"].value == marks.RESULTS
    assert book.sheets.active.name in ("封面", SHEET), "the person stays where they were"
    places = []
    for _ in range(3):
        assert ribbon.run("next", book=book) == 0
        places.append((book.selection.sheet.name, book.selection.row, book.selection.column))
    assert len(set(places)) == 3 and places == sorted(places, key=lambda p: (p[0] == SHEET, p[1:]))
    ribbon.run("previous", book=book)
    assert (book.selection.sheet.name, book.selection.row, book.selection.column) == places[1]
    assert "处，共" in str(book.app.status_bar)
    assert ribbon.run("clear", book=book) == 0
    assert "已清除" in person.told[-1]
    cleared = saved(book, tmp_path)
    assert marks.RESULTS not in cleared.sheetnames
    for row in before.iter_rows():
        for cell in row:
            twin = cleared[SHEET][cell.coordinate]
            assert (cell.value, cell.fill.fgColor.rgb) == (twin.value, twin.fill.fgColor.rgb)
            assert (cell.comment and cell.comment.text) == (twin.comment and twin.comment.text)
    assert cleared[SHEET].protection.sheet and not cleared[SHEET].protection.autoFilter
    assert ribbon.run("next", book=book) == 0 and "请先点“校验”" in person.told[-1]


def test_one_undo_for_a_click(opened: Any, small_file: Path, person: Person) -> None:
    book = opened(small_file)
    undo = book.impl.api.getUndoManager()
    undo.clear()
    ribbon.run("validate", book=book)
    assert undo.getAllUndoActionTitles() == ("校验",)
    undo.undo()
    assert marks.RESULTS not in [s.name for s in book.sheets]
    assert book.sheets[SHEET].range(f"F{FIRST}").color is None
    assert book.sheets[SHEET].range(f"L{FIRST}:L{FIRST + 5}").value == [None] * 6
    ribbon.run("validate", book=book)
    assert book.sheets[SHEET].range(f"F{FIRST + 1}").note.text.count("法治自评校验") == 1
    ribbon.run("clear", book=book)
    assert book.sheets[SHEET].range(f"F{FIRST + 1}").note.text == "本局自己的批注\n第二行"


def test_selected_rows_only(opened: Any, small_file: Path, person: Person, tmp_path: Path) -> None:
    book = opened(small_file)
    book.sheets["封面"].range("A1").select()
    ribbon.run("validate-rows", book=book)
    assert "没有选中" in person.told[-1]
    book.sheets[SHEET].range(f"A{FIRST + 2}:B{FIRST + 2}").select()
    ribbon.run("validate-rows", book=book)
    sheet = saved(book, tmp_path)[SHEET]
    assert [bool(sheet.cell(r, 12).value) for r in range(FIRST, FIRST + 6)] == [False, False, True] + [
        False
    ] * 3
    results = saved(book, tmp_path)[marks.RESULTS]
    assert results.cell(4, 4).value == "3"


def test_fix_shows_logs_then_does(opened: Any, small_file: Path, person: Person, tmp_path: Path) -> None:
    book = opened(small_file)
    person.answers = [False]
    ribbon.run("fix", book=book)
    assert "〔2019〕72号" in person.asked[-1] and "修正记录" in person.asked[-1]
    assert book.sheets[SHEET].range(f"F{FIRST + 1}").value == ANSWERS[2], "nothing without consent"
    person.answers = [True]
    ribbon.run("fix", book=book)
    assert "已修正" in person.told[-1]
    after = saved(book, tmp_path)
    assert "〔2019〕72号" in after[SHEET].cell(FIRST + 1, 6).value
    fourth = after[SHEET].cell(FIRST + 3, 6)
    assert fourth.data_type == "s" and fourth.value.startswith("=SUM(A1)"), "a text that looks like a formula"
    log = after["修正记录"]
    logged = {
        log.cell(r, 3).value: (log.cell(r, 5).value, log.cell(r, 6).value) for r in range(2, log.max_row + 1)
    }
    assert logged[f"F{FIRST + 1}"][0] == ANSWERS[2] and "72号" in logged[f"F{FIRST + 1}"][1]
    assert logged[f"F{FIRST + 3}"][0] == ANSWERS[4]
    assert book.sheets[SHEET].impl.protected


def test_undo_of_every_writing_button(opened: Any, small_file: Path, person: Person) -> None:
    book = opened(small_file)
    undo = book.impl.api.getUndoManager()

    def everything() -> dict[str, object]:
        return {s.name: (s.used_range.address, s.used_range.formula, len(s.charts)) for s in book.sheets}

    before = everything()
    person.answers = [True]
    for name in ("fix", "rollup"):
        undo.clear()
        ribbon.run(name, book=book)
        assert len(undo.getAllUndoActionTitles()) == 1
        undo.undo()
        assert everything() == before, name


def test_waive_with_a_reason(opened: Any, small_file: Path, person: Person, tmp_path: Path) -> None:
    book = opened(small_file)
    book.sheets["封面"].range("H20").select()
    ribbon.run("waive", book=book)
    assert "光标所在的单元格没有校验问题" in person.told[-1]
    ribbon.run("validate", book=book)
    cell = f"F{FIRST + 2}"
    book.sheets[SHEET].range(cell).select()
    found = book.sheets[SHEET].range(cell).note.text
    rule = found[found.index(" ") + 1 : found.index("】")]
    several = found.count("【") > 1
    person.answers = ([0] if several else []) + [""]
    ribbon.run("waive", book=book)
    assert "未作豁免" in person.told[-1]
    person.answers = ([0] if several else []) + ["=市里统一填报，本局不再填写", "张三"]
    ribbon.run("waive", book=book)
    after = saved(book, tmp_path)
    line = [c.value for c in after["豁免"][4]]
    assert line[:5] == [SHEET, "3", rule, "=市里统一填报，本局不再填写", "张三"]
    waived = [r for r in after[marks.RESULTS].iter_rows(min_row=4, values_only=True) if r[10]]
    assert any("已豁免：=市里统一填报" in str(r[10]) for r in waived)


def test_rollup_draws_native_charts(opened: Any, small_file: Path, person: Person, tmp_path: Path) -> None:
    book = opened(small_file)
    ribbon.run("rollup", book=book)
    ribbon.run("rollup", book=book)
    sheet = saved(book, tmp_path)["汇总"]
    assert len(sheet._charts) == 2, "drawn anew, not twice"
    header = next(r for r in sheet.iter_rows(values_only=True) if "已完成" in r)
    total = next(r for r in sheet.iter_rows(values_only=True) if r[0] == "合计")
    assert header[1:6] == ("已完成", "不涉及", "存在问题", "未填报", "合计") and total[5] == 109


def test_report_beside_the_book(opened: Any, small_file: Path, person: Person) -> None:
    book = opened(small_file)
    person.answers = [False]
    assert ribbon.run("report", "assessment", book=book) == 0
    (written,) = small_file.parent.glob("*.docx")
    assert written.name.startswith("某局 全面总结评估报告") and str(written) in person.asked[-1]
    assert any("某局" in p.text for p in docx.Document(str(written)).paragraphs)
    person.answers = [1, False]
    ribbon.run("report", book=book)
    assert len(list(small_file.parent.glob("*.docx"))) == 2


def test_export_refuses_errors_unless_a_reason_is_given(
    opened: Any, small_file: Path, person: Person
) -> None:
    book = opened(small_file)
    ribbon.run("validate", book=book)
    person.answers = [""]
    ribbon.run("export", book=book)
    assert "没有导出" in person.told[-1] and not list(small_file.parent.glob("*报送件*"))
    person.answers = ["市里要求今日报送"]
    ribbon.run("export", book=book)
    (written,) = small_file.parent.glob("某局 报送件 *.xlsx")
    exported = openpyxl.load_workbook(written)
    assert marks.RESULTS not in exported.sheetnames
    assert exported[SHEET].cell(FIRST + 1, 6).comment.text == "本局自己的批注\n第二行"
    meta = {r[0]: r[1] for r in exported["_meta"].iter_rows(values_only=True)}
    assert "市里要求今日报送" in meta["override"] and meta["edition"]
    assert marks.RESULTS in [s.name for s in book.sheets], "the open book keeps its marks"
    assert read_submission(written).tables["indicators"].entry(4).answer == ANSWERS[4]  # type: ignore[union-attr]


def test_export_of_an_untouched_book_is_the_file_itself(
    opened: Any, small_file: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lawgov_xl.actions import live_export

    book = opened(small_file)
    monkeypatch.setattr(live_export, "checked", lambda desk: (_read(desk), ()))
    ribbon.run("export", book=book)
    (written,) = small_file.parent.glob("某局 报送件 *.xlsx")
    assert written.read_bytes() == small_file.read_bytes()


def _read(desk: Any) -> Any:
    from lawgov_xl.io.live.read import read_submission as live

    return live(desk.book)


def test_help_buttons(opened: Any, small_file: Path, person: Person) -> None:
    book = opened(small_file)
    ribbon.run("manual", book=book)
    assert "导出报送件" in person.told[-1]
    ribbon.run("validate", book=book)
    book.sheets[SHEET].range(f"F{FIRST + 2}").select()
    ribbon.run("rules", book=book)
    assert "依据：" in person.told[-1]
    person.answers = [False]
    ribbon.run("settings", book=book)
    assert "settings.toml" in person.asked[-1]
    from lawgov_xl import settings
    from lawgov_xl.io import user

    assert settings.read(user.settings_file()).severities == {}
    user.settings_file().write_text('[rules]\nZZ99 = "关闭"\n', "utf-8")
    assert ribbon.run("validate", book=book) == 2
    assert "ZZ99" in person.told[-1] and person.grave[-1]


def test_office_buttons(
    opened: Any, small_file: Path, person: Person, tmp_path: Path, edition: Edition
) -> None:
    book = opened(small_file)
    out = tmp_path / "出"
    out.mkdir()
    person.answers = [0, str(out)]
    assert ribbon.run("new", book=book) == 0
    assert len(list(out.glob("*.xlsx"))) == 1
    back = tmp_path / "收到"
    back.mkdir()
    shutil.copy(small_file, back / "某局.xlsx")
    person.answers = [str(back), False, False]
    assert ribbon.run("consolidate", book=book) == 0, person.told
    assert len(list(tmp_path.glob("收到 汇总 *.xlsx"))) == 1 and "已汇总 1 份" in person.asked[-1]
    person.answers = [str(back), False, False]
    assert ribbon.run("returns", book=book) == 0, person.told
    assert list(next(tmp_path.glob("收到 退回 *")).glob("*"))
    person.answers = [str(small_file), str(back / "某局.xlsx"), False]
    assert ribbon.run("compare", book=book) == 0, person.told
    person.answers = [None]
    assert ribbon.run("check-report", book=book) == 0


def test_stop(opened: Any, small_file: Path, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked to stop meanwhile, a button stops before it changes anything."""
    book = opened(small_file)

    def slow(*words: Any) -> Any:
        ribbon.run("stop")
        return check(*words)

    monkeypatch.setattr("lawgov_xl.actions.live_check.check", slow)
    assert ribbon.run("validate", book=book) == 2
    assert "已按要求停止" in person.told[-1]
    assert marks.RESULTS not in [s.name for s in book.sheets]
    monkeypatch.setattr("lawgov_xl.actions.live_check.check", check)
    assert ribbon.run("validate", book=book) == 0, "the wish to stop is spent"


def test_a_fault_of_ours_is_a_message_and_a_log(
    opened: Any, small_file: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened(small_file)
    before = book.sheets[SHEET].range("A1:L8").value

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("somewhere in the middle")

    monkeypatch.setattr("lawgov_xl.io.live.results.write", broken)
    assert ribbon.run("validate", book=book) == 2
    assert "没有完成" in person.told[-1] and "buttons.log" in person.told[-1] and person.grave[-1]
    assert "Traceback" in log_file().read_text("utf-8")
    assert book.sheets[SHEET].range("A1:L8").value == before, "taken back as a whole"
    assert book.sheets[SHEET].range(f"F{FIRST}").color is None and book.sheets[SHEET].impl.protected
