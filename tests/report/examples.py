"""The example department's submission, made from its answers, without any workbook file."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from lawgov_xl import editions, layout
from lawgov_xl.grid import Grid, SheetGrid
from lawgov_xl.model import Edition, Role, Submission, Table
from tests.conftest import REPOSITORY

ANSWERS = REPOSITORY / "workbook" / "examples" / "answers"
SEEDS = REPOSITORY.parent / "shared" / "seeds"
ASSESSMENT_SEED = "000_909757f6efb0309b.txt"

COVER = {
    "department": "重庆市知识产权局",
    "contact": "×××",
    "phone": "××××××××",
    "indicators.date": "2020年10月20日",
    "tasks.date": "2019年11月26日",
    "principal": "第一，全面依法履行政府职能。主要负责同志组织编制行政权力和公共服务事项清单。\n"
    "第二，扎实开展行政立法工作。主要负责同志组织推进《重庆市专利促进与保护条例》的修改工作。",
    "special_note": "因机构改革，市知识产权局在职能调整后部分职权已划转到其他部门。",
}


def seed(name: str) -> str:
    """The text of a seed document."""
    return (SEEDS / name).read_text("utf-8")


def answers(table: Table) -> dict[int, dict[str, str]]:
    """Row number -> the department's columns."""
    with (ANSWERS / f"{table.key}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {int(r["number"]): dict(r) for r in csv.DictReader(file)}


def grid(
    edition: Edition,
    given: dict[str, dict[int, dict[str, str]]],
    cover: dict[str, str] | None = None,
) -> Grid:
    """A workbook's cells: given[table][number] holds the department's columns (and helper columns by header)."""
    sheets = []
    for table in edition.tables:
        if table.key not in given:
            continue
        helpers = ["状态", "完成时限", "责任处室", "佐证材料"]
        rows: list[list[str]] = [[c.header for c in table.columns] + helpers]
        for item in table.items:
            mine = given[table.key].get(item.number, {})
            own = {Role.CHAPTER: item.chapter, Role.SECTION: item.section, Role.NUMBER: str(item.number)}
            cells = [
                own.get(c.role, item.texts.get(c.key, "") if c.role.official else mine.get(c.key, ""))
                for c in table.columns
            ]
            rows.append(cells + [mine.get(h, "") for h in helpers])
        sheets.append(SheetGrid(table.sheet, rows))
    labels = {f.key: f.label for f in edition.cover}
    sheets.append(
        SheetGrid(layout.COVER, [[labels[k], v] for k, v in (cover or COVER).items() if k in labels])
    )
    return Grid("例.xlsx", tuple(sheets))


@lru_cache(maxsize=4)
def submission(principal: str = "") -> Submission:
    """The example department's submission, both tables; principal: the cover's text of that name."""
    edition = editions.load()
    cover = COVER | ({"principal": principal} if principal else {})
    return layout.read(grid(edition, {t.key: answers(t) for t in edition.tables}, cover), edition)


def human_part() -> str:
    """Part 二 of the narrative that people wrote to the table of indicators."""
    text = seed(ASSESSMENT_SEED)
    return text[text.index("二、法治政府建设基本情况") : text.index("三、存在的问题")]


def human_principal() -> str:
    """Part 一 of it, which the example cover holds as `principal`."""
    text = seed(ASSESSMENT_SEED)
    return text[text.index("第一，全面依法") : text.index("二、法治政府建设基本情况")].strip()


def generated_part(given: Submission) -> str:
    """The same part of the report that is composed."""
    from lawgov_xl.report import profiles
    from lawgov_xl.report.compose import compose

    lines = [p.text for p in compose(given, profiles.load("assessment")).paragraphs]
    start = next(i for i, line in enumerate(lines) if line.startswith("二、"))
    end = next(i for i, line in enumerate(lines) if line.startswith("三、"))
    return "\n".join(lines[start:end])


def path_of_example() -> Path | None:
    """The example workbook, where it is built."""
    return next((REPOSITORY / "workbook" / "examples").glob("*.xlsx"), None)
