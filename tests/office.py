"""LibreOffice and poppler for tests: convert, render, recalculate. Each call has its own user profile."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

FONTS = Path(__file__).with_name("fonts.conf")


def convert(source: Path, folder: Path, to: str = "pdf") -> Path:
    """`source` converted by LibreOffice into `folder`; `to` is its --convert-to argument."""
    with tempfile.TemporaryDirectory(prefix="lo-profile-") as profile:
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
