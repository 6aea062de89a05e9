"""Time and memory of a command in a process of its own, its children included."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

MIB = 2**20


@dataclass(frozen=True)
class Measured:
    """seconds: of the wall clock; peak: MiB of memory that the process and its children hold together, pages that
    they share counted once (PSS where the system tells it, else RSS); status: exit status; output: its stdout."""

    seconds: float
    peak: float
    status: int
    output: str


def command(words: Sequence[str]) -> Measured:
    """Runs `python -m …` and watches it."""
    began = time.perf_counter()
    run = subprocess.Popen([sys.executable, "-m", *words], stdout=subprocess.PIPE, text=True)
    watched = psutil.Process(run.pid)
    peak = 0.0
    while run.poll() is None:
        peak = max(peak, _memory(watched))
        time.sleep(0.05)
    seconds = time.perf_counter() - began
    output = run.stdout.read() if run.stdout else ""
    return Measured(seconds, peak, run.returncode, output)


_ALONE = """
import json, resource, subprocess, sys
run = subprocess.run([sys.executable, "-m", *sys.argv[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
whole = 1024 if sys.platform != "darwin" else 2**20
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / whole, run.returncode, run.stdout.decode()]))
"""


def alone(words: Sequence[str]) -> Measured:
    """Runs `python -m …` that starts no other process; seconds: of the processor; output: stdout and stderr. Unix only.

    A small process starts it: whoever is started is told the peak of the one that started it as its own.
    """
    run = subprocess.run(
        [sys.executable, "-c", _ALONE, *words], stdout=subprocess.PIPE, text=True, check=True
    )
    return Measured(*json.loads(run.stdout))


def _memory(process: psutil.Process) -> float:
    total = 0
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return 0.0
    for one in family:
        try:
            full = one.memory_full_info()
            total += getattr(full, "pss", 0) or full.rss
        except psutil.Error:
            continue
    return total / MIB
