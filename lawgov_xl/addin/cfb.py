"""Compound files (MS-CFB), version 3, written from nothing: storages and streams, the same bytes every time.

Streams below 4,096 bytes live in the mini stream, in sectors of 64 bytes; others in sectors of 512. Directory
entries of a storage form a red-black tree, ordered by length and then by upper-case name (2.6.4).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_HEADER_FAT = 109
"""How many sectors of the allocation table the header itself can name: enough for 7 MB."""

Tree = Mapping[str, "bytes | Tree"]
"""Name -> content of a stream, or a storage."""


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    colour: int = _BLACK
    start: int = _END
    size: int = 0
    children: list[int] = field(default_factory=list)


def write(tree: Tree) -> bytes:
    """A compound file of these streams and storages."""
    entries = [_Entry("Root Entry", _ROOT)]
    _add(entries, 0, tree)
    mini = bytearray()
    mini_fat: list[int] = []
    sectors: list[bytes] = []
    fat: list[int] = []
    for entry in entries:
        if entry.kind == _STREAM:
            entry.size = len(entry.content)
            if entry.size < _CUTOFF:
                entry.start = _chain(mini_fat, -(-entry.size // _MINI))
                mini += _padded(entry.content, _MINI)
            else:
                entry.start = _store(sectors, fat, entry.content)
    root = entries[0]
    root.start, root.size = _store(sectors, fat, bytes(mini)), len(mini)
    mini_fat_count = -(-len(mini_fat) * 4 // _SECTOR)
    mini_fat_start = _store(sectors, fat, _numbers(mini_fat))
    directory = b"".join(map(_packed, entries))
    while len(directory) % _SECTOR:
        directory += _packed(_Entry("", 0))
    directory_start = _store(sectors, fat, directory)
    fat_count = 1
    while (len(fat) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    if fat_count > _HEADER_FAT:
        raise ValueError("too large for a header without further tables")
    fat_sectors = list(range(len(fat), len(fat) + fat_count))
    fat += [_FAT] * fat_count
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,  # minor version
        3,
        0xFFFE,
        9,  # sectors of 2**9 bytes
        6,  # mini sectors of 2**6 bytes
        0,
        fat_count,
        directory_start,
        0,
        _CUTOFF,
        mini_fat_start,
        mini_fat_count,
        _END,
        0,
    )
    header += _numbers(fat_sectors, _HEADER_FAT * 4)
    return header + b"".join(sectors) + _numbers(fat, fat_count * _SECTOR)


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, content in tree.items():
        index = len(entries)
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE, start=0))
            _add(entries, index, content)
        entries[parent].children.append(index)
    ordered = sorted(entries[parent].children, key=lambda i: (len(entries[i].name), entries[i].name.upper()))
    depth = len(ordered).bit_length()
    entries[parent].child = _branch(entries, ordered, depth)


def _branch(entries: list[_Entry], ordered: list[int], depth: int) -> int:
    """A balanced tree; only the deepest row is red, so every way down has as many blacks."""
    if not ordered:
        return _NONE
    middle = len(ordered) // 2
    entry = entries[ordered[middle]]
    entry.left = _branch(entries, ordered[:middle], depth - 1)
    entry.right = _branch(entries, ordered[middle + 1 :], depth - 1)
    entry.colour = _RED if depth == 1 and entry.left == entry.right == _NONE else _BLACK
    return ordered[middle]


def _chain(table: list[int], count: int) -> int:
    """A chain of further entries of an allocation table; where it begins."""
    if count == 0:
        return _END
    start = len(table)
    table += [*range(start + 1, start + count), _END]
    return start


def _store(sectors: list[bytes], fat: list[int], content: bytes) -> int:
    whole = _padded(content, _SECTOR)
    sectors += [whole[i : i + _SECTOR] for i in range(0, len(whole), _SECTOR)]
    return _chain(fat, len(whole) // _SECTOR)


def _padded(content: bytes, size: int) -> bytes:
    return content + b"\0" * (-len(content) % size)


def _numbers(values: list[int], size: int = 0) -> bytes:
    """32-bit numbers, filled up with the mark of free sectors."""
    packed = struct.pack(f"<{len(values)}I", *values)
    size = size or len(packed) + -len(packed) % _SECTOR
    return packed + b"\xff" * (size - len(packed))


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0" if entry.name else b""
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ",
        name,
        len(name),
        entry.kind,
        entry.colour,
        entry.left,
        entry.right,
        entry.child,
        0,
        0 if entry.kind == _STORAGE or not entry.name else entry.start,
        entry.size,
    )
