"""Rules across departments: the 反例 and 正例 of their manuals, and what the manuals can not show."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_xl import layout
from lawgov_xl.consolidate import boil, consolidate
from lawgov_xl.deadlines import whole_date
from lawgov_xl.departments import Department
from lawgov_xl.editions import load
from lawgov_xl.errors import Message
from lawgov_xl.model import Edition
from lawgov_xl.picture import Digest, Picture, Rejected, Shared, Source
from lawgov_xl.rules import all_rules, rule
from lawgov_xl.rules.base import LooksAt, Rule
from lawgov_xl.rules.cases import Case, cases
from tests.consolidate.made import digest

EDITION = load()
TODAY = date(2020, 10, 20)
RULES = [r for r in all_rules() if r.looks_at is LooksAt.PICTURE]
CASES = [
    pytest.param(r, c, id=f"{r.code}-{'bad' if c.bad else 'good'}-{i}")
    for r in RULES
    for i, c in enumerate(cases(r.manual, EDITION))
]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_examples(rule: Rule, case: Case) -> None:
    digests = [
        boil(
            layout.read(b.grid, EDITION),
            (),
            Source(b.grid.path, sha256=str(i), saved=f"2020-10-19 10:00:{i:02}"),
            TODAY,
        )[0]
        for i, b in enumerate(case.books)
    ]
    picture = consolidate(
        EDITION,
        digests,
        today=TODAY,
        departments=[Department(n, due=whole_date(d)) for n, d in case.listed],
        rejected=[Rejected(Source(b), Message("文件已损坏。", "damaged")) for b in case.broken],
        rules=(rule,),
    )
    left = set(case.expected)
    for shared in picture.findings:
        places = found_rows(shared, case)
        assert places <= case.expected, shared
        assert places, shared
        left -= places
        assert shared.finding.message.to("zh") and shared.finding.message.to("en")
        assert "无法执行" not in shared.finding.message.to("zh"), shared
    assert not left


def found_rows(shared: Shared, case: Case) -> set[tuple[str, int]]:
    """Where a finding stands, as `department/sheet` and row. One about departments alone stands at each of their marks."""
    if not shared.finding.table or shared.finding.table == "picture":
        names = tuple(f"{d.removesuffix('.xlsx')}/" for d in shared.departments)
        return {e for e in case.expected if e[0].startswith(names)} or {("nowhere", 0)}
    rows = set()
    for book in case.books:
        reading = layout.read(book.grid, EDITION).tables.get(shared.finding.table)
        if book.department in shared.departments and reading:
            rows |= {
                (f"{book.department}/{reading.sheet}", e.row)
                for e in reading.entries
                if e.number in shared.finding.numbers
            }
    return rows


def found(
    edition: Edition, code: str, *digests: Digest, departments: tuple[str, ...] = ()
) -> tuple[Shared, ...]:
    listed = [Department(n) for n in departments]
    return consolidate(edition, digests, today=TODAY, departments=listed, rules=(rule(code),)).findings


LONG = (
    "严格落实规范性文件管理办法，由办公室统一登记、统一编号、统一印发，并在局门户网站公布，定期开展清理工作。"
)


def test_copied_rows_of_the_same_departments_are_one_finding(edition: Edition) -> None:
    answers = {"indicators": {n: f"第{n}项：{LONG}" for n in (3, 8, 40)}}
    (shared,) = found(edition, "CN05", digest(edition, "甲局", answers), digest(edition, "乙局", answers))
    assert shared.departments == ("甲局", "乙局") and shared.finding.numbers == (3, 8, 40)


def test_own_names_do_not_hide_a_copy_but_figures_do(edition: Edition) -> None:
    def of(name: str, text: str) -> Digest:
        return digest(edition, name, {"indicators": {5: text}})

    a = of("重庆市教育局", f"重庆市教育局{LONG}市教育局报送。")
    assert found(edition, "CN05", a, of("重庆市财政局", f"我局{LONG}市财政局报送。"))
    assert not found(edition, "CN05", a, of("重庆市财政局", f"我局{LONG}市财政局报送3次。"))
    assert not found(edition, "CN05", a, of("重庆市财政局", f"我局{LONG}市审计局报送。"))


def test_a_lead_that_has_sent_nothing_is_not_judged(edition: Edition) -> None:
    declines = digest(edition, "市司法局", {"tasks": {48: "我局不涉及"}})
    assert not [
        s
        for s in found(edition, "CN03", declines, departments=("市司法局", "市政府办公厅"))
        if s.finding.number == 48
    ]
    other = digest(edition, "市政府办公厅", {"tasks": {48: "不涉及"}})
    both = found(edition, "CN03", declines, other, departments=("市司法局", "市政府办公厅"))
    assert [s.departments for s in both if s.finding.number == 48] == [("市司法局", "市政府办公厅")]


def test_a_conflict_within_one_department_is_its_own_affair(edition: Edition) -> None:
    text = "落实《关于加强文件管理的通知》（渝府发〔2019〕{}号）要求。"
    twice = digest(edition, "甲局", {"indicators": {1: text.format(27), 2: text.format(72)}})
    assert not found(edition, "CN04", twice, digest(edition, "乙局", {"indicators": {1: text.format(27)}}))


def test_a_rule_that_breaks_costs_no_picture(edition: Edition) -> None:
    def broken(picture: Picture, context: object) -> None:
        raise ValueError("x")

    base = rule("CN01")
    bad = Rule(**{**{f: getattr(base, f) for f in base.__dataclass_fields__}, "check": broken})
    picture = consolidate(edition, [digest(edition, "甲局")], today=TODAY, rules=(bad,))
    assert "无法执行" in picture.findings[0].finding.message.to() and picture.totals.total == 242
