"""The open book made ready for changes, and left as it was found where they can not be made."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from lawgov_xl.errors import FileError, Message
from lawgov_xl.io.live.hosts import Host, host_of
from lawgov_xl.io.live.read import path_of

_READ_ONLY = Message(
    "{path} 是以只读方式打开的，或正被其他人、其他程序使用，不能修改。请另存为新文件，或等对方关闭后重新打开再操作。没有作任何改动。",
    "{path} is open read-only, or held by someone else, and can not be changed. Save it under a new name, or open it "
    "again later. Nothing was changed.",
)
_STRUCTURE = Message(
    "{path} 设有“保护工作簿结构”，无法添加工作表。请在“审阅”中撤销工作簿保护后再操作。没有作任何改动。",
    "The structure of {path} is protected, so no sheet can be added. Unprotect the workbook. Nothing was changed.",
)
_LOCKED = Message(
    "工作表“{sheet}”设有保护密码，无法标注。请撤销工作表保护后再操作，或用“导出”“命令行 validate --mark”在副本上标注。没有作任何改动。",
    "The sheet “{sheet}” is protected with a password. Unprotect it, or mark a copy with `lawgov validate --mark`. "
    "Nothing was changed.",
)


class Changing:
    """The book made ready for changes to these sheets, as one step of Undo; their protection is put back after it.

    Entering gives the host, and raises FileError, before anything is changed, where the book is read-only, its
    structure locked or a sheet protected with a password. (A class: contextlib can not pass on UNO's exceptions.)
    """

    def __init__(self, book: Any, title: str, sheets: Iterable[str], *, new_sheets: bool = True) -> None:
        self.book, self.host = book, host_of(book)
        self._sheets, self._new = tuple(dict.fromkeys(sheets)), new_sheets
        self._step = self.host.one_step(book, title)
        self._locks: list[tuple[Any, object]] = []

    def __enter__(self) -> Host:
        path = path_of(self.book)
        if self.host.read_only(self.book):
            raise FileError(_READ_ONLY.of(path=path))
        if self._new and self.host.structure_locked(self.book):
            raise FileError(_STRUCTURE.of(path=path))
        there = {s.name: s for s in self.book.sheets}
        self._step.__enter__()
        for name in self._sheets:
            if name not in there:
                continue
            try:
                how = self.host.unlock(there[name])
            except PermissionError as fault:
                self.__exit__(FileError, fault, None)
                raise FileError(_LOCKED.of(sheet=name)) from fault
            if how is not None:
                self._locks.append((there[name], how))
        return self.host

    def __exit__(self, kind: Any, fault: Any, trace: Any) -> None:
        try:
            for sheet, how in self._locks:
                with suppress(AttributeError, KeyError):  # deleted meanwhile
                    self.host.lock(sheet, how)
        finally:
            self._step.__exit__(kind, fault, trace)
