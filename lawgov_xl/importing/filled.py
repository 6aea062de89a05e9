"""A department's filled table, in whatever file it came, -> answers to the items of an edition.

Rows are placed by `matching`: by number and text, with a score. Answers are taken verbatim. What could not be placed,
columns the edition does not have, doubled rows and notes below the table all come back as `Loose`: nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lawgov_xl.errors import FileError, Message
from lawgov_xl.importing import shape
from lawgov_xl.importing.columns import Mapped, map_columns
from lawgov_xl.importing.items import joined
from lawgov_xl.importing.placing import CHECK_BELOW, Filled, Loose, Placed, TableFilled
from lawgov_xl.importing.raw import Note, RawDocument
from lawgov_xl.importing.shape import Kind, Row, Shaped
from lawgov_xl.importing.titles import department_in
from lawgov_xl.matching import Assignment, How, Line, Match, assign, likeness, plain
from lawgov_xl.model import Edition, Helper, Role, Table
from lawgov_xl.text import leading_number, shorten, squeeze, to_number

_HEADING_LIKE = 75.0
_CONTENT = 0.2
"""Share of a table's rows that must read like items for the table to be one of the edition's."""

_NO_MATCH = Message(
    "{path} 中没有与“{edition}”相符的表格（共有 {n} 个表格）。请核对文件，或用 --edition 指明所属版本。",
    "{path} holds no table of the edition “{edition}” ({n} tables). Check the file, or name its edition.",
)
_UNUSED = Message(
    "{place}与版本中的表都不相符，没有导入（{text}）。",
    "{place} fits no table of the edition and was left out ({text}).",
)
_MERGED = Message(
    "表“{sheet}”第{numbers}项的“{header}”合并填写，同一段文字已写入各项，请核对。",
    "Table “{sheet}”: items {numbers} share one merged cell “{header}”; its text was written to each.",
)
NOT_PLACED = Message("没有找到对应的指标或任务", "no item could be found for it")
_UNSURE = Message("与第{number}项相近，但不足以确定", "like item {number}, but not beyond doubt")
_AGAIN = Message(
    "第{number}项已由其他行对应，此行文字相近或重复", "item {number} is already placed; this row repeats it"
)
_SAME_AGAIN = Message("与第{number}项重复，填写内容相同", "repeats item {number} with the same answer")
_BELOW = Message("表下的说明", "a note below the table")
_TOTAL = Message("合计行", "a row of totals")
_HEADING = Message("不是版本中的分组标题", "no heading of the edition")
_COLUMN = Message("版本中没有“{header}”这一栏", "the edition has no column “{header}”")


def read(document: RawDocument, edition: Edition) -> Filled:
    """The answers that a document holds. Raises FileError where no table of the edition is in it."""
    shaped, headless = shape.tables(document)
    doubts = list(document.doubts)
    parts: dict[str, list[tuple[Shaped, Mapped]]] = {}
    for table in [*shaped, *(shape.headless(t) for t in headless)]:
        best = max(edition.tables, key=lambda t: _content(table, t))
        columns = map_columns(table, best) if _content(table, best) >= _CONTENT else None
        if columns is None:
            if not table.nested and len(table.rows) > 1:
                text = shorten("、".join(h.text for h in table.headings if h.text), 40)
                doubts.append(_UNUSED.of(place=table.place, text=text))
        else:
            parts.setdefault(best.key, []).append((table, columns))
    if not parts:
        raise FileError(_NO_MATCH.of(path=document.path, edition=edition.name, n=len(document.tables)))
    found = tuple(_Reader(t, parts[t.key]).read() for t in edition.tables if t.key in parts)
    lines = [line for tables in parts.values() for table, _ in tables for line in _lines_about(table)]
    return Filled(found, tuple(doubts), department_in(lines))


def fits(document: RawDocument, edition: Edition) -> float:
    """How well a document fits an edition: rows in which one of its requirements stands, over all its tables."""
    shaped, headless = shape.tables(document)
    total = 0.0
    for table in [*shaped, *(shape.headless(t) for t in headless)]:
        best = max(_content(table, t) for t in edition.tables)
        total += best * len(table.data) if best >= _CONTENT else 0.0
    return total


def _lines_about(table: Shaped) -> Iterator[str]:
    yield from table.above
    for row in table.rows:
        if row.kind is Kind.NOTE:
            yield from (t for t in row.texts if t)


def _content(table: Shaped, wanted: Table) -> float:
    """Share of the rows in which an item's requirement stands, in whatever column."""
    texts = {plain(i.requirement) for i in wanted.items} - {""}
    data = table.data
    hits = sum(any(t and plain(t) in texts for t in row.texts) for row in data)
    near = 0.0
    if data and hits < len(data) * _CONTENT:  # every text edited: headers decide
        headers = {squeeze(h.text) for h in table.headings} - {""}
        own = {squeeze(c.header) for c in wanted.columns}
        near = _CONTENT + 0.01 if len(headers & own) >= 0.6 * len(own) else 0.0
    return max(hits / len(data), near) if data else 0.0


