"""The workbooks that are handed out: verbatim, complete, the same bytes from the same data."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lawgov_xl import editions
from lawgov_xl.editions import fingerprint
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.text_tables import rows
from lawgov_xl.io.workbook import build
from lawgov_xl.layout import WAIVER_HEADERS
from lawgov_xl.model import Edition, Helper, Role, Table
from lawgov_xl.rollup import roll_up
from lawgov_xl.rules import all_rules
from tests.conftest import REPOSITORY
from tests.workbook.conftest import EXAMPLE, MASTER, given_answers, opened

SEEDS = REPOSITORY.parent / "shared" / "seeds"
SOURCES = {"indicators": "000_*.txt", "tasks": "001_*.txt"}
STALE = "the workbook in the repository is not what the data make: run python workbook/build.py"
TABLES = ("indicators", "tasks")


@pytest.mark.parametrize("path", [MASTER, EXAMPLE], ids=["master", "example"])
def test_rebuilt_is_the_same(path: Path, builder: ModuleType, tmp_path: Path) -> None:
    builder.build_all(tmp_path)
    made = tmp_path / path.relative_to(REPOSITORY / "workbook")
    with zipfile.ZipFile(made) as new, zipfile.ZipFile(path) as old:
        assert new.namelist() == old.namelist(), STALE
        stale = [n for n in new.namelist() if new.read(n) != old.read(n)]
        assert not stale, STALE
        for one, other in zip(new.infolist(), old.infolist(), strict=True):
            assert one.date_time == other.date_time == (1980, 1, 1, 0, 0, 0)
        same_zlib = all(_packed_alike(old, i) for i in old.infolist())
    if same_zlib:  # another zlib packs the same parts into other bytes
        assert made.read_bytes() == path.read_bytes()


def _packed_alike(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    packer = zlib.compressobj(-1, zlib.DEFLATED, -15)
    data = packer.compress(package.read(part)) + packer.flush()
    return len(data) == part.compress_size


def test_built_twice_is_the_same(edition: Edition) -> None:
    one, other = BytesIO(), BytesIO()
    build(edition, one, department="甲局")
    build(edition, other, department="甲局")
    assert one.getvalue() == other.getvalue()


def test_sheets(edition: Edition) -> None:
    with opened(MASTER) as book:
        visible = [s.title for s in book.worksheets if s.sheet_state == "visible"]
        assert visible == ["封面", "评估指标", "任务清单", "填报进度", "汇总", "校验结果", "豁免", "规则说明"]
        assert "_meta" in book.sheetnames
        meta = {r[0]: r[1] for r in book["_meta"].iter_rows(values_only=True)}
        assert (meta["edition"], meta["version"]) == (edition.id, edition.version)
        for table in edition.tables:
            assert meta[f"fingerprint.{table.key}"] == fingerprint(table)
        assert not any(n.endswith(("vbaProject.bin", ".bin")) for n in zipfile.ZipFile(MASTER).namelist())
        assert book.active is not None and book.active.title == "封面"


@pytest.mark.parametrize("path", [MASTER, EXAMPLE], ids=["master", "example"])
def test_opens_without_warnings(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with opened(path) as book:
            assert len(book.sheetnames) == 11


# --- official texts ---


def official(sheet: Worksheet, table: Table) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Headers and rows of the official columns, merged cells filled. A chapter row is a row of one text."""
    filled = {}
    for merged in sheet.merged_cells.ranges:
        text = sheet.cell(merged.min_row, merged.min_col).value
        for row, column in merged.cells:
            filled[row, column] = text
    spans = {m.min_row for m in sheet.merged_cells.ranges if m.max_col == len(table.columns)}
    header_row = 3 if table.date_line else 2
    at = [i for i, c in enumerate(table.columns, 1) if c.role.official]

    def shown(row: int, column: int) -> str:
        value = filled.get((row, column), sheet.cell(row, column).value)
        return "" if value is None else str(value)

    found = []
    for row in range(header_row + 1, sheet.max_row + 1):
        found.append((shown(row, 1),) if row in spans else tuple(shown(row, c) for c in at))
    return tuple(shown(header_row, c) for c in at), found


