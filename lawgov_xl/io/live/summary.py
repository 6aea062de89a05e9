"""The sheet 汇总 on the open book: the counts by chapter, with native charts."""

from __future__ import annotations

from typing import Any

from lawgov_xl.io.live.changing import Changing
from lawgov_xl.io.live.hosts import Drawing, Host
from lawgov_xl.model import Counts, Rollup, Status, TableRollup

SHEET = "汇总"
COLOURS = {
    Status.COMPLETED: "70AD47",
    Status.NOT_APPLICABLE: "A5A5A5",
    Status.ISSUE: "ED7D31",
    Status.UNFILLED: "FFC000",
}
_HEADERS = (*(s.zh for s in Status), "合计")
_WIDTHS = (46, *(11,) * len(_HEADERS))
_BAR, _PIE, _GAP = (560, 300), (300, 300), 18
"""Width and height of the charts, and the space between, in points."""
_MOST_OF_A_TITLE = 16


def write(book: Any, rollup: Rollup) -> None:
    """Writes the counts over whatever stood on the sheet. Raises FileError as `Changing`."""
    there = SHEET in [s.name for s in book.sheets]
    with Changing(book, "汇总统计", [SHEET], new_sheets=not there) as host:
        sheet = book.sheets[SHEET] if there else book.sheets.add(SHEET, after=book.sheets[-1])
        for chart in list(sheet.charts):
            chart.delete()
        sheet.used_range.unmerge()
        sheet.clear()
        for column, width in enumerate(_WIDTHS, 1):
            sheet.range((1, column)).column_width = width
        title = sheet.range("A1")
        host.put(title, [[f"{rollup.submission.department or '本单位'}填报情况汇总"]])
        title.font.name, title.font.size = "方正小标宋简体", 18
        sheet.range((1, 1), (1, len(_WIDTHS))).merge()
        title.horizontal_alignment = "center"
        host.fit_rows(sheet.range("A1:A2"))  # the sheet that was handed out has rows of its own heights
        row, top = 3, 0.0
        for table in rollup.tables:
            first = row
            row = _table(sheet, host, row, table)
            top = _charts(sheet, host, first, table, top)
            row = _row_below(sheet, row, top)
        host.show(sheet, "A1")


def _table(sheet: Any, host: Host, row: int, table: TableRollup) -> int:
    """Writes one table; returns the row after it."""
    width = 1 + len(_HEADERS)
    heading = sheet.range((row, 1))
    host.put(heading, [["".join(table.table.title.split())]])
    heading.font.name, heading.font.size, heading.font.bold = "黑体", 12, True
    header = sheet.range((row + 1, 1), (row + 1, width))
    host.put(header, [["部分", *_HEADERS]])
    rows = [[_short(c.title), *_numbers(c.counts)] for c in table.chapters]
    rows.append(["合计", *_numbers(table.counts)])
    end = row + 1 + len(rows)
    body = sheet.range((row + 2, 1), (end, width))
    host.put(body, rows)
    whole = sheet.range((row + 1, 1), (end, width))
    whole.font.name, whole.font.size = "宋体", 11
    whole.borders.set("all", line_style="continuous", weight="thin", color=(191, 191, 191))
    whole.vertical_alignment = "center"
    titles = sheet.range((row + 1, 1), (end, 1))
    titles.wrap_text = True
    host.fit_rows(titles)
    sheet.range((row + 1, 2), (end, width)).horizontal_alignment = "center"
    header.font.name, header.color = "黑体", (217, 225, 242)
    sheet.range((end, 1), (end, width)).font.bold = True
    return end + 2


def _charts(sheet: Any, host: Host, row: int, table: TableRollup, top: float) -> float:
    """Draws beside the table: each chapter as a stacked bar, all of it as a ring. Returns their lower edge."""
    beside = sheet.range((row, 2 + len(_HEADERS)))
    left, top = beside.left + _GAP, max(beside.top, top)
    header, total = row + 1, row + 2 + len(table.chapters)
    last, noun = 1 + len(Status), table.table.sheet
    colours = tuple(COLOURS[s] for s in Status)
    host.draw(
        sheet,
        Drawing(
            "bar_stacked",
            f"{noun}分部分情况",
            f"{noun}：各部分完成情况",
            sheet.range((header, 1), (total - 1, 1)),
            sheet.range((header, 2), (total - 1, last)),
            (left, top, *_BAR),
            colours,
        ),
    )
    host.draw(
        sheet,
        Drawing(
            "doughnut",
            f"{noun}总体情况",
            f"{noun}：共 {table.counts.total} 项",
            sheet.range((header, 1), (header, last)),
            sheet.range((total, 1), (total, last)),
            (left + _BAR[0] + _GAP, top, *_PIE),
            colours,
        ),
    )
    return top + _BAR[1] + _GAP


def _row_below(sheet: Any, row: int, top: float) -> int:
    """The first row, from `row` on, that begins below the charts."""
    while sheet.range((row, 1)).top < top:
        row += 1
    return row


def _numbers(c: Counts) -> list[int]:
    return [c.completed, c.not_applicable, c.issue, c.unfilled, c.total]


def _short(title: str) -> str:
    plain = "".join(title.split())
    return plain if len(plain) <= _MOST_OF_A_TITLE * 2 else plain[: _MOST_OF_A_TITLE * 2 - 1] + "…"
