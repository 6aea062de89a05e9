"""What each column of a table is for: by its header, and by what stands in it.

Nothing is asked that can be seen. What could only be guessed is said (`Proposed.doubt`), and a column that nobody
recognises stays what it is: official text if the notice filled it in, else a column for the departments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lawgov_xl.errors import Message
from lawgov_xl.importing.facts import Facts, facts_of
from lawgov_xl.importing.shape import Heading, Kind, Shaped
from lawgov_xl.model import Role
from lawgov_xl.text import leading_number, squeeze

_REPEATS = 0.75
"""Share of rows that begin a new text, up to which a column groups rows."""
_LONGEST_GROUP = 120
_PROBLEMS = re.compile(r"问题|不足|困难|短板")
_MEASURES = re.compile(r"措施|整改|改进|打算|计划|下一步")
_KEYS = {
    "score": "score", "criteria": "criteria", "due": "due", "office_score": "office_score", "number": "code",
    "self_score": "self_score", "remark": "remark", "level1": "level1", "level2": "level2", "level3": "level3",
    "materials": "materials2", "source": "source2", "leads": "leads2", "participants": "participants2",
    "requirement": "content", "answer": "answer2", "remedy": "remedy2",
}  # fmt: skip

_BY_HEADER = Message("表头“{header}”", "header “{header}”")
_BY_CONTENT = Message("按内容判断", "by its content")
_AS_OFFICIAL = Message(
    "“{header}”一栏的用途没有识别，已按下发内容原样保留、锁定。",
    "What column “{header}” is for was not recognised; it is kept as official text, locked.",
)
_AS_FILL = Message(
    "“{header}”一栏在下发表中是空白的，已作为填报栏开放填写。",
    "Column “{header}” is blank in the notice; departments may fill it in.",
)
_FOR_OFFICE = Message(
    "“{header}”一栏由评估单位填写，已锁定；如要由填报单位填写，请把 edition.toml 中该栏的 role 改为 fill。",
    "Column “{header}” is for the assessors and locked; set its role to fill if departments fill it in.",
)
_GUESSED = Message(
    "“{header}”一栏按位置和内容推断为{what}，请核对。",
    "Column “{header}” was taken for {what} by its place and content; please check.",
)
_SECOND = Message(
    "“{header}”与“{first}”用途相同，“{first}”作为{what}，“{header}”按另一填报栏处理。",
    "“{header}” serves the same purpose as “{first}”; “{first}” is {what}, “{header}” another column to fill in.",
)
_WHAT = {
    Role.ANSWER: Message("完成情况栏", "the answer"),
    Role.REMEDY: Message("存在问题栏", "the remedy"),
    Role.MEASURES: Message("整改措施栏", "the measures"),
    Role.REQUIREMENT: Message("指标或任务内容栏", "the requirement"),
    Role.NUMBER: Message("序号栏", "the number"),
    Role.CHAPTER: Message("一级分组", "the chapter"),
    Role.SECTION: Message("二级分组", "the section"),
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A column with its proposed role. groups: its text holds for several rows. why: for the preview."""

    heading: Heading
    role: Role
    key: str
    why: Message
    groups: bool = False
    doubt: Message | None = None


@dataclass(slots=True)
class _Chooser:
    table: Shaped
    facts: list[Facts]
    roles: dict[int, Role] = field(default_factory=dict)
    why: dict[int, Message] = field(default_factory=dict)
    doubts: dict[int, Message] = field(default_factory=dict)
    groups: set[int] = field(default_factory=set)

    def header(self, column: int) -> str:
        heading = self.table.headings[column]
        return squeeze(heading.over + heading.text) if not heading.text else squeeze(heading.text)

    def take(self, column: int, role: Role, *, guessed: bool = False) -> None:
        self.roles[column] = role
        self.why[column] = _BY_CONTENT if guessed else _BY_HEADER.of(header=self.header(column))
        if guessed:
            self.doubts[column] = _GUESSED.of(header=self.header(column), what=_WHAT[role])

    def free(self) -> list[int]:
        return [c for c in range(len(self.facts)) if c not in self.roles]


