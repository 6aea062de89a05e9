"""Reading what files and folders hold, so that one bad file does not cost the others their result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import files
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.model import Edition, Submission


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read, with its reason."""

    path: Path
    reason: Message


def read_all(
    paths: Sequence[str | Path], edition: Edition | None = None
) -> tuple[list[Submission], list[Unreadable]]:
    """Every workbook of files and folders, read.

    Raises FileError where a path is missing, or where the only file can not be read.
    """
    books = files.workbooks(paths)
    done: list[Submission] = []
    failed: list[Unreadable] = []
    for path in books:
        try:
            done.append(read_submission(path, edition))
        except FileError as fault:
            if len(books) == 1:
                raise
            failed.append(Unreadable(path, fault.message))
    return done, failed
