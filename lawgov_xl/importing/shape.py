"""A raw table put straight: its logical columns, its header of one or two rows, its rows told apart by kind.

Word lays every table on a fine grid whose lines need not agree from row to row; a column is therefore what the rows
with the usual number of cells say it is, and a merged cell stands for the columns it covers.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from lawgov_xl.importing import words
from lawgov_xl.importing.raw import Note, RawCell, RawDocument, RawRow, RawTable
from lawgov_xl.text import squeeze, to_number

_HEADER_ROWS = 40
_MOST_HEADER_ROWS = 4
_LONGEST_OVER = 30


class Kind(Enum):
    """What a row of a table is."""

    DATA = "data"
    SPAN = "span"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's header, line breaks kept; over: the header above it that spans several columns, or ""."""

    text: str
    over: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. texts, continues: by logical column; place: where it stands, for people."""

    kind: Kind
    texts: tuple[str, ...]
    continues: tuple[bool, ...]
    notes: tuple[tuple[int, Note], ...]
    place: str


@dataclass(frozen=True, slots=True)
class Shaped:
    """A table put straight. above: lines before it and rows above its header; widths in characters, or empty."""

    place: str
    above: tuple[str, ...]
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...] = ()
    nested: bool = False

    @property
    def data(self) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if r.kind is Kind.DATA)


@dataclass(frozen=True, slots=True)
class _Straight:
    """A raw row on logical columns. spans: column -> columns covered, for cells that begin there."""

    texts: tuple[str, ...]
    continues: tuple[bool, ...]
    spans: dict[int, int]
    notes: tuple[tuple[int, Note], ...]
    header: bool
    index: int


def tables(document: RawDocument) -> tuple[list[Shaped], list[RawTable]]:
    """(tables with a header, in order; tables without one). What page breaks cut up is one table again."""
    found: list[Shaped] = []
    rejected: list[RawTable] = []
    for table in document.tables:
        rows = _straighten(table)
        width = len(rows[0].texts) if rows else 0
        block = _header(rows)
        last = found[-1] if found else None
        goes_on = last is not None and words.is_continuation(table.before) and not table.nested
        if block is None:
            if goes_on and last is not None and width == len(last.headings) and width > 1:
                found[-1] = replace(last, rows=last.rows + tuple(_rows(rows, last.headings, table.place)))
            else:
                rejected.append(table)
            continue
        headings = _headings(rows[block[0] : block[1]], width)
        body = tuple(_rows(rows[block[1] :], headings, table.place))
        above = tuple(t for r in rows[: block[0]] for t in dict.fromkeys(r.texts) if t)
        if goes_on and last is not None and _same(headings, last.headings) and words.is_continuation(above):
            found[-1] = replace(last, rows=last.rows + body)
            continue
        found.append(
            Shaped(table.place, (*table.before, *above), headings, body, _widths(table, rows), table.nested)
        )
    return found, rejected


def headless(table: RawTable) -> Shaped:
    """A table whose header was deleted: its columns have no names."""
    rows = _straighten(table)
    width = len(rows[0].texts) if rows else 0
    headings = tuple(Heading("") for _ in range(width))
    return Shaped(
        table.place, table.before, headings, tuple(_rows(rows, headings, table.place)), (), table.nested
    )


def _same(one: Sequence[Heading], other: Sequence[Heading]) -> bool:
    return [squeeze(h.text) for h in one] == [squeeze(h.text) for h in other]


# --- logical columns ---


def _straighten(table: RawTable) -> list[_Straight]:
    filled = [r for r in table.rows if r.cells]
    counts = Counter(len(r.cells) for r in filled if len(r.cells) > 1)
    if not counts:
        return [_on_columns(r, None, 1, i) for i, r in enumerate(table.rows, 1) if r.cells]
    width = max(counts, key=lambda n: (counts[n], n))
    full = [i for i, r in enumerate(table.rows) if len(r.cells) == width]
    rows = []
    for index, row in enumerate(table.rows):
        if row.cells:
            at = bisect(full, index)  # the nearest: the last one up to here, or the next
            model = table.rows[min(full[max(0, at - 1) : at + 1], key=lambda i: (abs(i - index), i))]
            rows.append(_on_columns(row, model, width, index + 1))
    return rows


def _on_columns(row: RawRow, model: RawRow | None, width: int, index: int) -> _Straight:
    """A row on the columns of the nearest row that has them all."""
    texts, continues = [""] * width, [False] * width
    spans: dict[int, int] = {}
    notes: list[tuple[int, Note]] = []
    places = _places(row, model, width)
    for cell, (first, last) in zip(row.cells, places, strict=True):
        if first in spans:  # two cells on one column: the finer grid of this row
            texts[first] = "\n".join(t for t in (texts[first], cell.text) if t)
        else:
            texts[first] = cell.text
            spans[first] = last - first + 1
            for column in range(first, last + 1):
                continues[column] = cell.continues
        notes += [(first, n) for n in cell.notes]
    return _Straight(tuple(texts), tuple(continues), spans, tuple(notes), row.header, index)


def _places(row: RawRow, model: RawRow | None, width: int) -> list[tuple[int, int]]:
    if model is None or len(row.cells) == width:
        return [(min(i, width - 1), min(i, width - 1)) for i in range(len(row.cells))]
    return [_covered(cell, model.cells, width) for cell in row.cells]


def _covered(cell: RawCell, columns: Sequence[RawCell], width: int) -> tuple[int, int]:
    inside = [i for i, c in enumerate(columns) if cell.left <= c.left + (c.span - 1) / 2 < cell.right]
    if inside:
        return inside[0], inside[-1]
    nearest = min(range(width), key=lambda i: abs(columns[i].left - cell.left))
    return nearest, nearest


def _widths(table: RawTable, rows: Sequence[_Straight]) -> tuple[float, ...]:
    """Widths of the logical columns, as the first row that has them all is laid out."""
    width = len(rows[0].texts)
    model = next((r for r in table.rows if len(r.cells) == width), None)
    if model is None or not table.widths or model.cells[-1].right > len(table.widths):
        return ()
    return tuple(round(sum(table.widths[c.left : c.right]), 1) for c in model.cells)


# --- header ---


def _header(rows: Sequence[_Straight]) -> tuple[int, int] | None:
    """(first row, row after the last) of the header; None where no row reads like one."""
    marked = next((i for i, r in enumerate(rows[:_HEADER_ROWS]) if r.header), None)
    starts = [] if marked is None else [marked]
    starts += [i for i in range(min(len(rows), _HEADER_ROWS)) if i != marked]
    for start in starts:
        end = _header_end(rows, start)
        if end is not None:
            return start, end
    return None


def _header_end(rows: Sequence[_Straight], start: int) -> int | None:
    cells = [t for t in rows[start].texts if t]
    if len(cells) < 2 or words.header_words(cells) < max(2, len(cells) * 0.5):
        return None
    end = start + 1
    while end < len(rows) and end - start < _MOST_HEADER_ROWS and _goes_on(rows, start, end):
        end += 1
    return end


def _goes_on(rows: Sequence[_Straight], start: int, end: int) -> bool:
    """Whether the row at `end` still belongs to the header: it stands under headers that span several columns, and
    goes on in the others."""
    row, before = rows[end], rows[end - 1]
    under = [
        c
        for first, n in before.spans.items()
        if n > 1 and before.texts[first]
        for c in range(first, first + n)
    ]
    if not under or not any(row.texts[c] for c in under):
        return False
    others = [c for c in range(len(row.texts)) if c not in under]
    named = [row.texts[c] for c in under if row.texts[c]]
    return (
        all(row.continues[c] or not row.texts[c] for c in others)
        and all(len(squeeze(t)) <= _LONGEST_OVER for t in named)
        and len(before.texts) > 2
        and (any(row.continues) or row.header or words.header_words(named) * 2 >= len(named))
    )


def _headings(block: Sequence[_Straight], width: int) -> tuple[Heading, ...]:
    """The lowest text of each column; `over` holds the texts above it that span more."""
    found: list[Heading] = []
    for column in range(width):
        texts: list[str] = []
        for row in block:
            first = max((f for f in row.spans if f <= column < f + row.spans[f]), default=column)
            text = row.texts[first]
            if text and not row.continues[column] and (not texts or texts[-1] != text):
                texts.append(text)
        found.append(Heading(texts[-1] if texts else "", "\n".join(texts[:-1])))
    return tuple(found)


# --- rows ---


def _rows(rows: Sequence[_Straight], headings: Sequence[Heading], place: str) -> Iterator[Row]:
    wanted = [squeeze(h.text) for h in headings]
    overs = {squeeze(h.over) for h in headings if h.over}
    for at, row in enumerate(rows):
        texts = [squeeze(t) for t in row.texts]
        named = [t for t in texts if t]
        if at == 0 and _counts_columns(texts):
            continue
        if not named and not any(row.continues):
            continue
        if texts == wanted or (named and all(t in overs or t in wanted for t in named) and len(named) > 1):
            continue
        yield Row(_kind(row), row.texts, row.continues, row.notes, f"{place}第{row.index}行")


def _counts_columns(texts: Sequence[str]) -> bool:
    """栏次: a row below the header that numbers the columns (1 2 3 …, 甲 乙 1 2 …)."""
    plain = [t.strip("（）()") for t in texts]
    if len(plain) < 3 or not all(plain):
        return False
    letters = next((i for i, t in enumerate(plain) if t not in "甲乙丙丁戊"), len(plain))
    rest = plain[letters:]
    return len(rest) > 1 and rest == [str(i) for i in range(1, len(rest) + 1)]


def _kind(row: _Straight) -> Kind:
    filled = [c for c, t in enumerate(row.texts) if t]
    texts = [row.texts[c] for c in filled]
    if any(words.is_total(t) for t in texts[:3]):
        return Kind.TOTAL
    if len(filled) == 1:
        (column,) = filled
        wide = row.spans.get(column, 1)
        if words.is_note(texts[0]) and (wide > 1 or column == 0):
            return Kind.NOTE
        alone = column == 0 and not any(row.continues) and to_number(texts[0]) is None
        if alone and len(row.texts) > 1 and (wide == 1 or wide >= max(2, len(row.texts) - 1)):
            return Kind.SPAN  # merged over most columns, or alone in its row (people unmerge)
    if texts and words.is_note(texts[0]) and filled[0] == 0 and len(filled) <= len(row.texts) // 2:
        return Kind.NOTE
    return Kind.DATA