def propose(table: Shaped) -> tuple[Proposed, ...]:
    """The columns of a table, in order, each with its role."""
    facts = [facts_of(table, c) for c in range(len(table.headings))]
    chooser = _Chooser(table, facts)
    _number(chooser)
    _filled_in(chooser)
    _named(chooser)
    _grouping(chooser)
    _requirement(chooser)
    _rest(chooser)
    return tuple(_columns(chooser))


def _number(chooser: _Chooser) -> None:
    """序号: whole numbers under such a header; else a column that counts from 1."""
    for column, facts in enumerate(chooser.facts):
        if facts.kind == "number" and facts.numbers >= 0.8 * max(1, facts.filled) and facts.filled:
            chooser.take(column, Role.NUMBER)
            return
    for column, facts in enumerate(chooser.facts[:6]):
        counts = facts.rising and facts.numbers == facts.filled and facts.texts[0] in ("1", "01")
        if counts and facts.kind not in ("score", "self_score") and facts.filled > 2:
            chooser.take(column, Role.NUMBER, guessed=True)
            return


def _filled_in(chooser: _Chooser) -> None:
    """The departments' columns: 完成情况, 存在的问题, 自评分; without any, the last blank one."""
    for kind, role in (("answer", Role.ANSWER), ("remedy", Role.REMEDY)):
        found = [c for c in chooser.free() if chooser.facts[c].kind == kind]
        if role is Role.ANSWER:
            found.sort(key=lambda c: ("情况" not in chooser.header(c), c))
        elif len(found) > 1:  # 存在的问题 beside 整改措施
            found.sort(key=lambda c: (_PROBLEMS.search(chooser.header(c)) is None, c))
            measures = next((c for c in found[1:] if _MEASURES.search(chooser.header(c))), None)
            if measures is not None:
                chooser.take(measures, Role.MEASURES)
                found.remove(measures)
        for at, column in enumerate(found):
            if at == 0:
                chooser.take(column, role)
            else:
                chooser.take(column, Role.FILL)
                chooser.doubts[column] = _SECOND.of(
                    header=chooser.header(column), first=chooser.header(found[0]), what=_WHAT[role]
                )
    for column in chooser.free():
        if chooser.facts[column].kind == "self_score":
            chooser.take(column, Role.FILL)
    if Role.ANSWER not in chooser.roles.values():
        blank = [
            c
            for c in chooser.free()
            if not chooser.facts[c].filled
            and chooser.facts[c].kind in ("", "requirement", "remark", "materials")
            and c > 0
        ]
        best = [c for c in blank if chooser.facts[c].kind in ("", "requirement")] or blank
        if best:
            chooser.take(best[-1], Role.ANSWER, guessed=True)


def _named(chooser: _Chooser) -> None:
    """Materials, source, leads, participants: by their header words, where the notice filled them in."""
    for kind, role in (
        ("materials", Role.MATERIALS),
        ("source", Role.SOURCE),
        ("leads", Role.LEADS),
        ("participants", Role.PARTICIPANTS),
    ):
        found = [c for c in chooser.free() if chooser.facts[c].kind == kind and chooser.facts[c].filled]
        if kind == "leads":  # 牵头单位 before 责任单位, wherever they stand
            found.sort(key=lambda c: ("牵头" not in chooser.header(c), "主" not in chooser.header(c), c))
        if found:
            chooser.take(found[0], role)
        if kind == "leads" and len(found) > 1 and "participants" not in {f.kind for f in chooser.facts}:
            chooser.take(found[1], Role.PARTICIPANTS)
            chooser.doubts[found[1]] = _GUESSED.of(
                header=chooser.header(found[1]), what=Message("参加单位栏", "the participants")
            )


