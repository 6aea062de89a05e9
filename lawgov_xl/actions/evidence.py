"""The evidence that a workbook names, against the folder beside it; and the index of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lawgov_xl.errors import Message
from lawgov_xl.evidence import Evidence, review
from lawgov_xl.io import files
from lawgov_xl.io.evidence_book import write_index
from lawgov_xl.io.evidence_folder import find_folder, read_folder
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.model import Edition


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was found. index: the file written, if any; failed: files that could not be read."""

    department: str
    folder: Path
    evidence: Evidence
    index: Path | None
    failed: tuple[Message, ...]


def review_evidence(
    workbook: str | Path,
    folder: str | Path | None = None,
    index: str | Path | None = None,
    *,
    edition: Edition | None = None,
    force: bool = False,
) -> Reviewed:
    """Checks the evidence of a workbook. folder: default: the one beside it (`evidence_folder.find_folder`).

    index: where to write the index, None for no index. Raises FileError; then nothing was written.
    """
    path = Path(workbook)
    target = Path(index) if index else None
    if target is not None:
        files.may_write(target, force=force, inputs=[path], suffix=".xlsx")
    submission = read_submission(path, edition)
    place = Path(folder) if folder else find_folder(path)
    found = read_folder(place, (path, *([target] if target else [])))
    evidence = review(submission, found.files)
    if target is not None:
        label = submission.department or path.stem
        with files.output(target, force=force, inputs=[path], suffix=".xlsx") as temporary:
            write_index(temporary, evidence, place, label)
    return Reviewed(submission.department, place, evidence, target, found.failed)
