"""Profiles (报告体例): the layout of one kind of report, as data. One TOML file each; an office may have its own.

See `assessment.toml` for every key with its meaning. Fixed phrases may hold `{department}` and the other names
of `layouts.PLACEHOLDERS`; a stretch in [square brackets] is left out where one of its names is empty or zero.
"""

from __future__ import annotations

from pathlib import Path

from lawgov_xl.errors import FileError, Message, UsageError
from lawgov_xl.report.layout_file import parsed
from lawgov_xl.report.layouts import Profile

HERE = Path(__file__).parent
DEFAULT, OFFICE = "assessment", "office"

_UNKNOWN = Message(
    "没有名为“{id}”的报告体例；现有：{known}。也可以用 --profile 给出自己的体例文件（.toml）。",
    "There is no report profile “{id}”; known: {known}. A file of your own (.toml) may be given too.",
)
_UNREADABLE = Message(
    "报告体例文件 {path} 无法读取（{why}）。", "The report profile {path} can not be read ({why})."
)


def ids() -> tuple[str, ...]:
    """Ids of the shipped profiles."""
    return tuple(sorted(p.stem for p in HERE.glob("*.toml")))


def load(name: str | Path = DEFAULT) -> Profile:
    """A profile by id, or by the path of a TOML file.

    Raises UsageError for an unknown id, FileError for a file that can not be read or is no profile.
    """
    path = HERE / f"{name}.toml"
    if str(name) not in ids():
        path = Path(name)
        if path.suffix.lower() != ".toml":
            raise UsageError(_UNKNOWN.of(id=name, known="、".join(ids())))
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "UTF-8"
        raise FileError(_UNREADABLE.of(path=str(path), why=why)) from fault
    return parsed(str(path), text)