@dataclass(slots=True)
class _Group:
    """Rows that belong together before any matching: a row and what its page break cut off."""

    rows: list[int]
    number: int | None
    text: str


@dataclass(slots=True)
class _Reader:
    table: Table
    parts: Sequence[tuple[Shaped, Mapped]]
    rows: list[Row] = field(default_factory=list)
    maps: list[Mapped] = field(default_factory=list)
    heads: list[Shaped] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    doubts: list[Message] = field(default_factory=list)

    def read(self) -> TableFilled:
        for shaped, columns in self.parts:
            self.loose += _extra_columns(shaped, columns)
            for row in shaped.rows:
                self.rows.append(row)
                self.maps.append(columns)
                self.heads.append(shaped)
        self.group()
        items = [Line(i.requirement, i.number) for i in self.table.items]
        found = assign([Line(g.text, g.number) for g in self.groups], items)
        found = self.settle(found)
        answers, notes = self.answers(found)
        placed = tuple(self.placed(m) for m in found.matches)
        missing = tuple(self.table.items[i].number for i in found.missing)
        return TableFilled(
            self.table,
            answers,
            notes,
            placed,
            tuple(sorted(self.loose, key=lambda x: not x.matters)),
            missing,
            tuple({str(d): d for d in self.doubts}.values()),
        )

    def cell(self, row: int, key: str) -> str:
        column = self.maps[row].columns.get(key)
        return self.rows[row].texts[column] if column is not None else ""

    def group(self) -> None:
        titles = {plain(t) for i in self.table.items for t in (i.chapter, i.section)}
        for index, row in enumerate(self.rows):
            if row.kind is not Kind.DATA:
                text = next((t for t in row.texts if t), "")
                if row.kind is Kind.SPAN and plain(text) in titles:
                    continue
                why = {Kind.SPAN: _HEADING, Kind.NOTE: _BELOW, Kind.TOTAL: _TOTAL}[row.kind]
                # A heading that was edited a little is a heading; any other text across the table is somebody's own.
                own = row.kind is Kind.SPAN and all(likeness(text, t) < _HEADING_LIKE for t in titles)
                self.loose.append(Loose(row.place, why, self.texts(index), matters=own))
                continue
            requirement = self.cell(index, Role.REQUIREMENT)
            printed = to_number(self.cell(index, Role.NUMBER)) if self.table.column(Role.NUMBER) else None
            number = printed if printed is not None else leading_number(requirement)
            last = self.groups[-1] if self.groups else None
            if last and not requirement and number in (None, last.number) and any(self.texts(index).values()):
                last.rows.append(index)
            elif requirement or number is not None or any(self.own(index).values()):
                self.groups.append(_Group([index], number, requirement))

    def own(self, row: int) -> dict[str, str]:
        """What a department wrote into a row."""
        keys = [c.key for c in self.table.columns if not c.role.official] + [h.value for h in Helper]
        return {k: t for k in keys if (t := self.cell(row, k))}

    def texts(self, row: int) -> dict[str, str]:
        headings = self.heads[row].headings
        return {
            headings[c].text or f"第{c + 1}栏": t
            for c, t in enumerate(self.rows[row].texts)
            if t and c < len(headings)
        }

    # --- rows that repeat an item ---

    def settle(self, found: Assignment) -> Assignment:
        """Rows left over: neighbours of their item are its second half; others are listed."""
        at = {line: m for m in found.matches for line in m.lines}
        matches = {m.item: m for m in found.matches}
        for left in found.unplaced:
            group = self.groups[left.line]
            number = self.table.items[left.candidate].number if left.candidate is not None else None
            owner = matches.get(left.candidate) if left.candidate is not None else None
            mine = self.words(left.line)
            if owner is not None and left.taken and left.score >= CHECK_BELOW:
                theirs = {t for n in owner.lines for t in self.words(n)}
                if mine <= theirs:
                    again = _SAME_AGAIN.of(number=number)
                    self.list(group, again, left.candidate, left.score, matters=False)
                    continue
                if at.get(left.line - 1) in (owner,) or at.get(left.line + 1) in (owner,):
                    lines = tuple(sorted((*owner.lines, left.line)))
                    matches[owner.item] = replace(owner, lines=lines, how=How.SPLIT)
                    at[left.line] = matches[owner.item]
                    at |= dict.fromkeys(lines, matches[owner.item])
                    continue
            near = _AGAIN if left.taken else _UNSURE
            why = NOT_PLACED if number is None else near.of(number=number)
            self.list(group, why, left.candidate, left.score)
        return replace(found, matches=tuple(matches[i] for i in sorted(matches)))

    def words(self, line: int) -> set[str]:
        return {squeeze(t) for r in self.groups[line].rows for t in self.own(r).values()}

    def list(
        self, group: _Group, why: Message, candidate: int | None, score: float, *, matters: bool = True
    ) -> None:
        number = self.table.items[candidate].number if candidate is not None else None
        for row in group.rows:
            self.loose.append(
                Loose(self.rows[row].place, why, self.texts(row), group.number, number, score, matters)
            )

    # --- what was found ---

    def placed(self, match: Match) -> Placed:
        rows = [r for n in match.lines for r in self.groups[n].rows]
        found = "".join(self.groups[n].text for n in match.lines)
        item = self.table.items[match.item]
        same = squeeze(found) == squeeze(item.requirement) or match.score > 99.9
        places = tuple(dict.fromkeys(self.rows[r].place for r in rows))
        return Placed(item.number, match.score, match.how, places, "" if same else found)

    def answers(
        self, found: Assignment
    ) -> tuple[dict[int, dict[str, str]], dict[int, dict[str, tuple[Note, ...]]]]:
        keys = [c.key for c in self.table.columns if not c.role.official] + [h.value for h in Helper]
        keys = [k for k in keys if k != Helper.CHECK.value]
        answers: dict[int, dict[str, str]] = {}
        notes: dict[int, dict[str, tuple[Note, ...]]] = {}
        owner: dict[int, int] = {}
        for match in found.matches:
            number = self.table.items[match.item].number
            rows = [r for n in match.lines for r in self.groups[n].rows]
            owner |= dict.fromkeys(rows, number)
            texts = {k: _together(self.cell(r, k) for r in rows) for k in keys}
            answers[number] = {k: t for k, t in texts.items() if t}
            if by_key := self.notes(rows):
                notes[number] = by_key
        self.spread(answers, owner, keys)
        return {n: a for n, a in answers.items() if a}, notes

    def notes(self, rows: Sequence[int]) -> dict[str, tuple[Note, ...]]:
        found: dict[str, tuple[Note, ...]] = {}
        for row in rows:
            names = {c: k for k, c in self.maps[row].columns.items()}
            for column, note in self.rows[row].notes:
                key = names.get(column, Role.REQUIREMENT.value)
                found[key] = (*found.get(key, ()), note)
        return found

    def spread(
        self, answers: dict[int, dict[str, str]], owner: Mapping[int, int], keys: Sequence[str]
    ) -> None:
        """An answer in one cell merged over several items holds for each of them."""
        for key in keys:
            source: int | None = None
            run: list[int] = []
            for row in range(len(self.rows) + 1):
                column = self.maps[row].columns.get(key) if row < len(self.rows) else None
                goes_on = (
                    column is not None
                    and self.rows[row].continues[column]
                    and not self.rows[row].texts[column]
                )
                number = owner.get(row)
                if goes_on and source is not None and number is not None:
                    if number != source and number not in run and not answers[number].get(key):
                        answers[number][key] = answers[source][key]
                        run.append(number)
                    continue
                if run and source is not None:
                    header = next((c.header for c in self.table.columns if c.key == key), key)
                    numbers = "、".join(map(str, [source, *run]))
                    self.doubts.append(
                        _MERGED.of(sheet=self.table.sheet, numbers=numbers, header=squeeze(header))
                    )
                run = []
                source = number if number is not None and answers.get(number, {}).get(key) else None


def _together(texts: Iterable[str]) -> str:
    """The parts of one cell; a part that repeats what already stands there is not written twice."""
    whole = ""
    for text in texts:
        if text and squeeze(text) not in squeeze(whole):
            whole = joined(whole, text)
    return whole


def _extra_columns(table: Shaped, mapped: Mapped) -> Iterator[Loose]:
    """Columns that the edition does not have, with what stands in them."""
    used = set(mapped.columns.values())
    for column, heading in enumerate(table.headings):
        if column in used:
            continue
        texts = {r.place: r.texts[column] for r in table.data if r.texts[column]}
        if texts:
            name = squeeze(heading.text) or f"第{column + 1}栏"
            yield Loose(table.place, _COLUMN.of(header=name), texts)
