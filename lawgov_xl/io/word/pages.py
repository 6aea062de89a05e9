"""Page set-up and page numbers: — 1 —, outside, odd pages right, even pages left (GB/T 9704-2012, 7.5)."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml

from lawgov_xl.io.word import measures as m


def set_up(section: Any, page: m.Page) -> None:
    """The size, margins and grid of a section."""
    properties = section._sectPr
    size = properties.find(qn("w:pgSz"))
    if size is None:
        size = OxmlElement("w:pgSz")
        properties.append(size)
    size.set(qn("w:w"), str(page.width))
    size.set(qn("w:h"), str(page.height))
    if page.landscape:
        size.set(qn("w:orient"), "landscape")
    elif qn("w:orient") in size.attrib:
        del size.attrib[qn("w:orient")]
    margins = properties.find(qn("w:pgMar"))
    for name in ("top", "bottom", "left", "right", "footer"):
        margins.set(qn(f"w:{name}"), str(getattr(page, name)))
    margins.set(qn("w:header"), "851")
    margins.set(qn("w:gutter"), "0")
    grid = properties.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        properties.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(m.LINE))


def number(document: Any) -> None:
    """Page numbers in the footers of the first section; later sections go on with them."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align, side in (
        (section.footer, "right", "right"),
        (section.even_page_footer, "left", "left"),
    ):
        footer.is_linked_to_previous = False
        for paragraph in footer.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        old = footer.paragraphs[0]._p
        old.getparent().replace(old, _number(align, side))


def _number(align: str, side: str) -> Any:
    fonts = "".join(f' w:{slot}="{m.SONGTI}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    looks = (
        f'<w:rPr><w:rFonts{fonts}/><w:sz w:val="{m.PAGE_NUMBER_SIZE}"/>'
        f'<w:szCs w:val="{m.PAGE_NUMBER_SIZE}"/></w:rPr>'
    )
    indent = m.PAGE_NUMBER_SIZE * 10  # one character
    runs = "".join(
        f"<w:r>{looks}{inner}</w:r>"
        for inner in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:ind w:{side}="{indent}" w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'
    )
