"""How departments stand, in figures: by chapter, and as the table that is attached to the office's report."""

from __future__ import annotations

from collections.abc import Sequence

from lawgov_xl.model import Counts, Group, Table
from lawgov_xl.report import title
from lawgov_xl.report.digest import Digest
from lawgov_xl.report.model import Attachment, Cell, Row, TableBlock

_HEADERS = ("序号", "部门", "已完成", "不涉及", "存在问题", "未填报", "合计")
_WIDTHS = (12.0, 50.0, 18.0, 18.0, 22.0, 18.0, 18.0)


def chapters(digests: Sequence[Digest], table: Table) -> list[Group]:
    """The counts of each chapter over all departments."""
    found = [t.chapters for d in digests if (t := d.table(table.key)) is not None]
    return [
        Group(title, sum((own[at] for own in found if at < len(own)), Counts()))
        for at, title in enumerate(table.chapters)
    ]


def attachment(digests: Sequence[Digest], table: Table) -> Attachment:
    """The counts of every department, with their sum."""
    rows = [Row(tuple(Cell(h, centred=True) for h in _HEADERS), head=True)]
    whole = Counts()
    number = 0
    for found in digests:
        own = found.table(table.key)
        if own is None:
            continue
        number += 1
        whole += own.counts
        rows.append(_row(str(number), found.department, own.counts))
    rows.append(_row("", "合计", whole))
    name = f"各部门{table.sheet}填报情况汇总表"
    block = TableBlock(_WIDTHS, tuple(rows), size=10.5)
    return Attachment(name, "附件", title.lines([name]), blocks=(block,), landscape=False)


def _row(number: str, name: str, counts: Counts) -> Row:
    figures = (counts.completed, counts.not_applicable, counts.issue, counts.unfilled, counts.total)
    cells = (Cell(number, centred=True), Cell(name), *(Cell(str(f), centred=True) for f in figures))
    return Row(cells)
