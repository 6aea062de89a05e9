"""How the time of each stage grows with the length of a text: measured, not believed.

    python -m tests.hostile.growth [--only WORDS] [--stages WORDS] [--sizes 5000,10000,20000,40000] [--all]

prints for every stage and kind of text the exponent of growth (1: in proportion, 2: with the square) between the
largest two sizes, worst first. Times are of the processor; what takes less than `NOISE` is not judged.
"""

from __future__ import annotations

import argparse
import gc
import math
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from types import FrameType

from lawgov_xl import check, deadlines, editions, layout, status
from lawgov_xl.model import Entry, Role, Submission
from lawgov_xl.report import (
    claims,
    evidence,
    facts,
    mending,
    profiles,
    prose,
    structure,
)
from lawgov_xl.report.compose import compose
from lawgov_xl.report.reading import Reading, Said
from lawgov_xl.rules import all_rules, amounts, dates, documents
from lawgov_xl.rules.base import LooksAt, Rule, Text
from tests.synthetic import book

NOISE = 0.12
"""Seconds: shorter times say nothing of growth."""
TICK = 0.008
"""Seconds that a clock of the processor can tell apart on any machine."""
TOO_MUCH = 1.6
"""Exponent from which growth is a fault: what grows in proportion shows up to 1.3 on a busy machine."""
PATIENCE = 5.0
"""Seconds of the processor for one text in one stage."""
TODAY = date(2020, 10, 20)
EDITION = editions.load()
ITEM = EDITION.tables[0].items[2]

UNITS = {
    "digits": "1",
    "percentages": "99.9%",
    "percentages in clauses": "完成率达99.9%，",
    "percentages of names": "办结率100%、",
    "sums": "1+1=",
    "amounts": "文件12件，",
    "of which": "其中5件，",
    "changes": "由5件增加到10件，",
    "opening brackets": "（",
    "closing brackets": "）",
    "pairs of brackets": "（）",
    "half brackets": "(）",
    "opening titles": "《",
    "titles": "《办法》",
    "joined titles": "《办法》、《规定》和",
    "opening quotes": "“",
    "quotes": "“一”",
    "quotes and counts": "“一”三件，",
    "straight quotes": '"',
    "opening numbers": "〔",
    "years in brackets": "〔2019",
    "document numbers": "渝府发〔2019〕1号、",
    "numbers without end": "渝府发〔2019〕",
    "enumeration commas": "、",
    "units": "市公安局、",
    "commas": "，",
    "semicolons": "；",
    "full stops": "。",
    "dashes": "—",
    "tildes": "～",
    "blanks": " ",
    "wide blanks": "\u3000",
    "mixed blanks": " \u3000\t",
    "line breaks": "\n",
    "dates": "2019年12月31日",
    "ranges of dates": "2019年12月31日至",
    "months": "1月1",
    "year": "年",
    "month": "月",
    "day": "日",
    "since": "2019年以来，",
    "deadlines": "2020年12月底前完成，",
    "terms": "3个月内",
    "Chinese numerals": "一",
    "Chinese hundreds": "一百",
    "ordinals": "一是",
    "numbering": "1.",
    "sections": "（一）",
    "character": "局",
    "phrase": "严格落实",
    "gaps": "尚未建立、",
    "denials": "没有",
    "not applicable": "不涉及，",
    "departments": "重庆市知识产权局",
    "we": "我局",
    "about": "关于",
    "notices": "关于印发的通知",
    "printed": "印发了",
    "of": "的",
    "because": "因",
    "according": "根据",
    "consultation": "征求意见",
    "consultations": "公开征求意见30日，",
    "trainings": "开展培训2次，",
    "letters": "aA",
    "mails": "a@b.",
    "links": "http://",
    "hosts": "www.a.",
    "comments": "Comment by ",
    "bookmarks": "[bookmark: ",
    "mobile numbers": "138" + "0" * 8,
    "sentences": "我局制定了管理办法。",
    "clauses": "建立健全工作机制，",
    "statements": "我局印发《办法》（渝知发〔2019〕1号），开展培训2次，覆盖率100%；",
    "all": "（《“〔2019〕1号”》）",
}
"""What a text is made of, over and over. Each also comes numbered, so that no two pieces are the same."""


