"""Colours, fonts and cell formats of the summary workbook, in one place."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from lawgov_xl.model import Status
from lawgov_xl.picture import Standing

FONT = "微软雅黑"
FILLS = {
    Status.COMPLETED: "#C6E0B4",
    Status.NOT_APPLICABLE: "#E7E6E6",
    Status.ISSUE: "#F8CBAD",
    Status.UNFILLED: "#FF9999",
}
BARS = {
    Status.COMPLETED: "#70AD47",
    Status.NOT_APPLICABLE: "#BFBFBF",
    Status.ISSUE: "#ED7D31",
    Status.UNFILLED: "#C00000",
}
SIGNS = {Status.COMPLETED: "√", Status.NOT_APPLICABLE: "—", Status.ISSUE: "△", Status.UNFILLED: "缺"}
"""What stands in a coloured cell, so that a black-and-white print says the same."""
STANDING_FILLS = {
    Standing.RECEIVED: "#C6E0B4",
    Standing.LATE: "#FFE699",
    Standing.MISSING: "#FF9999",
    Standing.UNLISTED: "#BDD7EE",
    Standing.EXCLUDED: "#E7E6E6",
}
SEVERITY_FILLS = {"error": "#FFC7CE", "warning": "#FFEB9C", "info": "#DDEBF7"}
DARK, MIDDLE, LIGHT, INK = "#1F3864", "#2F5597", "#EAF0F8", "#1F2933"
TABLE = "Table Style Light 9"


class Styles:
    """Formats by what they are for; each is made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **properties: object) -> Any:
        """A format with these properties beside the common ones."""
        given = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "font_color": INK, **properties}
        key = tuple(sorted(given.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(given)
        return self._made[key]

    @cached_property
    def title(self) -> Any:
        return self.of(font_size=18, bold=True, font_color=DARK)

    @cached_property
    def note(self) -> Any:
        return self.of(font_color="#595959", font_size=9)

    @cached_property
    def head(self) -> Any:
        return self.of(bold=True, font_color="#FFFFFF", bg_color=MIDDLE, align="center", text_wrap=True, border=1, border_color="#FFFFFF")  # fmt: skip

    @cached_property
    def text(self) -> Any:
        return self.of(border=1, border_color="#D9D9D9")

    @cached_property
    def wrapped(self) -> Any:
        return self.of(border=1, border_color="#D9D9D9", text_wrap=True, valign="top")

    @cached_property
    def centred(self) -> Any:
        return self.of(border=1, border_color="#D9D9D9", align="center")

    @cached_property
    def number(self) -> Any:
        return self.of(border=1, border_color="#D9D9D9", align="center", num_format="0")

    @cached_property
    def share(self) -> Any:
        return self.of(border=1, border_color="#D9D9D9", align="center", num_format="0%")

    @cached_property
    def day(self) -> Any:
        return self.of(border=1, border_color="#D9D9D9", align="center", num_format="yyyy-mm-dd")

    @cached_property
    def link(self) -> Any:
        return self.of(border=1, border_color="#D9D9D9", font_color="#0563C1", underline=1)

    @cached_property
    def linked_number(self) -> Any:
        return self.of(border=1, border_color="#D9D9D9", align="center", font_color="#0563C1", underline=1)

    def quoted(self, *, wrap: bool = False) -> Any:
        """For a text that begins like a formula: it stays text, even when somebody edits the cell."""
        edge = "top" if wrap else "vcenter"
        return self.of(border=1, border_color="#D9D9D9", text_wrap=wrap, quote_prefix=True, valign=edge)

    def fill(self, colour: str, *, wrap: bool = False) -> Any:
        """A centred cell on a coloured ground."""
        return self.of(border=1, border_color="#FFFFFF", align="center", bg_color=colour, text_wrap=wrap)
