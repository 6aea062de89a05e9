"""Faults injected at random into clean submissions of other text: what the structural families must find.

A clean submission is written from phrases that no example holds. Each fault changes it as people do, and says
which rule must find it and where. The seed is fixed; `pytest -s` prints the table.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lawgov_xl import editions, layout
from lawgov_xl.check import Settings, check
from lawgov_xl.model import Edition, Finding, Helper, Item, Role, Severity, Table
from lawgov_xl.rules import selected
from lawgov_xl.rules.alike import pairs
from tests.synthetic import Book, Sheet, book

FAMILIES = "TP,RQ,ST,XR"
DEPARTMENT = "重庆市水文监测总站管理局"
_TOPICS = "水文监测 取水许可台账 河长制督办 水土保持 供水安全 节水型机关 档案数字化 政务值守 保密检查 信息报送".split()
DONE = (
    "印发《{t}工作规程》，由{o}牵头落实，全年组织学习{n}次。",
    "{o}逐项对照要求开展{t}工作，形成清单并逐月调度，按期办结{n}件。",
    "修订《{t}管理细则》，明确职责分工和办理流程，开展检查{n}次，发现的疏漏均已当场纠正。",
    "坚持集体研究、依规办理，围绕{t}举办专题培训{n}期，并通过门户网站公开结果。",
    "建立{t}联络员制度，{o}每季度会商一次，办理结果全部归档。",
    "将{t}纳入年度考核，由{o}跟踪督办，年内完成自查{n}轮。",
)
_OFFICES = "办公室 法规处 规划处 监督处 人事处 财务处".split()
PROBLEMS = (
    "{t}方面专业力量不足，由{o}于2021年{m}月底前完成人员调配。",
    "存在{t}信息更新不及时的问题，{o}将在2021年{m}月底前完成整改。",
    "{t}培训的针对性不强，2021年{m}月底前由{o}修订培训计划并组织实施。",
)
_GOING_ON = ("无", "", "继续抓好{t}工作，由{o}按季度督促落实。")


@dataclass(frozen=True)
class Expected:
    """What must be found. rows: any of them will do, none means anywhere; touched: rows that are no longer clean."""

    codes: frozenset[str]
    table: str = ""
    rows: frozenset[int] = frozenset()
    touched: frozenset[tuple[str, int]] = frozenset()


Fault = Callable[[random.Random, Book], Expected]
FAULTS: dict[str, Fault] = {}


def fault(code: str) -> Callable[[Fault], Fault]:
    def keep(function: Fault) -> Fault:
        FAULTS[f"{code} {function.__name__}"] = function
        return function

    return keep


# --- clean submissions ---


def clean(rng: random.Random, edition: Edition) -> Book:
    """A workbook that says nothing wrong: every row answered, statuses that agree with each other."""
    status = _statuses(rng, edition)
    answers = {
        t.key: {i.number: _entry(rng, t, i, status[t.key, i.number]) for i in t.items} for t in edition.tables
    }
    made = book(answers, edition)
    for row in made.sheets["封面"].rows:
        if row[0] == "填报单位":
            row[1] = DEPARTMENT
    made.sheets["_meta"] = Sheet("_meta", [["edition", edition.id], ["version", edition.version]])
    return made


def _statuses(rng: random.Random, edition: Edition) -> dict[tuple[str, int], str]:
    """done, none or issue by row. Rows that ask for the same, share materials, concern every department or are led
    by a role are done, so that nothing contradicts anything."""
    bound = {row for pair in pairs(edition) for row in (pair.one, pair.other)}
    bound |= {(t.key, n) for t in edition.tables for joint in t.joints for n in joint.numbers}
    bound |= {(t.key, i.number) for t in edition.tables for i in t.items if _everyone(i)}
    chosen: dict[tuple[str, int], str] = {}
    for table in edition.tables:
        free = [i.number for i in table.items if (table.key, i.number) not in bound]
        rng.shuffle(free)
        few = max(4, len(free) // 6)
        chosen |= {(table.key, n): "issue" for n in free[:few]}
        chosen |= {(table.key, n): "none" for n in free[few : 3 * few]}
    return {(t.key, i.number): chosen.get((t.key, i.number), "done") for t in edition.tables for i in t.items}


def _everyone(item: Item) -> bool:
    every = ("各级", "部门", "领导", "政府工作人员", "接受")
    return any(w in item.requirement for w in every) or "部门" in item.leads


def words(rng: random.Random, text: str) -> str:
    return text.format(
        t=rng.choice(_TOPICS), o=rng.choice(_OFFICES), n=rng.randint(2, 9), m=rng.randint(1, 11)
    )


def _entry(rng: random.Random, table: Table, item: Item, status: str) -> dict[str, str]:
    has_remedy = table.column(Role.REMEDY) is not None
    said: dict[str, str]
    if status == "none":
        said = {Role.ANSWER: rng.choice(("不涉及", "我局不涉及", "机构改革后，我局不涉及"))}
    elif status == "issue":
        problem = words(rng, rng.choice(PROBLEMS))
        said = {Role.ANSWER: words(rng, rng.choice(DONE))}
        if has_remedy:
            said[Role.REMEDY] = problem
        else:
            said[Role.ANSWER] += f"尚未完成整理归档，2021年{rng.randint(1, 11)}月底前完成。"
        said[Helper.OWNER] = rng.choice(_OFFICES)
    else:
        said = {Role.ANSWER: words(rng, rng.choice(DONE))}
        if has_remedy:
            said[Role.REMEDY] = words(rng, rng.choice(_GOING_ON))
    if status != "none":
        said[Helper.EVIDENCE] = f"附件{item.number}-{rng.randint(1, 3)}"
    if rng.random() < 0.5:
        said[Helper.STATUS] = {"done": "已完成", "none": "不涉及", "issue": "存在问题"}[status]
    return said


# --- running ---


@dataclass
class Tally:
    """Counts of one fault, or of all."""

    tried: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    clean_rows: int = 0
    blamed: list[str] = field(default_factory=list)


def findings(b: Book) -> tuple[Finding, ...]:
    return check(layout.read(b.grid(), b.edition), Settings(rules=selected(FAMILIES)))


@lru_cache(maxsize=8)
def _clean_of(seed: int) -> Book:
    return clean(random.Random(seed), editions.load())


def _clean_copy(seed: int) -> Book:
    """The same few clean submissions serve all faults; each fault has its own copy of one."""
    whole = _clean_of(seed)
    sheets = {
        name: replace(s, rows=[list(r) for r in s.rows], merges=list(s.merges), columns=dict(s.columns))
        for name, s in whole.sheets.items()
    }
    return Book(whole.edition, sheets)


def trial(name: str, seed: int, tally: Tally) -> None:
    """One fault in one clean submission."""
    b = _clean_copy(seed)
    expected = FAULTS[name](random.Random(f"{name} {seed}"), b)
    found = findings(b)
    tally.tried += 1
    if any(_fits(f, expected) for f in found):
        tally.found += 1
    else:
        tally.missed.append(f"{name} seed {seed}: {expected}")
    _count_blamed(b, found, expected, tally, f"{name} seed {seed}")


def _fits(finding: Finding, expected: Expected) -> bool:
    return (
        finding.rule in expected.codes
        and (not expected.table or finding.table == expected.table)
        and (not expected.rows or bool(expected.rows & set(finding.numbers)))
    )


def _count_blamed(b: Book, found: tuple[Finding, ...], expected: Expected, tally: Tally, label: str) -> None:
    """Rows that nobody touched must have no finding at warning level or above."""
    touched = expected.touched | {(expected.table, n) for n in expected.rows}
    rows = {(t.key, i.number) for t in b.edition.tables for i in t.items} - touched
    blamed = {
        (f.table, n): f
        for f in found
        if f.severity is not Severity.INFO and not _fits(f, expected)
        for n in f.numbers
    }
    tally.clean_rows += len(rows)
    tally.blamed += [f"{label}: {f.rule} {key} {f.message}" for key, f in blamed.items() if key in rows]


def table_of(tallies: Mapping[str, Tally]) -> str:
    """The result, for people."""
    lines = [f"{'fault':<42} {'tried':>6} {'found':>6} {'share':>7}"]
    for name, t in tallies.items():
        lines.append(f"{name:<42} {t.tried:>6} {t.found:>6} {t.found / t.tried:>7.1%}")
    tried, found = sum(t.tried for t in tallies.values()), sum(t.found for t in tallies.values())
    rows, blamed = sum(t.clean_rows for t in tallies.values()), sum(len(t.blamed) for t in tallies.values())
    lines.append(f"{'all':<42} {tried:>6} {found:>6} {found / tried:>7.1%}")
    lines.append(f"clean rows: {rows}, blamed wrongly: {blamed} ({1 - blamed / rows:.3%} stay clean)")
    return "\n".join(lines)


# --- what faults share ---

EDITION = editions.load()
KEYS = tuple(t.key for t in EDITION.tables)


def a_table(rng: random.Random, b: Book) -> tuple[str, Sheet, Table]:
    key = rng.choice(KEYS)
    sheet = b.sheet(key)
    assert sheet.table is not None
    return key, sheet, sheet.table


def a_number(rng: random.Random, table: Table, low: int = 2, high: int = -2) -> int:
    return rng.choice([i.number for i in table.items][low:high])


def an_answered_row(rng: random.Random, sheet: Sheet, table: Table) -> int:
    """A row that is answered and not as an issue."""
    numbers = [i.number for i in table.items if kind_of(sheet, i.number) == "done"]
    return rng.choice(numbers)


def kind_of(sheet: Sheet, number: int) -> str:
    answer, declared = str(sheet.get(number, Role.ANSWER)), sheet.get(number, Helper.STATUS)
    if "不涉及" in answer:
        return "none"
    remedy = str(sheet.get(number, Role.REMEDY)) if Role.REMEDY in sheet.columns else ""
    return "issue" if declared == "存在问题" or "2021年" in remedy + answer else "done"


def a_row(rng: random.Random, b: Book, kind: str, key: str = "") -> tuple[str, Sheet, int]:
    """A row of a kind, in a table where there is one."""
    for k in [key] if key else rng.sample(KEYS, len(KEYS)):
        sheet = b.sheet(k)
        assert sheet.table is not None
        numbers = [i.number for i in sheet.table.items if kind_of(sheet, i.number) == kind]
        if numbers:
            return k, sheet, rng.choice(numbers)
    raise AssertionError(f"no row is {kind}")


def expect(code: str, table: str = "", *rows: int, touched: tuple[int, ...] = ()) -> Expected:
    codes = frozenset(code.split("|"))
    return Expected(codes, table, frozenset(rows), frozenset((table, n) for n in touched))


def items_of(key: str) -> tuple[Item, ...]:
    table = EDITION.table(key)
    assert table is not None
    return table.items


def set_cover(b: Book, label: str, text: str) -> None:
    next(r for r in b.sheets["封面"].rows if r[0] == label)[1] = text
