"""Any text gives findings or none; never a crash, never more than linear time; fixes hold to their place."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl.model import Item, Role, Table
from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import Context, LooksAt, Problem, Rule, Text
from tests.rules import harness_text as harness
from tests.rules.clean_answers import answers

TODAY = harness.TODAY
OURS = [r for r in all_rules() if r.family in ("TX", "DN", "NM")]
TEXT_RULES = [r for r in OURS if r.looks_at is LooksAt.TEXT]
WIDER = [r for r in OURS if r.looks_at is not LooksAt.TEXT]
CONTEXT = Context(harness.EDITION, TODAY)
TABLE: Table = harness.EDITION.tables[0]

PIECES = st.sampled_from(
    "（ ） ( ) 《 》 〈 〉 < > “ ” ‘ ’ 【 】 〔 〕 [ ] 、 ， 。 ； ： , . ; : ? ! 2019 年 月 日 12 06 30 号 第 令 件 % 其中 共 保留 修改 废止 我 我局 本人 的 "
    "关于 的通知 印发 渝府发 〔2019〕72号 [bookmark:\u0020_GoBack] Comment\u0020by\u0020a: \n \t \u3000 \u200b \ufeff 一是 二是 1. （一） 至 — ～ - 由 增加到 增长 法制 法治 规范性文件 范性文件 严格落实 "
    "征求意见 不少于 个工作日 5月18日至5月30日 http://a.b/c XX × _ � \x0b 😀 𠀀 e\u0301 無 0 9 １ 公开 市公安局 等 3部门".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(PIECES, max_size=120).map("".join),
    st.lists(st.one_of(PIECES, st.characters()), max_size=120).map("".join),
)


def run(
    rule: Rule, text: str, role: Role = Role.ANSWER, item: Item | None = TABLE.items[33]
) -> list[Problem]:
    return list(rule.check(Text(text, role, item, TABLE if item else None), CONTEXT))


@settings(max_examples=250, deadline=None)
@given(TEXTS, st.sampled_from([Role.ANSWER, Role.REMEDY, Role.OTHER]), st.sampled_from([None, *TABLE.items]))
def test_any_text(text: str, role: Role, item: Item | None) -> None:
    for rule in TEXT_RULES:
        for problem in run(rule, text, role, item):
            assert problem.message.to("zh") and problem.message.to("en")
            if problem.span:
                start, end = problem.span
                assert 0 <= start <= end <= len(text)
                if problem.fix:
                    assert text[start:end] == problem.fix.before, rule.code
            assert problem.fix is None or problem.fix.before != problem.fix.after, rule.code


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_any_rows(pairs: list[tuple[str, str]]) -> None:
    given_rows = {i.number: p for i, p in zip(TABLE.items, pairs, strict=False)}
    submission = harness.submission({harness.INDICATORS: given_rows})
    for rule in WIDER:
        for reading in submission.tables.values():
            context = Context(harness.EDITION, TODAY, submission, reading)
            if rule.looks_at is LooksAt.SUBMISSION:
                list(rule.check(submission, context))
            elif rule.looks_at is LooksAt.TABLE:
                list(rule.check(reading, context))
            else:
                for entry in reading.entries:
                    list(rule.check(entry, context))


def fixed(rule: Rule, text: str) -> str:
    """The text after the rule's safe fixes, from the last to the first."""
    done = len(text) + 1
    for problem in sorted(run(rule, text), key=lambda p: p.span or (0, 0), reverse=True):
        if problem.fix and problem.fix.safe and problem.span and problem.span[1] <= done:
            start, done = problem.span[0], problem.span[0]
            text = text[:start] + problem.fix.after + text[problem.span[1] :]
    return text


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_safe_fixes_come_to_rest(text: str) -> None:
    """Applying the safe fixes again and again changes nothing more, after a few rounds at most."""
    for rule in TEXT_RULES:
        before, now = None, text
        for _ in range(8):
            if now == before:
                break
            before, now = now, fixed(rule, now)
        else:
            # Runs of marks are told a few at a time: each round must bring the text nearer to rest.
            assert len(run(rule, now)) <= len(run(rule, text)), rule.code


