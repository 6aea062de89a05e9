"""The workbook that is handed out: built from an edition, macro-free, the same bytes from the same data.

Sheets: 封面, the tables of the edition, 填报进度, 汇总, 校验结果, 豁免, 规则说明; hidden: _meta, _calc, _words.
What is written here is read back exactly by `io.excel_read.read_submission`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook

from lawgov_xl import marks
from lawgov_xl.errors import EditionError, LawgovError, Message
from lawgov_xl.io.workbook import calc_sheet, progress, table_sheet, tool_sheets
from lawgov_xl.io.workbook import cover as cover_sheet
from lawgov_xl.io.workbook.extras import Extras, add_page, add_to_table, heights
from lawgov_xl.io.workbook.plan import Plan, plan
from lawgov_xl.io.workbook.styles import Styles
from lawgov_xl.layout import COVER, META, WAIVERS
from lawgov_xl.layout.sheets import WORKING
from lawgov_xl.model import Edition

_SHEET_NAME = re.compile(r"(?!')[^\[\]:*?/\\\x00-\x1f]{1,31}(?<!')")
LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""

NOTHING = Extras()
Answers = Mapping[str, Mapping[int, Mapping[str, str]]]
"""Table key -> number -> column key or `Helper` value -> text."""

_TOO_LONG = Message(
    "{place} 的内容有 {length} 字，超过 Excel 单元格的上限（{limit} 字），无法写入。请缩短，详细内容作为附件报送。",
    "The text of {place} has {length} characters, more than a cell can hold ({limit}). Shorten it; attach the rest.",
)


_BAD_SHEET = Message(
    "版本 {edition} 的表名“{sheet}”不能用作工作表名（最多 31 字，不能重复，不能含 []:*?/\\，也不能与本工具的表同名）。",
    "“{sheet}” of the edition {edition} can not name a sheet (31 characters, unique, none of []:*?/\\, not one of ours).",
)


@dataclass(frozen=True, slots=True)
class Built:
    """What was made. cut: (table key, number, column key) of texts too long to show in full in one row."""

    sheets: tuple[str, ...]
    cut: tuple[tuple[str, int, str], ...] = ()


def build(
    edition: Edition,
    target: str | Path | BinaryIO,
    *,
    department: str = "",
    cover: Mapping[str, str] | None = None,
    answers: Answers | None = None,
    extras: Extras = NOTHING,
) -> Built:
    """Writes a workbook of an edition to a path or a binary stream.

    department: fills the field 填报单位 of the cover; cover: key of a `CoverField` -> text, else the field's default.
    answers: what stands in the department's and the helper columns. Texts are written as texts, whatever they look like;
    a deadline given as 2020-12-31 becomes a date. extras: reference columns, notes and lists beside the tables.
    The same arguments give the same bytes.
    Raises EditionError where a table can not have a sheet of its name, LawgovError where a text is longer than a cell can
    hold, OSError where the target can not be written.
    """
    values = {k: v for k, v in (cover or {}).items() if v}
    if department:
        values["department"] = department
    given = answers or {}
    _refuse_bad_names(edition)
    _refuse_too_long(edition, values, given)
    plans = [plan(t, given.get(t.key, {})) for t in edition.tables]
    judged = calc_sheet.states(plans)
    book = Workbook(
        str(target) if isinstance(target, str | Path) else target,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties(
        {"title": edition.name, "author": edition.issuer, "created": datetime(edition.year, 1, 1)}
    )
    book.set_size(24000, 14000)
    style = Styles(book)
    cover_sheet.write(book, style, edition, values, [*_pages(extras), *_contents(plans)])
    for page in (p for p in extras.pages if p.first):
        add_page(book, style, page, plans)
    for each in plans:
        sheet = table_sheet.write(book, style, each, heights(each, extras))
        add_to_table(sheet, style, each, extras)
    for page in (p for p in extras.pages if not p.first):
        add_page(book, style, page, plans)
    progress.write(book, style, plans, judged)
    tool_sheets.write_summary(book, style)
    tool_sheets.write_results(book, style)
    tool_sheets.write_waivers(book, style, edition)
    tool_sheets.write_rules(book, style, edition)
    tool_sheets.write_meta(book, edition)
    calc_sheet.write(book, plans, judged)
    book.close()
    names = tuple(s.get_name() for s in book.worksheets())
    return Built(names, tuple((p.table.key, n, key) for p in plans for n, key in p.cut))


def _contents(plans: list[Plan]) -> list[tuple[str, str]]:
    return [
        *(
            (p.table.sheet, f"{''.join(p.table.title.split())}，共 {len(p.table.items)} 项，逐行填写")
            for p in plans
        ),
        (progress.SHEET, "各部分填了多少、还缺多少，自动计算"),
        (tool_sheets.SUMMARY, "数量汇总和图表，由工具填写"),
        (marks.RESULTS, "需要改正和核实的问题，由工具填写"),
        (WAIVERS, "决定保留、不予修改的问题及其理由"),
        (tool_sheets.RULES, "校验规则的内容和依据"),
    ]


def _pages(extras: Extras) -> list[tuple[str, str]]:
    return [(p.name, p.purpose or p.title) for p in extras.pages]


def _refuse_bad_names(edition: Edition) -> None:
    taken = {
        COVER,
        progress.SHEET,
        tool_sheets.SUMMARY,
        marks.RESULTS,
        WAIVERS,
        tool_sheets.RULES,
        META,
        *WORKING,
    }
    for sheet in (t.sheet for t in edition.tables):
        if not _SHEET_NAME.fullmatch(sheet) or sheet.casefold() in taken or sheet.casefold() == "history":
            raise EditionError(_BAD_SHEET.of(edition=edition.id, sheet=sheet))
        taken.add(sheet.casefold())


def _refuse_too_long(edition: Edition, cover: Mapping[str, str], answers: Answers) -> None:
    places = {f"封面 {key}": text for key, text in cover.items()}
    for table in edition.tables:
        for number, texts in answers.get(table.key, {}).items():
            places |= {f"{table.sheet} 第 {number} 项 {key}": text for key, text in texts.items()}
    for place, text in places.items():
        if len(text) > LONGEST:
            raise LawgovError(_TOO_LONG.of(place=place, length=len(text), limit=LONGEST))
