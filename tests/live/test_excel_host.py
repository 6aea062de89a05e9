"""What is asked of Excel, held against a stand-in that knows the documented names and nothing else.

It shows that the calls are those of Excel's object model and in which order; not that Excel does as it is documented.
"""

from __future__ import annotations

from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest

from lawgov_xl.io.live.hosts.excel import _ALLOW, ExcelHost

HOST = ExcelHost()
NONE, SOLID, HATCHED = -4142, 1, 9


class Interior:
    """Fill of a cell. Setting a colour makes it solid and takes the theme away, as in Excel."""

    def __init__(self, pattern: int = NONE, colour: int = 0xFFFFFF, theme: int = 0) -> None:
        self.Pattern, self._colour, self._theme, self.TintAndShade = pattern, colour, theme, 0.0

    @property
    def Color(self) -> int:  # noqa: N802 - Excel's name
        return self._colour

    @Color.setter
    def Color(self, value: int) -> None:  # noqa: N802 - Excel's name
        self._colour, self._theme, self.Pattern = value, 0, SOLID

    @property
    def ThemeColor(self) -> int:  # noqa: N802 - Excel's name
        return self._theme

    @ThemeColor.setter
    def ThemeColor(self, value: int) -> None:  # noqa: N802 - Excel's name
        self._theme = value


class Comment:
    def __init__(self, cell: Any, text: str) -> None:
        self.Parent, self.text, self.Visible = cell, text, True
        whole = SimpleNamespace(
            Characters=lambda start, count: SimpleNamespace(Delete=lambda: self.cut(start, count))
        )
        self.Shape = SimpleNamespace(TextFrame=whole)

    def cut(self, start: int, count: int) -> None:
        self.text = self.text[: start - 1] + self.text[start - 1 + count :]

    def Text(self, text: str = "", start: int = 1, overwrite: bool = True) -> str:  # noqa: N802 - Excel's name
        if text:
            assert not overwrite, "what the person wrote stays"
            self.text = self.text[: start - 1] + text + self.text[start - 1 :]
        return self.text

    def Delete(self) -> None:  # noqa: N802 - Excel's name
        self.Parent.Comment = None


class Cell:
    def __init__(self, address: str, interior: Interior) -> None:
        self.Address, self.Interior = address, interior
        self.Comment: Any = None

    def AddComment(self, text: str) -> Comment:  # noqa: N802 - Excel's name
        assert self.Comment is None, "Excel refuses a second one"
        self.Comment = Comment(self, text)
        made: Comment = self.Comment
        return made


class Sheet:
    """An xlwings sheet over such cells."""

    name = "评估指标"

    def __init__(self, **cells: Interior) -> None:
        self.cells = {a: Cell(f"${a[0]}${a[1:]}", i) for a, i in cells.items()}
        self.api = SimpleNamespace()

    def range(self, address: str) -> Any:
        return SimpleNamespace(api=self.cells[address])


def locked(password: str = "", **allowed: bool) -> Any:
    """A protected sheet as COM shows it; Unprotect with a wrong password is an error."""
    sheet: Any = Sheet()
    api = sheet.api
    api.ProtectContents, api.ProtectDrawingObjects, api.ProtectScenarios, api.EnableSelection = (
        True,
        True,
        False,
        1,
    )
    api.Protection = SimpleNamespace(**{name: allowed.get(name, False) for name in _ALLOW})

    def unprotect(given: str) -> None:
        if given != password:
            raise OSError("1004")
        api.ProtectContents = False

    def protect(**options: bool) -> None:
        api.ProtectContents, api.given, api.EnableSelection = True, options, 0

    api.Unprotect, api.Protect = unprotect, protect
    return sheet


def test_protection_is_put_back_with_its_options() -> None:
    sheet = locked(AllowFiltering=True, AllowFormattingRows=True)
    how = HOST.unlock(sheet)
    assert not sheet.api.ProtectContents
    HOST.lock(sheet, how)
    wanted = {"Contents": True, "DrawingObjects": True, "Scenarios": False, **dict.fromkeys(_ALLOW, False)}
    assert sheet.api.given == wanted | {"AllowFiltering": True, "AllowFormattingRows": True}
    assert sheet.api.EnableSelection == 1


