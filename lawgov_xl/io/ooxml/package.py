"""The parts of an Office Open XML package (ECMA-376 part 2): content types and relationships kept right."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from pathlib import Path

from lxml import etree

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import zips

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOC_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

_STAMP = (1980, 1, 1, 0, 0, 0)
_BROKEN = Message(
    "{path} 的内部结构不完整（{part}），无法加批注。请用 Excel 打开后另存为 .xlsx 再试。",
    "The inner structure of {path} is not whole ({part}); it can not be annotated. Save it again in Excel.",
)
_STRICT = Message(
    "{path} 是“严格 Open XML”格式，无法加批注。请在 Excel 中另存为普通的 .xlsx 工作簿再试。",
    "{path} is a Strict Open XML workbook and can not be annotated. Save it as an ordinary .xlsx workbook.",
)


def parse(data: bytes) -> etree._Element:
    """XML without entities, network or huge trees."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def serialise(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


class Package:
    """A workbook's parts by name. Raises FileError where it is not whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            data = zips.read_file(path)
            self.parts: dict[str, bytes] = dict(zips.parts(data, path))
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._infos = archive.infolist()
        except (OSError, zipfile.BadZipFile, ValueError, RuntimeError) as fault:
            raise FileError(_BROKEN.of(path=str(path), part=str(fault))) from fault
        self._open: dict[str, etree._Element] = {}
        self.workbook = self._workbook_part()

    def _workbook_part(self) -> str:
        for target, kind in self.relationships("").values():
            if kind.endswith("/officeDocument"):
                if "purl.oclc.org" in kind:
                    raise FileError(_STRICT.of(path=str(self.path)))
                return target
        raise FileError(_BROKEN.of(path=str(self.path), part="_rels/.rels"))

    def xml(self, name: str) -> etree._Element:
        """The root of a part; what is changed in it is written by `save`."""
        if name not in self._open:
            try:
                self._open[name] = parse(self.parts[name])
            except (KeyError, etree.XMLSyntaxError) as fault:
                raise FileError(_BROKEN.of(path=str(self.path), part=name)) from fault
        return self._open[name]

    def require(self, name: str, *children: str) -> etree._Element:
        """The root of a part that must hold these elements. Raises FileError where one is missing or empty."""
        root = self.xml(name)
        for child in children:
            found = root.find(f"{{{MAIN}}}{child}")
            if found is None or not len(found):
                raise FileError(_BROKEN.of(path=str(self.path), part=f"{name}: {child}"))
        return root

    def add(self, name: str, root: etree._Element, content_type: str) -> None:
        """A new part, or a part anew."""
        self._open[name] = root
        self.parts.setdefault(name, b"")
        types = self.xml("[Content_Types].xml")
        if not any(o.get("PartName") == f"/{name}" for o in types.iter(f"{{{TYPES}}}Override")):
            etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def default_type(self, extension: str, content_type: str) -> None:
        """The content type of every part with this extension."""
        types = self.xml("[Content_Types].xml")
        if not any(d.get("Extension", "").lower() == extension for d in types.iter(f"{{{TYPES}}}Default")):
            types.insert(
                0, etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=content_type)
            )

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (target part, type) of a part; external targets are left out."""
        name = _rels_of(part)
        if name not in self.parts:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for rel in self.xml(name).iter(f"{{{PKG_REL}}}Relationship"):
            if rel.get("TargetMode") != "External":
                target = posixpath.normpath(
                    posixpath.join("/" + posixpath.dirname(part), rel.get("Target", ""))
                )
                found[rel.get("Id", "")] = (target.lstrip("/"), rel.get("Type", ""))
        return found

    def relate(self, part: str, target: str, kind: str) -> str:
        """Adds a relationship; returns its id."""
        name = _rels_of(part)
        if name not in self.parts:
            root = etree.Element(f"{{{PKG_REL}}}Relationships", nsmap={None: PKG_REL})
            self._open[name] = root
            self.parts[name] = b""
        root = self.xml(name)
        used = {r.get("Id") for r in root}
        number = next(i for i in range(1, len(used) + 2) if f"rIdLawgov{i}" not in used)
        etree.SubElement(
            root, f"{{{PKG_REL}}}Relationship", Id=f"rIdLawgov{number}", Type=kind, Target=f"/{target}"
        )
        return f"rIdLawgov{number}"

    def free_name(self, pattern: str) -> str:
        """A part name not in use: `xl/comments{}.xml` -> xl/comments3.xml."""
        return next(n for i in range(1, 100_000) if (n := pattern.format(i)) not in self.parts)

    def sheet_parts(self) -> dict[str, str]:
        """Sheet name -> part name, worksheets only, in order."""
        relationships = self.relationships(self.workbook)
        found: dict[str, str] = {}
        for sheet in self.xml(self.workbook).iter(f"{{{MAIN}}}sheet"):
            target, kind = relationships.get(sheet.get(f"{{{DOC_REL}}}id", ""), ("", ""))
            if kind.endswith("/worksheet") and target in self.parts:
                found[sheet.get("name", "")] = target
        return found

    def save(self, target: Path) -> None:
        """Writes the package; unchanged parts keep their bytes, order and times."""
        for name, root in self._open.items():
            self.parts[name] = serialise(root)
        times = {i.filename: i.date_time for i in self._infos}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                info = zipfile.ZipInfo(name, times.get(name, _STAMP))
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                archive.writestr(info, data)


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def xml_text(text: str) -> str:
    """Text that XML can hold: control characters dropped."""
    return _ILLEGAL.sub("", text)
