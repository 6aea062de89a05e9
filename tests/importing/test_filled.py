"""A department's filled Word table -> answers: in disorder, with merged cells, extra columns, notes and doubles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from lawgov_xl.cli import main
from lawgov_xl.importing import filled
from lawgov_xl.importing.placing import TableFilled
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.tables import read_document
from lawgov_xl.model import Edition, Helper, Table
from tests.importing.disorder import disorder
from tests.importing.documents import C, add, new, row, save, table, widths
from tests.importing.test_seeds import answers, without_traces, word


def _read(path: Path, rows: Sequence[str], wanted: Table, edition: Edition) -> TableFilled:
    document = new("填报单位：重庆市知识产权局", wanted.title)
    add(document, table(rows, widths(wanted)))
    (found,) = filled.read(read_document(save(document, path)), edition).tables
    return found


def _header(wanted: Table) -> str:
    return row([C(c.header) for c in wanted.columns], header=True)


def _item(wanted: Table, number: int, answer: str, remedy: str = "", printed: str | None = None) -> list[C]:
    item = wanted.item(number)
    assert item is not None
    return [
        C(item.chapter), C(item.section), C(str(number) if printed is None else printed), C(item.requirement),
        C(item.materials), C(answer), C(remedy),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_a_tenth_of_the_rows_in_disorder(tmp_path: Path, edition: Edition, seed: int) -> None:
    """Moved, split and edited rows: each answer stands at its own item, whole, or its row is listed."""
    wanted = edition.tables[0]
    given = without_traces(answers("indicators"))
    rows = disorder(
        [(i.number, i.requirement, given.get(i.number, {}).get("answer", "")) for i in wanted.items], seed
    )
    made = [_header(wanted)]
    made += [row([C(), C(), C(g.number), C(g.requirement), C(), C(g.answer), C()]) for g in rows]
    found = _read(tmp_path / "a.docx", made, wanted, edition)
    lost = [x for x in found.loose if x.matters]
    assert len(found.placed) >= 0.98 * len(wanted.items)
    for item in wanted.items:
        expected = "".join(given.get(item.number, {}).get("answer", "").split())
        got = "".join(found.answers.get(item.number, {}).get("answer", "").split())
        if got != expected:
            assert item.number in found.missing or any(x.candidate == item.number for x in lost)
            assert got in ("", *expected.split("|")) or expected.startswith(got) or expected.endswith(got)
    checked = {p.number for p in found.placed if p.found}
    edited = {g.true for g in rows if g.kind == "edited"} - {x.candidate for x in lost}
    assert edited <= checked, "an edited requirement is shown with what was found"


def test_numbers_retyped_from_one(tmp_path: Path, edition: Edition) -> None:
    """A department that deletes the rows that do not concern it and renumbers the rest."""
    wanted = edition.tables[0]
    kept = [n for n in range(1, 110) if n % 3 == 0]
    rows = [_header(wanted)]
    rows += [row(_item(wanted, n, f"第{n}项的情况", printed=str(at))) for at, n in enumerate(kept, 1)]
    found = _read(tmp_path / "a.docx", rows, wanted, edition)
    assert {n: a["answer"] for n, a in found.answers.items()} == {n: f"第{n}项的情况" for n in kept}
    assert len(found.missing) == 109 - len(kept)


def test_a_row_that_stands_twice(tmp_path: Path, edition: Edition) -> None:
    wanted = edition.tables[0]
    rows = [
        _header(wanted),
        row(_item(wanted, 1, "甲")),
        row(_item(wanted, 2, "乙")),
        row(_item(wanted, 2, "丙")),  # below its own row: the answer goes on
        row(_item(wanted, 3, "丁")),
        row(_item(wanted, 1, "戊")),  # far from its own row: two answers, a person decides
        row(_item(wanted, 3, "丁")),  # says nothing new
        *(row(_item(wanted, n, "己")) for n in range(4, 20)),
    ]
    found = _read(tmp_path / "a.docx", rows, wanted, edition)
    assert [found.answers[n]["answer"] for n in (1, 2, 3)] == ["甲", "乙丙", "丁"]
    assert [(x.candidate, x.texts["指标完成情况说明"], x.matters) for x in found.loose] == [
        (1, "戊", True),
        (3, "丁", False),
    ]


def test_an_answer_merged_over_items_holds_for_each(tmp_path: Path, edition: Edition) -> None:
    wanted = edition.tables[0]
    rows = [_header(wanted)]
    for n in range(1, 6):
        cells = _item(wanted, n, "合并填写的情况" if n == 2 else "" if n in (3, 4) else "自己的情况")
        if n in (2, 3, 4):
            cells[5] = C(cells[5].text, merge="restart" if n == 2 else "continue")
        rows.append(row(cells))
    found = _read(tmp_path / "a.docx", rows, wanted, edition)
    assert [found.answers[n]["answer"] for n in range(1, 6)] == [
        "自己的情况",
        *["合并填写的情况"] * 3,
        "自己的情况",
    ]
    assert any("第2、3、4项" in str(d) and "合并填写" in str(d) for d in found.doubts)


def test_columns_are_told_by_header_by_content_and_extras_are_listed(
    tmp_path: Path, edition: Edition
) -> None:
    """Renamed, reordered, one left out, two added (one of them a helper column of ours)."""
    wanted = edition.tables[0]
    headers = ["号", "落实情况", "指标内容", "佐证材料", "存在的问题", "分管领导"]
    rows = [row(map(C, headers))]
    for n in range(1, 20):
        item = wanted.item(n)
        assert item is not None
        rows.append(
            row(map(C, [str(n), f"答{n}", item.requirement, f"附件{n}", "", "张某" if n == 7 else ""]))
        )
    document = new("自评表")
    add(document, table(rows, (5,) * 6))
    (found,) = filled.read(read_document(save(document, tmp_path / "a.docx")), edition).tables
    assert found.answers[19] == {"answer": "答19", Helper.EVIDENCE.value: "附件19"}
    (extra,) = found.loose
    assert "分管领导" in str(extra.why)
    assert list(extra.texts.values()) == ["张某"]


def test_a_table_whose_header_was_deleted(tmp_path: Path, edition: Edition) -> None:
    wanted = edition.tables[0]
    rows = [row(_item(wanted, n, f"答{n}")) for n in range(1, 40)]
    found = _read(tmp_path / "a.docx", rows, wanted, edition)
    assert {n: a["answer"] for n, a in found.answers.items()} == {n: f"答{n}" for n in range(1, 40)}


def test_rows_of_nothing_we_know_are_listed_whole(tmp_path: Path, edition: Edition) -> None:
    wanted = edition.tables[0]
    rows = [_header(wanted), *(row(_item(wanted, n, "答")) for n in range(1, 20))]
    rows.append(
        row(
            [C("九、自行增加"), C("1.其他"), C("110"), C("我局自行增加的一项工作。"), C(), C("已完成。"), C()]
        )
    )
    rows.append(row([C("注：本表数据截至2020年9月。", span=7)]))
    found = _read(tmp_path / "a.docx", rows, wanted, edition)
    first, second = found.loose
    assert (first.number, first.texts["指标完成情况说明"], first.matters) == (110, "已完成。", True)
    assert ("截至2020年9月" in "".join(second.texts.values()), second.matters) == (True, False)


# --- the command ---


def test_command_writes_a_workbook_with_answers_notes_and_a_list(
    tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted, given = edition.tables[0], without_traces(answers("indicators"))
    source = word(tmp_path / "填报 表.docx", wanted, answers("indicators"), merged=True)
    target = tmp_path / "导入.xlsx"
    assert main(["import", str(source), "-o", str(target), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["department"] == "重庆市知识产权局"
    assert len(said["tables"][0]["placed"]) == 109
    assert {n["number"] for n in said["tables"][0]["notes"]} == {31, 40}
    submission = read_submission(target)
    assert submission.department == "重庆市知识产权局"
    got = {
        e.number: {k: e.cells[k] for k in ("answer", "remedy") if e.cells[k]}
        for e in submission.tables["indicators"].entries
    }
    assert {n: a for n, a in got.items() if a} == given
    assert not submission.tables["indicators"].extras
    book = openpyxl.load_workbook(target)
    reading = submission.tables["indicators"]
    entry = reading.entry(31)
    assert entry is not None
    note = book["评估指标"].cell(entry.row, reading.columns["answer"]).comment
    assert note is not None
    assert "建议将表中“无”统一改为“不涉及”" in note.text
    assert "导入说明" in book.sheetnames


def test_command_names_what_it_could_not_place(
    tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = edition.tables[0]
    rows = [_header(wanted), *(row(_item(wanted, n, "答")) for n in range(1, 30))]
    rows.append(row([C(), C(), C(), C("=1+1 一项谁也不认识的工作"), C(), C("已完成。"), C()]))
    document = new()
    add(document, table(rows, widths(wanted)))
    source, target = save(document, tmp_path / "a.docx"), tmp_path / "b.xlsx"
    assert main(["import", str(source), "-o", str(target), "--department", "甲局"]) == 1
    said = capsys.readouterr().out
    assert "! 第1个表格第31行" in said
    sheet = openpyxl.load_workbook(target)["导入说明"]
    texts = [str(c.value) for r in sheet.iter_rows(min_row=4) for c in r if c.value]
    assert any("=1+1 一项谁也不认识的工作" in t for t in texts)
    assert main(["import", str(source), "-o", str(target)]) == 2
    assert "已经存在" in capsys.readouterr().err


def test_command_takes_a_workbook_of_ours(
    tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    from lawgov_xl.io.workbook import build

    old = tmp_path / "旧.xlsx"
    build(edition, old, department="甲局", cover={"contact": "李某"},
          answers={"tasks": {5: {"answer": "完成。", Helper.STATUS.value: "已完成", Helper.EVIDENCE.value: "附件5"}}})  # fmt: skip
    assert main(["import", str(old), "-o", str(tmp_path / "新.xlsx")]) == 0
    found = read_submission(tmp_path / "新.xlsx")
    entry = found.tables["tasks"].entry(5)
    assert entry is not None
    assert (found.department, found.cover["contact"].text, entry.answer, entry.declared, entry.evidence) == (
        "甲局", "李某", "完成。", "已完成", "附件5",
    )  # fmt: skip
    capsys.readouterr()


def test_a_document_of_no_known_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = new("通讯录")
    add(
        document,
        table(
            [row(map(C, ["姓名", "电话"])), row(map(C, ["张某", "1"])), row(map(C, ["李某", "2"]))], (5, 5)
        ),
    )
    source = save(document, tmp_path / "a.docx")
    assert main(["import", str(source), "-o", str(tmp_path / "b.xlsx")]) == 2
    assert "没有与现有版本" in capsys.readouterr().err
    assert not (tmp_path / "b.xlsx").exists()
