"""Runs every kind of bad input against every command that takes it, each in a process of its own with limits.

    python -m tests.hostile.run [--all] [--only TEXT] [--jobs N] [--write docs/hostile-input.md]

prints the table of outcomes and what is wrong; exit status 1 where something is. Without `--all` each kind meets one
command by turns, so that every command meets many kinds of each group: what every run of the tests can afford.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import lawgov_xl
from lawgov_xl.rules import all_rules
from tests.hostile import books, entries, others

SECONDS = 20.0
"""Of the processor, for one command on one input."""
PATIENCE = 120.0
"""Of the clock: a shared machine is slow at times."""
MEMORY = 1200 * 2**20
"""Bytes that a command may hold at its most; it starts with about 150 MB."""

# INPUT is the bad file, GOOD a good workbook, REPORT a good report, FOLDER a folder of INPUT and GOOD.
ON_BOOKS: dict[str, tuple[str, ...]] = {
    "validate": ("validate", "INPUT"),
    "validate --json": ("validate", "INPUT", "--json"),
    "validate --mark": ("validate", "INPUT", "--mark", "marked.xlsx"),
    "validate --fix": ("validate", "INPUT", "--fix", "mended.xlsx"),
    "rollup": ("rollup", "INPUT", "--json"),
    "report": ("report", "INPUT", "-o", "report.docx"),
    "consolidate": ("consolidate", "INPUT", "-o", "all.xlsx", "--jobs", "1"),
    "consolidate with a good one": ("consolidate", "FOLDER", "-o", "all.xlsx", "--jobs", "1"),
    "import": ("import", "INPUT", "-o", "imported.xlsx"),
    "edition import": ("edition", "import", "INPUT", "--id", "new-1", "-o", "edition"),
    "compare, as the old": ("compare", "INPUT", "GOOD", "-o", "compared.xlsx"),
    "compare, as the new": ("compare", "GOOD", "INPUT", "-o", "compared.xlsx"),
    "carry-forward": ("carry-forward", "INPUT", "--edition", "chongqing-2020", "-o", "next.xlsx"),
    "check-report --against": ("check-report", "REPORT", "--against", "INPUT"),
    "distribute": ("distribute", "--departments", "INPUT", "-o", "out"),
}
ON_DOCUMENTS: dict[str, tuple[str, ...]] = {
    "import": ("import", "INPUT", "-o", "imported.xlsx"),
    "edition import": ("edition", "import", "INPUT", "--id", "new-1", "-o", "edition"),
    "check-report": ("check-report", "INPUT", "--against", "GOOD"),
    "validate": ("validate", "INPUT"),
}
ON_PACKAGES: dict[str, tuple[str, ...]] = {
    "consolidate": ("consolidate", "INPUT", "-o", "all.xlsx", "--jobs", "1"),
    "validate": ("validate", "INPUT"),
}
ON_LISTS: dict[str, tuple[str, ...]] = {
    "distribute": ("distribute", "--departments", "INPUT", "-o", "out"),
    "consolidate": ("consolidate", "GOOD", "-o", "all.xlsx", "--departments", "INPUT", "--jobs", "1"),
}
ON_OPTIONS: dict[str, tuple[str, ...]] = {
    "consolidate": ("consolidate", "GOOD", "-o", "all.xlsx", "--options", "INPUT", "--jobs", "1"),
}
ON_EDITIONS: dict[str, tuple[str, ...]] = {
    "validate": ("validate", "GOOD", "--edition", "INPUT"),
    "workbook": ("workbook", "-o", "blank.xlsx", "--edition", "INPUT"),
    "consolidate": ("consolidate", "GOOD", "-o", "all.xlsx", "--edition", "INPUT", "--jobs", "1"),
}
GROUPS: Sequence[tuple[str, Mapping[str, books.Maker], Mapping[str, tuple[str, ...]], str]] = (
    ("workbooks", books.BOOKS, ON_BOOKS, "某局 自评表.xlsx"),
    ("documents", others.DOCUMENTS, ON_DOCUMENTS, "某局 报告.docx"),
    ("packages", others.PACKAGES, ON_PACKAGES, "报送.zip"),
    ("lists", others.LISTS, ON_LISTS, "名单.csv"),
    ("options", others.OPTIONS, ON_OPTIONS, "选项.toml"),
    ("editions", others.EDITIONS, ON_EDITIONS, "版本"),
)
SLOW = "distribute"
"""Makes a workbook for each name that it takes from a list, many seconds long."""
READ = books.READ | others.READ
EITHER = books.EITHER | others.EITHER
ALWAYS_READ = {"validate", "validate --json", "validate --mark", "validate --fix", "rollup"}
"""What must take every workbook that is one; other commands may have reasons of their own to refuse."""
SIGNS_OF_A_CRASH = (
    "Traceback",
    "程序内部出错",
    "读取时程序",
    "panicked",
    "The program failed",
    "Exception ignored",
)
LEAK = "root:x:0"
assert entries.PUMPED  # importing it fills books.BOOKS


@dataclass
class Outcome:
    """What one command made of one input."""

    group: str
    kind: str
    command: str
    status: int = -1
    seconds: float = 0.0
    megabytes: int = 0
    said: str = ""
    faults: list[str] = field(default_factory=list)


def exists(command: str) -> bool:
    name = command.replace("-", "_") + ("_" if command == "import" else "")
    return name.isidentifier() and importlib.util.find_spec(f"lawgov_xl.cli.{name}") is not None


Case = tuple[str, str, books.Maker | None, str, tuple[str, ...], str]
"""Group, kind, maker, command, words, file name."""


def cases(everything: bool, only: str = "") -> Iterator[Case]:
    """What is to be run."""
    for group, kinds, commands, file in GROUPS:
        there = {n: w for n, w in commands.items() if exists(w[0])}
        for number, (kind, maker) in enumerate(kinds.items()):
            if only not in kind:
                continue
            names = [n for n in there if everything or n != SLOW or number % 50 == 0]
            if not everything and names:
                names = [SLOW] if SLOW in names and number else [names[number % len(names)]]
            for name in names:
                yield group, kind, maker, name, there[name], file
    for kind, words in others.WORDS.items():
        if only in kind and (exists(words[0]) or "command" in kind):
            yield "words", kind, None, " ".join(words[:1]), words, ""


def expected(group: str, kind: str, command: str) -> set[int]:
    if group == "words":
        return {2}
    if command == "consolidate with a good one":
        return {0, 1}
    if kind in READ:
        return {0, 1} if command in ALWAYS_READ else {0, 1, 2}
    if kind in EITHER:
        return {0, 1, 2}
    if group == "documents" and kind == "document: a workbook":
        return {0, 1, 2}
    return {2}


def listing(folder: Path) -> dict[str, str]:
    """Every file of a folder with its sum; pipes, links and devices by their kind."""
    found: dict[str, str] = {}
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(here, name)
            plain = path.is_file() and not path.is_symlink()
            found[str(path.relative_to(folder))] = (
                hashlib.md5(path.read_bytes()).hexdigest() if plain else "-"
            )
    return found


def child(words: Sequence[str], folder: Path, place: Path) -> None:
    """Becomes the command. Never returns."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))
    resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS), int(SECONDS) + 5))
    os.environ.update(HOME=str(place / "home"), TMPDIR=str(place / "tmp"), XDG_CACHE_HOME=str(place / "home"))
    tempfile.tempdir = None
    os.chdir(folder)
    for number, name in ((0, os.devnull), (1, place / "stdout"), (2, place / "stderr")):
        flags = os.O_RDONLY if number == 0 else os.O_CREAT | os.O_WRONLY | os.O_TRUNC
        os.dup2(os.open(name, flags, 0o644), number)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
    status = 99
    try:
        from lawgov_xl.cli import main

        status = main(words)
    except SystemExit as end:
        status = int(end.code or 0) if isinstance(end.code, int | None) else 99
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def run(
    group: str, kind: str, maker: books.Maker | None, command: str, words: tuple[str, ...], file: str
) -> Outcome:
    """Runs one command on one input, in a folder of its own, and looks at everything it leaves."""
    outcome = Outcome(group, kind, command)
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        place = Path(name)
        folder = place / "work"
        for inside in (folder, place / "home", place / "tmp", folder / "in"):
            inside.mkdir(parents=True)
        (folder / "好的.xlsx").write_bytes(books.good())
        (folder / "报告.docx").write_bytes(others.document())
        if maker:
            maker(folder / "in" / file)
        if "FOLDER" in words:
            (folder / "in" / "好的.xlsx").write_bytes(books.good())
        meaning = {"INPUT": f"in/{file}", "GOOD": "好的.xlsx", "REPORT": "报告.docx", "FOLDER": "in"}
        given = [_filled(w, meaning) for w in words]
        before = listing(folder)
        process = os.fork()
        if process == 0:
            child(given, folder, place)
        status, usage = _wait(process)
        outcome.seconds = usage.ru_utime + usage.ru_stime
        outcome.status = os.waitstatus_to_exitcode(status)
        outcome.megabytes = usage.ru_maxrss // 1024
        out = (place / "stdout").read_text("utf-8", "replace")
        err = (place / "stderr").read_text("utf-8", "replace")
        outcome.said = err.strip() or out.strip()
        left = list((place / "tmp").rglob("*"))
        outcome.faults = _faults(outcome, out, err, before, listing(folder), given)
        if left:
            outcome.faults.append(f"left in the temporary folder: {left[0].name}")
    return outcome


