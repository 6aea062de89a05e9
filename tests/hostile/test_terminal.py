"""What a file's name or text does to the terminal: nothing. Output that nobody can take ends in one clear line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_xl.cli.door import printable
from tests.synthetic import book
from tests.workbooks import written

LAWGOV = [sys.executable, "-m", "lawgov_xl"]


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*LAWGOV, *map(str, words)], capture_output=True, check=False, env={**os.environ, **environment}
    )


@pytest.mark.parametrize(
    "name", ["\x1b]0;改名\x07.xlsx", "甲\n第二行.xlsx", "\u202excod.exe.xlsx", "甲\r乙.xlsx"]
)
def test_a_name_can_not_write_lines_of_its_own(tmp_path: Path, name: str) -> None:
    done = run("validate", tmp_path / name)
    assert done.returncode == 2 and done.stdout == b""
    said = done.stderr.decode()
    assert said.count("\n") == 1 and said.isprintable() is False  # only the line's own end is not
    assert said[:-1].isprintable()


def test_text_of_cells_can_not_steer_the_terminal(tmp_path: Path) -> None:
    made = book()
    made.sheets["封面"].rows[1][1] = "某局_x001b_[2J\u202e"
    made.sheet("indicators").set(1, "answer", "\u202e印发（渝府发〔2019〕1）\x85")
    path = tmp_path / "甲.xlsx"
    path.write_bytes(written(made))
    for words in (["validate"], ["rollup"]):
        shown = run(*words, path).stdout.decode()
        assert shown and all(c.isprintable() or c in "\n\u3000" for c in shown), words


def test_printable() -> None:
    assert printable("一　二\n\t三") == "一　二\n\t三"
    assert printable("\x1b[31m\x07\x9b\udcff") == r"\x1b[31m\x07\x9b\udcff"


def test_other_codings_of_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "甲.xlsx"
    path.write_bytes(written(book()))
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    for coding in ({**plain}, {"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "cp1252"}):
        done = run("rollup", path, "--json", **coding)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["files"][0]["tables"], coding
        shown = run("rollup", path, **coding)
        assert shown.returncode == 0 and shown.stdout, coding


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + "/局".encode("gbk") + b".xlsx"
    Path(os.fsdecode(name)).write_bytes(written(book()))
    for extra in ([], ["--json"]):
        done = subprocess.run([*LAWGOV, "rollup", name, *extra], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    json.loads(done.stdout)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_output_that_does_not_fit(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*LAWGOV, "rules"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "磁盘空间不足" in done.stderr.decode() and done.stderr.count(b"\n") == 1
