"""The engine: places, grouping, knock-ons, waivers, severities, editions; and that a rule is one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lawgov_xl import check, layout, rules
from lawgov_xl.check import Settings, check_text, check_texts, summarise
from lawgov_xl.errors import Message
from lawgov_xl.grid import Cell
from lawgov_xl.model import Entry, Finding, Fix, Helper, Role, Severity, Submission, Waiver
from lawgov_xl.rules.base import Context, LooksAt, Problem, Rule, Text
from tests.synthetic import Book, Sheet, book, example_answers

TODAY = date(2020, 10, 20)


def read(b: Book) -> Submission:
    return layout.read(b.grid(), b.edition)


def run(submission: Submission, codes: str = "", **settings: object) -> tuple[Finding, ...]:
    chosen = rules.selected(codes)
    return check.check(submission, Settings(rules=chosen, today=TODAY, **settings))  # type: ignore[arg-type]


def a_rule(code: str = "ZZ01", **changes: object) -> Rule:
    """A rule for tests: finds the word 错 in answers."""

    def find(text: Text, context: Context) -> Iterator[Problem]:
        at = text.text.find("错")
        if at >= 0:
            yield Problem(
                Message("有“错”字。", "There is 错."), span=(at, at + 1), fix=Fix("错", "对", safe=True)
            )

    plain = Rule(code, "错字", "error", Severity.WARNING, LooksAt.TEXT, "", "", "依据", find)
    return replace(plain, **changes)  # type: ignore[arg-type]


def answers(**texts: str) -> Book:
    """A workbook with these answers of indicators: n8="…"."""
    return book({"indicators": {int(k[1:]): {Role.ANSWER: v} for k, v in texts.items()}})


def only(b: Book, *these: Rule, **settings: object) -> tuple[Finding, ...]:
    return check.check(read(b), Settings(rules=these, today=TODAY, **settings))  # type: ignore[arg-type]


# --- places ---


def test_place_as_printed() -> None:
    (found,) = only(answers(n8="有错字"), a_rule())
    sheet = book().sheet("indicators")
    assert (found.table, found.sheet, found.number) == ("indicators", "评估指标", 8)
    assert found.cell == f"F{sheet.at(8) + 1}" and found.column == "指标完成情况说明"
    assert found.span == (1, 2) and found.basis == "依据"


def test_order_is_by_table_row_and_severity() -> None:
    findings = run(read(book(example_answers())))
    order = ["cover", "indicators", "tasks"]
    keys = [(order.index(f.table), f.number or 0, f.severity.rank) for f in findings]
    assert keys == sorted(keys)


# --- grouping, knock-ons ---


def test_the_same_sentence_about_many_rows_is_one_finding_with_its_places() -> None:
    b = answers(n8="错", n9="也错", n12="又错", n20="没有")
    (found,) = only(b, a_rule(groups=True))
    assert found.numbers == (8, 9, 12) and found.number == 8
    assert [p.number for p in found.places] == [8, 9, 12]
    assert [p.span for p in found.places] == [(0, 1), (1, 2), (1, 2)]
    assert all(p.fix == Fix("错", "对", safe=True) for p in found.places)
    assert len({p.cell for p in found.places}) == 3


def test_two_rows_stay_two_findings() -> None:
    assert len(only(answers(n8="错", n9="错"), a_rule(groups=True))) == 2
    assert len(only(answers(n8="错", n9="错", n12="错"), a_rule())) == 3


def test_knock_ons_are_left_unsaid() -> None:
    b = answers(n8="错", n9="错")
    strong, weak = a_rule("ZZ01"), a_rule("ZZ02", yields_to=("ZZ01",))
    assert {f.rule for f in only(b, strong, weak)} == {"ZZ01"}
    leading = a_rule("ZZ03", leads=True)
    assert {f.rule for f in only(b, strong, weak, leading)} == {"ZZ03"}


def test_a_cell_that_is_an_error_value_is_that_and_nothing_else() -> None:
    b = answers(n8="#REF!")
    here = [f for f in run(read(b)) if f.cell == f"F{b.sheet('indicators').at(8) + 1}"]
    assert [f.rule for f in here] == ["TP21"]


def test_one_moved_row_is_one_finding() -> None:
    b = book(example_answers())
    before = run(read(b), "TP")
    sheet = b.sheet("indicators")
    row = sheet.rows.pop(sheet.at(90))
    sheet.rows.insert(sheet.at(5), row)
    after = [f for f in run(read(b), "TP") if f not in before]
    assert [(f.rule, f.numbers) for f in after] == [("TP05", (90,))]


def test_a_sorted_table_is_one_finding() -> None:
    b = book(example_answers())
    sheet = b.sheet("indicators")
    head, body = sheet.rows[: sheet.header + 1], sheet.rows[sheet.header + 1 :]
    sheet.rows[:] = head + sorted(body, key=lambda r: str(r[5]))
    found = [f for f in run(read(b), "TP") if f.rule.startswith("TP")]
    assert [f.rule for f in found] == ["TP05"]


def test_numbers_shifted_by_an_inserted_row_are_one_finding() -> None:
    b = book(example_answers())
    sheet = b.sheet("indicators")
    for row in sheet.rows[sheet.at(50) :]:
        row[2] = int(str(row[2])) + 1
    (found,) = run(read(b), "TP")
    assert found.rule == "TP08" and len(found.numbers) == 60 and len(found.places) == 60


def test_another_table_is_one_finding() -> None:
    b = book()
    sheet = b.sheet("indicators")
    for n, row in enumerate(sheet.rows[sheet.header + 1 :]):
        row[3] = f"往年的第{n}项要求，内容与今年完全不同"
    assert [f.rule for f in run(read(b), "TP")] == ["TP15"]


# --- waivers ---


def waiver(table: str, number: object, rule: str, reason: str = "已报市司法局同意") -> list[Cell]:
    return [table, number, rule, reason, "王某", ""]  # type: ignore[list-item]


def with_waivers(b: Book, *lines: list[Cell]) -> Book:
    b.sheets["豁免"] = Sheet("豁免", [list(layout.WAIVER_HEADERS), *lines])
    return b


def test_a_waived_finding_is_kept_and_counted_as_waived() -> None:
    b = with_waivers(answers(n8="错", n9="错"), waiver("评估指标", 8, "ZZ01"))
    findings = only(b, a_rule())
    assert [(f.number, bool(f.waived)) for f in findings] == [(8, True), (9, False)]
    assert findings[0].waived is not None and findings[0].waived.reason == "已报市司法局同意"
    counts = summarise(findings)
    assert (counts.warning, counts.waived) == (1, 1)


def test_a_waiver_reaches_its_row_of_a_group_only() -> None:
    b = with_waivers(answers(n8="错", n9="错", n12="错", n20="错"), waiver("评估指标", "9", "ZZ01"))
    live, waived = sorted(only(b, a_rule(groups=True)), key=lambda f: bool(f.waived))
    assert live.numbers == (8, 12, 20) and waived.numbers == (9,)


@pytest.mark.parametrize(
    ("line", "waived"),
    [
        (waiver("", "", "ZZ01"), True),
        (waiver("评估指标", "", "ZZ01"), True),
        (waiver("评估指标", "5-10", "ZZ01"), True),
        (waiver("任务清单", 8, "ZZ01"), False),
        (waiver("评估指标", 9, "ZZ01"), False),
        (waiver("评估指标", 8, "ZZ02"), False),
        (waiver("评估指标", 8, "ZZ01", reason=""), False),
    ],
)
def test_what_a_waiver_covers(line: list[Cell], waived: bool) -> None:
    (found,) = only(with_waivers(answers(n8="错"), line), a_rule())
    assert bool(found.waived) is waived


def test_a_finding_about_several_rows_needs_them_all_waived() -> None:
    b = book(example_answers())
    one = with_waivers(b, waiver("评估指标", 19, "XR01"))
    assert not next(f for f in run(read(one), "XR01")).waived
    all_of_them = with_waivers(b, waiver("评估指标", "18、19、37", "XR01"))
    assert next(f for f in run(read(all_of_them), "XR01")).waived


def test_unused_and_bare_waivers_are_pointed_out() -> None:
    b = with_waivers(
        book({"indicators": {8: {Role.ANSWER: "不涉及"}}}),
        waiver("评估指标", 8, "RQ01"),
        waiver("评估指标", 9, "RQ01"),
        waiver("评估指标", 10, "RQ01", reason=""),
        waiver("评估指标", 10, "QQ77"),
    )
    found = {(f.rule, f.cell) for f in run(read(b)) if f.sheet == "豁免"}
    assert found == {("RQ17", "C2"), ("RQ16", "C4"), ("RQ18", "C5")}


def test_waivers_of_rules_that_were_not_run_are_let_be() -> None:
    b = with_waivers(book(example_answers()), waiver("评估指标", 8, "DN02"))
    assert not [f for f in run(read(b), "RQ") if f.rule == "RQ17"]


# --- severities, editions, faults ---


def test_severities_by_code_and_family() -> None:
    b = answers(n8="错")
    assert only(b, a_rule(), severities={"ZZ01": Severity.INFO})[0].severity is Severity.INFO
    assert only(b, a_rule(), severities={"ZZ": Severity.ERROR})[0].severity is Severity.ERROR
    assert not only(b, a_rule(), severities={"ZZ": None})
    assert only(b, a_rule(), severities={"ZZ": None, "ZZ01": Severity.ERROR})


def cover_switch(b: Book, text: str) -> Book:
    row = next(r for r in b.sheets["封面"].rows if r[0] == "校验规则设置")
    row[1] = text
    return b


def test_the_cover_lowers_what_does_not_block() -> None:
    b = cover_switch(book(example_answers()), "RQ05=关闭；ＳＴ06：提示")
    found = run(read(b), "RQ,ST")
    assert not [f for f in found if f.rule == "RQ05"]
    assert {f.severity for f in found if f.rule == "ST06"} == {Severity.INFO}


def test_the_cover_can_not_switch_off_errors_and_the_office_outranks_it() -> None:
    b = cover_switch(book(example_answers()), "RQ01=关闭，RQ05=关闭")
    found = run(read(b), "RQ", severities={"RQ05": Severity.ERROR})
    assert [f for f in found if f.rule == "RQ01"]
    assert {f.severity for f in found if f.rule == "RQ05"} == {Severity.ERROR}
    assert [f.rule for f in found if f.sheet == "封面"] == ["RQ18"]


def test_a_rule_of_another_edition_is_not_run() -> None:
    assert not only(answers(n8="错"), a_rule(editions=("某市-2099",)))
    assert only(answers(n8="错"), a_rule(editions=("chongqing-2020",)))


def test_a_broken_rule_costs_nobody_the_rest() -> None:
    def breaks(thing: object, context: Context) -> Iterator[Problem]:
        raise KeyError("x")
        yield

    for looks_at in LooksAt:
        if looks_at.value == "picture":
            continue
        broken = a_rule("ZZ09", looks_at=looks_at, check=breaks)
        found = only(answers(n8="错"), a_rule(), broken)
        assert any(f.rule == "ZZ01" for f in found)
        assert any("无法执行" in str(f.message) for f in found if f.rule == "ZZ09"), looks_at


# --- equal texts are looked at once ---


def test_equal_texts_are_looked_at_once() -> None:
    seen: list[str] = []

    def count(entry: Entry, context: Context) -> Iterator[Problem]:
        seen.append(entry.answer)
        yield from ()

    rule = a_rule("ZZ08", looks_at=LooksAt.ENTRY, check=count)
    one, two = answers(n8="错"), answers(n8="错", n9="新")
    only(one, rule)
    first = len(seen)
    only(two, rule)
    assert seen[first:] == ["新"]


def test_a_text_that_is_none_does_not_fill_the_memory() -> None:
    pumped = only(answers(n8="渝府发〔2019〕1、" * 3000), *(r for r in rules.all_rules() if r.code == "DN02"))
    assert 100 <= len(pumped) <= 1000
    told = [f for f in pumped if "其余没有列出" in f.message.to("zh")]
    assert len(told) == 1 and told[0].number == 8


def test_findings_do_not_depend_on_what_was_checked_before() -> None:
    b = book(example_answers())
    first = run(read(b))
    changed = book(example_answers())
    changed.sheet("indicators").set(8, Role.ANSWER, "另一回答")
    run(read(changed))
    assert run(read(b)) == first
    helper = book(example_answers())
    sheet = helper.sheet("indicators")
    for row in sheet.rows:
        del row[sheet.columns[Helper.OWNER] :]
    assert not [f for f in run(read(helper), "RQ13") if f.table == "indicators"]


def test_texts_of_a_report() -> None:
    text = Text("有错字")
    edition = book().edition
    assert len(check_text(a_rule(), text, edition, TODAY)) == 1
    assert [r.code for r, _ in check_texts((a_rule(), a_rule("ZZ02")), text, edition, TODAY)] == [
        "ZZ01",
        "ZZ02",
    ]


# --- a rule is one file ---

NEW_RULE = '''"""答复中写了“大概”

