"""What a click on the example workbook costs in LibreOffice Calc, and what starting Python costs. By hand:

    python -m tests.bench.click [TIMES]

A click: reading the open book, all rules, marking it; the start of Python and of the office left out, message boxes too.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from lawgov_xl import calc, marks, ribbon
from lawgov_xl.calc.engine import App
from lawgov_xl.check import check
from lawgov_xl.io.live import mark
from lawgov_xl.io.live.read import read_submission

CLICKS = {
    "校验": ("validate",),
    "下一处问题": ("next",),
    "清除标记": ("clear",),
    "汇总统计": ("rollup",),
    "生成报告": ("report", "assessment"),
}
EXAMPLES = Path(__file__).parents[2] / "workbook" / "examples"
_IMPORTS = """
import sys, time
began = time.perf_counter()
{hide}
from lawgov_xl import ribbon
ribbon._xlwings() if {lean} else __import__("xlwings")
from lawgov_xl.io.live.desk import Desk
from lawgov_xl.actions import {action}
print(time.perf_counter() - began, "pandas" in sys.modules)
"""
_HIDE = "sys.modules['pandas'] = sys.modules['numpy'] = None"


class Watch:
    """Keeps the time of each step: by the clock, and of the processor, ours and the office's together, which says on
    a machine that is busy otherwise what the clock would say on an idle one."""

    def __init__(self, office: psutil.Process) -> None:
        self._office = office
        self.found: dict[str, list[tuple[float, float]]] = {}

    def time(self, name: str, work: Callable[..., Any], *words: Any) -> Any:
        began, used = time.perf_counter(), self._used()
        result = work(*words)
        spent = time.perf_counter() - began, self._used() - used
        self.found.setdefault(name, []).append(spent)
        return result

    def _used(self) -> float:
        others = [self._office, *self._office.children(recursive=True)]
        return sum(sum(p.cpu_times()[:2]) for p in (psutil.Process(), *others))


def click(times: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds of each step, once for every time."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LAWGOV_HOME"] = folder
        copy = Path(folder) / "example.xlsx"
        shutil.copy(next(EXAMPLES.glob("*.xlsx")), copy)
        App.alert = lambda *_: "no"  # type: ignore[method-assign]  # nobody is there to answer
        app = calc.start()
        try:
            book = app.books.open(copy)
            watch = Watch(psutil.Process(app.pid))
            for _ in range(times):
                for name, words in CLICKS.items():
                    watch.time(name, lambda w: ribbon.run(*w, book=book), words)
                submission = watch.time("  reading", read_submission, book)
                findings = watch.time("  all rules", check, submission)
                plan = watch.time("  planning marks", marks.plan, submission, findings)
                watch.time("  marking", mark.apply, book, submission, plan)
                ribbon.run("clear", book=book)
            return watch.found
        finally:
            app.quit()


def imports(times: int, action: str, *, pandas: bool, lean: bool = True) -> float:
    """Seconds from the start of our first line to the last import of a click, in a new Python; the median."""
    code = _IMPORTS.format(hide="" if pandas else _HIDE, lean=lean, action=action)
    seconds = []
    for _ in range(times):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        seconds.append(float(done.stdout.split()[0]))
    return statistics.median(seconds)


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"example workbook, {times} times; least by the clock, median of the processor, in ms")
    for name, spent in click(times).items():
        clock, processor = zip(*spent, strict=True)
        print(f"{name:28} {min(clock) * 1000:7.0f} {statistics.median(processor) * 1000:7.0f}")
    print("imports of a click, median in ms")
    for said, pandas, lean in (
        ("pandas not there", False, True),
        ("pandas there, kept out by the ribbon", True, True),
        ("pandas there, loaded by xlwings", True, False),
    ):
        print(f"{said:40} {imports(times, 'live_check', pandas=pandas, lean=lean) * 1000:7.0f}")
    bare = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", ""], check=True)
        bare.append(time.perf_counter() - began)
    print(f"{'an empty Python, for comparison':40} {statistics.median(bare) * 1000:7.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
