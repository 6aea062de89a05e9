"""Commands without a network: in a network namespace of their own where the system lets us, else with proxies and
an index that lead nowhere."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_NOWHERE = "http://127.0.0.1:9"


@functools.cache
def namespace() -> tuple[str, ...]:
    """The words that cut a command off the network; none where namespaces are not permitted."""
    if shutil.which("unshare"):
        for words in (("unshare", "-n"), ("unshare", "-rn")):
            if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
                return words
    return ()


def run(words: Sequence[str | Path], home: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command offline, in a home of its own, with nothing of this environment but the path to programs."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "PIP_INDEX_URL", "PIP_PROXY"), _NOWHERE),
    }
    return subprocess.run(
        [*namespace(), *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=environment,
        timeout=300,
    )
