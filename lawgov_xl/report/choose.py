"""Which statements go into a report of a given length: substance first, every section heard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lawgov_xl.report import facts, prose, substance
from lawgov_xl.report.facts import Kind
from lawgov_xl.report.statements import Statement

_NO_CREDIT = re.compile(r"违纪|违法干部|处分|问责|通报批评|严肃处理|被追究|(?<![无未])败诉")
"""What is answered for in the table, but is no achievement to open a paragraph with."""
_DENIES = re.compile(r"\A(?:截至)?(?:目前|至今)?[，]?(?:我局)?(?:未|没有|不存在|无|尚未)")


_WORTH = {
    Kind.TITLE: 3.0,
    Kind.NUMBER: 3.0,
    Kind.PERCENT: 3.0,
    Kind.BODY: 1.5,
    Kind.DATE: 2.0,
    Kind.DOCUMENT_NUMBER: 0.5,
}


_NAMED = re.compile(r"“[^“”，。]{2,12}”")
"""A name in quotation marks: a campaign, a platform, a slogan of the place (“渝快办”)."""


def weight(text: str, asked: frozenset[str] = frozenset()) -> float:
    """How much hard substance a text has; each further fact of one sentence adds less than the one before.

    asked: keys of the facts that the requirement itself names; the answer only repeats them.
    """
    found = {(f.kind, f.key): f for f in facts.find(text)}.values()
    worths = [_WORTH[f.kind] * _own(f, asked) * _done(f, text) for f in found]
    worths += [0.8] * min(3, len(_NAMED.findall(text)))
    worths.sort(reverse=True)
    return sum(w * 0.8**i for i, w in enumerate(worths))


def _own(fact: facts.Fact, asked: frozenset[str]) -> float:
    """A fact that the requirement names weighs less; but a figure that it asks for is what the answer is about."""
    return 0.4 if fact.key in asked and fact.kind not in _FIGURES else 1.0


def _done(fact: facts.Fact, text: str) -> float:
    """Less for a body or a document that was only obeyed (按照…规定, 贯彻落实《…》) than for one that took part or
    that was made.
    """
    before = text[max(0, fact.start - 10) : fact.start]
    if fact.kind is Kind.BODY:
        return 1.0 if _WITH.search(before) else 0.0
    if fact.kind is Kind.TITLE and _OBEYED.search(before):
        return 0.35
    return 1.0


_WITH = re.compile(
    r"(?:与|和|同|联合|会同|配合|指导|帮助|协助|成立|聘请|邀请|委托|、|经|由|将|获得|举行的|参与了)[^，。；]{0,6}\Z"
)
_OBEYED = re.compile(r"(?:贯彻|落实|执行|按照|根据|依据|遵守|遵循|学习|对照)[^，。；]{0,8}\Z")
_FIGURES = (Kind.PERCENT, Kind.NUMBER)


def worth(statement: Statement) -> float:
    """How much a statement adds: its hard facts, its own words, less what it copies from the requirement."""
    value = (
        (1.2 if statement.at == 0 else 1.0)
        + weight(statement.text, statement.asked)
        + 0.05 * min(60, substance.specific(statement.text))
    )
    if statement.copied > 0.5 and not any(f.kind in _FIGURES for f in facts.find(statement.text)):
        value -= 1.5 * statement.copied
    if _DENIES.match(statement.text):
        value -= 1.5
    if _NO_CREDIT.search(statement.text):
        value -= 5.0
    if substance.is_transfer(statement.text):
        value += 3.0
    return max(value, 0.1)


_ASIDE = re.compile(r"（[^（）《》]{12,}）")
_REASON = re.compile(r"由于[^，。；]*，(?:因此，|所以，|故)?")
_LEANS = re.compile(r"\A(?:并(?!非)|且|也|还|从而|进而)")


def brief(statement: Statement) -> str:
    """The sentence in short: without asides and reasons, without clauses that repeat the requirement and name no
    fact, and without clauses at its end that only praise the effect.
    """
    text = prose.outside_titles(statement.text, lambda t: _ASIDE.sub("", t))
    text = _REASON.sub("", text) if not facts.claims("".join(_REASON.findall(text))) else text
    pieces = _without_copies(list(prose.clauses(text)), statement.copies)
    while (
        len(pieces) > 1
        and substance.EFFECT.match(pieces[-1])
        and not facts.claims(pieces[-1])
        and "“" not in pieces[-1]
        and not prose.is_open(pieces[-2])
        and len(prose.join(pieces[:-1])) >= 14
    ):
        pieces.pop()
    return prose.join(pieces)


def _without_copies(pieces: list[str], copies: frozenset[str]) -> list[str]:
    """Without clauses in the middle that repeat the requirement, and what leans on them."""
    out: list[str] = []
    dropped = False
    for at, piece in enumerate(pieces):
        middle = 0 < at < len(pieces) - 1 and not facts.find(piece)
        follows = at + 1 < len(pieces) and not prose.is_open(pieces[at - 1])
        leans = dropped and bool(_LEANS.match(piece))
        dropped = middle and follows and (leans or (prose.bare(piece) in copies and not prose.is_open(piece)))
        if not dropped:
            out.append(_LEANS.sub("", piece) if leans else piece)
    return out


def choose(statements: Sequence[Statement], room: int) -> list[Statement]:
    """The statements that fit into `room` characters, in their order; all of them where they fit.

    Every chapter gets its share and tells its weightiest first; then substance per character decides, and a section not heard yet goes before. Sentences are told briefly where room is short, and in full where some is left.
    """
    if sum(len(s.text) for s in statements) <= room:
        return list(statements)
    choice = _Choice(statements)
    size: dict[str, float] = {}
    for statement in statements:
        size[statement.chapter] = size.get(statement.chapter, 0.0) + len(statement.text)
    whole = sum(v**_FAIR for v in size.values())
    for chapter in size:
        choice.lead(chapter, room)
    for chapter, length in size.items():
        choice.fill(chapter, max(room * length**_FAIR / whole, min(_FLOOR, room / len(size))))
    choice.fill(None, max(0, room - choice.used))
    choice.lengthen(room)
    return choice.result()


_FLOOR = 160
"""Characters that every chapter may fill, however little it has."""
_FAIR = 0.45
"""How a chapter's share grows with what it has to say: 1 in proportion, 0 all alike."""


