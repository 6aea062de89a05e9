"""Cell formats of a workbook (styles.xml): an existing format with another fill, and a few new ones."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from lawgov_xl.io.ooxml.sheet import tag


class Styles:
    """Adds to a style sheet without touching what is there."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._fills: dict[str, int] = {}
        self._formats: dict[tuple[object, ...], int] = {}

    def with_fill(self, index: int, colour: str) -> int:
        """The format `index` with a solid fill of `colour` (RRGGBB); everything else as it was."""
        key = ("fill", index, colour)
        if key not in self._formats:
            formats = self._list("cellXfs")
            base = formats[index] if 0 <= index < len(formats) else formats[0]
            clone = deepcopy(base)
            clone.set("fillId", str(self._fill(colour)))
            clone.set("applyFill", "1")
            self._formats[key] = self._append("cellXfs", clone)
        return self._formats[key]

    def format(
        self,
        *,
        font: str,
        size: float,
        bold: bool = False,
        colour: str = "000000",
        fill: str = "",
        border: bool = False,
        horizontal: str = "left",
        wrap: bool = True,
    ) -> int:
        """A format of our own, for the sheets that the tool writes."""
        key = ("own", font, size, bold, colour, fill, border, horizontal, wrap)
        if key not in self._formats:
            face = etree.Element(tag("font"))
            if bold:
                etree.SubElement(face, tag("b"))
            etree.SubElement(face, tag("sz"), val=str(size))
            etree.SubElement(face, tag("color"), rgb=f"FF{colour}")
            etree.SubElement(face, tag("name"), val=font)
            etree.SubElement(face, tag("family"), val="3")
            etree.SubElement(face, tag("charset"), val="134")
            xf = etree.Element(
                tag("xf"),
                numFmtId="49",
                fontId=str(self._append("fonts", face)),
                fillId=str(self._fill(fill) if fill else 0),
                borderId=str(self._border() if border else 0),
                xfId="0",
                applyNumberFormat="1",
                applyFont="1",
                applyFill="1",
                applyBorder="1",
                applyAlignment="1",
            )
            etree.SubElement(
                xf, tag("alignment"), horizontal=horizontal, vertical="center", wrapText="1" if wrap else "0"
            )
            self._formats[key] = self._append("cellXfs", xf)
        return self._formats[key]

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            fill = etree.Element(tag("fill"))
            pattern = etree.SubElement(fill, tag("patternFill"), patternType="solid")
            etree.SubElement(pattern, tag("fgColor"), rgb=f"FF{colour}")
            etree.SubElement(pattern, tag("bgColor"), indexed="64")
            self._fills[colour] = self._append("fills", fill)
        return self._fills[colour]

    def _border(self) -> int:
        key = ("border",)
        if key not in self._formats:
            border = etree.Element(tag("border"))
            for side in ("left", "right", "top", "bottom"):
                edge = etree.SubElement(border, tag(side), style="thin")
                etree.SubElement(edge, tag("color"), rgb="FF808080")
            etree.SubElement(border, tag("diagonal"))
            self._formats[key] = self._append("borders", border)
        return self._formats[key]

    def _list(self, name: str) -> etree._Element:
        found = self.root.find(tag(name))
        if found is None:
            raise ValueError(f"styles.xml without {name}")
        return found

    def _append(self, name: str, element: etree._Element) -> int:
        parent = self._list(name)
        parent.append(element)
        parent.set("count", str(len(parent)))
        return len(parent) - 1
