"""Which rows of the two years belong together, and how each department moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawgov_xl.compare import Change, Fate, Pairing
from lawgov_xl.correspondence import Link
from lawgov_xl.io.comparison.page import Page


def links(page: Page) -> None:
    columns = [("对应", 14.0), ("上期表", 12.0), ("上期序号", 8.0), ("上期内容", 60.0), ("本期表", 12.0), ("本期序号", 8.0),
               ("本期内容", 60.0), ("相似度", 9.0)]  # fmt: skip
    note = "前后两期各项怎样对应。文字一致的直接对应；相近的附相似度（0–100），请核对；其余为新增或取消。"
    sheet = page.sheet("对应关系", "对应关系", note, columns)
    row = 3
    for pairing in page.c.pairings:
        if pairing.same:
            text = f"两期是同一张表，{len(pairing.new.rows)} 项逐项对应。"
            page.row(
                sheet, row, None, ["全部一致", pairing.old.name, "", text, pairing.new.name, "", "", 100.0]
            )
            row += 1
            continue
        for values, fill in _link_rows(pairing):
            page.row(sheet, row, None, values, fill, 0)
            row += 1
    for name in page.c.unpaired:
        page.row(sheet, row, None, ["没有对应的表", name, "", "", "", "", "", ""], "#E7E6E6", 0)
        row += 1
    page.done(sheet, row - 3, len(columns))


def _link_rows(pairing: Pairing) -> Iterable[tuple[list[Any], str]]:
    fills = {"exact": "#C6E0B4", "similar": "#FFE699", "part": "#FFF2CC"}
    for link in pairing.links.links:
        yield _link_row(pairing, link), fills[link.kind.value]
    for new in pairing.links.fresh:
        asked = pairing.new.rows[new]
        yield ["本期新增", "", "", "", pairing.new.name, asked.number, asked.requirement, ""], "#BDD7EE"
    for old in pairing.links.dropped:
        asked = pairing.old.rows[old]
        yield ["本期取消", pairing.old.name, asked.number, asked.requirement, "", "", "", ""], "#E7E6E6"


def _link_row(pairing: Pairing, link: Link) -> list[Any]:
    old, new = pairing.old.rows[link.old], pairing.new.rows[link.new]
    return [link.kind.zh, pairing.old.name, old.number, old.requirement, pairing.new.name, new.number, new.requirement, link.score]  # fmt: skip


def departments(page: Page) -> None:
    columns = [
        ("单位", 34.0),
        ("两期", 14.0),
        *((f.zh, 12.0) for f in Fate),
        ("状态改善", 10.0),
        ("状态变差", 10.0),
    ]
    sheet = page.sheet("单位", "各单位变化", "只在一期出现的单位没有参加对比。", columns)
    fates: dict[str, dict[Fate, int]] = {}
    for t in page.c.tracked:
        fates.setdefault(t.department, dict.fromkeys(Fate, 0))[t.fate] += 1
    changes: dict[str, dict[Change, int]] = {}
    for p in page.c.pairs:
        changes.setdefault(p.department, dict.fromkeys(Change, 0))[p.change] += 1
    row = 3
    for _, name in page.c.departments:
        counts = [fates.get(name, {}).get(f, 0) for f in Fate]
        moves = [changes.get(name, {}).get(x, 0) for x in (Change.BETTER, Change.WORSE)]
        page.row(sheet, row, None, [name, "都有", *counts, *moves])
        row += 1
    for names, word in ((page.c.only_old, "只有上期"), (page.c.only_new, "只有本期")):
        for name in names:
            page.row(sheet, row, None, [name, word, *[""] * (len(Fate) + 2)], "#E7E6E6", 1)
            row += 1
    page.done(sheet, row - 3, len(columns))
