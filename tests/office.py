"""LibreOffice and poppler for tests: convert, render, recalculate. Each call has its own user profile."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

FONTS = Path(__file__).with_name("fonts.conf")


_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


def convert(source: Path, folder: Path, to: str = "pdf", *, recalculate: bool = False) -> Path:
    """`source` converted by LibreOffice into `folder`; `to` is its --convert-to argument.

    recalculate: every formula is calculated anew on loading; else the values in the file count.
    """
    with tempfile.TemporaryDirectory(prefix="lo-profile-") as profile:
        if recalculate:
            settings = Path(profile, "user", "registrymodifications.xcu")
            settings.parent.mkdir()
            settings.write_text(_RECALCULATE, "utf-8")
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                to,
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=180,
            env={**os.environ, "FONTCONFIG_FILE": str(FONTS), "LC_ALL": "C.UTF-8"},
        )
    made = folder / f"{source.stem}.{to.split(':', maxsplit=1)[0]}"
    assert made.is_file(), f"LibreOffice made no {made.name}"
    return made


def pictures(pdf: Path, folder: Path, dpi: int = 60, first: int = 1, last: int = 999) -> list[Path]:
    """The pages of a PDF as PNG files."""
    stem = folder / pdf.stem
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-png", "-f", str(first), "-l", str(last), str(pdf), str(stem)],
        check=True,
    )
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def pdf_text(pdf: Path) -> str:
    """The text of a PDF, laid out as on the page."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True)
    return done.stdout
