"""Notes (批注) of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc.uno_bridge import struct

if TYPE_CHECKING:
    from lawgov_xl.calc.ranges import Range
    from lawgov_xl.calc.sheets import Sheet


class Note:
    """One note."""

    def __init__(self, sheet: Sheet, annotation: Any) -> None:
        self.sheet, self.api = sheet, annotation

    @property
    def text(self) -> str:
        return str(self.api.getString())

    @text.setter
    def text(self, value: str) -> None:
        self.api.setString(value)

    @property
    def author(self) -> str:
        return str(self.api.getAuthor())

    @property
    def location(self) -> Range:
        place = self.api.getPosition()
        return self.sheet.range((place.Row + 1, place.Column + 1))

    @property
    def position(self) -> tuple[int, int]:
        """Row and column, from 1."""
        place = self.api.getPosition()
        return place.Row + 1, place.Column + 1

    def append(self, text: str) -> None:
        """Adds to the end; what stands there keeps its looks. (Calc does not take this into its Undo.)"""
        cursor = self.api.createTextCursor()
        cursor.gotoEnd(False)
        self.api.insertString(cursor, text, False)

    def trim(self, length: int) -> None:
        """Keeps the first `length` characters."""
        cursor = self.api.createTextCursor()
        cursor.gotoStart(False)
        cursor.goRight(length, False)
        cursor.gotoEnd(True)
        cursor.setString("")

    def delete(self) -> None:
        place = self.location.box
        annotations = self.sheet.api.getAnnotations()
        for index in range(annotations.getCount()):
            found = annotations.getByIndex(index).getPosition()
            if (found.Row + 1, found.Column + 1) == (place.row, place.column):
                annotations.removeByIndex(index)
                return


def notes_of(sheet: Sheet) -> list[Note]:
    """All notes of a sheet."""
    annotations = sheet.api.getAnnotations()
    return [Note(sheet, annotations.getByIndex(i)) for i in range(annotations.getCount())]


def note_at(sheet: Sheet, row: int, column: int) -> Note | None:
    """The note of one cell; Calc hands out an empty one where there is none."""
    annotation = sheet.api.getCellByPosition(column - 1, row - 1).getAnnotation()
    return Note(sheet, annotation) if annotation.getString() else None


def add_notes(sheet: Sheet, texts: Iterable[tuple[int, int, str]]) -> None:
    """Notes on many cells: (row, column, text)."""
    annotations, at = sheet.api.getAnnotations(), sheet.index - 1
    for row, column, text in texts:
        annotations.insertNew(struct("table.CellAddress", Sheet=at, Row=row - 1, Column=column - 1), text)


def add_note(sheet: Sheet, row: int, column: int, text: str) -> Note:
    """Puts a note on a cell; one that stands there already is replaced."""
    place = struct("table.CellAddress", Sheet=sheet.index - 1, Row=row - 1, Column=column - 1)
    sheet.api.getAnnotations().insertNew(place, text)
    return Note(sheet, sheet.api.getCellByPosition(column - 1, row - 1).getAnnotation())
