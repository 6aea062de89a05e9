"""An embeddable Python for Windows (`python-3.11.9-embed-amd64.zip` of the Python project), unpacked and made ready."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from lawgov_xl.errors import FileError, Message

_PTH = re.compile(r"python3([0-9]{1,2})\._pth")
_MAX = 200 * 2**20
"""Unpacked bytes; the real one has about 25 MB."""

_NOT_ONE = Message(
    "{path} 不是 Windows 版“可嵌入”Python（python-3.x.x-embed-amd64.zip）：{why}。",
    "{path} is no embeddable Python for Windows (python-3.x.x-embed-amd64.zip): {why}.",
)


def version(archive: Path) -> str:
    """The Python version (`3.11`) of an embeddable archive. Raises FileError."""
    try:
        with zipfile.ZipFile(archive) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError) as fault:
        raise FileError(_NOT_ONE.of(path=str(archive), why=str(fault))) from fault
    found = [m.group(1) for n in names if (m := _PTH.fullmatch(n))]
    if len(found) != 1 or "python.exe" not in names:
        raise FileError(_NOT_ONE.of(path=str(archive), why="python.exe, python3*._pth"))
    return f"3.{int(found[0])}"


def unpack(archive: Path, folder: Path) -> None:
    """Unpacks it into `folder` and switches on its site-packages, where the wheels go. Raises FileError."""
    minor = version(archive).partition(".")[2]
    try:
        with zipfile.ZipFile(archive) as package:
            for member in package.infolist():
                name = PurePosixPath(member.filename.replace("\\", "/"))
                if name.is_absolute() or ".." in name.parts or ":" in member.filename:
                    raise FileError(_NOT_ONE.of(path=str(archive), why=member.filename))
            if sum(m.file_size for m in package.infolist()) > _MAX:
                raise FileError(_NOT_ONE.of(path=str(archive), why=f"> {_MAX // 2**20} MB"))
            package.extractall(folder)
    except (zipfile.BadZipFile, zlib.error, OSError) as fault:
        raise FileError(_NOT_ONE.of(path=str(archive), why=str(fault))) from fault
    lines = [f"python3{minor}.zip", ".", "Lib\\site-packages", "import site", ""]
    (folder / f"python3{minor}._pth").write_text("\r\n".join(lines), "ascii", newline="")
