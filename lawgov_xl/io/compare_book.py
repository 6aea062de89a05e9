"""A comparison as a workbook: charts first, then what became of each problem, then every change with both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from lawgov_xl.compare import Change, Comparison, Fate, Pair, Pairing, Tracked
from lawgov_xl.compare.texts import Op, marked
from lawgov_xl.correspondence import Link
from lawgov_xl.io import fit
from lawgov_xl.io.summary.styles import BARS, DARK, FILLS, LIGHT, Styles
from lawgov_xl.model import Status

LONGEST = 32_000
_TALLEST = 300.0
MOST_TEXTS = 20_000
"""Rows of 文字对比: more are not read by anybody, and each costs a comparison."""
FATES = {
    Fate.CLOSED: "#C6E0B4", Fate.OPEN: "#FFE699", Fate.OVERDUE: "#F8CBAD", Fate.UNANSWERED: "#FF9999",
    Fate.DROPPED: "#E7E6E6", Fate.NEW: "#BDD7EE",
}  # fmt: skip
_BARS = {
    Fate.CLOSED: "#70AD47", Fate.OPEN: "#FFC000", Fate.OVERDUE: "#ED7D31", Fate.UNANSWERED: "#C00000",
    Fate.DROPPED: "#A5A5A5", Fate.NEW: "#5B9BD5",
}  # fmt: skip
_OUT, _IN = {"font_color": "#C00000", "font_strikeout": True}, {"font_color": "#1F4E79", "underline": 1}


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
    writer = _Writer(book, comparison)
    writer.overview()
    writer.tracked()
    writer.statuses()
    writer.figures()
    writer.texts()
    writer.links()
    if len(comparison.departments) > 1 or comparison.only_old or comparison.only_new:
        writer.departments()
    book.close()


@lru_cache(maxsize=8192)
def _height(text: str, width: float) -> float:
    """Points that a text takes in a cell; departments share their requirements, and many answers."""
    return fit.height(text, width, 10)


class _Writer:
    def __init__(self, book: Workbook, comparison: Comparison) -> None:
        self.book, self.c = book, comparison
        self.styles = Styles(book)
        self.many = len(comparison.departments) > 1
        self.widths: list[float] = []
        self.plain = self.styles.of(text_wrap=True, valign="top", border=1, border_color="#D0D0D0")
        self.middle = self.styles.of(
            text_wrap=True, valign="top", align="center", border=1, border_color="#D0D0D0"
        )
        self.head = self.styles.of(
            bold=True, font_color="#FFFFFF", bg_color=DARK, align="center", text_wrap=True, border=1
        )

    # --- sheets with lists ---

    def sheet(self, name: str, title: str, note: str, columns: Sequence[tuple[str, float]]) -> Any:
        """A sheet with title, note and header row (row 3); the department's column only where there are several."""
        sheet = self.book.add_worksheet(name)
        self.widths = [width for _, width in columns]
        sheet.set_row(0, 30)
        sheet.write_string(0, 0, title, self.styles.title)
        sheet.write_string(1, 0, note, self.styles.note)
        for column, (header, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, header, self.head)
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.set_footer("&C— &P —")
        return sheet

    def columns(self, *columns: tuple[str, float]) -> list[tuple[str, float]]:
        return [("单位", 22.0), *columns] if self.many else list(columns)

    def row(
        self, sheet: Any, row: int, department: str, values: Iterable[Any], fill: str = "", at: int = -1
    ) -> None:
        """One row; the cell `at` (without the department's) is filled."""
        cells = [department, *values] if self.many else list(values)
        texts = [
            "".join(p for p in v if isinstance(p, str)) if isinstance(v, list) else str(v) for v in cells
        ]
        needed = max((_height(t, w) for t, w in zip(texts, self.widths, strict=True)), default=0.0)
        sheet.set_row(row, min(_TALLEST, max(18.0, 1.15 * needed)))
        for column, value in enumerate(cells):
            form = self.plain
            if fill and column == at + (1 if self.many else 0):
                form = self.styles.of(
                    text_wrap=True,
                    valign="top",
                    align="center",
                    border=1,
                    border_color="#D0D0D0",
                    bg_color=fill,
                )
            if isinstance(value, list):
                self.rich(sheet, row, column, value)
            elif isinstance(value, int | float):
                sheet.write_number(row, column, value, self.middle if form is self.plain else form)
            elif value:
                sheet.write_string(row, column, str(value)[:LONGEST], form)
            else:
                sheet.write_blank(row, column, None, form)

    def rich(self, sheet: Any, row: int, column: int, parts: list[Any]) -> None:
        """Pieces of text in several colours; one piece is a plain text to the writer."""
        count = sum(isinstance(p, str) for p in parts)
        if count == 0:
            sheet.write_blank(row, column, None, self.plain)
        elif count == 1:
            form = next((p for p in parts if not isinstance(p, str)), None)
            text = next(p for p in parts if isinstance(p, str))
            whole = self.plain if form in (None, self.styles.of()) else self.marked_cell(form)
            sheet.write_string(row, column, text[:LONGEST], whole)
        else:
            sheet.write_rich_string(row, column, *parts, self.plain)

    def marked_cell(self, form: Any) -> Any:
        more = _OUT if form is self.styles.of(**_OUT) else _IN
        return self.styles.of(text_wrap=True, valign="top", border=1, border_color="#D0D0D0", **more)

    def done(self, sheet: Any, rows: int, columns: int) -> None:
        if rows:
            sheet.autofilter(2, 0, 2 + rows, columns - 1)

    # --- 问题跟踪 ---

    def tracked(self) -> None:
        columns = self.columns(
            ("去向", 12.0), ("表", 12.0), ("上期序号", 8.0), ("本期序号", 8.0), ("相似度", 8.0), ("指标、任务内容", 40.0),
            ("上期：存在的问题及改进措施", 44.0), ("承诺时限", 12.0), ("本期：完成情况", 44.0),
            ("本期：存在的问题及改进措施", 40.0), ("本期状态", 10.0),
        )  # fmt: skip
        note = f"上期的每一个问题在本期的情况，和本期新增的问题。是否逾期以 {self.c.as_of.isoformat()} 为准。"
        sheet = self.sheet("问题跟踪", "问题跟踪", note, columns)
        order = list(Fate)
        rows = sorted(
            self.c.tracked, key=lambda t: (order.index(t.fate) if t.fate is not Fate.CLOSED else 9,)
        )
        for at, t in enumerate(rows, 3):
            self.row(sheet, at, t.department, self.tracked_row(t), FATES[t.fate], 0)
        self.done(sheet, len(rows), len(columns))

    def tracked_row(self, t: Tracked) -> list[Any]:
        asked = t.asked_now or t.asked_before
        return [
            t.fate.zh,
            t.sheet,
            t.asked_before.number if t.asked_before else "",
            t.asked_now.number if t.asked_now else "",
            t.score or "",
            asked.requirement if asked else "",
            (t.old.remedy or t.old.answer) if t.old else "",
            t.old.due.isoformat() if t.old and t.old.due else "",
            t.new.answer if t.new else "",
            t.new.remedy if t.new else "",
            t.new.status.zh if t.new else "",
        ]

    # --- 状态变化, 数字变化, 文字对比 ---

    def statuses(self) -> None:
        columns = self.columns(
            ("变化", 10.0), ("表", 12.0), ("上期序号", 8.0), ("本期序号", 8.0), ("相似度", 8.0), ("指标、任务内容（本期）", 46.0),
            ("上期状态", 10.0), ("本期状态", 10.0), ("上期完成情况", 44.0), ("本期完成情况", 44.0),
        )  # fmt: skip
        sheet = self.sheet("状态变化", "状态变化", "状态与上期不同的各项。", columns)
        rows = [p for p in self.c.pairs if p.change is not Change.SAME]
        fills = {Change.BETTER: "#C6E0B4", Change.WORSE: "#F8CBAD", Change.OTHER: "#E7E6E6"}
        for at, p in enumerate(rows, 3):
            values = [
                p.change.zh,
                *self.place(p),
                p.old.status.zh,
                p.new.status.zh,
                p.old.answer,
                p.new.answer,
            ]
            self.row(sheet, at, p.department, values, fills[p.change], 0)
        self.done(sheet, len(rows), len(columns))

    def place(self, p: Pair) -> list[Any]:
        return [p.pairing.new.name, p.asked_before.number, p.asked.number, p.link.score, p.asked.requirement]

    def figures(self) -> None:
        columns = self.columns(
            ("表", 12.0), ("上期序号", 8.0), ("本期序号", 8.0), ("相似度", 8.0), ("指标、任务内容（本期）", 46.0),
            ("数字前后的文字", 30.0), ("上期", 14.0), ("本期", 14.0), ("文字相似度", 10.0),
        )  # fmt: skip
        sheet = self.sheet(
            "数字变化", "数字变化", "同一事项前后两期写的数字不同。请核对是实际变化还是口径不一。", columns
        )
        rows = [(p, f) for p in self.c.pairs for f in p.figures]
        for at, (p, f) in enumerate(rows, 3):
            self.row(sheet, at, p.department, [*self.place(p), f.what, f.old, f.new, f.score])
        self.done(sheet, len(rows), len(columns))

    def texts(self) -> None:
        columns = self.columns(
            ("表", 12.0), ("上期序号", 8.0), ("本期序号", 8.0), ("相似度", 8.0), ("指标、任务内容（本期）", 40.0),
            ("上期（红色删除线：本期没有）", 64.0), ("本期（蓝色下划线：本期新写）", 64.0),
        )  # fmt: skip
        rows = [p for p in self.c.pairs if p.text_changed and (p.old.text or p.new.text)]
        note = "完成情况和存在的问题，前后两期文字的差别。"
        if len(rows) > MOST_TEXTS:
            note += f"共 {len(rows)} 行不同，只列前 {MOST_TEXTS} 行；请按单位分别对比。"
        sheet = self.sheet("文字对比", "文字对比", note, columns)
        for at, p in enumerate(rows[:MOST_TEXTS], 3):
            pieces = marked(p.old.text[: LONGEST // 2], p.new.text[: LONGEST // 2])
            old = self.coloured(((x.op, x.text) for x in pieces if x.op is not Op.IN), _OUT)
            new = self.coloured(((x.op, x.text) for x in pieces if x.op is not Op.OUT), _IN)
            self.row(sheet, at, p.department, [*self.place(p), old, new])
        self.done(sheet, min(len(rows), MOST_TEXTS), len(columns))

    def coloured(self, pieces: Iterable[tuple[Op, str]], look: dict[str, object]) -> list[Any]:
        """Alternating formats and texts, as rich strings take them."""
        parts: list[Any] = []
        for op, text in pieces:
            parts += [self.styles.of(**(look if op is not Op.SAME else {})), text]
        return parts

    # --- 对应关系, 单位 ---

    def links(self) -> None:
        columns = [("对应", 14.0), ("上期表", 12.0), ("上期序号", 8.0), ("上期内容", 60.0), ("本期表", 12.0), ("本期序号", 8.0),
                   ("本期内容", 60.0), ("相似度", 9.0)]  # fmt: skip
        note = "前后两期各项怎样对应。文字一致的直接对应；相近的附相似度（0–100），请核对；其余为新增或取消。"
        sheet = self.sheet("对应关系", "对应关系", note, columns)
        row = 3
        many, self.many = self.many, False
        for pairing in self.c.pairings:
            if pairing.same:
                text = f"两期是同一张表，{len(pairing.new.rows)} 项逐项对应。"
                self.row(
                    sheet, row, "", ["全部一致", pairing.old.name, "", text, pairing.new.name, "", "", 100.0]
                )
                row += 1
                continue
            for values, fill in self.link_rows(pairing):
                self.row(sheet, row, "", values, fill, 0)
                row += 1
        for name in self.c.unpaired:
            self.row(sheet, row, "", ["没有对应的表", name, "", "", "", "", "", ""], "#E7E6E6", 0)
            row += 1
        self.many = many
        self.done(sheet, row - 3, len(columns))

    def link_rows(self, pairing: Pairing) -> Iterable[tuple[list[Any], str]]:
        fills = {"exact": "#C6E0B4", "similar": "#FFE699", "part": "#FFF2CC"}
        for link in pairing.links.links:
            yield self.link_row(pairing, link), fills[link.kind.value]
        for new in pairing.links.fresh:
            asked = pairing.new.rows[new]
            yield ["本期新增", "", "", "", pairing.new.name, asked.number, asked.requirement, ""], "#BDD7EE"
        for old in pairing.links.dropped:
            asked = pairing.old.rows[old]
            yield ["本期取消", pairing.old.name, asked.number, asked.requirement, "", "", "", ""], "#E7E6E6"

    def link_row(self, pairing: Pairing, link: Link) -> list[Any]:
        old, new = pairing.old.rows[link.old], pairing.new.rows[link.new]
        return [link.kind.zh, pairing.old.name, old.number, old.requirement, pairing.new.name, new.number, new.requirement, link.score]  # fmt: skip

    def departments(self) -> None:
        columns = [
            ("单位", 34.0),
            ("两期", 14.0),
            *((f.zh, 12.0) for f in Fate),
            ("状态改善", 10.0),
            ("状态变差", 10.0),
        ]
        sheet = self.sheet("单位", "各单位变化", "只在一期出现的单位没有参加对比。", columns)
        fates: dict[str, dict[Fate, int]] = {}
        for t in self.c.tracked:
            fates.setdefault(t.department, dict.fromkeys(Fate, 0))[t.fate] += 1
        changes: dict[str, dict[Change, int]] = {}
        for p in self.c.pairs:
            changes.setdefault(p.department, dict.fromkeys(Change, 0))[p.change] += 1
        many, self.many = self.many, False
        row = 3
        for _, name in self.c.departments:
            counts = [fates.get(name, {}).get(f, 0) for f in Fate]
            moves = [changes.get(name, {}).get(x, 0) for x in (Change.BETTER, Change.WORSE)]
            self.row(sheet, row, "", [name, "都有", *counts, *moves])
            row += 1
        for names, word in ((self.c.only_old, "只有上期"), (self.c.only_new, "只有本期")):
            for name in names:
                self.row(sheet, row, "", [name, word, *[""] * (len(Fate) + 2)], "#E7E6E6", 1)
                row += 1
        self.many = many
        self.done(sheet, row - 3, len(columns))

    # --- 对比总览 ---

    def overview(self) -> None:
        sheet = self.book.add_worksheet("对比总览")
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 12, 11)
        sheet.set_row(0, 36)
        sheet.merge_range(0, 0, 0, 9, "年度对比", self.styles.of(font_size=20, bold=True, font_color="#FFFFFF", bg_color=DARK, align="center"))  # fmt: skip
        text = f"上期：{self.c.old.label}　　本期：{self.c.new.label}　　参加对比的单位 {len(self.c.departments)} 个"
        sheet.merge_range(1, 0, 1, 9, text, self.styles.of(align="center", bg_color=LIGHT))
        row = self.fates(sheet, 3)
        row = self.counts(sheet, row + 11)
        self.by_chapter(sheet, row + 1)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def fates(self, sheet: Any, row: int) -> int:
        sheet.write_string(row, 0, "上期问题的去向和本期新增", self.head)
        sheet.write_string(row, 1, "数量", self.head)
        found = self.c.fates()
        for at, fate in enumerate(Fate, row + 1):
            sheet.write_string(
                at, 0, fate.zh, self.styles.of(bg_color=FATES[fate], border=1, border_color="#D0D0D0")
            )
            sheet.write_number(at, 1, found[fate], self.middle)
        chart = self.book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "name": "数量",
                "categories": ["对比总览", row + 1, 0, row + len(Fate), 0],
                "values": ["对比总览", row + 1, 1, row + len(Fate), 1],
                "points": [{"fill": {"color": _BARS[f]}} for f in Fate],
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

    def counts(self, sheet: Any, row: int) -> int:
        """A block for each table: how many of each status, both years, and a chart of it."""
        for pairing in self.c.pairings:
            old, new = self.c.counts(pairing, old=True), self.c.counts(pairing, old=False)
            same = pairing.old.name == pairing.new.name
            name = pairing.new.name if same else f"{pairing.old.name} → {pairing.new.name}"
            for column, text in enumerate((name, "上期", "本期", "增减")):
                sheet.write_string(row, column, text, self.head)
            both = [(s, getattr(old, s.value), getattr(new, s.value)) for s in Status]
            for at, (status, before, after) in enumerate(both, row + 1):
                sheet.write_string(
                    at, 0, status.zh, self.styles.of(bg_color=FILLS[status], border=1, border_color="#D0D0D0")
                )
                for column, value in enumerate((before, after, after - before), 1):
                    sheet.write_number(at, column, value, self.middle)
            chart = self.book.add_chart({"type": "column"})
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

    def by_chapter(self, sheet: Any, row: int) -> None:
        """Problems by chapter of this year's tables: before and now."""
        chapters = [(p, c) for p in self.c.pairings for c in p.new.chapters]
        if not chapters:
            return
        for column, text in enumerate(("本期各部分的问题数", "仍未解决", "逾期", "已解决", "新增")):
            sheet.write_string(row, column, text, self.head)
        kinds = (Fate.OPEN, Fate.OVERDUE, Fate.CLOSED, Fate.NEW)
        for at, (pairing, chapter) in enumerate(chapters, row + 1):
            sheet.write_string(at, 0, chapter, self.plain)
            for column, fate in enumerate(kinds, 1):
                n = sum(
                    t.fate is fate and t.sheet == pairing.new.name and t.asked_now is not None and t.asked_now.chapter == chapter
                    for t in self.c.tracked
                )  # fmt: skip
                sheet.write_number(at, column, n, self.middle)
        chart = self.book.add_chart({"type": "bar", "subtype": "stacked"})
        for column, fate in enumerate(kinds, 1):
            chart.add_series(
                {
                    "name": fate.zh,
                    "categories": ["对比总览", row + 1, 0, row + len(chapters), 0],
                    "values": ["对比总览", row + 1, column, row + len(chapters), column],
                    "fill": {"color": _BARS[fate]},
                    "gap": 50,
                }
            )
        chart.set_title({"name": "各部分的问题", "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 640, "height": 120 + 26 * len(chapters)})
        sheet.insert_chart(row, 5, chart, {"x_offset": 30})
