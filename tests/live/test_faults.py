"""What is wrong with the open book, or with the computer: each a clear message, and nothing changed."""

from __future__ import annotations

import importlib.util
import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from lawgov_xl import calc, ribbon
from lawgov_xl.calc.uno_bridge import properties, url
from lawgov_xl.errors import FileError
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.model import Edition
from tests.conftest import REPOSITORY
from tests.live.books import ANSWERS, FIRST, write
from tests.live.person import Person

office = pytest.mark.office
SHEET = "评估指标"
WRITING = ("validate", "fix", "rollup", "clear")
"""Buttons that change the book."""


def all_of(book: Any) -> dict[str, object]:
    """Values, colours, notes and locks of every sheet."""
    return {
        s.name: (
            s.used_range.address,
            s.used_range.formula,
            s.range(f"F{FIRST}:F{FIRST + 5}").color,
            [(n.position, n.text) for n in s.impl.notes],
            s.impl.protected,
            len(s.charts),
        )
        for s in book.sheets
    }


def files_in(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


@office
@pytest.mark.parametrize("button", WRITING)
def test_opened_read_only(calc_app: Any, small_file: Path, person: Person, button: str) -> None:
    book = calc_app.books.open(small_file, read_only=True)
    try:
        before, on_disk = all_of(book), small_file.read_bytes()
        person.answers = [True] if button == "fix" else []
        assert ribbon.run(button, book=book) == 2
        assert "以只读方式打开" in person.told[-1] and "没有作任何改动" in person.told[-1]
        assert str(small_file) in person.told[-1] and person.grave[-1]
        assert (all_of(book), small_file.read_bytes()) == (before, on_disk)
    finally:
        book.close()


@office
def test_read_only_books_can_still_be_reported_on(calc_app: Any, small_file: Path, person: Person) -> None:
    book = calc_app.books.open(small_file, read_only=True)
    try:
        person.answers = [False]
        assert ribbon.run("report", "assessment", book=book) == 0, person.told
        assert list(small_file.parent.glob("*.docx"))
    finally:
        book.close()


@office
@pytest.mark.parametrize("button", ["validate", "fix"])
def test_sheet_locked_by_a_password(
    opened: Any, tmp_path: Path, edition: Edition, person: Person, button: str
) -> None:
    book = opened(write(tmp_path / "锁 了.xlsx", edition, password="秘密"))
    before = all_of(book)
    person.answers = [True] if button == "fix" else []
    assert ribbon.run(button, book=book) == 2
    assert f"“{SHEET}”设有保护密码" in person.told[-1] and "没有作任何改动" in person.told[-1]
    assert all_of(book) == before and book.sheets[SHEET].impl.protected


@office
@pytest.mark.parametrize("button", ["validate", "fix", "rollup"])
def test_structure_locked(opened: Any, small_file: Path, person: Person, button: str) -> None:
    book = opened(small_file)
    book.impl.api.protect("秘密")
    before = all_of(book)
    person.answers = [True] if button == "fix" else []
    assert ribbon.run(button, book=book) == 2
    assert "保护工作簿结构" in person.told[-1]
    assert all_of(book) == before


@office
def test_a_file_with_a_password(calc_app: Any, opened: Any, small_file: Path, person: Person) -> None:
    """Opened by the person, with its password, it is checked and handed in; that the copy has none is said."""
    secret = small_file.with_name("加密.xlsx")
    book = opened(small_file)
    book.save(secret, password="秘密")
    book.close()
    with pytest.raises(FileError, match="加密"):
        calc_app.books.open(secret)
    before = secret.read_bytes()
    book = calc_app.books.open(secret, password="秘密")
    try:
        for buttons in (("export",), ("validate", "clear", "export")):  # as it was saved, and changed
            for button in buttons:
                person.answers = ["确需报送"] if button == "export" else []
                assert ribbon.run(button, book=book) == 0, person.told
            assert "报送件没有密码" in person.told[-1]
    finally:
        book.close()
    assert secret.read_bytes() == before
    for written in secret.parent.glob("某局 报送件*.xlsx"):
        assert read_submission(written).tables["indicators"].entry(6).answer == ANSWERS[6]  # type: ignore[union-attr]  # it is there


@office
def test_an_export_that_can_not_be_read_is_not_left(
    opened: Any, small_file: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel keeps the password of a workbook in its copies."""
    book = opened(small_file)

    def scrambled(book_: Any, path: str) -> None:
        Path(path).write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000))

    book.sheets[0].range("H1").value = "改过"
    monkeypatch.setattr(type(book.impl), "save_copy", scrambled)
    person.answers = ["确需报送"]
    assert ribbon.run("export", book=book) == 2
    assert f"{small_file} 设有打开密码" in person.told[-1] and "没有导出" in person.told[-1]
    assert not list(small_file.parent.glob("*报送件*"))


@office
def test_open_elsewhere(calc_app: Any, small_file: Path, person: Person) -> None:
    """Held by another office, which left its lock beside it, a book opens for reading only: no button changes it."""
    lock = small_file.with_name(f".~lock.{small_file.name}#")
    lock.write_text(",别人,另一台电脑,22.11.2026 08:00,file:///home/other;", "utf-8")
    on_disk = small_file.read_bytes()
    try:
        book = calc_app.books.open(small_file)
    except FileError as fault:
        assert "正被" in str(fault) or "打开" in str(fault)
        assert str(small_file) in str(fault)
    else:
        assert ribbon.run("validate", book=book) == 2
        assert "正被其他人" in person.told[-1]
        book.close()
    assert small_file.read_bytes() == on_disk and lock.exists()


@office
def test_never_saved(calc_app: Any, small_file: Path, person: Person) -> None:
    """Made from a template, a book has no folder yet: what writes files says so, what marks the book works."""
    document = calc_app.impl.office.desktop.loadComponentFromURL(
        url(small_file), "_blank", 0, properties(AsTemplate=True)
    )
    book = next(b for b in calc_app.books if b.impl.api.RuntimeUID == document.RuntimeUID)
    try:
        before = files_in(small_file.parent)
        for button, words in (("report", ["assessment"]), ("export", [])):
            assert ribbon.run(button, *words, book=book) == 2
            assert "还没有保存过" in person.told[-1] and "请先保存" in person.told[-1]
        assert ribbon.run("validate", book=book) == 0
        assert files_in(small_file.parent) == before
    finally:
        book.close()


@office
@pytest.mark.parametrize("button", [*WRITING, "validate-rows", "waive", "report", "export"])
def test_no_table_in_it(calc_app: Any, new_book: Any, tmp_path: Path, person: Person, button: str) -> None:
    new_book.sheets[0]["A1:B2"].value = [["姓名", "电话"], ["张三", 1]]
    new_book.save(tmp_path / "通讯录.xlsx")
    before = all_of(new_book), files_in(tmp_path)
    assert ribbon.run(button, *(["assessment"] if button == "report" else []), book=new_book) == 2
    assert "通讯录.xlsx" in person.told[-1] and "没有" in person.told[-1], person.told
    assert (all_of(new_book), files_in(tmp_path)) == before


@office
def test_another_workbook_is_active(
    calc_app: Any,
    opened: Any,
    small_file: Path,
    tmp_path: Path,
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A button is about the book in front; the one behind it is left alone, and the message names which was meant."""
    table = opened(small_file)
    before = all_of(table)
    other = calc_app.books.add()
    try:
        other.save(tmp_path / "别的.xlsx")
        monkeypatch.setattr(calc, "join", lambda pipe: calc_app)
        monkeypatch.setattr(ribbon, "_LINGER", 0.0)
        other.activate()
        calc_app.impl.office.desktop.setActiveFrame(other.impl.api.CurrentController.Frame)
        assert ribbon.main(["validate", "--pipe", "any"]) == 2
        assert "别的.xlsx" in person.told[-1]
        assert all_of(table) == before
    finally:
        other.close()


@office
def test_no_workbook_at_all(calc_app: Any, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    for book in list(calc_app.books):
        book.close()
    monkeypatch.setattr(calc, "join", lambda pipe: calc_app)
    assert ribbon.main(["validate", "--pipe", "any"]) == 2
    assert "没有打开的工作簿" in person.told[-1]


@office
def test_log_before_a_fix_even_when_the_fix_fails(
    opened: Any, small_file: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened(small_file)
    before = all_of(book)
    from lawgov_xl.io.live.hosts.calc import CalcHost

    true_put = CalcHost.put

    def put(host: CalcHost, area: Any, rows: Any) -> None:
        if area.sheet.name == SHEET:
            assert book.sheets["修正记录"].range("E2").value == ANSWERS[2], "the log comes first"
            raise OSError("the disk")
        true_put(host, area, rows)

    monkeypatch.setattr(CalcHost, "put", put)
    person.answers = [True]
    assert ribbon.run("fix", book=book) == 2
    assert "没有完成" in person.told[-1] and all_of(book) == before


def test_no_office_listens(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("uno", reason="no bridge to LibreOffice")
    monkeypatch.setenv("LAWGOV_HOME", str(tmp_path))
    assert ribbon.main(["validate", "--pipe", "lawgov-nobody-listens-here"]) == 2
    assert "连接不上正在运行的 LibreOffice" in capsys.readouterr().err


# --- the Python environment is broken: what the launcher inside Calc says ---


@pytest.fixture
def launcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script of the extension, with its message box recorded in `said`."""
    monkeypatch.setenv("LAWGOV_HOME", str(tmp_path))
    spec = importlib.util.spec_from_file_location(
        "lawgov_launcher", REPOSITORY / "macros" / "lawgov_launcher.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.said = []  # type: ignore[attr-defined]  # for the test alone
    monkeypatch.setattr(module, "tell", module.said.append)
    yield module


def said(launcher: ModuleType) -> str:
    until = time.monotonic() + 20
    while not launcher.said and time.monotonic() < until:
        time.sleep(0.02)
    (text,) = launcher.said
    return str(text)


def python(folder: Path, script: str) -> Path:
    path = folder / "python “3”"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    (folder / "calc.json").write_text(json.dumps({"python": str(path)}), "utf-8")
    return path


def test_launcher_without_settings(launcher: ModuleType, tmp_path: Path) -> None:
    launcher.press("validate")
    assert "lawgov addin install" in said(launcher) and str(tmp_path / "calc.json") in said(launcher)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"python": null}'])
def test_launcher_with_broken_settings(launcher: ModuleType, tmp_path: Path, text: str) -> None:
    (tmp_path / "calc.json").write_text(text, "utf-8")
    launcher.press("validate")
    assert "lawgov addin install" in said(launcher)


def test_launcher_when_python_is_gone(launcher: ModuleType, tmp_path: Path) -> None:
    python(tmp_path, "").unlink()
    launcher.press("validate")
    assert "找不到 Python 程序" in said(launcher) and "python “3”" in said(launcher)


def test_launcher_when_python_can_not_be_run(launcher: ModuleType, tmp_path: Path) -> None:
    python(tmp_path, "").chmod(0o644)
    launcher.press("validate")
    assert "lawgov addin doctor" in said(launcher)


def test_launcher_when_the_package_is_gone(launcher: ModuleType, tmp_path: Path) -> None:
    python(tmp_path, "echo 'No module named lawgov_xl' >&2; exit 1")
    launcher.press("validate")
    assert "No module named lawgov_xl" in said(launcher) and "lawgov addin doctor" in said(launcher)


def test_launcher_hands_the_words_on(launcher: ModuleType, tmp_path: Path) -> None:
    python(tmp_path, f'printf "%s\\n" "$@" > "{tmp_path}/given"')
    launcher.press("report", "annual-work", object())
    until = time.monotonic() + 20
    wanted = ["-P", "-m", "lawgov_xl.ribbon", "report", "annual-work", "--pipe", launcher.PIPE]
    while time.monotonic() < until:
        if (tmp_path / "given").exists() and (tmp_path / "given").read_text().split("\n")[:-1] == wanted:
            break
        time.sleep(0.02)
    assert (tmp_path / "given").read_text().split("\n")[:-1] == wanted
    assert not launcher.said
