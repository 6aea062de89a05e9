"""Small and read-only disks for tests: a tmpfs in a mount namespace of its own, where the system lets us."""

from __future__ import annotations

import functools
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path


@functools.cache
def namespace() -> tuple[str, ...]:
    """The words that give a command mounts of its own; none where that is not permitted."""
    if shutil.which("unshare"):
        for words in (("unshare", "-m"), ("unshare", "-rm")):
            test = [*words, "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
            if subprocess.run(test, capture_output=True, check=False).returncode == 0:
                return words
    return ()


def run(
    words: Sequence[str | Path], folder: Path, size: str, read_only: bool = False
) -> subprocess.CompletedProcess[str]:
    """Runs a command with a disk of `size` bytes at `folder`. What `folder/../before` holds is on it from the start;
    its listing comes last on stdout, after a line `--`."""
    script = (
        'set -e; mount -t tmpfs -o size="$2" tmpfs "$1"; cp -a "$1/../before/." "$1/"; '
        + ('mount -o remount,ro "$1"; ' if read_only else "")
        + 'at="$1"; shift 2; set +e; "$@"; status=$?; echo --; find "$at" -mindepth 1 -type f -exec md5sum {} +; exit $status'
    )
    return subprocess.run(
        [*namespace(), "sh", "-c", script, "sh", str(folder), size, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
