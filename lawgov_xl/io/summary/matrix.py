"""指标矩阵: every item of the official tables against every department, in colours of their status."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_xl.grid import column_letter
from lawgov_xl.io.summary.context import FIRST, HEADER, MATRIX, Column, Context
from lawgov_xl.io.summary.stream import Sample, Streamed, numbered
from lawgov_xl.io.summary.styles import FILLS, MIDDLE, SIGNS
from lawgov_xl.io.summary.texts import END
from lawgov_xl.picture import STATUSES
from lawgov_xl.text import shorten

_FIXED = (
    Column("表", 9), Column("序号", 6), Column("一级指标（章）", 16), Column("指标、任务内容", 34),
    Column("完成", 6), Column("不涉及", 7), Column("问题", 6), Column("未填", 6),
)  # fmt: skip
_MOST = 16_384 - len(_FIXED)
_SHOWN = 4
"""How many of the fixed columns stay in sight when scrolling."""
_LABEL, _CHAPTER, _REQUIREMENT = 14, 10, 21
"""Characters shown: what runs over the edge of its column is cut off without a sign."""
_ON_PAGE = 60
"""Departments on one printed page; more go onto pages beside it."""
_ABSENT = "X"


def matrix(context: Context) -> list[Streamed]:
    """Lays out 指标矩阵."""
    members = context.counted[:_MOST]
    s = context.styles
    note = "　".join(f"{SIGNS[st]} {st.zh}" for st in STATUSES.values()) + "　空白：该单位没有报送此表"
    if len(context.counted) > _MOST:
        note += f"　单位过多，只列前 {_MOST} 家。"
    sheet = context.sheet(MATRIX, "指标、任务与单位对照", note, _FIXED, frozen=_SHOWN)
    sheet.set_column(len(_FIXED), len(_FIXED) + max(len(members), 1) - 1, 3)
    longest = max((min(len(m.label), _LABEL) for m, _ in members), default=4)
    sheet.set_row(HEADER - 1, max(40, 13 * longest + 8))
    for at, column in enumerate(_FIXED):
        sheet.write_string(HEADER - 1, at, column.header, s.head)
    head = s.of(bold=True, font_color="#FFFFFF", bg_color=MIDDLE, align="center", rotation=270, border=1, border_color="#FFFFFF", font_size=9)  # fmt: skip
    for at, (member, _) in enumerate(members):
        sheet.write_string(HEADER - 1, len(_FIXED) + at, shorten(member.label, _LABEL), head)
    row = FIRST - 1
    for table in context.picture.edition.tables:
        states = [d.tables[table.key].statuses for _, d in members if table.key in d.tables]
        for at, item in enumerate(table.items):
            sheet.write_string(row, 0, table.sheet, s.centred)
            sheet.write_number(row, 1, item.number, s.number)
            sheet.write_string(row, 2, shorten(item.chapter, _CHAPTER), s.text)
            sheet.write_string(row, 3, shorten(item.requirement, _REQUIREMENT), s.text)
            column_states = [t[at] for t in states]
            for offset, letter in enumerate("CNIU"):
                sheet.write_number(row, 4 + offset, column_states.count(letter), s.number)
            row += 1
    for letter, status in STATUSES.items():
        sheet.write_string(row, 8, SIGNS[status], s.fill(FILLS[status]))
        row += 1
        del letter
    sheet.write_blank(row, 8, None, s.fill("#FFFFFF"))
    sheet.fit_to_pages(max(1, -(-len(members) // _ON_PAGE)), 0)
    sheet.repeat_columns(0, _SHOWN - 1)
    sheet.print_across()
    items = sum(len(t.items) for t in context.picture.edition.tables)
    sheet.autofilter(HEADER - 1, 0, HEADER - 1 + items, len(_FIXED) - 1)
    for at, letter in ((6, "I"), (7, "U")):
        colour = {"I": "#F4B183", "U": "#FF7C80"}[letter]
        sheet.conditional_format(FIRST - 1, at, FIRST - 2 + items, at, {"type": "data_bar", "bar_color": colour, "bar_solid": True, "data_bar_2010": True})  # fmt: skip
    return [Streamed(MATRIX, FIRST, _Rows(context, len(members)))]


class _Rows:
    def __init__(self, context: Context, members: int) -> None:
        self._context, self._members = context, members

    def __call__(self, samples: list[Sample], first: int) -> Iterator[bytes]:
        tables = self._context.picture.edition.tables
        items = sum(len(t.items) for t in tables)
        kinds = {letter: samples[items + i].cells["I"] for i, letter in enumerate([*STATUSES, _ABSENT])}
        columns = [column_letter(len(_FIXED) + 1 + at) for at in range(self._members)]
        cells = {letter: [kind.at(c) for c in columns] for letter, kind in kinds.items()}
        digests = [d for _, d in self._context.counted[: self._members]]
        row, at = first, 0
        for table in tables:
            absent = _ABSENT * len(table.items)
            states = [d.tables[table.key].statuses if table.key in d.tables else absent for d in digests]
            for position in range(len(table.items)):
                fixed = (samples[at].cells[c].whole for c in "ABCDEFGH")
                body = (cells[s[position]][i] for i, s in enumerate(states))
                yield numbered((samples[at].opening, *fixed, *body, END), row)
                row += 1
                at += 1