def kinds() -> Iterator[tuple[str, Callable[[int], str]]]:
    """Name and maker of every kind of text, by its length."""
    for name, unit in UNITS.items():
        yield name, lambda n, unit=unit: (unit * (n // len(unit) + 1))[: n - 1] + "乙"  # type: ignore[misc] # a default
        yield f"{name}, numbered", lambda n, unit=unit: numbered(unit, n)  # type: ignore[misc] # a default


def numbered(unit: str, length: int) -> str:
    pieces: list[str] = []
    size = at = 0
    while size < length:
        pieces.append(f"{chr(0x4E00 + at % 20000)}{chr(0x4E00 + at // 7 % 20000)}{unit}")
        size += len(pieces[-1])
        at += 1
    return "".join(pieces)[:length]


@cache
def example() -> evidence.Book:
    from tests.synthetic import example_answers

    return evidence.of(layout.read(book(example_answers()).grid(), EDITION))


@lru_cache(2)
def submission(text: str) -> Submission:
    made = book({}, EDITION)
    for key in ("indicators", "tasks"):
        sheet = made.sheet(key)
        for number in (3, 4):
            for column in ("answer", "remedy"):
                if column in sheet.columns:
                    sheet.set(number, column, text + ("" if number == 3 else "又"))
    return layout.read(made.grid(), EDITION)


def of_claims(text: str) -> object:
    return claims.check([Said(1, text)], example())


def of_structure(text: str) -> object:
    said = tuple(Said(i, t) for i, t in enumerate((text, text, "一、" + text), 1))
    return structure.check(Reading("", said), None)


def of_status(text: str) -> object:
    item = EDITION.tables[1].items[3]
    entry = Entry(item, 9, {Role.ANSWER: text, Role.REMEDY: text})
    return (
        status.judge(entry),
        status.names_measure(text),
        status.status_meant(text),
        status.denies_problems(text),
    )


def of_deadlines(text: str) -> object:
    return deadlines.promised(text, TODAY), deadlines.in_cell(text, TODAY), deadlines.whole_date(text)


def of_numbers(text: str) -> object:
    return documents.numbers(text), documents.orders(text), documents.titles(text)


def of_amounts(text: str) -> object:
    return amounts.amounts(text), dates.days(text), dates.periods(text), dates.since(text), dates.years(text)


def of_facts(text: str) -> object:
    return facts.find(text), facts.claims(text)


def of_mending(text: str) -> object:
    return mending.mend(text), mending.for_prose(text)


def of_prose(text: str) -> object:
    return (
        prose.sentences(text),
        prose.clauses(text),
        prose.with_short_lists(text),
        prose.without_document_numbers(text),
    )


def of_reports(text: str) -> object:
    read = submission(text)
    return [compose(read, profiles.load(p), today=TODAY) for p in ("assessment", "inspection", "annual-work")]


def of_rows(text: str) -> object:
    """All rules together that look at more than one text."""
    rules = [r for r in all_rules() if r.looks_at not in (LooksAt.TEXT, LooksAt.PICTURE)]
    return check.check(submission(text), check.Settings(rules=rules, today=TODAY))


def by_rule(rule: Rule) -> Callable[[str], object]:
    def of_rule(text: str) -> object:
        both = (Text(text, role, ITEM, EDITION.tables[0]) for role in (Role.ANSWER, Role.REMEDY))
        return [check.check_text(rule, t, EDITION, TODAY) for t in both]

    return of_rule


STAGES: dict[str, Callable[[str], object]] = {
    "document numbers": of_numbers,
    "amounts and dates": of_amounts,
    "deadlines": of_deadlines,
    "status": of_status,
    "prose": of_prose,
    "mending": of_mending,
    "facts": of_facts,
    "structure": of_structure,
    "claims": of_claims,
    "reports": of_reports,
    "rows": of_rows,
} | {f"rule {r.code}": by_rule(r) for r in all_rules() if r.looks_at is LooksAt.TEXT}
"""What is done with a text. Checking a report is claims, structure and the rules."""


@dataclass(frozen=True)
class Growth:
    """Seconds of the processor by length of text. exponent: between the first and the last."""

    stage: str
    kind: str
    seconds: tuple[tuple[int, float], ...]
    stopped: bool = False

    @property
    def exponent(self) -> float:
        if self.stopped:
            return math.inf
        (n, t), (m, u) = self.seconds[0], self.seconds[-1]
        return math.log(u / max(t, TICK)) / math.log(m / n) if u >= NOISE else 0.0

    def __str__(self) -> str:
        shown = "  ".join(f"{n}: {t:.3f}" for n, t in self.seconds)
        return f"{self.exponent:5.2f}  {self.stage} | {self.kind} | {shown}"


class Stopped(BaseException):
    """It took too long."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise Stopped

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def grown(stage: str, kind: str, make: Callable[[int], str], sizes: Sequence[int]) -> Growth:
    """Times one stage on one kind of text, from short to long; stops where it takes too long."""
    seconds: list[tuple[int, float]] = []
    for size in sizes:
        text = make(size)
        gc.collect()
        gc.disable()  # what is kept from other texts is no matter of this one
        began = time.process_time()
        try:
            with limited(PATIENCE):
                STAGES[stage](text)
        except Stopped:
            return Growth(stage, kind, (*seconds, (size, PATIENCE)), stopped=True)
        finally:
            gc.enable()
        seconds.append((size, time.process_time() - began))
    return Growth(stage, kind, tuple(seconds))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--stages", default="")
    parser.add_argument("--sizes", default="8000,32000")
    parser.add_argument("--least", type=float, default=1.45)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    sizes = [int(s) for s in args.sizes.split(",")]
    stages = [k for k in STAGES if args.stages in k]
    for stage in stages:
        for text in ("甲局已完成。", ""):
            STAGES[stage](text)
    found: list[Growth] = []
    for kind, make in kinds():
        if args.only in kind:
            mine = [grown(s, kind, make, sizes) for s in stages]
            found += mine
            for growth in mine:
                if growth.exponent >= args.least or args.all:
                    print(growth, flush=True)
    print("slowest:")
    for growth in sorted(found, key=lambda g: -g.seconds[-1][1])[:20]:
        print(growth)
    return 1 if any(g.exponent >= TOO_MUCH for g in found) else 0


if __name__ == "__main__":
    sys.exit(main())
