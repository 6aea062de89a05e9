"""The source distribution of the pinned xlwings, fetched when it is asked for; kept among temporary files, never here."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

# pip asks the package's own builder (a Rust program) for the metadata of whatever it downloads; this answers instead.
_BUILDER = """from pathlib import Path
def prepare_metadata_for_build_wheel(folder, settings=None):
    info = Path(folder) / "xlwings.dist-info"
    info.mkdir()
    (info / "METADATA").write_bytes(Path("PKG-INFO").read_bytes())
    return info.name
"""


def version() -> str:
    return importlib.metadata.version("xlwings")


def folder() -> Path:
    """The unpacked source distribution of the installed version."""
    cache = Path(tempfile.gettempdir()) / f"xlwings-{version()}-sdist"
    unpacked = cache / f"xlwings-{version()}"
    if not unpacked.is_dir():
        cache.mkdir(exist_ok=True)
        (archive,) = _download(cache)
        with tarfile.open(archive) as packed:
            packed.extractall(cache, filter="data")
    return unpacked


def _download(cache: Path) -> list[Path]:
    builder = cache / "builder"
    builder.mkdir(exist_ok=True)
    (builder / "maturin.py").write_text(_BUILDER)
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:"]
    command += ["--no-build-isolation", "-q", "-d", str(cache), f"xlwings=={version()}"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(builder)}, timeout=300)
    return list(cache.glob("*.tar.gz"))
