"""How much of a person's narrative the generated one covers (run with -s to see the lists)."""

from __future__ import annotations

import pytest

from lawgov_xl import editions, layout
from lawgov_xl.report import prose
from lawgov_xl.report.compose import compose
from lawgov_xl.report.likeness import too_alike
from lawgov_xl.report.profiles import load
from lawgov_xl.report.substance import is_boilerplate
from tests.report import coverage
from tests.report.examples import COVER, SEEDS, generated_part, grid, human_part, human_principal, submission

seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the documents of the seeds are not beside the repository"
)


@seeds
def test_the_human_narrative_is_covered() -> None:
    given = submission(human_principal())
    generated = generated_part(given)
    found = coverage.measure(human_part(), generated, given.tables["indicators"])
    coverage.print_lists(found)
    assert len(found.shared) >= 25
    assert found.share >= 0.9
    assert not found.foreign
    lines = [line for line in generated.split("\n") if line.endswith("。")]  # no headings
    told = [s for line in lines for s in prose.sentences(line) if len(s) > 12]
    assert not [(a, b) for i, a in enumerate(told) for b in told[i + 1 :] if too_alike(a, b)]
    assert not [s for s in told if is_boilerplate(s)]


@seeds
def test_the_length_is_that_of_the_models() -> None:
    given = submission(human_principal())
    assert 3600 <= compose(given, load("assessment")).length <= 5050


def test_coverage_on_a_small_table() -> None:
    edition = editions.load()
    rows = {
        91: {"answer": "指导成立重庆市知识产权纠纷人民调解委员会，调解知识产权纠纷案件639件。"},
        97: {"answer": "培育教育试点学校60所，普法活动参与人数超过5万人次。"},
        45: {"answer": "按要求开展相关工作。", "remedy": "进一步持续完善该工作。"},
    }
    given = layout.read(grid(edition, {"indicators": rows}, COVER), edition)
    generated = "\n".join(p.text for p in compose(given, load("assessment")).paragraphs)
    generated = generated[generated.index("二、") : generated.index("三、")]
    human = "调委会共调解知识产权纠纷案件639件，培育教育试点学校60所，另有三件行政诉讼。"
    found = coverage.measure(human, generated, given.tables["indicators"])
    assert [t.fact.text for t in found.human] == ["639件", "60所", "三件"]
    assert [t.fact.text for t in found.shared] == ["639件", "60所"] and found.share == 1
    assert not found.foreign


def test_coverage_can_fail() -> None:
    given = submission()
    found = coverage.measure(
        "培育市级中小学知识产权教育试点学校60所。", "培育教育试点学校61所。", given.tables["indicators"]
    )
    assert found.share == 0 and [t.fact.text for t in found.foreign] == ["61所"]
