"""Two years side by side: one submission or many, of one edition or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawgov_xl.compare import Comparison
from lawgov_xl.compare import compare as compare_bodies
from lawgov_xl.errors import Message
from lawgov_xl.io import files
from lawgov_xl.io.compare_source import read_source
from lawgov_xl.io.comparison import write_comparison
from lawgov_xl.model import Edition


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of it. failed: workbooks of a folder that could not be read."""

    comparison: Comparison
    path: Path
    failed: tuple[Message, ...]


def compare(
    old: str | Path,
    new: str | Path,
    target: str | Path,
    *,
    offered: Sequence[Edition] = (),
    as_of: date | None = None,
    force: bool = False,
) -> Compared:
    """Compares two workbooks, folders of them or summary workbooks, and writes the workbook of the comparison.

    offered: editions of the workbooks, where they are not among the known ones. as_of: the date against which last year's deadlines are judged; default: the date of this year's tables, else
    today. Raises FileError; then nothing was written.
    """
    output = Path(target)
    inputs = [p for p in (old, new) if Path(p).is_file()]
    files.may_write(output, force=force, inputs=inputs, suffix=".xlsx")
    before, after = read_source(old, offered), read_source(new, offered)
    result = compare_bodies(before.body, after.body, as_of or after.body.as_of or date.today())
    with files.output(output, force=force, inputs=inputs, suffix=".xlsx") as temporary:
        write_comparison(temporary, result)
    return Compared(result, output, (*before.failed, *after.failed))
