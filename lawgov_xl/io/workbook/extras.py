"""What a workbook carries beside its tables when it is made from something else: reference columns to the right of the
helper columns, notes on cells, and sheets with lists (imported from where, last year's problems).

None of it is part of the official table: it stands outside the print area and is not read back as an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lawgov_xl.grid import address
from lawgov_xl.io import fit
from lawgov_xl.io.workbook import styles
from lawgov_xl.io.workbook.plan import Plan
from lawgov_xl.io.workbook.styles import Styles, put
from lawgov_xl.layout import HANDED_OUT

_NOTE_LIMIT = 30_000
_LINE_POINTS = 14.0
_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Beside:
    """A reference column: header (one of `layout.HANDED_OUT`), number -> text, number -> fill colour.

    filtered: rows without a text are filtered out of sight; the filter can be lifted.
    """

    header: str
    texts: Mapping[int, str]
    width: float = 40.0
    fills: Mapping[int, str] = field(default_factory=dict)
    filtered: bool = False


@dataclass(frozen=True, slots=True)
class To:
    """A link to an item's row: shown text, table key, number."""

    text: str
    table: str
    number: int


Value = str | int | float | To


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a page. choices: the words that may be chosen there; open: a person may write there."""

    text: str
    width: float
    choices: tuple[str, ...] = ()
    centred: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with a list. first: it stands right behind the cover, else behind the tables."""

    name: str
    title: str
    note: str
    heads: tuple[Head, ...]
    rows: Sequence[Sequence[Value]]
    first: bool = False
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Extras:
    """notes: table key -> number -> column key or `Helper` value -> text of the note."""

    beside: Mapping[str, Sequence[Beside]] = field(default_factory=dict)
    notes: Mapping[str, Mapping[int, Mapping[str, str]]] = field(default_factory=dict)
    pages: Sequence[Page] = ()


def add_to_table(sheet: Worksheet, style: Styles, plan: Plan, extras: Extras) -> None:
    """Adds the reference columns and the notes of one table's sheet."""
    rows = {item.number: line for line, item in plan.items()}
    column = plan.last_column
    for beside in extras.beside.get(plan.table.key, ()):
        assert beside.header in HANDED_OUT
        column += 1
        sheet.set_column(column - 1, column - 1, beside.width)
        head = style.body(
            font_name=styles.HEI, font_size=10, align="center", bg_color=styles.PALE, border_color=styles.LINE
        )
        put(sheet, plan.header_row, column, beside.header, head)
        for number, line in rows.items():
            fill = {"bg_color": beside.fills[number]} if number in beside.fills else {}
            look = style.body(
                font_name=styles.SONG, font_size=_SIZE, border_color=styles.LINE, align="left", **fill
            )
            put(sheet, line.row, column, beside.texts.get(number, ""), look)
    if column > plan.last_column and plan.lines:
        sheet.autofilter(plan.header_row - 1, 0, plan.last_row - 1, column - 1)
        for at, beside in enumerate(extras.beside.get(plan.table.key, ()), plan.last_column):
            if beside.filtered:
                _filter(sheet, plan, at, beside)
    for number, texts in extras.notes.get(plan.table.key, {}).items():
        for key, text in texts.items():
            if number in rows and key in plan.columns:
                lines = sum(1 + len(line) // 20 for line in text.split("\n"))
                options = {"x_scale": 1.6, "height": min(600.0, 24 + _LINE_POINTS * lines)}
                sheet.write_comment(rows[number].row - 1, plan.columns[key] - 1, text[:_NOTE_LIMIT], options)


def _filter(sheet: Worksheet, plan: Plan, column: int, beside: Beside) -> None:
    """A filter set in the file hides nothing by itself: the rows are hidden as the filter would."""
    sheet.filter_column(column, "x == NonBlanks")
    for line in plan.lines:
        if line.item is None or not beside.texts.get(line.item.number):
            sheet.set_row(line.row - 1, line.height, None, {"hidden": True})


def heights(plan: Plan, extras: Extras) -> dict[int, float]:
    """Row -> the height its reference texts need, up to three times what the row has anyway."""
    found: dict[int, float] = {}
    for beside in extras.beside.get(plan.table.key, ()):
        for line, item in plan.items():
            if text := beside.texts.get(item.number, ""):
                needed = min(fit.height(text, beside.width, _SIZE), 3 * line.height, fit.MAX_HEIGHT)
                found[line.row] = max(found.get(line.row, line.height), needed)
    return found


def add_page(book: Workbook, style: Styles, page: Page, plans: Sequence[Plan]) -> Worksheet:
    """Adds a sheet with a list; what may be filled in is open, the rest is locked."""
    sheet = book.add_worksheet(page.name)
    for column, head in enumerate(page.heads):
        sheet.set_column(column, column, head.width)
    look = style(font_name=styles.TITLE, font_size=20, align="center", valign="vcenter")
    width = sum(h.width for h in page.heads)
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, len(page.heads) - 1, page.title, look)
    sheet.set_row(1, max(24.0, fit.height(page.note, width, 10.5)))
    sheet.merge_range(1, 0, 1, len(page.heads) - 1, page.note, style.note(font_color="#595959"))
    sheet.set_row(2, 24)
    for column, head in enumerate(page.heads, 1):
        put(
            sheet,
            3,
            column,
            head.text,
            style.body(font_name=styles.HEI, align="center", bg_color=styles.PALE),
        )
    places = {(p.table.key, i.number): (p, line.row) for p in plans for line, i in p.items()}
    for row, values in enumerate(page.rows, 4):
        texts = [v.text if isinstance(v, To) else str(v) for v in values]
        needed = max(
            (fit.height(t, h.width, _SIZE) for t, h in zip(texts, page.heads, strict=True)), default=0.0
        )
        sheet.set_row(row - 1, min(fit.MAX_HEIGHT, max(24.0, needed)))
        for column, (value, head) in enumerate(zip(values, page.heads, strict=True), 1):
            _cell(sheet, style, row, column, value, head, places)
    if page.rows:
        sheet.autofilter(2, 0, 2 + len(page.rows), len(page.heads) - 1)
        for column, head in enumerate(page.heads):
            if head.choices:
                rule = {"validate": "list", "source": list(head.choices), "error_type": "warning"}
                sheet.data_validation(3, column, 2 + len(page.rows), column, rule)
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.75)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer('&C&"宋体,常规"&10— &P —')
    styles.guard(sheet)
    return sheet


def _cell(
    sheet: Worksheet,
    style: Styles,
    row: int,
    column: int,
    value: Value,
    head: Head,
    places: Mapping[tuple[str, int], tuple[Plan, int]],
) -> None:
    look = {
        "font_name": styles.SONG,
        "font_size": _SIZE,
        "border_color": styles.LINE,
        "align": "center" if head.centred else "left",
    }
    if head.open:
        look |= {"locked": False, "bg_color": styles.BLANK if head.choices else "#FFFFFF"}
    if isinstance(value, To):
        found = places.get((value.table, value.number))
        if found is not None:
            plan, at = found
            link = style.body(**{**look, "font_color": styles.LINK, "underline": 1})
            target = "internal:'" + plan.table.sheet.replace("'", "''") + f"'!{address(at, 1)}"
            sheet.write_url(row - 1, column - 1, target, link, value.text)
            return
        value = value.text
    if isinstance(value, int | float):
        sheet.write_number(row - 1, column - 1, value, style.body(**look))
    else:
        put(sheet, row, column, value, style.body(**look))
