"""Contact persons and telephone numbers stay out of what is merged and passed on, unless they are asked for."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from lawgov_xl.cli import main
from tests.synthetic import book, example_answers
from tests.workbooks import written

WHO, PHONE, LISTED = "赵钱某", "023-61234567", "孙李某"
MOBILE, IDENTITY = "138" + "0" * 8, "11010119000101009X"  # nobody has these


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWGOV_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    made = book(example_answers())
    for row in made.sheets["封面"].rows:
        if row[0] == "联系人":
            row[1:] = [WHO]
        elif row[0] == "联系电话":
            row[1:] = [PHONE]
    made.sheet("indicators").set(3, "answer", "")
    made.sheet("indicators").set(4, "answer", f"联系人手机{MOBILE}，身份证号{IDENTITY}。")
    (tmp_path / "in" / "甲.xlsx").write_bytes(written(made))
    (tmp_path / "list.csv").write_text(
        f"单位名称,联系人,联系电话\n重庆市知识产权局,{LISTED},{PHONE}\n重庆市公安局,{LISTED},{PHONE}\n",
        "utf-8",
    )
    return tmp_path


def text(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(n).decode("utf-8", "replace") for n in package.namelist())


def consolidated(place: Path, *more: str) -> list[Path]:
    words = [
        "consolidate",
        "in",
        "-o",
        "all.xlsx",
        "--departments",
        "list.csv",
        "--report",
        "office.docx",
        "--jobs",
        "1",
    ]
    assert main([*words, *more]) == 1
    return [place / "all.xlsx", place / "office.docx"]


def test_consolidated_outputs_name_nobody(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in consolidated(place, "--json"):
        assert not [w for w in (WHO, PHONE, LISTED) if w in text(path)], path.name
    assert not [w for w in (WHO, PHONE, LISTED) if w in capsys.readouterr().out]


def test_unless_asked_for(place: Path) -> None:
    summary = text(consolidated(place, "--contacts")[0])
    assert LISTED in summary and PHONE in summary


@pytest.mark.parametrize("profile", ["annual-public", "assessment", "bureau-work"])
def test_reports_name_nobody(place: Path, profile: str) -> None:
    assert main(["report", "in/甲.xlsx", "-o", "报告.docx", "--profile", profile]) == 0
    assert not [w for w in (WHO, PHONE) if w in text(place / "报告.docx")]


def test_documents_carry_no_name_of_a_user(place: Path) -> None:
    import getpass
    import platform

    main(["report", "in/甲.xlsx", "-o", "报告.docx"])
    for path in (place / "报告.docx", *consolidated(place)):
        with zipfile.ZipFile(path) as package:
            about = "".join(
                package.read(n).decode() for n in package.namelist() if re.fullmatch(r"docProps/.*\.xml", n)
            )
        assert platform.node() not in about and f">{getpass.getuser()}<" not in about, path.name
        assert "python-docx" not in about, path.name


def test_personal_data_in_answers_are_pointed_at(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "in/甲.xlsx", "--select", "TX25"]) in (0, 1)
    said = capsys.readouterr().out
    assert said.count("TX25") == 2 and "第4项" in said
    assert MOBILE not in said and IDENTITY not in said, "a finding must not spread what it warns of"
