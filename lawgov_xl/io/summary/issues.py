"""问题清单: every problem that a department names, with remedy and deadline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lawgov_xl.io.summary.context import FIRST, ISSUES, Column, Context, Page
from lawgov_xl.io.summary.stream import Cell, Sample, Streamed, escape, height, lines, numbered
from lawgov_xl.io.summary.texts import END, Text

_EPOCH = date(1899, 12, 30)

_ISSUE = (
    Column("单位", 22), Column("表", 10), Column("序号", 7), Column("一级指标（章）", 18), Column("指标、任务内容", 36),
    Column("完成情况", 48), Column("存在的问题及改进措施", 52), Column("完成时限（填报）", 17), Column("到期日", 12),
    Column("剩余天数", 10), Column("时限情况", 12), Column("责任处室", 12),
)  # fmt: skip
OVERDUE, SOON, LATER, UNDATED = "已逾期", "即将到期", "未到期", "未写明时限"
_URGENCY = {OVERDUE: "#FFC7CE", SOON: "#FFE699", LATER: "#C6E0B4", UNDATED: "#E7E6E6"}


def issues(context: Context, soon: int) -> list[Streamed]:
    """Lays out 问题清单: every problem that a department names, with remedy and deadline."""
    sums = context.picture.issues
    note = (
        f"共 {sums.total} 个问题：已逾期 {sums.overdue} 个，{soon} 天内到期 {sums.soon} 个，未写明时限 {sums.undated} 个"
        f"（按 {context.picture.today.isoformat()} 计算）。"
    )
    streamed = []
    for at, page in enumerate(context.all_pages[ISSUES], 1):
        sheet = context.sheet(
            page.sheet, "存在问题清单" + (f"（{at}）" if at > 1 else ""), note, _ISSUE, frozen=3
        )
        context.table(sheet, f"issues{at}", _ISSUE, page.rows, streamed=True)
        if page.rows:
            _samples(context, sheet)
            streamed.append(Streamed(page.sheet, FIRST, _IssueRows(context, page, soon), f"issues{at}"))
    return streamed


def _samples(context: Context, sheet: Any) -> None:
    s = context.styles
    for at, text in enumerate(_URGENCY):
        sheet.write_string(FIRST - 1 + at, 10, text, s.fill(_URGENCY[text]))
    sheet.write_number(FIRST - 1, 8, 1, s.day)
    for column in (2, 9):
        sheet.write_number(FIRST - 1, column, 1, s.number)
    for at, form in enumerate((s.wrapped, s.quoted(wrap=True))):
        for column in (0, 1, 3, 4, 5, 6, 7, 11):
            sheet.write_string(FIRST - 1 + at, column, "样", form)


class _IssueRows:
    def __init__(self, context: Context, page: Page, soon: int) -> None:
        self._context, self._page, self._soon = context, page, soon

    def __call__(self, samples: list[Sample], first: int) -> Iterator[bytes]:
        return self._page.cut(self._all(samples, first - self._page.skip))

    def _all(self, samples: list[Sample], first: int) -> Iterator[bytes]:
        cells, quoted = samples[0].cells, samples[1].cells
        texts = {c: Text(cells[c], quoted[c], nothing=cells[c].blank) for c in "ABDEFGHL"}
        urgencies = {u: samples[i].cells["K"].whole for i, u in enumerate(_URGENCY)}
        undated = cells["I"].blank + cells["J"].blank + urgencies[UNDATED]
        sample = samples[0]
        heads: dict[tuple[bytes, bytes], bytes] = {}
        for table in self._context.picture.edition.tables:
            for item in table.items:
                heads[table.key.encode(), b"%d" % item.number] = (
                    texts["B"](escape(table.sheet))
                    + cells["C"].number(item.number)
                    + texts["D"](escape(item.chapter))
                    + texts["E"](escape(item.requirement))
                )
        row = first
        for member, digest in self._context.counted:
            name = texts["A"](escape(member.name))
            for fields in self._context.escaped_rows(digest, "issues"):
                key, number, _, _, answer, remedy, deadline, due, owner, _ = fields
                tall = max(lines(answer.decode(), _ISSUE[5].width), lines(remedy.decode(), _ISSUE[6].width))
                yield numbered(
                    (
                        sample.tall(height(tall)),
                        name,
                        heads[key, number],
                        texts["F"](answer),
                        texts["G"](remedy),
                        texts["H"](deadline),
                        self._until(due.decode(), cells, urgencies) if due else undated,
                        texts["L"](owner),
                        END,
                    ),
                    row,
                )
                row += 1

    def _until(self, due: str, cells: Mapping[str, Cell], urgencies: Mapping[str, bytes]) -> bytes:
        """The cells of a deadline: its date, the days that remain, how urgent it is."""
        day = date.fromisoformat(due)
        left = (day - self._context.picture.today).days
        urgency = OVERDUE if left < 0 else SOON if left <= self._soon else LATER
        return cells["I"].number((day - _EPOCH).days) + cells["J"].number(left) + urgencies[urgency]
