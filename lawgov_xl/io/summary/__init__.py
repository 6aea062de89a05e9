"""The summary workbook (汇总工作簿): one picture, nine sheets, native charts. One module a sheet."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import xlsxwriter

from lawgov_xl.io.store import PartName
from lawgov_xl.io.summary.by_department import by_department
from lawgov_xl.io.summary.context import HEADER, OVERVIEW, SHEETS, STANDING, Context
from lawgov_xl.io.summary.detail import detail
from lawgov_xl.io.summary.issues import issues
from lawgov_xl.io.summary.ledger import ledger
from lawgov_xl.io.summary.matrix import matrix
from lawgov_xl.io.summary.overview import overview
from lawgov_xl.io.summary.results import results
from lawgov_xl.io.summary.standing import standing
from lawgov_xl.io.summary.stream import LIMIT, splice
from lawgov_xl.io.summary.tasks import task_table
from lawgov_xl.picture import Digest, Picture

__all__ = ["HEADER", "LIMIT", "detail_rows", "write_summary"]

_TABS = {OVERVIEW: "#1F3864", STANDING: "#C00000"}


def write_summary(
    target: Path,
    picture: Picture,
    part: Callable[[Digest, PartName], bytes],
    *,
    soon: int = 30,
    notes: Sequence[str] = (),
    elsewhere: str = "",
    limit: int | None = None,
    contacts: bool = False,
) -> None:
    """Writes the summary workbook to `target` (a path of its own, not yet in place).

    part: gives a packed part of a submission's texts; soon: days before a deadline from which it is due soon;
    notes: sentences for the first sheet; elsewhere: where the detail is, if it is not in the workbook; limit: rows
    of a sheet, default what Excel has; contacts: whether contact persons and telephone numbers are shown.
    """
    with tempfile.TemporaryDirectory(prefix="lawgov-") as folder:
        laid_out = Path(folder) / "layout.xlsx"
        book = xlsxwriter.Workbook(
            laid_out, {"strings_to_formulas": False, "strings_to_urls": False, "tmpdir": folder}
        )
        book.set_properties({"title": f"{picture.edition.name} 归集汇总", "comments": "lawgov-xl"})
        context = Context(book, picture, part, notes, elsewhere, limit or LIMIT, contacts)
        for name in SHEETS:
            for sheet_name in [p.sheet for p in context.all_pages.get(name, ())] or [name]:
                sheet = book.add_worksheet(sheet_name)
                sheet.set_tab_color(_TABS.get(name, "#2F5597"))
        overview(context)
        by_department(context)
        streamed = [*matrix(context), *issues(context, soon), *detail(context), *results(context)]
        task_table(context)
        standing(context)
        ledger(context)
        book.close()
        splice(laid_out, target, streamed)


def detail_rows(picture: Picture) -> int:
    """How many rows of detail a picture has."""
    return sum(d.rows[0] for _, d in picture.counted)
