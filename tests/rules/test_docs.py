"""docs/rules.md is what the rule files say."""

from __future__ import annotations

from lawgov_xl.rules import all_rules
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
