"""The styles of an official document. Headings are Word's own, so that the navigation pane shows them."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from lawgov_xl.io.word import measures as m
from lawgov_xl.report.model import Style

NAMES: dict[Style, str] = {
    Style.TITLE: "Title",
    Style.ADDRESSEE: "主送机关",
    Style.HEADING1: "Heading 1",
    Style.HEADING2: "Heading 2",
    Style.HEADING3: "Heading 3",
    Style.HEADING4: "Heading 4",
    Style.BODY: "Body Text",
    Style.ATTACHMENT_NOTE: "附件说明",
    Style.SIGNATURE: "发文机关署名",
    Style.DATE: "成文日期",
    Style.NOTE: "附注",
    Style.ATTACHMENT_MARK: "附件标志",
    Style.ATTACHMENT_TITLE: "附件标题",
    Style.ATTACHMENT_DATE: "附件日期",
}
TABLE_TEXT, TABLE_HEAD, TABLE = "表格文字", "表头", "公文表格"
LEAD = "段首语"

_TWO = 2 * m.CHARACTER
_FONTS = {
    Style.TITLE: m.XIAOBIAOSONG,
    Style.HEADING1: m.HEITI,
    Style.HEADING2: m.KAITI,
    Style.ATTACHMENT_MARK: m.HEITI,
    Style.ATTACHMENT_TITLE: m.XIAOBIAOSONG,
}
_INDENTED = (Style.HEADING1, Style.HEADING2, Style.HEADING3, Style.HEADING4, Style.BODY, Style.NOTE)
_CENTRED = (Style.TITLE, Style.ATTACHMENT_TITLE, Style.ATTACHMENT_DATE)
_AFTER = {Style.TITLE: m.LINE, Style.ATTACHMENT_DATE: m.LINE // 2}
_HANGING = 3 * m.CHARACTER
"""附件： begins two characters in; lines that follow begin where the name does."""
_BLANK_LINE_ABOVE = (Style.ATTACHMENT_NOTE, Style.SIGNATURE, Style.ATTACHMENT_TITLE)


def define(document: Any) -> None:
    """Puts the styles into a document made by python-docx."""
    _normal(document)
    for style, name in NAMES.items():
        found = _named(document, name)
        _clear(found)
        size = m.TITLE_SIZE if style in (Style.TITLE, Style.ATTACHMENT_TITLE) else m.BODY_SIZE
        font = _FONTS.get(style, m.FANGSONG)
        _run(found, font, size, spaced=size == m.BODY_SIZE)
        _paragraph(
            found,
            first_line=_TWO if style in _INDENTED else 0,
            hanging=_HANGING if style is Style.ATTACHMENT_NOTE else 0,
            align="center" if style in _CENTRED else ("left" if not style.level else "both"),
            before=m.LINE if style in _BLANK_LINE_ABOVE else 0,
            after=_AFTER.get(style, 0),
            keep_next=bool(style.level) or style in (Style.SIGNATURE, Style.ATTACHMENT_MARK),
            outline=style.level,
        )
    body = document.styles[NAMES[Style.BODY]]
    _set(body.element.get_or_add_pPr(), "w:jc", "both")
    _table_styles(document)
    lead = document.styles.add_style(LEAD, WD_STYLE_TYPE.CHARACTER)
    _fonts(lead.element.get_or_add_rPr(), m.KAITI)


def _normal(document: Any) -> None:
    """The default text, and nothing else: no space between paragraphs, the document's own line."""
    normal = document.styles["Normal"]
    _clear(normal)
    _run(normal, m.FANGSONG, m.BODY_SIZE, spaced=False)
    _paragraph(normal, align="left")
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        document.styles.element.remove(defaults)


def _named(document: Any, name: str) -> Any:
    styles = document.styles
    if name in styles:
        return styles[name]
    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles["Normal"]
    made.quick_style = True
    return made


def _clear(style: Any) -> None:
    """A built-in style without the looks of Word's default template (blue, bold, spaced, bordered)."""
    for tag in ("w:pPr", "w:rPr"):
        if (found := style.element.find(qn(tag))) is not None:
            style.element.remove(found)


def _run(style: Any, font: str, half_points: int, *, spaced: bool) -> None:
    properties = style.element.get_or_add_rPr()
    _fonts(properties, font)
    if spaced:
        _add(properties, "w:spacing", **{"w:val": str(m.TIGHTER)})
    _add(properties, "w:kern", **{"w:val": "0"})
    _add(properties, "w:sz", **{"w:val": str(half_points)})
    _add(properties, "w:szCs", **{"w:val": str(half_points)})
    _add(properties, "w:lang", **{"w:val": "en-US", "w:eastAsia": "zh-CN"})


def _fonts(properties: Any, font: str) -> None:
    names = {f"w:{slot}": font for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    _add(properties, "w:rFonts", **names, **{"w:hint": "eastAsia"})


def _paragraph(
    style: Any,
    *,
    first_line: int = 0,
    hanging: int = 0,
    align: str = "left",
    before: int = 0,
    after: int = 0,
    keep_next: bool = False,
    outline: int = 0,
    line: int = m.LINE,
) -> None:
    """Paragraph properties in the order that the schema wants."""
    properties = style.element.get_or_add_pPr()
    if keep_next:
        _add(properties, "w:keepNext")
    _add(properties, "w:widowControl", **{"w:val": "0"})
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN", "w:adjustRightInd"):
        _add(properties, tag, **{"w:val": "0"})
    _add(properties, "w:snapToGrid", **{"w:val": "0"})
    _add(
        properties,
        "w:spacing",
        **{"w:before": str(before), "w:after": str(after), "w:line": str(line), "w:lineRule": "exact"},
    )
    if hanging:
        _add(properties, "w:ind", **{"w:left": str(_TWO + hanging), "w:hanging": str(hanging)})
    elif first_line:
        _add(properties, "w:ind", **{"w:firstLineChars": "200", "w:firstLine": str(first_line)})
    else:
        _add(properties, "w:ind", **{"w:firstLineChars": "0", "w:firstLine": "0"})
    _add(properties, "w:jc", **{"w:val": align})
    if outline:
        _add(properties, "w:outlineLvl", **{"w:val": str(outline - 1)})


def _table_styles(document: Any) -> None:
    for name, font, align in ((TABLE_TEXT, m.FANGSONG, "left"), (TABLE_HEAD, m.HEITI, "center")):
        style = _named(document, name)
        _clear(style)
        _run(style, font, 18, spaced=False)
        _paragraph(style, align=align, line=250)
    table = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    table.base_style = document.styles["Normal Table"]


def _add(parent: Any, tag: str, **attributes: str) -> None:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    parent.append(element)


def _set(parent: Any, tag: str, value: str) -> None:
    found = parent.find(qn(tag))
    if found is not None:
        found.set(qn("w:val"), value)
