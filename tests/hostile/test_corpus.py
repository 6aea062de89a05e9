"""Every kind of bad input against the commands: one command a kind here, all of them with `LAWGOV_LONG=1`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.hostile import run
from tests.hostile.run import Outcome, table

LONG = bool(os.environ.get("LAWGOV_LONG"))
# The commands are run once, not once for each of the processes of pytest.
pytestmark = pytest.mark.xdist_group("corpus")


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """In a process of its own: it forks, which a process with threads should not."""
    file = tmp_path_factory.mktemp("corpus") / "outcomes.json"
    words = [sys.executable, "-m", "tests.hostile.run", "--json", str(file), *(["--all"] if LONG else [])]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert file.exists(), done.stdout[-3000:] + done.stderr[-3000:]
    return [Outcome(**o) for o in json.loads(file.read_text("utf-8"))]


@pytest.mark.skipif(os.name == "nt", reason="runs by forking; Windows has no fork")
def test_no_kind_of_input_breaks_a_command(outcomes: list[Outcome]) -> None:
    wrong = [f"{o.kind} | {o.command}: {o.faults} {o.said[:300]}" for o in outcomes if o.faults]
    assert not wrong, "\n".join(wrong)
    assert len({(o.group, o.kind) for o in outcomes}) >= 150


@pytest.mark.skipif(os.name == "nt", reason="runs by forking; Windows has no fork")
def test_every_command_meets_every_group_that_it_takes(outcomes: list[Outcome]) -> None:
    met = {(o.group, o.command) for o in outcomes}
    for group, _, commands, _ in run.GROUPS:
        for name, words in commands.items():
            assert (group, name) in met or not run.exists(words[0])


def test_the_table_says_what_happened() -> None:
    shown = table(
        [
            Outcome("workbooks", "text", "validate", 2),
            Outcome("workbooks", "text", "rollup", 0),
            Outcome("words", "words: nothing", "validate", 2),
        ]
    )
    assert "| text | ✗ | ✓ |" in shown and "| nothing | ✗ |" in shown
