"""Data validation of cells: reading rules, and lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawgov_xl.calc import formulas
from lawgov_xl.calc.uno_bridge import Partial, enum

if TYPE_CHECKING:
    from lawgov_xl.calc.ranges import Range

_TYPES = {
    "ANY": "none",
    "WHOLE": "whole_number",
    "DECIMAL": "decimal",
    "DATE": "date",
    "TIME": "time",
    "TEXT_LEN": "text_length",
    "LIST": "list",
    "CUSTOM": "custom",
}
_OPERATORS = {
    "BETWEEN": "between",
    "NOT_BETWEEN": "not_between",
    "EQUAL": "equal_to",
    "NOT_EQUAL": "not_equal_to",
    "GREATER": "greater_than",
    "LESS": "less_than",
    "GREATER_EQUAL": "greater_than_or_equal",
    "LESS_EQUAL": "less_than_or_equal",
}
_ALERTS = {"STOP": "stop", "WARNING": "warning", "INFO": "information", "MACRO": "stop"}


class DataValidation(Partial):
    """The rule of a range (of its first cell, where they differ)."""

    def __init__(self, cells: Range) -> None:
        self.cells = cells

    @property
    def api(self) -> Any:
        return self.cells.uno.Validation

    @property
    def type(self) -> str:
        return _TYPES.get(self.api.Type.value, "unknown")

    @property
    def operator(self) -> str | None:
        if self.type in ("none", "list", "custom"):
            return None
        return _OPERATORS.get(self.api.getOperator().value)

    def _formula(self, text: str) -> str | None:
        if not text:
            return None
        return formulas.to_excel(self.cells.sheet.book, f"={text}", self.cells.row, self.cells.column)

    @property
    def formula1(self) -> str | None:
        return self._formula(self.api.getFormula1())

    @property
    def formula2(self) -> str | None:
        return self._formula(self.api.getFormula2())

    @property
    def formula(self) -> str | None:
        return self.formula1 if self.type == "custom" else None

    @property
    def source(self) -> list[str] | str | None:
        """Of a list: its texts, or the formula of the range that holds them."""
        if self.type != "list":
            return None
        text = self.api.getFormula1()
        if text.startswith('"'):
            return [part.strip('"') for part in text.split(";")]
        return self.formula1

    @property
    def in_cell_dropdown(self) -> bool:
        return bool(self.api.ShowList)

    @property
    def ignore_blank(self) -> bool:
        return bool(self.api.IgnoreBlankCells)

    @property
    def input_title(self) -> str:
        return str(self.api.InputTitle)

    @property
    def input_message(self) -> str:
        return str(self.api.InputMessage)

    @property
    def show_input(self) -> bool:
        return bool(self.api.ShowInputMessage)

    @property
    def error_title(self) -> str:
        return str(self.api.ErrorTitle)

    @property
    def error_message(self) -> str:
        return str(self.api.ErrorMessage)

    @property
    def show_error(self) -> bool:
        return bool(self.api.ShowErrorMessage)

    @property
    def alert_style(self) -> str:
        return _ALERTS.get(self.api.ErrorAlertStyle.value, "stop")

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """A list of texts, or the cells of a range."""
        rule = self.api
        rule.Type = enum("sheet.ValidationType", "LIST")
        if isinstance(source, (list, tuple)):
            text = ";".join('"' + str(s).replace('"', '""') + '"' for s in source)
        elif isinstance(source, str):
            text = ";".join(f'"{s}"' for s in source.split(","))
        else:
            name = getattr(source, "short", "")
            address = name or f"{formulas.quoted(source.sheet.name)}!{source.address}"
            text = formulas.to_calc(self.cells.sheet.book, f"={address}").removeprefix("=")
        rule.setFormula1(text)
        rule.ShowList = 1 if in_cell_dropdown else 0
        rule.ShowErrorMessage = True
        self.cells.uno.Validation = rule

    def delete(self) -> None:
        rule = self.api
        rule.Type = enum("sheet.ValidationType", "ANY")
        self.cells.uno.Validation = rule
