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
    parser.add_argument("--large", type=int, default=0, help="also consolidate so many, such as 10000")
    parser.add_argument("--jobs", type=int, default=0, help="processes; default: one a core")
    parser.add_argument(
        "--data", type=Path, help="folder of books, made if it is not there (default: temporary)"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        data = given.data or Path(temporary) / "data"
        _run(data, Path(temporary), given.books, given.naive, given.large, given.jobs)


def _run(data: Path, temporary: Path, count: int, sample: int, large: int, jobs: int) -> None:
    folder = _books(data / str(count), count)
    paths = sorted(folder.glob("*.xlsx"))
    size = sum(p.stat().st_size for p in paths) / len(paths) / 1024
    print(f"{count} workbooks, {size:.0f} kB each")
    floors = [_seconds(lambda: floor.read(paths)) for _ in range(2)]
    lowest = min(floors)
    print(f"floor of reading      {lowest:8.2f} s   1")
    first = _consolidate(folder, temporary / "1.xlsx", jobs, "--no-cache")
    slow = _naive(paths[:sample], temporary) * count / min(sample, count)
    once = _seconds(lambda: naive.report(paths[0], temporary / "naive.docx"))
    print(
        f"naive loop            {slow + once:8.2f} s   {(slow + once) / lowest:.0f} × the floor ({sample} books, scaled; one report)"
    )
    _line("consolidate", first)
    _goal("faster than the naive loop", (slow + once) / first.seconds, GOALS["naive"], least=True)
    _goal("times the floor", first.seconds / lowest, GOALS["floor"])
    _goal("MiB at most", first.peak, GOALS["memory"])
    cache = str(temporary / "cache")
    cold = _consolidate(folder, temporary / "2.xlsx", jobs, "--cache", cache)
    _line("first run with cache", cold)
    changed = _changed(folder, temporary / "changed")
    warm = _consolidate(changed, temporary / "3.xlsx", jobs, "--cache", cache)
    _line(f"again, {CHANGED} changed", warm)
    _goal("faster than the first run", cold.seconds / warm.seconds, GOALS["again"], least=True)
    if large:
        many = _books(data / str(large), large)
        big = _consolidate(many, temporary / "4.xlsx", jobs, "--no-cache")
        _line(f"{large} workbooks", big)
        _goal(f"times {count} workbooks", big.seconds / first.seconds, GOALS["large"] * large / (10 * count))
        _goal("MiB at most", big.peak, GOALS["large memory"])


def _books(folder: Path, count: int) -> Path:
    if not folder.is_dir() or len(list(folder.iterdir())) != count:
        shutil.rmtree(folder, ignore_errors=True)
        books.write(folder, count)
    return folder


def _consolidate(folder: Path, output: Path, jobs: int, *more: str) -> Measured:
    words = ["lawgov_xl", "consolidate", str(folder), "-o", str(output), "--today", "2020-10-20", *more]
    measured = command([*words, "--jobs", str(jobs)] if jobs else words)
    if measured.status not in (0, 1):
        raise SystemExit(f"consolidate ended with status {measured.status}")
    return measured


def _changed(folder: Path, target: Path) -> Path:
    """The same books, ten of them with another content (the same place in memory is not enough: files are copied)."""
    shutil.copytree(folder, target)
    for path, other in zip(
        sorted(target.iterdir())[:CHANGED], books.books(editions.load(), CHANGED, seed=2), strict=True
    ):
        path.write_bytes(other[1])
    return target


def _naive(paths: list[Path], temporary: Path) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that openpyxl does not know
        return _seconds(lambda: naive.consolidate(paths, temporary / "naive.xlsx"))


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