def _filled(word: str, meaning: Mapping[str, str]) -> str:
    for key, value in meaning.items():
        if word == key or word.startswith(f"{key}/"):
            return value + word[len(key) :]
    return word


def _wait(process: int) -> tuple[int, resource.struct_rusage]:
    began = time.monotonic()
    while True:
        done, status, usage = os.wait4(process, os.WNOHANG)
        if done:
            return status, usage
        if time.monotonic() - began > PATIENCE:
            os.killpg(process, signal.SIGKILL)
        time.sleep(0.002)


def _faults(
    outcome: Outcome, out: str, err: str, before: dict[str, str], after: dict[str, str], words: Sequence[str]
) -> list[str]:
    found = []
    wanted = expected(outcome.group, outcome.kind, outcome.command)
    if outcome.status not in wanted:
        found.append(f"status {outcome.status}, wanted {sorted(wanted)}")
    if outcome.seconds > SECONDS:
        found.append(f"{outcome.seconds:.0f} s")
    if outcome.megabytes > MEMORY // 2**20:
        found.append(f"{outcome.megabytes} MB")
    found += [f"crash: {s}" for s in SIGNS_OF_A_CRASH if s in out + err]
    if LEAK in out + err:
        found.append("shows a file of the system")
    lines = err.splitlines()
    if any(not line.startswith("lawgov: ") for line in lines):
        found.append("stderr holds more than its own lines")
    if outcome.status == 2 and (len(lines) != 1 or len(lines[0]) > 2000):
        found.append(f"{len(lines)} lines on stderr")
    if outcome.status in (0, 1) and "--json" in words:
        try:
            json.loads(out)
        except ValueError:
            found.append("no JSON")
    changed = {n for n in before if after.get(n) != before[n]}
    if changed:
        found.append(f"changed an input: {sorted(changed)}")
    new = set(after) - set(before)
    targets = {words[i + 1] for i, w in enumerate(words[:-1]) if w in ("-o", "--mark", "--fix")}
    stray = {n for n in new if n.split("/")[0] not in targets or ".lawgov" in n}
    if outcome.status == 2:
        stray = new
    if stray:
        found.append(f"left behind: {sorted(stray)[:3]}")
    for path in ("/tmp/evil.xml", "/tmp/evil", "/tmp/甲.xlsx", "/etc/evil.xml"):
        if os.path.lexists(path):
            found.append(f"reached out to {path}")
    return found


