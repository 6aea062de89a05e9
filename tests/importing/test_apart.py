"""A table with a column for the problems beside one for the measures: told as one text, judged by what the columns ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl.check import check
from lawgov_xl.importing.proposal import propose_edition
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.tables import read_document
from lawgov_xl.io.workbook import build
from lawgov_xl.layout.remedies import problems_alone, told
from lawgov_xl.model import Column, Edition, Role, Status, Table
from lawgov_xl.status import judge
from tests.importing.documents import C, add, new, row, save, table
from tests.office import convert
from tests.workbook.test_formulas import assert_agrees

HEADERS = ["一级指标", "序号", "考核内容", "完成情况", "存在的问题", "下一步整改措施", "整改时限"]


def edition_of(tmp_path: Path, headers: list[str]) -> Edition:
    asked = [
        "建立行政裁量权基准制度",
        "公开政府信息",
        "开展执法培训",
        "落实法律顾问制度",
        "清理规范性文件",
        "办理行政复议案件",
    ]
    rows = [
        headers,
        *(
            ["依法行政" if n < 4 else "执法监督", str(n), f"{text}。", *[""] * (len(headers) - 3)]
            for n, text in enumerate(asked, 1)
        ),
    ]
    document = new("执法工作考核表")
    add(document, table([row(map(C, r)) for r in rows], (900,) * len(headers)))
    proposal = propose_edition(read_document(save(document, tmp_path / "a.docx")))
    assert len(proposal.tables) == 1
    return Edition("apart-2021", "1", "执法工作考核表", "", 2021, (proposal.tables[0].table,), ())


ANSWERS = {
    1: ("已印发基准12条。", "部分事项台账不完整。", "由法规处补齐台账。", "2021年6月底前"),
    2: ("公开信息30条。", "无", "", ""),
    3: ("培训2次，56人次。", "暂无问题。", "继续做好培训。", ""),
    4: ("聘请法律顾问1名。", "参与重大决策不多", "", ""),
    5: ("清理文件14件。", "", "", ""),
    6: ("不涉及", "", "", ""),
}
WANTED = [
    Status.ISSUE,
    Status.COMPLETED,
    Status.COMPLETED,
    Status.ISSUE,
    Status.COMPLETED,
    Status.NOT_APPLICABLE,
]


def filled(edition: Edition, target: Path) -> Path:
    (only,) = edition.tables
    keys = [c.key for c in only.columns if not c.role.official]
    build(
        edition, target, answers={only.key: {n: dict(zip(keys, a, strict=False)) for n, a in ANSWERS.items()}}
    )
    return target


def test_roles(tmp_path: Path) -> None:
    (only,) = edition_of(tmp_path, HEADERS).tables
    assert [c.role for c in only.columns] == [
        Role.CHAPTER, Role.NUMBER, Role.REQUIREMENT, Role.ANSWER, Role.REMEDY, Role.MEASURES, Role.FILL,
    ]  # fmt: skip
    assert only.columns[-1].key == "due"


def test_measures_before_problems(tmp_path: Path) -> None:
    (only,) = edition_of(tmp_path, [*HEADERS[:4], "整改措施", "不足之处"]).tables
    assert [c.role for c in only.columns[4:]] == [Role.MEASURES, Role.REMEDY]


def test_every_word_under_problems_is_a_problem(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, HEADERS)
    submission = read_submission(filled(edition, tmp_path / "a.xlsx"), edition)
    (reading,) = submission.tables.values()
    assert [judge(e).status for e in reading.entries] == WANTED


@pytest.mark.office
def test_counted_live_as_in_python(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, HEADERS)
    path = filled(edition, tmp_path / "a.xlsx")
    assert_agrees(path, edition)
    assert_agrees(convert(path, tmp_path / "out", "xlsx", recalculate=True), edition)


def test_findings_stand_in_their_own_columns(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, HEADERS)
    found = check(read_submission(filled(edition, tmp_path / "a.xlsx"), edition))
    at = {(f.rule, f.number): f for f in found}
    assert at["RQ04", 4].column == "下一步整改措施"
    assert ("RQ04", 1) not in at and ("RQ05", 1) not in at
    assert ("RQ05", 4) in at or any(f.rule == "RQ05" and 4 in f.numbers for f in found)
    late = [f for f in found if f.rule == "NM09"]
    for finding in late:
        assert finding.span is None or finding.column in ("存在的问题", "下一步整改措施")


@pytest.mark.parametrize(
    "cells, wanted",
    [
        (("人手不足。", "增配2人。"), "存在问题：人手不足。改进措施：增配2人。"),
        (("人手不足", ""), "存在问题：人手不足。"),
        (("无", ""), "无"),
        (("无。", "继续坚持。"), "继续坚持。"),
        (("", ""), ""),
        (("不涉及", ""), "不涉及"),
        (("经自查，未发现问题。", ""), "经自查，未发现问题。"),
    ],
)
def test_told_as_one_text(cells: tuple[str, str], wanted: str) -> None:
    columns = (Column("remedy", "存在的问题", Role.REMEDY), Column("measures", "整改措施", Role.MEASURES))
    apart = Table("t", "表", "表", columns, (), "项")
    assert told(apart, {"remedy": cells[0], "measures": cells[1]}) == wanted


@pytest.mark.parametrize(
    "header, alone",
    [
        ("存在的问题", True),
        ("存在问题及不足", True),
        ("存在的问题及改进措施、\n完成时限", False),
        ("整改情况", False),
    ],
)
def test_a_header_that_asks_for_problems_alone(header: str, alone: bool) -> None:
    assert problems_alone(Table("t", "表", "表", (Column("remedy", header, Role.REMEDY),), (), "项")) is alone


def test_widths_that_nobody_set_follow_what_the_columns_hold(tmp_path: Path) -> None:
    width = {c.header: c.width for c in edition_of(tmp_path, HEADERS).tables[0].columns}
    assert width["序号"] < width["存在的问题"] == width["下一步整改措施"] < width["完成情况"]
