"""Kills commands at every moment that matters, and at random ones; looks at what stands there afterwards.

    python -m tests.crash.kill --kills 200 [--seed 1] [--only consolidate]

Half of the kills come at a chance moment of the clock, half right at a chance operation on a file (open, rename,
link, remove …), where a half-written output would come from. Afterwards every output must be the old file or a new
one, whole; every input untouched; and the next run must succeed and clear away what was left.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.books import good
from tests.hostile.run import exists, listing
from tests.synthetic import book, example_answers
from tests.workbooks import written

OLD = b"old and whole"
EVENTS = {
    "open",
    "os.rename",
    "os.link",
    "os.remove",
    "os.mkdir",
    "os.chmod",
    "os.rmdir",
    "os.truncate",
    "sqlite3.connect",
}


@dataclass(frozen=True)
class Job:
    """A command with what it writes: files that stand there before (and are replaced), and folders."""

    name: str
    words: tuple[str, ...]
    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


JOBS = (
    Job("validate --mark", ("validate", "甲.xlsx", "--mark", "marked.xlsx", "--force"), ("marked.xlsx",)),
    Job("validate --fix", ("validate", "甲.xlsx", "--fix", "mended.xlsx", "--force"), ("mended.xlsx",)),
    Job("report", ("report", "甲.xlsx", "-o", "report.docx", "--force"), ("report.docx",)),
    Job("workbook", ("workbook", "-o", "blank.xlsx", "--force"), ("blank.xlsx",)),
    Job(
        "consolidate",
        ("consolidate", "in", "-o", "all.xlsx", "--returns", "back", "--jobs", "1", "--force"),
        ("all.xlsx",),
        ("back",),
    ),
    Job(
        "distribute",
        ("distribute", "--departments", "list.csv", "-o", "out", "--force"),
        (),
        ("out",),
    ),
)  # fmt: skip


@dataclass
class Tally:
    """What the kills of one command came to."""

    job: Job
    kills: int = 0
    old: int = 0
    new: int = 0
    left: int = 0
    faults: list[str] = field(default_factory=list)


def prepare(folder: Path, job: Job) -> None:
    (folder / "in").mkdir(parents=True)
    (folder / "甲.xlsx").write_bytes(good())
    for number, name in enumerate(("重庆市知识产权局", "重庆市公安局", "重庆市司法局")):
        made = book(example_answers())
        made.sheets["封面"].rows[1][1] = name
        made.sheet("indicators").set(10 + number, "answer", "")
        (folder / "in" / f"{name}.xlsx").write_bytes(written(made))
    (folder / "list.csv").write_text("单位名称\n重庆市公安局\n重庆市司法局\n重庆市知识产权局\n", "utf-8")
    for name in job.files:
        (folder / name).write_bytes(OLD)


def started(job: Job, folder: Path, hook: Callable[[], None] | None = None) -> int:
    """Forks a process that runs the command in `folder`; returns its id."""
    process = os.fork()
    if process:
        return process
    status = 99
    try:
        os.setsid()
        os.chdir(folder)
        os.environ.update(HOME=str(folder.parent / "home"), XDG_CACHE_HOME=str(folder.parent / "home"))
        (folder.parent / "tmp").mkdir(exist_ok=True)
        os.environ["TMPDIR"] = str(folder.parent / "tmp")
        tempfile.tempdir = None
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(null, 1)
        os.dup2(os.open(folder.parent / "stderr", os.O_CREAT | os.O_WRONLY | os.O_TRUNC), 2)
        if hook:
            hook()
        from lawgov_xl.cli import main

        status = main(job.words)
    finally:
        os._exit(status)


def finished(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def counting(place: Path, stop_at: int | None) -> Callable[[], None]:
    """Counts operations on files below `place`; at number `stop_at` the process kills itself as kill -9 does."""

    def install() -> None:
        seen = 0
        guard = threading.Lock()
        counted = os.open(place / "count", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event not in EVENTS or not arguments:
                return
            if event == "open" and (
                not isinstance(arguments[0], str) or str(place) not in str(Path(arguments[0]).absolute())
            ):
                return
            with guard:
                seen += 1
                os.pwrite(counted, str(seen).encode(), 0)
                if seen == stop_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)

    return install


def whole(path: Path) -> bool:
    """Whether a document is complete: every part of the package unpacks with its sum right."""
    try:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None and "[Content_Types].xml" in package.namelist()
    except zipfile.BadZipFile:
        return False


def look(job: Job, folder: Path, before: dict[str, str], tally: Tally) -> None:
    after = listing(folder)
    for name, digest in before.items():
        if name not in job.files and after.get(name) != digest:
            tally.faults.append(f"{job.name}: input {name} changed")
    for name in job.files:
        path = folder / name
        if not path.is_file():
            tally.faults.append(f"{job.name}: {name} is gone")
        elif path.read_bytes() == OLD:
            tally.old += 1
        elif whole(path):
            tally.new += 1
        else:
            tally.faults.append(f"{job.name}: {name} is half written")
    for name in set(after) - set(before):
        path = folder / name
        last = Path(name).name
        if last.startswith(".lawgov"):
            tally.left += 1
        elif path.is_dir() and name.split("/")[0] in job.folders:
            continue
        elif name.split("/")[0] not in job.folders:
            tally.faults.append(f"{job.name}: {name} appeared")
        elif not whole(path) and path.suffix in (".xlsx", ".docx"):
            tally.faults.append(f"{job.name}: {name} is half written")


def kill(job: Job, times: int, chance: random.Random) -> Tally:
    """Kills a command `times` times, then lets it run."""
    tally = Tally(job)
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        place = Path(name).resolve()
        folder = place / "work"
        prepare(folder, job)
        began = time.monotonic()
        if (status := finished(started(job, folder, counting(place, None)))) not in (0, 1):
            tally.faults.append(
                f"{job.name}: status {status} without a kill: {(place / 'stderr').read_text()}"
            )
            return tally
        lasted = time.monotonic() - began
        operations = int((place / "count").read_text())
        for turn in range(times):
            shutil.rmtree(folder)
            if turn % 4 == 0:
                shutil.rmtree(
                    place / "home", ignore_errors=True
                )  # a cache that knows nothing makes the run longer
            prepare(folder, job)
            before = listing(folder)
            if turn % 2:
                process = started(job, folder, counting(place, chance.randint(1, operations)))
            else:
                process = started(job, folder)
                time.sleep(chance.uniform(0, lasted))
                os.kill(process, signal.SIGKILL)
            status = finished(process)
            tally.kills += status == -signal.SIGKILL
            if status not in (-signal.SIGKILL, 0, 1):
                tally.faults.append(f"{job.name}: status {status}")
            look(job, folder, before, tally)
        # Whatever the last kill left, the next run mends.
        status = finished(started(job, folder))
        said = (place / "stderr").read_text()
        if status not in (0, 1):
            tally.faults.append(f"{job.name}: status {status} after a kill: {said}")
        left = [n for n in listing(folder) if Path(n).name.startswith(".lawgov")]
        if left:
            tally.faults.append(f"{job.name}: {left} stays behind")
        tally.faults += [f"{job.name}: {n} not written" for n in job.files if not whole(folder / n)]
    return tally


def run(kills: int, seed: int, only: str = "") -> list[Tally]:
    """Spreads the kills over the commands that exist."""
    importlib.import_module("lawgov_xl.cli.validate")
    jobs = [j for j in JOBS if exists(j.words[0]) and only in j.name]
    for job in jobs:
        module = job.words[0].replace("-", "_")
        importlib.import_module(f"lawgov_xl.cli.{module}")
    chance = random.Random(seed)
    return [kill(j, kills // len(jobs) + (i < kills % len(jobs)), chance) for i, j in enumerate(jobs)]


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    args = parser.parse_args(words)
    tallies = run(args.kills, args.seed, args.only)
    for t in tallies:
        print(f"{t.job.name}: {t.kills} killed; old {t.old}, new {t.new}, temporary files left {t.left}")
        for fault in t.faults:
            print(f"  FAULT {fault}")
    print(f"{sum(t.kills for t in tallies)} kills, {sum(len(t.faults) for t in tallies)} faults")
    return 1 if any(t.faults for t in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
