"""明细: every entry of every department."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_xl.io.summary.context import DETAIL, FIRST, Column, Context, Page
from lawgov_xl.io.summary.stream import Sample, Streamed, escape, numbered
from lawgov_xl.io.summary.styles import FILLS
from lawgov_xl.io.summary.texts import END, Text
from lawgov_xl.picture import STATUSES

_DECLARED = {"1": "单位选定", "": "系统判断"}

_DETAIL = (
    Column("单位", 24), Column("表", 10), Column("序号", 7), Column("一级指标（章）", 20), Column("二级指标、工作任务", 24),
    Column("指标、任务内容", 44), Column("状态", 10), Column("状态来源", 10), Column("完成情况", 70),
    Column("存在的问题及改进措施", 48), Column("完成时限", 13), Column("责任处室", 14), Column("佐证材料", 18),
)  # fmt: skip


def detail(context: Context) -> list[Streamed]:
    """Lays out 明细."""
    streamed = []
    for at, page in enumerate(context.all_pages[DETAIL], 1):
        note = (
            context.elsewhere
            or f"共 {context.detail_rows} 行，按单位排列。状态来源：单位在“状态”栏选定，或由系统按填报内容判断。"
        )
        sheet = context.sheet(
            page.sheet, "逐项明细" + (f"（{at}）" if at > 1 else ""), note, _DETAIL, frozen=3
        )
        context.table(sheet, f"detail{at}", _DETAIL, page.rows, streamed=True)
        if page.rows:
            _detail_samples(context, sheet)
            streamed.append(Streamed(page.sheet, FIRST, _DetailRows(context, page), f"detail{at}"))
    return streamed


def _detail_samples(context: Context, sheet: Any) -> None:
    """A row for each item; then one for each status; then the texts."""
    plain = context.styles.of(text_wrap=True, valign="top")
    middle = context.styles.of(align="center", valign="top")
    row = FIRST - 1
    for table in context.picture.edition.tables:
        for item in table.items:
            sheet.write_string(row, 1, table.sheet, middle)
            sheet.write_number(row, 2, item.number, middle)
            for column, text in ((3, item.chapter), (4, item.section), (5, item.requirement)):
                sheet.write_string(row, column, " ".join(text.split("\n")), plain)
            row += 1
    for status in STATUSES.values():
        sheet.write_string(
            row, 6, status.zh, context.styles.of(align="center", valign="top", bg_color=FILLS[status])
        )
        row += 1
    for text in _DECLARED.values():
        sheet.write_string(row, 7, text, middle)
        row += 1
    for form in (plain, context.styles.of(text_wrap=True, valign="top", quote_prefix=True)):
        for column in (0, 8, 9, 10, 11, 12):
            sheet.write_string(row, column, "样", form)
        row += 1


class _DetailRows:
    """Writes the rows of one page."""

    def __init__(self, context: Context, page: Page) -> None:
        self._context, self._page = context, page

    def __call__(self, samples: list[Sample], first: int) -> Iterator[bytes]:
        return self._page.cut(self._all(samples, first - self._page.skip))

    def _all(self, samples: list[Sample], first: int) -> Iterator[bytes]:
        items: dict[tuple[bytes, bytes], bytes] = {}
        at = 0
        for table in self._context.picture.edition.tables:
            for item in table.items:
                cells = samples[at].cells.values()
                items[table.key.encode(), b"%d" % item.number] = b"".join(c.whole for c in cells)
                at += 1
        states = {letter.encode(): samples[at + i].cells["G"].whole for i, letter in enumerate(STATUSES)}
        at += len(STATUSES)
        sources = {key.encode(): samples[at + i].cells["H"].whole for i, key in enumerate(_DECLARED)}
        at += len(_DECLARED)
        # One line of each text shows: rows stay even, nothing runs over its cell.
        opening = samples[0].tall(16)
        texts = {c: Text(samples[at].cells[c], samples[at + 1].cells[c]) for c in "AIJKLM"}
        answers, remedies, deadlines, owners, evidences = (texts[c] for c in "IJKLM")
        row = first
        for member, digest in self._context.counted:
            start = opening + texts["A"](escape(member.name))
            for fields in self._context.escaped_rows(digest, "detail"):
                key, number, letter, declared, answer, remedy, deadline, _, owner, evidence = fields
                yield numbered(
                    (
                        start,
                        items[key, number],
                        states[letter],
                        answer and sources[declared] + answers(answer),
                        remedy and remedies(remedy),
                        deadline and deadlines(deadline),
                        owner and owners(owner),
                        evidence and evidences(evidence),
                        END,
                    ),
                    row,
                )
                row += 1
