"""VBA projects (MS-OVBA), source only: Excel compiles them when it loads them, for there is no cache of ours."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lawgov_xl.addin import cfb

_CHUNK = 4096
_PROJECT_ID = "{6C617767-6F76-4478-8C00-6C6177676F76}"
_CODE_PAGE = 1252
_REFERENCES = (
    (
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    (
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared"
        r"\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
    ),
)
"""Name and library of what the modules use besides Excel's own: Office has the type IRibbonControl. The paths are
hints; what counts is the GUID and the version."""


class Kind(StrEnum):
    """What a module is."""

    DOCUMENT = "Document"
    MODULE = "Module"
    CLASS = "Class"


@dataclass(frozen=True, slots=True)
class Module:
    """A module. source: its text as stored, attributes first, ASCII, lines ended by CR LF."""

    name: str
    kind: Kind
    source: str


def project(name: str, modules: Sequence[Module]) -> bytes:
    """The file vbaProject.bin."""
    streams: dict[str, bytes | cfb.Tree] = {m.name: compress(m.source.encode("ascii")) for m in modules}
    streams["dir"] = compress(_dir(name, modules))
    streams["_VBA_PROJECT"] = struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 0)
    return cfb.write(
        {
            "VBA": streams,
            "PROJECT": _project(name, modules).encode("ascii"),
            "PROJECTwm": b"".join(
                m.name.encode("ascii") + b"\0" + m.name.encode("utf-16-le") + b"\0\0" for m in modules
            )
            + b"\0\0",
        }
    )


# --- streams ---


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HI", kind, len(content)) + content


def _text(kind: int, wide: int, text: str) -> bytes:
    return _record(kind, text.encode("ascii")) + _record(wide, text.encode("utf-16-le"))


def _dir(name: str, modules: Sequence[Module]) -> bytes:
    """2.3.4.2: information, references, modules."""
    number = struct.pack
    out = [
        _record(0x01, number("<I", 1)),  # 32-bit Windows, as every Excel writes
        _record(0x02, number("<I", 0x409)),
        _record(0x14, number("<I", 0x409)),
        _record(0x03, number("<H", _CODE_PAGE)),
        _record(0x04, name.encode("ascii")),
        _text(0x05, 0x40, ""),
        _record(0x06, b"") + _record(0x3D, b""),
        _record(0x07, number("<I", 0)),
        _record(0x08, number("<I", 0)),
        number("<HIIH", 0x09, 4, 1, 1),
        _text(0x0C, 0x3C, ""),
    ]
    for reference, library in _REFERENCES:
        libid = library.encode("ascii")
        out.append(_text(0x16, 0x3E, reference))
        out.append(_record(0x0D, number("<I", len(libid)) + libid + b"\0" * 6))
    out.append(_record(0x0F, number("<H", len(modules))) + _record(0x13, number("<H", 0xFFFF)))
    for module in modules:
        out += [
            _text(0x19, 0x47, module.name),
            _text(0x1A, 0x32, module.name),
            _text(0x1C, 0x48, ""),
            _record(0x31, number("<I", 0)),  # the source begins at once: there is no cache before it
            _record(0x1E, number("<I", 0)),
            _record(0x2C, number("<H", 0xFFFF)),
            _record(0x21 if module.kind is Kind.MODULE else 0x22, b""),
            _record(0x2B, b""),
        ]
    out.append(_record(0x10, b""))
    return b"".join(out)


def _project(name: str, modules: Sequence[Module]) -> str:
    """2.3.1, as text."""
    key = sum(_PROJECT_ID.encode("ascii")) & 0xFF
    lines = [f'ID="{_PROJECT_ID}"']
    for module in modules:
        suffix = "/&H00000000" if module.kind is Kind.DOCUMENT else ""
        lines.append(f"{module.kind}={module.name}{suffix}")
    lines += [
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypt(bytes(4), 0x4C, key)}"',  # open to everybody: neither locked nor with a password
        f'DPB="{encrypt(bytes(1), 0x61, key)}"',
        f'GC="{encrypt(bytes([0xFF]), 0x77, key)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{m.name}=0, 0, 0, 0, C" for m in modules),
    ]
    return "\r\n".join([*lines, ""])


def encrypt(data: bytes, seed: int, key: int) -> str:
    """2.4.3.2 Data Encryption, as hexadecimal text."""
    out = [seed, seed ^ 2, seed ^ key]
    plain, one, two = key, seed ^ key, seed ^ 2

    def put(byte: int) -> None:
        nonlocal plain, one, two
        coded = byte ^ (two + plain & 0xFF)
        out.append(coded)
        two, one, plain = one, coded, byte

    for _ in range((seed & 6) // 2):
        put(0)
    for byte in struct.pack("<I", len(data)) + data:
        put(byte)
    return bytes(out).hex().upper()


# --- compression (2.4.1) ---


def compress(data: bytes) -> bytes:
    """A compressed container: chunks of 4,096 bytes, runs that were seen before as copies."""
    out = bytearray(b"\x01")
    for start in range(0, len(data), _CHUNK):
        out += _chunk(data[start : start + _CHUNK])
    return bytes(out)


def _chunk(data: bytes) -> bytes:
    out = bytearray()
    at = 0
    seen: dict[bytes, list[int]] = {}
    while at < len(data):
        flags, tokens = 0, bytearray()
        for bit in range(8):
            if at >= len(data):
                break
            offset, length = _longest(data, at, seen)
            if length:
                flags |= 1 << bit
                width = max((at - 1).bit_length(), 4)
                tokens += struct.pack("<H", (offset - 1) << (16 - width) | length - 3)
            else:
                tokens.append(data[at])
            for passed in range(at, at + (length or 1)):
                seen.setdefault(data[passed : passed + 3], []).append(passed)
            at += length or 1
        out.append(flags)
        out += tokens
    if len(out) > _CHUNK:
        return struct.pack("<H", _CHUNK - 1 | 0x3000) + data + b"\0" * (_CHUNK - len(data))
    return struct.pack("<H", len(out) - 1 | 0xB000) + out


def _longest(data: bytes, at: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """Offset back and length of the longest earlier run that comes again here; (0, 0) for none of three bytes."""
    width = max((at - 1).bit_length(), 4) if at else 4
    most = min((0xFFFF >> width) + 3, len(data) - at)
    best_offset = best_length = 0
    for start in reversed(seen.get(data[at : at + 3], ())[-64:] if most >= 3 else ()):
        length = 3
        while length < most and data[start + length] == data[at + length]:
            length += 1
        if length > best_length:
            best_offset, best_length = at - start, length
    return best_offset, best_length
