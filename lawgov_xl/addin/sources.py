"""Where the sources of the add-ins are, and writing what is generated among them."""

from __future__ import annotations

from pathlib import Path

from lawgov_xl.addin import oxt, ribbonx, vba, xlam
from lawgov_xl.errors import FileError, Message

PACKAGE = Path(__file__).parents[1]
XLAM, OXT = "lawgov.xlam", "lawgov.oxt"
_MISSING = Message(
    "没有找到加载项的源文件（macros 文件夹）。请重新安装 lawgov-xl。",
    "The sources of the add-ins (macros) were not found. Install lawgov-xl again.",
)


def folder() -> Path:
    """The folder `macros`: beside the package in a checkout, inside it when installed. Raises FileError."""
    for candidate in (PACKAGE / "_shipped" / "macros", PACKAGE.parent / "macros"):
        if (candidate / "ribbon.xml").is_file():
            return candidate
    raise FileError(_MISSING)


def build(sources: Path) -> dict[str, bytes]:
    """Both add-ins, by file name."""
    return {XLAM: xlam.build(sources), OXT: oxt.build(sources)}


def generated() -> dict[str, str]:
    """The sources that are generated from the buttons, by file name."""
    return {
        "ribbon.xml": ribbonx.xml(),
        "LawgovRibbon.bas": vba.ribbon_module(),
        "LawgovFunctions.bas": vba.functions_module(),
    }
