"""Texts of cells never become formulas, fields, links or markup of what is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.hostile import others
from tests.hostile.books import BOOKS, good
from tests.hostile.entries import INJECTIONS
from tests.hostile.run import ON_BOOKS, exists

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
W = f"{{{others.W}}}"
MARKS = ("cmd", "example.invalid", "WEBSERVICE", "DDEAUTO", "alert(1)")
WRITING = {n: w for n, w in ON_BOOKS.items() if "-o" in w or "--mark" in w or "--fix" in w}
RETURNS = {
    "consolidate --returns": (*ON_BOOKS["consolidate"], "--returns", "back", "--report", "office.docx")
}


def documents(folder: Path) -> Iterator[tuple[Path, str, etree._Element]]:
    """Every XML part of every document below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".xlsx", ".docx") and path.name not in (
            "好的.xlsx",
            "报告.docx",
            "某局 自评表.xlsx",
        ):
            with zipfile.ZipFile(path) as package:
                for name in package.namelist():
                    if name.endswith((".xml", ".rels", ".vml")):
                        yield path, name, etree.fromstring(package.read(name))


def suspicious(root: etree._Element) -> Iterator[str]:
    """What a program would run or follow, with one of the attacker's words in it."""
    for element in root.iter(
        f"{S}f", f"{S}formula", f"{S}formula1", f"{S}definedName", f"{W}instrText", f"{W}fldSimple", "{*}Relationship", f"{S}ddeLink"
    ):  # fmt: skip
        said = (element.text or "") + " ".join(element.attrib.values())
        if any(mark in said for mark in MARKS):
            yield f"{element.tag}: {said[:100]}"


@pytest.mark.parametrize("command", [*WRITING, *RETURNS])
@pytest.mark.parametrize("kind", ["formulas in answers", "cover with markup"])
def test_texts_stay_texts(tmp_path: Path, command: str, kind: str) -> None:
    words = (WRITING | RETURNS)[command]
    if not exists(words[0]):
        pytest.skip(f"no command {words[0]} in this version")
    (tmp_path / "in").mkdir()
    BOOKS[kind](tmp_path / "in" / "某局 自评表.xlsx")
    (tmp_path / "in" / "好的.xlsx").write_bytes(good())
    (tmp_path / "好的.xlsx").write_bytes(good())
    meaning = {"INPUT": "in/某局 自评表.xlsx", "GOOD": "好的.xlsx", "FOLDER": "in"}
    done = subprocess.run(
        [sys.executable, "-m", "lawgov_xl", *(meaning.get(w, w) for w in words)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1, 2), done.stderr
    found = [(path.name, part, what) for path, part, root in documents(tmp_path) for what in suspicious(root)]
    assert found == []
    if done.returncode in (0, 1) and command != "edition import":  # which writes data files
        assert list(documents(tmp_path)), "something was written"


def test_the_check_sees_what_it_looks_for(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, INJECTIONS[0])
        sheet.write(1, 0, "http://example.invalid/x")
    found = [w for _, _, root in documents(tmp_path) for w in suspicious(root)]
    assert len(found) == 2 and re.search("cmd", found[0] + found[1])
