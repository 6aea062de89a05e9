"""Marks and fixes on a copy of a workbook file. The original is never touched; nothing else in the copy changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from lawgov_xl import marks
from lawgov_xl.errors import Lang
from lawgov_xl.grid import address, column_letter
from lawgov_xl.io.files import output
from lawgov_xl.io.fit import MAX_HEIGHT, height
from lawgov_xl.io.ooxml.notes import add_notes
from lawgov_xl.io.ooxml.package import DOC_REL, MAIN, Package
from lawgov_xl.io.ooxml.sheet import Sheet, tag
from lawgov_xl.io.ooxml.styles import Styles
from lawgov_xl.model import Finding, Submission

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SIZE = 10.5
"""Font size of the list of findings, in points."""
_FIRST = 4
"""Row of the first finding in 校验结果: title, summary and headers stand above."""


def write_marked_copy(
    source: Path,
    target: Path,
    submission: Submission,
    findings: Sequence[Finding],
    *,
    force: bool = False,
    lang: Lang = "zh",
) -> None:
    """A copy of the workbook with coloured cells, notes, the column 校验 and the sheet 校验结果.

    Raises FileError where the source is not whole or the target may not be written.
    """
    with output(target, force=force, inputs=[source], suffix=target.suffix) as temporary:
        package = Package(source)
        apply_marks(package, marks.plan(submission, findings, lang))
        package.save(temporary)


def write_edited_copy(
    source: Path, target: Path, edits: Mapping[tuple[str, str], str], *, force: bool = False
) -> None:
    """A copy of the workbook with new texts in cells: (sheet, cell) -> text."""
    with output(target, force=force, inputs=[source], suffix=target.suffix) as temporary:
        package = Package(source)
        apply_edits(package, edits)
        package.save(temporary)


def apply_edits(package: Package, edits: Mapping[tuple[str, str], str]) -> None:
    """Puts texts into cells."""
    parts = package.sheet_parts()
    for name, part in parts.items():
        here = {cell: text for (sheet, cell), text in edits.items() if sheet == name}
        if here:
            sheet = Sheet(package.xml(part))
            for cell, text in here.items():
                sheet.set_text(cell, text)


def apply_marks(package: Package, plan: marks.Marks) -> None:
    """Puts a plan of marks onto the sheets of a package."""
    styles = Styles(package.require(_styles_part(package), "fonts", "fills", "borders", "cellXfs"))
    for name, part in package.sheet_parts().items():
        here = [m for m in plan.cells if m.sheet == name]
        checks = {cell: text for (sheet, cell), text in plan.checks.items() if sheet == name}
        if not here and not checks:
            continue
        sheet = Sheet(package.xml(part))
        for cell, text in checks.items():
            sheet.set_text(cell, text)
        for mark in here:
            colour = marks.COLOURS[mark.severity]
            sheet.set_style(mark.cell, styles.with_fill(sheet.style(mark.cell), colour))
        add_notes(package, part, sheet, {m.cell: m.note for m in here})
    _write_results(package, styles, plan)


def _styles_part(package: Package) -> str:
    for target, kind in package.relationships(package.workbook).values():
        if kind.endswith("/styles"):
            return target
    return "xl/styles.xml"


def _write_results(package: Package, styles: Styles, plan: marks.Marks) -> None:
    part = package.sheet_parts().get(marks.RESULTS) or _new_sheet(package, marks.RESULTS)
    sheet = Sheet(package.xml(part))
    sheet.clear()
    _widths(sheet)
    title = styles.format(font="方正小标宋简体", size=18, horizontal="center")
    plain = styles.format(font="宋体", size=11)
    header = styles.format(font="黑体", size=11, bold=True, fill="D9E1F2", border=True, horizontal="center")
    last = column_letter(len(marks.RESULT_HEADERS))
    for row, text, style in ((1, marks.RESULTS, title), (2, plan.summary, plain)):
        sheet.set_text(f"A{row}", text)
        sheet.set_style(f"A{row}", style)
    sheet.set_height(1, 32)
    merges = sheet.element("mergeCells")
    for row in (1, 2):
        etree.SubElement(merges, tag("mergeCell"), ref=f"A{row}:{last}{row}")
    merges.set("count", "2")
    for column, text in enumerate(marks.RESULT_HEADERS, 1):
        sheet.set_text(address(_FIRST - 1, column), text)
        sheet.set_style(address(_FIRST - 1, column), header)
    links: dict[str, str] = {}
    sheets = package.sheet_parts()
    for row, result in enumerate(plan.results, _FIRST):
        widths = zip(result.texts, marks.RESULT_WIDTHS, strict=True)
        sheet.set_height(row, min(MAX_HEIGHT, max(height(t, w, _SIZE) for t, w in widths)))
        colour = "F2F2F2" if result.waived else marks.COLOURS[result.severity]
        for column, text in enumerate(result.texts, 1):
            cell = address(row, column)
            sheet.set_text(cell, text)
            middle = column not in (7, 8, 9, 11)
            fill = colour if column == 2 else ""
            sheet.set_style(
                cell,
                styles.format(
                    font="宋体",
                    size=_SIZE,
                    fill=fill,
                    border=True,
                    horizontal="center" if middle else "left",
                    colour="0563C1" if column == 6 else "000000",
                ),
            )
        if result.cell and result.sheet in sheets:
            links[address(row, 6)] = f"'{result.sheet.replace(chr(39), chr(39) * 2)}'!{result.cell}"
    if links:
        element = sheet.element("hyperlinks")
        for cell, location in links.items():
            etree.SubElement(element, tag("hyperlink"), ref=cell, location=location, display=location)
    end = _FIRST - 1 + len(plan.results)
    if plan.results:
        sheet.element("autoFilter").set("ref", f"A{_FIRST - 1}:{last}{end}")
    _dimension(sheet, f"A1:{last}{end}")


def _dimension(sheet: Sheet, reference: str) -> None:
    found = sheet.root.find(tag("dimension"))
    if found is not None:
        found.set("ref", reference)


def _widths(sheet: Sheet) -> None:
    for element in sheet.root.findall(tag("cols")):
        sheet.root.remove(element)
    columns = etree.Element(tag("cols"))
    for number, width in enumerate(marks.RESULT_WIDTHS, 1):
        etree.SubElement(
            columns, tag("col"), min=str(number), max=str(number), width=str(width), customWidth="1"
        )
    sheet.data.addprevious(columns)


def _new_sheet(package: Package, name: str) -> str:
    part = package.free_name("xl/worksheets/sheetLawgov{}.xml")
    root = etree.Element(tag("worksheet"), nsmap={None: MAIN, "r": DOC_REL})
    view = etree.SubElement(etree.SubElement(root, tag("sheetViews")), tag("sheetView"), workbookViewId="0")
    pane = {
        "ySplit": str(_FIRST - 1),
        "topLeftCell": f"A{_FIRST}",
        "activePane": "bottomLeft",
        "state": "frozen",
    }
    etree.SubElement(view, tag("pane"), pane)
    etree.SubElement(root, tag("sheetData"))
    package.add(part, root, _SHEET_TYPE)
    identifier = package.relate(package.workbook, part, f"{DOC_REL}/worksheet")
    sheets = package.xml(package.workbook).find(tag("sheets"))
    if sheets is None:
        raise ValueError("workbook without sheets")
    used = [int(s.get("sheetId", "0")) for s in sheets]
    element = etree.SubElement(sheets, tag("sheet"), name=name, sheetId=str(max(used, default=0) + 1))
    element.set(f"{{{DOC_REL}}}id", identifier)
    return part
