"""Finding inputs and writing outputs: nothing is overwritten unasked, nothing is ever half written."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from lawgov_xl.errors import FileError, LawgovError, Message
from lawgov_xl.io import leftovers, names
from lawgov_xl.io.opened import opened
from lawgov_xl.io.reasons import cause, reason

WORKBOOKS = (".xlsx", ".xlsm")

_MISSING = Message("找不到文件 {path}。请核对路径。", "There is no file {path}. Check the path.")
_NO_BOOKS = Message(
    "文件夹 {path} 中没有 Excel 工作簿（.xlsx、.xlsm）。",
    "There is no workbook (.xlsx, .xlsm) in the folder {path}.",
)
_EXISTS = Message(
    "{path} 已经存在，没有覆盖。请换一个文件名，或加 --force 覆盖。",
    "{path} exists already and was not replaced. Choose another name, or add --force.",
)
IS_INPUT = Message(
    "{path} 是输入文件，不能同时作为输出。请换一个文件名。",
    "{path} is an input and can not be the output too. Choose another name.",
)
_IS_FOLDER = Message("{path} 是文件夹，请写出文件名。", "{path} is a folder: give a file name.")
_NO_FILE = Message(
    "{path} 是设备或管道，不是普通文件。请换一个文件名。",
    "{path} is a device or a pipe, no ordinary file. Choose another name.",
)
_SUFFIX = Message("{path} 的扩展名应为 {suffix}。", "The name of {path} should end with {suffix}.")
_OPEN = Message(
    "{path} 正由{who}打开，没有覆盖。请先关闭它；如确已关闭，请删除同一文件夹中的 {lock} 后再试。",
    "{path} is open ({who}) and was not replaced. Close it; if it is closed, delete {lock} beside it.",
)
_SOMEONE = Message("其他程序", "another program")
_CANNOT_WRITE = Message(
    "无法写入 {path}（{why}）。请检查文件夹权限、磁盘空间，以及该文件是否正被其他程序打开。",
    "Cannot write {path} ({why}). Check permissions, disk space, and whether another program holds it open.",
)
_CANNOT_READ = Message("无法读取 {path}（{why}）。", "{path} can not be read ({why}).")


def workbooks(paths: Iterable[str | Path]) -> list[Path]:
    """The workbooks that files and folders stand for, in order; a folder's own are sorted, deep ones included.

    Lock files (~$…) and hidden files are passed over, links to folders are not followed. Raises FileError for a path
    that is not there, or a folder without any.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        try:
            if path.is_dir():
                inside = sorted(_inside(path))
                if not inside:
                    raise FileError(_NO_BOOKS.of(path=str(path)))
                found += inside
            elif path.exists():
                found.append(path)
            else:
                raise FileError(_MISSING.of(path=str(path)))
        except OSError as fault:
            raise FileError(_CANNOT_READ.of(path=str(path), why=reason(fault))) from fault
    return found


def _inside(folder: Path) -> Iterator[Path]:
    def refuse(fault: OSError) -> None:
        raise fault

    for here, _, file_names in os.walk(folder, onerror=refuse, followlinks=False):
        for name in file_names:
            path = Path(here, name)
            if path.suffix.lower() in WORKBOOKS and not name.startswith(("~$", ".")) and path.is_file():
                yield path


def may_write(
    path: Path, *, force: bool = False, inputs: Sequence[str | Path] = (), suffix: str = ""
) -> None:
    """Raises FileError where an output may not be written: it exists (without `force`), is an input, is a folder or a
    device, is open in another program, does not end with `suffix`, or has a name that not every system can hold.
    Checked before any work, so that nobody waits in vain."""
    names.check(path)
    if suffix and path.suffix.lower() != suffix:
        raise FileError(_SUFFIX.of(path=str(path), suffix=suffix))
    try:
        if path.is_dir():
            raise FileError(_IS_FOLDER.of(path=str(path)))
        if any(_same(path, Path(i)) for i in inputs):
            raise FileError(IS_INPUT.of(path=str(path)))
        if not os.path.lexists(path):
            return
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            raise FileError(_NO_FILE.of(path=str(path)))
        if not force:
            raise FileError(_EXISTS.of(path=str(path)))
        if lock := opened(path):
            raise FileError(_OPEN.of(path=str(path), who=lock.who or _SOMEONE, lock=lock.file.name))
    except (OSError, ValueError) as fault:
        why = reason(fault) if isinstance(fault, OSError) else str(fault)
        raise FileError(_CANNOT_WRITE.of(path=str(path), why=why)) from fault


@contextmanager
def output(
    path: str | Path, *, force: bool = False, inputs: Sequence[str | Path] = (), suffix: str = ""
) -> Iterator[Path]:
    """A temporary path beside `path` to write to; on success it is flushed to the disk and renamed into place at once.

    Killed at any moment, or where the disk refuses, the old file or the new one stands there, whole. What a killed
    run left beside it is removed by the next one. Without `force`, a file that appears meanwhile is not replaced.
    Raises FileError as `may_write` does, or where the disk refuses.
    """
    target = Path(path)
    may_write(target, force=force, inputs=inputs, suffix=suffix)
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        leftovers.sweep(target.parent)
        temporary = leftovers.new_file(target.parent, target.suffix)
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        _place(temporary, target, force=force)
        flush_folder(target.parent)
    except LawgovError:
        raise
    except Exception as fault:
        refusal = cause(fault)
        if refusal is None:
            raise
        raise FileError(_CANNOT_WRITE.of(path=str(target), why=reason(refusal))) from fault
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write(
    path: str | Path, content: bytes | str, *, force: bool = False, inputs: Sequence[str | Path] = ()
) -> None:
    """Writes a whole file, atomically; text as UTF-8."""
    with output(path, force=force, inputs=inputs) as temporary:
        temporary.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def flush_folder(folder: Path) -> None:
    """Makes renames in a folder last through a loss of power, where the system has a way to ask for it."""
    if os.name == "nt":  # NTFS keeps a journal; folders can not be opened for flushing
        return
    with suppress(OSError):  # some network shares refuse; the rename itself was done
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _place(temporary: Path, target: Path, *, force: bool) -> None:
    """Renames into place. The second rename of a race must not undo the first without `force`."""
    if force:
        with suppress(OSError):
            shutil.copymode(target, temporary)
        temporary.replace(target)
    elif os.name == "nt":
        temporary.rename(target)  # refuses where the target exists
    else:
        try:
            os.link(temporary, target)
        except FileExistsError as fault:
            raise FileError(_EXISTS.of(path=str(target))) from fault
        except OSError:  # a file system without hard links
            may_write(target)
            temporary.replace(target)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.exists() and other.exists() and one.samefile(other)
    except OSError:
        return False
