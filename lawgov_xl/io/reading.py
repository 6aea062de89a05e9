"""Reads many books by a runner, keeping a record of each: what was read before, and is unchanged, is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import overload

from lawgov_xl.errors import LawgovError, Message
from lawgov_xl.io import records, work
from lawgov_xl.io.excel_read import MAX_FILE
from lawgov_xl.io.packages import Input
from lawgov_xl.io.runner import Runner
from lawgov_xl.io.store import Store
from lawgov_xl.picture import Digest, Rejected, Source

Call = tuple[work.Job, list[Input]]
Progress = Callable[[int, int], None]
"""Told how many books are done, of how many."""

_DIED = Message(
    "读取时程序异常退出，文件可能已损坏或过大。请用 Excel 打开核对后另存。",
    "The program died reading it: damaged or too large. Open it in Excel, check it and save it again.",
)
_STOPPED = Message(
    "已按要求停止：{total} 份中已读完 {done} 份，结果已保存，没有写出汇总表。再次运行同一命令，将从停下的地方继续。",
    "Stopped as asked: {done} of {total} workbooks are read and kept; no summary was written. "
    "Run the same command again to go on from here.",
)
_STOPPED_LOST = Message(
    "已按要求停止：{total} 份中已读完 {done} 份（未启用缓存，结果没有保存），没有写出汇总表。",
    "Stopped as asked: {done} of {total} workbooks were read (nothing kept, the cache is off); no summary was written.",
)


@dataclass(slots=True)
class Read:
    """What came of reading. keys: input path -> key of its record; reused: how many were not read again."""

    digests: list[Digest] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    reused: int = 0


def read(
    inputs: Sequence[Input],
    job: work.Job,
    store: Store,
    runner: Runner,
    progress: Progress = lambda done, total: None,
) -> Read:
    """Reads every input that has no record yet. Digests come in the order of the inputs.

    Ctrl-C ends in a LawgovError that says what was finished and kept.
    """
    prefix = job.fingerprint()
    wanted = _keys(inputs, prefix, store)
    known = store.heads([k for k in wanted if k])
    found: dict[int, Digest] = {}
    rejected: dict[int, Rejected] = {}
    keys: dict[str, str] = {}
    fresh: list[int] = []
    for at, (item, key) in enumerate(zip(inputs, wanted, strict=True)):
        digest = _digest(known[key], item) if key in known else None
        if digest is None:
            fresh.append(at)
        else:
            found[at], keys[item.path] = digest, key
    reused = len(found)
    store.touch([wanted[at] for at in found])
    done = reused
    progress(done, len(inputs))
    try:
        for outcomes, indices in _run(inputs, fresh, job, runner):
            _keep(outcomes, indices, inputs, prefix, store, found, rejected, keys)
            done += len(indices)
            progress(done, len(inputs))
    except KeyboardInterrupt as stop:
        message = _STOPPED if store.kept else _STOPPED_LOST
        raise LawgovError(message.of(done=done, total=len(inputs))) from stop
    return Read([found[i] for i in sorted(found)], [rejected[i] for i in sorted(rejected)], keys, reused)


def _run(
    inputs: Sequence[Input], fresh: Sequence[int], job: work.Job, runner: Runner
) -> Iterator[tuple[Sequence[work.Outcome | None], Sequence[int]]]:
    """Outcomes with the indices of their inputs, batch by batch. A batch that killed its worker is tried again,
    one book at a time; None stands for the book that did it."""
    size = runner.batch
    batches = [fresh[at : at + size] for at in range(0, len(fresh), size)]
    lost: list[int] = []
    for at, outcomes in runner.run(_call, _Calls(job, inputs, batches, runner.carries)):
        if outcomes is None:
            lost += batches[at]
        else:
            yield outcomes, batches[at]
    if lost:
        singles = _Calls(job, inputs, [[i] for i in lost], runner.carries)
        for at, alone in runner.run(_call, singles):
            yield (alone or [None]), [lost[at]]


class _Calls(Sequence[Call]):
    """The arguments of every batch, made when they are asked for: contents are not held all at once."""

    def __init__(
        self, job: work.Job, inputs: Sequence[Input], batches: Sequence[Sequence[int]], carries: bool
    ) -> None:
        self._job, self._inputs, self._batches, self._carries = job, inputs, batches, carries

    def __len__(self) -> int:
        return len(self._batches)

    @overload
    def __getitem__(self, at: int) -> Call: ...

    @overload
    def __getitem__(self, at: slice) -> list[Call]: ...

    def __getitem__(self, at: int | slice) -> Call | list[Call]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        books = [self._inputs[i] for i in self._batches[at]]
        return self._job, [_with_content(b) for b in books] if self._carries else books


def _with_content(item: Input) -> Input:
    try:
        if item.file.stat().st_size <= MAX_FILE:
            return replace(item, content=item.file.read_bytes())
    except OSError:
        pass  # whoever reads it says what is wrong with it
    return item


def _call(arguments: Call) -> list[work.Outcome]:
    return work.read_batch(*arguments)


def _keep(
    outcomes: Sequence[work.Outcome | None],
    indices: Sequence[int],
    inputs: Sequence[Input],
    prefix: str,
    store: Store,
    found: dict[int, Digest],
    rejected: dict[int, Rejected],
    keys: dict[str, str],
) -> None:
    kept: list[tuple[str, bytes, records.Parts]] = []
    for at, outcome in zip(indices, outcomes, strict=True):
        item = inputs[at]
        if outcome is None:
            rejected[at] = Rejected(Source(item.path, received=item.received), _DIED)
        elif outcome.parts is None:
            source = Source(item.path, outcome.size, outcome.sha256, received=item.received)
            rejected[at] = Rejected(source, outcome.reason or _DIED)
        else:
            key = f"{prefix}:{outcome.sha256}"
            kept.append((key, outcome.head, outcome.parts))
            found[at], keys[item.path] = records.digest(outcome.head), key
    store.put(kept)


def _digest(head: bytes, item: Input) -> Digest | None:
    """The kept Digest, under the name its book has now; None where the record is not whole."""
    try:
        kept = records.digest(head)
    except (ValueError, KeyError, TypeError):
        return None
    return replace(kept, source=replace(kept.source, path=item.path, received=item.received))


def _keys(inputs: Sequence[Input], prefix: str, store: Store) -> list[str]:
    """The keys under which books would be known; "" where they can not be."""
    if not store.holds(prefix):  # no book need be read only to ask
        return [""] * len(inputs)
    with ThreadPoolExecutor(4) as pool:
        return [f"{prefix}:{s}" if s else "" for s in pool.map(_sum, inputs)]


def _sum(item: Input) -> str:
    """The sha256 of a book; "" for what can not or should not be read whole."""
    try:
        if item.file.stat().st_size > MAX_FILE:
            return ""
        return work.digest_of(item.file.read_bytes())
    except OSError:
        return ""
