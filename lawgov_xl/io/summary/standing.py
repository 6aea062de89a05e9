"""报送情况: who is missing or late, what could not be read, what came twice, and what the office has to decide."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_xl.io.summary.context import CONTACTS, FIRST, STANDING, Column, Context, contact
from lawgov_xl.picture import Difference, Digest, Duplicate, Member
from lawgov_xl.picture import Standing as Stand

_ALL = (
    Column("类别", 12), Column("单位", 28), Column("文件", 44), Column("情况", 70), Column("处理办法", 52),
    Column("联系人", 12), Column("联系电话", 15),
)  # fmt: skip
_FILLS = {
    "未报送": "#FF9999", "无法读取": "#FFC7CE", "迟报": "#FFE699", "重复报送": "#FFE699", "名单外": "#BDD7EE",
    "请核对": "#BDD7EE", "不纳入": "#E7E6E6", "非填报表": "#F2F2F2",
}  # fmt: skip
_SHOWN = 12

Row = tuple[str, str, str, str, str, str, str]


def standing(context: Context) -> None:
    """Writes 报送情况."""
    columns = [c for c in _ALL if context.contacts or c.header not in CONTACTS]
    rows = [row[: len(columns)] for row in _rows(context)]
    picture = context.picture
    sent = sum(1 for _ in picture.counted)
    expected = sum(1 for m in picture.members if m.expected and m.standing is not Stand.EXCLUDED)
    note = f"应报送 {expected} 家，" if picture.listed else "没有提供单位名单，无法判断缺报；"
    note += (
        f"计入汇总 {sent} 家，未报送 {len(picture.missing)} 家，无法读取的文件 {len(picture.rejected)} 个。"
    )
    sheet = context.sheet(STANDING, "报送情况", note, columns, frozen=2)
    context.table(sheet, "standing", columns, len(rows))
    for at, row in enumerate(rows):
        sheet.write_string(FIRST - 1 + at, 0, row[0], context.styles.fill(_FILLS[row[0]]))
        context.tall(sheet, FIRST - 1 + at, [(t, c.width) for t, c in zip(row, columns, strict=True)])
        for column, text in enumerate(row[1:], 1):
            context.write(sheet, FIRST - 1 + at, column, text, wrap=True)


def _rows(context: Context) -> Iterator[Row]:
    picture = context.picture
    for member in picture.missing:
        state = member.hint.to("zh") + "，视为未报送。" if member.hint else "没有收到填报表。"
        yield _member("未报送", member, "", state, "请催报。")
    for rejected in picture.rejected:
        yield ("无法读取", rejected.department, rejected.source.path, rejected.reason.to("zh"), "请该单位重新报送。", "", "")  # fmt: skip
    for member, digest in context.counted:
        if member.standing is Stand.LATE:
            due = (member.expected.due if member.expected else None) or picture.due
            when = (
                member.expected.received.isoformat() if member.expected and member.expected.received else ""
            )
            told = f"收到日期 {when}" if when else f"最后保存于 {digest.source.saved}"
            yield _member("迟报", member, digest.source.path, f"报送时限 {due}，{told}。", "已计入汇总。")
    for duplicate in picture.duplicates:
        yield from _duplicate(duplicate)
    for member, digest in context.counted:
        if member.standing is Stand.UNLISTED:
            hint = f"{member.hint.to('zh')}。" if member.hint else ""
            todo = "已计入汇总。属于名单内单位的，在选项文件 [[alias]] 中写明；不应计入的，在 [[exclude]] 中写明。"
            yield _member(
                "名单外", member, digest.source.path, f"单位名单中没有“{member.name}”。{hint}", todo
            )
        elif member.hint:
            yield _member(
                "请核对", member, digest.source.path, member.hint.to("zh") + "。", "请核对单位名称。"
            )
    for excluded in picture.excluded:
        file = excluded.digest.source.path if excluded.digest else ""
        yield ("不纳入", excluded.name, file, excluded.reason, "未计入汇总，文件未作改动。", "", "")
    for skipped in picture.skipped:
        yield ("非填报表", "", skipped.path, skipped.reason.to("zh"), "", "", "")


def _member(kind: str, member: Member, file: str, state: str, todo: str) -> Row:
    return kind, member.name, file, state, todo, *contact(member)


def _duplicate(duplicate: Duplicate) -> Iterator[Row]:
    counted = duplicate.counted.source
    decided = "按本单位（汇总方）的决定采用此份。" if duplicate.decided else "暂按较新的一份计入。"
    todo = (
        ""
        if duplicate.decided
        else (
            "请确定采用哪一份：在选项文件中写 [[use]] department、file，或在单位名单的“采用文件”栏写明文件名。"
        )
    )
    yield ("重复报送", duplicate.department, counted.path, f"计入汇总。{decided}最后保存于 {counted.saved}。", todo, "", "")  # fmt: skip
    for other, differences in zip(duplicate.others, duplicate.differences, strict=True):
        yield ("重复报送", duplicate.department, other.source.path, _compared(duplicate.counted, other, differences), "未计入汇总。", "", "")  # fmt: skip


def _compared(counted: Digest, other: Digest, differences: tuple[Difference, ...]) -> str:
    if other.source.sha256 == counted.source.sha256:
        return "与计入的一份完全相同。"
    when = (
        "较早"
        if other.source.saved < counted.source.saved
        else "较新"
        if other.source.saved > counted.source.saved
        else "同时"
    )
    head = f"{when}（最后保存于 {other.source.saved}）。"
    if not differences:
        return head + "填报内容相同。"
    return head + "".join(map(difference_text, differences))


def difference_text(difference: Difference) -> str:
    """One sentence: which rows differ, and how their status does."""
    numbers = "、".join(map(str, difference.texts[:_SHOWN]))
    more = f"等 {len(difference.texts)} 项" if len(difference.texts) > _SHOWN else "项"
    text = (
        f"{difference.table.sheet}第{numbers}{more}填报内容不同"
        if difference.texts
        else f"{difference.table.sheet}"
    )
    changes = [f"第{n}项此份为“{b.zh}”、计入的为“{a.zh}”" for n, a, b in difference.statuses[:_SHOWN]]
    return text + ("；" + "，".join(changes) if changes else "") + "。"
