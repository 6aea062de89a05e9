"""Tables in the plain-text export of a word processor, without being told their headers.

The form (see `io.text_tables`): each cell begins with a tab at the start of a line, a row ends with a blank line.
A cell's own blank paragraph looks like the end of a row, so the cells are dealt into rows as a whole: the number
of columns and the cuts that leave the fewest rows without an end win.
"""

from __future__ import annotations

import re
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.importing.raw import Note, RawCell, RawDocument, RawRow, RawTable
from lawgov_xl.importing.words import header_words
from lawgov_xl.io.text_tables import cells as cells_of
from lawgov_xl.text import squeeze

MAX_FILE = 32 * 2**20
_KEPT_LINES = 40
_MOST_COLUMNS = 40
_NO_END, _INNER_END, _SPANNING, _SHORT, _BLANK_SPAN = 5.0, 0.3, 0.6, 3.0, 8.0

_COMMENT = re.compile(r"Comment by ([^:：\n]{1,40})[:：]([^\n]*)")

_NOT_TEXT = Message(
    "{path} 不是文本文件，或编码无法识别（支持 UTF-8、GB18030、UTF-16）。",
    "{path} is no text file, or its encoding is unknown (UTF-8, GB18030 and UTF-16 are read).",
)
_TOO_BIG = Message("{path} 过大（上限 {limit} MB），没有读取。", "{path} is too large (limit {limit} MB).")


def read_text(path: Path) -> RawDocument:
    """The tables of a text file. Raises FileError."""
    if path.stat().st_size > MAX_FILE:
        raise FileError(_TOO_BIG.of(path=str(path), limit=MAX_FILE // 2**20))
    return RawDocument(str(path), tuple(tables(_decoded(path))))


def tables(text: str) -> list[RawTable]:
    """The tables in a text, in order."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    start = plain.find("\n\t") if not plain.startswith("\t") else 0
    if start < 0:
        return []
    stream = cells_of(plain[start:])
    found: list[RawTable] = []
    before = plain[:start].split("\n")[-_KEPT_LINES:]
    while stream:
        part, after, stream = _cut(stream)
        columns = _columns(part)
        rows = tuple(_row(cells, columns) for cells in _dealt(part, columns))
        found.append(RawTable(rows, f"第{len(found) + 1}个表格", tuple(before)))
        before = after[-_KEPT_LINES:]
    return found


def _cut(stream: list[str]) -> tuple[list[str], list[str], list[str]]:
    """(cells of the first table, lines that follow it, cells after them): a table ends where a cell runs on after
    a blank line and the next cells read like a header."""
    for at, cell in enumerate(stream[:-1]):
        head, gap, rest = cell.partition("\n\n")
        if gap and rest.strip() and _reads_like_header(stream[at + 1 :]):
            return [*stream[:at], head + "\n"], rest.split("\n"), stream[at + 1 :]
    return stream, [], []


def _reads_like_header(stream: list[str]) -> bool:
    row: list[str] = []
    for cell in stream[:_MOST_COLUMNS]:
        row.append(cell)
        if cell.endswith("\n"):
            break
    return len(row) > 2 and header_words(row) >= max(2, len(row) / 2)


def _columns(stream: list[str]) -> int:
    """The number of columns under which the cells fall into rows best."""
    ends = [i + 1 for i, cell in enumerate(stream[:_MOST_COLUMNS]) if cell.endswith("\n")]
    candidates = [n for n in dict.fromkeys(ends[:6]) if n > 1] or [max(1, len(stream))]
    return min(candidates, key=lambda n: (_cost(stream, n)[0], n))


def _cost(stream: list[str], columns: int) -> tuple[float, list[int]]:
    """(cost, lengths of the rows) of the best way to deal the cells into rows of `columns`, or of one cell that
    spans them."""
    count = len(stream)
    ends = [cell.endswith("\n") for cell in stream]
    inner = [0]
    for end in ends:
        inner.append(inner[-1] + end)
    best: list[tuple[float, int]] = [(0.0, 0)] * (count + 1)
    for at in range(count - 1, -1, -1):
        options: list[tuple[float, int]] = []
        for length in {1, columns, *range(2, columns)}:
            stop = at + length
            if stop > count:
                continue
            cost = 0.0 if ends[stop - 1] else _NO_END
            cost += _INNER_END * (inner[stop - 1] - inner[at])
            if length == 1 < columns:
                cost += _SPANNING if stream[at].strip() else _BLANK_SPAN
            elif length < columns:
                cost += _SHORT
            options.append((cost + best[stop][0], length))
        best[at] = min(options)
    lengths: list[int] = []
    at = 0
    while at < count:
        lengths.append(best[at][1])
        at += best[at][1]
    return best[0][0], lengths


def _dealt(stream: list[str], columns: int) -> list[list[str]]:
    rows: list[list[str]] = []
    at = 0
    for length in _cost(stream, columns)[1]:
        rows.append(stream[at : at + length])
        at += length
    return rows


def _row(cells: list[str], columns: int) -> RawRow:
    if len(cells) == 1 < columns:
        return RawRow((RawCell(cells[0].strip(), 0, columns),))
    return RawRow(tuple(RawCell(cell.strip(), i, notes=_notes(cell)) for i, cell in enumerate(cells)))


def _notes(cell: str) -> tuple[Note, ...]:
    """Comments that the export wrote into the text. The text keeps them (it is all the evidence there is, and a rule
    offers to take them out); they are collected all the same."""
    return tuple(Note(a.strip(), t.strip()) for a, t in _COMMENT.findall(cell))


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if squeeze(text) and "\x00" not in text:
            return text
    raise FileError(_NOT_TEXT.of(path=str(path)))
