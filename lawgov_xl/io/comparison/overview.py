"""The first sheet: what became of the problems, and the counts of both years, as charts."""

from __future__ import annotations

from typing import Any

from lawgov_xl.compare import Fate
from lawgov_xl.io.comparison.page import FATE_BARS, FATES, Page
from lawgov_xl.io.summary.styles import BARS, DARK, FILLS, LIGHT
from lawgov_xl.model import Status


def overview(page: Page) -> None:
    sheet = page.book.add_worksheet("对比总览")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 12, 11)
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, 9, "年度对比", page.styles.of(font_size=20, bold=True, font_color="#FFFFFF", bg_color=DARK, align="center"))  # fmt: skip
    text = (
        f"上期：{page.c.old.label}　　本期：{page.c.new.label}　　参加对比的单位 {len(page.c.departments)} 个"
    )
    sheet.merge_range(1, 0, 1, 9, text, page.styles.of(align="center", bg_color=LIGHT))
    row = _fates(page, sheet, 3)
    row = _counts(page, sheet, row + 11)
    _by_chapter(page, sheet, row + 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _fates(page: Page, sheet: Any, row: int) -> int:
    sheet.write_string(row, 0, "上期问题的去向和本期新增", page.head)
    sheet.write_string(row, 1, "数量", page.head)
    found = page.c.fates()
    for at, fate in enumerate(Fate, row + 1):
        sheet.write_string(
            at, 0, fate.zh, page.styles.of(bg_color=FATES[fate], border=1, border_color="#D0D0D0")
        )
        sheet.write_number(at, 1, found[fate], page.middle)
    chart = page.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "数量",
            "categories": ["对比总览", row + 1, 0, row + len(Fate), 0],
            "values": ["对比总览", row + 1, 1, row + len(Fate), 1],
            "points": [{"fill": {"color": FATE_BARS[f]}} for f in Fate],
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": "问题去向", "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 620, "height": 300})
    sheet.insert_chart(row, 2, chart, {"x_offset": 30})
    return row + len(Fate)


def _counts(page: Page, sheet: Any, row: int) -> int:
    """A block for each table: how many of each status, both years, and a chart of it."""
    for pairing in page.c.pairings:
        old, new = page.c.counts(pairing, old=True), page.c.counts(pairing, old=False)
        same = pairing.old.name == pairing.new.name
        name = pairing.new.name if same else f"{pairing.old.name} → {pairing.new.name}"
        for column, text in enumerate((name, "上期", "本期", "增减")):
            sheet.write_string(row, column, text, page.head)
        both = [(s, getattr(old, s.value), getattr(new, s.value)) for s in Status]
        for at, (status, before, after) in enumerate(both, row + 1):
            sheet.write_string(
                at, 0, status.zh, page.styles.of(bg_color=FILLS[status], border=1, border_color="#D0D0D0")
            )
            for column, value in enumerate((before, after, after - before), 1):
                sheet.write_number(at, column, value, page.middle)
        chart = page.book.add_chart({"type": "column"})
        for column, label, colour in ((1, "上期", "#A5A5A5"), (2, "本期", BARS[Status.COMPLETED])):
            chart.add_series(
                {
                    "name": label,
                    "categories": ["对比总览", row + 1, 0, row + 4, 0],
                    "values": ["对比总览", row + 1, column, row + 4, column],
                    "fill": {"color": colour},
                    "data_labels": {"value": True},
                }
            )
        chart.set_title({"name": f"{name}：各状态数量", "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
        chart.set_size({"width": 560, "height": 280})
        sheet.insert_chart(row, 4, chart, {"x_offset": 30})
        row += 15
    return row


def _by_chapter(page: Page, sheet: Any, row: int) -> None:
    """Problems by chapter of this year's tables: before and now."""
    chapters = [(p, c) for p in page.c.pairings for c in p.new.chapters]
    if not chapters:
        return
    for column, text in enumerate(("本期各部分的问题数", "仍未解决", "逾期", "已解决", "新增")):
        sheet.write_string(row, column, text, page.head)
    kinds = (Fate.OPEN, Fate.OVERDUE, Fate.CLOSED, Fate.NEW)
    for at, (pairing, chapter) in enumerate(chapters, row + 1):
        sheet.write_string(at, 0, chapter, page.plain)
        for column, fate in enumerate(kinds, 1):
            n = sum(
                t.fate is fate and t.sheet == pairing.new.name and t.asked_now is not None and t.asked_now.chapter == chapter
                for t in page.c.tracked
            )  # fmt: skip
            sheet.write_number(at, column, n, page.middle)
    chart = page.book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, fate in enumerate(kinds, 1):
        chart.add_series(
            {
                "name": fate.zh,
                "categories": ["对比总览", row + 1, 0, row + len(chapters), 0],
                "values": ["对比总览", row + 1, column, row + len(chapters), column],
                "fill": {"color": FATE_BARS[fate]},
                "gap": 50,
            }
        )
    chart.set_title({"name": "各部分的问题", "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 640, "height": 120 + 26 * len(chapters)})
    sheet.insert_chart(row, 5, chart, {"x_offset": 30})
