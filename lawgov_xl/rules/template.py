"""What rules of the template share: which rows moved, what an edit changed, how rows are listed in a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Column, Entry, Role, Submission, TableReading
from lawgov_xl.rules.latest import kept_for_latest
from lawgov_xl.text import listed, squeeze

_GROUPING = (Role.CHAPTER, Role.SECTION, Role.NUMBER)
_FOREIGN = 0.5
"""From which share of changed rows on a table is another one, not an edited one."""
_FEW = 10
_LONGEST = 3000
_SHOWN = 18


def text_columns(reading: TableReading) -> tuple[Column, ...]:
    """The official columns that hold an item's own text, as far as the table still has them."""
    return tuple(
        c for c in reading.table.official_columns if c.role not in _GROUPING and c.key in reading.columns
    )


def changed(reading: TableReading) -> Iterator[tuple[Entry, Column, str, str]]:
    """(entry, column, found, official) of every official text that was altered, white space aside.

    Where materials are collected jointly the cell may hold the joint list, or be left to the first row.
    """
    joint = {n: squeeze(j.text) for j in reading.table.joints for n in j.numbers}
    for column in text_columns(reading):
        for entry in reading.entries:
            found, official = entry.cells.get(column.key, ""), entry.item.texts.get(column.key, "")
            if found == official or (plain := squeeze(found)) == squeeze(official):
                continue
            if column.role is Role.MATERIALS and entry.number in joint and plain in ("", joint[entry.number]):
                continue
            yield entry, column, found, official


@kept_for_latest
def is_foreign(reading: TableReading) -> bool:
    """Whether the rows are mostly another table's, so that single edits say nothing."""
    if len(reading.entries) < _FEW:
        return False
    unlike = [e for e in reading.entries if e.cells.get(Role.REQUIREMENT, "") != e.item.requirement]
    if Role.REQUIREMENT not in reading.columns or len(unlike) <= _FOREIGN * len(reading.entries):
        return False
    altered = sum(squeeze(e.cells.get(Role.REQUIREMENT, "")) != squeeze(e.item.requirement) for e in unlike)
    return altered > _FOREIGN * len(reading.entries)


def moved(reading: TableReading) -> frozenset[int]:
    """Numbers of the fewest rows that must be put back for the rest to be in order."""
    ordered = sorted(reading.entries, key=lambda e: e.row)
    numbers = [e.number for e in ordered]
    if all(a < b for a, b in pairwise(numbers)):
        return frozenset()
    tails: list[int] = []
    length: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
        length.append(at)
    kept: set[int] = set()
    wanted = len(tails) - 1
    for number, here in zip(reversed(numbers), reversed(length), strict=True):
        if here == wanted and (not kept or number < min(kept)):
            kept.add(number)
            wanted -= 1
    return frozenset(numbers) - kept


def row_cell(reading: TableReading, row: int, key: str = Role.ANSWER) -> str:
    """The address of a row's cell in a column, or in the first column that there is."""
    return address(row, reading.columns.get(key) or min(reading.columns.values(), default=1))


def difference(found: str, official: str) -> list[tuple[str, str]]:
    """What was put for what, (official, found), white space aside: the fewest pieces, at most four."""
    a, b = squeeze(official)[:_LONGEST], squeeze(found)[:_LONGEST]
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    pieces = _pieces(a, b) if a and b else [(a, b)]
    return pieces if len(pieces) <= 4 else [(a, b)]


def _pieces(a: str, b: str) -> list[tuple[str, str]]:
    """Blocks of an edit; a common run shorter than three characters is no reason to cut one in two."""
    blocks = [
        [o.src_start, o.src_end, o.dest_start, o.dest_end] for o in Indel.opcodes(a, b) if o.tag != "equal"
    ]
    joined: list[list[int]] = []
    for block in blocks:
        if joined and block[0] - joined[-1][1] < 3:
            joined[-1][1], joined[-1][3] = block[1], block[3]
        else:
            joined.append(list(block))
    return [(a[s:e], b[t:f]) for s, e, t, f in joined]


def said_of(pieces: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The difference as a phrase, in Chinese and in English."""
    zh, en = [], []
    for official, found in pieces:
        if official and found:
            zh.append(f"“{_cut(official)}”改成了“{_cut(found)}”")
            en.append(f"“{_cut(official)}” became “{_cut(found)}”")
        elif official:
            zh.append(f"删去了“{_cut(official)}”")
            en.append(f"“{_cut(official)}” was removed")
        else:
            zh.append(f"增加了“{_cut(found)}”")
            en.append(f"“{_cut(found)}” was added")
    return "，".join(zh), ", ".join(en)


def _cut(text: str) -> str:
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]}…{text[-_SHOWN:]}"


def row_said(submission: Submission, row: tuple[str, int], here: str) -> tuple[str, str]:
    """A row as a sentence names it, seen from the table `here`: 第9项, “任务清单”第66项."""
    key, number = row
    if key == here:
        return f"第{number}项", f"row {number}"
    sheet = submission.tables[key].table.sheet
    return f"“{sheet}”第{number}项", f"row {number} of “{sheet}”"


def rows_said(submission: Submission, rows: Sequence[tuple[str, int]], here: str) -> tuple[str, str]:
    """Several rows as a sentence names them, by table."""
    zh, en = [], []
    for key in dict.fromkeys(k for k, _ in rows):
        numbers = listed(n for k, n in rows if k == key)
        sheet = submission.tables[key].table.sheet
        zh.append(f"第{numbers}项" if key == here else f"“{sheet}”第{numbers}项")
        en.append(f"rows {numbers}" if key == here else f"rows {numbers} of “{sheet}”")
    return "、".join(zh), ", ".join(en)


def dates_said(submission: Submission, here: str, there: str) -> Message | str:
    """Where two tables were filled in on different dates: when the other one was."""
    tables = submission.tables
    one, other = tables[here].table.as_of, tables[there].table.as_of
    if one is None or other is None or one == other:
        return ""
    return Message("（{year}年{month}月填报）", " (as of {year}-{month:02d})").of(
        year=other.year, month=other.month
    )
