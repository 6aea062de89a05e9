"""Notes (批注) of a worksheet: the comments part and the drawing that shows them.

A note that a person has put on the cell stays, and what the tool says follows it.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from lawgov_xl.io.ooxml.package import DOC_REL, Package, parse, xml_text
from lawgov_xl.io.ooxml.sheet import Sheet, split, tag

AUTHOR = "法治自评校验"

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_X = "urn:schemas-microsoft-com:office:excel"
_EMPTY_VML = (
    f'<xml xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    f'<v:shape xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}" id="{{id}}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:{height}pt;z-index:{z};'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_LINE = 20
"""Characters in a line of the note's box, for its height."""


def add_notes(package: Package, part: str, sheet: Sheet, notes: Mapping[str, str]) -> None:
    """Adds notes (cell -> text) to the worksheet `part`."""
    if not notes:
        return
    related = package.relationships(part)
    comments_part = _target(related, "/comments")
    if comments_part is None:
        comments_part = package.free_name("xl/comments{}.xml")
        root = etree.Element(tag("comments"), nsmap={None: tag("")[1:-1]})
        etree.SubElement(root, tag("authors"))
        etree.SubElement(root, tag("commentList"))
        package.add(comments_part, root, _COMMENTS_TYPE)
        package.relate(part, comments_part, f"{DOC_REL}/comments")
    comments = package.xml(comments_part)
    new = _write(comments, notes)
    drawing = _drawing(package, part, sheet)
    shapes = package.xml(drawing)
    block = _block(shapes)
    taken = len(shapes)
    for number, reference in enumerate(new, taken):
        row, column = split(reference)
        height = 24 + 14 * sum(1 + len(line) // _LINE for line in notes[reference].split("\n"))
        shape = _SHAPE.format(
            id=f"_x0000_s{block * 1024 + number}",
            z=number + 1,
            height=min(height, 400),
            anchor=f"{column},15,{max(row - 2, 0)},10,{column + 3},15,{row + 4},4",
            row=row - 1,
            column=column - 1,
        )
        shapes.append(parse(shape.encode()))


def _write(comments: etree._Element, notes: Mapping[str, str]) -> list[str]:
    """Adds the texts; returns the cells that had no note before."""
    authors = comments.find(tag("authors"))
    entries = comments.find(tag("commentList"))
    if authors is None or entries is None:
        raise ValueError("comments part without authors or list")
    author = next((i for i, a in enumerate(authors) if a.text == AUTHOR), None)
    if author is None:
        author = len(authors)
        etree.SubElement(authors, tag("author")).text = AUTHOR
    there = {c.get("ref", ""): c for c in entries}
    for reference, text in notes.items():
        if reference in there:
            body = there[reference].find(tag("text"))
            if body is not None:
                _run(body, f"\n{AUTHOR}：\n{text}")
            continue
        comment = etree.SubElement(entries, tag("comment"), ref=reference, authorId=str(author))
        _run(etree.SubElement(comment, tag("text")), text)
    ordered = sorted(entries, key=lambda c: split(c.get("ref", "A1")))
    entries[:] = ordered
    return [r for r in notes if r not in there]


def _run(body: etree._Element, text: str) -> None:
    run = etree.SubElement(body, tag("r"))
    look = etree.SubElement(run, tag("rPr"))
    etree.SubElement(look, tag("sz"), val="10")
    etree.SubElement(look, tag("rFont"), val="宋体")
    content = etree.SubElement(run, tag("t"))
    content.text = xml_text(text)
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _drawing(package: Package, part: str, sheet: Sheet) -> str:
    """The VML part of the worksheet's notes, made where there is none."""
    legacy = sheet.root.find(tag("legacyDrawing"))
    if legacy is not None:
        target = package.relationships(part).get(legacy.get(f"{{{DOC_REL}}}id", ""))
        if target and target[0] in package.parts:
            return target[0]
    name = package.free_name("xl/drawings/vmlDrawingLawgov{}.vml")
    block = int(name.removeprefix("xl/drawings/vmlDrawingLawgov").removesuffix(".vml")) + 100
    package.default_type("vml", _VML_TYPE)
    package.parts[name] = _EMPTY_VML.format(block=block).encode()
    identifier = package.relate(part, name, f"{DOC_REL}/vmlDrawing")
    element = sheet.element("legacyDrawing")
    element.set(f"{{{DOC_REL}}}id", identifier)
    return name


def _block(shapes: etree._Element) -> int:
    idmap = next(shapes.iter(f"{{{_O}}}idmap"), None)
    first = (idmap.get("data", "1") if idmap is not None else "1").split(",")[0]
    return int(first) if first.isdigit() else 1


def _target(related: Mapping[str, tuple[str, str]], suffix: str) -> str | None:
    return next((target for target, kind in related.values() if kind.endswith(suffix)), None)
