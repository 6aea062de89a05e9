"""Finding inputs and writing outputs: nothing is overwritten unasked, nothing is ever half written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from lawgov_xl.errors import FileError, Message

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
_IS_INPUT = Message(
    "{path} 是输入文件，不能同时作为输出。请换一个文件名。",
    "{path} is an input and can not be the output too. Choose another name.",
)
_IS_FOLDER = Message("{path} 是文件夹，请写出文件名。", "{path} is a folder: give a file name.")
_SUFFIX = Message("{path} 的扩展名应为 {suffix}。", "The name of {path} should end with {suffix}.")
_CANNOT_WRITE = Message(
    "无法写入 {path}（{why}）。请检查文件夹权限、磁盘空间，以及该文件是否正被其他程序打开。",
    "Cannot write {path} ({why}). Check permissions, disk space, and whether another program holds it open.",
)


def workbooks(paths: Iterable[str | Path]) -> list[Path]:
    """The workbooks that files and folders stand for, in order; a folder's own are sorted, deep ones included.

    Lock files (~$…) and hidden files are passed over. Raises FileError for a path that is not there, or a folder
    without any.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(
                p
                for p in path.rglob("*")
                if p.suffix.lower() in WORKBOOKS and not p.name.startswith(("~$", ".")) and p.is_file()
            )
            if not inside:
                raise FileError(_NO_BOOKS.of(path=str(path)))
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise FileError(_MISSING.of(path=str(path)))
    return found


def may_write(
    path: Path, *, force: bool = False, inputs: Sequence[str | Path] = (), suffix: str = ""
) -> None:
    """Raises FileError where an output may not be written: it exists (without `force`), is an input, is a folder,
    or does not end with `suffix`. Checked before any work, so that nobody waits in vain."""
    if suffix and path.suffix.lower() != suffix:
        raise FileError(_SUFFIX.of(path=str(path), suffix=suffix))
    if path.is_dir():
        raise FileError(_IS_FOLDER.of(path=str(path)))
    if any(_same(path, Path(i)) for i in inputs):
        raise FileError(_IS_INPUT.of(path=str(path)))
    if path.exists() and not force:
        raise FileError(_EXISTS.of(path=str(path)))


@contextmanager
def output(
    path: str | Path, *, force: bool = False, inputs: Sequence[str | Path] = (), suffix: str = ""
) -> Iterator[Path]:
    """A temporary path beside `path` to write to; on success it is flushed and renamed into place at once.

    Raises FileError as `may_write` does, or where the disk refuses.
    """
    target = Path(path)
    may_write(target, force=force, inputs=inputs, suffix=suffix)
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".lawgov-", suffix=target.suffix, dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as fault:
        raise FileError(_CANNOT_WRITE.of(path=str(target), why=fault.strerror or str(fault))) from fault
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


def _same(one: Path, other: Path) -> bool:
    try:
        return one.exists() and other.exists() and one.samefile(other)
    except OSError:
        return False
