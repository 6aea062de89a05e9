"""Looks a workbook's parts over before the fast reader gets it.

The fast reader lays out every sheet as a full rectangle in memory and follows what a part says: one cell in the last
column of the last row, or a long text that a million cells share, would take all memory there is. So a sheet of any
unusual shape goes to the slow reader, which keeps to limits, and what is beyond limits is refused.
"""

from __future__ import annotations

import re
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import limits
from lawgov_xl.io.zips import megabytes, too_big

# Every cell and row must say where it stands, at once and in the usual way, within A1:IZ19999; anything else,
# prefixed names included, is unusual. `(?!…)` looks at what follows one `<` only: linear in the size of the part.
_UNUSUAL = re.compile(
    rb'<(?:c(?! r="(?:[A-Z]|[A-I][A-Z])(?:[1-9][0-9]{0,3}|1[0-9]{4})")[\s/>]'
    rb'|row(?! r="(?:[1-9][0-9]{0,3}|1[0-9]{4})")[\s/>]'
    rb"|[^\s/<>:]++:(?:c|row)[\s/>])"
)
# The same in patterns that begin with several characters: found out in half the time. `x:c` in a text is no prefix, but
# makes no difference here: what is not surely usual is looked at closely.
_ODD = (
    re.compile(rb'<c(?! r="(?:[A-Z]|[A-I][A-Z])(?:[1-9][0-9]{0,3}|1[0-9]{4})")[\s/>]'),
    re.compile(rb'<row(?! r="(?:[1-9][0-9]{0,3}|1[0-9]{4})")[\s/>]'),
    re.compile(rb":(?:c|row)[\s/>]"),
)
_PLAIN_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,9}(?:<\?xml [^>]{0,200}>\s{0,9})?<[A-Za-z]")
"""The root follows at once: a declaration of entities would have to stand before it."""
_CELL = re.compile(rb"<(?:[^\s/<>:]++:)?c[\s/>]")
_FEW = 10_000
_WIDE_TEXT = tuple("sheetData".encode(c) for c in ("utf-16-le", "utf-16-be"))
_SHARED_BUDGET = 256 * 2**20
"""Bytes that shared texts may take once each cell has its own copy."""

_OTHER_CODING = Message(
    "{path} 的内部文字编码不是 Excel 所用的 UTF-8（{part}），没有读取。请用 Excel 打开后另存。",
    "{path} is not written in UTF-8 as Excel writes it ({part}); it was not read. Save it again in Excel.",
)
ENTITIES = Message(
    "{path} 中含有实体定义（{part}），正常的 Office 文件没有这种内容，没有读取。",
    "{path} declares entities ({part}), which no ordinary Office file does; it was not read.",
)
_CELLS = Message("单元格数 ", "cells: ")
_BLANK = b"\xef\xbb\xbf \t\r\n"


class Guard:
    """Takes a workbook's parts one by one. `unusual` then says whether the slow reader must read it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells = 0
        self._longest = 0
        self._unusual = False
        self._inline = False

    @property
    def unusual(self) -> bool:
        return self._unusual or self._cells * self._longest > _SHARED_BUDGET

    @property
    def may_be_long(self) -> bool:
        """Whether a cell's text may be longer than the limit."""
        return self._inline or self._unusual or self._longest > limits.TEXT.value

    def look(self, name: str, data: bytes) -> None:
        """Raises FileError for a part that is beyond a limit."""
        if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<") and (
            name.endswith((".xml", ".rels")) or any(w in data for w in _WIDE_TEXT)
        ):
            raise FileError(_OTHER_CODING.of(path=str(self._path), part=name))
        if not _PLAIN_START.match(data) and b"<!DOCTYPE" in data:
            raise FileError(ENTITIES.of(path=str(self._path), part=name))
        sheet = b"sheetData" in data
        if sheet:
            usual = not any(odd.search(data) for odd in _ODD)
            tags = data.count(b"<c " if usual else b"<")  # quick, and no fewer than the cells
            self._cells += tags if usual or tags < _FEW else sum(1 for _ in _CELL.finditer(data))
            if self._cells > limits.CELLS.value:
                raise FileError(too_big(self._path, limits.CELLS, str(self._cells), _CELLS))
            self._unusual = self._unusual or (not usual and _UNUSUAL.search(data) is not None)
            # A part can hold no longer text than itself.
            long = len(data) > limits.TEXT.value and (b'"str"' in data or b"inlineStr" in data)
            self._inline = self._inline or long
        shared = b"sst" in data[:4096]
        if shared:
            self._longest = max(self._longest, _longest(data))
        elif not sheet and len(data) > limits.PART.value and data[:64].lstrip(_BLANK).startswith(b"<"):
            raise FileError(too_big(self._path, limits.PART, megabytes(len(data)), f"{name} "))


def _longest(shared: bytes) -> int:
    """Bytes of the longest shared text, its marks included; `max(map(len, shared.split(mark)))` without the copies.

    From the end of a mark, the last mark is looked for that ends no text longer than the longest so far: what lies
    between is no longer either. Where there is none, the next mark ends a longer text. So most texts are leapt over.
    """
    mark = b"<si>" if b"<si>" in shared else b"si>"
    longest = at = 0
    while True:
        end = shared.rfind(mark, at, at + longest + len(mark))
        if end < 0:
            end = shared.find(mark, at + longest)
            if end < 0:
                return max(longest, len(shared) - at)
            longest = end - at
        at = end + len(mark)
