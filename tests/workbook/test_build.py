"""What is written is read back; any edition makes a workbook; every text has its room."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_xl.errors import EditionError, LawgovError
from lawgov_xl.io import fit
from lawgov_xl.io.excel_read import read_grid, read_submission
from lawgov_xl.io.workbook import LONGEST, build
from lawgov_xl.io.workbook.plan import plan
from lawgov_xl.layout import COVER, edition_of
from lawgov_xl.model import Edition, Helper, Role, Status
from lawgov_xl.rollup import roll_up
from tests.workbook.conftest import given_answers, opened

ODD = [
    *(
        "=1+1",
        "+1",
        "-1",
        "@上级",
        "{=1}",
        "=",
        "'引号",
        "#N/A",
        "TRUE",
        "1e5",
        "001",
        "12315-5",
        "2020-12-31",
    ),
    *(
        "首行\n次行",
        "首行\r\n次行",
        " 前后 ",
        "\t制表",
        "　全角　",
        "\u200b零宽",
        "𠮷野家😀",
        "_x0041_",
        "a\x0bb\x01",
    ),
    *(
        "<b>&\"'",
        "http://www.example.gov.cn/?a=1&b=2",
        "mailto:a@b.cn",
        "internal:x",
        "[bookmark: _GoBack]我局",
    ),
    "长" * 3000,
]


def test_texts_are_read_back_exactly(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "甲局.xlsx"
    keys = ["answer", "remedy", *(h.value for h in Helper)]
    given_texts = {n: dict.fromkeys(keys, text) for n, text in enumerate(ODD, 1)}
    build(edition, path, department="甲局", answers={"indicators": given_texts})
    submission = read_submission(path)
    assert submission.department == "甲局"
    for entry in submission.tables["indicators"].entries:
        text = ODD[entry.number - 1] if entry.number <= len(ODD) else ""
        found = (entry.answer, entry.remedy, entry.declared, entry.deadline, entry.owner, entry.evidence)
        assert found == (text,) * 6, entry.number


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(_TEXT, min_size=10, max_size=10), cover=_TEXT)
def test_any_text_is_read_back(other: Edition, tmp_path: Path, texts: list[str], cover: str) -> None:
    path = tmp_path / "any.xlsx"
    build(
        other,
        path,
        cover={"principal": cover},
        answers={"duties": {n: {"answer": t, "remedy": t} for n, t in enumerate(texts, 1)}},
    )
    submission = read_submission(path, other)
    assert [e.answer for e in submission.tables["duties"].entries] == texts
    assert [e.remedy for e in submission.tables["duties"].entries] == texts
    assert submission.cover["principal"].text == cover.strip()


def test_a_date_is_a_date(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "date.xlsx"
    given_texts = {1: {"完成时限": "2020-12-31"}, 2: {"完成时限": "长期坚持"}, 3: {"完成时限": "2020-13-45"}}
    build(edition, path, answers={"indicators": given_texts})
    with opened(path) as book:
        cells = [book["评估指标"].cell(4 + n, 9) for n in range(3)]
        assert cells[0].is_date
        assert [c.value for c in cells[1:]] == ["长期坚持", "2020-13-45"]
    read = [read_submission(path).tables["indicators"].entry(n) for n in (1, 2, 3)]
    assert [e.deadline for e in read if e] == ["2020-12-31", "长期坚持", "2020-13-45"]


def test_cover_fields(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "cover.xlsx"
    values = {f.key: f"“{f.key}”的内容\n第二段" * (60 if f.long else 1) for f in edition.cover}
    build(edition, path, cover=values)
    found = read_submission(path).cover
    assert {k: v.text for k, v in found.items()} == values
    with opened(path) as book:
        sheet = book[COVER]
        assert all(not sheet[v.cell].protection.locked for v in found.values())
        assert max(d.height or 0 for d in sheet.row_dimensions.values()) <= 409
    build(edition, path)
    defaults = {k: v.text for k, v in read_submission(path).cover.items()}
    assert defaults == {f.key: f.default for f in edition.cover}


# --- other editions ---


def test_any_edition(other: Edition, tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    answers = {
        "duties": {
            1: {"answer": "已开展。", "状态": "已完成"},
            4: {"answer": "尚未建立制度。", "remedy": "抓紧建立。"},
        },
        "few": {2: {"answer": "不涉及"}},
    }
    built = build(other, path, answers=answers)
    assert built.sheets[:5] == ("封面", "职责 O'落实", "补充", "评分", "填报进度")
    assert edition_of(read_grid(path)) == "other"
    submission = read_submission(path, other)
    duties, few = submission.tables["duties"], submission.tables["few"]
    assert not (duties.missing or few.missing or duties.unknown or few.unknown)
    assert [e.item.chapter for e in duties.entries] == [i.chapter for i in other.tables[0].items]
    assert [g[0] for g in duties.groups.values()] == [i.chapter for i in other.tables[0].items]
    assert duties.entry(4) is not None and duties.entry(4).cells["weight"] == "4"  # type: ignore[union-attr]  # checked
    counts = [t.counts for t in roll_up(submission).tables]
    assert (counts[0].completed, counts[0].issue, counts[0].unfilled) == (1, 1, 8)
    assert (counts[1].not_applicable, counts[1].unfilled) == (1, 2)
    with opened(path, values=True) as book:
        sheet = book["填报进度"]
        rows = {r[0]: r[1:] for r in sheet.iter_rows(values_only=True) if r[0] and r[1] is not None}
    assert rows["第一部分"][:6] == (4, 2, 1, 0, 1, 2)
    assert rows["总则"][:6] == (3, 1, 0, 1, 0, 2)
    assert rows["各表合计"][:6] == (19, 3, 1, 1, 1, 16)


def test_a_header_of_two_rows_and_own_groups(other: Edition, tmp_path: Path) -> None:
    path = tmp_path / "scores.xlsx"
    answers = {"scores": {n: {"own": str(n), "answer": f"已办理{n}。"} for n in range(1, 7)}}
    build(other, path, answers=answers)
    table = other.tables[2]
    reading = read_submission(path, other).tables["scores"]
    assert set(reading.columns) == {*(c.key for c in table.columns), *(h.value for h in Helper)}
    assert [e.cells["own"] for e in reading.entries] == list("123456")
    assert [e.answer for e in reading.entries] == [f"已办理{n}。" for n in range(1, 7)]
    assert [e.cells["field"] for e in reading.entries] == [i.texts["field"] for i in table.items]
    assert not (reading.missing or reading.unknown or reading.duplicates)
    with opened(path) as book:
        sheet = book["评分"]
        assert {str(m) for m in sheet.merged_cells.ranges} == {"A1:G1", "E2:F2", "A4:A5", "A6:A9"}
        assert sheet["E2"].value == "评分"
        assert [c.value for c in sheet[3]][:7] == [c.header for c in table.columns]
        assert sheet.print_title_rows == "$2:$3"
        assert not sheet["F5"].protection.locked and sheet["E5"].protection.locked


@pytest.mark.parametrize("name", ["", "甲/乙", "长" * 32, "封面", "填报进度", "_calc", "补充", "'甲"])
def test_a_name_that_can_not_be_a_sheets(other: Edition, name: str, tmp_path: Path) -> None:
    tables = (replace(other.tables[0], sheet=name), other.tables[1])
    with pytest.raises(EditionError):
        build(replace(other, tables=tables), tmp_path / "bad.xlsx")


def test_text_beyond_a_cell(edition: Edition, tmp_path: Path) -> None:
    longest = "长" * LONGEST
    build(edition, tmp_path / "x.xlsx", answers={"tasks": {7: {"answer": longest}}})
    with opened(tmp_path / "x.xlsx") as book:
        assert longest in [c.value for c in book["任务清单"]["F"]]
    with pytest.raises(LawgovError, match="第 7 项"):
        build(edition, tmp_path / "x.xlsx", answers={"tasks": {7: {"answer": "长" * (LONGEST + 1)}}})


# --- room ---


@pytest.mark.parametrize("key", ["indicators", "tasks"])
def test_every_text_has_its_room(edition: Edition, key: str) -> None:
    table = edition.table(key)
    assert table is not None
    made = plan(table, given_answers(key))
    assert not made.cut and not made.sizes
    for line, item in made.items():
        texts = dict(item.texts) | given_answers(key)[item.number]
        for column in table.columns:
            if column.key in texts:
                width = made.widths[made.columns[column.key]]
                assert fit.height(texts[column.key], width, 11) <= line.height, (item.number, column.key)
        if not texts["answer"]:
            assert line.height >= 45
    for group in made.groups:
        first = next(line for line in made.lines if line.row == group.first)
        assert fit.height(group.text, made.widths[group.at], 11) <= first.height


def test_groups_cover_every_row_once(edition: Edition) -> None:
    for table in edition.tables:
        made = plan(table, {})
        for role in (Role.CHAPTER, Role.SECTION):
            if table.column(role) is None:
                continue
            covered = [r for g in made.groups if g.column.role is role for r in range(g.first, g.last + 1)]
            assert sorted(covered) == [line.row for line, _ in made.items()]
            for group in (g for g in made.groups if g.column.role is role):
                names = {
                    i.chapter if role is Role.CHAPTER else i.section
                    for line, i in made.items()
                    if group.first <= line.row <= group.last
                }
                assert names == {group.text}


def test_a_long_answer_shrinks_then_widens_and_is_told(edition: Edition, tmp_path: Path) -> None:
    table = edition.tables[0]
    width = table.columns[5].width
    small = plan(table, {1: {"answer": "长" * 900}})
    assert 7 < small.sizes[1, "answer"] < 11
    assert small.widths[6] == width
    assert not small.cut
    large = plan(table, {1: {"answer": "长" * 2500}})
    assert large.widths[6] > width
    assert not large.cut
    built = build(edition, tmp_path / "long.xlsx", answers={"indicators": {1: {"answer": "长" * 20000}}})
    assert built.cut == (("indicators", 1, "answer"),)
    assert read_submission(tmp_path / "long.xlsx").tables["indicators"].entries[0].answer == "长" * 20000


def test_rows_can_grow(edition: Edition, tmp_path: Path) -> None:
    """Rows of items have a height, but not one set by hand: Excel fits them to what is typed."""
    path = tmp_path / "grow.xlsx"
    build(edition, path)
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
    rows = [r.split(">", 1)[0] for r in sheet.split("<row ")[1:]]
    assert all('customHeight="1"' in r for r in rows[:3])
    assert all("ht=" in r and "customHeight" not in r for r in rows[3:])


def test_covered_cells_keep_the_groups_name(edition: Edition, tmp_path: Path) -> None:
    """So that a filter on the merged columns finds every row."""
    path = tmp_path / "merged.xlsx"
    build(edition, path)
    sheet = read_grid(path).sheet("评估指标")
    assert sheet is not None
    for row, item in enumerate(edition.tables[0].items, 4):
        assert (sheet.text(row, 1), sheet.text(row, 2)) == (item.chapter, item.section)


def test_lines() -> None:
    assert fit.lines("一二三四五", 10) == 1
    assert fit.lines("一二三四五六", 10) == 2
    assert fit.lines("一二三四五。", 10) == 2
    assert fit.lines("a\n\nb", 10) == 3
    assert fit.lines("", 10) == 1
    assert fit.lines("x" * 25, 10) == 3
    assert fit.lines("一二三四，" * 4, 10) == 4
    assert fit.lines("一二三四五，" * 4, 10) == 5


@given(st.text(max_size=300), st.integers(2, 80))
def test_lines_hold_the_text(text: str, room: int) -> None:
    wide = sum(fit.lines(c, 2) and (1 if c.isascii() else 2) for c in text if c != "\n")
    count = fit.lines(text, room)
    assert count >= text.count("\n") + 1
    assert count <= wide + text.count("\n") + 1


def test_statuses_offered_are_the_models() -> None:
    assert [s.zh for s in Status] == ["已完成", "不涉及", "存在问题", "未填报"]
    assert openpyxl.__version__