def warm() -> None:
    """Imports what the commands import, so that each child need not."""
    for name in (
        "openpyxl",
        "docx",
        "xlsxwriter",
        "python_calamine",
        "lxml.etree",
        "lawgov_xl.actions.validate",
    ):
        importlib.import_module(name)
    for command in ("validate", "rollup", "consolidate", "report"):
        if exists(command):
            with suppress(ImportError):  # the runs themselves will show it
                importlib.import_module(f"lawgov_xl.cli.{command}")
    all_rules()
    for loaded in sorted((Path(lawgov_xl.__file__).parent / "cli").glob("[a-z]*.py")):
        with suppress(ImportError):
            importlib.import_module(f"lawgov_xl.cli.{loaded.stem}")
    books.good()
    others.document()


def table(outcomes: Sequence[Outcome]) -> str:
    """The outcomes as Markdown: refused (2), or read and done (0 or 1)."""
    lines = [
        "# Bad input and what becomes of it",
        "",
        "Written by `python -m tests.hostile.run --all --write docs/hostile-input.md`; the tests run it. Each kind of",
        "input is made by `tests/hostile/` and met by every command that takes it, with bounds on time and memory.",
        "Blank: not in the run that this table is from. ✗ refused: one line, exit status 2, nothing written. ✓ read: an odd entry is no reason to refuse a workbook.",
        "",
    ]
    for group in dict.fromkeys(o.group for o in outcomes):
        here = [o for o in outcomes if o.group == group]
        columns = list(dict.fromkeys(o.command for o in here)) if group != "words" else []
        lines += [f"## {group.capitalize()}", "", "| kind | " + " | ".join(columns or ["outcome"]) + " |"]
        lines += ["|---" * (len(columns or [1]) + 1) + "|"]
        for kind in dict.fromkeys(o.kind for o in here):
            marks = {
                o.command: "✗" if o.status == 2 else "✓" if o.status in (0, 1) else "!"
                for o in here
                if o.kind == kind
            }
            shown = [marks.get(c, "") for c in columns] or list(marks.values())
            lines.append(f"| {kind.rpartition(': ')[2]} | " + " | ".join(shown) + " |")
        lines.append("")
    return "\n".join(lines)


