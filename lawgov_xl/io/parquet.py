"""Detail beyond what a sheet holds, as Parquet beside the workbook (extra `[parquet]`: pyarrow).

Columns: department, table, number, chapter, section, requirement, status, declared, answer, remedy, deadline (as
written), due (date), owner, evidence. Texts that repeat are dictionaries; "" stands for nothing, a missing date is null.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lawgov_xl.io import records
from lawgov_xl.io.store import PartName
from lawgov_xl.picture import STATUSES, Digest, Picture

_TOGETHER = 250
"""Departments in one row group."""
_REPEATING = ("table", "chapter", "section", "requirement")


def available() -> bool:
    """Whether pyarrow is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def write_detail(target: Path, picture: Picture, part: Callable[[Digest, PartName], bytes]) -> None:
    """Writes every row of detail to `target`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    detail = _Detail(pa, picture)
    with pq.ParquetWriter(target, detail.schema, compression="zstd") as writer:
        waiting = []
        for member, digest in picture.counted:
            waiting.append(detail.batch(member.name, part(digest, "detail")))
            if len(waiting) == _TOGETHER:
                writer.write_table(pa.Table.from_batches(waiting))
                waiting = []
        writer.write_table(pa.Table.from_batches(waiting, schema=detail.schema))


class _Detail:
    def __init__(self, pa: Any, picture: Picture) -> None:
        self._pa = pa
        self._items = {
            (t.key, str(i.number)): (t.sheet, i.chapter, i.section, i.requirement)
            for t in picture.edition.tables
            for i in t.items
        }
        names = [m.name for m, _ in picture.counted]
        self._places = {n: i for i, n in enumerate(names)}
        self._names = pa.array(names, pa.string())
        values = [list(dict.fromkeys(v[k] for v in self._items.values())) for k in range(4)]
        self._values = [({v: i for i, v in enumerate(some)}, pa.array(some, pa.string())) for some in values]
        self._letters = {letter: i for i, letter in enumerate(STATUSES)}
        self._statuses = pa.array([s.value for s in STATUSES.values()], pa.string())
        some = pa.dictionary(pa.int32(), pa.string())
        text = pa.string()
        self.schema = pa.schema(
            [
                ("department", some),
                ("table", some),
                ("number", pa.int32()),
                ("chapter", some),
                ("section", some),
                ("requirement", some),
                ("status", some),
                ("declared", pa.bool_()),
                ("answer", text),
                ("remedy", text),
                ("deadline", text),
                ("due", pa.date32()),
                ("owner", text),
                ("evidence", text),
            ]
        )

    def batch(self, name: str, part: bytes) -> Any:
        """The rows of one department."""
        pa = self._pa
        rows = list(records.rows(part))
        columns: list[list[str]] = [list(c) for c in zip(*rows, strict=True)] or [[] for _ in range(10)]
        keys, numbers, letters, declared, answers, remedies, deadlines, dues, owners, evidences = columns
        official = [self._items[k] for k in zip(keys, numbers, strict=True)]
        coded = dict(zip(_REPEATING, self._coded(official), strict=True))
        places = pa.array([self._places[name]] * len(rows), pa.int32())
        states = pa.array([self._letters[s] for s in letters], pa.int32())
        return pa.RecordBatch.from_arrays(
            [
                pa.DictionaryArray.from_arrays(places, self._names),
                coded["table"],
                pa.array([int(n) for n in numbers], pa.int32()),
                coded["chapter"],
                coded["section"],
                coded["requirement"],
                pa.DictionaryArray.from_arrays(states, self._statuses),
                pa.array([d == "1" for d in declared]),
                pa.array(answers, pa.string()),
                pa.array(remedies, pa.string()),
                pa.array(deadlines, pa.string()),
                pa.array([date.fromisoformat(d) if d else None for d in dues], pa.date32()),
                pa.array(owners, pa.string()),
                pa.array(evidences, pa.string()),
            ],
            schema=self.schema,
        )

    def _coded(self, official: list[tuple[str, str, str, str]]) -> Iterator[Any]:
        """The columns of repeating texts as dictionaries."""
        for k, (places, values) in enumerate(self._values):
            indices = self._pa.array([places[o[k]] for o in official], self._pa.int32())
            yield self._pa.DictionaryArray.from_arrays(indices, values)
