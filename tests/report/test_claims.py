"""Claims of a report against a workbook: supported, unsupported, in conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl import editions, layout
from lawgov_xl.actions.check_report import check_report
from lawgov_xl.report import claims, evidence, profiles
from lawgov_xl.report.claims import Claim
from lawgov_xl.report.compose import compose
from lawgov_xl.report.evidence import Book
from lawgov_xl.report.reading import Said
from tests.report import documents
from tests.report.examples import ASSESSMENT_SEED, COVER, SEEDS, grid, seed, submission

ROWS = {
    9: {"answer": "清单已公布，从原有的33项公共服务事项调整为10项公共服务事项。", "remedy": "“甲”“乙”等6项公共服务事项不合理。"},
    40: {"answer": "印发《关于加强文件管理工作有关问题的通知》（渝知发〔2019〕72号），2019年4月26日起统一登记。"},
    38: {"answer": "行政规范性文件的合法性审核率达100%。"},
    51: {"answer": "制定《重庆市公职律师管理办法》，聘请公职律师3名。"},
    91: {"answer": "调解知识产权纠纷案件639件。"},
}  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Book:
    edition = editions.load()
    return evidence.of(layout.read(grid(edition, {"indicators": ROWS}, COVER), edition))


def one(text: str, book: Book) -> Claim:
    (claim,) = claims.check([Said(1, text)], book)
    return claim


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("全市调解知识产权纠纷案件639件。", 91),
        ("合法性审核率达100％。", 38),
        ("落实《重庆市公职律师管理办法》。", 51),
        ("落实《公职律师管理办法》。", 51),
        ("印发《重庆市知识产权局关于加强文件管理工作有关问题的通知》。", 40),
        ("自2019年4月起登记。", 40),
        ("现有10项公共服务事项。", 9),
        ("配有三名公职律师。", 51),
    ],
)
def test_supported(text: str, number: int, book: Book) -> None:
    claim = one(text, book)
    assert claim.supported and number in {s.number for s in claim.sources} and claim.conflict is None


@pytest.mark.parametrize(
    ("text", "number", "says"),
    [
        ("承担17项“渝快办”公共服务。", 9, "10项公共服务事项"),
        ("调解知识产权纠纷案件649件。", 91, "639件"),
        ("制定《重庆市知识产权局公职律师管理办法》。", 51, "《重庆市公职律师管理办法》"),
    ],
)
def test_in_conflict(text: str, number: int, says: str, book: Book) -> None:
    claim = one(text, book)
    assert not claim.supported and claim.conflict is not None
    assert claim.conflict.source.number == number and says in claim.conflict.text


@pytest.mark.parametrize(
    "text",
    [
        "共有三件行政诉讼。",
        "处罚案件12件。",
        "检查机构120家。",
        "满意度达100%。",
        "落实《重大行政决策程序暂行条例》。",
        "落实《北京市公共信用信息管理办法》。",
        "2011年8月成立。",
        "全市6所高校开设专业。",
    ],
)
def test_neither(text: str, book: Book) -> None:
    claim = one(text, book)
    assert not claim.supported and claim.conflict is None


def test_a_number_in_conflict_with_that_of_its_title(book: Book) -> None:
    found = claims.check(
        [Said(1, "印发《关于加强文件管理工作有关问题的通知》（渝知发〔2019〕27号）。")], book
    )
    title, number = found
    assert title.supported and not number.supported
    assert number.conflict is not None and "72号" in number.conflict.text


def test_the_tools_own_counts_support(book: Book) -> None:
    found = claims.check([Said(1, "对照109项指标，已完成4项，未填报103项。")], book)
    assert [(c.text, c.supported) for c in found] == [("109项", True), ("4项", False), ("103项", False)]
    assert [c.conflict.text for c in found if c.conflict] == ["已完成5项。", "未填报104项。"]
    found = claims.check([Said(1, "已完成5项，未填报104项。")], book)
    assert all(c.supported for c in found) and {s.number for c in found for s in c.sources} == {None}


@pytest.mark.parametrize(
    "profile", ["assessment", "inspection", "annual-work", "annual-public", "bureau-work"]
)
def test_a_generated_report_is_wholly_supported(profile: str) -> None:
    given = submission()
    paragraphs = [Said(n, p.text) for n, p in enumerate(compose(given, profiles.load(profile)).final(), 1)]
    found = claims.check(paragraphs, evidence.of(given))
    assert len(found) > 30 and not [c for c in found if not c.supported]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents of the seeds are not beside the repository")
def test_the_real_conflicts_of_a_human_report_are_found(tmp_path: Path, example_workbook: Path) -> None:
    text = seed(ASSESSMENT_SEED)
    path = documents.plain(tmp_path / "报告.docx", text[: text.index("附件：《")])
    checked = check_report(path, example_workbook)
    conflicts = {c.text: c.conflict for c in checked.claims if c.conflict}
    assert set(conflicts) == {"17项", "《重庆市知识产权局公职律师管理办法》"}
    public, regulation = conflicts["17项"], conflicts["《重庆市知识产权局公职律师管理办法》"]
    assert public is not None and public.source.number == 9 and "10项公共服务事项" in public.text
    assert regulation is not None and regulation.source.number == 51
    (lawsuits,) = (c for c in checked.claims if "行政诉讼" in c.clause)
    assert lawsuits.text == "三件" and not lawsuits.supported and lawsuits.conflict is None
    rules = [p.finding.rule for p in checked.findings]
    assert rules.count("RP10") == 2 and "RP12" in rules and "RP03" in rules
    assert checked.profile == "assessment"
    assert sum(c.supported for c in checked.claims) >= 34
