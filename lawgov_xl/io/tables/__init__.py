"""Official tables from files: .docx, .xlsx, the plain-text form, and through LibreOffice .doc, .wps, .et, .xls …

What a file is, is told by its content, never by its name alone: WPS saves .docx under .wps, and people rename.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from enum import Enum
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.importing.raw import RawDocument
from lawgov_xl.io.tables.docx import read_docx
from lawgov_xl.io.tables.office import converted
from lawgov_xl.io.tables.plain import read_text
from lawgov_xl.io.tables.sheets import read_workbook
from lawgov_xl.io.zips import SPECIAL

_MISSING = Message("找不到文件 {path}。请核对路径。", "There is no file {path}. Check the path.")
_FOLDER = Message("{path} 是文件夹，请写出文件名。", "{path} is a folder: give a file name.")
_EMPTY = Message(
    "{path} 是空文件（0 字节）。请重新取得该文件。", "{path} is empty (0 bytes). Get the file again."
)
_PASSWORD = Message(
    "{path} 设有打开密码，无法读取。请取消密码后再试。", "{path} needs a password. Remove it and try again."
)
_UNREADABLE = Message(
    "{path} 无法读取（{why}）。请检查权限，或先在其他程序中关闭它。",
    "{path} can not be read ({why}). Check permissions, or close it in other programs first.",
)
_UNKNOWN = Message(
    "{path} 不是可以导入的文件。可导入 .docx、.xlsx、.txt；装有 LibreOffice 时还可导入 .doc、.wps、.et、.xls、.rtf。",
    "{path} can not be imported. Possible are .docx, .xlsx, .txt and, with LibreOffice, .doc, .wps, .et, .xls, .rtf.",
)
_PDF = Message(
    "{path} 是 PDF，其中的表格不能可靠读取。请取得 Word 或 Excel 原件。",
    "{path} is a PDF; tables can not be read from it reliably. Get the Word or Excel original.",
)
_DAMAGED = Message(
    "{path} 已损坏，不是完整的 Word 或 Excel 文件。请重新取得该文件，或用 Word、WPS 打开修复后另存。",
    "{path} is damaged: no whole Word or Excel file. Get it again, or repair it in Word or WPS.",
)
_CONVERTED = Message(
    "{path} 是 {kind} 格式，已由 LibreOffice 转换后读取，请核对版式有无出入。",
    "{path} is in {kind} format and was converted by LibreOffice; check that nothing was lost.",
)


class _Kind(Enum):
    DOCX = "docx"
    XLSX = "xlsx"
    TEXT = "txt"
    OLD_WORD = ".doc"
    OLD_EXCEL = ".xls"
    RTF = ".rtf"
    ODT = ".odt"
    ODS = ".ods"
    HTML = ".html"


_THROUGH_OFFICE = {
    _Kind.OLD_WORD: ("Word 97–2003（.doc、.wps）", ".docx"),
    _Kind.OLD_EXCEL: ("Excel 97–2003（.xls、.et）", ".xlsx"),
    _Kind.RTF: ("RTF", ".docx"),
    _Kind.ODT: ("ODT", ".docx"),
    _Kind.ODS: ("ODS", ".xlsx"),
    _Kind.HTML: ("HTML", ".docx"),
}


def read_document(path: str | Path) -> RawDocument:
    """The tables of a file, whatever its format. Raises FileError with one clear sentence."""
    path = Path(path)
    try:
        kind = _kind(path)
        if kind is _Kind.DOCX:
            return read_docx(path)
        if kind is _Kind.XLSX:
            return read_workbook(path)
        if kind is _Kind.TEXT:
            return read_text(path)
    except OSError as fault:
        raise FileError(_UNREADABLE.of(path=str(path), why=fault.strerror or str(fault))) from fault
    name, wanted = _THROUGH_OFFICE[kind]
    with converted(path, name, kind.value, wanted) as made:
        document = read_docx(made) if wanted == ".docx" else read_workbook(made)
    doubt = _CONVERTED.of(path=path.name, kind=name)
    return replace(document, path=str(path), doubts=(doubt, *document.doubts))


def _kind(path: Path) -> _Kind:
    if path.is_dir():
        raise FileError(_FOLDER.of(path=str(path)))
    if not path.exists():
        raise FileError(_MISSING.of(path=str(path)))
    if not path.is_file():  # a pipe that nobody feeds would be waited for
        raise FileError(SPECIAL.of(path=str(path)))
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise FileError(_EMPTY.of(path=str(path)))
    if head.startswith(b"PK"):
        return _zipped(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(path)
    if head.startswith(b"%PDF"):
        raise FileError(_PDF.of(path=str(path)))
    if head.startswith(b"{\\rtf"):
        return _Kind.RTF
    if (
        head.lstrip(b"\xef\xbb\xbf \t\r\n")
        .lower()
        .startswith((b"<html", b"<!doctype html", b"<?xml", b"mime-version:"))
    ):
        return _Kind.HTML
    suffix = path.suffix.lower()
    if suffix in (".txt", ".text", ""):
        return _Kind.TEXT
    raise FileError((_DAMAGED if suffix in _OFFICE_SUFFIXES else _UNKNOWN).of(path=str(path)))


_OFFICE_SUFFIXES = {".docx", ".docm", ".xlsx", ".xlsm", ".doc", ".xls", ".wps", ".et"}


def _zipped(path: Path) -> _Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kind = b""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:  # whose size the archive may lie about
                    kind = stream.read(80)
    except Exception as fault:  # a damaged archive raises whatever its packing method raises
        raise FileError(_DAMAGED.of(path=str(path))) from fault
    if any(n.startswith("word/") for n in names):
        return _Kind.DOCX
    if any(n.startswith("xl/") for n in names):
        return _Kind.XLSX
    if kind.endswith(b"opendocument.text"):
        return _Kind.ODT
    if kind.endswith(b"opendocument.spreadsheet"):
        return _Kind.ODS
    raise FileError((_DAMAGED if path.suffix.lower() in _OFFICE_SUFFIXES else _UNKNOWN).of(path=str(path)))


def _compound(path: Path) -> _Kind:
    """What an OLE compound file holds, by the names of its streams."""
    with path.open("rb") as file:
        data = file.read(64 * 2**20)

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise FileError(_PASSWORD.of(path=str(path)))
    if has("WordDocument"):
        return _Kind.OLD_WORD
    if has("Workbook") or has("Book"):
        return _Kind.OLD_EXCEL
    if path.suffix.lower() in (".et", ".xls"):
        return _Kind.OLD_EXCEL
    if path.suffix.lower() in (".wps", ".doc"):
        return _Kind.OLD_WORD
    raise FileError(_UNKNOWN.of(path=str(path)))
