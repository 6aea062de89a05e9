"""Fixes: planned from findings, each cell once, safe ones only, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl import check, layout
from lawgov_xl.check import Settings
from lawgov_xl.errors import Message
from lawgov_xl.fixes import Edit, after_edit, applied, plan, proposals
from lawgov_xl.model import Fix, Helper, Role, Severity, Submission, Waiver
from lawgov_xl.rules import all_rules, selected
from lawgov_xl.rules.base import Context, LooksAt, Problem, Rule, Text
from tests.synthetic import Book, book, example_answers

TODAY = date(2020, 10, 20)
SAID = Message("改。", "mend.")


def rule(
    code: str, *pieces: tuple[str, str], safe: bool = True, severity: Severity = Severity.WARNING
) -> Rule:
    """Replaces words by words, wherever they stand."""

    def find(text: Text, context: Context) -> Iterator[Problem]:
        for before, after in pieces:
            at = text.text.find(before)
            while at >= 0:
                yield Problem(SAID, span=(at, at + len(before)), fix=Fix(before, after, safe=safe))
                at = text.text.find(before, at + max(len(before), 1))

    return Rule(code, "", "", severity, LooksAt.TEXT, "", "", "依据", find)


def answers(**texts: str) -> Submission:
    b = book({"indicators": {int(k[1:]): {Role.ANSWER: v} for k, v in texts.items()}})
    return layout.read(b.grid(), b.edition)


def planned(submission: Submission, *rules: Rule, unsafe: bool = False) -> list[tuple[str, str]]:
    how = Settings(rules=rules, today=TODAY)
    edits = plan(submission, check.check(submission, how), how, unsafe=unsafe)
    return [(e.before, e.after) for e in edits]


def test_every_place_of_a_cell_is_mended_at_once() -> None:
    s = answers(n8="错一，错二", n9="没有")
    assert planned(s, rule("ZZ01", ("错", "对"))) == [("错一，错二", "对一，对二")]


def test_an_edit_says_where_and_by_which_rules() -> None:
    s = answers(n8="错，，完")
    how = Settings(rules=(rule("ZZ01", ("错", "对")), rule("ZZ02", ("，，", "，"))), today=TODAY)
    (edit,) = plan(s, check.check(s, how), how)
    row = book().sheet("indicators").at(8) + 1
    assert edit == Edit("评估指标", f"F{row}", "错，，完", "对，完", ("ZZ01", "ZZ02"), "indicators", 8)


def test_unsafe_fixes_are_proposals() -> None:
    s = answers(n8="错")
    unsafe = rule("ZZ01", ("错", "对"), safe=False)
    assert planned(s, unsafe) == []
    assert planned(s, unsafe, unsafe=True) == [("错", "对")]
    (proposal,) = proposals(s, check.check(s, Settings(rules=(unsafe,), today=TODAY)))
    assert not proposal.safe and proposal.after == "对"


def test_of_overlapping_fixes_the_graver_is_made_and_the_rest_looked_at_again() -> None:
    s = answers(n8="甲乙丙")
    weak = rule("ZZ01", ("甲乙", "ＡＢ"))
    grave = rule("ZZ02", ("乙丙", "乙。"), severity=Severity.ERROR)
    assert planned(s, weak, grave) == [("甲乙丙", "ＡＢ。")], (
        "the weak one fits still, and is made in a second pass"
    )


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    s = answers(n8="甲")
    assert len(planned(s, rule("ZZ01", ("甲", "乙")), rule("ZZ02", ("乙", "甲")))) <= 1


def test_a_fix_that_feeds_itself_comes_to_an_end() -> None:
    ((before, after),) = planned(answers(n8="甲"), rule("ZZ01", ("甲", "甲甲")))
    assert before == "甲" and len(after) < 1000


def test_only_where_the_text_still_is_what_was_checked() -> None:
    edit = Edit("表", "A1", "错", "对", ("ZZ01",))
    assert after_edit("错", edit) == "对"
    assert after_edit("已改", edit) is None
    stale = rule("ZZ01", ("错", "对"))
    s, other = answers(n8="错"), answers(n8="别的")
    found = check.check(s, Settings(rules=(stale,), today=TODAY))
    assert plan(other, found) == ()


def test_waived_findings_are_left_alone() -> None:
    s = replace(answers(n8="错", n9="错"), waivers=(Waiver("ZZ01", "理由", "", "indicators", 8),))
    assert len(planned(s, rule("ZZ01", ("错", "对")))) == 1


def test_each_row_of_a_group_is_mended() -> None:
    s = answers(n8="错", n9="也错", n12="又错")
    grouping = replace(rule("ZZ01", ("错", "对")), groups=True)
    assert [a for _, a in planned(s, grouping)] == ["对", "也对", "又对"]


def test_without_settings_only_the_rules_that_found_something_go_on() -> None:
    s = answers(n8="无")
    findings = check.check(s, Settings(rules=selected("RQ"), today=TODAY))
    assert plan(s, findings) == ()


# --- the template and the helper columns are mended too ---


def changed_book() -> Book:
    b = book(example_answers())
    sheet = b.sheet("indicators")
    sheet.rows[sheet.header][5] = "完成情况"
    at = sheet.at(40)
    sheet.rows[at][3] = str(sheet.rows[at][3]).replace("统一登记", "分别登记")
    sheet.rows[sheet.at(41)][2] = 400
    sheet.set(12, Helper.STATUS, "己完成")
    return b


def test_the_official_table_is_restored() -> None:
    b = changed_book()
    submission = layout.read(b.grid(), b.edition)
    how = Settings(rules=selected("TP,ST"), today=TODAY)
    edits = plan(submission, check.check(submission, how), how)
    after = {e.after for e in edits}
    item = submission.edition.tables[0].item(40)
    assert item is not None
    assert {"指标完成情况说明", item.requirement, "41", "已完成"} <= after
    mended = applied(submission, edits)
    left = check.check(mended, how)
    assert not [f for f in left if f.rule in ("TP01", "TP02", "TP08", "ST02")]


def test_a_plan_made_twice_changes_nothing() -> None:
    b = changed_book()
    submission = layout.read(b.grid(), b.edition)
    how = Settings(today=TODAY, rules=selected("TP,RQ,ST,XR"))
    mended = applied(submission, plan(submission, check.check(submission, how), how))
    assert plan(mended, check.check(mended, how), how) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="甲乙丙丁，。", max_size=12),
    st.lists(
        st.tuples(
            st.text(alphabet="甲乙丙丁，。", min_size=1, max_size=3),
            st.text(alphabet="甲乙丙丁，。戊", max_size=3),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_any_fixes_end_and_start_from_what_is_there(text: str, pieces: list[tuple[str, str]]) -> None:
    s = answers(n8=text)
    entry = s.tables["indicators"].entry(8)
    assert entry is not None
    for before, _ in planned(s, *(rule(f"ZZ{i:02}", p) for i, p in enumerate(pieces))):
        assert before == entry.answer


@pytest.mark.parametrize("code", [r.code for r in all_rules() if r.family in ("TP", "RQ", "ST", "XR")])
def test_rules_of_these_families_have_basis_and_both_languages(code: str) -> None:
    found = next(r for r in all_rules() if r.code == code)
    assert found.basis and found.name_en.isascii()
