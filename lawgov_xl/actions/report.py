"""The narrative report of a department, and the legal office's own from many workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawgov_xl.actions.read import Unreadable, read_all
from lawgov_xl.errors import Lang, Message, UsageError
from lawgov_xl.io import files, word
from lawgov_xl.model import Edition, Submission
from lawgov_xl.report import layouts, profiles
from lawgov_xl.report.compose import compose
from lawgov_xl.report.many import compose_many
from lawgov_xl.report.model import Document, Paragraph, Source

_LENGTH = Message("--length 应在 {least} 到 {most} 之间。", "--length should lie between {least} and {most}.")
LENGTHS = (500, 50_000)


@dataclass(frozen=True, slots=True)
class ReportResult:
    """A report that was written. failed: workbooks that could not be read."""

    output: Path
    document: Document
    draft: bool
    failed: tuple[Unreadable, ...] = ()

    def as_json(self, lang: Lang = "zh") -> dict[str, object]:
        """`lawgov report --json`."""
        shown = self.document.paragraphs if self.draft else self.document.final()
        return {
            "version": 1,
            "output": str(self.output),
            "profile": self.document.profile,
            "paragraphs": [_paragraph(p) for p in shown],
            "unfilled": [m.to(lang) for m in self.document.unfilled],
            "notes": [m.to(lang) for m in self.document.notes],
        }


def write_report(
    path: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    profile: str = "",
    draft: bool = False,
    force: bool = False,
    length: int | None = None,
    today: date | None = None,
    edition: Edition | None = None,
) -> ReportResult:
    """Composes the report of one workbook, or of many, and writes it to `out` (.docx).

    profile: an id, or the path of a TOML file; default: `assessment` for one workbook, `office` for several.
    length: the most characters of the body. today: the date to sign with where the cover has none.
    Raises FileError, EditionError or UsageError; then nothing is written.
    """
    given = [path] if isinstance(path, str | Path) else list(path)
    books = files.workbooks(given)
    chosen = profiles.load(profile or (profiles.DEFAULT if len(books) == 1 else profiles.OFFICE))
    if length is not None and not LENGTHS[0] <= length <= LENGTHS[1]:
        raise UsageError(_LENGTH.of(least=LENGTHS[0], most=LENGTHS[1]))
    files.may_write(Path(out), force=force, inputs=books, suffix=".docx")
    submissions, failed = read_all(given, edition)
    document = _composed(submissions, chosen, length, today)
    word.write(document, out, draft=draft, force=force, inputs=books)
    return ReportResult(Path(out), document, draft, tuple(failed))


def _composed(
    submissions: Sequence[Submission], profile: layouts.Profile, length: int | None, today: date | None
) -> Document:
    if len(submissions) == 1 and not profile.of_many:
        return compose(submissions[0], profile, length=length, today=today)
    return compose_many(submissions, profile, length=length, today=today)


def _paragraph(paragraph: Paragraph) -> dict[str, object]:
    return {
        "style": paragraph.style.value,
        "text": paragraph.text,
        "sources": [source(s) for s in paragraph.sources],
    }


def source(found: Source) -> dict[str, object]:
    """One source: a row of a table, a table's counts (number null), or a field of the cover."""
    out: dict[str, object] = {"table": found.table, "number": found.number}
    if found.field:
        out["field"] = found.field
    if found.department:
        out["department"] = found.department
    return out
