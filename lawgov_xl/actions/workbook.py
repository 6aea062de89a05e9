"""A blank workbook to hand out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lawgov_xl.io import files
from lawgov_xl.io.workbook import build
from lawgov_xl.model import Edition


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, from which edition. items: noun and number of the rows of each table."""

    path: Path
    edition: Edition
    items: tuple[tuple[str, int], ...]


def make(path: str | Path, edition: Edition, *, department: str = "", force: bool = False) -> Made:
    """Writes a workbook for one department (or for any, where `department` is "").

    Raises FileError where the file may not be written: it exists (without `force`), or does not end with .xlsx.
    """
    target = Path(path)
    with files.output(target, force=force, suffix=".xlsx") as temporary:
        build(edition, temporary, department=department.strip())
    return Made(target, edition, tuple((t.noun, len(t.items)) for t in edition.tables))
