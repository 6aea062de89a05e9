"""The rows below a header: which item each answers, what its cells hold, what was added, merged or repeated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from lawgov_xl.layout import remedies
from lawgov_xl.layout.cells import Cells
from lawgov_xl.layout.headers import HANDED_OUT, HELPERS, Header
from lawgov_xl.layout.index import bare, index_of, words
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

# As plain texts: they are looked up on every row.
_CHAPTER, _SECTION, _NUMBER, _REQUIREMENT = (
    r.value for r in (Role.CHAPTER, Role.SECTION, Role.NUMBER, Role.REQUIREMENT)
)
_STATUS, _DEADLINE, _OWNER, _EVIDENCE = (
    h.value for h in (Helper.STATUS, Helper.DEADLINE, Helper.OWNER, Helper.EVIDENCE)
)
_LIKE = 75.0
"""How alike a requirement must be to an item's for the row to answer it although its number says otherwise."""
_UNLIKE = 45.0
"""Below this, a row does not answer the item that its number names."""
_FUZZY_ROWS = 600
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,4}[、.．]")


def read(header: Header, table: Table) -> TableReading:
    """What stands in one table's sheet."""
    return _Reader(header, table).read()


class _Reader:
    def __init__(self, header: Header, table: Table) -> None:
        self.header, self.table = header, table
        self.columns = header.columns
        self.index = index_of(table)
        self.cells = Cells(header.sheet, header.columns, self.index.official)
        self.filed = [k for k in header.columns if k not in HELPERS]
        self.grouping = [k for k in (_CHAPTER, _SECTION) if k in header.columns]
        self.fuzzy_left = _FUZZY_ROWS
        self.entries: dict[int, Entry] = {}
        self.unknown: list[StrayRow] = []
        self.duplicates: list[StrayRow] = []
        self.groups: dict[int, tuple[str, str]] = {}
        self.loose: list[int] = []

    def read(self) -> TableReading:
        sheet, header, table = self.header.sheet, self.header, self.table
        headers = {squeeze(sheet.text(header.row, c)) for c in self.columns.values()} - {""}
        numbered = self.index.numbered
        chapter = section = ""
        for row in range(header.row + 1, len(sheet.rows) + 1):
            texts = self.cells.texts(row)
            requirement = texts.get(_REQUIREMENT, "")
            if not requirement and not any(texts.values()):
                continue
            item = self.index.by_raw.get(requirement)
            number = item.number if item else None
            if item is None or (numbered and texts.get(_NUMBER) != str(number)):
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
            chapter = texts.get(_CHAPTER) or chapter
            section = texts.get(_SECTION) or section
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
            {k: texts[k] for k in self.filed},
            texts.get(_STATUS, ""),
            texts.get(_DEADLINE, ""),
            texts.get(_OWNER, ""),
            texts.get(_EVIDENCE, ""),
            remedies.told(self.table, texts) if self.index.spread else None,
        )
        first = self.entries.get(item.number)
        if first is not None and (not is_blank(first.answer) or is_blank(entry.answer)):
            self.duplicates.append(StrayRow(row, item.number, tuple(texts.values())))
            return
        if first is not None:
            blank = tuple(self.cells.texts(first.row).values())
            self.duplicates.append(StrayRow(first.row, item.number, blank))
            self.groups.pop(first.row, None)
        self.entries[item.number] = entry
        self.groups[row] = group
        for key in self.grouping:
            if is_blank(texts[key]):
                self.loose.append(row)
                break

    # --- which item ---

    def _item(self, number: int | None, texts: Mapping[str, str]) -> Item | None:
        """The item that a row answers. A requirement that reads exactly like an item's outweighs a retyped
        number; a number outweighs a requirement that was edited, unless it reads much more like another's."""
        requirement = texts.get(_REQUIREMENT, "")
        plain = squeeze(requirement)
        named = self.index.by_number.get(number) if number is not None else None
        if named is not None and squeeze(named.requirement) == plain:
            return named
        if exact := self.index.by_text.get(plain) or self.index.by_words.get(bare(requirement)):
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
            bare(requirement)[:600], self.index.by_words.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE
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
        texts = self.cells.own(row)
        if not is_blank(texts.get(_REQUIREMENT, "")):
            return ""
        own = [t for t in texts.values() if not is_blank(t)]
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
            if columns := [c for c in answered if c1 <= c <= c2]:
                numbers = tuple(rows[r] for r in range(r1, min(r2, r1 + 1000) + 1) if r in rows)
                for column in columns if len(numbers) > 1 else ():
                    yield JoinedAnswers(answered[column], r1, r2, numbers)


def _number(texts: Mapping[str, str], *, numbered: bool) -> int | None:
    if numbered:
        return to_number(texts.get(_NUMBER, ""))
    return leading_number(texts.get(_REQUIREMENT, ""))


def _repeats(texts: Iterable[str], headers: set[str]) -> bool:
    """Whether a row repeats the header row, as on every printed page of some tables."""
    own = [squeeze(t) for t in texts if not is_blank(t)]
    return len(own) > 1 and sum(t in headers for t in own) >= 0.6 * max(len(own), 3)
