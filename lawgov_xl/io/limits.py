"""How much of a file is taken before it is refused: settings of the environment, with defaults that no honest file of
this work comes near. A limit that bites says its name, so that whoever must can raise it."""

from __future__ import annotations

import os
from dataclasses import dataclass

from lawgov_xl.errors import Message, UsageError

_BAD = Message(
    "环境变量 {name} 应为正整数，现在是“{given}”。",
    "The environment variable {name} should be a positive whole number, not “{given}”.",
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit. unit: bytes that one of it stands for (1 for plain counts)."""

    name: str
    default: int
    unit: int = 1

    @property
    def value(self) -> int:
        """In bytes or pieces. Raises UsageError where the environment holds no number."""
        given = os.environ.get(self.name, "")
        if not given:
            return self.default * self.unit
        if not (given.isascii() and given.isdigit() and 0 < len(given) <= 9 and int(given)):
            raise UsageError(_BAD.of(name=self.name, given=given))
        return int(given) * self.unit

    @property
    def shown(self) -> str:
        return f"{self.value // self.unit} MB" if self.unit > 1 else str(self.value)


FILE = Limit("LAWGOV_MAX_FILE_MB", 64, 2**20)
"""A workbook or document file; a filled table has about 60 kB."""
UNPACKED = Limit("LAWGOV_MAX_UNPACKED_MB", 256, 2**20)
"""All its parts unpacked."""
PART = Limit("LAWGOV_MAX_PART_MB", 48, 2**20)
"""One XML part that is read as a whole: styles, the workbook's list of sheets, a document's body."""
PARTS = Limit("LAWGOV_MAX_PARTS", 5_000)
SHEETS = Limit("LAWGOV_MAX_SHEETS", 200)
ROWS = Limit("LAWGOV_MAX_ROWS", 20_000)
COLUMNS = Limit("LAWGOV_MAX_COLUMNS", 260)
"""The used part of a sheet that is read; a stray character far below does not make a table longer."""
CELLS = Limit("LAWGOV_MAX_CELLS", 2_000_000)
"""Of a workbook, formatted blank ones included."""
TEXT = Limit("LAWGOV_MAX_TEXT", 32_767)
"""Characters of one cell: Excel's own limit."""
ITEMS = Limit("LAWGOV_MAX_ITEMS", 3_000)
"""Items of one table of a new edition; the tables in use have 109 and 133. Each gets its live formulas."""

ALL = (FILE, UNPACKED, PART, PARTS, SHEETS, ROWS, COLUMNS, CELLS, TEXT, ITEMS)
