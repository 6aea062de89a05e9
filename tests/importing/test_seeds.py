"""The two shipped tables, rebuilt as Word documents and read back: the same edition and the same answers, cell by
cell. The source documents in plain text give the same, where they lie beside the repository."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from lawgov_xl.importing import filled
from lawgov_xl.importing.proposal import EditionProposal, propose_edition
from lawgov_xl.importing.raw import RawDocument
from lawgov_xl.io.tables import read_document
from lawgov_xl.model import Edition, Table
from lawgov_xl.text import without_leftovers
from tests.conftest import REPOSITORY
from tests.importing.documents import add, bookmarked, comment_on, new, official, save, table, widths

SEEDS = REPOSITORY.parent / "shared" / "seeds"
SOURCES = {"indicators": "000_*.txt", "tasks": "001_*.txt"}
_COMMENT = re.compile(r"Comment by (\w+): (.+)")
_BOOKMARK = re.compile(r"\[bookmark: (\w+)\]")
Answers = Mapping[int, Mapping[str, str]]


def answers(key: str) -> dict[int, dict[str, str]]:
    """The example department's answers, verbatim, blank ones left out."""
    path = REPOSITORY / "workbook" / "examples" / "answers" / f"{key}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {int(r["number"]): {k: r[k] for k in r if k != "number" and r[k]} for r in rows}


def without_traces(given: Answers) -> dict[int, dict[str, str]]:
    """The answers without what the text export made of comments and bookmarks: a Word file has the things
    themselves."""
    plain = {n: {k: without_leftovers(t) for k, t in texts.items()} for n, texts in given.items()}
    return {n: texts for n, texts in plain.items() if any(texts.values())}


def word(path: Path, wanted: Table, given: Answers, *, merged: bool, page: int = 4) -> Path:
    """The report's last page, then the table with its page breaks, as the department sends it."""
    made = new(
        "第四，建立健全常态化的知识产权法律培训工作。", "特此报告。", "", "重庆市知识产权局   ", "2020年10月20日  ",
        *(["附件", ""] if wanted.chapter_rows else []), *wanted.title.split("\n"), "", wanted.date_line, "",
    )  # fmt: skip
    marked = {n: {k: _with_bookmarks(t) for k, t in texts.items()} for n, texts in given.items()}
    add(made, table(official(wanted, marked, merged=merged, page=page), widths(wanted)))
    for number, texts in given.items():
        for text in texts.values():
            if (found := _COMMENT.search(text)) is not None:
                above = next(i.requirement for i in wanted.items if i.number == number)
                comment_on(made, without_leftovers(text), found.group(2), found.group(1), after=above)
    return save(made, path)


def _with_bookmarks(text: str) -> str:
    names = _BOOKMARK.findall(text)
    plain = without_leftovers(text)
    return bookmarked(plain, *names) if names else plain


@pytest.fixture(scope="module", params=["indicators", "tasks"])
def wanted(request: pytest.FixtureRequest, edition: Edition) -> Table:
    found = edition.table(request.param)
    assert found is not None
    return found


@pytest.fixture(scope="module", params=[True, False], ids=["merged", "unmerged"])
def read_back(
    request: pytest.FixtureRequest, wanted: Table, tmp_path_factory: pytest.TempPathFactory
) -> RawDocument:
    path = tmp_path_factory.mktemp("word") / f"{wanted.key} 填报.docx"
    return read_document(word(path, wanted, answers(wanted.key), merged=request.param))


def _same_as_shipped(proposed: EditionProposal, wanted: Table, given: Answers) -> None:
    (only,) = proposed.tables
    got = only.table
    assert got.items == wanted.items
    assert (got.title, got.date_line, got.noun, got.key, got.sheet, got.chapter_rows) == (
        wanted.title, wanted.date_line, wanted.noun, wanted.key, wanted.sheet, wanted.chapter_rows,
    )  # fmt: skip
    assert [(c.key, c.header, c.role) for c in got.columns] == [
        (c.key, c.header, c.role) for c in wanted.columns
    ]
    assert got.joints == wanted.joints
    filled_in = {n: {k: t for k, t in texts.items() if t} for n, texts in only.filled.items()}
    assert {n: f for n, f in filled_in.items() if f} == given


def test_edition_from_word(read_back: RawDocument, wanted: Table) -> None:
    _same_as_shipped(propose_edition(read_back), wanted, without_traces(answers(wanted.key)))


def test_answers_from_word(read_back: RawDocument, wanted: Table, edition: Edition) -> None:
    found = filled.read(read_back, edition)
    (only,) = found.tables
    assert only.table.key == wanted.key
    assert only.answers == without_traces(answers(wanted.key))
    assert (only.missing, only.loose) == ((), ())
    assert {(p.how.value, p.score) for p in only.placed} == {("exact", 100.0)}
    assert found.department == "重庆市知识产权局"


def test_a_comment_becomes_a_note_and_no_text(tmp_path: Path, edition: Edition) -> None:
    wanted = edition.tables[0]
    document = read_document(word(tmp_path / "a.docx", wanted, answers("indicators"), merged=True))
    (only,) = filled.read(document, edition).tables
    found = {
        (n, k): [str(c) for c in notes] for n, by_key in only.notes.items() for k, notes in by_key.items()
    }
    assert found[31, "answer"] == ["cy：建议将表中“无”统一改为“不涉及”"]
    assert set(found) == {
        (n, k) for n, texts in answers("indicators").items() for k, t in texts.items() if _COMMENT.search(t)
    }
    assert not any("Comment by" in t for texts in only.answers.values() for t in texts.values())


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents do not lie beside the repository")
def test_edition_and_answers_from_the_source_text(wanted: Table, edition: Edition) -> None:
    document = read_document(next(SEEDS.glob(SOURCES[wanted.key])))
    given = {n: a for n, a in answers(wanted.key).items() if a}
    _same_as_shipped(propose_edition(document), wanted, given)
    (only,) = filled.read(document, edition).tables
    assert only.answers == given
    assert (only.missing, only.loose) == ((), ())


def test_blank_official_table_has_nothing_filled_in(wanted: Table, tmp_path: Path) -> None:
    (only,) = propose_edition(read_document(word(tmp_path / "a.docx", wanted, {}, merged=True))).tables
    assert only.table.items == wanted.items
    assert not only.filled
