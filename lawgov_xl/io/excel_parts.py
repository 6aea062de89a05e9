"""Which parts of a workbook a reading needs, and a package of these alone.

Pictures, charts, themes, the hidden sheets behind a workbook's live counts and, where a department's answers alone are
wanted, the sheets on which this program shows something are not unpacked: what is not unpacked can do no harm. The
readers are given a package in which only the parts stand that were looked over; whoever wrote the file so that a reader
would want another part has written a damaged workbook.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
from collections.abc import Container, Iterable, Sequence
from html import unescape

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _UTF8 = 20, 0x800

_KINDS = (".xml", ".rels")
"""Whatever else a part is called, no reader of cells wants it."""
_BESIDE = re.compile(
    r"(?:^|/)(?:charts|chartsheets/_rels|customxml|diagrams|docprops|drawings|embeddings|media|persons|pivotcache"
    r"|pivottables|printersettings|richdata|threadedcomments|theme)/|(?:^|/)calcchain\.xml$"
)
_SHEET = re.compile(rb"<sheet\s[^<>]*>")
_RELATION = re.compile(rb"<Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(rb'\s([A-Za-z:]{1,20})="([^"<]*)"')

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def beside(name: str) -> bool:
    """Whether a part, by its name, holds nothing that a reader of cells wants."""
    low = name.lower()
    return not low.endswith(_KINDS) or _BESIDE.search(low) is not None


def behind(workbook: bytes, relations: bytes, sheets: Container[str]) -> frozenset[str]:
    """The parts of the sheets of these names, as far as that is plain; those of no other sheet."""
    targets: dict[bytes, str] = {}
    for relation in _RELATION.findall(relations):
        said = dict(_ATTRIBUTE.findall(relation))
        if b"Id" in said and b"Target" in said:
            target = unescape(said[b"Target"].decode("utf-8", "replace"))
            targets[said[b"Id"]] = posixpath.normpath(posixpath.join("/xl", target))[1:]
    named: set[str] = set()
    others: set[str] = set()
    for sheet in _SHEET.findall(workbook):
        said = dict(_ATTRIBUTE.findall(sheet))
        name = said.get(b"name", b"").decode("utf-8", "replace")
        (named if name in sheets else others).add(targets.get(said.get(b"r:id", b""), ""))
    return frozenset(named - others - {""})


def package(parts: Iterable[tuple[zipfile.ZipInfo, bytes | memoryview, bool]]) -> bytes:
    """A zip file of parts: what the directory of theirs says, the content, and whether that is unpacked already."""
    made: list[bytes | memoryview] = []
    directory: list[bytes] = []
    at = 0
    for info, content, plain in parts:
        method = zipfile.ZIP_STORED if plain else info.compress_type
        name = info.filename.encode()
        sizes = (info.CRC, len(content), info.file_size)
        local = _LOCAL.pack(b"PK\x03\x04", _VERSION, _UTF8, method, 0, 0, *sizes, len(name), 0)
        made += (local, name, content)
        directory.append(
            _CENTRAL.pack(
                b"PK\x01\x02", _VERSION, _VERSION, _UTF8, method, 0, 0, *sizes, len(name), 0, 0, 0, 0, 0, at
            )
            + name
        )
        at += _LOCAL.size + len(name) + len(content)
    return b"".join([*made, *_ended(directory, at)])


def _ended(directory: Sequence[bytes], at: int) -> list[bytes]:
    count, size = len(directory), sum(map(len, directory))
    return [*directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, size, at, 0)]