_chosen: list[Case] = []


def _numbered(at: int) -> Outcome:
    return run(*_chosen[at])


def _outcomes(jobs: int) -> Iterator[Outcome]:
    """The outcomes in order, from so many runs at a time. Makers are no data: the workers inherit them by forking."""
    if jobs < 2:
        yield from map(_numbered, range(len(_chosen)))
        return
    with multiprocessing.get_context("fork").Pool(jobs, maxtasksperchild=50) as pool:
        yield from pool.imap(_numbered, range(len(_chosen)))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    warm()
    _chosen.extend(cases(args.all, args.only))
    outcomes = []
    for outcome in _outcomes(args.jobs):
        outcomes.append(outcome)
        flag = "!!" if outcome.faults else "  "
        numbers = f"{outcome.seconds:6.2f} s {outcome.megabytes:5d} MB"
        print(
            f"{flag} {outcome.status} {numbers}  {outcome.kind} | {outcome.command} | {outcome.said[:110]!r}",
            flush=True,
        )
        for fault in outcome.faults:
            print(f"      {fault}", flush=True)
    wrong = [o for o in outcomes if o.faults]
    kinds = len({(o.group, o.kind) for o in outcomes})
    slowest = max(outcomes, key=lambda o: o.seconds)
    largest = max(outcomes, key=lambda o: o.megabytes)
    print(f"{kinds} kinds, {len(outcomes)} runs, {len(wrong)} with faults")
    print(f"slowest {slowest.seconds:.1f} s: {slowest.kind} | {slowest.command}")
    print(f"largest {largest.megabytes} MB: {largest.kind} | {largest.command}")
    if args.write:
        args.write.write_text(table(outcomes) + "\n", "utf-8")
    if args.json:
        args.json.write_text(json.dumps([vars(o) for o in outcomes], ensure_ascii=False), "utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
