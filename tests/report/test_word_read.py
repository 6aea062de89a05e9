"""Reading reports from any hand; what is no Word document is refused in one clear sentence."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import docx
import pytest

from lawgov_xl.errors import FileError
from lawgov_xl.io.word_read import read_report
from tests.report import documents


def test_revisions_are_read_as_accepted_and_everything_is_counted(tmp_path: Path) -> None:
    reading = read_report(documents.difficult(tmp_path / "难.docx"))
    by_text = {p.text: p for p in reading.paragraphs}
    assert "调解案件640件。" in by_text
    assert by_text["内层表格99件"].table and by_text["框中文字"].box
    assert by_text["某市某局关于法治政府建设情况的报告"].style == "Title"
    assert (reading.comments, reading.tables, reading.nested, reading.boxes) == (1, 2, 1, 1)
    assert reading.changes == 2
    assert [p.number for p in reading.paragraphs] == list(range(1, len(reading.paragraphs) + 1))
    assert "内层表格99件" not in [p.text for p in reading.narrative]


def test_automatic_numbers_are_read_as_printed(tmp_path: Path) -> None:
    reading = read_report(documents.numbered(tmp_path / "号.docx"))
    assert [p.text for p in reading.paragraphs] == ["一、工作情况", "二、存在的问题", "三、下一步打算"]


def test_headings_have_their_level(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("一、情况", 1)
    document.add_paragraph("正文。")
    document.save(str(tmp_path / "级.docx"))
    assert [p.level for p in read_report(tmp_path / "级.docx").paragraphs] == [1, 0]


def test_two_hundred_pages(tmp_path: Path) -> None:
    path = documents.plain(
        tmp_path / "长.docx", "\n".join(f"第{n}项工作调解案件{n}件。" * 12 for n in range(2600))
    )
    start = time.perf_counter()
    reading = read_report(path)
    assert len(reading.paragraphs) == 2600 and time.perf_counter() - start < 20


def no_word(folder: Path) -> list[tuple[Path, str]]:
    made: list[tuple[str, bytes, str]] = [
        ("空.docx", b"", "空文件"),
        ("文本.docx", "只是文字".encode(), "不是 Word 文档"),
        ("像.docx", b"%PDF-1.7 ...", "PDF"),
        ("半.docx", b"PK\x03\x04broken", "不是 Word 文档"),
        ("密.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    ]
    out = []
    for name, data, said in made:
        (folder / name).write_bytes(data)
        out.append((folder / name, said))
    with zipfile.ZipFile(folder / "表.docx", "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    with zipfile.ZipFile(folder / "别.docx", "w") as package:
        package.writestr("a.txt", "x")
    with zipfile.ZipFile(folder / "坏.docx", "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<w:document")
    out += [
        (folder / "表.docx", "Excel 工作簿"),
        (folder / "别.docx", "不是 Word 文档"),
        (folder / "坏.docx", "Word 文档"),
        (folder / "没有.docx", "找不到"),
        (folder, "文件夹"),
    ]
    docx.Document().save(str(folder / "无字.docx"))
    out.append((folder / "无字.docx", "没有文字"))
    return out


@pytest.mark.parametrize("index", range(11))
def test_what_is_no_word_document(tmp_path: Path, index: int) -> None:
    path, said = no_word(tmp_path)[index]
    with pytest.raises(FileError) as fault:
        read_report(path)
    assert said in str(fault.value) and "\n" not in str(fault.value)
