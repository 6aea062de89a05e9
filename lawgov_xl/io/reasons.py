"""Why the system refused a file, in plain words."""

from __future__ import annotations

import errno

from lawgov_xl.errors import Message

_WORDS = {
    errno.ENOSPC: Message("磁盘空间不足", "the disk is full"),
    errno.EDQUOT: Message("超出磁盘配额", "the disk quota is used up"),
    errno.EFBIG: Message("超出系统允许的文件大小", "larger than the system allows a file to be"),
    errno.EROFS: Message("磁盘或共享文件夹是只读的", "the disk or share is read-only"),
    errno.EACCES: Message("没有权限，或正被其他程序占用", "no permission, or in use by another program"),
    errno.EPERM: Message("没有权限", "no permission"),
    errno.ENAMETOOLONG: Message("文件名或路径过长", "the name or path is too long"),
    errno.ENOTDIR: Message("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EISDIR: Message("这是文件夹", "it is a folder"),
    errno.ENOENT: Message("文件或文件夹不存在", "no such file or folder"),
    errno.EEXIST: Message("同名文件已经存在", "a file of that name exists"),
    errno.EBUSY: Message("正被其他程序占用", "in use by another program"),
    errno.EIO: Message("磁盘或网络读写出错", "a read or write error of the disk or network"),
    errno.ESTALE: Message("与共享文件夹的连接已断开", "the connection to the share is lost"),
    errno.ELOOP: Message("链接成环", "links in a circle"),
    errno.EMFILE: Message("同时打开的文件过多", "too many open files"),
    errno.EINVAL: Message("系统不接受这个名称或操作", "the system does not take this name or operation"),
}
_WINDOWS = {
    32: Message("正被其他程序打开", "open in another program"),  # ERROR_SHARING_VIOLATION
    33: Message("正被其他程序锁定", "locked by another program"),  # ERROR_LOCK_VIOLATION
    64: Message("与共享文件夹的连接已断开", "the connection to the share is lost"),
    112: Message("磁盘空间不足", "the disk is full"),  # ERROR_DISK_FULL
    206: Message("文件名或路径过长", "the name or path is too long"),
}


def reason(fault: OSError) -> Message:
    """The fault in plain words; what has none, in the system's own."""
    known = _WINDOWS.get(getattr(fault, "winerror", None) or 0) or _WORDS.get(fault.errno or 0)
    if known:
        return known
    said = (fault.strerror or str(fault) or type(fault).__name__).replace("{", "{{").replace("}", "}}")
    return Message(said, said)


def cause(fault: BaseException) -> OSError | None:
    """The system's refusal behind a fault: XlsxWriter and zipfile wrap it in errors of their own."""
    seen: list[BaseException] = []
    todo: list[BaseException | None] = [fault]
    while todo:
        one = todo.pop(0)
        if one is None or one in seen:
            continue
        if isinstance(one, OSError) and one.errno is not None:
            return one
        seen.append(one)
        todo += [a for a in one.args if isinstance(a, BaseException)]
        todo.append(one.__cause__)
    return None
