"""The rows below a header: which item each answers, what its cells hold, what was added, merged or repeated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from lawgov_xl.grid import SheetGrid, as_text
from lawgov_xl.layout import remedies
from lawgov_xl.layout.headers import HANDED_OUT, HELPERS, Header, words
from lawgov_xl.model import (
    Entry,
    ExtraColumn,
    Helper,
    Item,
    JoinedAnswers,
    Role,
    StrayRow,
    Table,
    TableReading,
)
from lawgov_xl.text import is_blank, leading_number, squeeze, to_number

_FILLS = 1_000_000
"""Cells that merges may fill: a damaged file can claim merges without end."""
_LIKE = 75.0
"""How alike a requirement must be to an item's for the row to answer it although its number says otherwise."""
_UNLIKE = 45.0
"""Below this, a row does not answer the item that its number names."""
_FUZZY_ROWS = 600
_LED = re.compile(r"\A[\s\u3000]*[（(]\s*[0-9０-９]{1,6}\s*[）)]")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,4}[、.．]")


@dataclass(slots=True)
class _Cells:
    """Texts of a sheet's columns, with what merges hide."""

    sheet: SheetGrid
    columns: Mapping[str, int]
    official: frozenset[str]
    merged: dict[tuple[int, int], tuple[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        used, left = set(self.columns.values()), _FILLS
        for r1, c1, r2, c2 in self.sheet.merges:
            if not (text := self.sheet.text(r1, c1)):
                continue
            last = min(r2, len(self.sheet.rows))
            for column in (c for c in used if c1 <= c <= c2):
                left -= last - r1 + 1
                if left < 0:
                    return
                for row in range(r1, last + 1):
                    self.merged[row, column] = text, c1

    def texts(self, row: int) -> dict[str, str]:
        """What is seen in each column of a row."""
        values = self.sheet.rows[row - 1]
        width = len(values)
        found: dict[str, str] = {}
        for key, column in self.columns.items():
            value = values[column - 1] if column <= width else None
            text = value if isinstance(value, str) else as_text(value)
            found[key] = text or (self.text(row, key) if self.merged else "")
        return found

    def own(self, row: int, key: str) -> str:
        return self.sheet.text(row, self.columns[key]) if key in self.columns else ""

    def text(self, row: int, key: str) -> str:
        """The text that is seen there. An answer merged sideways stands in its own column only."""
        column = self.columns[key]
        if own := self.sheet.text(row, column):
            return own
        text, first = self.merged.get((row, column), ("", column))
        return text if first == column or key in self.official else ""


class _Index:
    """The items of a table by number and by text, made once: a thousand workbooks share one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.by_number = {i.number: i for i in table.items}
        self.by_raw = {i.requirement: i for i in reversed(table.items)}
        self.by_text = {squeeze(i.requirement): i for i in reversed(table.items)}
        self.by_words = {_bare(i.requirement): i for i in reversed(table.items)}
        self.chapters = {words(c): c for c in table.chapters}
        self.sections = {words(i.section): i.section for i in table.items} if table.section_rows else {}
        self.official = frozenset(c.key for c in table.official_columns)
        self.spread = remedies.problems_alone(table)


_indices: dict[int, _Index] = {}


def _index(table: Table) -> _Index:
    """Kept by identity: a table can not be hashed, and the index holds on to it, so that its id stays its own."""
    found = _indices.get(id(table))
    if found is None:
        if len(_indices) > 64:
            _indices.clear()
        found = _indices[id(table)] = _Index(table)
    return found


def read(header: Header, table: Table) -> TableReading:
    """What stands in one table's sheet."""
    return _Reader(header, table).read()


class _Reader:
    def __init__(self, header: Header, table: Table) -> None:
        self.header, self.table = header, table
        self.columns = header.columns
        self.index = _index(table)
        self.cells = _Cells(header.sheet, header.columns, self.index.official)
        self.fuzzy_left = _FUZZY_ROWS
        self.entries: dict[int, Entry] = {}
        self.unknown: list[StrayRow] = []
        self.duplicates: list[StrayRow] = []
        self.groups: dict[int, tuple[str, str]] = {}
        self.loose: list[int] = []

    def read(self) -> TableReading:
        sheet, header, table = self.header.sheet, self.header, self.table
        headers = {squeeze(sheet.text(header.row, c)) for c in self.columns.values()} - {""}
        numbered = table.column(Role.NUMBER) is not None
        chapter = section = ""
        for row in range(header.row + 1, len(sheet.rows) + 1):
            texts = self.cells.texts(row)
            if not any(texts.values()):
                continue
            item = self.index.by_raw.get(texts.get(Role.REQUIREMENT, ""))
            number = item.number if item else None
            if item is None or (numbered and texts.get(Role.NUMBER) != str(number)):
                if all(is_blank(t) for t in texts.values()) or _repeats(texts.values(), headers):
                    continue
                if table.section_rows and (title := self._title_row(row, self.index.sections)):
                    section = title
                    continue
                if table.chapter_rows and (title := self._chapter_row(row)):
                    chapter, section = title, ""
                    continue
                number = _number(texts, numbered=numbered)
                item = self._item(number, texts)
            chapter = texts.get(Role.CHAPTER, "") or chapter
            section = texts.get(Role.SECTION, "") or section
            if item is None:
                self.unknown.append(StrayRow(row, number, tuple(texts.values())))
            else:
                self._take(row, item, texts, (chapter, section))
        return TableReading(
            table=table,
            sheet=sheet.name,
            header_row=header.row,
            columns=self.columns,
            headers={k: sheet.text(header.row, c) for k, c in self.columns.items()},
            entries=tuple(self.entries[n] for n in sorted(self.entries)),
            missing=tuple(i.number for i in table.items if i.number not in self.entries),
            unknown=tuple(self.unknown),
            duplicates=tuple(sorted(self.duplicates, key=lambda d: d.row)),
            groups=self.groups,
            loose_groups=tuple(self.loose),
            extras=tuple(self._extras()),
            joined=tuple(self._joined()),
            copies=header.copies,
        )

    def _take(self, row: int, item: Item, texts: Mapping[str, str], group: tuple[str, str]) -> None:
        """An item's first row is its entry, unless it is blank and a later one is not."""
        entry = Entry(
            item,
            row,
            {k: t for k, t in texts.items() if k not in HELPERS},
            declared=texts.get(Helper.STATUS, ""),
            deadline=texts.get(Helper.DEADLINE, ""),
            owner=texts.get(Helper.OWNER, ""),
            evidence=texts.get(Helper.EVIDENCE, ""),
            told=remedies.told(self.table, texts) if self.index.spread else None,
        )
        first = self.entries.get(item.number)
        if first is not None and (not is_blank(first.answer) or is_blank(entry.answer)):
            self.duplicates.append(StrayRow(row, item.number, tuple(texts.values())))
            return
        if first is not None:
            blank = tuple(self.cells.text(first.row, k) for k in self.columns)
            self.duplicates.append(StrayRow(first.row, item.number, blank))
            self.groups.pop(first.row, None)
        self.entries[item.number] = entry
        self.groups[row] = group
        grouping = [r for r in (Role.CHAPTER, Role.SECTION) if r in self.columns]
        if grouping and any(is_blank(texts[r]) for r in grouping):
            self.loose.append(row)

    # --- which item ---

    def _item(self, number: int | None, texts: Mapping[str, str]) -> Item | None:
        """The item that a row answers. A requirement that reads exactly like an item's outweighs a retyped
        number; a number outweighs a requirement that was edited, unless it reads much more like another's."""
        requirement = texts.get(Role.REQUIREMENT, "")
        plain = squeeze(requirement)
        named = self.index.by_number.get(number) if number is not None else None
        if named is not None and squeeze(named.requirement) == plain:
            return named
        if exact := self.index.by_text.get(plain) or self.index.by_words.get(_bare(requirement)):
            return exact
        if not plain:
            return named
        if named is not None and fuzz.ratio(plain, squeeze(named.requirement)) >= _LIKE:
            return named
        return self._likest(requirement) or (named if self._may_be(named, plain) else None)

    def _likest(self, requirement: str) -> Item | None:
        if self.fuzzy_left <= 0 or len(requirement) < 4:
            return None
        self.fuzzy_left -= 1
        found = process.extractOne(
            _bare(requirement)[:600], self.index.by_words.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE
        )
        return self.index.by_words[found[0]] if found else None

    def _may_be(self, named: Item | None, plain: str) -> bool:
        """Whether an edited row may still be the item that its number names: nobody else is more like it."""
        if named is None:
            return False
        taken = named.number in self.entries
        return not taken or fuzz.ratio(plain, squeeze(named.requirement)) >= _UNLIKE

    def _chapter_row(self, row: int) -> str:
        """The title, where the row is one that tells the chapter across all columns."""
        if title := self._title_row(row, self.index.chapters):
            return title
        own = self._alone(row)
        return own.strip() if _ORDINAL.match(squeeze(own)) else ""

    def _alone(self, row: int) -> str:
        """The only text of a row, where that is not a requirement."""
        if Role.REQUIREMENT in self.columns and not is_blank(self.cells.own(row, Role.REQUIREMENT)):
            return ""
        own = [t for k in self.columns if not is_blank(t := self.cells.own(row, k))]
        return own[0] if len(own) == 1 else ""

    def _title_row(self, row: int, titles: Mapping[str, str]) -> str:
        """The text across all columns, where it is one of these titles or reads like one."""
        own = self._alone(row)
        if not own:
            return ""
        if (exact := titles.get(words(own))) is not None:
            return own if squeeze(own) != squeeze(exact) else exact
        alike = process.extractOne(words(own)[:80], titles, scorer=fuzz.ratio, score_cutoff=60)
        return own.strip() if alike else ""

    # --- what people add and merge ---

    def _extras(self) -> Iterable[ExtraColumn]:
        rows = [self.header.sheet.rows[e.row - 1] for e in self.entries.values()]
        others = set(range(1, max(map(len, rows), default=0) + 1)) - set(self.columns.values())
        filled: dict[int, int] = {}
        for column in others:
            values = (r[column - 1] for r in rows if len(r) >= column)
            if count := sum(v not in (None, "") and not is_blank(str(v)) for v in values):
                filled[column] = count
        for column, count in sorted(filled.items()):
            header = self.header.sheet.text(self.header.row, column).strip()
            if header not in HANDED_OUT:
                yield ExtraColumn(column, header, count)

    def _joined(self) -> Iterable[JoinedAnswers]:
        rows = {e.row: e.number for e in self.entries.values()}
        answered = {
            self.columns[r]: r for r in (Role.ANSWER, Role.REMEDY, Role.MEASURES) if r in self.columns
        }
        for r1, c1, r2, c2 in self.header.sheet.merges[:10_000]:
            numbers = tuple(rows[r] for r in range(r1, min(r2, r1 + 1000) + 1) if r in rows)
            for column in (c for c in answered if c1 <= c <= c2 and len(numbers) > 1):
                yield JoinedAnswers(answered[column], r1, r2, numbers)


def _number(texts: Mapping[str, str], *, numbered: bool) -> int | None:
    if numbered:
        return to_number(texts.get(Role.NUMBER, ""))
    return leading_number(texts.get(Role.REQUIREMENT, ""))


def _bare(requirement: str) -> str:
    """A requirement without its leading number, white space and punctuation."""
    return words(_LED.sub("", requirement))


def _repeats(texts: Iterable[str], headers: set[str]) -> bool:
    """Whether a row repeats the header row, as on every printed page of some tables."""
    own = [squeeze(t) for t in texts if not is_blank(t)]
    return len(own) > 1 and sum(t in headers for t in own) >= 0.6 * max(len(own), 3)
