"""Time and memory of a command in a process of its own, its children included."""

from __future__ import annotations

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
