"""The loop that most people write: load_workbook, read_excel, iterrows, to_excel, python-docx cell by cell.

It checks next to nothing (blank answers, 不涉及), writes no chart and styles nothing; it is here as the measure.
`python -m tests.bench.naive FOLDER OUT` runs it on every workbook of a folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import openpyxl
import pandas as pd

TABLES = {"评估指标": "指标完成情况说明", "任务清单": "工作措施及完成情况"}


def consolidate(paths: list[Path], out: Path) -> int:
    """Merges the workbooks into one; returns the number of rows. The time is linear in the number of workbooks."""
    rows, counts = [], []
    for path in paths:
        book = openpyxl.load_workbook(path)
        cover = book["封面"]
        department = next(
            (
                str(row[i + 1].value)
                for row in cover.iter_rows()
                for i in range(len(row) - 1)
                if row[i].value == "填报单位"
            ),
            path.stem,
        )
        done = skipped = 0
        for sheet, answer in TABLES.items():
            header = next(
                r
                for r in range(1, 20)
                if any(str(c.value).replace("\n", "") == answer for c in book[sheet][r])
            )
            frame = pd.read_excel(path, sheet_name=sheet, header=header - 1)
            frame.columns = [str(c).replace("\n", "") for c in frame.columns]
            for _, row in frame.iterrows():
                text = "" if pd.isna(row[answer]) else str(row[answer])
                if "不涉及" in text:
                    skipped += 1
                elif text:
                    done += 1
                rows.append({"单位": department, "表": sheet, **{str(k): v for k, v in row.items()}})
        counts.append({"单位": department, "已完成": done, "不涉及": skipped})
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        pd.DataFrame(rows).to_excel(writer, sheet_name="明细", index=False)
        pd.DataFrame(counts).to_excel(writer, sheet_name="汇总", index=False)
    return len(rows)


def report(path: Path, out: Path) -> None:
    """The attachment of one report: the table of indicators, cell by cell. Once a run."""
    frame = pd.read_excel(path, sheet_name="评估指标", header=None)
    document = docx.Document()
    columns = frame.columns[:7]
    table = document.add_table(rows=109, cols=len(columns))
    for i, (_, row) in zip(range(109), frame.iterrows(), strict=False):
        for j, column in enumerate(columns):
            table.cell(i, j).text = "" if pd.isna(row[column]) else str(row[column])
    document.save(str(out))


if __name__ == "__main__":
    found = sorted(Path(sys.argv[1]).glob("*.xlsx"))
    print(consolidate(found, Path(sys.argv[2])), "rows")