def expected(table: Table) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    chapter = ""
    for item in table.items:
        if table.chapter_rows and item.chapter != chapter:
            found.append((item.chapter,))
        chapter = item.chapter
        apart = {Role.CHAPTER: item.chapter, Role.SECTION: item.section, Role.NUMBER: str(item.number)}
        found.append(
            tuple(apart.get(c.role, item.texts.get(c.key, "")) for c in table.columns if c.role.official)
        )
    return found


@pytest.mark.parametrize("key", TABLES)
@pytest.mark.parametrize("path", [MASTER, EXAMPLE], ids=["master", "example"])
def test_official_columns_are_the_edition(path: Path, key: str, edition: Edition) -> None:
    table = next(t for t in edition.tables if t.key == key)
    with opened(path) as book:
        sheet = book[table.sheet]
        headers, found = official(sheet, table)
        assert sheet["A1"].value == table.title
        assert (sheet["A2"].value == table.date_line) == bool(table.date_line)
    assert headers == tuple(c.header for c in table.columns if c.role.official)
    assert found == expected(table)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents do not lie beside the repository")
@pytest.mark.parametrize("key", TABLES)
def test_cells_are_the_source_document(key: str, edition: Edition) -> None:
    table = next(t for t in edition.tables if t.key == key)
    source = next(SEEDS.glob(SOURCES[key])).read_text("utf-8")
    with opened(EXAMPLE) as book:
        sheet = book[table.sheet]
        _, found = official(sheet, table)
        at = [(i, c) for i, c in enumerate(table.columns, 1) if not c.role.official]
        header_row = 3 if table.date_line else 2
        answers = [
            tuple(sheet.cell(header_row + n, i).value or "" for i, _ in at) for n in range(1, len(found) + 1)
        ]
    groups = [i for i, c in enumerate(table.columns) if c.role in (Role.CHAPTER, Role.SECTION)]
    kept = [i for i, c in enumerate(table.columns) if c.role.official]
    last: dict[int, str] = {}
    lines = rows(source, tuple(c.header for c in table.columns))
    assert len(lines) == len(found)
    for line, cells, answered in zip(lines, found, answers, strict=True):
        if len(line) == 1:
            assert cells == line
            last.clear()
            continue
        for group in groups:  # the document leaves a group's cell blank after its first row
            last[group] = line[group] or last.get(group, "")
        assert cells == tuple(last[i] if i in groups else line[i] for i in kept)
        assert answered == tuple(line[i - 1] for i, _ in at)


@pytest.mark.parametrize("key", TABLES)
def test_answers_are_verbatim(key: str) -> None:
    reading = read_submission(EXAMPLE).tables[key]
    for entry in reading.entries:
        given = given_answers(key)[entry.number]
        assert entry.answer == given["answer"]
        assert entry.remedy == given.get("remedy", "")
        assert entry.declared == entry.deadline == entry.owner == entry.evidence == ""


def test_edition_data_are_unaltered() -> None:
    assert [len(t.items) for t in editions.load().tables] == [109, 133]  # load() refuses altered data


def test_example_counts() -> None:
    indicators, tasks = roll_up(read_submission(EXAMPLE)).tables
    assert (indicators.counts.completed, indicators.counts.not_applicable) == (77, 23)
    assert (indicators.counts.issue, indicators.counts.unfilled) == (9, 0)
    assert (tasks.counts.completed, tasks.counts.not_applicable) == (47, 80)
    assert (tasks.counts.issue, tasks.counts.unfilled) == (5, 1)
    assert next(r for r in tasks.rows if r.number == 28).status == "unfilled"