@pytest.mark.parametrize("code", sorted(harness.FAULTS))
def test_safe_fixes_mend_and_are_idempotent(code: str) -> None:
    rule = next(r for r in OURS if r.code == code)
    if rule.looks_at is not LooksAt.TEXT:
        return
    rng = random.Random(code)
    for _ in range(25):
        ((number, (answer, _)),) = list(harness.FAULTS[code](rng)[harness.INDICATORS].items())[:1]
        item = TABLE.item(number)
        problems = run(rule, answer, item=item)
        if not any(p.fix and p.fix.safe for p in problems):
            continue
        once = fixed(rule, answer)
        assert once != answer
        again = [p for p in run(rule, once, item=item) if p.fix and p.fix.safe]
        assert len(again) < len([p for p in problems if p.fix and p.fix.safe]), (answer, once)
        assert fixed(rule, once) == once or len(again) > 0


LENGTH = 16_384
"""Half of what a cell holds: long enough for a square to show, short enough for a few thousand runs."""
SPECIAL = (
    '（）(《》〈<>“”【〔[、，。；,.;:！-—_×/#"% \t\n\u3000\u200b019年月日号第件我的一二关于由等共和法制国X'
)
REPEATED = (
    "（《 》） “（ 》、《 ”、“ 2019年 2019- 12月06日 5月18日至 渝府发〔 〔2019〕 〔2019〕72 （2019） 3件， 其中3件 共3件 保留3件、 由3件增加到 2016年以来， 近2年，2015年开展 2016年以来，印发《甲》（渝府发〔2014〕1号）、 “一”2项 局、市局 我会 检检查 加加强 行政执发监督 abc 微信： 印发关于 的通知 一是 1、 ，。 法制 http:// "
    "a@ E星 [bookmark: 征求意见5月18日至5月30日 不少于 市公安局、 规范性 范性文件 严格落实 讨论 我切实 加强对 虽然 在过程 增长15. 行政处罚 率达 的 10% 对法 进行 。\n \n\n 1\u20032"
).split(" ")


def long_texts(length: int) -> Iterator[tuple[str, str]]:
    """Texts that a careless pattern reads again and again, by name."""
    for piece in (*SPECIAL, *REPEATED):
        yield f"repeats of {piece!r}", (piece * (length // len(piece) + 1))[:length]
    yield "clean prose", ("".join(answers(random.Random(1), 400)) * 2)[:length]
    yield "different characters", "".join(chr(0x4E00 + i * 7 % 20000) for i in range(length))
    yield "amounts", "".join(f"{i}件，" for i in range(length))[:length]
    yield (
        "titles",
        "".join(f"《关于{i}的通知》（渝府发〔2019〕{i % 900}号）、" for i in range(length))[:length],
    )


def seconds(rule: Rule, text: str) -> float:
    """Processor time of one look. A character of its own keeps the caches of earlier looks out of it."""
    text = text[:-1] + chr(0x5000 + random.randrange(5000))
    collecting = gc.isenabled()
    gc.disable()  # what the tests before this one left behind is not this text's
    try:
        begin = time.process_time()
        for _ in rule.check(Text(text, Role.ANSWER, TABLE.items[33], TABLE), CONTEXT):
            pass
        return time.process_time() - begin
    finally:
        if collecting:
            gc.enable()


def yardstick() -> float:
    """Processor time of a million steps of this Python, on this machine, just now."""
    begin = time.process_time()
    for _ in range(1_000_000):
        pass
    return time.process_time() - begin


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda r: r.code)
def test_time_is_linear(rule: Rule) -> None:
    """Half of a long cell takes not much less than half the time, and the whole no more than a few million steps."""
    halves = dict(long_texts(LENGTH // 2))
    for name, text in long_texts(LENGTH):
        whole = seconds(rule, text)
        if whole > 0.05:  # the best of three: the machine is shared
            whole = min(whole, *(seconds(rule, text) for _ in range(4)))
            half = min(seconds(rule, halves[name]) for _ in range(5))
            assert whole < half * 3 + 0.02, (rule.code, name, half, whole)
            assert whole < 40 * yardstick(), (rule.code, name, whole)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(list(TABLE.items)), st.sampled_from(list(TABLE.items)))
def test_what_does_not_hang_on_the_item(text: str, one: Item, other: Item) -> None:
    """Rules that say so are looked at once for all rows: they must say the same whatever the item."""
    for rule in TEXT_RULES:
        if not rule.of_item:
            assert run(rule, text, item=one) == run(rule, text, item=other), rule.code


def test_dates_without_a_table() -> None:
    """A paragraph of a report has neither item nor table."""
    for rule in TEXT_RULES:
        for answer in answers(random.Random(3), 60):
            list(rule.check(Text(answer), Context(harness.EDITION, date(2021, 1, 1))))
