"""Word documents as people hand them in, made for tests: revisions, comments, boxes, nested tables, auto numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml


def plain(path: Path, text: str) -> Path:
    """One paragraph a line."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def put(document: Any, xml: str) -> None:
    """Block XML before the section properties; `w` is bound."""
    opening, rest = xml.split(">", 1)
    document.element.body.sectPr.addprevious(parse_xml(f"{opening} {nsdecls('w')}>{rest}"))


REVISED = (
    "<w:p><w:r><w:t>调解案件</w:t></w:r>"
    '<w:del w:id="1" w:author="a"><w:r><w:delText>639</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="a"><w:r><w:t>640</w:t></w:r></w:ins>'
    "<w:r><w:t>件。</w:t></w:r></w:p>"
)
NESTED = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>内层表格99件</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p/></w:tc></w:tr></w:tbl>"
)
BOX = (
    "<w:p><w:r><w:t>正文在前。</w:t></w:r><w:r><w:pict>"
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def difficult(path: Path) -> Path:
    """A document with everything at once."""
    document = docx.Document()
    document.add_paragraph("某市某局关于法治政府建设情况的报告", style="Title")
    document.add_paragraph("市委办：")
    put(document, REVISED)
    put(document, NESTED)
    put(document, BOX)
    run = document.add_paragraph("办结建议20件。").add_run("请核")
    document.add_comment(run, text="数字从哪来？", author="审", initials="S")
    document.save(str(path))
    return path


def numbered(path: Path) -> Path:
    """Headings whose numbers are Word's own (一、 二、), not text."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text in ("工作情况", "存在的问题", "下一步打算"):
        put(
            document,
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p>",
        )
    document.save(str(path))
    return path
