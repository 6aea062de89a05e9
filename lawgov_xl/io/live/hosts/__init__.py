"""What differs between Excel and LibreOffice Calc behind xlwings, in one place each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from lawgov_xl.grid import Merge

Lines = tuple[int, int]
"""First and last row or column, from 1."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart. labels, numbers: xlwings Ranges. A bar chart has a header row in both: it names the series, the labels
    below it the bars. A ring has one row of each, with a heading in its first cell: a name and a number for every part.

    place: left, top, width, height in points; colours: RRGGBB of series, or of the ring's parts.
    """

    kind: Literal["bar_stacked", "doughnut"]
    name: str
    title: str
    labels: Any
    numbers: Any
    place: tuple[float, float, float, float]
    colours: tuple[str, ...]


class Host(Protocol):
    """The spreadsheet program of a book. Cells are addresses such as F46, colours RRGGBB, books and sheets xlwings'."""

    name: str

    def read_only(self, book: Any) -> bool:
        """Whether the book can not be saved under its name (opened read-only, or held by someone else)."""

    def structure_locked(self, book: Any) -> bool:
        """Whether sheets can not be added."""

    def unlock(self, sheet: Any) -> object | None:
        """Takes the sheet's protection off, where it has no password; what `lock` needs to put it back, or None
        where the sheet was not protected. Raises PermissionError where a password is needed."""

    def lock(self, sheet: Any, how: object) -> None:
        """Puts the protection back as it was."""

    def one_step(self, book: Any, title: str) -> AbstractContextManager[None]:
        """Screen, events and calculation rest meanwhile; one step of Undo where the program can."""

    def selected(self, book: Any) -> tuple[str, tuple[Merge, ...]]:
        """The sheet in front, and the areas that are selected on it."""

    def put(self, area: Any, rows: Sequence[Sequence[object]]) -> None:
        """Writes values into a Range of that size, so that Undo takes them back."""

    def merges(self, sheet: Any) -> tuple[Merge, ...]:
        """Every merged area of the sheet's used part."""

    def fills(self, sheet: Any, cells: Sequence[str]) -> dict[str, str]:
        """The fills of cells, as words for `refill`; "" for one that is not to be painted over."""

    def paint(self, sheet: Any, colours: Mapping[str, str]) -> None:
        """Fills cells with colours."""

    def refill(self, sheet: Any, fills: Mapping[str, str]) -> None:
        """Gives cells back the fills that `fills` said."""

    def notes(self, sheet: Any) -> dict[str, str]:
        """Cell -> text of every note."""

    def add_notes(self, sheet: Any, texts: Mapping[str, str]) -> None:
        """Notes on cells that have none."""

    def append_note(self, sheet: Any, cell: str, text: str) -> None:
        """Adds to the end of a note, whose own text and looks stay."""

    def trim_note(self, sheet: Any, cell: str, length: int) -> None:
        """Cuts a note after its first `length` characters."""

    def remove_notes(self, sheet: Any, cells: Sequence[str]) -> None: ...

    def link(self, sheet: Any, first: str, places: Sequence[tuple[str, str] | None]) -> None:
        """Links down a column from the cell `first`: to (sheet, cell), whose address is shown; None leaves a blank."""

    def follow(self, sheet: Any, first: str, places: Sequence[tuple[str, str]]) -> None:
        """Formulas down a column from the cell `first` that say where the cell (sheet, cell) is now, as `F46`."""

    def show(self, sheet: Any, cell: str = "") -> None:
        """Brings a sheet to the front, with one of its cells selected and in view."""

    def freeze(self, sheet: Any, rows: int) -> None:
        """Keeps the first rows in view."""

    def draw(self, sheet: Any, drawing: Drawing) -> None:
        """Adds a native chart, with its values written on it."""

    def fit_rows(self, area: Any) -> None:
        """Makes rows as high as their text."""

    def insert_rows(self, sheet: Any, count: int) -> None:
        """Puts plain rows in above the first."""

    def delete_rows(self, sheet: Any, count: int) -> None:
        """Takes the first rows out."""

    def hide(self, sheet: Any, *, rows: Lines | None = None, columns: Lines | None = None) -> None:
        """Hides rows or columns, first to last."""

    def show_hidden(self, sheet: Any, *, rows: Lines | None = None, columns: Lines | None = None) -> None: ...

    def save_copy(self, book: Any, path: str) -> None:
        """Writes the book as it is now to another file; the open book keeps its name and state."""

    def ask(self, book: Any, prompt: str, title: str, default: str = "") -> str | None:
        """Asks for a line of text; None where it was given up."""

    def choose(self, book: Any, prompt: str, title: str, options: Sequence[str]) -> int | None:
        """Asks for one of several; None where it was given up."""

    def pick_file(self, book: Any, title: str, patterns: Sequence[str]) -> str | None:
        """A file of these patterns (`*.docx`) that is there; None where it was given up."""

    def pick_folder(self, book: Any, title: str) -> str | None:
        """A folder; None where it was given up."""

    def unchanged(self, book: Any) -> bool:
        """Whether the book is as it was last saved."""

    def stop_asked(self) -> bool:
        """Whether the person pressed Esc meanwhile, where that can be told."""


def host_of(book: Any) -> Host:
    """The host that a book is open in."""
    if book.app.engine.name == "calc":
        from lawgov_xl.io.live.hosts.calc import CalcHost

        return CalcHost()
    from lawgov_xl.io.live.hosts.excel import ExcelHost

    return ExcelHost()
