"""A folder with every kind of damage: every good book is in, every bad one is named, memory and time stay bounded."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from lawgov_xl.editions import load
from tests.bench.answers import Answers, departments
from tests.bench.books import Filler
from tests.bench.damage import KINDS, READ, REJECTED, SKIPPED, damage
from tests.bench.measure import alone
from tests.consolidate.conftest import TODAY

GOOD = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("坏")
    edition = load()
    filler, answers = Filler(edition), Answers(edition)
    kinds = list(KINDS)
    for department in departments(len(kinds) + GOOD):
        content = filler.fill(answers.tables(department), answers.cover(department))
        if department.number <= len(kinds):
            damage(kinds[department.number - 1], content, path, department.name)
        else:
            (path / f"{department.name}.xlsx").write_bytes(content)
    return path


@pytest.fixture(scope="module")
def done(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Consolidated:
    output = tmp_path_factory.mktemp("out") / "汇总.xlsx"
    return consolidate(Request([folder], output, today=TODAY, cache="", jobs=1))


@pytest.mark.parametrize("kind", [k for k, v in KINDS.items() if v[1] == READ])
def test_what_can_be_read_is_in(done: Consolidated, kind: str) -> None:
    (digest,) = [d for _, d in done.picture.counted if f"（{kind}）" in d.source.path]
    assert sum(len(t.statuses) for t in digest.tables.values()) == 242
    if kind == "缺行":
        assert digest.tables["indicators"].rows.count(0) == 12
    elif kind != "合并答复":
        assert 0 not in digest.tables["indicators"].rows


@pytest.mark.parametrize("kind", [k for k, v in KINDS.items() if v[1] == REJECTED])
def test_what_can_not_be_read_is_named_with_its_reason(done: Consolidated, kind: str) -> None:
    (rejected,) = [r for r in done.picture.rejected if f"（{kind}）" in r.source.path]
    assert len(rejected.reason.to("zh")) > 5 and "程序出错" not in rejected.reason.to("zh")
    assert rejected.reason.to("en")


def test_nothing_else_is_rejected_and_the_rest_is_passed_over_with_a_reason(done: Consolidated) -> None:
    kinds = [k for k, v in KINDS.items() if v[1] == REJECTED]
    assert len(done.picture.rejected) == len(kinds)
    for kind in (k for k, v in KINDS.items() if v[1] == SKIPPED):
        assert any(f"（{kind}）" in s.path and s.reason.to() for s in done.picture.skipped), kind
    assert sum(1 for _ in done.picture.counted) == GOOD + sum(v[1] == READ for v in KINDS.values())


def test_macros_and_links_are_noted(done: Consolidated) -> None:
    notes = {d.source.name: [n.to() for n in d.source.notes] for _, d in done.picture.counted}
    assert any("含宏" in n for name, said in notes.items() if "带宏" in name for n in said)
    assert any("外部链接" in n for name, said in notes.items() if "（外部链接）" in name for n in said)


@pytest.mark.skipif(sys.platform == "win32", reason="memory and time of a child are told by Unix only")
def test_memory_time_and_exit_status(folder: Path, tmp_path: Path) -> None:
    """In a process of its own, so that its peak is its own."""
    words = ["consolidate", str(folder), "-o", str(tmp_path / "汇总.xlsx"), "--no-cache", "--jobs", "1"]
    run = alone(["lawgov_xl", *words, "--today", "2020-10-20"])
    assert run.status == 1, run.output
    assert run.output.count("未计入：") == sum(v[1] == REJECTED for v in KINDS.values()), run.output
    assert run.seconds < 60, "seconds of the processor, whoever else uses the machine"
    assert run.peak < 450, f"{run.peak:.0f} MiB"
