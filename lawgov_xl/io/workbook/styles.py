"""The looks of the workbook: fonts of official documents, borders, colours; each format is made once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

SONG, FANG, KAI, HEI, TITLE = "宋体", "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"

BLANK = "#FFF9D6"
"""An answer that is still to be given."""
COLOURS = {
    "已完成": ("#E2F0D9", "#375623"),
    "不涉及": ("#EDEDED", "#595959"),
    "存在问题": ("#FCE4D6", "#9C3A00"),
    "未填报": ("#FFF2CC", "#7F6000"),
    "完整": ("#E2F0D9", "#375623"),
    "缺填": ("#FFF2CC", "#7F6000"),
    "矛盾": ("#F8CBAD", "#9C0006"),
}
"""Word -> (fill, font colour): of a status, and of a verdict on the sheet 填报进度."""
CLASH = "#F8CBAD"
"""Two cells of a row that contradict each other, or a remedy that is missing."""
LINE, PALE, LINK = "#BFBFBF", "#F2F2F2", "#1F4E79"

GUARDED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "objects": True,
}
"""What protection leaves free: filtering, widths, heights, colours and notes (by which the tool marks findings)."""


class Styles:
    """Formats by their properties."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def body(self, **more: Any) -> Format:
        """A cell of an official table: wrapped, framed."""
        return self(
            **{
                "font_name": FANG,
                "font_size": 11,
                "text_wrap": True,
                "valign": "vcenter",
                "border": 1,
                **more,
            }
        )

    def note(self, **more: Any) -> Format:
        """Words of the workbook about itself."""
        return self(**{"font_name": SONG, "font_size": 10.5, "text_wrap": True, "valign": "vcenter", **more})


class GrowingSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter's class may be untyped, by version
    """A sheet some of whose rows have a height of their own and still grow with what is typed into them.

    In the file such a row has a height that is not marked as set by hand (`customHeight`): Excel keeps it until the
    row is edited, then fits it to its text. XlsxWriter marks every height as set by hand.
    """

    growing: Iterable[int] = ()
    """1-based rows."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = None) -> None:
        if tag == "row" and attributes and attributes[0][1] in self.growing:
            attributes = [a for a in attributes if a[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes if attributes is not None else [])


def guard(sheet: Worksheet, *, selectable: bool = True) -> None:
    """Protects a sheet, without a password, as `GUARDED` says."""
    sheet.protect("", {**GUARDED, "select_locked_cells": selectable})


_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def put(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Writes a text as a text, whatever it looks like. row, column: 1-based.

    Half a surrogate pair and the two code points that are no characters become U+FFFD: no file can hold them.
    """
    if text:
        sheet.write_string(row - 1, column - 1, _NO_CHARACTER.sub("\ufffd", text), style)
    else:
        sheet.write_blank(row - 1, column - 1, None, style)
