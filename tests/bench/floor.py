"""The floor of reading: inflate every sheet and the shared texts of a workbook and let expat run over them, nothing
else. No reader of .xlsx that looks at the whole workbook can be faster on one core."""

from __future__ import annotations

import xml.parsers.expat
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lawgov_xl.io import excel_parts
from lawgov_xl.layout.sheets import SHOWN, WORKING


def unneeded(path: Path) -> frozenset[str]:
    """The parts of the sheets from which no reading of a department's workbook takes anything."""
    with zipfile.ZipFile(path) as package:
        parts = (package.read(excel_parts.WORKBOOK), package.read(excel_parts.RELATIONS))
        return excel_parts.behind(*parts, sheets=(*WORKING, *SHOWN))


def read(paths: Iterable[Path], without: frozenset[str] = frozenset()) -> int:
    """Parses them; returns the bytes of XML. without: parts to leave out."""
    size = 0
    for path in paths:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name in without:
                    continue
                if name.startswith("xl/worksheets/sheet") or name == "xl/sharedStrings.xml":
                    data = package.read(name)
                    xml.parsers.expat.ParserCreate().Parse(data, True)
                    size += len(data)
    return size
