"""Workbooks that are sound as files, with entries that are not: all of them must be read."""

from __future__ import annotations

from collections.abc import Callable

from lawgov_xl.grid import Cell
from tests.hostile.books import RELS, SHARED, SHEET, TYPES, WORKBOOK, edited, parts, raw
from tests.hostile.packing import swap
from tests.synthetic import Book, Sheet

ANSWER, REMEDY = "answer", "remedy"

INJECTIONS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://example.invalid","x")', "=WEBSERVICE(\"http://example.invalid\")", "=1+1\";,=2", "｝＝1+1", "%0A=1+1", "'=1+1", "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe")  # fmt: skip
"""What a spreadsheet or a word processor could take for a formula or a field."""

PUMPED = {
    "brackets": "（" * 16_000 + "）" * 16_000,
    "book titles": "《" * 16_000 + "》" * 16_000,
    "open quotes": "“" * 32_000,
    "numbers of documents": "渝府发〔2019〕" * 3_200,
    "half numbers of documents": "〔2019" * 6_000,
    "digits": "1" * 32_000,
    "blanks": " 　\t" * 10_000 + "x",
    "line breaks": "\n" * 32_000,
    "one character": "局" * 32_000,
    "percentages": "99.9%" * 6_000,
    "dates": "2019年12月31日至" * 3_000,
    "months": "1月1" * 8_000,
    "not applicable": "不涉及，" * 8_000,
    "gaps": "尚未建立、" * 6_000,
    "repeats": "严格落实" * 8_000,
    "enumeration": "一是" * 16_000,
    "enumerated": "".join(f"{i}." for i in range(6_000)),
    "mails": "a" * 16_000 + "@" + "b." * 8_000,
    "links": "http://" * 4_000,
    "mixed": "（《“〔2019〕1号”》）" * 2_300,
    "commas": "，" * 32_000,
    "full stops": "。" * 32_000,
    "dashes": "—" * 32_000,
    "sums": "1+" * 16_000 + "=",
    "of which": "其中5件，" * 5_000,
    "units": "市公安局、" * 6_000,
    "letters": "aA" * 16_000,
    "comment": "Comment by " * 2_900,
    "bookmark": "[bookmark: " * 2_900,
}
"""Texts that a careless pattern takes for ever on."""


