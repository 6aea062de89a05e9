"""The texts of a table's columns, row by row, with what merges hide."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lawgov_xl.grid import SheetGrid, as_text

_FILLS = 1_000_000
"""Cells that merges may fill: a damaged file can claim merges without end."""


class Cells:
    """columns: key -> 1-based sheet column; official: keys of those that are distributed."""

    def __init__(self, sheet: SheetGrid, columns: Mapping[str, int], official: Collection[str]) -> None:
        self._rows = sheet.rows
        self._places = tuple((key, column - 1) for key, column in columns.items())
        self._width = max(columns.values(), default=0)
        self._hidden = _hidden(sheet, columns, official)

    def texts(self, row: int) -> dict[str, str]:
        """What is seen in each column of a row. An answer merged sideways is seen in its own column only."""
        found = self.own(row)
        if row in self._hidden:
            for key, text in self._hidden[row].items():
                found[key] = found[key] or text
        return found

    def own(self, row: int) -> dict[str, str]:
        """What stands in the cells of a row themselves."""
        values = self._rows[row - 1]
        if len(values) < self._width:
            values = [*values, *[""] * (self._width - len(values))]
        # Most cells are texts: no call for each of them.
        return {key: v if type(v := values[at]) is str else as_text(v) for key, at in self._places}


def _hidden(
    sheet: SheetGrid, columns: Mapping[str, int], official: Collection[str]
) -> dict[int, dict[str, str]]:
    """Row -> key of a column -> the text of the merge that covers it; of merges that overlap, the last."""
    found: dict[int, dict[str, str]] = {}
    left = _FILLS
    for r1, c1, r2, c2 in sheet.merges:
        covered = [key for key, column in columns.items() if c1 <= column <= c2]
        if not covered or not (text := sheet.text(r1, c1)):
            continue
        last = min(r2, len(sheet.rows))
        seen = {key: text if columns[key] == c1 or key in official else "" for key in covered}
        left -= (last - r1 + 1) * len(covered)
        if left < 0:
            return found
        for row in range(r1, last + 1):
            found[row] = found[row] | seen if row in found else seen
    return found
