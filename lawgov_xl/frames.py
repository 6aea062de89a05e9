"""The consolidated picture as pandas DataFrames, for whoever analyses (extra `[analysis]`: pandas).

    from lawgov_xl import frames
    found = frames.read(["报送件"], departments="单位名单.xlsx")
    found.detail.query("status == 'issue'").groupby("chapter", observed=True).size()

Columns and dtypes stand in `DEPARTMENTS`, `DETAIL` and `FINDINGS`. pandas is imported only when something is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgov_xl.actions.gather import Gathered, Request, gathered
from lawgov_xl.errors import LawgovError, Message
from lawgov_xl.io import records
from lawgov_xl.picture import STATUSES, Picture, Standing

if TYPE_CHECKING:
    import pandas as pd

_NO_PANDAS = Message(
    "数据分析需要先安装：pip install 'lawgov-xl[analysis]'。",
    "Analysis needs: pip install 'lawgov-xl[analysis]'.",
)

DEPARTMENTS: Mapping[str, str] = {
    "department": "string",
    "standing": "category",  # received, late, missing, unlisted, excluded
    "parent": "string",
    "path": "string",
    "total": "Int64",
    "completed": "Int64",
    "not_applicable": "Int64",
    "issue": "Int64",
    "unfilled": "Int64",
    "overdue": "Int64",
    "due_soon": "Int64",
    "undated": "Int64",
    "errors": "Int64",
    "warnings": "Int64",
    "infos": "Int64",
    "waived": "Int64",
}
"""One row a department of the picture; counts are missing where nothing was sent."""
DETAIL: Mapping[str, str] = {
    "department": "category",
    "table": "category",  # indicators, tasks, …
    "number": "int32",
    "chapter": "category",
    "section": "category",
    "requirement": "category",
    "status": "category",  # completed, not_applicable, issue, unfilled
    "declared": "bool",
    "answer": "string",
    "remedy": "string",
    "deadline": "string",
    "due": "datetime64[s]",
    "owner": "string",
    "evidence": "string",
}
"""One row for every entry of every department that counts."""
FINDINGS: Mapping[str, str] = {
    "departments": "string",
    "rule": "category",
    "severity": "category",  # error, warning, info
    "table": "category",
    "sheet": "string",
    "cell": "string",
    "numbers": "string",
    "column": "string",
    "message": "string",
    "before": "string",
    "after": "string",
    "waived": "string",
}
"""One row a finding; departments parted by 、, as numbers are. Those across departments come first."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The picture as tables. picture: the same as the program's own types."""

    picture: Picture
    departments: pd.DataFrame
    detail: pd.DataFrame
    findings: pd.DataFrame


def read(
    paths: Sequence[str | Path],
    *,
    departments: str | Path | None = None,
    options: str | Path | None = None,
    edition: str = "",
    today: date | None = None,
    jobs: int | None = None,
    cache: str | None = None,
) -> Frames:
    """Reads and consolidates, as `lawgov consolidate` does, and writes nothing.

    Raises LawgovError where nothing can be read, or pandas is not installed.
    """
    pandas = _pandas()
    request = Request(
        paths=paths,
        output=Path("-"),
        departments=Path(departments) if departments else None,
        options=Path(options) if options else None,
        edition=edition,
        today=today,
        jobs=jobs,
        cache=cache,
    )
    with gathered(request) as found:
        return Frames(
            found.picture, _departments(pandas, found), _detail(pandas, found), _findings(pandas, found)
        )


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as fault:
        raise LawgovError(_NO_PANDAS) from fault
    return pandas


def _departments(pandas: Any, found: Gathered) -> pd.DataFrame:
    rows = []
    for member in found.picture.members:
        digest = member.digest
        counts, issues = (digest.counts, digest.issues) if digest else (None, None)
        said = digest.findings if digest else {}
        rows.append(
            (
                member.name,
                member.standing.value,
                member.parent,
                digest.source.path if digest else "",
                *(
                    getattr(counts, f, None)
                    for f in ("total", "completed", "not_applicable", "issue", "unfilled")
                ),
                *(getattr(issues, f, None) for f in ("overdue", "soon", "undated")),
                *(said.get(k, 0) if digest else None for k in ("error", "warning", "info", "waived")),
            )
        )
    frame = _frame(pandas, DEPARTMENTS, list(zip(*rows, strict=True)))
    frame["standing"] = frame["standing"].cat.set_categories([s.value for s in Standing])
    return frame


def _detail(pandas: Any, found: Gathered) -> pd.DataFrame:
    items = {(t.key, str(i.number)): i for t in found.picture.edition.tables for i in t.items}
    columns: list[list[object]] = [[] for _ in DETAIL]
    for member, digest in found.picture.counted:
        for key, number, letter, declared, answer, remedy, deadline, due, owner, evidence in records.rows(
            found.part(digest, "detail")
        ):
            item = items[key, number]
            row = (
                member.name, key, int(number), item.chapter, item.section, item.requirement, STATUSES[letter].value,
                declared == "1", answer, remedy, deadline, due or None, owner, evidence,
            )  # fmt: skip
            for column, value in zip(columns, row, strict=True):
                column.append(value)
    frame = _frame(pandas, DETAIL, columns)
    frame["status"] = frame["status"].cat.set_categories([s.value for s in STATUSES.values()])
    return frame


def _findings(pandas: Any, found: Gathered) -> pd.DataFrame:
    rows: list[tuple[str, ...]] = []
    for shared in found.picture.findings:
        f = shared.finding
        numbers = "、".join(map(str, f.numbers))
        place = (f.rule, f.severity.value, f.table, f.sheet, f.cell, numbers, f.column, f.message.to("zh"))
        rows.append(("、".join(shared.departments), *place, "", "", ""))
    for member, digest in found.picture.counted:
        rows += ((member.name, *row) for row in records.rows(found.part(digest, "results")))
    return _frame(pandas, FINDINGS, list(zip(*rows, strict=True)))


def _frame(pandas: Any, dtypes: Mapping[str, str], columns: Sequence[Sequence[object]]) -> pd.DataFrame:
    """A DataFrame of these columns. Without rows it still has its columns and dtypes."""
    values = columns or [[] for _ in dtypes]
    series = {}
    for (name, dtype), column in zip(dtypes.items(), values, strict=True):
        made: Callable[..., Any] = pandas.to_datetime if dtype.startswith("datetime") else pandas.Series
        series[name] = pandas.Series(made(list(column))).astype(dtype)
    return pandas.DataFrame(series)
