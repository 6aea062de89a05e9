"""A small department's workbook, with a few of each kind of fault."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from lawgov_xl.model import Edition, Helper, Table

FIRST = 3
"""Row of the first item."""
ANSWERS = {
    1: "不涉及",
    2: "印发《关于进一步加强行政规范性文件合法性审核工作的通知》（渝知发〔2019〕72）。",
    3: "",
    4: "=SUM(A1)不是公式，按照渝府发〔2016〕27、渝府办发〔2019〕59号文件要求清理完毕。",
    5: "我局已编制公共服务事项清单，逐项明确法律依据、实施主体和监督方式，并向社会公布。",
    6: "按要求开展相关工作。",
}


def write(path: Path, edition: Edition, *, password: str = "", structure: bool = False) -> Path:
    """The first six items of the first table, under headers as distributed; locked with a password if one is given."""
    table = edition.tables[0]
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        cover = book.add_worksheet("封面")
        for row, field in enumerate(edition.cover[:4], 1):
            cover.write(row, 1, field.label)
        cover.write(1, 2, "某局")
        _table(book, table, password)
        waivers = book.add_worksheet("豁免")
        waivers.write_row(2, 0, ["表", "序号", "规则", "理由", "经办人", "日期"])
        meta = book.add_worksheet("_meta")
        meta.write_column(0, 0, ["edition", "version"])
        meta.write_column(0, 1, [edition.id, edition.version])
        meta.hide()
    return path


def _table(book: xlsxwriter.Workbook, table: Table, password: str) -> None:
    sheet = book.add_worksheet(table.sheet)
    own = book.add_format({"bg_color": "#00FF00", "bold": True})
    text = book.add_format({"num_format": "@", "locked": False})
    sheet.write_row(FIRST - 2, 0, [*(c.header for c in table.columns), *(h.value for h in Helper)])
    for at, item in enumerate(table.items[:6], FIRST - 1):
        sheet.write_row(at, 0, [item.chapter, item.section, item.number, *item.texts.values()])
        sheet.write_string(at, 5, ANSWERS[item.number], text)
    sheet.write_string(FIRST, 5, ANSWERS[2], own)
    sheet.write_comment(FIRST, 5, "本局自己的批注\n第二行", {"author": "本局"})
    sheet.protect(password, {"autofilter": True})


@pytest.fixture
def small_file(tmp_path: Path, edition: Edition) -> Path:
    """A file whose name holds spaces, Chinese and quotes."""
    return write(tmp_path / "某局 “终稿”' & (1).xlsx", edition)
