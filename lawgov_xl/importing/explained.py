"""What an import saw and what it doubted, as a page for the person who checks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_xl.errors import Message
from lawgov_xl.importing.proposal import EditionProposal, TableProposal
from lawgov_xl.model import Edition, Role
from lawgov_xl.text import shorten, squeeze

ROLE_ZH = {
    Role.CHAPTER: "一级分组",
    Role.SECTION: "二级分组",
    Role.NUMBER: "序号",
    Role.REQUIREMENT: "指标、任务内容",
    Role.MATERIALS: "自查材料",
    Role.SOURCE: "任务来源",
    Role.LEADS: "牵头单位",
    Role.PARTICIPANTS: "参加单位",
    Role.OTHER: "其他下发内容（锁定）",
    Role.ANSWER: "完成情况（填报）",
    Role.REMEDY: "存在的问题及改进措施（填报）",
    Role.MEASURES: "整改措施（填报）",
    Role.FILL: "其他填报栏",
}


def explanation(edition: Edition, proposal: EditionProposal, doubts: Sequence[Message], source: str) -> str:
    """A page in Markdown: what was taken for what, how many rows, and everything in doubt."""
    return "\n".join(_lines(edition, proposal, doubts, source)) + "\n"


def _lines(
    edition: Edition, proposal: EditionProposal, doubts: Sequence[Message], source: str
) -> Iterator[str]:
    yield f"# 版本 {edition.id}（第 {edition.version} 版）导入说明"
    yield ""
    yield f"来源文件：{source}。名称：{edition.name}。年度：{edition.year}。"
    yield ""
    everything = [*doubts, *(d for t in proposal.tables for d in t.doubts)]
    yield f"## 需要核对的事项（{len(everything)} 条）"
    yield ""
    yield from (f"- {d.to('zh')}" for d in everything)
    if not everything:
        yield "没有需要核对的事项。"
    for table in proposal.tables:
        yield ""
        yield from _table(table)
    yield ""
    yield "## 下一步"
    yield ""
    yield "1. 打开“预览.xlsx”，对照原文件核对各栏、分组和文字。"
    yield "2. 栏的用途不对的，改 edition.toml 中该栏的 role；文字不对的，改 CSV，再运行 lawgov edition seal 更新校验值。"
    yield "3. 核对无误后，用 lawgov workbook、lawgov distribute 加 --edition 生成填报表。"


def _table(proposal: TableProposal) -> Iterator[str]:
    table = proposal.table
    sections = len({(i.chapter, i.section) for i in table.items})
    yield f"## {table.sheet}（{proposal.place}）"
    yield ""
    title = " ".join(table.title.split())
    yield f"标题：{title}。共 {len(table.items)} 项，一级分组 {len(table.chapters)} 个，二级分组 {sections} 个。"
    yield ""
    yield "| 栏 | 表头 | 用途 | 依据 | 例 |"
    yield "|---|---|---|---|---|"
    known = {c.key: c for c in table.columns}
    for at, column in enumerate(table.columns, 1):
        proposed = next((p for p in proposal.columns if p.key == column.key), None)
        why = proposed.why.to("zh") if proposed else "由程序增加"
        header = _cell(f"{column.over} / {column.header}" if column.over else column.header)
        role = ROLE_ZH[known[column.key].role] + ("，逐级分组" if column.groups else "")
        yield f"| {at} | {header} | {role} | {_cell(why)} | {_cell(_example(proposal, column.key))} |"
    if table.joints:
        yield ""
        for joint in table.joints:
            yield f"- 合并自查：第 {'、'.join(map(str, joint.numbers))} 项"


def _example(proposal: TableProposal, key: str) -> str:
    first = proposal.table.items[0] if proposal.table.items else None
    if first is None:
        return ""
    apart = {
        Role.CHAPTER.value: first.chapter,
        Role.SECTION.value: first.section,
        Role.NUMBER.value: str(first.number),
    }
    return shorten(apart.get(key) or first.texts.get(key, ""), 24)


def _cell(text: str) -> str:
    return squeeze(text).replace("|", "／")
