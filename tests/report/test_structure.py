"""Structure rules: numbering, headings, missing parts, foreign text, repeats, leftovers."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl.actions.check_report import check_report
from lawgov_xl.report import profiles
from lawgov_xl.report.reading import Reading, Said
from lawgov_xl.report.structure import RULES, check
from tests.report import documents
from tests.report.examples import SEEDS, seed

HEAD = "某市某局关于法治政府建设情况的报告\n市委办："
TAIL = "某市某局\n2020年10月20日"
ALL = "存在的问题是人员不足。下一步，加强培训。第一责任人切实履职。"


def reading(*lines: str, **more: int) -> Reading:
    texts = [line for part in lines for line in part.split("\n")]
    return Reading("报告.docx", tuple(Said(n, t) for n, t in enumerate(texts, 1)), **more)


def found(*lines: str, **more: int) -> list[tuple[str, int]]:
    return [(f.rule.code, f.paragraph) for f in check(reading(HEAD, *lines, ALL, TAIL, **more))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("一、甲\n二、乙\n三、丙", []),
        ("一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅", []),
        ("一、甲\n三、丙", [("RP01", 4)]),
        ("二、乙", [("RP01", 3)]),
        ("一、甲\n（一）子\n（三）寅", [("RP01", 5)]),
        ("一、甲\n一是丁。\n三是己。", [("RP01", 5)]),
        ("一、甲\n第一，丁。\n第二，戊。\n二、乙\n第一，己。", []),
        ("一是甲。二是乙。\n三是丙。", []),
        ("1、甲\n二、乙\n三、丙", [("RP02", 4)]),
        ("一、甲\n1.子\n2、丑", [("RP02", 5)]),
        ("一是甲。\n第二，乙。", [("RP02", 4)]),
        ("一、甲\n（一）子\n(二）丑", [("RP03", 5)]),
        ("一、甲\n(一)子", [("RP03", 4)]),
        ("（一）甲\n（二）乙", [("RP09", 3)]),
    ],
)
def test_numbering(lines: str, expected: list[tuple[str, int]]) -> None:
    assert found(lines) == expected


def test_headings_that_end_differently() -> None:
    assert found("一、甲乙\n（一）丙丁。正文。\n（二）戊己\n正文。\n（三）庚辛。正文。") == [("RP04", 5)]
    assert not found("一、甲乙\n（一）丙丁。正文。\n（二）戊己。正文。")


def test_missing_parts_and_elements() -> None:
    faults = check(reading("工作总结", "一、情况", "做了许多事。"))
    assert [f.rule.code for f in faults] == ["RP05"] * 3 + ["RP07"] * 3
    profile = profiles.load("assessment")
    told = [str(f.message) for f in check(reading(HEAD, "一、法治政府建设基本情况", ALL, TAIL), profile)]
    assert any("存在的问题" in t for t in told) and not any("基本情况" in t for t in told)


@pytest.mark.parametrize(
    "line",
    [
        "E星体育登录加强公开，E星体育登录完善制度。",
        "发布时间：2018-01-04 18:22 来源：某网 浏览次数：128",
        "04.01.2018  18:22",
    ],
)
def test_foreign_text(line: str) -> None:
    assert ("RP06", 3) in found(line)


def test_a_slogan_before_the_title_and_other_bodies_after_the_end() -> None:
    faults = check(
        reading(
            "为客户维护权益，是我们永远不变的使命！",
            HEAD,
            "一、甲",
            ALL,
            TAIL,
            "黄冈市全方位推进法治政府建设",
            "（孝感市政府",
        )
    )
    assert [f.paragraph for f in faults if f.rule.code == "RP06"] == [1, 8, 9]


def test_a_department_may_speak_of_other_places() -> None:
    assert not found("与荆门市、天门市签订协议，赴武汉市调研。我局会同成都市知识产权局办案。")


def test_repeats() -> None:
    twice = "每年组织开展知识产权宣传周活动，发布知识产权保护状况白皮书。"
    assert found(f"甲。{twice}", f"乙。{twice[:-3]}书。") == [("RP08", 4)]


def test_left_over_from_editing() -> None:
    assert found(changes=3, comments=1) == [("RP11", 0), ("RP11", 0)]


def test_every_rule_has_a_name_and_a_basis() -> None:
    assert all(r.name.zh and r.name.en and r.basis for r in RULES.values())


def test_a_difficult_document_is_checked_whole(tmp_path: Path, example_workbook: Path) -> None:
    checked = check_report(documents.difficult(tmp_path / "难.docx"), example_workbook)
    rules = [p.finding.rule for p in checked.findings]
    assert rules.count("RP11") == 2
    assert "99件" not in {c.text for c in checked.claims}
    (claim,) = (c for c in checked.claims if c.text == "640件")
    assert not claim.supported


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents of the seeds are not beside the repository")
@pytest.mark.parametrize(
    ("name", "profile", "rules"),
    [
        ("001_0011e335d6530479.txt", "inspection", {"RP04"}),
        ("002_0e2fcb88b8c280cb.txt", "annual-work", {"RP02"}),
        ("003_d9c1fced8000319e.txt", "", {"RP06"}),
        ("004_e14d4a6c8cc4bd7c.txt", "bureau-work", {"RP06", "RP03"}),
    ],
)
def test_finished_reports_of_others(
    tmp_path: Path, example_workbook: Path, name: str, profile: str, rules: set[str]
) -> None:
    text = seed(name)
    cut = text.index("附件\n") if "附件\n" in text else len(text)
    checked = check_report(documents.plain(tmp_path / "报告.docx", text[:cut]), example_workbook)
    mine = {p.finding.rule for p in checked.findings if p.finding.rule.startswith("RP")}
    assert checked.profile == profile and rules <= mine
    assert not mine & {"RP01", "RP08", "RP09"}
    foreign = [p.paragraph for p in checked.findings if p.finding.rule == "RP06"]
    assert foreign == {"003": [1, 2], "004": [2, 17, 18, 19, 21, 22]}.get(name[:3], [])
