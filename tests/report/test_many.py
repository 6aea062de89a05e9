"""The legal office's report on many departments."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from lawgov_xl import editions, layout, samples
from lawgov_xl.errors import UsageError
from lawgov_xl.model import Submission
from lawgov_xl.report import profiles
from lawgov_xl.report.digest import digest
from lawgov_xl.report.many import Office, compose_many, compose_office
from lawgov_xl.report.model import Document, Style, TableBlock
from lawgov_xl.rollup import roll_up
from tests.report.examples import grid, submission


@pytest.fixture(scope="module")
def departments() -> list[Submission]:
    edition = editions.load()
    return [
        layout.read(
            grid(
                edition,
                {k: {n: dict(a) for n, a in v.items()} for k, v in s.answers.items()},
                {"department": s.name},
            ),
            edition,
        )
        for s in samples.samples(submission())
    ]


def told(document: Document) -> str:
    return "\n".join(p.text for p in document.paragraphs)


def test_counts_over_departments(departments: list[Submission]) -> None:
    document = compose_many(departments, profiles.load("office"), today=date(2020, 12, 1))
    counts = [roll_up(s).tables[0].counts for s in departments]
    text = told(document)
    assert f"{len(departments)}个部门对照109项指标，合计已完成{sum(c.completed for c in counts)}项次" in text
    assert f"存在问题{sum(c.issue for c in counts)}项次" in text
    assert [p.text for p in document.paragraphs if p.style is Style.HEADING1] == [
        "一、总体情况",
        "二、主要做法",
        "三、存在的共性问题",
        "四、整改情况",
    ]
    assert "2020年12月1日" in text


def test_common_problems_say_how_many_departments(departments: list[Submission]) -> None:
    document = compose_many(departments, profiles.load("office"))
    paragraph = next(p for p in document.paragraphs if "（第51项）" in p.text)
    having = {
        s.department
        for s in departments
        for v in roll_up(s).tables[0].rows
        if v.number == 51 and v.status.value == "issue"
    }
    assert f"有{len(having)}个部门存在问题（第51项）" in paragraph.text
    assert {s.department for s in paragraph.sources} == having


def test_practice_is_told_by_name_with_its_source(departments: list[Submission]) -> None:
    document = compose_many(departments, profiles.load("office"))
    names = {s.department for s in departments}
    practice = [
        r for p in document.paragraphs if p.style is Style.BODY for r in p.runs
        if len(r.sources) == 1 and r.sources[0].number and r.sources[0].department
    ]  # fmt: skip
    assert len(practice) >= 12 and all(r.sources[0].department in names for r in practice)
    assert "我局" not in told(document) and "我委" not in told(document)


def test_the_attachment_adds_up(departments: list[Submission]) -> None:
    document = compose_many(departments, profiles.load("office"))
    (attachment,) = document.attachments
    (block,) = attachment.blocks
    assert isinstance(block, TableBlock) and not attachment.landscape
    rows = [[c.text for c in r.cells] for r in block.rows]
    assert len(rows) == len(departments) + 2
    for column in range(2, 7):
        assert sum(int(r[column]) for r in rows[1:-1]) == int(rows[-1][column])


def test_digests_travel(departments: list[Submission]) -> None:
    digests = [pickle.loads(pickle.dumps(digest(s, roll_up(s)))) for s in departments]
    there = compose_office(
        digests, departments[0].edition, profiles.load("office"), office=Office("某市依法治市办")
    )
    assert "某市依法治市办" in told(there)
    assert told(there).replace("某市依法治市办", "") == told(
        compose_many(departments, profiles.load("office"))
    ).replace("中共重庆市委全面依法治市委员会办公室", "")


def test_what_the_office_must_give(departments: list[Submission]) -> None:
    bare = compose_many(departments, profiles.load("office"))
    assert {str(m) for m in bare.unfilled} == {
        "报告的主送机关没有给出，须由单位填写。",
        "报告的成文日期没有给出，须由单位填写。",
    }
    office = Office(addressee="市委全面依法治市委员会", date="2020-12-01", basis="《关于开展评估的通知》")
    full = compose_many(departments, profiles.load("office"), office=office)
    assert not full.unfilled and "根据《关于开展评估的通知》要求" in told(full)


def test_wrong_use_is_said_in_a_sentence(departments: list[Submission]) -> None:
    with pytest.raises(UsageError):
        compose_many(departments, profiles.load("assessment"))
    with pytest.raises(UsageError):
        compose_many([], profiles.load("office"))


def test_one_department_is_enough(departments: list[Submission]) -> None:
    document = compose_many(departments[:1], profiles.load("office"))
    assert "1个部门在其他" in told(document) or "1个部门" in told(document)
