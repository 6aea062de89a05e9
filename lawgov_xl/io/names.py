"""File names that every computer in these offices can hold: Windows refuses more than Linux does."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from lawgov_xl.errors import FileError, Message

MAX_BYTES = 255
"""Of one name in UTF-8, on Linux; Windows takes 255 characters."""

# Microsoft, "Naming Files, Paths, and Namespaces": with any extension, in any case.
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in "0123456789¹²³")}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')

_BAD = Message(
    "{path} 的文件名不可用（{why}）。请换一个文件名。",
    "The file name of {path} can not be used ({why}). Choose another.",
)
_WHY = {
    "control": Message("含有控制字符", "it has control characters"),
    "forbidden": Message('含有 < > : " | ? * 之一', 'it has one of < > : " | ? *'),
    "reserved": Message("是 Windows 保留的设备名", "Windows keeps this name for a device"),
    "edge": Message("以空格或句点结尾", "it ends with a space or a full stop"),
    "long": Message("超过 255 字节，约 80 个汉字", "longer than 255 bytes"),
    "broken": Message("编码有误", "its encoding is broken"),
}


def fault_of(name: str) -> str:
    """What is wrong with a name as a file's: a key of the reasons, or "" where nothing is."""
    if any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in name):
        return "control"
    if any(unicodedata.category(c) == "Cs" for c in name):
        return "broken"
    if _FORBIDDEN.search(name):
        return "forbidden"
    if name.partition(".")[0].rstrip().upper() in _RESERVED:
        return "reserved"
    if name.endswith((" ", ".")):
        return "edge"
    if len(name.encode()) > MAX_BYTES:
        return "long"
    return ""


def check(path: Path) -> None:
    """Raises FileError where the last part of an output's path is no name that every system can hold."""
    if path.name in ("", ".", ".."):
        return
    if fault := fault_of(path.name):
        raise FileError(_BAD.of(path=str(path), why=_WHY[fault]))


def safe(text: str, *, longest: int = 60, instead: str = "_") -> str:
    """A text (a department's name, say) as part of a file name: what no system takes is replaced, never lost silently
    to nothing. longest: characters."""
    kept = "".join(
        instead if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp", "Cf") else c
        for c in unicodedata.normalize("NFC", text)
    )
    kept = _FORBIDDEN.sub(instead, kept).strip()[:longest].rstrip(". ").lstrip(".~")
    if not kept or kept.partition(".")[0].rstrip().upper() in _RESERVED:
        kept = f"{instead}{kept}"
    return kept
