"""What Word does to a table, and what is read of it: accepted changes, numbers, merges, boxes, nested tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml import parse_xml

from lawgov_xl.importing.raw import RawDocument, RawTable
from lawgov_xl.io.tables import read_document
from lawgov_xl.io.tables.docx_numerals import numeral
from tests.importing.documents import NS, C, add, new, paragraph, row, run, save, table

HEADERS = ("序号", "三级指标", "完成情况")


def read(tmp_path: Path, *xml: str) -> RawDocument:
    document = new("标题")
    for part in xml:
        add(document, part)
    return read_document(save(document, tmp_path / "文件 一.docx"))


def one(tmp_path: Path, *cells: C, properties: str = "") -> tuple[RawTable, RawDocument]:
    """A table of a header and one row."""
    document = read(
        tmp_path,
        table([row(map(C, HEADERS), header=True), row(cells, properties=properties)], (500, 4000, 4000)),
    )
    return document.tables[0], document


def texts(found: RawTable, at: int = -1) -> list[str]:
    return [c.text for c in found.rows[at].cells]


def deleted(text: str) -> str:
    return f'<w:del w:id="9" w:author="审"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="8" w:author="审">{run(text)}</w:ins>'


def test_tracked_changes_are_read_as_accepted_and_said(tmp_path: Path) -> None:
    xml = paragraph(inside=run("公开行政") + deleted("审批") + inserted("许可") + run("清单。"))
    moved = paragraph(
        inside=f'<w:moveFrom w:id="3">{run("旧")}</w:moveFrom><w:moveTo w:id="4">{run("新")}</w:moveTo>'
    )
    found, document = one(tmp_path, C("1"), C(xml=xml), C(xml=moved))
    assert texts(found) == ["1", "公开行政许可清单。", "新"]
    assert any("4 处修订" in str(d) for d in document.doubts)


def test_a_deleted_paragraph_mark_joins_paragraphs_and_a_deleted_row_is_gone(tmp_path: Path) -> None:
    mark = '<w:rPr><w:del w:id="7" w:author="审"/></w:rPr>'
    xml = paragraph(inside=run("前半句，"), properties=mark) + paragraph("后半句。")
    gone = row([C("2"), C("删去的行"), C()], properties='<w:del w:id="5" w:author="审"/>')
    kept = row([C("1"), C(xml=xml), C()])
    document = read(tmp_path, table([row(map(C, HEADERS)), kept, gone], (500, 4000, 4000)))
    assert len(document.tables[0].rows) == 2
    assert texts(document.tables[0]) == ["1", "前半句，后半句。", ""]


def test_line_breaks_tabs_symbols_and_hidden_text(tmp_path: Path) -> None:
    xml = paragraph(
        inside='<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>'
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
        '<w:r><w:br w:type="page"/><w:t>丁</w:t></w:r>'
    )  # fmt: skip
    found, document = one(tmp_path, C("1"), C(xml=xml), C())
    assert texts(found)[1] == "甲\n乙\t丙-☑□丁"
    assert any("隐藏文字" in str(d) for d in document.doubts)


def test_fields_show_their_result_only(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    xml = paragraph(
        inside=mark("begin") + "<w:r><w:instrText>REF a \\h</w:instrText></w:r>" + run("指令") + mark("separate")
        + run("结果") + mark("end") + run("之后") + f'<w:fldSimple w:instr="DATE">{run("今天")}</w:fldSimple>'
    )  # fmt: skip
    never_closed = paragraph(inside=mark("begin") + run("吞掉"))
    document = read(
        tmp_path, table([row(map(C, HEADERS)), row([C("1"), C(xml=xml), C(xml=never_closed)]), row([C("2"), C("下一行"), C()])], (5, 4, 4))
    )  # fmt: skip
    assert texts(document.tables[0], 1) == ["1", "结果之后今天", ""]
    assert texts(document.tables[0], 2) == ["2", "下一行", ""]


def test_text_boxes_follow_their_cell_once(tmp_path: Path) -> None:
    """Word writes a box twice, for new and old programs."""
    box = f"<w:txbxContent>{paragraph('框内文字')}</w:txbxContent>"
    xml = paragraph(
        inside=run("正文")
        + f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
        + f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found, document = one(tmp_path, C("1"), C(xml=xml), C())
    assert texts(found)[1] == "正文\n框内文字"
    assert any("1 个文本框" in str(d) for d in document.doubts)


def test_a_nested_table_joins_its_cell_and_is_listed_too(tmp_path: Path) -> None:
    inner = table([row([C("年份"), C("件数")]), row([C("2019"), C("12")])], (500, 500)).replace(f" {NS}", "")
    found, document = one(tmp_path, C("1"), C("要求"), C(xml=paragraph("办理情况：") + inner + paragraph()))
    assert texts(found)[2] == "办理情况：\n年份　件数\n2019　12"
    assert [t.nested for t in document.tables] == [False, True]
    assert "单元格内" in document.tables[1].place


def test_a_table_in_a_text_box_and_one_in_a_content_control_are_found(tmp_path: Path) -> None:
    inner = table([row([C("甲"), C("乙")])], (5, 5)).replace(f" {NS}", "")
    box = f"<w:p {NS}><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inner}{paragraph()}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    control = f"<w:sdt {NS}><w:sdtPr/><w:sdtContent>{inner.replace('甲', '丙')}</w:sdtContent></w:sdt>"
    document = read(tmp_path, box, control)
    assert [texts(t) for t in document.tables] == [["甲", "乙"], ["丙", "乙"]]
    assert not any(t.nested for t in document.tables)


def test_rows_and_cells_in_content_controls(tmp_path: Path) -> None:
    inner = row([C("1"), C("要求"), C("答")])
    cell = inner.replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>", 1).replace(
        "</w:tc>", "</w:tc></w:sdtContent></w:sdt>", 1
    )
    xml = table([row(map(C, HEADERS)), f"<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>"], (5, 5, 5))
    assert texts(read(tmp_path, xml).tables[0]) == ["1", "要求", "答"]


def test_merges(tmp_path: Path) -> None:
    rows = [
        row([C("一、依法履职", span=3)]),
        row([C("1", merge="restart"), C("甲"), C("乙")]),
        row([C(merge="continue"), C("丙", span=2)]),
    ]
    found = read(tmp_path, table([row(map(C, HEADERS)), *rows], (5, 5, 5))).tables[0]
    assert [[(c.text, c.left, c.span, c.continues) for c in r.cells] for r in found.rows[1:]] == [
        [("一、依法履职", 0, 3, False)],
        [("1", 0, 1, False), ("甲", 1, 1, False), ("乙", 2, 1, False)],
        [("", 0, 1, True), ("丙", 1, 2, False)],
    ]


def test_horizontal_merge_of_the_old_kind_and_cells_left_out(tmp_path: Path) -> None:
    xml = table([row(map(C, HEADERS)), row([C("甲"), C("乙"), C("丙")]), row([C("丁"), C("戊")])], (5, 5, 5))
    xml = xml.replace(
        '<w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">甲',
        '<w:tcPr><w:hMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t xml:space="preserve">甲',
    )
    xml = xml.replace(
        '<w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">乙',
        '<w:tcPr><w:hMerge/></w:tcPr><w:p><w:r><w:t xml:space="preserve">乙',
    )
    xml = xml.replace('<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">丁', '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">丁')  # fmt: skip
    found = read(tmp_path, xml).tables[0]
    assert [(c.text, c.left, c.span) for c in found.rows[1].cells] == [("甲\n乙", 0, 2), ("丙", 2, 1)]
    assert [(c.text, c.left) for c in found.rows[2].cells] == [("丁", 1), ("戊", 2)]


def test_comments_outside_tables_and_footnotes_are_told(tmp_path: Path) -> None:
    document = new()
    written = document.add_paragraph("通知正文")
    document.add_comment(written.runs, text="请核对文号", author="李某")
    add(document, table([row(map(C, HEADERS)), row([C("1"), C("要求"), C("答")])], (5, 5, 5)))
    found = read_document(save(document, tmp_path / "a.docx"))
    assert any("李某：请核对文号" in str(d) for d in found.doubts)
    assert not found.tables[0].rows[1].cells[2].notes


# --- automatic numbering ---


def _numbering(document: object, levels: str, overrides: str = "") -> None:
    """A list definition with id 90, and a second list 91 on it."""
    root = document.part.numbering_part.element  # type: ignore[attr-defined]  # python-docx has no types
    abstract = parse_xml(f'<w:abstractNum {NS} w:abstractNumId="90">{levels}</w:abstractNum>')
    root.insert(0, abstract)
    root.append(parse_xml(f'<w:num {NS} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    root.append(parse_xml(f'<w:num {NS} w:numId="91"><w:abstractNumId w:val="90"/>{overrides}</w:num>'))


def level(index: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def numbered(text: str, index: int = 0, number: int = 90) -> str:
    return paragraph(
        text, properties=f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def test_automatic_numbers_become_text(tmp_path: Path) -> None:
    document = new()
    _numbering(
        document,
        level(0, "decimal", "%1") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%1.%3．"),
    )
    rows = [row(map(C, HEADERS))]
    for answer in ("甲", "乙"):
        inside = numbered("第一点", 1) + numbered("细目", 2) + numbered("第二点", 1)
        rows.append(row([C(xml=numbered("")), C(answer), C(xml=inside)]))
    add(document, table(rows, (5, 5, 5)))
    found = read_document(save(document, tmp_path / "a.docx"))
    assert [texts(found.tables[0], i) for i in (1, 2)] == [
        ["1", "甲", "（一）第一点\n1.1．细目\n（二）第二点"],
        ["2", "乙", "（一）第一点\n2.1．细目\n（二）第二点"],
    ]
    assert any("8 个段落用了 Word 自动编号" in str(d) for d in found.doubts)


def test_lists_of_one_definition_go_on_unless_a_start_is_given(tmp_path: Path) -> None:
    document = new()
    _numbering(
        document, level(0, "decimal", "%1、"),
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
    )  # fmt: skip
    xml = numbered("甲") + numbered("乙") + numbered("丙", number=91) + numbered("丁", number=91)
    add(document, table([row(map(C, HEADERS)), row([C("1"), C(xml=xml), C()])], (5, 5, 5)))
    found = read_document(save(document, tmp_path / "a.docx"))
    assert texts(found.tables[0])[1] == "1、甲\n2、乙\n1、丙\n2、丁"


def test_numbers_of_a_style_and_those_switched_off(tmp_path: Path) -> None:
    document = new()
    _numbering(document, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", '<w:suff w:val="space"/>'))
    document.styles.element.append(
        parse_xml(f'<w:style {NS} w:type="paragraph" w:styleId="Tiao"><w:name w:val="条"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="90"/></w:numPr></w:pPr></w:style>')
    )  # fmt: skip
    document.styles.element.append(
        parse_xml(
            f'<w:style {NS} w:type="paragraph" w:styleId="Zi"><w:name w:val="子"/><w:basedOn w:val="Tiao"/></w:style>'
        )
    )
    off = '<w:pStyle w:val="Zi"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    xml = (
        numbered("甲") + paragraph("乙", properties='<w:pStyle w:val="Zi"/>') + paragraph("丙", properties=off)
        + paragraph("丁", properties='<w:pStyle w:val="Tiao"/>')
    )  # fmt: skip
    add(document, table([row(map(C, HEADERS)), row([C("1"), C(xml=xml), C()])], (5, 5, 5)))
    found = read_document(save(document, tmp_path / "a.docx"))
    assert texts(found.tables[0])[1] == "1.甲\n1.1 乙\n丙\n1.2 丁"


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCountingThousand", "十"), (11, "chineseCounting", "十一"),
        (20, "japaneseCounting", "二十"), (105, "chineseCountingThousand", "一百零五"), (110, "chineseCounting", "一百一十"),
        (2020, "ideographDigital", "二〇二〇"), (3, "ideographTraditional", "丙"), (1, "ideographZodiac", "子"),
        (12, "chineseLegalSimplified", "壹拾贰"), (7, "decimalEnclosedCircleChinese", "⑦"), (25, "decimalEnclosedCircle", "25"),
        (3, "decimalEnclosedParen", "⑶"), (12, "decimalFullWidth", "１２"), (4, "decimalZero", "04"),
        (1994, "upperRoman", "MCMXCIV"), (4, "lowerRoman", "iv"), (28, "lowerLetter", "bb"), (26, "upperLetter", "Z"),
        (5, "anything", "5"),
    ],
)  # fmt: skip
def test_number_formats(number: int, form: str, shown: str) -> None:
    assert numeral(number, form) == shown
