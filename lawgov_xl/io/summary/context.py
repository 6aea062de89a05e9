"""What every sheet of the summary workbook may know: the picture, the styles, where things stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from lawgov_xl.io import records
from lawgov_xl.io.store import PartName
from lawgov_xl.io.summary.stream import LIMIT, escape_all, height, lines, looks_like_formula
from lawgov_xl.io.summary.styles import TABLE, Styles
from lawgov_xl.model import Item, Table
from lawgov_xl.picture import Digest, Member, Picture

OVERVIEW = "总览"
DEPARTMENTS = "部门汇总"
MATRIX = "指标矩阵"
ISSUES = "问题清单"
TASKS = "任务对照"
DETAIL = "明细"
RESULTS = "校验结果"
STANDING = "报送情况"
LEDGER = "台账"
SHEETS: Mapping[str, str] = {
    OVERVIEW: "全市情况一览",
    DEPARTMENTS: "各单位完成、不涉及、存在问题、未填报的数量，可排序筛选",
    MATRIX: "各项指标、任务与各单位的对照，颜色表示状态",
    ISSUES: "各单位写明的全部问题、改进措施和完成时限，含逾期和即将到期",
    TASKS: "每项任务的牵头单位、参加单位各自的答复",
    DETAIL: "各单位逐项填报的内容",
    RESULTS: "校验发现的问题",
    STANDING: "未报送、迟报、无法读取、重复报送、名单外的情况",
    LEDGER: "每份收到的文件：名称、大小、校验码、版本",
}
HEADER = 4
"""Row of the table headers (1-based) on every sheet of rows: title, note and a blank line stand above."""
FIRST = HEADER + 1


CONTACTS = ("联系人", "联系电话")
"""Headers of columns that are left out unless they are asked for."""


def contact(member: Member) -> tuple[str, str]:
    """Whom to call at a department: from the office's own list, else as its workbook says."""
    expected, digest = member.expected, member.digest
    return (
        (expected.contact if expected else "") or (digest.contact if digest else ""),
        (expected.phone if expected else "") or (digest.phone if digest else ""),
    )


@dataclass(slots=True)
class Column:
    """A column of a table: header, width in characters."""

    header: str
    width: float


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a table that may need several: rows [skip, skip + rows) of it."""

    sheet: str
    skip: int
    rows: int

    def cut(self, rows: Iterator[bytes]) -> Iterator[bytes]:
        """This page's rows, of all of them."""
        return islice(rows, self.skip, self.skip + self.rows)


