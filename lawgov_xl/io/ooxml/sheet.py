"""Cells of one worksheet part: text, style, order of elements."""

from __future__ import annotations

import re
from bisect import bisect

from lxml import etree

from lawgov_xl.io.ooxml.package import MAIN, xml_text

_REF = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]*)")
# Elements that follow sheetData, in the order of ECMA-376 part 1, 18.3.1.99.
_AFTER = (
    "sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews "
    "mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing "
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
).split()


def tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def split(reference: str) -> tuple[int, int]:
    """F46 -> (row 46, column 6)."""
    match = _REF.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)), column


class Sheet:
    """A worksheet's cells, found once and then edited in place."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        data = root.find(tag("sheetData"))
        self.data = data if data is not None else etree.SubElement(root, tag("sheetData"))
        self._rows = {int(r.get("r", "0")): r for r in self.data}
        self._order = sorted(self._rows)
        self._cells: dict[int, dict[int, etree._Element]] = {}

    def cell(self, reference: str) -> etree._Element:
        """The cell's element, made in its place where there is none."""
        row_number, column = split(reference)
        row = self._row(row_number)
        cells = self._cells.get(row_number)
        if cells is None:
            cells = {split(c.get("r", ""))[1]: c for c in row if c.get("r")}
            self._cells[row_number] = cells
        if column not in cells:
            cell = etree.Element(tag("c"), r=reference)
            later = [c for c in cells if c > column]
            if later:
                cells[min(later)].addprevious(cell)
            else:
                row.append(cell)
            cells[column] = cell
        return cells[column]

    def _row(self, number: int) -> etree._Element:
        if number not in self._rows:
            row = etree.Element(tag("row"), r=str(number))
            at = bisect(self._order, number)
            if at < len(self._order):
                self._rows[self._order[at]].addprevious(row)
            else:
                self.data.append(row)
            self._order.insert(at, number)
            self._rows[number] = row
        return self._rows[number]

    def style(self, reference: str) -> int:
        """Index of the cell's format in styles.xml; a cell without one has its row's or 0."""
        cell = self.cell(reference)
        row = cell.getparent()
        inherited = row.get("s", "0") if row is not None and row.get("customFormat") == "1" else "0"
        return int(cell.get("s", inherited))

    def set_style(self, reference: str, index: int) -> None:
        self.cell(reference).set("s", str(index))

    def set_text(self, reference: str, text: str) -> None:
        """The cell's value as text, whatever it was; a formula is replaced."""
        cell = self.cell(reference)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        inline = etree.SubElement(etree.SubElement(cell, tag("is")), tag("t"))
        inline.text = xml_text(text)
        inline.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def set_height(self, row_number: int, points: float) -> None:
        """The row's height, in points."""
        row = self._row(row_number)
        row.set("ht", f"{points:g}")
        row.set("customHeight", "1")

    def clear(self) -> None:
        """Empties the sheet of rows, merges and links; widths, page set-up and protection stay."""
        for child in list(self.data):
            self.data.remove(child)
        for name in ("mergeCells", "hyperlinks", "autoFilter", "conditionalFormatting", "dataValidations"):
            for element in self.root.findall(tag(name)):
                self.root.remove(element)
        self._rows, self._order, self._cells = {}, [], {}

    def element(self, name: str) -> etree._Element:
        """A child of the worksheet, made in its right place where there is none."""
        found = self.root.find(tag(name))
        if found is not None:
            return found
        element = etree.Element(tag(name))
        followers = {tag(n) for n in _AFTER[_AFTER.index(name) + 1 :]}
        for child in self.root:
            if child.tag in followers:
                child.addprevious(element)
                return element
        self.root.append(element)
        return element
