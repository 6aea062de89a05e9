"""Consolidation: many departments' workbooks into one summary workbook."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl.actions.gather import Gathered, Request, gathered
from lawgov_xl.errors import FileError, LawgovError, Message
from lawgov_xl.io import files, parquet, summary
from lawgov_xl.io.excel_read import read_grid, read_submission
from lawgov_xl.io.reading import Progress
from lawgov_xl.io.runner import Runner
from lawgov_xl.io.summary.context import LEDGER, OVERVIEW
from lawgov_xl.picture import Picture

__all__ = ["Consolidated", "Request", "consolidate"]

_PARQUET = Message(
    "明细共 {rows:,} 行，超过工作表的上限 {limit:,} 行，已另存为同一文件夹中的“{name}”（Parquet 格式）；各章汇总、问题清单、"
    "校验结果仍在本工作簿。",
    "The detail has {rows:,} rows, more than a sheet's {limit:,}; it is in “{name}” beside this workbook.",
)
_SHEETS = Message(
    "明细共 {rows:,} 行，超过一张工作表的上限，分列在几张“明细”表中。安装 lawgov-xl[parquet] 后可另存为 Parquet 文件。",
    "The detail has {rows:,} rows, more than one sheet holds, and is on several. With lawgov-xl[parquet] it goes to a file.",
)


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What came of it. reused: books that were not read again; written: the files, the summary first; seconds: of the
    whole run; notes: what the person should know."""

    picture: Picture
    reused: int
    written: tuple[Path, ...]
    seconds: float
    notes: tuple[Message, ...] = ()


def consolidate(
    request: Request,
    progress: Progress = lambda done, total: None,
    runs: Runner | None = None,
    returning: Progress = lambda done, total: None,
) -> Consolidated:
    """Reads, checks and consolidates. Raises LawgovError where it can not be done; a bad file is not a fault.

    progress, returning: told of books read and of books sent back; runs: the runner to use, default: the one that
    fits the request.
    """
    began = time.monotonic()
    given = [*request.paths, *request.settings]
    files.may_write(request.output, force=request.force, inputs=given, suffix=".xlsx")
    _refuse_department(request)
    if request.report:
        files.may_write(request.report, force=request.force, inputs=given, suffix=".docx")
    if request.returns:
        from lawgov_xl.actions import returns  # documents are loaded only where they are asked for

        returns.check_folder(request.returns, force=request.force)
    with gathered(request, progress, runs) as found:
        written, notes = _summary(request, found)
        if request.returns:
            further, said = returns.write_returns(request, found, returning)
            written += further
            notes += said
        if request.report:
            from lawgov_xl.actions import office_report

            notes += office_report.write_report(request, found)
            written.append(request.report)
        return Consolidated(
            found.picture, found.reused, tuple(written), time.monotonic() - began, tuple(notes)
        )


def _refuse_department(request: Request) -> None:
    """Raises FileError where the summary would replace a workbook that a department sent: an output that lies among
    the inputs is passed over as one of an earlier run, which only a summary can be."""
    output = request.output.absolute()
    if not output.is_file() or not any(output.is_relative_to(Path(p).absolute()) for p in request.paths):
        return
    try:
        if {OVERVIEW, LEDGER} <= {sheet.name for sheet in read_grid(output)}:
            return
        read_submission(output)
    except LawgovError:
        return
    raise FileError(files.IS_INPUT.of(path=str(request.output)))


def _summary(request: Request, found: Gathered) -> tuple[list[Path], list[Message]]:
    """The summary workbook, and, where the detail is too long for it, the detail beside it."""
    rows, limit = summary.detail_rows(found.picture), summary.LIMIT - summary.HEADER
    beside = request.output.with_name(f"{request.output.stem}-明细.parquet")
    written, notes, elsewhere = [request.output], list[Message](), ""
    if rows > limit and parquet.available():
        with files.output(beside, force=request.force, inputs=request.settings) as temporary:
            parquet.write_detail(temporary, found.picture, found.part)
        written.append(beside)
        notes.append(_PARQUET.of(rows=rows, limit=limit, name=beside.name))
        elsewhere = notes[-1].to("zh")
    elif rows > limit:
        notes.append(_SHEETS.of(rows=rows))
    with files.output(
        request.output, force=request.force, inputs=request.settings, suffix=".xlsx"
    ) as temporary:
        summary.write_summary(
            temporary,
            found.picture,
            found.part,
            soon=found.options.soon,
            notes=[n.to("zh") for n in notes],
            elsewhere=elsewhere,
            contacts=request.contacts,
        )
    return written, notes
