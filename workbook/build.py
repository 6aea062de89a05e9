"""Rebuilds what this folder hands out: master.xlsx and examples/*.xlsx. One command, the same bytes each time:

    python workbook/build.py

Run it after changing an edition, a rule's manual (the sheet 规则说明 is made from them), the fields of the cover, the
words by which a status is inferred, the builder (`lawgov_xl/io/workbook`) or the version of the program; then commit
the workbooks together with the change. A test builds them anew and compares.

The example is one department's two filled tables, its answers verbatim from examples/answers/*.csv (number and the
department's columns), its cover from examples/answers/cover.toml.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lawgov_xl import editions  # noqa: E402 - found through the line above, also where nothing is installed
from lawgov_xl.errors import LawgovError  # noqa: E402
from lawgov_xl.io import files  # noqa: E402
from lawgov_xl.io.workbook import build  # noqa: E402
from lawgov_xl.model import Table  # noqa: E402

ANSWERS = HERE / "examples" / "answers"
EXAMPLE = Path("examples") / "重庆市知识产权局.xlsx"
MASTER = Path("master.xlsx")


def answers(table: Table) -> dict[int, dict[str, str]]:
    """Number -> column key -> text, for what the department answered to a table."""
    with (ANSWERS / f"{table.key}.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["number"]): {k: v for k, v in row.items() if k != "number" and v}
            for row in csv.DictReader(file)
        }


def build_all(folder: Path) -> list[Path]:
    """Writes the master and the example below `folder`; existing ones are replaced."""
    edition = editions.load()
    cover = tomllib.loads((ANSWERS / "cover.toml").read_text("utf-8"))
    with files.output(folder / MASTER, force=True) as temporary:
        build(edition, temporary)
    with files.output(folder / EXAMPLE, force=True) as temporary:
        build(edition, temporary, cover=cover, answers={t.key: answers(t) for t in edition.tables})
    return [folder / MASTER, folder / EXAMPLE]


if __name__ == "__main__":
    try:
        for path in build_all(HERE):
            sys.stdout.write(f"{path.relative_to(HERE.parent)}\n")
    except LawgovError as fault:  # one of them is open in an office program
        sys.exit(str(fault))