def test_example_cover() -> None:
    cover = {k: v.text for k, v in read_submission(EXAMPLE).cover.items()}
    assert cover["department"] == "重庆市知识产权局"
    assert (cover["indicators.date"], cover["tasks.date"]) == ("2020年10月20日", "2019年11月26日")
    paragraphs = cover["principal"].split("\n")
    assert [p[:3] for p in paragraphs] == ["第一，", "第二，", "第三，", "第四，"]
    assert set(cover["contact"]) == {"×"}
    if SEEDS.is_dir():
        source = next(SEEDS.glob("000_*.txt")).read_text("utf-8")
        assert all(p in source for p in paragraphs)
        assert cover["special_note"] in next(SEEDS.glob("001_*.txt")).read_text("utf-8")


# --- looks and locks ---


@pytest.mark.parametrize("key", TABLES)
def test_page_and_protection(key: str, edition: Edition) -> None:
    table = next(t for t in edition.tables if t.key == key)
    header_row = 3 if table.date_line else 2
    with opened(MASTER) as book:
        sheet = book[table.sheet]
        setup, guard = sheet.page_setup, sheet.protection
        assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == f"${header_row}:${header_row}"
        assert "&P" in sheet.oddFooter.center.text
        last = "ABCDEFG"[len(table.columns) - 1]
        assert str(sheet.print_area).replace("$", "").endswith(f"!A1:{last}{sheet.max_row}")
        assert guard.sheet and not guard.password
        assert not (guard.autoFilter or guard.formatColumns or guard.formatRows)  # False: allowed
        assert sheet.freeze_panes and sheet.freeze_panes.endswith(str(header_row + 1))
        assert sheet.auto_filter.ref.startswith(f"A{header_row}:")
        for row in (header_row + 2, sheet.max_row):
            for at, column in enumerate(table.columns, 1):
                assert sheet.cell(row, at).protection.locked is column.role.official
                assert sheet.cell(row, at).number_format == ("General" if column.role.official else "@")
            for at in range(len(Helper)):
                assert not sheet.cell(row, len(table.columns) + 1 + at).protection.locked
        headers = [sheet.cell(header_row, len(table.columns) + 1 + i).value for i in range(len(Helper))]
        assert headers == [h.value for h in Helper]


@pytest.mark.parametrize("key", TABLES)
def test_choices(key: str, edition: Edition) -> None:
    table = next(t for t in edition.tables if t.key == key)
    with opened(MASTER) as book:
        kinds = {v.type: v for v in book[table.sheet].data_validations.dataValidation}
    assert kinds["list"].formula1 == '"已完成,不涉及,存在问题,未填报"'
    assert kinds["list"].promptTitle and kinds["list"].prompt
    assert kinds["date"].errorStyle == "warning"


def test_waivers_are_open() -> None:
    with opened(MASTER) as book:
        sheet = book["豁免"]
        assert tuple(c.value for c in sheet[3]) == WAIVER_HEADERS
        assert sheet["A3"].protection.locked
        for row in (4, 43, 900):
            style = sheet.cell(row, 4) if row < 44 else sheet.column_dimensions["D"]
            assert not style.protection.locked


def test_rules_are_explained(edition: Edition) -> None:
    with opened(MASTER) as book:
        found = {r[0]: r for r in book["规则说明"].iter_rows(min_row=4, values_only=True) if r[0]}
    expected_rules = {r.code: r for r in all_rules() if r.holds_for(edition)}
    assert set(found) == set(expected_rules), STALE
    for code, rule in expected_rules.items():
        assert found[code][1] == rule.name
        assert found[code][5] == rule.basis
        assert rule.summary in str(found[code][4]).replace("\n", "")


def test_links_lead_to_sheets() -> None:
    with opened(MASTER) as book:
        cells = [c for row in book["封面"].iter_rows() for c in row if c.hyperlink]
        assert len(cells) == 7
        places = [c.hyperlink.location for c in cells]
        for place in places:
            assert place.rpartition("!")[0].strip("'") in book.sheetnames
