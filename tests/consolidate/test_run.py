"""The whole run on a dozen workbooks: the summary workbook, the command line, cache, packages."""

from __future__ import annotations

import json
import shutil
import warnings
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from lawgov_xl.cli import main
from lawgov_xl.errors import FileError, LawgovError
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.summary.context import HEADER, SHEETS
from lawgov_xl.rollup import roll_up
from tests.consolidate.conftest import TODAY


def run(folder: Path, output: Path, **more: object) -> Consolidated:
    return consolidate(Request([folder], output, today=TODAY, **{"cache": "", "jobs": 1, **more}))  # type: ignore[arg-type]  # keywords of Request


def opened(path: Path) -> openpyxl.Workbook:
    """The workbook; openpyxl says aloud that it leaves data bars and sparklines aside."""
    with warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", "(Conditional Formatting|Sparkline Group|Unknown) extension", UserWarning
        )
        return openpyxl.load_workbook(path)


def content(path: Path, skip: str = "读取时间") -> dict[str, list[tuple[object, ...]]]:
    """Every cell of every sheet, but for the column that says when a file was read."""
    book = opened(path)
    found = {}
    for sheet in book.worksheets:
        rows = [tuple(c.value for c in row) for row in sheet.iter_rows()]
        at = rows[HEADER - 1].index(skip) if len(rows) >= HEADER and skip in rows[HEADER - 1] else None
        found[sheet.title] = [tuple(v for i, v in enumerate(r) if i != at) for r in rows]
    return found


