"""Whatever is handed in gets one clear answer: foreign formats, damaged and hostile files, long ones, many tables."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl.errors import EditionError, FileError
from lawgov_xl.importing import filled, shape
from lawgov_xl.importing.proposal import propose_edition
from lawgov_xl.importing.raw import RawDocument
from lawgov_xl.io.tables import docx_package, office, plain, read_document
from lawgov_xl.model import Edition
from tests import office as libreoffice
from tests.importing import third
from tests.importing.documents import C, add, new, official, row, save, table, widths
from tests.importing.test_seeds import answers, without_traces, word

TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'
)


def _zip(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return path


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("空.docx", b"", "空文件"),
        ("文字.docx", "这不是 Word".encode(), "损坏"),
        ("图.png", b"\x89PNG\r\n\x1a\n....", "不是可以导入的文件"),
        ("扫描件.pdf", b"%PDF-1.7 ...", "PDF"),
        ("压缩包.docx", b"PK\x03\x04 broken", "损坏"),
        ("加密.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("乱码.txt", b"\x00\x01\x02\x03\xff\xfe\xfd" * 9, "文本文件"),
    ],
)  # fmt: skip
def test_what_is_no_document(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileError, match=says) as fault:
        read_document(path)
    assert name in str(fault.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到"):
        read_document(tmp_path / "没有.docx")
    with pytest.raises(FileError, match="文件夹"):
        read_document(tmp_path)


def test_a_truncated_document(tmp_path: Path, edition: Edition) -> None:
    whole = word(tmp_path / "a.docx", edition.tables[0], {}, merged=True).read_bytes()
    for size in (100, len(whole) // 2, len(whole) - 200):
        cut = tmp_path / f"{size}.docx"
        cut.write_bytes(whole[:size])
        with pytest.raises(FileError):
            read_document(cut)


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (b"<w:document", "不是完整的 Word 文档"),
        (b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "外部实体"),
        (b'<!DOCTYPE d SYSTEM "http://localhost:1/x.dtd"><d/>', "外部实体"),
    ],
)
def test_broken_and_hostile_xml(tmp_path: Path, xml: bytes, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read_document(_zip(tmp_path / "a.docx", word__document=xml))


def test_entities_of_other_parts_are_refused_too(tmp_path: Path) -> None:
    rels = RELS.replace(b"officeDocument", b"comments").replace(b"word/document.xml", b"comments.xml")
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", b"<d/>")
        archive.writestr("word/_rels/document.xml.rels", rels)
        archive.writestr(
            "word/comments.xml", b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
        )
    with pytest.raises(FileError, match="外部实体"):
        read_document(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.docx", word__document=b" " * (docx_package.MAX_PART + 1))
    assert path.stat().st_size < 200_000
    with pytest.raises(FileError, match="过大"):
        read_document(path)


def test_a_part_bigger_than_its_directory_says_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART", 1000)
    path = _zip(tmp_path / "a.docx", word__document=b"<d>" + b"x" * 5000 + b"</d>")
    data = path.read_bytes().replace((5007).to_bytes(4, "little"), (7).to_bytes(4, "little"))
    path.write_bytes(data)
    with pytest.raises(FileError):
        read_document(path)


# --- how many tables, how long ---


def test_no_table(tmp_path: Path, edition: Edition) -> None:
    document = read_document(save(new("只有文字。"), tmp_path / "a.docx"))
    with pytest.raises(EditionError, match=r"a\.docx 中没有可以作为指标表或任务表的表格（共有 0 个表格）"):
        propose_edition(document)
    with pytest.raises(FileError, match=r"a\.docx 中没有与“.*”相符的表格"):
        filled.read(document, edition)


def test_of_ten_tables_the_official_one_is_taken_and_the_others_are_named(
    tmp_path: Path, edition: Edition
) -> None:
    document = new("通知")
    for i in range(8):
        document.add_paragraph(f"表{i}")
        add(
            document,
            table(
                [row([C("联系人"), C("电话")]), row([C(f"张{i}"), C("123")]), row([C("李"), C("456")])],
                (5, 5),
            ),
        )
    wanted = edition.tables[0]
    document.add_paragraph("评估指标")
    add(document, table(official(wanted), widths(wanted)))
    add(document, table([row([C("盖章"), C("签字")]), row([C(""), C("")])], (5, 5)))
    raw = read_document(save(document, tmp_path / "a.docx"))
    assert len(raw.tables) == 10
    proposed = propose_edition(raw)
    assert [t.table.items for t in proposed.tables] == [wanted.items]
    left_out = [str(d) for d in proposed.doubts if "没有导入" in str(d)]
    assert sum("第" in t and "个表格" in t for t in left_out) >= 8
    assert len(filled.read(raw, edition).tables) == 1
    assert [t.table.items for t in propose_edition(raw, only=(9,)).tables] == [wanted.items]


def test_ten_official_tables_become_ten_sheets(tmp_path: Path) -> None:
    document = new()
    for i in range(10):
        document.add_paragraph(f"第{i}部分任务清单")
        rows = [row([C("序号"), C("工作任务"), C("牵头单位"), C("完成情况")], header=True)]
        rows += [row([C(str(n)), C(f"第{i}部分第{n}项任务要求。"), C("市司法局"), C()]) for n in range(1, 6)]
        add(document, table(rows, (5, 5, 5, 5)))
    proposed = propose_edition(read_document(save(document, tmp_path / "a.docx")))
    assert len({t.table.key for t in proposed.tables}) == len({t.table.sheet for t in proposed.tables}) == 10
    assert [t.table.title for t in proposed.tables][:2] == ["第0部分任务清单", "第1部分任务清单"]


def test_three_hundred_pages(tmp_path: Path, edition: Edition) -> None:
    """Narrative and twenty copies of a table of 133 rows: read whole, and in bounded time."""
    wanted = edition.tables[1]
    document = new()
    rows = official(wanted)
    for i in range(20):
        for _ in range(40):
            document.add_paragraph("推进法治政府建设，" * 30)
        add(document, table(rows, widths(wanted)))
        document.add_paragraph(f"以上为第{i}份。")
    path = save(document, tmp_path / "a.docx")
    began = time.perf_counter()
    raw = read_document(path)
    proposed = propose_edition(raw)
    assert len(raw.tables) == 20
    assert [t.table.items for t in proposed.tables] == [wanted.items] * 20
    assert time.perf_counter() - began < 20  # it takes about 1 s; a quadratic reader would take minutes


def test_a_table_cut_into_several_is_one_again(tmp_path: Path, edition: Edition) -> None:
    """Some people paste each page as a table of its own: with its header, without it, after 续表."""
    wanted = edition.tables[0]
    rows = official(wanted, merged=False)
    header, body = rows[0], rows[1:]
    document = new("评估指标")
    for at, (first, last) in enumerate(((0, 40), (40, 80), (80, 109))):
        add(document, table([*([header] if at != 1 else []), *body[first:last]], widths(wanted)))
        document.add_paragraph("" if at else "（续表）")
    (only,) = propose_edition(read_document(save(document, tmp_path / "a.docx"))).tables
    assert only.table.items == wanted.items


def test_cells_cut_by_page_breaks_are_put_together(tmp_path: Path) -> None:
    rows = [
        row([C("序号"), C("三级指标"), C("自查材料"), C("完成情况")], header=True),
        row([C("1"), C("公开清单，实行动态"), C("1.清单；"), C("已公开。")]),
        row([C(), C("管理。"), C("2.台账。"), C("每年更新。")]),
        row([C("2"), C("压缩时限。"), C("时限表"), C("完成。")]),
        row([C(), C(), C(), C("另有说明。")]),
        row([C("3"), C("加强监管。"), C("材料"), C()]),
    ]
    document = new("指标")
    add(document, table(rows, (5, 5, 5, 5)))
    (only,) = propose_edition(read_document(save(document, tmp_path / "a.docx"))).tables
    assert [(i.requirement, i.materials) for i in only.table.items] == [
        ("公开清单，实行动态管理。", "1.清单；\n2.台账。"), ("压缩时限。", "时限表"), ("加强监管。", "材料"),
    ]  # fmt: skip
    assert {n: f["answer"] for n, f in only.filled.items()} == {
        1: "已公开。\n每年更新。",
        2: "完成。\n另有说明。",
    }
    assert sum("已并入上一行" in str(d) for d in only.doubts) == 2


# --- other formats ---


def test_an_excel_table_with_notes_and_merges(tmp_path: Path, edition: Edition) -> None:
    import openpyxl
    from openpyxl.comments import Comment

    wanted, given = edition.tables[0], without_traces(answers("indicators"))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append([wanted.title.replace("\n", "")])
    sheet.merge_cells("A1:G1")
    sheet.append(["填报单位：重庆市知识产权局"])
    sheet.append([c.header for c in wanted.columns])
    first = 4
    for item in wanted.items:
        answer = given.get(item.number, {})
        sheet.append(
            [item.chapter, item.section, item.number, item.requirement, item.materials, answer.get("answer"), answer.get("remedy")]
        )  # fmt: skip
    for section in dict.fromkeys((i.chapter, i.section) for i in wanted.items):
        numbers = [i.number for i in wanted.items if (i.chapter, i.section) == section]
        if len(numbers) > 1:
            sheet.merge_cells(
                start_row=first + numbers[0] - 1,
                end_row=first + numbers[-1] - 1,
                start_column=2,
                end_column=2,
            )
    sheet["F10"].comment = Comment("李某:\n请补充文号", "李某")
    book.save(tmp_path / "汇总.xlsx")
    raw = read_document(tmp_path / "汇总.xlsx")
    (only,) = propose_edition(raw).tables
    assert only.table.items == wanted.items
    assert only.table.title == wanted.title.replace("\n", "")
    found = filled.read(raw, edition)
    assert found.department == "重庆市知识产权局"
    assert found.tables[0].answers == given
    assert {n: {k: list(map(str, v)) for k, v in m.items()} for n, m in found.tables[0].notes.items()} == {
        7: {"answer": ["李某：请补充文号"]}
    }


def test_a_missing_converter_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    path = tmp_path / "通知.wps"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"))
    with pytest.raises(FileError, match=r"通知\.wps 是 Word 97.*没有 LibreOffice.*另存为 \.docx"):
        read_document(path)


def test_docx_under_another_name_needs_no_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """WPS saves Word's format under its own extension."""
    monkeypatch.setattr(office, "program", lambda: None)
    third.document(tmp_path / "a.docx").rename(tmp_path / "考核表.wps")
    assert len(propose_edition(read_document(tmp_path / "考核表.wps")).tables[0].table.items) == 60


