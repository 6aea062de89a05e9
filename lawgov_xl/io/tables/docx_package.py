"""The parts of a Word document, read with limits: no entities, no network, no document bigger than it says."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from lawgov_xl.errors import FileError, Message

MAX_FILE = 64 * 2**20
"""Bytes of the file; a filled table of 133 rows is about 60 kB."""
MAX_PART = 96 * 2**20
"""Bytes of one XML part unpacked; 300 pages of tables are about 10 MB."""
MAX_UNPACKED = 512 * 2**20

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PKG_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
# "Strict Open XML" writes the same words under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)

_BROKEN = Message(
    "{path} 不是完整的 Word 文档（{why}）。请用 Word 或 WPS 打开核对后另存为 .docx 再试。",
    "{path} is no whole Word document ({why}). Open it in Word or WPS, check it and save it as .docx.",
)
_TOO_BIG = Message(
    "{path} 过大（{part} 有 {size} MB，上限 {limit} MB），没有读取。请删去图片等附件，或只保留表格部分。",
    "{path} is too large ({part}: {size} MB, limit {limit} MB) and was not read. Keep only the tables.",
)
_ENTITIES = Message(
    "{path} 含有外部实体定义（{part}），正常的 Word 文档没有这种内容，没有读取。",
    "{path} declares entities ({part}), which no ordinary Word document does; it was not read.",
)


class WordPackage:
    """A Word document's parts by name. Raises FileError where it is not whole, or too large."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._archive = zipfile.ZipFile(path)
            infos = self._archive.infolist()
        except Exception as fault:  # a damaged directory, too, raises what it likes
            raise FileError(_BROKEN.of(path=str(path), why=str(fault))) from fault
        self._names = {i.filename: i for i in infos}
        self._refuse(path.stat().st_size, MAX_FILE, path.name)
        self._refuse(sum(i.file_size for i in infos), MAX_UNPACKED, path.name)
        self.main = self._main_part()

    def __enter__(self) -> WordPackage:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part."""
        if name not in self._names:
            return None
        self._refuse(self._names[name].file_size, MAX_PART, name)
        try:
            with self._archive.open(name) as part:
                data = part.read(MAX_PART + 1)
        except Exception as fault:  # a damaged archive raises whatever its packing method raises
            raise FileError(_BROKEN.of(path=str(self.path), why=f"{name}: {fault}")) from fault
        self._refuse(len(data), MAX_PART, name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as fault:
            raise FileError(_BROKEN.of(path=str(self.path), why=f"{name}: {fault.msg}")) from fault
        if root.getroottree().docinfo.internalDTD is not None:
            raise FileError(_ENTITIES.of(path=str(self.path), part=name))
        return root

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the main document refers to as `kind` (comments, numbering, styles …)."""
        folder, name = posixpath.split(self.main)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for rel in () if root is None else root.iter(f"{{{PKG_REL}}}Relationship"):
            if rel.get("Type", "").endswith("/" + kind) and rel.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, rel.get("Target", "")))
                return self.xml(target.lstrip("/"))
        return None

    def _main_part(self) -> str:
        root = self.xml("_rels/.rels")
        for rel in () if root is None else root.iter(f"{{{PKG_REL}}}Relationship"):
            if rel.get("Type", "").endswith("/officeDocument"):
                name: str = posixpath.normpath("/" + rel.get("Target", "")).lstrip("/")
                if name in self._names:
                    return name
        raise FileError(_BROKEN.of(path=str(self.path), why="word/document.xml"))

    def _refuse(self, size: int, limit: int, part: str) -> None:
        if size > limit:
            raise FileError(
                _TOO_BIG.of(path=str(self.path), part=part, size=size // 2**20, limit=limit // 2**20)
            )
