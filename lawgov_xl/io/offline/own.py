"""A wheel of this very program: packed again from the installed files, or built from the checkout it runs from."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

import lawgov_xl
from lawgov_xl.errors import FileError, Message

NAME = "lawgov-xl"
_STAMP = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
"""What the installer of this machine wrote; the next installer writes its own."""

_NOT_INSTALLED = Message(
    "本程序不是用 pip 安装的，无法打包。请先 pip install 后再试。",
    "This program was not installed by pip and can not be bundled. Install it with pip first.",
)
_NO_BUILD = Message(
    "无法从源代码文件夹 {path} 生成安装包（{why}）。请检查网络和 pip 设置。",
    "No wheel could be built from {path} ({why}). Check the network and pip's settings.",
)


def own_wheel(folder: Path) -> Path:
    """Writes the wheel of this program into `folder`. Raises FileError."""
    source = Path(lawgov_xl.__file__).parents[1]
    if (source / "pyproject.toml").is_file():  # run from a checkout, or an editable install of one
        return _build(source, folder)
    try:
        return _packed(importlib.metadata.distribution(NAME), folder)
    except importlib.metadata.PackageNotFoundError as fault:
        raise FileError(_NOT_INSTALLED) from fault


def _build(source: Path, folder: Path) -> Path:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", str(folder), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    made = sorted(folder.glob("lawgov_xl-*.whl"))
    if done.returncode or not made:
        why = (done.stderr.strip().splitlines() or ["pip"])[-1]
        raise FileError(_NO_BUILD.of(path=str(source), why=why))
    return made[-1]


def _packed(distribution: importlib.metadata.Distribution, folder: Path) -> Path:
    files = distribution.files or []
    info = next((f.parent.name for f in files if f.parent.name.endswith(".dist-info")), "")
    wheel = distribution.read_text("WHEEL") or ""
    tags = [line.partition(":")[2].strip() for line in wheel.splitlines() if line.startswith("Tag:")]
    if not info or not tags:
        raise FileError(_NOT_INSTALLED)
    target = folder / f"{info.removesuffix('.dist-info')}-{tags[0]}.whl"
    record: list[str] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(files, key=str):
            name = file.as_posix()
            ours = file.parent.name == info and file.name in _LEFT_OUT
            if name.startswith("..") or "__pycache__" in file.parts or ours:
                continue
            data = Path(str(file.locate())).read_bytes()
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.append(f'"{name}",sha256={digest},{len(data)}')
            _add(archive, name, data)
        _add(archive, f"{info}/RECORD", "\n".join([*record, f"{info}/RECORD,,", ""]).encode())
    return target


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
