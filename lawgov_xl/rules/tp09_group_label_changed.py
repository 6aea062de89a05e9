"""分级标题被改动

一级指标、二级指标、工作任务等分级标题是下发的，汇总按它归入章节。同一处改动只提示一次。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 二级指标 | 指标完成情况说明 |
|---|---|---|---|
|  | 10 |  | 不涉及 |
| ✗ | 12 | 3.优化政府机构设置。 | 依法完成机构编制调整。 |
| ✗ | 13 | 3.优化政府机构设置。 | 纳入目标绩效考核。 |

正例：
| 序号 | 二级指标 | 指标完成情况说明 |
|---|---|---|
| 12 | 3.优化政府组织结构。 | 依法完成机构编制调整。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Entry, Role, Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.template import is_foreign, moved
from lawgov_xl.text import listed, squeeze

NAME_EN = "chapter or section label changed"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.TABLE

_CHANGED = Message(
    "第{numbers}项的分级标题“{official}”被改成了“{found}”。请恢复下发的标题。",
    "The label “{official}” of rows {numbers} was changed to “{found}”. Restore it.",
)
_LOST = Message(
    "第{numbers}项的分级标题“{official}”不见了。请恢复下发的标题。",
    "The label “{official}” of rows {numbers} is gone. Restore it.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    if is_foreign(reading):
        return
    out: frozenset[int] | None = None
    wrong: dict[tuple[int, str, str], list[Entry]] = {}
    for entry in reading.entries:
        found = reading.groups.get(entry.row, ("", ""))
        for level, official in enumerate((entry.item.chapter, entry.item.section)):
            if found[level] == official or squeeze(found[level]) == squeeze(official):
                continue
            if not _told(reading, level):
                continue
            out = moved(reading) if out is None else out
            if entry.number not in out:
                wrong.setdefault((level, official, found[level]), []).append(entry)
    for (level, official, label), entries in wrong.items():
        numbers = [e.number for e in entries]
        said = _CHANGED if squeeze(label) else _LOST
        key = (Role.CHAPTER, Role.SECTION)[level]
        column = reading.columns.get(key, min(reading.columns.values()))
        yield Problem(
            said.of(numbers=listed(numbers), official=squeeze(official), found=squeeze(label)[:40]),
            numbers=tuple(numbers),
            column=key,
            cell=address(entries[0].row, column),
        )


def _told(reading: TableReading, level: int) -> bool:
    """Whether the table as found tells this level at all: by a column that is there, or by rows of chapters."""
    if level == 0 and reading.table.chapter_rows:
        return any(chapter for chapter, _ in reading.groups.values())
    if level == 1 and reading.table.section_rows:
        return any(section for _, section in reading.groups.values())
    return (Role.CHAPTER, Role.SECTION)[level] in reading.columns
