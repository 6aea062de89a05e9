"""Zip files as an attacker writes them: parts exchanged, sizes that lie, entries that overlap."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Change = bytes | None | Callable[[bytes], bytes]


def changed(data: bytes, changes: Mapping[str, Change]) -> bytes:
    """A zip file with parts replaced (bytes), edited (a function), removed (None) or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            change = changes.get(info.filename, old.read(info))
            content = change(old.read(info)) if callable(change) else change
            if content is not None:
                new.writestr(info.filename, content)
        for name, change in changes.items():
            if name not in old.namelist() and isinstance(change, bytes):
                new.writestr(name, change)
    return out.getvalue()


def swap(old: str, new: str, count: int = -1) -> Callable[[bytes], bytes]:
    """Replaces text in a part; the text must be there."""

    def edit(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), count)

    return edit


@dataclass(frozen=True)
class Entry:
    """An entry as it is to be written. said: the size the directory gives; data: packed bytes."""

    name: str
    data: bytes
    method: int = 8
    said: int | None = None
    crc: int | None = None
    flags: int = 0
    attributes: int = 0


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def zeros(megabytes: int) -> bytes:
    """The deflated form of as many zero bytes, without packing each of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + packer.flush()


def packed(*entries: Entry, overlapping: int = 0) -> bytes:
    """A zip file of these entries, byte by byte; the last one `overlapping` times in the directory."""
    out, directory = io.BytesIO(), io.BytesIO()
    count = 0
    for number, e in enumerate(entries):
        name = e.name.encode()
        size = e.said if e.said is not None else len(e.data)
        crc = e.crc if e.crc is not None else zlib.crc32(e.data)
        at = out.tell()
        head = (e.flags, e.method, 0, 33, crc, len(e.data), size, len(name), 0)
        out.write(b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 20, *head) + name + e.data)
        times = overlapping if overlapping and number == len(entries) - 1 else 1
        for turn in range(times):
            listed = name if times == 1 else name + str(turn).encode()
            about = (
                e.flags,
                e.method,
                0,
                33,
                crc,
                len(e.data),
                size,
                len(listed),
                0,
                0,
                0,
                0,
                e.attributes,
                at,
            )
            directory.write(
                b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", 20 | 3 << 8, 20, *about) + listed
            )
            count += 1
    where, listing = out.tell(), directory.getvalue()
    end = struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listing), where, 0)
    return out.getvalue() + listing + b"PK\x05\x06" + end
