"""The `assessment` report with its attachment, against the way most people write one. Run: python -m tests.bench.bench_report

Three ways, measured side by side in one process, medians of several rounds; the first round of ours is told apart,
because a ribbon click pays for it:

- ours: read the workbook, compose, write the report with its 109-row attachment;
- naive: openpyxl, one paragraph a row, the table cell by cell through python-docx;
- floor: the bytes of our own report packed again, which no writer can be faster than.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

from lawgov_xl import shipped
from lawgov_xl.actions.report import write_report
from lawgov_xl.rules import all_rules

_SHEET = "评估指标"


def ours(book: Path, out: Path) -> None:
    """The product's own way."""
    write_report(book, out, profile="assessment", force=True)


def naive(book: Path, out: Path) -> None:
    """What a script found on the web does."""
    sheet = openpyxl.load_workbook(book)[_SHEET]
    rows = [[str(c.value or "") for c in row[:7]] for row in sheet.iter_rows(min_row=4)]
    rows = [r for r in rows if any(r)]
    document = docx.Document()
    document.add_heading("报告", 0)
    for row in rows:
        if row[5].strip() and "不涉及" not in row[5]:
            document.add_paragraph(row[5])
    table = document.add_table(rows=len(rows), cols=7)
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    document.save(str(out))


def floor(report: Path, out: Path) -> None:
    """Unpacks a finished report and packs it again."""
    with zipfile.ZipFile(report) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info, source.read(info))


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of one run: what others do on the machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Prints the seconds and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    book = shipped.examples()[0]
    start_up = timed(all_rules)
    with tempfile.TemporaryDirectory() as folder:
        report, other = Path(folder) / "report.docx", Path(folder) / "other.docx"
        first = timed(lambda: ours(book, report))
        found = {
            "ours": statistics.median(timed(lambda: ours(book, report)) for _ in range(rounds)),
            "naive": statistics.median(timed(lambda: naive(book, other)) for _ in range(2)),
            "floor": statistics.median(timed(lambda: floor(report, other)) for _ in range(rounds)),
        }
    print(f"loading the rules (start-up)  {start_up * 1000:8.0f} ms")
    print(f"ours, first time              {first * 1000:8.0f} ms")
    for name, seconds in found.items():
        print(f"{name:<29} {seconds * 1000:8.0f} ms")
    print(f"naive / ours                  {found['naive'] / found['ours']:8.1f}")
    print(f"naive / ours, first time      {found['naive'] / first:8.1f}")
    print(f"ours / floor                  {found['ours'] / found['floor']:8.1f}")


if __name__ == "__main__":
    main()
