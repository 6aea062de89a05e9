"""The shipped workbooks, and an edition of another shape than the shipped one."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from lawgov_xl.model import Column, Edition, Item, Role, Table
from tests.conftest import REPOSITORY

MASTER = REPOSITORY / "workbook" / "master.xlsx"
EXAMPLE = REPOSITORY / "workbook" / "examples" / "重庆市知识产权局.xlsx"


@contextmanager
def opened(path: Path, *, values: bool = False) -> Iterator[Workbook]:
    """A workbook as openpyxl reads it; values: of formulas the values in the file."""
    book = openpyxl.load_workbook(path, data_only=values)
    try:
        yield book
    finally:
        book.close()


def given_answers(key: str) -> dict[int, dict[str, str]]:
    """The example department's answers as they stand beside its workbook."""
    path = REPOSITORY / "workbook" / "examples" / "answers" / f"{key}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {int(r["number"]): {k: v for k, v in r.items() if k != "number"} for r in csv.DictReader(file)}


@pytest.fixture(scope="session")
def builder() -> ModuleType:
    """workbook/build.py, as a module."""
    spec = spec_from_file_location("workbook_build", REPOSITORY / "workbook" / "build.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.fixture(scope="session")
def other(edition: Edition) -> Edition:
    """Tables of other shapes: one with chapters in rows, a column of its own kind, the answer in the middle and a remedy;
    one of three items with
    hardly anything; one with a header of two rows, a grouping column of its own and scores to fill in."""
    columns = (
        Column("number", "编号", Role.NUMBER, 8),
        Column("requirement", "要求\n（摘要）", Role.REQUIREMENT, 30),
        Column("answer", "落实情况", Role.ANSWER, 40),
        Column("weight", "分值", Role.OTHER, 8),
        Column("remedy", "问题与整改", Role.REMEDY, 30),
    )
    items = tuple(
        Item(
            n,
            f"第{'一二三'[(n - 1) // 4]}部分",
            "",
            {"requirement": f"要求{n}：" + "按规定办理。" * n, "weight": str(n)},
        )
        for n in range(1, 11)
    )
    first = Table("duties", "职责 O'落实", "职责落实情况表", columns, items, "事项", chapter_rows=True)
    third = _two_headers()
    plain = (Column("requirement", "内容", Role.REQUIREMENT, 40), Column("answer", "情况", Role.ANSWER, 40))
    few = tuple(Item(n, "总则", "", {"requirement": f"（{n}）内容{n}"}) for n in (1, 2, 3))
    second = Table("few", "补充", "补充表", plain, few, "条", date_line="2021年3月")
    return replace(edition, id="other", name="另一版本", tables=(first, second, third))


def _two_headers() -> Table:
    columns = (
        Column("chapter", "目标", Role.CHAPTER, 10),
        Column("field", "领域", Role.OTHER, 12, groups=True),
        Column("number", "序号", Role.NUMBER, 6),
        Column("requirement", "标准", Role.REQUIREMENT, 30),
        Column("points", "标准分", Role.OTHER, 8, over="评分"),
        Column("own", "自评分", Role.FILL, 8, over="评分"),
        Column("answer", "自评说明", Role.ANSWER, 40),
    )
    texts = [("甲", "甲"), ("甲", "乙"), ("乙", "乙"), ("乙", ""), ("乙", ""), ("乙", "丙")]
    items = tuple(
        Item(n, f"{c}类", "", {"field": f and f"{f}领域", "requirement": f"标准{n}。", "points": "5"})
        for n, (c, f) in enumerate(texts, 1)
    )
    return Table("scores", "评分", "评分表", columns, items, "项")