def every_answer(text: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        for key in ("indicators", "tasks"):
            sheet = book.sheet(key)
            assert sheet.table is not None
            for item in sheet.table.items[:12]:
                for column in {ANSWER, REMEDY} & sheet.columns.keys():
                    sheet.set(item.number, column, text)

    return change


def injections(book: Book) -> None:
    sheet = book.sheet("indicators")
    for number, text in enumerate(INJECTIONS, 1):
        sheet.set(number, ANSWER, text)
        sheet.set(number, REMEDY, text + "（渝府发〔2019〕1）")
    book.sheets["封面"].rows[1][1] = INJECTIONS[0]


def cover(text: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        for row in book.sheets["封面"].rows[1:]:
            row[1:2] = [text]

    return change


def numbers(book: Book) -> None:
    sheet = book.sheet("indicators")
    odd: tuple[Cell, ...] = (
        1e300,
        -1,
        0,
        "999999999999999999999999",
        "٣",
        "²",
        "1.5",
        "一百零九",
        "1e9",
        True,
        "",
        " ",
        "\u2028",
    )
    for at, value in enumerate(odd, sheet.header + 1):
        sheet.rows[at][sheet.columns["number"]] = value


def rows_again(book: Book) -> None:
    sheet = book.sheet("tasks")
    sheet.rows += sheet.rows[sheet.header + 1 :] * 100


def headers_again(book: Book) -> None:
    sheet = book.sheet("indicators")
    header = sheet.rows[sheet.header]
    for row in sheet.rows[sheet.header + 1 :: 2]:
        row.extend(header * 20)


def waivers(book: Book) -> None:
    rows: list[list[Cell]] = [["表", "序号", "规则", "理由", "经办人", "日期"]]
    rows += [["评估指标", "1-999999999999", "DN", "全部", "某", "99999年99月99日"]] * 500
    rows += [["", "、".join(map(str, range(20_000))), "(a+)+$", "x" * 5000, "=1+1", 1e300]] * 20
    book.sheets["豁免"] = Sheet("豁免", rows)


def meta(edition: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        book.sheets["_meta"] = Sheet(
            "_meta", [["edition", edition], ["version", edition], ["fingerprint", edition]]
        )

    return change


for _name, _text in PUMPED.items():
    raw(f"answers pumped: {_name}", edited(every_answer(_text)), read=True)
raw("formulas in answers", edited(injections), read=True)
raw("unusual characters", edited(every_answer("\u202e反\u0000\u0007👨\u200d👩\u200d👧" + "z̴̡̛" * 500 + "\ufffe\u2028")), read=True)  # fmt: skip
raw("escapes of control characters", edited(every_answer("_x0000__x001b_[2J_x000d__xD800_")), read=True)
raw("cover reaches out", edited(cover("../../../../tmp/evil")), read=True)
raw("cover is a device", edited(cover("CON")), read=True)
raw("cover of 5,000 characters", edited(cover("局" * 5000)), read=True)
raw("cover in two lines", edited(cover("某局\r\n\x1b[31m；rm -rf /")), read=True)
raw("cover with markup", edited(cover("</w:t><script>alert(1)</script>&x;{0.__class__}{path}%s")), read=True)
raw("cover of impossible dates", edited(cover("99999年99月99日")), read=True)
raw("odd row numbers", edited(numbers), read=True)
raw("each row a hundred times", edited(rows_again), read=True)
raw("headers everywhere", edited(headers_again), read=True)
raw("waivers without end", edited(waivers), read=True)
raw("an edition that reaches out", edited(meta("../../../../etc")), read=True)
raw("an edition nobody knows", edited(meta("某市-2999")), read=True)
raw("dates beyond the calendar", parts({SHEET: lambda d: d.replace(b"</sheetData>", b'<row r="400"><c r="F400" t="d"><v>99999-99-99</v></c><c r="G400"><v>1e308</v></c><c r="H400"><v>-1e308</v></c><c r="I400"><v>nan</v></c><c r="J400"><v>inf</v></c><c r="K400"><v>1e999</v></c></row></sheetData>')}), either=True)  # fmt: skip
raw("error values", parts({SHEET: lambda d: d.replace(b"</sheetData>", b'<row r="400"><c r="F400" t="e"><v>#REF!</v></c><c r="G400" t="e"><v>#NONSENSE</v></c><c r="H400" t="b"><v>7</v></c><c r="I400" t="zz"><v>1</v></c></row></sheetData>')}), either=True)  # fmt: skip
raw("formula of 50,000 characters", parts({SHEET: lambda d: d.replace(b"</sheetData>", b'<row r="400"><c r="F400"><f>' + b"1+" * 25_000 + b'1</f><v>1</v></c></row></sheetData>')}), read=True)  # fmt: skip
raw("macros", parts({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(4000), TYPES: swap("</Types>", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')}), read=True)  # fmt: skip
raw("links to other books", parts({"xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'}), read=True)  # fmt: skip
raw("queries of databases", parts({"xl/connections.xml": b'<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><connection id="1" type="5" refreshOnLoad="1"><dbPr connection="Provider=x" command="shutdown"/></connection></connections>'}), read=True)  # fmt: skip
raw("embedded programs", parts({"xl/embeddings/oleObject1.bin": b"MZ" + bytes(100_000)}), read=True)
raw("sheet names twice", parts({WORKBOOK: swap('name="任务清单"', 'name="评估指标"')}), either=True)
raw(
    "sheet names of no sort", parts({WORKBOOK: swap('name="任务清单"', 'name="../[x]:*?\'&#10;"')}), read=True
)
raw(
    "sheet hidden deeply",
    parts({WORKBOOK: swap('name="评估指标" ', 'name="评估指标" state="veryHidden" ')}),
    read=True,
)
raw("notes that lead nowhere", parts({SHEET: swap("</worksheet>", '<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/></worksheet>')}), read=True)  # fmt: skip
raw("100,000 runs in a text", parts({SHARED: lambda d: d.replace(b"</sst>", b"<si>" + b"<r><rPr><b/></rPr><t>x</t></r>" * 30_000 + b"</si></sst>")}), read=True)  # fmt: skip
raw("relationships of one name", parts({RELS: lambda d: d.replace(b'Id="rId3"', b'Id="rId2"')}), either=True)