class _Choice:
    """The statements that were picked so far, and how long they are."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._full = statements
        self._short = [replace(s, text=brief(s)) for s in statements]
        self._value = [worth(s) for s in _first_tellers(self._short)]
        self._density = [self._worth_by_length(i) for i in range(len(statements))]
        self._rank = [i for i in range(len(statements)) if self._value[i] >= _TOLD]
        self._picked: set[int] = set()
        self._heard: set[tuple[str, str]] = set()
        self.used = 0

    def lead(self, chapter: str, limit: float) -> None:
        """Picks the weightiest statement of a chapter, whatever its length."""
        mine = [i for i in self._rank if self._short[i].chapter == chapter]
        if mine:
            self._take(max(mine, key=lambda i: self._value[i]), limit)

    def fill(self, chapter: str | None, room: float) -> None:
        """Picks what fits into `room` characters of one chapter, or into further ones of all."""
        mine = sum(len(self._short[i].text) for i in self._picked if chapter == self._short[i].chapter)
        limit = self.used + room - mine
        left = [i for i in self._rank if chapter in (None, self._short[i].chapter) and i not in self._picked]
        while left:
            best = max(left, key=lambda i: self._density[i] * self._voice(i))
            left.remove(best)
            self._take(best, limit)

    def _voice(self, i: int) -> float:
        """A section not heard yet speaks first, if it has something to say; and a row once begun is told on."""
        unheard = self._section(i) not in self._heard and self._value[i] >= _HEARD
        goes_on = i - 1 in self._picked and self._same_row(i - 1, i)
        return (_UNHEARD if unheard else 1.0) * (_GOES_ON if goes_on else 1.0)

    def _worth_by_length(self, i: int) -> float:
        """Worth by length, taken together with the statements that it can not do without."""
        needed = self._needed(i)
        length = sum(len(self._short[n].text) for n in needed)
        return sum(self._value[n] for n in needed) / float((length + 15) ** 0.8)

    def _needed(self, i: int) -> list[int]:
        needed = [i]
        while self._short[needed[-1]].hangs and needed[-1] and self._same_row(needed[-1] - 1, i):
            needed.append(needed[-1] - 1)
        return needed

    def _take(self, i: int, limit: float) -> None:
        new = [n for n in self._needed(i) if n not in self._picked]
        cost = sum(len(self._short[n].text) for n in new)
        if self.used + cost <= limit:
            self._picked.update(new)
            self.used += cost
            self._heard.add(self._section(i))

    def lengthen(self, room: int) -> None:
        """Gives picked sentences their full text while there is room, the weightiest first."""
        for i in sorted(self._picked, key=lambda i: -self._value[i]):
            more = len(self._full[i].text) - len(self._short[i].text)
            if more and self.used + more <= room:
                self.used += more
                self._short[i] = self._full[i]

    def result(self) -> list[Statement]:
        return [self._short[i] for i in sorted(self._picked)]

    def _section(self, i: int) -> tuple[str, str]:
        return self._short[i].chapter, self._short[i].section

    def _same_row(self, i: int, j: int) -> bool:
        return self._short[i].number == self._short[j].number


def _first_tellers(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, with titles that a weightier one tells counted as asked: they are no news."""
    weight_of = [weight(s.text) for s in statements]
    best: dict[str, int] = {}
    titles = [{f.key for f in facts.find(s.text) if f.kind is Kind.TITLE} for s in statements]
    for at, keys in enumerate(titles):
        for key in keys:
            if weight_of[at] > weight_of[best.setdefault(key, at)]:
                best[key] = at
    return [
        replace(s, asked=s.asked | {k for k in keys if best[k] != at})
        for at, (s, keys) in enumerate(zip(statements, titles, strict=True))
    ]


_HEARD = 2.6
"""What a statement must be worth to be the voice of its section."""
_UNHEARD = 1.4
_GOES_ON = 1.3
_TOLD = 1.0
"""What it must be worth to be told at all, where not everything is."""
