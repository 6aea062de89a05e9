"""Formulas between Excel's notation and Calc's, by Calc's own parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc.uno_bridge import struct

if TYPE_CHECKING:
    from lawgov_xl.calc.books import Book

_CALC, _EXCEL = 0, 3
"""Address conventions of the parser: Calc A1, and the one of Excel's files."""
_PLAIN = re.compile(r"[^\W\d]\w*")


def quoted(sheet: str) -> str:
    """A sheet's name as it stands in a formula."""
    return sheet if _PLAIN.fullmatch(sheet) else "'" + sheet.replace("'", "''") + "'"


def to_calc(book: Book, formula: str, row: int = 1, column: int = 1, sheet: int = 0) -> str:
    """`=SUM(Sheet1!A1,2)` as Calc's `=SUM($Sheet1.A1;2)`."""
    return _translated(
        book, formula, _EXCEL, _CALC, struct("table.CellAddress", Sheet=sheet, Row=row - 1, Column=column - 1)
    )


def to_excel(book: Book, formula: str, row: int = 1, column: int = 1, sheet: int = 0) -> str:
    """The other way. A matrix formula loses its braces."""
    plain = formula.removeprefix("{").removesuffix("}") if formula.startswith("{=") else formula
    return _translated(
        book, plain, _CALC, _EXCEL, struct("table.CellAddress", Sheet=sheet, Row=row - 1, Column=column - 1)
    )


def _translated(book: Book, formula: str, old: int, new: int, place: Any) -> str:
    tokens = _parser(book, old).parseFormula(formula.removeprefix("="), place)
    return "=" + str(_parser(book, new).printFormula(tokens, place))


def _parser(book: Book, convention: int) -> Any:
    """A parser of one notation, made once a book: to tell it the notation anew costs as much as its work."""
    key = f"parser {convention}"
    if key not in book.services:
        parser = book.services[key] = book.api.createInstance("com.sun.star.sheet.FormulaParser")
        parser.CompileEnglish = True
        parser.FormulaConvention = convention
    return book.services[key]
