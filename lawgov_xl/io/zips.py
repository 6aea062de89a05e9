"""The parts of a zip file, unpacked with a bound: a part that holds more than the directory says is refused, for the
sizes in a directory are only what somebody wrote there."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import limits
from lawgov_xl.io.reasons import reason

_LOCAL = struct.Struct("<4s22xHH")
_ENCRYPTED = 1
_PIECE, _LARGE = 2**16, 2**22
"""Bytes: of a packed part that are unpacked at a time; from which size on a part is large."""

MISSING = Message("找不到文件 {path}。请核对路径。", "There is no file {path}. Check the path.")
FOLDER = Message("{path} 是文件夹，不是文件。", "{path} is a folder, not a file.")
SPECIAL = Message("{path} 是设备或管道，不是普通文件。", "{path} is a device or a pipe, no ordinary file.")
EMPTY = Message(
    "{path} 是空文件（0 字节）。请重新取得该文件。", "{path} is empty (0 bytes). Get the file again."
)
UNREADABLE = Message(
    "{path} 无法读取（{why}）。请检查权限，或先在其他程序中关闭它。",
    "{path} can not be read ({why}). Check permissions, or close it in other programs first.",
)
TOO_BIG = Message(
    "{path} 过大（{what}{size}，上限 {limit}），没有读取。请检查是否插入了图片或多余的格式；确需读取时，可调高环境变量 {name}。",
    "{path} is too large ({what}{size}, limit {limit}) and was not read. Look for pictures or stray formats in it; where it must be read, raise the environment variable {name}.",
)
LYING = Message(
    "{path} 的内部结构有问题（{part} 的实际大小与所记不符），可能已损坏或被人动过手脚，没有读取。",
    "{path} is not sound ({part} is not of the size it is said to be): damaged, or tampered with. It was not read.",
)


class DamagedError(ValueError):
    """The bytes are no whole zip file. The reader knows better what to call it."""


def read_file(path: Path) -> bytes:
    """The bytes of an ordinary file within the limit. Raises FileError."""
    try:
        known = path.stat()
        if stat.S_ISDIR(known.st_mode):
            raise FileError(FOLDER.of(path=str(path)))
        if not stat.S_ISREG(known.st_mode):
            raise FileError(SPECIAL.of(path=str(path)))
        limit = limits.FILE.value
        with path.open("rb") as file:
            data = file.read(min(known.st_size, limit) + 1)  # room for the whole limit takes time to be had
            if len(data) > known.st_size:  # it has grown since
                data += file.read(limit + 1 - len(data))
            if len(data) > limit:
                size = max(known.st_size, len(data))
                raise FileError(too_big(path, limits.FILE, megabytes(size)))
    except FileNotFoundError as fault:
        raise FileError(MISSING.of(path=str(path))) from fault
    except OSError as fault:
        raise FileError(UNREADABLE.of(path=str(path), why=reason(fault))) from fault
    except ValueError as fault:  # a NUL character in the name
        raise FileError(MISSING.of(path=str(path))) from fault
    if not data:
        raise FileError(EMPTY.of(path=str(path)))
    return data


def too_big(path: Path, limit: limits.Limit, size: str, what: str | Message = "") -> Message:
    return TOO_BIG.of(path=str(path), what=what, size=size, limit=limit.shown, name=limit.name)


def megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"


def parts(data: bytes, path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each part of a zip file, in its order; folders left out.

    Raises FileError for what is too large or lies about its size, DamagedError for what is no whole zip file.
    """
    for info in directory(data, path):
        yield info.filename, unpacked(data, info, path)


def directory(data: bytes, path: Path) -> list[zipfile.ZipInfo]:
    """What the directory of a zip file says of its parts, in its order; folders left out. Raises as `parts`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, struct.error) as fault:
        raise DamagedError(str(fault)) from fault
    if len(infos) > limits.PARTS.value:
        raise FileError(too_big(path, limits.PARTS, str(len(infos))))
    size = sum(i.file_size for i in infos)
    if size > limits.UNPACKED.value:
        raise FileError(too_big(path, limits.UNPACKED, megabytes(size)))
    return [i for i in infos if not i.filename.endswith("/")]


def packed(data: bytes, info: zipfile.ZipInfo) -> memoryview:
    """The bytes of a part as they stand in the file. Raises DamagedError."""
    at = info.header_offset
    if at < 0 or at + 30 > len(data):
        raise DamagedError(info.filename)
    mark, name, extra = _LOCAL.unpack_from(data, at)
    start = at + 30 + name + extra
    found = memoryview(data)[start : start + info.compress_size]
    if mark != b"PK\x03\x04" or len(found) != info.compress_size or info.flag_bits & _ENCRYPTED:
        raise DamagedError(info.filename)
    return found


def unpacked(data: bytes, info: zipfile.ZipInfo, path: Path) -> bytes:
    """The content of a part, of the size that the directory tells. Raises as `parts`."""
    content = packed(data, info)
    if info.compress_type == zipfile.ZIP_STORED:
        if len(content) != info.file_size:
            raise FileError(LYING.of(path=str(path), part=info.filename))
        return bytes(content)
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise DamagedError(info.filename)
    inflater = zlib.decompressobj(-15)
    try:
        if info.file_size < _LARGE:
            found = inflater.decompress(content, info.file_size + 1)
        else:
            found = _by_pieces(inflater, content, info.file_size + 1)
    except zlib.error as fault:
        raise DamagedError(info.filename) from fault
    if not inflater.eof and len(found) <= info.file_size:
        raise DamagedError(info.filename)  # the stream breaks off
    if not inflater.eof or len(found) != info.file_size:
        raise FileError(LYING.of(path=str(path), part=info.filename))
    return found


def _by_pieces(inflater: zlib._Decompress, content: memoryview, most: int) -> bytes:
    """The first `most` bytes unpacked: at once, zlib would hold them twice over before it hands them out."""
    found = io.BytesIO()
    for at in range(0, len(content), _PIECE):
        piece: bytes | memoryview = content[at : at + _PIECE]
        more = True
        while more and not inflater.eof and (left := most - found.tell()) > 0:
            written = found.write(inflater.decompress(piece, min(left, _LARGE)))
            piece = inflater.unconsumed_tail
            more = written == _LARGE or bool(piece)  # else all that can be made of this piece is written
    return found.getvalue()


def tells_its_sizes(data: bytes) -> bool:
    """Whether every part of a zip file is as long as its directory says; nothing is kept of them, so that a file of
    any size can be asked before a reader without limits gets it. Never raises."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return all(_length(data, i) == i.file_size for i in package.infolist() if not i.is_dir())
    except (
        zipfile.BadZipFile,
        DamagedError,
        zlib.error,
        struct.error,
        NotImplementedError,
        ValueError,
        EOFError,
    ):
        return False


def _length(data: bytes, info: zipfile.ZipInfo) -> int:
    """How long a part is unpacked; one more than was told where it is longer."""
    content = packed(data, info)
    if info.compress_type == zipfile.ZIP_STORED:
        return len(content)
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise DamagedError(info.filename)
    inflater, size = zlib.decompressobj(-15), 0
    rest: bytes | memoryview = content
    while not inflater.eof and size <= info.file_size:
        made = len(inflater.decompress(rest, _PIECE))
        size, rest = size + made, inflater.unconsumed_tail
        if not made and not rest:
            raise DamagedError(info.filename)  # the stream breaks off
    return size
