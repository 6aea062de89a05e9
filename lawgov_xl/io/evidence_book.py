"""The evidence index (佐证材料索引): what each row names, where the file is, what is missing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from xlsxwriter import Workbook

from lawgov_xl.evidence import Evidence, Fault, Line
from lawgov_xl.io import fit
from lawgov_xl.io.summary.styles import DARK, Styles
from lawgov_xl.model import Status

INDEX, PROBLEMS, FILES = "佐证材料索引", "需要处理", "文件清单"
_GOOD, _BAD, _SOME, _NONE = "#C6E0B4", "#F8CBAD", "#FFE699", "#E7E6E6"
_INDEX = (("表", 12.0), ("序号", 8.0), ("指标、任务内容", 44.0), ("自查材料", 34.0), ("状态", 10.0), ("填写的佐证材料", 34.0),
          ("文件（点击打开）", 40.0), ("情况", 16.0))  # fmt: skip
_PROBLEMS = (("类别", 14.0), ("表", 12.0), ("序号", 8.0), ("说明", 90.0))
_FILES = (("文件", 60.0), ("大小（字节）", 14.0), ("哪些项写明", 40.0), ("SHA-256", 68.0))


def write_index(target: Path, evidence: Evidence, folder: Path, label: str) -> None:
    """Writes the index. Links are relative to the index, so that it travels with the folder."""
    book = Workbook(str(target), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    writer = _Writer(book, evidence, _base(folder, target))
    writer.index(label)
    writer.problems()
    writer.files()
    book.close()


def _base(folder: Path, target: Path) -> str:
    try:
        return Path(os.path.relpath(folder, target.parent)).as_posix()
    except ValueError:  # another drive
        return folder.as_posix()


class _Writer:
    def __init__(self, book: Workbook, evidence: Evidence, base: str) -> None:
        self.book, self.evidence, self.base = book, evidence, base
        self.styles = Styles(book)
        border: dict[str, object] = {"border": 1, "border_color": "#D0D0D0", "valign": "top"}
        self.cell = self.styles.of(text_wrap=True, **border)
        self.middle = self.styles.of(align="center", text_wrap=True, **border)
        self.head = self.styles.of(bold=True, font_color="#FFFFFF", bg_color=DARK, align="center", border=1)
        self.border = border
        self.by_row: dict[tuple[str, int], list[Fault]] = {}
        for problem in evidence.problems:
            if problem.number is not None:
                self.by_row.setdefault((problem.table, problem.number), []).append(problem.fault)

    def sheet(self, name: str, note: str, columns: Sequence[tuple[str, float]]) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, name, self.styles.title)
        sheet.write_string(1, 0, note, self.styles.note)
        for column, (text, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, text, self.head)
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        return sheet

    def index(self, label: str) -> None:
        faults = sum(p.fault.grave for p in self.evidence.problems)
        note = f"{label}　文件 {len(self.evidence.files)} 个，找不到、空文件等 {faults} 处。合并自查的各项共用材料。"
        sheet = self.sheet(INDEX, note, _INDEX)
        row = 3
        for line in self.evidence.lines:
            files = [f for p in line.pieces for f in p.files]
            links = [p.text for p in line.pieces if p.link]
            if not (line.asked or line.pieces):
                continue
            said = line.entry.evidence or (f"（与第{line.shared}项合并）" if line.shared else "")
            texts = [line.reading.sheet, str(line.entry.number), line.entry.item.requirement, line.entry.item.materials,
                     line.status.zh, said]  # fmt: skip
            several = max(1, len(files) + len(links))
            tall = max(fit.height(t, w, 10) for t, (_, w) in zip(texts, _INDEX[:6], strict=True))
            for at, target in enumerate((*files, *links)) if files or links else [(0, None)]:
                shown = texts if at == 0 else ["", "", "", "", "", ""]
                for column, text in enumerate(shown):
                    sheet.write_string(row, column, text, self.middle if column in (0, 1, 4) else self.cell)
                self.target(sheet, row, target)
                word, fill = self.verdict(line) if at == 0 else ("", "")
                look = self.styles.of(align="center", bg_color=fill, **self.border) if fill else self.middle
                sheet.write_string(row, 7, word, look)
                sheet.set_row(row, min(300.0, max(18.0, 1.15 * tall / several)))
                row += 1
        if row > 3:
            sheet.autofilter(2, 0, row - 1, len(_INDEX) - 1)

    def target(self, sheet: Any, row: int, target: Any) -> None:
        link = self.styles.of(font_color="#1F4E79", underline=1, text_wrap=True, **self.border)
        if target is None:
            sheet.write_blank(row, 6, None, self.cell)
        elif isinstance(target, str):  # an address: shown, never made into a live link
            sheet.write_string(row, 6, target, self.cell)
        else:
            place = "external:" + quote(f"{self.base}/{target.path}")
            if len(place) < 2000:
                sheet.write_url(row, 6, place, link, target.path[:250])
            else:
                sheet.write_string(row, 6, target.path, self.cell)

    def verdict(self, line: Line) -> tuple[str, str]:
        faults = self.by_row.get((line.reading.table.key, line.entry.number), [])
        if any(f.grave for f in faults):
            return "、".join(dict.fromkeys(f.zh for f in faults)), _BAD
        if faults:
            return "、".join(dict.fromkeys(f.zh for f in faults)), _SOME
        if line.pieces:
            return ("共用" if line.shared else "齐全"), _GOOD
        return ("不涉及" if line.status is Status.NOT_APPLICABLE else "未填报"), _NONE

    def problems(self) -> None:
        sheet = self.sheet(PROBLEMS, "找不到、空文件的必须处理；没有填写、内容相同的请核对。", _PROBLEMS)
        names = {line.reading.table.key: line.reading.sheet for line in self.evidence.lines}
        order = list(Fault)
        rows = sorted(self.evidence.problems, key=lambda p: (not p.fault.grave, order.index(p.fault)))
        for row, p in enumerate(rows, 3):
            text = p.message.to("zh")
            fill = _BAD if p.fault.grave else _SOME
            sheet.write_string(
                row, 0, p.fault.zh, self.styles.of(align="center", bg_color=fill, **self.border)
            )
            sheet.write_string(row, 1, names.get(p.table, ""), self.middle)
            sheet.write_string(row, 2, "" if p.number is None else str(p.number), self.middle)
            sheet.write_string(row, 3, text[:32_000], self.cell)
            sheet.set_row(row, min(300.0, max(18.0, 1.15 * fit.height(text, 90.0, 10))))
        if rows:
            sheet.autofilter(2, 0, 2 + len(rows), len(_PROBLEMS) - 1)

    def files(self) -> None:
        sheet = self.sheet(FILES, "文件夹中的全部文件。", _FILES)
        named = self.evidence.named_by()
        names = {line.reading.table.key: line.reading.sheet for line in self.evidence.lines}
        for row, file in enumerate(self.evidence.files, 3):
            rows = "、".join(f"{names[t]}{n}" for t, n in named.get(file.path, ()))
            sheet.write_string(row, 0, file.path, self.cell)
            sheet.write_number(row, 1, file.size, self.middle)
            sheet.write_string(row, 2, rows, self.cell)
            sheet.write_string(row, 3, file.sha256, self.cell)
        if self.evidence.files:
            sheet.autofilter(2, 0, 2 + len(self.evidence.files), len(_FILES) - 1)
