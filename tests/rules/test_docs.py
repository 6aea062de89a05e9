"""docs/rules.md is what the rule files say."""

from __future__ import annotations

import pytest

from lawgov_xl.io.excel_read import read_grid
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import Rule
from lawgov_xl.rules.manual import markdown
from tests.conftest import REPOSITORY

PAGE = REPOSITORY / "docs" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    said = PAGE.read_text("utf-8")
    assert said == markdown(), "run: python -m lawgov_xl.rules.manual docs/rules.md"


def test_every_rule_is_in_it() -> None:
    page = markdown()
    for rule in all_rules():
        assert f'<a id="{rule.code.lower()}"></a>{rule.code} {rule.name}' in page
        assert rule.basis in page.replace("\n", "")


@pytest.mark.parametrize(
    "rule", [r for r in all_rules() if r.family in ("TP", "RQ", "ST", "XR")], ids=lambda r: r.code
)
def test_what_is_cited_of_the_guidance_stands_on_the_cover(rule: Rule) -> None:
    """填报说明 is what the workbook that is handed out says on its cover."""
    cover = read_grid(REPOSITORY / "workbook" / "master.xlsx").sheet("封面")
    assert cover is not None
    guidance = "\n".join(str(v) for row in cover.rows for v in row if v)
    for cited in rule.basis.split("；"):
        if cited.startswith("填报说明："):
            assert cited.removeprefix("填报说明：") in guidance
