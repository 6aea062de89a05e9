"""Reading many departments' workbooks into one picture, before anything is written."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawgov_xl import consolidate as pure
from lawgov_xl import editions, layout
from lawgov_xl.consolidate import Options
from lawgov_xl.errors import EditionError, FileError, LawgovError, Message
from lawgov_xl.io import store
from lawgov_xl.io.department_list import read_bytes, read_departments
from lawgov_xl.io.excel_read import read_grid
from lawgov_xl.io.packages import Found, Input, find
from lawgov_xl.io.reading import Progress, Read, read
from lawgov_xl.io.runner import Runner, runner
from lawgov_xl.io.store import PartName, Store
from lawgov_xl.io.work import Job
from lawgov_xl.model import Edition
from lawgov_xl.picture import Digest, Picture
from lawgov_xl.rules import selected

_NOTHING = Message(
    "没有一份能够读取的填报表：收到 {count} 个文件，均未能读取（如 {path}：{reason}）。没有写出汇总表。",
    "Not one workbook could be read: {count} files, none readable (such as {path}: {reason}). No summary was written.",
)
_EMPTY = Message(
    "没有找到填报表（.xlsx、.xlsm 或 .zip）：{paths}", "No workbooks (.xlsx, .xlsm, .zip) in {paths}"
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    output: the summary workbook; returns: folder for copies and notices to the departments; report: the office's
    narrative; jobs: processes, default one a core; cache: its folder, "" for none, None for the default;
    select, ignore: codes of rules; today: against which deadlines are judged; contacts: whether the summary names
    contact persons and their telephone numbers.
    """

    paths: Sequence[str | Path]
    output: Path
    departments: Path | None = None
    options: Path | None = None
    returns: Path | None = None
    report: Path | None = None
    edition: str = ""
    today: date | None = None
    jobs: int | None = None
    cluster: str = ""
    cache: str | None = None
    select: str = ""
    ignore: str = ""
    force: bool = False
    contacts: bool = False

    @property
    def settings(self) -> list[Path]:
        """The files that steer the run."""
        return [p for p in (self.departments, self.options) if p]

    @property
    def outputs(self) -> list[Path]:
        return [p for p in (self.output, self.returns, self.report) if p]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The picture, and where its texts are. inputs: path of a submission -> the file it was read from."""

    picture: Picture
    options: Options
    job: Job
    runner: Runner
    inputs: dict[str, Input]
    reused: int
    _records: Store
    _keys: dict[str, str]

    def part(self, digest: Digest, name: PartName) -> bytes:
        """A packed part of a submission's texts."""
        return self._records.part(self._keys[digest.source.path], name)


@contextmanager
def gathered(
    request: Request, progress: Progress = lambda done, total: None, runs: Runner | None = None
) -> Iterator[Gathered]:
    """Reads and checks everything that the request names; what it holds on to is let go at the end.

    Raises LawgovError where nothing can be read; a bad file among others is not a fault.
    """
    departments = read_departments(request.departments) if request.departments else ()
    options = Options()
    if request.options:
        options = pure.parse(read_bytes(request.options).decode("utf-8-sig", "replace"), str(request.options))
    today = request.today or date.today()
    rules = selected(request.select, request.ignore)  # loaded here, before processes are forked off
    with tempfile.TemporaryDirectory(prefix="lawgov-") as folder, _records(request, Path(folder)) as records:
        unpack = Path(folder) / "unpacked"
        unpack.mkdir()
        found = find(request.paths, unpack, [*request.outputs, *request.settings])
        _refuse_nothing(found, request)
        edition = _edition(request.edition, found.inputs)
        job = Job(request.edition or edition.id, today, options.soon, request.select, request.ignore)
        runs = runs or runner(request.jobs, len(found.inputs), request.cluster)
        books = read(found.inputs, job, records, runs, progress)
        if not books.digests:
            _refuse_unreadable(found, books)
        picture = pure.consolidate(
            edition,
            books.digests,
            today=today,
            departments=departments,
            options=options,
            rejected=[*found.rejected, *books.rejected],
            skipped=found.skipped,
            rules=rules,
        )
        inputs = {i.path: i for i in found.inputs}
        yield Gathered(picture, options, job, runs, inputs, books.reused, records, books.keys)


@contextmanager
def _records(request: Request, folder: Path) -> Iterator[Store]:
    """The kept records, or, where they can not be kept, records for this run."""
    kept = None
    if request.cache != "":
        kept = store.opened(Path(request.cache) if request.cache else store.default_folder())
    records = kept or store.passing(folder)
    try:
        yield records
    finally:
        records.close()


def _edition(named: str, inputs: Sequence[Input]) -> Edition:
    """The edition asked for, or the only one, or the one that most of the first books name."""
    if named:
        return editions.load(named)
    known = editions.ids()
    if len(known) == 1:
        return editions.load(known[0])
    votes: Counter[str] = Counter()
    for item in inputs[:25]:
        try:
            grid = read_grid(item.file)
        except (FileError, EditionError):
            continue
        own = layout.edition_of(grid)
        fitting = [i for i in known if layout.matches(grid, editions.load(i))]
        votes.update([own] if own in known else fitting[:1])
    return editions.load(votes.most_common(1)[0][0] if votes else editions.DEFAULT)


def _refuse_nothing(found: Found, request: Request) -> None:
    if not found.inputs and not found.rejected:
        raise FileError(_EMPTY.of(paths="、".join(map(str, request.paths))))
    if not found.inputs:
        _refuse_unreadable(found, Read())


def _refuse_unreadable(found: Found, books: Read) -> None:
    rejected = [*found.rejected, *books.rejected]
    first = rejected[0]
    raise LawgovError(_NOTHING.of(count=len(rejected), path=first.source.path, reason=first.reason))
