"""Who has a document open: the lock files that Excel, Word, WPS and LibreOffice leave beside it.

Excel and Word write `~$name` (165 or 162 bytes: the length of the user's name, the name in the system's code page,
its length again, the name in UTF-16); Word drops the first letters of a longer name. LibreOffice writes
`.~lock.name#` with fields between commas.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

_EXCEL, _WORD = 165, 162
_LAYOUT = {_EXCEL: (55, 57), _WORD: (54, 56)}
"""Size of the file -> offsets of the second length and of the name in UTF-16."""
_MOST = 4096


@dataclass(frozen=True, slots=True)
class Opened:
    """A lock file beside a document. who: "" where it does not say, or can not be read."""

    file: Path
    who: str


def opened(document: Path) -> Opened | None:
    """The lock file of a document, where there is one."""
    name = document.name
    short = len(document.stem)
    # Word: names of up to 6 letters keep all of them, of 7 all but the first, longer ones lose two.
    word = name if short <= 6 else name[1:] if short == 7 else name[2:]
    for candidate in dict.fromkeys((f"~${name}", f"~${word}", f".~lock.{name}#")):
        file = document.with_name(candidate)
        try:
            if file.is_file():
                return Opened(file, _who(file))
        except OSError:
            continue
    return None


def _who(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST)
    except OSError:  # Excel keeps it locked on Windows
        return ""
    if file.name.startswith(".~lock."):
        fields = data.decode("utf-8", "replace").split(",")
        return _plain(" ".join(dict.fromkeys(f for f in fields[:3] if f.strip())))
    if len(data) in _LAYOUT:
        length_at, name_at = _LAYOUT[len(data)]
        length = int.from_bytes(data[length_at : length_at + 2], "little")
        if name := _plain(data[name_at : name_at + 2 * min(length, 54)].decode("utf-16-le", "replace")):
            return name
    length = data[0] if data else 0
    return _plain(data[1 : 1 + length].decode("gb18030", "replace"))


def _plain(text: str) -> str:
    kept = "".join(c for c in text if not unicodedata.category(c).startswith("C"))
    return " ".join(kept.split())[:60]
