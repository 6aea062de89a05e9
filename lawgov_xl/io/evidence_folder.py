"""The files of an evidence folder: names, sizes and hashes. Nothing is opened but to be hashed; no link is followed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl.errors import FileError, Message
from lawgov_xl.evidence import File

MOST_FILES = 20_000
_CHUNK = 1 << 20
_IGNORED = {"thumbs.db", "desktop.ini", ".ds_store"}
_NAMES = ("{stem}", "{stem} 佐证材料", "{stem}-佐证材料", "{stem}_佐证材料", "{stem}佐证材料", "佐证材料")

_NO_FOLDER = Message(
    "没有找到佐证材料文件夹。请把材料放在填报表旁边名为“{names}”的文件夹里，或用 --folder 指明。",
    "There is no evidence folder. Put the files into a folder beside the workbook called {names}, or use --folder.",
)
_NOT_FOLDER = Message("{path} 不是文件夹。", "{path} is no folder.")
_TOO_MANY = Message(
    "{path} 中的文件超过 {limit} 个，没有查看。请核对是否选错了文件夹。",
    "{path} holds more than {limit} files. Check whether it is the right folder.",
)
_UNREADABLE = Message("{path} 无法读取（{why}）。", "{path} can not be read ({why}).")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with its files, in order; failed: those that could not be read, and why."""

    path: Path
    files: tuple[File, ...]
    failed: tuple[Message, ...]


def find_folder(workbook: Path) -> Path:
    """The folder beside a workbook that holds its evidence. Raises FileError where there is none."""
    names = [n.format(stem=workbook.stem) for n in _NAMES]
    for name in names:
        if (folder := workbook.parent / name).is_dir():
            return folder
    raise FileError(_NO_FOLDER.of(names="”或“".join((names[1], names[-1]))))


def read_folder(path: Path, leave_out: tuple[Path, ...] = ()) -> Folder:
    """The files of a folder and its subfolders, without hidden ones, lock files and `leave_out`.

    Raises FileError where it is no folder or holds too many files; a file that can not be read is listed.
    """
    if not path.is_dir():
        raise FileError(_NOT_FOLDER.of(path=str(path)))
    out = {p.resolve() for p in leave_out}
    files: list[File] = []
    failed: list[Message] = []
    for found in _walk(path):
        if found.resolve() in out:
            continue
        name = found.relative_to(path).as_posix()
        try:
            files.append(File(name, found.stat().st_size, _hash(found)))
        except OSError as fault:
            failed.append(_UNREADABLE.of(path=str(found), why=fault.strerror or str(fault)))
        if len(files) > MOST_FILES:
            raise FileError(_TOO_MANY.of(path=str(path), limit=MOST_FILES))
    return Folder(path, tuple(files), tuple(failed))


def _walk(path: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(path, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            hidden = name.startswith((".", "~$")) or name.lower() in _IGNORED
            file = Path(here) / name
            if not hidden and file.is_file() and not file.is_symlink():
                yield file


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
