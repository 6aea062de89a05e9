"""Defined names, of a book and of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc import formulas
from lawgov_xl.calc.uno_bridge import struct

if TYPE_CHECKING:
    from lawgov_xl.calc.books import Book
    from lawgov_xl.calc.ranges import Range
    from lawgov_xl.calc.sheets import Sheet

_HIDDEN = ("_xlnm.", "_filterdatabase", "excel_builtin_")
"""Prefixes of names that Excel keeps for itself; they are left out."""


class Names:
    """The names of a book (its sheets' own included), or of one sheet alone."""

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self.book, self.sheet = book, sheet

    @property
    def api(self) -> Any:
        return (self.sheet or self.book).api.NamedRanges

    def _all(self) -> list[Name]:
        found = []
        if self.sheet is None:
            found += [Name(self.book, None, n) for n in self.book.api.NamedRanges.ElementNames]
        for sheet in [self.sheet] if self.sheet else self.book.sheets:
            found += [Name(self.book, sheet, n) for n in sheet.api.NamedRanges.ElementNames]
        shown = [n for n in found if not n.short.lower().startswith(_HIDDEN)]
        return sorted(shown, key=lambda n: (n.short.lower(), n.sheet is not None))

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(n.name, n) for n in self._all()]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all())

    def __call__(self, name_or_index: str | int) -> Name:
        if isinstance(name_or_index, int):
            return self._all()[name_or_index - 1]
        wanted = name_or_index.lower().replace("'", "")
        names = self._all()
        for name in names:
            if name.name.lower().replace("'", "") == wanted:
                return name
        for name in names:
            if self.sheet is not None and name.short.lower() == wanted:
                return name
        raise KeyError(name_or_index)

    def contains(self, name_or_index: str | int) -> bool:
        try:
            self(name_or_index)
        except (KeyError, IndexError):
            return False
        return True

    def add(self, name: str, refers_to: str) -> Name:
        """A new name; `Sheet1!name` for one that belongs to a sheet."""
        prefix, _, short = name.rpartition("!")
        sheet = self.book.sheets(prefix.strip("'")) if prefix else self.sheet
        home = (sheet or self.book).api.NamedRanges
        made = Name(self.book, sheet, short)
        if home.hasByName(short):
            home.removeByName(short)
        text = refers_to if refers_to.startswith("=") else f"={refers_to}"
        content = formulas.to_calc(self.book, text).removeprefix("=")
        home.addNewByName(short, content, struct("table.CellAddress"), 0)
        return made


class Name:
    """One defined name."""

    def __init__(self, book: Book, sheet: Sheet | None, short: str) -> None:
        self.book, self.sheet, self.short = book, sheet, short

    @property
    def api(self) -> Any:
        return (self.sheet or self.book).api.NamedRanges.getByName(self.short)

    @property
    def name(self) -> str:
        return f"{formulas.quoted(self.sheet.name)}!{self.short}" if self.sheet else self.short

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value
        self.short = value

    @property
    def refers_to(self) -> str:
        return formulas.to_excel(self.book, f"={self.api.Content}")

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        text = value if value.startswith("=") else f"={value}"
        self.api.Content = formulas.to_calc(self.book, text).removeprefix("=")

    @property
    def refers_to_range(self) -> Range:
        cells = self.api.getReferredCells()
        if cells is None:
            raise ValueError(f"{self.name} names no range")
        return self.book.range_of(cells)

    def delete(self) -> None:
        (self.sheet or self.book).api.NamedRanges.removeByName(self.short)
