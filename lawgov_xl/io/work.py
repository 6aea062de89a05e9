"""The work on a batch of books: read, check, boil down. The same function in a thread, a process or a cluster."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from lawgov_xl import __version__, check, editions, layout
from lawgov_xl.consolidate.digest import boil
from lawgov_xl.errors import LawgovError, Message
from lawgov_xl.grid import Grid
from lawgov_xl.io import records, zips
from lawgov_xl.io.excel_read import submission_of
from lawgov_xl.io.packages import Input
from lawgov_xl.model import Edition, Submission
from lawgov_xl.picture import Source
from lawgov_xl.rules import selected

_OTHER_EDITION = Message(
    "填报表的版本是“{found}”，本次归集的是“{wanted}”。请该单位改用本次下发的填报表。",
    "The workbook is of edition “{found}”, this run is of “{wanted}”.",
)
_MACROS = Message("含宏（未运行）", "has macros (not run)")
_LINKS = Message("含外部链接（未更新）", "has links to other files (not followed)")
_HIDDEN = Message("有隐藏的工作表：{sheets}", "hidden sheets: {sheets}")
_BROKE = Message(
    "读取时程序出错（{fault}）。请把该文件交给维护人员。", "The program failed on it ({fault}): send it to the maintainer."
)  # fmt: skip
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]{10,40})<")


@dataclass(frozen=True, slots=True)
class Job:
    """How books are to be read and checked. edition: id, or path of a folder."""

    edition: str
    today: date
    soon: int = 30
    select: str = ""
    ignore: str = ""

    def fingerprint(self) -> str:
        """Tells apart the records of other programs, rules, editions and settings."""
        edition = editions.load(self.edition)
        parts = [__version__, _sources(), self.today.isoformat(), self.soon, self.select, self.ignore]
        parts += [edition.id, edition.version, *(editions.fingerprint(t) for t in edition.tables)]
        return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one book: a record, or the reason why there is none."""

    path: str
    size: int
    sha256: str
    head: bytes = b""
    parts: records.Parts | None = None
    reason: Message | None = None


def read_batch(job: Job, batch: Sequence[Input]) -> list[Outcome]:
    """Reads, checks and boils down a batch. A bad book is an outcome, never an exception."""
    edition = editions.load(job.edition)
    settings = check.Settings(rules=selected(job.select, job.ignore), today=job.today)
    if all(i.content is None for i in batch):
        return [_outcome(job, edition, settings, i) for i in batch]
    with tempfile.TemporaryDirectory(prefix="lawgov-") as folder:
        return [_outcome(job, edition, settings, _landed(i, Path(folder))) for i in batch]


def _landed(item: Input, folder: Path) -> Input:
    """A book that came as bytes, as a file of this machine."""
    if item.content is None:
        return item
    file = folder / f"book{item.file.suffix}"
    file.write_bytes(item.content)
    return replace(item, file=file, content=None)


def read_one(file: Path, edition: Edition) -> Submission:
    """One department's workbook as this edition. Raises LawgovError, also for a workbook of another edition."""
    return _read(file, zips.read_file(file), edition)


def _read(file: Path, data: bytes, edition: Edition) -> Submission:
    def wanted(grid: Grid) -> Edition:
        named = layout.edition_of(grid)
        if named and named != edition.id:
            raise LawgovError(_OTHER_EDITION.of(found=named, wanted=edition.id))
        return edition

    return submission_of(file, data, wanted)


def digest_of(content: bytes) -> str:
    """The sha256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def _outcome(job: Job, edition: Edition, settings: check.Settings, item: Input) -> Outcome:
    size, sha256 = 0, ""
    try:
        size = item.file.stat().st_size
        data = zips.read_file(item.file)
        submission = _read(item.file, data, edition)
        sha256 = digest_of(data)
        saved, notes = _properties(item.file, data)
        del data
        now = datetime.now().isoformat(" ", "seconds")
        source = Source(item.path, size, sha256, saved or _received(item), item.received, now, notes)
        digest, bulk = boil(submission, check.check(submission, settings), source, job.today, soon=job.soon)
    except LawgovError as fault:
        return Outcome(item.path, size, sha256, reason=_named(fault.message, item))
    except OSError as fault:
        return Outcome(item.path, size, sha256, reason=_BROKE.of(fault=fault.strerror or str(fault)))
    except Exception as fault:  # one book's oddity must not cost the office all the others
        return Outcome(item.path, size, sha256, reason=_BROKE.of(fault=f"{type(fault).__name__}: {fault}"))
    return Outcome(item.path, size, sha256, records.head(digest), records.parts(bulk))


def _named(message: Message, item: Input) -> Message:
    """The sentence with the name that people know: a package's member lies elsewhere while it is read."""
    told = {k: item.path if v == str(item.file) else v for k, v in message.values.items()}
    return message.of(**told)


def _received(item: Input) -> str:
    return item.received.isoformat() if item.received else ""


def _properties(file: Path, data: bytes) -> tuple[str, tuple[Message, ...]]:
    """When the workbook was last saved (ISO, local time; "" if it does not say), and what is to be noted."""
    parts = {i.filename: i for i in zips.directory(data, file)}
    notes = []
    if "xl/vbaProject.bin" in parts:
        notes.append(_MACROS)
    if any(n.startswith("xl/externalLinks/") for n in parts):
        notes.append(_LINKS)
    core = parts.get("docProps/core.xml")
    try:
        # Of no ordinary size: it is not worth the time to say when the book was saved.
        match = _MODIFIED.search(zips.unpacked(data, core, file)) if core and core.file_size < 2**16 else None
    except (zips.DamagedError, LawgovError):
        match = None
    saved = ""
    if match:
        try:
            when = datetime.fromisoformat(match.group(1).decode("ascii").strip().replace("Z", "+00:00"))
            when = when if when.tzinfo else when.replace(tzinfo=UTC)
            saved = when.astimezone().replace(tzinfo=None).isoformat(" ", "seconds")
        except (ValueError, OverflowError, OSError):
            saved = ""
    return saved, tuple(notes)


@lru_cache(maxsize=1)
def _sources() -> str:
    """A fingerprint of the program's own files: records made by other code are not used."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*.py")):
        if path.parts[-2] not in ("cli", "addin", "calc", "summary"):
            digest.update(path.read_bytes())
    return digest.hexdigest()