@pytest.mark.office
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_old_word_formats_through_libreoffice(tmp_path: Path, edition: Edition, kind: str) -> None:
    wanted, given = edition.tables[1], without_traces(answers("tasks"))
    made = libreoffice.convert(word(tmp_path / "a.docx", wanted, given, merged=True), tmp_path, "rtf")
    if kind == "doc":  # by way of RTF: LibreOffice 7.4 loses tables on the straight way from .docx to .doc
        made = libreoffice.convert(made, tmp_path, "doc").rename(tmp_path / "通知.wps")
    raw = read_document(made)
    assert "LibreOffice" in str(raw.doubts[0])
    assert propose_edition(raw).tables[0].table.items == wanted.items
    assert filled.read(raw, edition).tables[0].answers == given


@pytest.mark.office
def test_old_excel_through_libreoffice(tmp_path: Path, edition: Edition) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    wanted = edition.tables[1]
    sheet.append([c.header for c in wanted.columns])
    for item in wanted.items:
        sheet.append([item.section, *item.texts.values(), "完成"])
    book.save(tmp_path / "a.xlsx")
    made = libreoffice.convert(tmp_path / "a.xlsx", tmp_path, "xls").rename(tmp_path / "任务.et")
    (only,) = filled.read(read_document(made), edition).tables
    assert len(only.answers) == 133


