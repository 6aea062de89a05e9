"""Statements woven into paragraphs: one subject carried on, what repeats said once, themes led in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lawgov_xl.report import prose, substance, titles
from lawgov_xl.report.facts import title_key
from lawgov_xl.report.model import Run
from lawgov_xl.report.statements import Statement
from lawgov_xl.report.voice import Voice, begins_with_verb

_PARAGRAPH = 300
"""From how many characters on a paragraph ends at the next theme."""
_TAIL = 80
"""A last paragraph shorter than this goes to the one before."""


@dataclass(slots=True)
class Weaver:
    """Carries what was said so far within one chapter. heading: what stands above, and need not be said again."""

    voice: Voice
    lead: str = "unclear"
    heading: str = ""
    titles_told: set[str] = field(default_factory=set)
    leads: int = 0

    def paragraphs(self, statements: Sequence[Statement]) -> list[tuple[Run, ...]]:
        """Paragraphs of whole themes (sections), in order."""
        paragraphs: list[list[Run]] = []
        for section, group in _sections(_transfers_last(statements)):
            fresh = not paragraphs or sum(len(r.text) for r in paragraphs[-1]) >= _PARAGRAPH
            runs = self.theme(section, group, opens=fresh)
            if fresh:
                paragraphs.append(runs)
            else:
                paragraphs[-1] += runs
        if len(paragraphs) > 1 and sum(len(r.text) for r in paragraphs[-1]) < _TAIL:
            tail = paragraphs.pop()
            paragraphs[-1] += tail
        return [tuple(p) for p in paragraphs]

    def theme(self, section: str, group: Sequence[Statement], *, opens: bool, lead: str = "") -> list[Run]:
        """The runs of one theme. opens: it begins a paragraph, and needs its subject."""
        runs: list[Run] = []
        lead = lead or self.lead
        led = (
            lead == "unclear"
            and bool(section)
            and not titles.is_clear(section, group[0].text)
            and not (opens and titles.topic(section) in self.heading)
        )
        before: Statement | None = None
        for at, statement in enumerate(group):
            text = self._pronoun(statement.text)
            if at == 0:
                text = self._first(text, opens or led)
                if led:
                    text = self._led(section, text)
            else:
                text, joint = self._next(text, statement, before)
                if joint and runs:
                    runs[-1] = replace(runs[-1], text=prose.bare(runs[-1].text) + joint)
            runs.append(Run(text, statement.sources, changes=statement.changes))
            self.titles_told |= {title_key(t) for t in re.findall(r"《[^《》]+》", statement.text)}
            before = statement
        return runs

    # --- the first and the next sentence ---

    def _led(self, section: str, text: str) -> str:
        self.leads += 1
        words = titles.topic(section)
        if self.leads % 3 == 0 and begins_with_verb(words):
            return f"围绕{words}，{text}"
        return f"在{words}方面，{text}"

    def _first(self, text: str, needs_subject: bool) -> str:
        if needs_subject and begins_with_verb(text) and not prose.ADVERBIAL.match(prose.clauses(text)[0]):
            return text if text.startswith(_NO_SUBJECT) else self.voice.me + text
        return text

    def _next(self, text: str, statement: Statement, before: Statement | None) -> tuple[str, str]:
        """The sentence as it goes on, and the mark that joins it to the one before ("" for a stop)."""
        text = self._without_me(text)
        if before is None:
            return text, ""
        if statement.joins and before.number == statement.number:
            return text, "；"
        shared = _shared_lead(before.text, statement.text)
        if shared:
            rest = self._without_me(text[len(shared) :])
            return rest, "；"
        short = max(len(text), len(before.text)) < 26 and not before.joins
        if short and begins_with_verb(text) and not prose.ADVERBIAL.match(prose.clauses(before.text)[0]):
            return text, "；"
        return text, ""

    def _without_me(self, text: str) -> str:
        me = self.voice.me
        rest = text.removeprefix(me)
        if (
            rest == text
            or rest[:1] in "的是为系属，、各党领"
            or rest.startswith(("无", "不", "未", "有", "现"))
        ):
            return text
        return rest

    def _pronoun(self, text: str) -> str:
        """Titles at the head of a sentence that were told before in full: 上述制度."""
        found = re.match(
            r"(?P<titles>(?:《[^《》]+》(?:（[^（）]*〔\d{4}〕\d+号）)?[、和及]?)+)(?P<in>中)?(?=[^，。]{0,6}规定)",
            text,
        )
        if found is None:
            return text
        named = re.findall(r"《[^《》]+》", found.group("titles"))
        if not all(title_key(t) in self.titles_told for t in named):
            return text
        ends = {
            m.group()
            for t in named
            if (m := re.search(r"(?:制度|办法|规定|通知|协议|意见|方案|条例|细则)(?=(?:（试行）)?》)", t))
        }
        noun = ends.pop() if len(ends) == 1 else "文件"
        return ("上述" if len(named) > 1 else "该") + noun + text[found.end() :]


_NO_SUBJECT = (
    "按",
    "根据",
    "结合",
    "在",
    "为",
    "对",
    "由",
    "通过",
    "围绕",
    "针对",
    "依托",
    "向",
    "经",
    "随着",
    "以",
)


def _sections(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    return [(s, list(g)) for s, g in groupby(statements, key=lambda x: x.section)]


def _shared_lead(one: str, other: str) -> str:
    """The clause with its comma that leads both sentences (机构改革前，), "" where they begin differently."""
    a, b = prose.clauses(one), prose.clauses(other)
    if len(a) > 1 and len(b) > 1 and a[0] == b[0] and a[0].endswith("，") and len(a[0]) <= 24:
        return a[0]
    return ""


def _transfers_last(statements: Sequence[Statement]) -> list[Statement]:
    """該职能已移交… told once for several rows stands after the last of them, and speaks of all."""
    out = list(statements)
    for statement in statements:
        rows = {s.number for s in statement.sources}
        if not (substance.is_transfer(statement.text) and len(rows) > 1):
            continue
        others = [o for o in out if o is not statement and {s.number for s in o.sources} & rows]
        out.remove(statement)
        if not others:
            continue
        text = (
            re.sub(r"(?:该|此)项?(?=职能|职责|职权|业务|工作)", "上述", statement.text)
            if len(others) > 1
            else statement.text
        )
        last = max(out.index(o) for o in others)
        out.insert(last + 1, replace(statement, text=text, section=out[last].section, hangs=False))
    return out
