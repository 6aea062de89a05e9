"""台账: every input of the run, with what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_xl.io.summary.context import FIRST, LEDGER, Column, Context
from lawgov_xl.picture import Source

_COLUMNS = (
    Column("序", 6), Column("文件", 52), Column("单位", 26), Column("结果", 22), Column("大小（字节）", 12), Column("最后保存", 19),
    Column("文件日期", 12), Column("读取时间", 19), Column("版本", 18), Column("版次", 8), Column("备注", 30), Column("SHA-256 校验码", 68),
)  # fmt: skip


def ledger(context: Context) -> None:
    """Writes 台账."""
    rows = sorted(_rows(context), key=lambda r: r[0].path)
    edition = context.picture.edition
    note = f"本次归集的版本：{edition.name}（{edition.id}）。校验码相同的文件内容相同。"
    sheet = context.sheet(LEDGER, "文件台账", note, _COLUMNS, frozen=2)
    context.table(sheet, "ledger", _COLUMNS, len(rows))
    s = context.styles
    for at, (source, department, result, found, version) in enumerate(rows):
        row = FIRST - 1 + at
        sheet.write_number(row, 0, at + 1, s.number)
        notes = "；".join(n.to("zh") for n in source.notes)
        received = source.received.isoformat() if source.received else ""
        texts = (source.path, department, result, "", source.saved, received, source.read, found, version, notes, source.sha256)  # fmt: skip
        for column, text in enumerate(texts, 1):
            if column != 4:
                context.write(sheet, row, column, text)
        sheet.write_number(row, 4, source.size, s.number)


Row = tuple[Source, str, str, str, str]


def _rows(context: Context) -> Iterator[Row]:
    picture = context.picture
    for member, digest in context.counted:
        yield digest.source, member.name, "计入汇总", digest.edition, digest.version
    for duplicate in picture.duplicates:
        for other in duplicate.others:
            yield other.source, duplicate.department, "重复，未计入", other.edition, other.version
    for excluded in picture.excluded:
        if excluded.digest is not None:
            d = excluded.digest
            yield d.source, excluded.name, "不纳入", d.edition, d.version
    for rejected in picture.rejected:
        yield rejected.source, rejected.department, "无法读取", "", ""
    for skipped in picture.skipped:
        yield Source(skipped.path, notes=(skipped.reason,)), "", "不是填报表，未读", "", ""
