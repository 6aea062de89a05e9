"""Last year's workbook into this year's edition, for reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl.carry_forward import Carried, OpenIssue, carry, shown
from lawgov_xl.correspondence import Kind
from lawgov_xl.io import files
from lawgov_xl.io.excel_read import read_as_made
from lawgov_xl.io.workbook import LONGEST, build
from lawgov_xl.io.workbook.extras import Beside, Extras, Head, Page, To, Value
from lawgov_xl.layout import LAST_YEAR
from lawgov_xl.model import Edition, Status

ISSUES, LINKS = "上年问题", "上年对照"
MENDED = ("已整改", "部分整改", "未整改", "不再涉及")
_FILLS = {Kind.EXACT: "#EEF5E8", Kind.SIMILAR: "#FFF8E1", Kind.PART: "#FDF1E7"}


@dataclass(frozen=True, slots=True)
class CarriedForward:
    """What was written."""

    path: Path
    edition: Edition
    department: str
    carried: Carried


def carry_forward(
    source: str | Path,
    edition: Edition,
    target: str | Path,
    *,
    old_edition: Edition | None = None,
    force: bool = False,
) -> CarriedForward:
    """Writes a blank workbook of this year's edition with last year's answers beside it, and last year's problems
    first, each with the question 是否已整改.

    old_edition: last year's, where it is not among the known ones. Raises FileError or EditionError; then nothing was
    written.
    """
    path, output = Path(source), Path(target)
    files.may_write(output, force=force, inputs=[path], suffix=".xlsx")
    old = read_as_made(path, *(e for e in (old_edition, edition) if e is not None))
    carried = carry(old, edition)
    beside = {
        key: [
            Beside(
                LAST_YEAR,
                {n: _cut(shown(refs)) for n, refs in by_number.items()},
                width=56.0,
                fills={n: _FILLS[refs[0].kind] for n, refs in by_number.items()},
            )
        ]
        for key, by_number in carried.references.items()
        if by_number
    }
    extras = Extras(beside=beside, pages=[_issues(carried, edition), _links(carried, edition)])
    with files.output(output, force=force, inputs=[path], suffix=".xlsx") as temporary:
        build(edition, temporary, department=old.department, cover=carried.cover, extras=extras)
    return CarriedForward(output, edition, old.department, carried)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 20] + "……（余下从略）"


def _issues(carried: Carried, edition: Edition) -> Page:
    heads = (
        Head("序", 6, centred=True), Head("上年表", 12, centred=True), Head("上年序号", 9, centred=True),
        Head("指标、任务内容", 44), Head("上年存在的问题及改进措施", 56), Head("承诺时限", 13, centred=True),
        Head("本年对应项", 14, centred=True), Head("是否已整改", 12, MENDED, centred=True, open=True),
        Head("整改情况说明", 44, open=True),
    )  # fmt: skip
    rows = [_issue(at, issue, edition) for at, issue in enumerate(carried.issues, 1)]
    note = (
        f"上年（{carried.year}年）填报中存在问题的 {len(rows)} 项。请逐项选择是否已整改，并在本年对应项中如实填写。"
        "没有本年对应项的，只在本表说明。"
    )
    return Page(
        ISSUES, "上年存在的问题", note, heads, rows, first=True, purpose="上年的问题，逐项说明是否已整改"
    )


def _issue(at: int, issue: OpenIssue, edition: Edition) -> list[Value]:
    past = issue.past
    now: Value = "无"
    if issue.now:
        key, number = issue.now[0]
        table = edition.table(key)
        now = To(f"{table.sheet if table else key} {number}", key, number)
    problem = past.remedy if past.remedy and past.status is Status.ISSUE else past.answer
    promised = past.due.isoformat() if past.due else past.deadline
    return [at, past.table, past.item.number, past.item.requirement, problem, promised, now, "", ""]


def _links(carried: Carried, edition: Edition) -> Page:
    heads = (
        Head("对应", 14, centred=True), Head("本年表", 12, centred=True), Head("本年序号", 9, centred=True),
        Head("本年内容", 60), Head("上年表", 12, centred=True), Head("上年序号", 9, centred=True),
        Head("上年内容", 60), Head("相似度", 9, centred=True),
    )  # fmt: skip
    rows = list(_link_rows(carried, edition))
    note = (
        "本年各项与上年各项怎样对应：文字一致的可以直接参考；相近的附相似度（0–100），请核对后参考；"
        "其余为本年新增或者上年有填报、本年没有对应的项。"
    )
    return Page(LINKS, "上年与本年对照", note, heads, rows, purpose="本年各项与上年各项的对应关系")


def _link_rows(carried: Carried, edition: Edition) -> Iterator[list[Value]]:
    for table in edition.tables:
        found = carried.references[table.key]
        if table.key in carried.same:
            yield ["全部一致", table.sheet, "", f"本年与上年是同一张表，共 {len(table.items)} 项，上年有填报的 {len(found)} 项。",
                   table.sheet, "", "", 100]  # fmt: skip
            continue
        for item in table.items:
            at = To(str(item.number), table.key, item.number)
            for r in found.get(item.number, ()):
                yield [r.kind.zh, table.sheet, at, item.requirement, r.past.table, r.past.item.number,
                       r.past.item.requirement, r.score]  # fmt: skip
        for number in carried.fresh[table.key]:
            fresh = table.item(number)
            text = fresh.requirement if fresh else ""
            yield ["本年新增", table.sheet, To(str(number), table.key, number), text, "", "", "", ""]
    for past in carried.dropped:
        yield ["上年取消", "", "", "", past.table, past.item.number, past.item.requirement, ""]
