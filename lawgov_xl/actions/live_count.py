"""The button 汇总统计: counts by chapter with native charts, on the sheet 汇总."""

from __future__ import annotations

from lawgov_xl.errors import Message
from lawgov_xl.io.live import summary
from lawgov_xl.io.live.desk import Desk
from lawgov_xl.io.live.read import read_submission
from lawgov_xl.rollup import roll_up

_COUNTING = Message("正在汇总……", "counting …")
_DONE = Message("汇总完成，见“{sheet}”表：\n{lines}", "Counted, see “{sheet}”:\n{lines}")
_LINE = Message(
    "{table}：共 {total} 项，已完成 {completed}，不涉及 {not_applicable}，存在问题 {issue}，未填报 {unfilled}",
    "{table}: {total}; completed {completed}, n/a {not_applicable}, issue {issue}, unfilled {unfilled}",
)


def rollup(desk: Desk) -> None:
    """Counts the book and draws the charts."""
    desk.status(_COUNTING)
    counted = roll_up(read_submission(desk.book))
    desk.look()
    summary.write(desk.book, counted)
    desk.status(None)
    lines = [
        _LINE.of(
            table=t.table.sheet,
            total=t.counts.total,
            completed=t.counts.completed,
            not_applicable=t.counts.not_applicable,
            issue=t.counts.issue,
            unfilled=t.counts.unfilled,
        ).to(desk.lang)
        for t in counted.tables
    ]
    desk.tell(_DONE.of(sheet=summary.SHEET, lines="\n".join(lines)))
