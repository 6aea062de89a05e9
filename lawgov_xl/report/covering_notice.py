"""The notice with which workbooks are handed out: what is filled in, how, by when, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lawgov_xl.distribution import Allotment, Part, names_units
from lawgov_xl.errors import Message
from lawgov_xl.model import Edition, Table
from lawgov_xl.report.material import day_text
from lawgov_xl.report.model import Attachment, Block, Document, Emphasis, Paragraph, Run, Style
from lawgov_xl.report.notice import compose_notice, heading, simple_table

LIST = "填报单位及任务一览表"

_DUE = Message("通知中的报送时限", "the date by which to report, in the notice")
_TITLE_WIDTH = 20
"""Characters of a line of the title."""


def compose_covering(
    edition: Edition,
    allotments: Sequence[Allotment],
    *,
    office: str = "",
    due: date | None = None,
    day: date | None = None,
    contact: str = "",
) -> Document:
    """The notice to all departments. due: left open, and named in `unfilled`, where nobody has decided it."""
    tables = [t for t in edition.tables if names_units(t)]
    blocks: list[str | Block] = [
        f"现将《{edition.name}》填报表发给你们，请认真组织填报。",
        heading(1, "一、填报内容"),
        _contents(edition),
    ]
    if tables and allotments:
        names = "、".join(f"“{t.sheet}”" for t in tables)
        blocks.append(
            f"{names}中，“本单位职责”一栏已按下发的牵头单位、参加单位标明各单位承担的事项，请重点填报；"
            "与职责不符的，请及时反馈。"
        )
    blocks += [
        heading(1, "二、填报要求"),
        "下发的表样和文字不得改动，不得增删、调换行次。逐项写明措施、成效和数据；存在问题的，写明问题、改进措施和完成时限；"
        "不属于本单位职责的，填写“不涉及”。列有自查材料的，在“佐证材料”栏写明材料名称。",
        "填报完成后，在“填报进度”表核对有无缺填，确认无误后报送。",
        heading(1, "三、报送时间"),
        _due(due),
    ]
    attachments = [_attachment(allotments, tables)] if allotments else []
    document = compose_notice(
        _title(edition.name),
        "各填报单位",
        blocks,
        signature=office or edition.issuer,
        day=day or "",
        note=f"联系人：{contact}" if contact else "",
        attachments=attachments,
    )
    if due is None:
        return Document(
            document.blocks, document.attachments, (_DUE,), (), document.title, "", document.department
        )
    return document


def _title(name: str) -> tuple[str, ...]:
    """Lines broken by sense: before what stands in brackets, else before and after the name."""
    if len(name) <= _TITLE_WIDTH - 9:
        return (f"关于填报《{name}》的通知",)
    head, bracket, tail = name.partition("（")
    if bracket and len(head) < _TITLE_WIDTH:
        return "关于填报", f"《{head}", f"（{tail}》的通知"
    return "关于填报", f"《{name}》", "的通知"


def _contents(edition: Edition) -> str:
    counts = "，".join(f"“{t.sheet}”{len(t.items)}项" for t in edition.tables)
    columns = list(
        dict.fromkeys(
            "".join(c.header.split()) for t in edition.tables for c in t.columns if not c.role.official
        )
    )
    asked = "".join(f"“{c}”" for c in columns)
    return f"填报表为Excel工作簿，包括{counts}。各单位对照职责，逐项填写{asked}{'等栏' if len(columns) > 1 else '栏'}，并填写封面。"


def _due(due: date | None) -> Paragraph:
    if due is not None:
        return Paragraph(Style.BODY, (Run(f"请于{day_text(due)}前，将填报表报送我单位。"),))
    return Paragraph(
        Style.BODY,
        (Run("请于"), Run("（报送时限）", emphasis=Emphasis.PENDING), Run("前，将填报表报送我单位。")),
    )


def _attachment(allotments: Sequence[Allotment], tables: Sequence[Table]) -> Attachment:
    headers = ["序号", "单位"]
    widths = [12.0, 60.0]
    for table in tables:
        headers += [f"{table.sheet}牵头", f"{table.sheet}参加"]
        widths += [24.0, 24.0]
    rows = []
    for at, allotment in enumerate(allotments, 1):
        row = [str(at), allotment.department.name]
        for table in tables:
            row += [
                str(len(allotment.numbers(table.key, part)) or "") for part in (Part.LEAD, Part.PARTICIPANT)
            ]
        rows.append(row)
    return Attachment(LIST, "附件", (LIST,), blocks=(simple_table(headers, rows, widths),), landscape=False)
