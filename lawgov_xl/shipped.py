"""Where the workbooks that are handed out lie: inside an installed package, else in the repository's folder `workbook`."""

from __future__ import annotations

from pathlib import Path

from lawgov_xl.errors import FileError, Message

_INSIDE = Path(__file__).with_name("_shipped") / "workbook"
_BESIDE = Path(__file__).parents[1] / "workbook"

_MISSING = Message(
    "本程序随附的填报表不在（{path}）。请重新安装本程序。",
    "The workbooks that come with this program are not there ({path}). Install the program again.",
)


def folder() -> Path:
    """The folder with master.xlsx and examples/. Raises FileError where it is not there."""
    for place in (_INSIDE, _BESIDE):
        if (place / "master.xlsx").is_file():
            return place
    raise FileError(_MISSING.of(path=str(_INSIDE)))


def master() -> Path:
    """The blank workbook of the shipped edition."""
    return folder() / "master.xlsx"


def examples() -> tuple[Path, ...]:
    """The filled workbooks of departments, by name."""
    return tuple(sorted((folder() / "examples").glob("*.xlsx")))