@dataclass
class Context:
    """Everything a sheet needs. part: gives a packed part of a submission's texts.

    notes: sentences for the first sheet; elsewhere: where the detail is, if not in this workbook; limit: rows of a
    sheet; contacts: whether names and telephone numbers of contact persons are shown.
    """

    book: Any
    picture: Picture
    part: Callable[[Digest, PartName], bytes]
    notes: Sequence[str] = ()
    elsewhere: str = ""
    limit: int = LIMIT
    contacts: bool = False

    def __post_init__(self) -> None:
        self.styles = Styles(self.book)

    # --- what there is ---

    @cached_property
    def counted(self) -> list[tuple[Member, Digest]]:
        return list(self.picture.counted)

    @cached_property
    def tables(self) -> dict[str, Table]:
        return {t.key: t for t in self.picture.edition.tables}

    @cached_property
    def items(self) -> dict[tuple[str, str], Item]:
        """(table key, number as text) -> item."""
        return {(t.key, str(i.number)): i for t in self.picture.edition.tables for i in t.items}

    def rows(self, digest: Digest, name: PartName) -> Iterator[list[str]]:
        return records.rows(self.part(digest, name))

    def escaped_rows(self, digest: Digest, name: PartName) -> Iterator[list[bytes]]:
        """The rows for XML, as they are streamed."""
        return records.raw_rows(self.part(digest, name), escape_all)

    # --- where things stand ---

    @cached_property
    def detail_rows(self) -> int:
        return sum(d.rows[0] for _, d in self.counted)

    @cached_property
    def issue_rows(self) -> int:
        return sum(d.issues.total for _, d in self.counted)

    @cached_property
    def result_rows(self) -> int:
        return len(self.picture.findings) + sum(d.rows[1] for _, d in self.counted)

    @property
    def room(self) -> int:
        """Rows of a table on one sheet."""
        return self.limit - HEADER

    def pages(self, name: str, rows: int) -> list[Page]:
        """The sheets that so many rows need: one, or several where a sheet is not long enough."""
        count = max(1, -(-rows // self.room))
        return [
            Page(name if not at else f"{name}{at + 1}", at * self.room, min(self.room, rows - at * self.room))
            for at in range(count)
        ]

    @cached_property
    def all_pages(self) -> dict[str, list[Page]]:
        """The pages of every sheet that can be long."""
        return {
            DETAIL: self.pages(DETAIL, 0 if self.elsewhere else self.detail_rows),
            ISSUES: self.pages(ISSUES, self.issue_rows),
            RESULTS: self.pages(RESULTS, self.result_rows),
        }

    def starts(self, name: str, size: Callable[[Digest], int], before: int = 0) -> dict[str, tuple[str, str]]:
        """Department -> sheet and cell of its first row, on sheets where every department has `size` rows."""
        at, found = before, {}
        pages = self.all_pages[name]
        for member, digest in self.counted:
            if size(digest):
                found[member.name] = (pages[at // self.room].sheet, f"A{FIRST + at % self.room}")
            at += size(digest)
        return found

    # --- writing ---

    def sheet(self, name: str, title: str, note: str, columns: Sequence[Column], *, frozen: int = 1) -> Any:
        """A sheet with title and note, column widths, frozen header, print set-up."""
        sheet = self.book.get_worksheet_by_name(name)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
        sheet.set_row(0, 30)
        sheet.write_string(0, 0, title, self.styles.title)
        sheet.write_string(1, 0, note, self.styles.note)
        sheet.write_url(
            2,
            0,
            f"internal:'{OVERVIEW}'!A1",
            self.styles.of(font_color="#0563C1", underline=1, font_size=9),
            "← 返回总览",
        )
        sheet.freeze_panes(HEADER, frozen)
        self.printing(sheet, title)
        sheet.repeat_rows(HEADER - 1)
        return sheet

    def printing(self, sheet: Any, title: str) -> None:
        """A4 landscape, one page wide, page numbers."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer(
            f"&L&9{title.replace('&', '&&')}&C&9第 &P 页，共 &N 页&R&9 {self.picture.today.isoformat()}"
        )

    def table(
        self, sheet: Any, name: str, columns: Sequence[Column], rows: int, *, streamed: bool = False
    ) -> None:
        """An Excel table with filters over `rows` rows below the header. It has one blank row if there is none to
        show: Excel knows no table without rows.

        streamed: it is laid out over one row, and stretched when the rows are put in (`stream.splice`): XlsxWriter
        would look at every cell of it.
        """
        sheet.set_row(HEADER - 1, 32)
        sheet.add_table(
            HEADER - 1,
            0,
            HEADER - 1 + (1 if streamed else max(rows, 1)),
            len(columns) - 1,
            {
                "name": name,
                "style": TABLE,
                "columns": [{"header": c.header, "header_format": self.styles.head} for c in columns],
            },
        )

    def write(
        self, sheet: Any, row: int, column: int, text: str, form: Any = None, *, wrap: bool = False
    ) -> None:
        """A text that stays a text, whatever it begins with. Row and column are 0-based, as XlsxWriter counts."""
        if looks_like_formula(text):
            form = self.styles.quoted(wrap=wrap)
        elif form is None:
            form = self.styles.wrapped if wrap else self.styles.text
        if text:
            sheet.write_string(row, column, text, form)
        else:
            sheet.write_blank(row, column, None, form)

    def tall(self, sheet: Any, row: int, texts: Sequence[tuple[str, float]]) -> None:
        """Makes a row high enough for texts in columns of these widths."""
        sheet.set_row(row, height(max((lines(t, w) for t, w in texts), default=1)))