数字应当准确。

依据：填报说明：数字准确

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 8 | 大概3件。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 8 | 3件。 |
"""

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import LooksAt, Problem

NAME_EN = "vague figure"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT


def check(text, context):
    at = text.text.find("大概")
    if at >= 0:
        yield Problem(Message("“大概”不准确。", "大概 is vague."), span=(at, at + 2))
'''


@pytest.fixture
def more_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose files count as rules too."""
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    rules.all_rules.cache_clear()
    yield tmp_path
    rules.all_rules.cache_clear()


def test_adding_a_rule_touches_one_file(more_rules: Path) -> None:
    (more_rules / "nm99_vague_figure.py").write_text(NEW_RULE, "utf-8")
    rule = rules.rule("nm99")
    assert (rule.code, rule.name, rule.family) == ("NM99", "答复中写了“大概”", "NM")
    assert rule.basis == "填报说明：数字准确" and rule.summary == "数字应当准确。"
    found = [f for f in run(read(answers(n8="大概3件。"))) if f.rule == "NM99"]
    assert [(f.number, f.span, f.severity) for f in found] == [(8, (0, 2), Severity.INFO)]
    from lawgov_xl.rules.cases import cases

    assert [c.bad for c in cases(rule.manual, book().edition)] == [True, False]


def test_waivers_can_be_compared() -> None:
    assert Waiver("A", "b") == Waiver("A", "b") and len({Waiver("A", "b"), Waiver("A", "b")}) == 1
