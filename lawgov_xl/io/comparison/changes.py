"""What became of each problem, and every change of status, figure and text with both sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawgov_xl.compare import Change, Fate, Pair, Tracked
from lawgov_xl.compare.texts import Op, marked
from lawgov_xl.io.comparison.page import FATES, IN, LONGEST, OUT, Page

MOST_TEXTS = 20_000
"""Rows of 文字对比: more are not read by anybody, and each costs a comparison."""


def tracked(page: Page) -> None:
    columns = page.columns(
        ("去向", 12.0), ("表", 12.0), ("上期序号", 8.0), ("本期序号", 8.0), ("相似度", 8.0), ("指标、任务内容", 40.0),
        ("上期：存在的问题及改进措施", 44.0), ("承诺时限", 12.0), ("本期：完成情况", 44.0),
        ("本期：存在的问题及改进措施", 40.0), ("本期状态", 10.0),
    )  # fmt: skip
    note = f"上期的每一个问题在本期的情况，和本期新增的问题。是否逾期以 {page.c.as_of.isoformat()} 为准。"
    sheet = page.sheet("问题跟踪", "问题跟踪", note, columns)
    order = list(Fate)
    rows = sorted(page.c.tracked, key=lambda t: (order.index(t.fate) if t.fate is not Fate.CLOSED else 9,))
    for at, t in enumerate(rows, 3):
        page.row(sheet, at, t.department, _tracked_row(t), FATES[t.fate], 0)
    page.done(sheet, len(rows), len(columns))


def _tracked_row(t: Tracked) -> list[Any]:
    asked = t.asked_now or t.asked_before
    return [
        t.fate.zh,
        t.sheet,
        t.asked_before.number if t.asked_before else "",
        t.asked_now.number if t.asked_now else "",
        t.score or "",
        asked.requirement if asked else "",
        (t.old.remedy or t.old.answer) if t.old else "",
        t.old.due.isoformat() if t.old and t.old.due else "",
        t.new.answer if t.new else "",
        t.new.remedy if t.new else "",
        t.new.status.zh if t.new else "",
    ]


def statuses(page: Page) -> None:
    columns = page.columns(
        ("变化", 10.0), ("表", 12.0), ("上期序号", 8.0), ("本期序号", 8.0), ("相似度", 8.0), ("指标、任务内容（本期）", 46.0),
        ("上期状态", 10.0), ("本期状态", 10.0), ("上期完成情况", 44.0), ("本期完成情况", 44.0),
    )  # fmt: skip
    sheet = page.sheet("状态变化", "状态变化", "状态与上期不同的各项。", columns)
    rows = [p for p in page.c.pairs if p.change is not Change.SAME]
    fills = {Change.BETTER: "#C6E0B4", Change.WORSE: "#F8CBAD", Change.OTHER: "#E7E6E6"}
    for at, p in enumerate(rows, 3):
        values = [
            p.change.zh,
            *_place(p),
            p.old.status.zh,
            p.new.status.zh,
            p.old.answer,
            p.new.answer,
        ]
        page.row(sheet, at, p.department, values, fills[p.change], 0)
    page.done(sheet, len(rows), len(columns))


def _place(p: Pair) -> list[Any]:
    return [p.pairing.new.name, p.asked_before.number, p.asked.number, p.link.score, p.asked.requirement]


def figures(page: Page) -> None:
    columns = page.columns(
        ("表", 12.0), ("上期序号", 8.0), ("本期序号", 8.0), ("相似度", 8.0), ("指标、任务内容（本期）", 46.0),
        ("数字前后的文字", 30.0), ("上期", 14.0), ("本期", 14.0), ("文字相似度", 10.0),
    )  # fmt: skip
    sheet = page.sheet(
        "数字变化", "数字变化", "同一事项前后两期写的数字不同。请核对是实际变化还是口径不一。", columns
    )
    rows = [(p, f) for p in page.c.pairs for f in p.figures]
    for at, (p, f) in enumerate(rows, 3):
        page.row(sheet, at, p.department, [*_place(p), f.what, f.old, f.new, f.score])
    page.done(sheet, len(rows), len(columns))


def texts(page: Page) -> None:
    columns = page.columns(
        ("表", 12.0), ("上期序号", 8.0), ("本期序号", 8.0), ("相似度", 8.0), ("指标、任务内容（本期）", 40.0),
        ("上期（红色删除线：本期没有）", 64.0), ("本期（蓝色下划线：本期新写）", 64.0),
    )  # fmt: skip
    rows = [p for p in page.c.pairs if p.text_changed and (p.old.text or p.new.text)]
    note = "完成情况和存在的问题，前后两期文字的差别。"
    if len(rows) > MOST_TEXTS:
        note += f"共 {len(rows)} 行不同，只列前 {MOST_TEXTS} 行；请按单位分别对比。"
    sheet = page.sheet("文字对比", "文字对比", note, columns)
    for at, p in enumerate(rows[:MOST_TEXTS], 3):
        pieces = marked(p.old.text[: LONGEST // 2], p.new.text[: LONGEST // 2])
        old = _coloured(page, ((x.op, x.text) for x in pieces if x.op is not Op.IN), OUT)
        new = _coloured(page, ((x.op, x.text) for x in pieces if x.op is not Op.OUT), IN)
        page.row(sheet, at, p.department, [*_place(p), old, new])
    page.done(sheet, min(len(rows), MOST_TEXTS), len(columns))


def _coloured(page: Page, pieces: Iterable[tuple[Op, str]], look: dict[str, object]) -> list[Any]:
    """Alternating formats and texts, as rich strings take them."""
    parts: list[Any] = []
    for op, text in pieces:
        parts += [page.styles.of(**(look if op is not Op.SAME else {})), text]
    return parts
