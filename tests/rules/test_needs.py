"""What a rule says it needs (`NEEDS`) saves looking, and never costs a finding."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl import layout
from lawgov_xl.check.sieve import Sieve
from lawgov_xl.editions import load
from lawgov_xl.model import Item, Role, Table
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import EDGE, Context, LooksAt, Rule, Text
from lawgov_xl.rules.cases import cases
from tests.bench.answers import Answers, departments

EDITION = load()
RULES = [r for r in all_rules() if r.needs is not None]
MARKS = "0123456789０５〇，。、；：,.;:()（）[]〔〕【】《》〈〉<>“”‘’%％\n 年月日号第令至—～-件项次共"


def texts() -> Iterator[Text]:
    """Every text of every manual, of some departments, and these with characters dropped, doubled and put in."""
    chance = random.Random(4)
    for text, item, table in plain_texts():
        for role in (Role.ANSWER, Role.REMEDY):
            yield Text(text, role, item, table)
        for _ in range(2):
            yield Text(spoilt(text, chance), Role.ANSWER, item, table)


def plain_texts() -> Iterator[tuple[str, Item, Table]]:
    for rule in all_rules():
        for case in cases(rule.manual, EDITION):
            for book in [b.grid for b in case.books] or [case.grid]:
                for reading in layout.read(book, EDITION).tables.values() if len(book.sheets) else ():
                    for entry in reading.entries:
                        yield from ((t, entry.item, reading.table) for t in (entry.answer, entry.remedy) if t)
    for department in departments(4):
        for key, rows in Answers(EDITION).tables(department).items():
            table = EDITION.table(key)
            for number, row in rows.items():
                item = table.item(number) if table else None
                if table and item:
                    yield from ((row[r], item, table) for r in (Role.ANSWER, Role.REMEDY) if row.get(r))


def spoilt(text: str, chance: random.Random) -> str:
    for _ in range(3):
        at = chance.randrange(len(text) + 1)
        kind = chance.random()
        text = text[:at] + (chance.choice(MARKS) if kind < 0.6 else "") + text[at + (kind > 0.8) :]
    return text


@pytest.fixture(scope="module")
def store() -> list[Text]:
    return list(texts())


def test_only_rules_on_texts_say_what_they_need() -> None:
    assert RULES and all(r.looks_at is LooksAt.TEXT for r in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_no_finding_without_what_is_needed(rule: Rule, store: list[Text]) -> None:
    context = Context(EDITION, date(2020, 10, 20))
    sieve = Sieve([(0, rule)])
    assert not any(sieve.fitting(""))
    for text in store:
        if not any(sieve.fitting(text.text)):
            assert not list(rule.check(text, context)), text.text


@given(st.lists(st.sampled_from([*"一二三四，1[]\\d٣", "一二", "[一]", EDGE]), max_size=12).map("".join))
def test_the_sieve_lets_through_what_has_what_is_needed(text: str) -> None:
    """Every rule whose word or pattern is there, and no other; several share one pass."""
    needs: list[re.Pattern[str] | frozenset[str] | None] = [
        None,
        frozenset(("一", "二三")),
        frozenset((EDGE + "一", "，" + EDGE)),
        re.compile(r"\d"),
        re.compile(r"\d"),
        frozenset(("一二", "三四")),
        frozenset(("",)),
        re.compile(r"[一，]|三四|\d"),
        re.compile(r"[二-四]|1"),
        re.compile(r"一(?=二)"),
        re.compile(r"[^一二三四，\0]"),
        re.compile("二|", re.IGNORECASE),
        frozenset(("[一]", r"\d", "1")),
    ]
    sample = replace(RULES[0], of_item=False)
    rules = [replace(sample, needs=n, of_item=i % 2 == 0) for i, n in enumerate(needs)]
    free, of_item = Sieve(enumerate(rules)).fitting(text)
    assert all(not rule.of_item for _, rule in free) and all(rule.of_item for _, rule in of_item)
    assert sorted(i for i, _ in (*free, *of_item)) == [i for i, n in enumerate(needs) if has(n, text)]


def has(needs: re.Pattern[str] | frozenset[str] | None, text: str) -> bool:
    if needs is None:
        return True
    if isinstance(needs, re.Pattern):
        return bool(needs.search(text))
    return any(word in EDGE + text + EDGE for word in needs)
