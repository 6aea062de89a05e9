"""Runs one function over many batches: serially, in threads, in processes, or on a cluster. One interface.

`run(function, batches)` yields (batch index, result) as they are done, in any order. The function and its
arguments are what `pickle` can carry. Stopping early (a `break`, Ctrl-C) lets go of what was not begun.
"""

from __future__ import annotations

import gc
import importlib
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol, TypeVar

from lawgov_xl.errors import LawgovError, Message

A = TypeVar("A")
R = TypeVar("R")

_NO_DASK = Message(
    "使用 --cluster 需要先安装：pip install 'lawgov-xl[cluster]'。",
    "--cluster needs: pip install 'lawgov-xl[cluster]'.",
)
_NO_CLUSTER = Message(
    "连接不上集群 {address}（{why}）。请核对地址，并确认调度器已启动。",
    "Cannot reach the cluster {address} ({why}). Check the address and that its scheduler runs.",
)


class Runner(Protocol):
    """The interface. batch: how many books make a batch that is worth its overhead; carries: the workers may not see
    our files, so that their content has to go along."""

    @property
    def batch(self) -> int: ...

    @property
    def carries(self) -> bool: ...

    def run(self, function: Callable[[A], R], batches: Sequence[A]) -> Iterator[tuple[int, R | None]]:
        """(index, result) as they are done; the result is None where the worker died of that batch."""
        ...


class Serial:
    """One after another, in this process."""

    batch = 8
    carries = False

    def run(self, function: Callable[[A], R], batches: Sequence[A]) -> Iterator[tuple[int, R | None]]:
        for at, batch in enumerate(batches):
            yield at, function(batch)


class Threads:
    """A few threads: reading releases the interpreter lock, the rest takes turns. No start-up cost."""

    batch = 8
    carries = False

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(self, function: Callable[[A], R], batches: Sequence[A]) -> Iterator[tuple[int, R | None]]:
        with futures.ThreadPoolExecutor(self._jobs) as pool:
            waiting = {pool.submit(function, b): i for i, b in enumerate(batches)}
            try:
                for done in futures.as_completed(waiting):
                    yield waiting[done], done.result()
            finally:
                for future in waiting:
                    future.cancel()


class Processes:
    """One process a core: rules take longer than reading, and Python runs them one at a time in a process."""

    batch = 10
    """So few that no process waits long for another's last ones; handing over a batch costs less than a millisecond."""
    worth = 50
    """Books from which processes are worth their start."""
    carries = False

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(self, function: Callable[[A], R], batches: Sequence[A]) -> Iterator[tuple[int, R | None]]:
        left = dict(enumerate(batches))
        try:
            for at, result in self._pool(function, left):
                del left[at]
                yield at, result
        except BrokenProcessPool:
            # A book killed its worker (or the machine ran out of memory): find out which, one at a time.
            for at, batch in list(left.items()):
                yield at, self._alone(function, batch)

    def _pool(self, function: Callable[[A], R], batches: dict[int, A]) -> Iterator[tuple[int, R]]:
        pool = futures.ProcessPoolExecutor(self._jobs, mp_context=_context(), initializer=_settle)
        waiting = {pool.submit(function, b): i for i, b in batches.items()}
        try:
            for done in futures.as_completed(waiting):
                at = waiting.pop(done)
                yield at, done.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _alone(self, function: Callable[[A], R], batch: A) -> R | None:
        with futures.ProcessPoolExecutor(1, mp_context=_context(), initializer=_settle) as pool:
            try:
                return pool.submit(function, batch).result()
            except BrokenProcessPool:
                return None


class Cluster:
    """A Dask cluster. Workers need this package in the same version; the books travel with the calls, so that no
    folder has to be shared."""

    batch = 25
    carries = True
    patience = 10.0
    """Seconds to wait for an answer."""

    def __init__(self, address: str) -> None:
        self._address = address

    def run(self, function: Callable[[A], R], batches: Sequence[A]) -> Iterator[tuple[int, R | None]]:
        try:
            distributed: Any = importlib.import_module("distributed")  # an extra; it ships no types
        except ImportError as fault:
            raise LawgovError(_NO_DASK) from fault
        try:
            client = distributed.Client(self._address, timeout=self.patience, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as fault:
            why = str(fault) or type(fault).__name__
            raise LawgovError(_NO_CLUSTER.of(address=self._address, why=why)) from fault
        with client:
            waiting: dict[Any, int] = {}
            todo = iter(enumerate(batches))
            done = distributed.as_completed(loop=client.loop)
            try:
                window = 2 * max(1, len(client.scheduler_info(n_workers=-1)["workers"])) + 2
                while True:
                    for at, batch in itertools.islice(todo, window - len(waiting)):
                        carried = client.scatter(batch, hash=False)
                        future = client.submit(function, carried, pure=False, retries=1)
                        waiting[future] = at
                        done.add(future)
                    if not waiting:
                        return
                    future = next(done)
                    result = future.result() if future.status == "finished" else None
                    yield waiting.pop(future), result
            finally:
                client.cancel(list(waiting))


def runner(jobs: int | None, books: int, cluster: str = "") -> Runner:
    """The runner that fits: a cluster where one is named; one process a core for many books; else threads."""
    if cluster:
        return Cluster(cluster)
    jobs = jobs or os.cpu_count() or 1
    if jobs <= 1 or books <= 1:
        return Serial()
    return Processes(min(jobs, books)) if books >= Processes.worth else Threads(min(jobs, books))


def _context() -> multiprocessing.context.BaseContext:
    """Forking is quickest and shares what is loaded; it is safe only where no other thread runs."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _settle() -> None:
    """Ctrl-C is for the parent, which then lets its workers finish what they hold.

    What is loaded stays, and what is kept of texts grows: to go through it again and again for circles of things that
    nobody holds takes a tenth of the time, and there are hardly any.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
