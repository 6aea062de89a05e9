"""Sends workbooks back: for each department with findings a marked copy of its own workbook and a notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawgov_xl import check, editions
from lawgov_xl.errors import LawgovError, Message
from lawgov_xl.io import excel_mark, word
from lawgov_xl.io.packages import Input
from lawgov_xl.io.work import Job, read_one
from lawgov_xl.model import Finding
from lawgov_xl.report.return_notice import compose_return
from lawgov_xl.rules import selected

_FAILED = Message(
    "“{name}”的退回件没有写成（{why}）。", "Nothing could be written to return to “{name}” ({why})."
)


@dataclass(frozen=True, slots=True)
class Return:
    """One return to make. across: findings that the department shares with others; copy, notice: where to write."""

    item: Input
    department: str
    across: tuple[Finding, ...]
    copy: Path
    notice: Path


@dataclass(frozen=True, slots=True)
class Letter:
    """What all notices of a run say alike."""

    office: str = ""
    contact: str = ""
    mend_by: date | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Some returns, with the job that read them."""

    job: Job
    letter: Letter
    returns: tuple[Return, ...]


def write_batch(batch: Batch) -> list[Message | None]:
    """Writes them; for each None, or why it failed. One that fails costs none of the others."""
    edition = editions.load(batch.job.edition)
    settings = check.Settings(rules=selected(batch.job.select, batch.job.ignore), today=batch.job.today)
    made: list[Message | None] = []
    for one in batch.returns:
        try:
            submission = read_one(one.item.file, edition)
            findings = check.check(submission, settings)
            excel_mark.write_marked_copy(
                one.item.file, one.copy, submission, findings, force=batch.letter.force
            )
            document = compose_return(
                edition,
                one.department,
                findings,
                one.across,
                attachment=one.copy.name,
                office=batch.letter.office,
                contact=batch.letter.contact,
                mend_by=batch.letter.mend_by,
                day=batch.job.today,
            )
            word.write(document, one.notice, force=batch.letter.force, inputs=[one.item.file])
            made.append(None)
        except LawgovError as fault:
            made.append(_FAILED.of(name=one.department, why=fault.message))
        except Exception as fault:  # an odd workbook must not keep the others from going back
            made.append(_FAILED.of(name=one.department, why=f"{type(fault).__name__}: {fault}"))
    return made


def failed(returns: Sequence[Return], why: str) -> list[Message]:
    """What is said where a whole batch was lost."""
    return [_FAILED.of(name=r.department, why=why) for r in returns]
