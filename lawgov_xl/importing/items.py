"""Rows of a table -> items: groups filled down, cut rows put together, numbers given, jointly collected materials."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lawgov_xl.errors import Message
from lawgov_xl.importing.joints import LIST_START, joints
from lawgov_xl.importing.raw import Note
from lawgov_xl.importing.roles import Proposed
from lawgov_xl.importing.shape import Kind, Row, Shaped
from lawgov_xl.model import Item, Joint, Role
from lawgov_xl.text import leading_number, shorten, squeeze, to_number

_JOINED = Message(
    "{place}没有序号，已并入上一行（第{number}项“{text}”），请核对。",
    "{place} has no number and was joined to the row above (item {number}, “{text}”); please check.",
)
_OWN_NUMBERS = Message(
    "序号有重复或不连贯，程序另按先后顺序编号 1 至 {n}，原序号按下发内容保留。",
    "Numbers repeat or are no whole numbers; items are counted 1 to {n}, the printed numbers are kept as they are.",
)
_NO_NUMBERS = Message(
    "表中没有序号，程序按先后顺序编号 1 至 {n}，只用于汇总和定位，不写入下发内容。",
    "The table has no numbers; items are counted 1 to {n} for reference only.",
)
_GAPS = Message("序号不连续：缺{numbers}。", "Numbers missing from the sequence: {numbers}.")
_NO_REQUIREMENT = Message("第{number}项没有内容文字。", "Item {number} has no requirement text.")
_TOTAL = Message(
    "{place}是合计行（{text}），不作为一项。", "{place} is a total ({text}) and was not taken for an item."
)
_NOTE = Message(
    "{place}是表下说明，没有列为一项：{text}", "{place} is a note below the table, no item: {text}"
)
_NO_GROUP = Message(
    "第{number}项没有分组，请核对合并单元格。", "Item {number} stands in no group; check merged cells."
)
_STYLES = (
    re.compile(r"第[一二三四五六七八九十]+[章节部]|[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,3}[.．、]"),
)


@dataclass(slots=True)
class Draft:
    """An item in the making. texts: column index -> text; notes: column index -> comments."""

    printed: str
    chapter: str
    section: str
    texts: dict[int, str]
    notes: dict[int, list[Note]] = field(default_factory=dict)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    """What the rows say. filled: number -> key -> text that departments' columns already hold; notes: number ->
    key -> comments. chapter_rows, section_rows: chapters, sections stand in rows of their own."""

    items: tuple[Item, ...]
    columns: tuple[Proposed, ...]
    joints: tuple[Joint, ...]
    text_in: tuple[tuple[int, ...], ...]
    filled: Mapping[int, Mapping[str, str]]
    notes: Mapping[int, Mapping[str, tuple[Note, ...]]]
    chapter_rows: bool
    section_rows: bool
    doubts: tuple[Message, ...]


def items(table: Shaped, columns: Sequence[Proposed]) -> Items:
    """The items of a table whose columns have these roles."""
    return _Maker(table, tuple(columns)).run()


@dataclass(slots=True)
class _Maker:
    table: Shaped
    columns: tuple[Proposed, ...]
    drafts: list[Draft] = field(default_factory=list)
    doubts: list[Message] = field(default_factory=list)
    chapter: str = ""
    section: str = ""
    levels: dict[int, str] = field(default_factory=dict)
    begun: bool = False
    spans: bool = False
    section_spans: bool = False
    span_styles: list[int] = field(default_factory=list)

    def run(self) -> Items:
        rows = self.table.rows
        for at, row in enumerate(rows):
            if row.kind is Kind.SPAN:
                self.heading(row)
            elif row.kind is Kind.TOTAL:
                self.doubts.append(
                    _TOTAL.of(place=row.place, text=shorten("，".join(t for t in row.texts if t)))
                )
            elif row.kind is Kind.NOTE:
                self.doubts.append(_NOTE.of(place=row.place, text=shorten("".join(row.texts), 60)))
            else:
                self.data(row, rows[at + 1 :])
        self.number()
        return self.made()

    def at(self, role: Role) -> int | None:
        return next((i for i, c in enumerate(self.columns) if c.role is role), None)

    def text(self, row: Row, role: Role) -> str:
        column = self.at(role)
        return row.texts[column] if column is not None else ""

    # --- rows ---

    def heading(self, row: Row) -> None:
        """A row of its own: the chapter, or a second level below it, told by how it is numbered."""
        text = next(t for t in row.texts if t)
        style = next((i for i, s in enumerate(_STYLES) if s.match(squeeze(text))), len(_STYLES))
        if style not in self.span_styles:
            self.span_styles.append(style)
        second = self.span_styles.index(style) > 0 and self.at(Role.SECTION) is None
        if second:
            self.section, self.section_spans = text, True
        else:
            self.chapter, self.section = text, ""
        self.levels.clear()
        self.begun, self.spans = False, True

    def data(self, row: Row, following: Sequence[Row]) -> None:
        fresh = self.groups(row)
        if self.begun and not fresh and self.goes_on(row, following):
            self.join(row)
            return
        draft = Draft(
            printed=self.text(row, Role.NUMBER),
            chapter=self.chapter,
            section=self.section,
            texts={
                c: self.levels.get(c, "") if p.groups else row.texts[c] for c, p in enumerate(self.columns)
            },
        )
        for column, note in row.notes:
            draft.notes.setdefault(column, []).append(note)
        self.drafts.append(draft)
        self.begun = True

    def groups(self, row: Row) -> bool:
        """Fills the grouping columns down; says whether a new group begins. A repeated label begins none."""
        fresh = False
        for column, proposed in enumerate(self.columns):
            if not (proposed.groups or proposed.role in (Role.CHAPTER, Role.SECTION)):
                continue
            text, before = upright(row.texts[column]), self.current(column)
            if not text and (row.continues[column] or not fresh or not self.drafts):
                continue
            if squeeze(text) == squeeze(before) and not fresh:
                continue
            fresh = True
            self.set(column, text)
        return fresh

    def current(self, column: int) -> str:
        role = self.columns[column].role
        if role is Role.CHAPTER:
            return self.chapter
        return self.section if role is Role.SECTION else self.levels.get(column, "")

    def set(self, column: int, text: str) -> None:
        role = self.columns[column].role
        if role is Role.CHAPTER:
            self.chapter = text
        elif role is Role.SECTION:
            self.section = text
        else:
            self.levels[column] = text

    def goes_on(self, row: Row, following: Sequence[Row]) -> bool:
        """Whether a row is the rest of the one above, which a page break or a person cut."""
        last = self.drafts[-1]
        requirement, column = self.text(row, Role.REQUIREMENT), self.at(Role.REQUIREMENT)
        if self.at(Role.NUMBER) is not None:
            printed = self.text(row, Role.NUMBER)
            if printed:
                same = squeeze(printed) == squeeze(last.printed)
                above = last.texts.get(column, "") if column is not None else ""
                return same and (not requirement or squeeze(requirement) in squeeze(above))
            if not requirement:
                return True
            before, after = to_number(last.printed), self.next_number(following)
            return before is not None and (after is None or after <= before + 1)
        if not requirement:
            return True
        led = leading_number(last.texts.get(column, "") if column is not None else "")
        if led is None or leading_number(requirement) is not None:
            return False
        after = next((leading_number(t) for r in following if (t := self.text(r, Role.REQUIREMENT))), None)
        return after is None or after <= led + 1

    def next_number(self, following: Sequence[Row]) -> int | None:
        for row in following:
            if row.kind is Kind.DATA and (printed := self.text(row, Role.NUMBER)):
                return to_number(printed)
        return None

    def join(self, row: Row) -> None:
        last = self.drafts[-1]
        added = False
        # A page break repeats the number with the labels; without it, each text of the row is its own.
        repeats = bool(self.text(row, Role.NUMBER))
        for column, proposed in enumerate(self.columns):
            text = row.texts[column]
            grouping = proposed.groups or proposed.role in (Role.CHAPTER, Role.SECTION, Role.NUMBER)
            if text and not grouping and not (repeats and squeeze(text) in squeeze(last.texts[column])):
                last.texts[column] = joined(last.texts[column], text)
                added = True
        for column, note in row.notes:
            last.notes.setdefault(column, []).append(note)
        if added:
            number = last.printed or str(len(self.drafts))
            text = shorten(last.texts.get(self.at(Role.REQUIREMENT) or 0, ""), 16)
            self.doubts.append(_JOINED.of(place=row.place, number=number, text=text))

    # --- numbers ---

    def number(self) -> None:
        column, requirement = self.at(Role.NUMBER), self.at(Role.REQUIREMENT)
        printed = [to_number(d.printed) for d in self.drafts]
        led = [
            leading_number(d.texts.get(requirement, "")) if requirement is not None else None
            for d in self.drafts
        ]
        for numbers in (printed if column is not None else [], led):
            known = [n for n in numbers if n is not None]
            if known and len(known) == len(self.drafts) == len(set(known)) and known == sorted(known):
                for draft, number in zip(self.drafts, known, strict=True):
                    draft.number = number
                gaps = sorted(set(range(1, known[-1])) - set(known))
                if gaps:
                    self.doubts.append(_GAPS.of(numbers="、".join(map(str, gaps[:20]))))
                return
        for count, draft in enumerate(self.drafts, 1):
            draft.number = count
        if column is None:
            self.doubts.append(_NO_NUMBERS.of(n=len(self.drafts)))
        else:
            self.doubts.append(_OWN_NUMBERS.of(n=len(self.drafts)))
            used = {c.key for c in self.columns}
            key = next(k for k in ("code", *(f"code{i}" for i in range(2, 99))) if k not in used)
            self.columns = tuple(
                replace(c, role=Role.OTHER, key=key) if i == column else c for i, c in enumerate(self.columns)
            )

    # --- the result ---

    def made(self) -> Items:
        apart = (Role.CHAPTER, Role.SECTION, Role.NUMBER)
        found: list[Item] = []
        filled: dict[int, dict[str, str]] = {}
        notes: dict[int, dict[str, tuple[Note, ...]]] = {}
        for draft in self.drafts:
            official = {
                p.key: draft.texts[c]
                for c, p in enumerate(self.columns)
                if p.role.official and p.role not in apart
            }
            found.append(Item(draft.number, draft.chapter, draft.section, official))
            own = {p.key: draft.texts[c] for c, p in enumerate(self.columns) if not p.role.official}
            if any(own.values()):
                filled[draft.number] = own
            if draft.notes:
                notes[draft.number] = {self.columns[c].key: tuple(n) for c, n in draft.notes.items()}
            if not official.get(Role.REQUIREMENT, ""):
                self.doubts.append(_NO_REQUIREMENT.of(number=draft.number))
        grouped = self.spans or self.at(Role.CHAPTER) is not None
        self.doubts += [_NO_GROUP.of(number=i.number) for i in found if grouped and not i.chapter]
        together = tuple(joints(found))
        return Items(
            tuple(found), self.columns, tuple(j for j, _ in together), tuple(t for _, t in together),
            filled, notes, self.spans, self.section_spans, tuple(self.doubts),
        )  # fmt: skip


def upright(text: str) -> str:
    """A label written down a narrow column, a character or two a line, as one line."""
    lines = [line.strip() for line in text.split("\n")]
    return "".join(lines) if len(lines) > 2 and max(map(len, lines)) <= 2 else text


def joined(above: str, below: str) -> str:
    """Two halves of a cell: a paragraph that was cut goes on, a whole one begins a new line."""
    if not above or not below:
        return above or below
    numbers = above[-1].isdigit() and below[0].isdigit()
    whole = numbers or above[-1] in "。；;：:！!？?…”）)" or bool(LIST_START.match(below))
    return f"{above}\n{below}" if whole else above + below
