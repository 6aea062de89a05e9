"""What folders, files and .zip packages hold: workbooks to read, and everything else with its reason.

A package is unpacked into a temporary folder under names of our own (never those it asks for), with limits on
number, size and depth. Links to folders are not followed; a name says little, the content decides.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io.excel_read import MAX_FILE
from lawgov_xl.picture import Rejected, Skipped, Source

MAX_MEMBERS = 50_000
MAX_TOTAL = 8 * 2**30
"""Members and unpacked bytes of one package."""
MAX_DEPTH = 2
"""Packages within packages."""

_BOOKS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".et", ".ett", ".ods"}
_OTHER_PACKAGES = {".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".cab"}
_DOCUMENTS = {
    ".docx",
    ".docm",
    ".dotx",
    ".pptx",
    ".pptm",
    ".odt",
    ".odp",
    ".ofd",
    ".wps",
    ".dps",
    ".epub",
    ".jar",
}
"""Packed like a .zip, and no package of submissions, damaged or not."""
_ZIP = b"PK"
_CHUNK = 2**20

_MISSING = Message("找不到 {path}。请核对路径。", "There is no {path}. Check the path.")
_LOCK = Message("Excel 打开文件时留下的锁定文件", "lock file that Excel leaves while a workbook is open")
_HIDDEN = Message("隐藏文件", "hidden file")
_LINKED = Message("指向文件夹的链接，没有进入", "link to a folder; not followed")
_BOOK_FOLDER = Message(
    "名称像工作簿，实为文件夹；已查看其中的文件", "a folder with a workbook's name; looked into"
)
_SPECIAL = Message("不是普通文件", "no ordinary file")
_OTHER = Message("不是填报表", "no workbook")
_OUTPUT = Message("本次的输出文件", "output of this run")
_BROKEN_LINK = Message("链接指向的文件不存在，或链接成环", "the link leads nowhere, or in a circle")
_PACKAGE = Message(
    "不支持的压缩格式（{suffix}）。请解压后再归集，或改用 .zip。",
    "Packages of this kind ({suffix}) are not read. Unpack it first, or use .zip.",
)
_BAD_ZIP = Message(
    "压缩包已损坏或不是 .zip 格式。请重新取得。", "The package is damaged or no .zip. Get it again."
)
_LOCKED_ZIP = Message("压缩包设有密码，请解压后再归集。", "The package needs a password: unpack it first.")
_TOO_MANY = Message(
    "压缩包过大（{count} 个文件，展开后 {size} MB），没有展开。请解压核对后再归集。",
    "The package is too large ({count} files, {size} MB unpacked) and was left alone. Unpack and check it.",
)
_TOO_DEEP = Message(
    "压缩包套压缩包超过 {depth} 层，没有展开。", "Packages within packages, deeper than {depth}."
)
_TOO_BIG = Message(
    "文件过大（上限 {limit} MB），没有读取。", "The file is too large (limit {limit} MB) and was not read."
)
_UNREADABLE = Message("无法读取（{why}）", "can not be read ({why})")


@dataclass(frozen=True, slots=True)
class Input:
    """A workbook to read. file: where it lies; path: what people call it; received: the file's own date.

    content: its bytes, where it goes to a machine that does not see the file.
    """

    file: Path
    path: str
    received: date | None = None
    content: bytes | None = None


@dataclass(slots=True)
class Found:
    """Everything that paths stand for."""

    inputs: list[Input] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def reject(self, path: str, reason: Message, size: int = 0) -> None:
        self.rejected.append(Rejected(Source(path, size), reason))

    def skip(self, path: str, reason: Message) -> None:
        self.skipped.append(Skipped(path, reason))


def find(paths: Sequence[str | Path], unpack: Path, outputs: Iterable[Path] = ()) -> Found:
    """The workbooks of files, folders and packages, in order of their paths.

    unpack: an empty folder to unpack packages into; outputs: files and folders of this run, passed over.
    Raises FileError for a path that is not there.
    """
    found = Found()
    ours = {p.absolute() for p in outputs}
    for path in map(Path, paths):
        if not os.path.lexists(path):
            raise FileError(_MISSING.of(path=str(path)))
        if path.is_dir():
            for file in _files(path, found, ours):
                _file(file, found, unpack, named=False)
        else:
            _file(path, found, unpack, named=True)
    return found


def _files(folder: Path, found: Found, ours: set[Path]) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, followlinks=False):
        base = Path(here)
        for name in sorted(folders):
            inside = base / name
            if inside.is_symlink():
                found.skip(str(inside), _LINKED)
            elif inside.suffix.lower() in _BOOKS:
                found.skip(str(inside), _BOOK_FOLDER)
        folders[:] = sorted(f for f in folders if (base / f).absolute() not in ours)
        for name in sorted(names):
            file = base / name
            if file.absolute() in ours:
                found.skip(str(file), _OUTPUT)
            else:
                yield file


def _file(file: Path, found: Found, unpack: Path, *, named: bool) -> None:
    path, suffix = str(file), file.suffix.lower()
    wanted = named or suffix in _BOOKS
    if file.name.startswith("~$"):
        found.skip(path, _LOCK)
        return
    if file.name.startswith(".") and not named:
        found.skip(path, _HIDDEN)
        return
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            found.skip(path, _SPECIAL)
            return
        with file.open("rb") as stream:
            head = stream.read(4)
    except OSError as fault:
        reason = _BROKEN_LINK if file.is_symlink() else _UNREADABLE.of(why=fault.strerror or str(fault))
        found.reject(path, reason) if wanted or suffix == ".zip" else found.skip(path, reason)
        return
    received = date.fromtimestamp(about.st_mtime)
    if head[:2] == _ZIP and (suffix == ".zip" or not wanted or named):
        kind = _zip_kind(file)
        if kind == "book":
            found.inputs.append(Input(file, path, received))
        elif kind == "document" or suffix in _DOCUMENTS:
            found.reject(path, _OTHER) if wanted else found.skip(path, _OTHER)
        elif suffix in _BOOKS:
            found.inputs.append(Input(file, path, received))  # the reader says what is wrong with it
        else:
            _package(file, path, found, unpack, depth=1)
    elif suffix == ".zip":
        found.reject(path, _BAD_ZIP, about.st_size)
    elif suffix in _OTHER_PACKAGES:
        found.reject(path, _PACKAGE.of(suffix=suffix), about.st_size)
    elif wanted:
        found.inputs.append(Input(file, path, received))
    else:
        found.skip(path, _OTHER)


def _zip_kind(file: Path) -> str:
    """What a file that begins like a zip is: a workbook, another office document, or a package."""
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ""
    if any(n.startswith("xl/") for n in names):
        return "book"
    if "[Content_Types].xml" in names or "mimetype" in names:
        return "document"
    return "package"


# --- packages ---


def _package(file: Path, path: str, found: Found, unpack: Path, depth: int) -> None:
    if depth > MAX_DEPTH:
        found.reject(path, _TOO_DEEP.of(depth=MAX_DEPTH))
        return
    size = file.stat().st_size
    try:
        with zipfile.ZipFile(file) as package:
            members = [i for i in package.infolist() if not i.filename.endswith("/")]
            total = sum(i.file_size for i in members)
            if len(members) > MAX_MEMBERS or total > MAX_TOTAL:
                found.reject(path, _TOO_MANY.of(count=len(members), size=total // 2**20), size)
                return
            if members and all(i.flag_bits & 1 for i in members):
                found.reject(path, _LOCKED_ZIP, size)
                return
            for member in sorted(members, key=_member_name):
                _member(package, member, f"{path}/{_member_name(member)}", found, unpack, depth)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        found.reject(path, _BAD_ZIP, size)


def _member_name(member: zipfile.ZipInfo) -> str:
    """The name as its sender saw it: Windows writes Chinese names in GBK without saying so."""
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("gb18030")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = member.filename
    return name.replace("\\", "/").lstrip("/")


def _member(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, found: Found, unpack: Path, depth: int
) -> None:
    name = path.rpartition("/")[2]
    suffix = Path(name).suffix.lower()
    if name.startswith("~$"):
        found.skip(path, _LOCK)
    elif name.startswith(".") or "__MACOSX/" in path:
        found.skip(path, _HIDDEN)
    elif suffix in _OTHER_PACKAGES:
        found.reject(path, _PACKAGE.of(suffix=suffix), member.file_size)
    elif suffix not in _BOOKS and suffix != ".zip":
        found.skip(path, _OTHER)
    elif member.flag_bits & 1:
        found.reject(path, _LOCKED_ZIP, member.file_size)
    elif member.file_size > (MAX_TOTAL if suffix == ".zip" else MAX_FILE):
        found.reject(path, _TOO_BIG.of(limit=MAX_FILE // 2**20), member.file_size)
    else:
        target = unpack / f"{sum(1 for _ in unpack.iterdir()):06d}{suffix}"
        if not _unpacked(package, member, target):
            target.unlink(missing_ok=True)
            found.reject(path, _BAD_ZIP, member.file_size)
        elif suffix == ".zip" and _zip_kind(target) == "package":
            _package(target, path, found, unpack, depth + 1)
        else:
            found.inputs.append(Input(target, path, _member_date(member)))


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> bool:
    """Unpacks one member, never more than it announced; False where it is damaged."""
    try:
        with package.open(member) as stream, target.open("wb") as out:
            left = member.file_size
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    return False
                out.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError):
        return False
    return left == 0


def _member_date(member: zipfile.ZipInfo) -> date | None:
    try:
        return datetime(*member.date_time).date()
    except ValueError:
        return None
