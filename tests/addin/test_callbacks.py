"""Every callback of the ribbon, run as Basic in LibreOffice; the Python call that it makes is then carried out on Calc."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import xlwings

from lawgov_xl import marks, ribbon
from lawgov_xl.addin.buttons import Button, tab
from lawgov_xl.report import profiles
from tests.addin.vba_office import MODULE, Macros
from tests.conftest import REPOSITORY
from tests.live.books import FIRST
from tests.live.person import Person

pytestmark = pytest.mark.office
SHEET = "评估指标"
ON_RIBBON = [b for b in tab() if not b.calc_only]


@pytest.fixture
def macros(calc_app: Any) -> Iterator[Macros]:
    made = Macros(calc_app, REPOSITORY / "macros" / f"{MODULE}.bas")
    yield made
    made.close()


def calls_of(macros: Macros, button: Button) -> list[str]:
    """The commands of a button, one for every entry of a gallery."""
    if not button.items:
        return [macros.call(button.callback, "control")[0]]
    return [macros.call(button.callback, "control", i, n)[0] for n, (i, _) in enumerate(button.items)]


def test_every_callback_gives_python_its_button(macros: Macros) -> None:
    for button in ON_RIBBON:
        words: list[tuple[str, ...]] = [(i,) for i, _ in button.items] or [()]
        assert calls_of(macros, button) == [
            "import lawgov_xl.ribbon as r; r.run({})".format(", ".join(map(repr, (button.name, *more))))
            for more in words
        ]
    assert {b.name for b in ON_RIBBON} == set(ribbon.BUTTONS)


def test_without_python_a_click_says_what_to_do(macros: Macros) -> None:
    for button in ON_RIBBON:
        words = ("control", "assessment", 0) if button.items else ("control",)
        called, said = macros.call(button.callback, *words, interpreter="")
        assert called == ""
        assert (
            said == "还没有设置 Python。请运行 lawgov addin install；运行不了的，请信息化人员按安装说明处理。"
        )


def test_what_the_callbacks_call_works_on_calc(
    macros: Macros,
    opened: Any,
    small_file: Path,
    person: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = opened(small_file)
    sheet = book.sheets[SHEET]
    # The workbook whose window is in front, as Excel names it to Python.
    monkeypatch.setattr(xlwings.Book, "_mock_caller", book, raising=False)
    ended: list[tuple[str, int]] = []
    true_run = ribbon.run

    def noted(name: str, *words: str, book: Any = None) -> int:
        ended.append((name, true_run(name, *words, book=book)))
        return ended[-1][1]

    monkeypatch.setattr(ribbon, "run", noted)
    received, out = tmp_path / "收到", tmp_path / "出"
    received.mkdir()
    out.mkdir()
    shutil.copy(small_file, received / "某局.xlsx")
    report = tmp_path / "报告.docx"
    made = docx.Document()
    made.add_paragraph("我局共办理 12 件。")
    made.save(str(report))

    def waived() -> list[Any]:
        cell = sheet.range(f"F{FIRST + 2}")
        cell.select()
        several = cell.note.text.count("【") > 1
        return [*([0] if several else []), "市里统一填报", ""]

    def rows() -> list[Any]:
        sheet.range(f"A{FIRST}:A{FIRST + 3}").select()
        return []

    answers: dict[str, Any] = {
        "validate-rows": rows,
        "fix": lambda: [True],
        "waive": waived,
        "report": lambda: [False],
        "check-report": lambda: [str(report), False],
        "export": lambda: ["市里要求今日报送"],
        "new": lambda: [0, str(out)],
        "consolidate": lambda: [str(received), False, False],
        "returns": lambda: [str(received), False, False],
        "compare": lambda: [str(small_file), str(received / "某局.xlsx"), False],
        "settings": lambda: [False],
    }
    for button in ON_RIBBON:
        for call in calls_of(macros, button):
            person.answers = answers.get(button.name, list)()
            exec(call, {})
            assert ended[-1] == (button.name, 0), person.told
            assert not person.answers, (button.name, person.asked)
    assert [n for n, _ in ended if n != "report"] == [b.name for b in ON_RIBBON if b.name != "report"]
    # What each of them leaves behind.
    names = [s.name for s in book.sheets]
    assert {"修正记录", "汇总", "豁免"} <= set(names) and marks.RESULTS not in names
    assert sheet.range(f"F{FIRST + 1}").value.endswith("〔2019〕72号）。")
    assert book.sheets["豁免"].range("D4").value == "市里统一填报"
    beside = [p.name for p in (*tmp_path.iterdir(), *received.iterdir())]
    one_book = [profiles.load(i).name for i in profiles.ids() if not profiles.load(i).of_many]
    for name in (*one_book, "报送件", "核对结果", "收到 汇总", "收到 退回", "年度对比"):
        assert any(name in b for b in beside), name
    assert len(list(out.glob("*.xlsx"))) == 1
