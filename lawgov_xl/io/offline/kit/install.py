"""Installs the offline bundle beside this file. Needs nothing but Python's own library; never opens a network.

    python install.py [--to FOLDER]

Copied into bundles by `lawgov bundle`; runs before anything else of the program is there, so it stands alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARK = "lawgov-install.json"
"""In an installation made by this script; only such a folder is ever replaced."""


class StoppedError(Exception):
    """One sentence in Chinese, one in English."""


def main() -> int:
    """Returns the exit status: 0 installed, 2 not."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # a console that knows no Chinese
    parser = argparse.ArgumentParser(description="lawgov-xl: offline installation / 离线安装")
    parser.add_argument("--to", type=Path, default=default_folder(), metavar="FOLDER")
    target: Path = parser.parse_args().to.absolute()
    try:
        about = json.loads((HERE / "bundle.json").read_text("utf-8"))
        fits(about)
        verify()
        command = install(target, about)
    except (StoppedError, OSError, ValueError) as fault:
        sys.stderr.write(f"lawgov: {fault}\n")
        return 2
    sys.stdout.write(f"安装完成 installed: lawgov {about['version']}\n命令 command: {command}\n")
    return 0


def default_folder() -> Path:
    """A folder the user owns: %LOCALAPPDATA%\\lawgov-xl, or ~/.local/share/lawgov-xl."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
        return Path(base) / "lawgov-xl"
    return Path.home() / ".local" / "share" / "lawgov-xl"


def fits(about: dict[str, str]) -> None:
    """Raises StoppedError where the bundle is for another system or Python."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    system = "win" if os.name == "nt" else sys.platform
    machine = platform.machine().lower()
    here = f"{system}_{machine}"
    if here != about["platform"]:
        raise StoppedError(
            f"安装包用于 {about['platform']}，本机是 {here}。 The bundle is for {about['platform']}, not {here}."
        )
    if python != about["python"]:
        wanted = about["python"]
        raise StoppedError(
            f"安装包用于 Python {wanted}，本机是 {python}。请换用 Python {wanted} 运行，或另取安装包。"
            f" The bundle is for Python {wanted}, this is {python}."
        )


def verify() -> None:
    """Every file of the bundle against SHA256SUMS. Raises StoppedError where one is missing or changed."""
    for line in (HERE / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        file = HERE / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise StoppedError(
                f"{name} 缺失或已被改动，没有安装。请重新取得安装包。"
                f" {name} is missing or was changed. Get the bundle again."
            )


def install(target: Path, about: dict[str, str]) -> Path:
    """Installs into a new folder; an earlier installation goes only when the new one runs."""
    if target.exists() and any(target.iterdir()) and not (target / MARK).is_file():
        raise StoppedError(f"{target} 已有其他内容，请用 --to 换一个文件夹。 {target} holds something else.")
    target.parent.mkdir(parents=True, exist_ok=True)
    old = target.with_name(target.name + ".old")
    if target.exists():
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
    try:
        python = interpreter(target)
        pip(python)
        command = launcher(target, python)
        works(command, about["version"])
        (target / MARK).write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return command


def interpreter(target: Path) -> Path:
    """A Python of its own in `target`: a copy of the embeddable one, else a virtual environment."""
    carried = HERE / "python" / "python.exe"
    if carried.is_file():
        shutil.copytree(carried.parent, target / "python")
        return target / "python" / "python.exe"
    import venv  # the embeddable Python has no such module

    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(target)
    return target / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip(python: Path) -> None:
    """The wheels, by the pip that travels along; nothing but the files at hand, each with its hash."""
    own = next((HERE / "wheels").glob("pip-*.whl"))
    run(
        [
            *(
                str(python),
                str(own / "pip"),
                "--isolated",
                "install",
                "--no-index",
                "--no-warn-script-location",
            ),
            *("--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"),
            *("--find-links", str(HERE / "wheels"), "-r", str(HERE / "requirements.txt")),
        ]
    )


def launcher(target: Path, python: Path) -> Path:
    """The command to call. On Linux also linked into ~/.local/bin where nothing of that name stands."""
    if os.name == "nt":
        command = target / "lawgov.cmd"
        command.write_text(f'@"%~dp0{python.relative_to(target)}" -m lawgov_xl %*\r\n', "ascii", newline="")
        return command
    command = target / "bin" / "lawgov"
    link = Path.home() / ".local" / "bin" / "lawgov"
    if target == default_folder():
        link.parent.mkdir(parents=True, exist_ok=True)
        if link.is_symlink() and link.readlink() == command:
            return link
        if not os.path.lexists(link):
            link.symlink_to(command)
            return link
    return command


def works(command: Path, version: str) -> None:
    """Raises StoppedError where the installed command does not answer with its version."""
    said = run([str(command), "--version"])
    if version not in said:
        raise StoppedError(f"安装后无法运行 the command does not run: {said.strip()}")


def run(words: list[str]) -> str:
    """Runs a program; raises StoppedError with its last words where it fails."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHONPATH", "PYTHONHOME"))}
    done = subprocess.run(
        words, capture_output=True, text=True, errors="replace", check=False, env={**kept, "PYTHONUTF8": "1"}
    )
    if done.returncode:
        raise StoppedError(
            (done.stderr.strip() or done.stdout.strip() or f"exit {done.returncode}").splitlines()[-1]
        )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
