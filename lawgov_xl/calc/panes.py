"""What belongs to a sheet's window and page: frozen panes, grid lines, page set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawgov_xl.calc import addresses
from lawgov_xl.calc.ranges import Range

if TYPE_CHECKING:
    from lawgov_xl.calc.sheets import Sheet


class Shown:
    """Makes a sheet the active one for a moment: the grid is a matter of the window."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def __enter__(self) -> Any:
        if not self.sheet.visible:
            raise ValueError("show_gridlines needs a visible sheet")
        controller = self.sheet.book.controller
        self.before = controller.ActiveSheet
        controller.setActiveSheet(self.sheet.api)
        return controller

    def __exit__(self, *_: object) -> None:
        self.sheet.book.controller.setActiveSheet(self.before)


class FreezePanes:
    """Frozen rows and columns."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.api = sheet.book.controller

    def freeze_at(self, frozen: Any) -> None:
        """Freezes the rows and columns of a range that begins at A1, or its address."""
        area = self.sheet.range(frozen).box
        columns = 0 if area.columns == addresses.LAST_COLUMN else area.last_column
        rows = 0 if area.rows == addresses.LAST_ROW else area.last_row
        before = self.api.ActiveSheet
        self.api.setActiveSheet(self.sheet.api)
        self.api.freezeAtPosition(columns, rows)
        self.api.setActiveSheet(before)

    def unfreeze(self) -> None:
        before = self.api.ActiveSheet
        self.api.setActiveSheet(self.sheet.api)
        self.api.freezeAtPosition(0, 0)
        self.api.setActiveSheet(before)


class PageSetup:
    """Page set-up; more of it through `api`, the page style."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        styles = self.sheet.book.api.StyleFamilies.getByName("PageStyles")
        return styles.getByName(self.sheet.api.PageStyle)

    @property
    def print_area(self) -> str | None:
        areas = self.sheet.api.getPrintAreas()
        return ",".join(Range.of(self.sheet, a).address for a in areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        wanted = [self.sheet.range(part).uno.RangeAddress for part in (value or "").split(",") if part]
        self.sheet.api.setPrintAreas(tuple(wanted))