def test_a_password_is_told() -> None:
    sheet = locked("秘密")
    with pytest.raises(PermissionError):
        HOST.unlock(sheet)
    assert sheet.api.ProtectContents
    sheet.api.ProtectContents = False
    assert HOST.unlock(sheet) is None, "a sheet that is not locked needs no lock afterwards"


def test_fills_come_back() -> None:
    sheet = Sheet(
        A1=Interior(),
        B1=Interior(SOLID, 0x00FF00),
        C1=Interior(SOLID, 0x123456, theme=5),
        D1=Interior(HATCHED),
    )
    before = HOST.fills(sheet, ["A1", "B1", "C1", "D1"])
    assert before["D1"] == "", "a hatched fill is left alone"
    some = {k: v for k, v in before.items() if v}
    HOST.paint(sheet, dict.fromkeys(some, "FFC7CE"))
    assert sheet.cells["A1"].Interior.Color == 0xCEC7FF, "Excel counts blue first"
    HOST.refill(sheet, some)
    assert [sheet.cells[c].Interior.Pattern for c in ("A1", "B1", "C1")] == [NONE, SOLID, SOLID]
    assert sheet.cells["B1"].Interior.Color == 0x00FF00 and sheet.cells["C1"].Interior.ThemeColor == 5
    assert HOST.fills(sheet, list(some)) == some


def test_notes_of_the_person_stay() -> None:
    sheet = Sheet(A1=Interior(), B1=Interior())
    own = sheet.cells["A1"].AddComment("本局自己的批注")
    HOST.append_note(sheet, "A1", "\n法治自评校验：问题")
    assert own.text == "本局自己的批注\n法治自评校验：问题"
    HOST.trim_note(sheet, "A1", len("本局自己的批注"))
    assert own.text == "本局自己的批注"
    HOST.add_notes(sheet, {"B1": "问题"})
    sheet.api.Comments = [c.Comment for c in sheet.cells.values()]
    assert HOST.notes(sheet) == {"A1": "本局自己的批注", "B1": "问题"}
    assert sheet.cells["B1"].Comment.Visible is False
    HOST.remove_notes(sheet, ["B1"])
    assert sheet.cells["B1"].Comment is None


@pytest.mark.parametrize("fails", [False, True])
def test_the_screen_comes_back(fails: bool) -> None:
    native = SimpleNamespace(Calculation=-4105)
    app = SimpleNamespace(screen_updating=True, enable_events=True, api=native)
    with suppress(ZeroDivisionError), HOST.one_step(SimpleNamespace(app=app), "校验"):
        assert (app.screen_updating, app.enable_events, native.Calculation) == (False, False, -4135)
        _ = 1 / (not fails)
    assert (app.screen_updating, app.enable_events, native.Calculation) == (True, True, -4105)


def asked(*answers: object) -> Any:
    """A book whose Excel answers so."""
    left = list(answers)
    native = SimpleNamespace(InputBox=lambda **_: left.pop(0), GetOpenFilename=lambda **_: left.pop(0))
    return SimpleNamespace(app=SimpleNamespace(api=native))


def test_questions() -> None:
    assert HOST.ask(asked(" 理由 "), "为什么", "法治自评") == " 理由 "
    assert HOST.ask(asked(False), "为什么", "法治自评") is None, "Cancel is False in Excel"
    assert HOST.ask(asked(False), "为什么", "法治自评", "默认") is None
    assert HOST.choose(asked("9", "x", "", "2"), "哪一个", "法治自评", ["甲", "乙"]) == 1
    assert HOST.choose(asked(False), "哪一个", "法治自评", ["甲", "乙"]) is None
    assert HOST.pick_file(asked(False), "选", ["*.docx"]) is None
    assert HOST.pick_file(asked("C:\\报告.docx"), "选", ["*.docx"]) == "C:\\报告.docx"


def test_state_of_the_book() -> None:
    book = SimpleNamespace(api=SimpleNamespace(ReadOnly=True, ProtectStructure=False, Path="", Saved=True))
    assert HOST.read_only(book) and not HOST.structure_locked(book)
    assert not HOST.unchanged(book), "never saved"
    book.api.Path = "C:\\"
    assert HOST.unchanged(book)
