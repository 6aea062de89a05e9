"""Validation of departments' workbooks: findings, a marked copy, a copy with the safe fixes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl.actions.read import Unreadable, read_all
from lawgov_xl.check import Settings, check
from lawgov_xl.errors import Lang, Message, UsageError
from lawgov_xl.fixes import Edit, plan
from lawgov_xl.io import files
from lawgov_xl.model import Edition, Finding, Submission

_ONE_FILE = Message(
    "--mark、--fix 一次只处理一个文件，现在有 {count} 个。请逐个处理，或用 consolidate --returns 批量退回。",
    "--mark and --fix take one file at a time, not {count}. Use `consolidate --returns` for many.",
)
_SAME = Message("--mark 和 --fix 不能写到同一个文件。", "--mark and --fix can not write to the same file.")


@dataclass(frozen=True, slots=True)
class Validated:
    """The findings of one workbook."""

    submission: Submission
    findings: tuple[Finding, ...]


def validate(
    paths: Sequence[str | Path], settings: Settings | None = None, edition: Edition | None = None
) -> tuple[list[Validated], list[Unreadable]]:
    """Validates every workbook of files and folders. Raises as `read_all` does."""
    submissions, failed = read_all(paths, edition)
    return [Validated(s, check(s, settings)) for s in submissions], failed


def check_outputs(paths: Sequence[str | Path], outputs: Sequence[str | Path], *, force: bool = False) -> None:
    """Raises, before any work, where copies can not be written: several inputs, or an output in the way."""
    books = files.workbooks(paths)
    if outputs and len(books) != 1:
        raise UsageError(_ONE_FILE.of(count=len(books)))
    if len({Path(o).absolute() for o in outputs}) < len(outputs):
        raise UsageError(_SAME)
    for target in outputs:
        files.may_write(Path(target), force=force, inputs=books, suffix=books[0].suffix.lower())


def mark(result: Validated, target: str | Path, *, force: bool = False, lang: Lang = "zh") -> None:
    """A copy of the workbook with every finding marked."""
    from lawgov_xl.io.excel_mark import write_marked_copy

    source = Path(result.submission.path)
    write_marked_copy(source, Path(target), result.submission, result.findings, force=force, lang=lang)


def fix(
    result: Validated, target: str | Path, *, settings: Settings | None = None, force: bool = False
) -> tuple[Edit, ...]:
    """A copy of the workbook with every safe fix made; returns what was changed."""
    from lawgov_xl.io.excel_mark import write_edited_copy

    edits = plan(result.submission, result.findings, settings)
    texts = {(e.sheet, e.cell): e.after for e in edits}
    write_edited_copy(Path(result.submission.path), Path(target), texts, force=force)
    return edits