def table(path: Path, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet's table, by header."""
    rows = list(opened(path)[sheet].iter_rows(min_row=HEADER, values_only=True))
    return [dict(zip(map(str, rows[0]), r, strict=True)) for r in rows[1:] if any(v is not None for v in r)]


def test_every_sheet_is_there_with_filters_print_setup_and_links(summary: Consolidated) -> None:
    book = opened(summary.written[0])
    assert book.sheetnames == list(SHEETS)
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize in (9, "9"), sheet.title
        if sheet.title == "总览":
            assert len(sheet._charts) >= 5
        else:
            assert sheet.freeze_panes and sheet.print_title_rows
            assert sheet.tables or sheet.auto_filter.ref
    cells = (c for s in book.worksheets for row in s.iter_rows(max_row=200, max_col=20) for c in row)
    links = [c.hyperlink.location for c in cells if c.hyperlink and c.hyperlink.location]
    targets = {location.split("!")[0].strip("'") for location in links}
    assert targets == set(SHEETS)


def test_numbers_are_those_of_the_workbooks(summary: Consolidated, dozen: Path) -> None:
    rows = {r["单位"]: r for r in table(summary.written[0], "部门汇总")}
    detail = table(summary.written[0], "明细")
    assert len(rows) == 12 and len(detail) == 12 * 242
    for path in sorted(dozen.iterdir()):
        submission = read_submission(path)
        counted = roll_up(submission)
        row = rows[submission.department]
        assert row["应填"] == 242
        for header, name in (
            ("已完成", "completed"),
            ("不涉及", "not_applicable"),
            ("存在问题", "issue"),
            ("未填报", "unfilled"),
        ):
            assert row[header] == sum(getattr(t.counts, name) for t in counted.tables)
        mine = {(r["表"], r["序号"]): r for r in detail if r["单位"] == submission.department}
        for part in counted.tables:
            for verdict in part.rows:
                assert mine[part.table.sheet, verdict.number]["状态"] == verdict.status.zh
            for entry in submission.tables[part.table.key].entries:
                assert (mine[part.table.sheet, entry.number]["完成情况"] or "") == entry.answer.replace(
                    "\r\n", "\n"
                )


def test_issues_have_their_deadlines(summary: Consolidated) -> None:
    issues = table(summary.written[0], "问题清单")
    assert len(issues) == summary.picture.issues.total > 0
    overdue = [r for r in issues if r["时限情况"] == "已逾期"]
    assert len(overdue) == summary.picture.issues.overdue > 0
    for row in issues:
        days = row["剩余天数"]
        assert (row["到期日"] is None) == (row["时限情况"] == "未写明时限")
        if isinstance(days, int):
            assert {"已逾期": days < 0, "即将到期": 0 <= days <= 30, "未到期": days > 30}[
                str(row["时限情况"])
            ]


def test_links_lead_to_the_departments_rows(summary: Consolidated) -> None:
    book = opened(summary.written[0])
    sheet = book["部门汇总"]
    for row in range(HEADER + 1, HEADER + 13):
        name = sheet.cell(row, 2).value
        for column in (2, 7, 14):
            link = sheet.cell(row, column).hyperlink
            if link is None:
                assert not sheet.cell(row, column).value
                continue
            target, _, cell = link.location.partition("!")
            assert book[target.strip("'")][cell].value == name


def test_the_matrix_shows_every_status(summary: Consolidated) -> None:
    rows = list(opened(summary.written[0])["指标矩阵"].iter_rows(min_row=HEADER, values_only=True))
    assert len(rows) == 1 + 242 and len(rows[0]) == 8 + 12
    signs = {"C": "√", "N": "—", "I": "△", "U": "缺"}
    for at, (_, digest) in enumerate(summary.picture.counted):
        statuses = "".join(t.statuses for t in digest.tables.values())
        assert [r[8 + at] for r in rows[1:]] == [signs[s] for s in statuses]


def test_text_that_looks_like_a_formula_stays_text(dozen: Path, tmp_path: Path) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    source = next(iter(sorted(dozen.iterdir())))
    book = opened(source)
    reading = read_submission(source).tables["indicators"]
    sheet, column = book["评估指标"], reading.columns["answer"]
    texts = [
        "=1+1",
        "+86 电话",
        "-不涉及",
        "@市司法局",
        '=HYPERLINK("http://x","y")',
        "<b>&amp;\x07_x0041_",
        "=" * 9,
    ]
    for entry, text in zip(reading.entries, texts, strict=False):
        cell = sheet.cell(entry.row, column)
        cell.value = text.replace("\x07", "")
        cell.data_type = "s"
    book["封面"]["A1"].value = None
    book.save(folder / "=局.xlsx")
    done = run(folder, tmp_path / "汇总.xlsx")
    found = opened(done.written[0])
    for name in found.sheetnames:
        assert not any(c.data_type == "f" for row in found[name].iter_rows() for c in row), name
    answers = [r["完成情况"] for r in table(done.written[0], "明细")][: len(texts)]
    assert answers == [t.replace("\x07", "").replace("_x0041_", "A") for t in texts]
    quoted = [
        c
        for row in found["明细"].iter_rows(min_row=HEADER + 1, max_row=HEADER + 2)
        for c in row
        if c.column == 9
    ]
    assert all(c.quotePrefix for c in quoted)


def test_identical_content_from_one_process_two_and_threads(
    dozen: Path, tmp_path: Path, summary: Consolidated
) -> None:
    from lawgov_xl.io.runner import Processes, Runner, Threads

    wanted = content(summary.written[0])
    runners: tuple[Runner, ...] = (Threads(2), Processes(2))
    for at, runs in enumerate(runners):
        output = tmp_path / f"{at}.xlsx"
        done = consolidate(Request([dozen], output, today=TODAY, cache=""), runs=runs)
        assert content(output) == wanted
        assert done.picture.totals == summary.picture.totals


def test_unchanged_books_are_not_read_again(dozen: Path, tmp_path: Path) -> None:
    folder, output, cache = tmp_path / "表", tmp_path / "汇总.xlsx", str(tmp_path / "缓存")
    shutil.copytree(dozen, folder)
    first = run(folder, output, cache=cache)
    assert first.reused == 0
    one, two, *_ = sorted(folder.iterdir())
    book = opened(one)
    book["封面"]["E9"].value = "改"
    book.save(one)
    two.rename(folder / "改名.xlsx")
    second = run(folder, output, cache=cache, force=True)
    assert second.reused == 11
    assert second.picture.totals == first.picture.totals
    assert any(d.source.name == "改名.xlsx" for _, d in second.picture.counted)
    other_day = consolidate(Request([folder], output, today=date(2021, 1, 1), cache=cache, force=True))
    assert other_day.reused == 0, "deadlines are judged by another day"


def test_documents_beside_the_workbooks_are_no_packages(dozen: Path, tmp_path: Path) -> None:
    """Whole or damaged, they are passed over; a workbook under a document's name is read."""
    folder = tmp_path / "收件"
    folder.mkdir()
    shutil.copy(sorted(dozen.iterdir())[0], folder / "填报表.docx")
    (folder / "传坏的说明.docx").write_bytes(b"PK\x03\x04")
    with zipfile.ZipFile(folder / "版式.ofd", "w") as package:
        package.writestr("OFD.xml", "<ofd/>")
        package.writestr("Doc_0/附件.xlsx", "x")
    done = run(folder, tmp_path / "汇总.xlsx")
    assert [d.source.name for _, d in done.picture.counted] == ["填报表.docx"]
    assert not done.picture.rejected
    assert sorted(Path(s.path).name for s in done.picture.skipped) == ["传坏的说明.docx", "版式.ofd"]


def test_packages_and_duplicates(dozen: Path, tmp_path: Path) -> None:
    books = sorted(dozen.iterdir())[:3]
    inner = tmp_path / "内.zip"
    with zipfile.ZipFile(inner, "w") as package:
        package.write(books[1], "../../深 处/二.xlsx")
    with zipfile.ZipFile(tmp_path / "报送.zip", "w") as package:
        package.writestr("zz.xlsx", books[0].read_bytes())
        package.write(inner, "内.zip")
        package.writestr("说明.docx", b"x")
    inner.unlink()
    sent = tmp_path / "报送.zip"
    sent.write_bytes(sent.read_bytes().replace(b"zz.xlsx", "一.xlsx".encode("gbk")))  # as Windows names it
    folder = tmp_path / "夹"
    folder.mkdir()
    shutil.copy(books[0], folder)
    done = consolidate(
        Request([tmp_path / "报送.zip", folder, books[2]], tmp_path / "汇总.xlsx", today=TODAY, cache="")
    )
    assert sum(1 for _ in done.picture.counted) == 3
    (twice,) = done.picture.duplicates
    assert twice.identical and not twice.decided
    paths = {d.source.path for _, d in done.picture.counted} | {o.source.path for o in twice.others}
    assert {p.rpartition("/")[2] for p in paths} == {"一.xlsx", "二.xlsx", books[0].name, books[2].name}
    assert not (tmp_path.parent / "深 处").exists()
    assert [s.path.rpartition("/")[2] for s in done.picture.skipped] == ["说明.docx"]


def test_command_line_json_and_status(
    dozen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "名单.csv"
    listed.write_text("单位名称\n重庆市教育局\n重庆市司法局\n", "utf-8")
    (tmp_path / "坏.xlsx").write_text("不是工作簿")
    words = [
        "consolidate",
        str(dozen),
        str(tmp_path / "坏.xlsx"),
        "-o",
        str(tmp_path / "汇总.xlsx"),
        "--departments",
        str(listed),
    ]
    assert main([*words, "--json", "--today", "2020-10-20", "--jobs", "1"]) == 1
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert err == "" and data["version"] == 1
    assert (data["departments"], data["read"], data["missing"]) == (13, 12, ["重庆市司法局"])
    assert [r["path"] for r in data["rejected"]] == [str(tmp_path / "坏.xlsx")]
    assert sum(data["totals"].values()) == 12 * 242
    assert set(data["findings"]) == {"error", "warning", "info"}
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and "已经存在" in err
    assert main([*words, "--force"]) == 1
    assert "坏.xlsx" in capsys.readouterr().out


def test_nothing_readable_is_one_clear_line(tmp_path: Path) -> None:
    folder = tmp_path / "空"
    folder.mkdir()
    with pytest.raises(FileError, match="没有找到填报表"):
        run(folder, tmp_path / "汇总.xlsx")
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(LawgovError, match=r"坏\.xlsx"):
        run(folder, tmp_path / "汇总.xlsx")
    with pytest.raises(FileError, match="没有此路径"):
        run(tmp_path / "没有此路径", tmp_path / "汇总.xlsx")
    assert not (tmp_path / "汇总.xlsx").exists()


def test_an_earlier_summary_in_the_folder_is_no_submission(dozen: Path, tmp_path: Path) -> None:
    folder = tmp_path / "表"
    shutil.copytree(dozen, folder)
    first = run(folder, folder / "汇总.xlsx")
    again = run(folder, folder / "汇总.xlsx", force=True)
    assert again.picture.totals == first.picture.totals
    assert not again.picture.rejected and len(again.picture.skipped) == 1
