"""A comparison as a workbook: charts first, then what became of each problem, then every change with both sides."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

from lawgov_xl.compare import Comparison
from lawgov_xl.io.comparison import changes, links, overview
from lawgov_xl.io.comparison.page import Page


def write_comparison(target: Path, comparison: Comparison) -> None:
    """Writes the workbook. Raises OSError where the target can not be written."""
    book = Workbook(
        str(target),
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    page = Page(book, comparison)
    overview.overview(page)
    changes.tracked(page)
    changes.statuses(page)
    changes.figures(page)
    changes.texts(page)
    links.links(page)
    if len(comparison.departments) > 1 or comparison.only_old or comparison.only_new:
        links.departments(page)
    book.close()