def _grouping(chooser: _Chooser) -> None:
    """Columns left of the requirement whose texts hold for several rows: chapter, section, and deeper levels."""
    rows = _items(chooser)
    spans = any(r.kind is Kind.SPAN for r in chooser.table.rows)
    free = [c for c in chooser.free() if chooser.facts[c].filled]
    longest = max(free, key=lambda c: chooser.facts[c].mean * chooser.facts[c].runs, default=-1)
    found = [
        c
        for c in free
        if c < longest
        and chooser.facts[c].kind not in ("score", "criteria", "due", "office_score", "number")
        and chooser.facts[c].runs <= max(1, _REPEATS * rows)
        and chooser.facts[c].mean <= _LONGEST_GROUP
    ]
    roles = [Role.SECTION] if spans else [Role.CHAPTER, Role.SECTION]
    for column, role in zip(found, [*roles, *[Role.OTHER] * len(found)], strict=False):
        chooser.take(column, role)
        chooser.groups.add(column)


def _items(chooser: _Chooser) -> int:
    """How many items there are: numbered rows, where there is a column of numbers (an item may take several rows)."""
    number = next((c for c, r in chooser.roles.items() if r is Role.NUMBER), None)
    return chooser.facts[number].filled if number is not None else len(chooser.table.data)


def _requirement(chooser: _Chooser) -> None:
    """What is asked: a text of its own in each row, long, under a fitting header."""
    rows = max(1, _items(chooser))

    def fitness(column: int) -> float:
        facts = chooser.facts[column]
        if not facts.filled or facts.numbers == facts.filled:
            return -1.0
        bonus = {"requirement": 30.0, "level3": 25.0, "level2": 10.0, "criteria": -10.0, "due": -40.0, "remark": -40.0,
                 "office_score": -60.0, "score": -60.0}.get(facts.kind, 0.0)  # fmt: skip
        return bonus + min(facts.mean, 60.0) + 40.0 * min(1.0, len(set(facts.texts)) / rows)

    candidates = chooser.free()
    # A number in brackets that leads every text: the rows are numbered in the text itself.
    led = [c for c in candidates if _led(chooser.facts[c])]
    best = max(led or candidates, key=fitness, default=None)
    if best is None or fitness(best) < 0:
        # Nothing but groups: the finest of them is what is asked.
        finest = max(chooser.groups, default=None)
        if finest is None:
            return
        chooser.groups.discard(finest)
        best = finest
    known = chooser.facts[best].kind in ("requirement", "level3", "level2")
    chooser.take(best, Role.REQUIREMENT, guessed=not known and not led)


def _led(facts: Facts) -> bool:
    return facts.filled > 2 and sum(leading_number(t) is not None for t in facts.texts) > 0.8 * facts.filled


def _rest(chooser: _Chooser) -> None:
    """Whatever is left stays in its place: official where the notice filled it in, else for the departments."""
    after = next((c for c, r in chooser.roles.items() if r is Role.REQUIREMENT), -1)
    for column in chooser.free():
        facts = chooser.facts[column]
        if facts.kind == "office_score":
            chooser.take(column, Role.OTHER)
            chooser.doubts[column] = _FOR_OFFICE.of(header=chooser.header(column))
        elif facts.filled or (facts.kind in ("score", "criteria") and column < after):
            chooser.take(column, Role.OTHER)
            if not facts.kind:
                chooser.doubts[column] = _AS_OFFICIAL.of(header=chooser.header(column))
        else:
            chooser.take(column, Role.FILL)
            chooser.doubts[column] = _AS_FILL.of(header=chooser.header(column))


def _columns(chooser: _Chooser) -> Iterator[Proposed]:
    used: set[str] = {r.value for r in Role}
    for column, heading in enumerate(chooser.table.headings):
        role = chooser.roles[column]
        key = role.value
        if role in (Role.OTHER, Role.FILL):
            key = _free_key(_KEYS.get(chooser.facts[column].kind, f"column{column + 1}"), used)
        used.add(key)
        yield Proposed(
            heading, role, key, chooser.why[column], column in chooser.groups, chooser.doubts.get(column)
        )


def _free_key(wanted: str, used: Sequence[str] | set[str]) -> str:
    if wanted not in used:
        return wanted
    return next(k for i in range(2, 1000) if (k := f"{wanted.rstrip('0123456789')}{i}") not in used)
