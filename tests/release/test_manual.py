"""The manual and the README say what is: their commands exist and run, their pictures are there, what is generated is current."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from lawgov_xl.cli import COMMANDS
from lawgov_xl.cli.door import Door, Parser
from tests.synthetic import example_answers
from tests.workbooks import filled

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "手册"
PAGES = [ROOT / "README.md", ROOT / "docs" / "editions.md", *sorted(MANUAL.glob("*.md"))]
FENCE = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_manual", MANUAL / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(page: Path) -> list[list[str]]:
    """The words of every `lawgov …` line in the code of a page."""
    lines = [li for block in FENCE.findall(page.read_text("utf-8")) for li in block.splitlines()]
    return [shlex.split(li)[1:] for li in lines if li.startswith("lawgov ")]


def test_the_appendix_is_current(make: ModuleType) -> None:
    assert make.APPENDIX.read_text("utf-8") == make.appendix(), "run: python docs/手册/make.py"
    assert len(list(make.messages())) > 300


def test_the_word_file_holds_the_manual(make: ModuleType, tmp_path: Path) -> None:
    import docx

    make.manual(tmp_path / "手册.docx")
    made, kept = (docx.Document(str(p)) for p in (tmp_path / "手册.docx", make.WORD))
    assert [p.text for p in made.paragraphs] == [p.text for p in kept.paragraphs], (
        "run: python docs/手册/make.py"
    )
    assert len(made.tables) == len(kept.tables)
    assert len(kept.inline_shapes) == len(list((MANUAL / "图").glob("*.png")))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_are_as_told(page: Path) -> None:
    for words in commands(page):
        name, rest = words[0], words[1:]
        assert name in COMMANDS, name
        module = importlib.import_module(
            f"lawgov_xl.cli.{name.replace('-', '_')}" + ("_" if name == "import" else "")
        )
        door = Door()
        parser = Parser(f"lawgov {name}", "", "zh")
        module.arguments(parser, door)
        parser.parse_args(rest)


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    """In their order, in one folder, as a reader would; between handing out and checking the workbook gets filled in."""
    told = commands(ROOT / "README.md")
    assert len(told) >= 6
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LAWGOV_CACHE": str(tmp_path / "cache")}
    (tmp_path / "报送件").mkdir()
    for words in told:
        done = subprocess.run(
            [sys.executable, "-m", "lawgov_xl", *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1), (words, done.stderr)
        if words[0] == "workbook":
            book = tmp_path / words[words.index("-o") + 1]
            assert book.is_file()
            book.write_bytes(filled(example_answers()))
            shutil.copy(book, tmp_path / "报送件")
