"""A folder to carry to a PC without internet and without administrator rights: wheels, hashes, install script."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from lawgov_xl import __version__
from lawgov_xl.errors import FileError, Message, UsageError
from lawgov_xl.io import leftovers, names
from lawgov_xl.io.files import flush_folder
from lawgov_xl.io.offline import embedded
from lawgov_xl.io.offline.own import own_wheel
from lawgov_xl.io.offline.platforms import platform as named_platform
from lawgov_xl.io.offline.platforms import python_version
from lawgov_xl.io.offline.wheels import Wheel, faults, gather, read_wheel
from lawgov_xl.io.reasons import reason

MANIFEST = "bundle.json"
SUMS = "SHA256SUMS"

_EXISTS = Message(
    "文件夹 {path} 已经存在且不为空，没有覆盖。请换一个文件夹；如它是以前生成的安装包，可加 --force 覆盖。",
    "The folder {path} exists and is not empty. Choose another; an earlier bundle is replaced with --force.",
)
_FOREIGN = Message(
    "文件夹 {path} 不是以前生成的安装包，加 --force 也不会覆盖。请换一个文件夹。",
    "The folder {path} is no earlier bundle and is not replaced even with --force. Choose another.",
)
_ONLY_WINDOWS = Message(
    "--embed 只用于 win_amd64：Linux 安装包使用电脑自带的 Python。",
    "--embed goes with win_amd64 only: on Linux the computer's own Python is used.",
)
_OTHER_PYTHON = Message(
    "--python {asked} 与 {path}（Python {found}）不一致。",
    "--python {asked} does not fit {path} (Python {found}).",
)
_CANNOT = Message("无法写入文件夹 {path}（{why}）。", "Cannot write the folder {path} ({why}).")
_INCOMPLETE = Message("安装包不完整：{what}。", "The bundle is not complete: {what}.")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was written. size: bytes of all files; sums: sha256 of SHA256SUMS itself."""

    folder: Path
    platform: str
    python: str
    wheels: tuple[Wheel, ...]
    size: int
    sums: str


def bundle(
    folder: str | Path,
    platform: str,
    *,
    python: str = "",
    embed: str | Path | None = None,
    wheel: str | Path | None = None,
    force: bool = False,
) -> Bundle:
    """Writes a bundle into `folder`, which must not exist or be empty, or (with `force`) be an earlier bundle.

    python: `3.11`; default: that of `embed`, else the running one. embed: an embeddable Python for Windows.
    wheel: a wheel of this program; default: made from what is installed. Raises FileError or UsageError; the folder
    is then as it was.
    """
    target = named_platform(platform)
    place = Path(folder)
    archive = Path(embed) if embed else None
    if archive and platform != "win_amd64":
        raise UsageError(_ONLY_WINDOWS)
    wanted = python_version(python) if python else ""
    if archive:
        found = embedded.version(archive)
        if wanted and wanted != found:
            raise UsageError(_OTHER_PYTHON.of(asked=wanted, path=str(archive), found=found))
        wanted = found
    wanted = wanted or f"{sys.version_info.major}.{sys.version_info.minor}"
    _may_replace(place, force=force)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        leftovers.sweep(place.parent)
        work = leftovers.new_folder(place.parent)
    except OSError as fault:
        raise FileError(_CANNOT.of(path=str(place), why=reason(fault))) from fault
    try:
        wheels_folder = work / "wheels"
        wheels_folder.mkdir()
        own = _own(wheel, wheels_folder)
        wheels = gather(own, target, wanted, wheels_folder)
        wrong = faults(wheels, target, wanted)
        if wrong:
            raise FileError(_INCOMPLETE.of(what="；".join(wrong)))
        if archive:
            embedded.unpack(archive, work / "python")
        _kit(work, target.id, wanted)
        _describe(work, target.id, wanted, wheels)
        sums = _sums(work)
        size = sum(p.stat().st_size for p in work.rglob("*") if p.is_file())
        _put(work, place)
    except OSError as fault:
        raise FileError(_CANNOT.of(path=str(place), why=reason(fault))) from fault
    finally:
        shutil.rmtree(work, ignore_errors=True)
    here = tuple(read_wheel(place / "wheels" / w.file.name) for w in wheels)
    return Bundle(place, target.id, wanted, here, size, sums)


def _may_replace(place: Path, *, force: bool) -> None:
    names.check(place)
    try:
        full = place.exists() and (not place.is_dir() or any(place.iterdir()))
    except OSError as fault:
        raise FileError(_CANNOT.of(path=str(place), why=reason(fault))) from fault
    if full and not force:
        raise FileError(_EXISTS.of(path=str(place)))
    if full and not (place / MANIFEST).is_file():
        raise FileError(_FOREIGN.of(path=str(place)))


def _own(wheel: str | Path | None, folder: Path) -> Path:
    if wheel is None:
        return own_wheel(folder)
    copy = Path(shutil.copy(wheel, folder))
    try:
        read_wheel(copy)
    except ValueError as fault:
        raise FileError(_INCOMPLETE.of(what=str(wheel))) from fault
    return copy


def _kit(work: Path, platform: str, python: str) -> None:
    windows = platform.startswith("win")
    script = "install.cmd" if windows else "install.sh"
    for name in ("install.py", script, "安装说明.txt"):
        text = (resources.files("lawgov_xl.io.offline") / "kit" / name).read_text("utf-8")
        text = text.replace("@PYTHON@", python).replace("@PLATFORM@", platform)
        # A batch file needs CRLF; Notepad of old Windows needs the mark to take a text for UTF-8.
        newline = "\r\n" if windows and not name.endswith(".py") else "\n"
        coding = "utf-8-sig" if name.endswith(".txt") else "utf-8"
        (work / name).write_text(text, coding, newline=newline)
    (work / script).chmod(0o755)


def _describe(work: Path, platform: str, python: str, wheels: list[Wheel]) -> None:
    pinned = [f"{w.name}=={w.version} --hash=sha256:{w.sha256}" for w in wheels if w.name != "pip"]
    (work / "requirements.txt").write_text("\n".join([*pinned, ""]), "utf-8", newline="\n")
    about = {
        "name": "lawgov-xl",
        "version": __version__,
        "platform": platform,
        "python": python,
        "wheels": [{"file": w.file.name, "name": w.name, "version": w.version, "sha256": w.sha256} for w in wheels],
    }  # fmt: skip
    text = json.dumps(about, ensure_ascii=False, indent=1)
    (work / MANIFEST).write_text(text + "\n", "utf-8", newline="\n")


def _sums(work: Path) -> str:
    """Writes SHA256SUMS in the form of `sha256sum`; returns its own sha256."""
    lines = []
    for file in sorted(p for p in work.rglob("*") if p.is_file()):
        lines.append(
            f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(work).as_posix()}\n"
        )
    data = "".join(lines).encode()
    (work / SUMS).write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _put(work: Path, place: Path) -> None:
    """Renames the finished folder into place; an earlier one goes only when the new one stands."""
    if not place.exists():
        work.rename(place)
        flush_folder(place.parent)
        return
    old = place.with_name(f"{work.name}-old")
    place.rename(old)
    try:
        work.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
    flush_folder(place.parent)
