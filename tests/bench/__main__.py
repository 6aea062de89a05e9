"""`python -m tests.bench`: consolidation measured beside the naive loop and the floor of reading, in one run.

Prints ratios: seconds depend on the machine and on whoever else uses it. See README.md in this folder.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median

from lawgov_xl import editions
from tests.bench import books, floor, naive
from tests.bench.measure import Measured, command

CHANGED = 10
GOALS = {"naive": 60.0, "floor": 4.0, "again": 5.0, "large": 11.0, "memory": 300.0, "large memory": 600.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--books", type=int, default=1000)
    parser.add_argument(
        "--naive", type=int, default=40, help="books of the naive loop; its time is scaled to --books"
    )
    parser.add_argument(
        "--rounds", type=int, default=2, help="how often all are measured, one after the other"
    )
    parser.add_argument("--large", type=int, default=0, help="also consolidate so many, such as 10000")
    parser.add_argument("--jobs", type=int, default=0, help="processes; default: one a core")
    parser.add_argument(
        "--data", type=Path, help="folder of books, made if it is not there (default: temporary)"
    )
    parser.add_argument(
        "--short", action="store_true", help="a hundred books, one round: whether it works, not how fast"
    )
    given = parser.parse_args()
    if given.short:
        given.books, given.naive, given.rounds = 100, 5, 1
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        data = given.data or Path(temporary) / "data"
        bench = Bench(data, Path(temporary), given.books, given.naive, given.jobs)
        bench.compare(given.rounds)
        bench.again()
        if given.large:
            bench.large(given.large)


class Bench:
    """One run on one set of books."""

    def __init__(self, data: Path, temporary: Path, count: int, sample: int, jobs: int) -> None:
        self._data, self._temporary, self._count, self._jobs = data, temporary, count, jobs
        self._sample = min(sample, count)
        self._folder = _books(data / str(count), count)
        self._paths = sorted(self._folder.glob("*.xlsx"))
        size = sum(
            len(p.read_bytes()) for p in self._paths
        )  # read here, so that nobody's time has the disk in it
        print(f"{count} workbooks, {size / count / 1024:.0f} kB each")
        self._seconds: list[float] = []

    def compare(self, rounds: int) -> None:
        """Floor, ours and naive loop in turns; the median of the rounds' ratios counts."""
        faster, floors, lean, peak = [], [], [], 0.0
        unneeded = floor.unneeded(self._paths[0])
        once = _seconds(lambda: naive.report(self._paths[0], self._temporary / "naive.docx"))
        for number in range(1, rounds + 1):
            lowest = _seconds(lambda: floor.read(self._paths))
            needed = _seconds(lambda: floor.read(self._paths, unneeded))
            ours = self._consolidate(self._folder, "1.xlsx", "--no-cache")
            slow = self._naive() * self._count / self._sample + once
            print(
                f"round {number}: floor {lowest:.2f} s (needed sheets alone {needed:.2f} s), naive loop {slow:.0f} s"
            )
            _line("consolidate", ours)
            self._seconds.append(ours.seconds)
            faster.append(slow / ours.seconds)
            floors.append(ours.seconds / lowest)
            lean.append(ours.seconds / needed)
            peak = max(peak, ours.peak)
        print(f"naive loop on {self._sample} books, scaled, and one report; medians of {rounds} rounds:")
        _goal("faster than the naive loop", median(faster), GOALS["naive"], least=True)
        _goal("times the floor", median(floors), GOALS["floor"])
        print(f"    {median(lean):8.1f} times the floor of the sheets that a reading needs")
        _goal("MiB at most", peak, GOALS["memory"])

    def again(self) -> None:
        """A second run in which ten books have changed."""
        cache = str(self._temporary / "cache")
        cold = self._consolidate(self._folder, "2.xlsx", "--cache", cache)
        _line("first run with cache", cold)
        changed = _changed(self._folder, self._temporary / "changed")
        warm = self._consolidate(changed, "3.xlsx", "--cache", cache)
        _line(f"again, {CHANGED} changed", warm)
        _goal("faster than the first run", cold.seconds / warm.seconds, GOALS["again"], least=True)

    def large(self, count: int) -> None:
        """Many more books: the time grows no faster than their number."""
        big = self._consolidate(_books(self._data / str(count), count), "4.xlsx", "--no-cache")
        _line(f"{count} workbooks", big)
        goal = GOALS["large"] * count / (10 * self._count)
        _goal(f"times {self._count} workbooks", big.seconds / median(self._seconds), goal)
        _goal("MiB at most", big.peak, GOALS["large memory"])

    def _consolidate(self, folder: Path, name: str, *more: str) -> Measured:
        output = str(self._temporary / name)
        words = [
            "lawgov_xl",
            "consolidate",
            str(folder),
            "-o",
            output,
            "--today",
            "2020-10-20",
            "--force",
            *more,
        ]
        measured = command([*words, "--jobs", str(self._jobs)] if self._jobs else words)
        if measured.status not in (0, 1):
            raise SystemExit(f"consolidate ended with status {measured.status}")
        return measured

    def _naive(self) -> float:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that openpyxl does not know
            sample = self._paths[: self._sample]
            return _seconds(lambda: naive.consolidate(sample, self._temporary / "naive.xlsx"))


def _books(folder: Path, count: int) -> Path:
    if not folder.is_dir() or len(list(folder.iterdir())) != count:
        shutil.rmtree(folder, ignore_errors=True)
        books.write(folder, count)
    return folder


def _changed(folder: Path, target: Path) -> Path:
    """The same books, ten of them with another content (the same place in memory is not enough: files are copied)."""
    shutil.copytree(folder, target)
    for path, other in zip(
        sorted(target.iterdir())[:CHANGED], books.books(editions.load(), CHANGED, seed=2), strict=True
    ):
        path.write_bytes(other[1])
    return target


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _line(name: str, measured: Measured) -> None:
    print(f"{name:<22}{measured.seconds:8.2f} s   {measured.peak:.0f} MiB")


def _goal(name: str, value: float, goal: float, *, least: bool = False) -> None:
    met = value >= goal if least else value <= goal
    sign = "≥" if least else "≤"
    print(f"    {value:8.1f} {name} (goal {sign} {goal:g}: {'met' if met else 'missed'})")


if __name__ == "__main__":
    main()
