"""The styles of an official document. Headings are Word's own, so that the navigation pane shows them.

The whole part is written from here: nothing of a template's looks (blue headings, spaced paragraphs) comes along,
and the list of styles that a clerk sees is short.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from lawgov_xl.io.word import measures as m
from lawgov_xl.report.model import Style

LEAD, TABLE_TEXT, TABLE_HEAD, TABLE = "Lead", "TableText", "TableHead", "OfficialTable"
"""Ids of the styles that no paragraph of the text has."""
_TWO = 2 * m.CHARACTER
_HANGING = 3 * m.CHARACTER
"""附件： begins two characters in; lines that follow begin where the name does."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. name: as people see it; before, after: space in twips; level: of a heading."""

    id: str
    name: str
    font: str = m.FANGSONG
    size: int = m.BODY_SIZE
    align: str = "left"
    first_line: int = 0
    hanging: int = 0
    before: int = 0
    after: int = 0
    line: int = m.LINE
    level: int = 0
    keep_next: bool = False
    based_on: str = "Normal"


LOOKS: dict[Style, Look] = {
    Style.TITLE: Look("Title", "Title", m.XIAOBIAOSONG, m.TITLE_SIZE, "center", after=m.LINE, keep_next=True),
    Style.ADDRESSEE: Look("Addressee", "主送机关"),
    Style.HEADING1: Look("Heading1", "heading 1", m.HEITI, align="both", first_line=_TWO, level=1),
    Style.HEADING2: Look("Heading2", "heading 2", m.KAITI, align="both", first_line=_TWO, level=2),
    Style.HEADING3: Look("Heading3", "heading 3", align="both", first_line=_TWO, level=3),
    Style.HEADING4: Look("Heading4", "heading 4", align="both", first_line=_TWO, level=4),
    Style.BODY: Look("BodyText", "Body Text", align="both", first_line=_TWO),
    Style.ATTACHMENT_NOTE: Look(
        "AttachmentNote", "附件说明", hanging=_HANGING, before=m.LINE, keep_next=True
    ),
    Style.SIGNATURE: Look("Signature", "Signature", before=m.LINE, keep_next=True),
    Style.DATE: Look("Date", "Date"),
    Style.NOTE: Look("NoteBelow", "附注", first_line=_TWO),
    Style.ATTACHMENT_MARK: Look("AttachmentMark", "附件标志", m.HEITI, keep_next=True),
    Style.ATTACHMENT_TITLE: Look(
        "AttachmentTitle", "附件标题", m.XIAOBIAOSONG, m.TITLE_SIZE, "center", before=m.LINE, keep_next=True
    ),
    Style.ATTACHMENT_DATE: Look("AttachmentDate", "附件日期", align="center", after=m.LINE // 2),
}
_SMALL = (
    Look(TABLE_TEXT, "表格文字", size=18, line=250),
    Look(TABLE_HEAD, "表头", m.HEITI, size=18, align="center", line=250),
    Look("Footer", "footer", m.SONGTI, m.PAGE_NUMBER_SIZE, line=320),
    Look("CommentText", "annotation text", size=21, line=320),
)


def define(document: Any) -> None:
    """Puts the styles into a document made by python-docx, in place of its template's."""
    document.part._styles_part._element = parse_xml(_part())


def _part() -> str:
    looks = "".join(_paragraph_style(look) for look in (*LOOKS.values(), *_SMALL))
    return (
        f"<w:styles {nsdecls('w')}>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"{_paragraph(Look('Normal', 'Normal'))}{_run(m.FANGSONG, m.BODY_SIZE, spaced=False)}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        f"{looks}"
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{LEAD}"><w:name w:val="段首语"/><w:qFormat/>'
        f"<w:rPr>{_fonts(m.KAITI)}</w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="公文表格"/>'
        '<w:basedOn w:val="TableNormal"/></w:style>'
        "</w:styles>"
    )


_BUILT_IN = {"Title", "Signature", "Date", "Body Text", "footer", "annotation text"}


def _paragraph_style(look: Look) -> str:
    custom = "" if look.name in _BUILT_IN or look.level else ' w:customStyle="1"'
    following = '<w:next w:val="BodyText"/>' if look.level else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="{look.based_on}"/>{following}<w:qFormat/>'
        f"{_paragraph(look)}{_run(look.font, look.size, spaced=look.size == m.BODY_SIZE)}</w:style>"
    )


def _paragraph(look: Look) -> str:
    """Paragraph properties in the order that the schema wants."""
    keep = "<w:keepNext/>" if look.keep_next or look.level else ""
    if look.hanging:
        indent = f'<w:ind w:left="{_TWO + look.hanging}" w:hanging="{look.hanging}"/>'
    elif look.first_line:
        indent = f'<w:ind w:firstLineChars="200" w:firstLine="{look.first_line}"/>'
    else:
        indent = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    outline = f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else ""
    return (
        f'<w:pPr>{keep}<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.line}" w:lineRule="exact"/>'
        f'{indent}<w:jc w:val="{look.align}"/>{outline}</w:pPr>'
    )


def _run(font: str, half_points: int, *, spaced: bool) -> str:
    spacing = f'<w:spacing w:val="{m.TIGHTER}"/>' if spaced else ""
    return (
        f'<w:rPr>{_fonts(font)}{spacing}<w:kern w:val="0"/><w:sz w:val="{half_points}"/>'
        f'<w:szCs w:val="{half_points}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    )


def _fonts(font: str) -> str:
    slots = "".join(f' w:{slot}="{font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts w:hint="eastAsia"{slots}/>'
