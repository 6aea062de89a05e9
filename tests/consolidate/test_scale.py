"""More rows than a sheet has: Parquet beside the workbook, or further sheets; and DataFrames for analysis."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_xl import frames
from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from lawgov_xl.errors import LawgovError
from lawgov_xl.io import parquet, summary
from lawgov_xl.model import Status
from tests.consolidate.conftest import TODAY
from tests.consolidate.test_run import content, opened, table

SMALL = 1000


@pytest.fixture
def small_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "LIMIT", SMALL)


@pytest.mark.usefixtures("small_sheets")
def test_detail_beyond_a_sheet_goes_to_parquet(dozen: Path, tmp_path: Path, summary: Consolidated) -> None:
    import pyarrow.parquet as pq

    done = consolidate(Request([dozen], tmp_path / "汇总.xlsx", today=TODAY, cache=""))
    assert [p.name for p in done.written] == ["汇总.xlsx", "汇总-明细.parquet"]
    rows = pq.read_table(done.written[1]).to_pylist()
    wanted = table(summary.written[0], "明细")
    assert len(rows) == len(wanted) == 12 * 242
    for row, sheet in zip(rows, wanted, strict=True):
        assert (row["department"], row["number"]) == (sheet["单位"], sheet["序号"])
        assert (row["answer"] or None, Status(row["status"]).zh) == (sheet["完成情况"], sheet["状态"])
    made, whole = content(done.written[0]), content(summary.written[0])
    assert "汇总-明细.parquet" in str(made["明细"]) and "汇总-明细.parquet" in str(made["总览"])
    for name in ("指标矩阵", "问题清单", "任务对照", "报送情况"):
        assert made[name] == whole[name], name


@pytest.mark.usefixtures("small_sheets")
def test_without_pyarrow_it_goes_on_on_further_sheets(
    dozen: Path, tmp_path: Path, summary: Consolidated, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "available", lambda: False)
    done = consolidate(Request([dozen], tmp_path / "汇总.xlsx", today=TODAY, cache=""))
    (output,) = done.written
    book = opened(output)
    assert [n for n in book.sheetnames if n.startswith("明细")] == ["明细", "明细2", "明细3"]
    rows = [r for n in ("明细", "明细2", "明细3") for r in table(output, n)]
    assert rows == table(summary.written[0], "明细")
    results = [n for n in book.sheetnames if n.startswith("校验结果")]
    assert len(results) > 1
    assert [r for n in results for r in table(output, n)] == table(summary.written[0], "校验结果")
    sheet = book["部门汇总"]
    for row in range(5, 17):
        target, _, cell = sheet.cell(row, 2).hyperlink.location.partition("!")
        assert book[target.strip("'")][cell].value == sheet.cell(row, 2).value


def test_frames(dozen: Path, summary: Consolidated) -> None:
    found = frames.read([dozen], today=TODAY, cache="", jobs=1)
    for frame, documented in (
        (found.departments, frames.DEPARTMENTS),
        (found.detail, frames.DETAIL),
        (found.findings, frames.FINDINGS),
    ):
        assert {c: str(t) for c, t in frame.dtypes.items()} == dict(documented)
    totals = summary.picture.totals
    assert dict(found.detail["status"].value_counts()) == {s.value: getattr(totals, s.value) for s in Status}
    assert found.departments["completed"].sum() == totals.completed
    severities = summary.picture.severities()
    live = found.findings[found.findings["waived"] == ""]
    assert {k: int((live["severity"] == k).sum()) for k in ("error", "warning", "info")} == {
        k: severities[k] for k in ("error", "warning", "info")
    }
    overdue = found.detail[(found.detail["status"] == "issue") & (found.detail["due"] < "2020-10-20")]
    assert len(overdue) == summary.picture.issues.overdue


def test_pandas_is_imported_only_when_used_and_its_absence_said(
    monkeypatch: pytest.MonkeyPatch, dozen: Path
) -> None:
    code = "import sys, lawgov_xl.frames; sys.exit('pandas' in sys.modules or 'pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(LawgovError, match="analysis"):
        frames.read([dozen])