# --- any text at all ---

_CELLS = st.lists(st.text(alphabet="序号指标任务完成情况1。\n ", max_size=12), min_size=1, max_size=30)


@settings(max_examples=150, deadline=None)
@given(_CELLS)
def test_any_text_is_dealt_into_rows_without_losing_a_cell(cells: list[str]) -> None:
    text = "前言\n" + "".join(f"\t{c}\n" for c in cells)
    found = plain.tables(text)
    got = "".join(c.text for t in found for r in t.rows for c in r.cells) + "".join(
        line for t in found for line in t.before
    )
    for cell in cells:
        assert "".join(cell.split()) in "".join(got.split())


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_damage_to_a_document_is_a_file_error_or_a_reading(data: st.DataObject) -> None:
    whole = _WHOLE
    at = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(1, 40))
    patch = data.draw(st.binary(min_size=length, max_size=length))
    damaged = whole[:at] + patch + whole[at + length :]
    path = Path(_FOLDER) / "damaged.docx"
    path.write_bytes(damaged)
    try:
        assert isinstance(read_document(path), RawDocument)
    except FileError as fault:
        assert "damaged.docx" in str(fault)


def _small() -> bytes:
    document = new("标题")
    add(document, table([row([C("序号"), C("指标")]), row([C("1"), C("要求")])], (5, 5)))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


_WHOLE = _small()
_FOLDER = __import__("tempfile").mkdtemp(prefix="lawgov-test-")


def test_shape_of_an_empty_document() -> None:
    assert shape.tables(RawDocument("x", ())) == ([], [])
