"""What stands where is found however a workbook was changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_xl import layout
from lawgov_xl.errors import FileError
from lawgov_xl.grid import Cell, Grid, SheetGrid
from lawgov_xl.model import Helper, Role, Submission, TableReading
from tests.synthetic import Book, book, example_answers, merged_groups

KEY = "indicators"


def read(b: Book) -> Submission:
    return layout.read(b.grid(), b.edition)


def reading(b: Book, key: str = KEY) -> TableReading:
    return read(b).tables[key]


@pytest.fixture
def filled() -> Book:
    return book(example_answers())


def assert_whole(b: Book) -> None:
    """Every item of both tables is read with its own answer."""
    submission = read(b)
    for key, answers in example_answers().items():
        found = submission.tables[key]
        assert not found.missing
        for entry in found.entries:
            assert entry.answer == answers[entry.number].get(Role.ANSWER, ""), entry.number


def test_as_handed_out(filled: Book) -> None:
    assert_whole(filled)
    submission = read(filled)
    assert submission.department == "重庆市知识产权局"
    assert submission.cover["tasks.date"].text == "2019年11月26日"
    for table in submission.tables.values():
        assert not table.unknown and not table.duplicates and not table.extras and not table.copies
        assert set(table.columns) >= {h.value for h in Helper}


def test_merged_groups(filled: Book) -> None:
    for sheet in list(filled.sheets.values())[1:]:
        merged_groups(sheet)
    assert_whole(filled)
    found = reading(filled)
    assert not found.loose_groups
    for entry in found.entries:
        assert found.groups[entry.row] == (entry.item.chapter, entry.item.section)


def test_groups_unmerged(filled: Book) -> None:
    sheet = filled.sheet(KEY)
    merged_groups(sheet)
    sheet.merges.clear()
    found = reading(filled)
    assert found.loose_groups
    for entry in found.entries:
        assert found.groups[entry.row] == (entry.item.chapter, entry.item.section)


def test_rows_and_columns_inserted(filled: Book) -> None:
    sheet = filled.sheet(KEY)
    for at in (3, 10, 11, 50):
        sheet.rows.insert(at, [])
    sheet.rows.insert(20, ["　", "\u200b"])
    for row in sheet.rows:
        row.insert(4, "")
    sheet.rows[sheet.header][4] = "备注"
    sheet.rows[5][4] = "本局自己加的"
    assert_whole(filled)
    found = reading(filled)
    assert [(e.header, e.filled) for e in found.extras] == [("备注", 1)]


def test_header_repeated_on_every_page(filled: Book) -> None:
    sheet = filled.sheet("tasks")
    for at in (100, 60, 30):
        sheet.rows.insert(at, list(sheet.rows[sheet.header]))
    assert_whole(filled)
    assert not reading(filled, "tasks").unknown


def test_sheets_renamed_moved_and_others_added(filled: Book) -> None:
    sheets = list(filled.sheets.values())
    sheets[1].name = "表一（终稿）"
    filled.sheets = {s.name: s for s in reversed(sheets)}
    assert_whole(filled)
    assert reading(filled).sheet == "表一（终稿）"


def test_a_copy_of_a_sheet_is_told(filled: Book) -> None:
    original = filled.sheet(KEY)
    blank = book().sheet(KEY)
    blank.name = f"{original.name} (2)"
    filled.sheets = {blank.name: blank, **filled.sheets}
    assert_whole(filled)
    assert reading(filled).copies == (blank.name,)


@pytest.mark.parametrize(
    ("key", "role", "header"),
    [
        (KEY, Role.ANSWER, "完成情况说明"),
        (KEY, Role.ANSWER, "自评"),
        (KEY, Role.REMEDY, "存在问题"),
        (KEY, Role.NUMBER, "编号"),
        (KEY, Role.REMEDY, ""),
        ("tasks", Role.ANSWER, ""),
        ("tasks", Role.ANSWER, "完成情况"),
        ("tasks", Role.LEADS, "牵头部门"),
    ],
)
def test_header_renamed(filled: Book, key: str, role: Role, header: str) -> None:
    sheet = filled.sheet(key)
    sheet.rows[sheet.header][sheet.columns[role]] = header
    assert_whole(filled)
    assert reading(filled, key).headers[role] == header


def test_header_row_gone(filled: Book) -> None:
    for key in (KEY, "tasks"):
        sheet = filled.sheet(key)
        del sheet.rows[: sheet.header + 1]
    assert_whole(filled)


@pytest.mark.parametrize("form", ["{n}.0", "（{n}）", "第{n}项", "{wide}", " {n} ", "{n}."])
def test_numbers_retyped(filled: Book, form: str) -> None:
    sheet = filled.sheet(KEY)
    for row in sheet.rows[sheet.header + 1 :]:
        n = row[2]
        wide = "".join(chr(ord(c) + 0xFEE0) for c in str(n))
        row[2] = form.format(n=n, wide=wide)
    assert_whole(filled)


def test_numbers_as_floats(filled: Book) -> None:
    sheet = filled.sheet(KEY)
    for row in sheet.rows[sheet.header + 1 :]:
        assert isinstance(row[2], int)
        row[2] = float(row[2])
    assert_whole(filled)


def test_official_text_outweighs_a_wrong_number(filled: Book) -> None:
    sheet = filled.sheet(KEY)
    sheet.rows[sheet.at(40)][2] = 41
    assert_whole(filled)


def test_number_outweighs_an_edited_text(filled: Book) -> None:
    sheet = filled.sheet(KEY)
    at = sheet.at(40)
    text = str(sheet.rows[at][3])
    sheet.rows[at][3] = text.replace("统一登记", "分别登记") + "并抄送。"
    entry = reading(filled).entry(40)
    assert entry is not None and entry.row == at + 1


def test_task_without_its_number_is_told_by_its_text(filled: Book) -> None:
    sheet = filled.sheet("tasks")
    at = sheet.at(60)
    sheet.rows[at][1] = str(sheet.rows[at][1]).removeprefix("（60）").replace("医疗卫生", "医药卫生")
    entry = reading(filled, "tasks").entry(60)
    assert entry is not None and entry.row == at + 1


def test_rows_moved_missing_added(filled: Book) -> None:
    sheet = filled.sheet(KEY)
    moved = sheet.rows.pop(sheet.at(100))
    sheet.rows.insert(sheet.at(3), moved)
    del sheet.rows[sheet.at(50)]
    sheet.rows.append(["", "", 110, "本局自加的一项指标", "", "已完成"])
    found = reading(filled)
    assert found.missing == (50,)
    assert [s.number for s in found.unknown] == [110]
    entry = found.entry(100)
    assert entry is not None and entry.answer == example_answers()[KEY][100][Role.ANSWER]


def test_duplicate_rows_keep_the_answered_one(filled: Book) -> None:
    sheet = filled.sheet(KEY)
    at = sheet.at(8)
    empty = [*sheet.rows[at]]
    empty[5] = ""
    sheet.rows.insert(at, empty)
    found = reading(filled)
    entry = found.entry(8)
    assert entry is not None and entry.answer == "不涉及" and entry.row == at + 2
    assert [d.row for d in found.duplicates] == [at + 1]


def test_answers_merged_down_and_sideways(filled: Book) -> None:
    sheet = filled.sheet(KEY)
    at = sheet.at(45)
    for row in (at + 1, at + 2):
        sheet.rows[row][5] = ""
    sheet.merges.append((at + 1, 6, at + 3, 6))
    other = sheet.at(60)
    sheet.rows[other][6] = ""
    sheet.merges.append((other + 1, 6, other + 1, 7))
    found = reading(filled)
    assert [j.numbers for j in found.joined] == [(45, 46, 47)]
    for number in (45, 46, 47):
        entry = found.entry(number)
        assert entry is not None and entry.answer == "按要求开展相关工作。"
    sideways = found.entry(60)
    assert sideways is not None and sideways.answer and not sideways.remedy


def test_chapter_label_changed(filled: Book) -> None:
    sheet = filled.sheet("tasks")
    at = next(i for i, r in enumerate(sheet.rows) if r == ["二、完善依法行政制度体系"])
    sheet.rows[at] = ["二、完善依法行政的制度体系"]
    found = reading(filled, "tasks")
    assert not found.unknown
    entry = found.entry(33)
    assert entry is not None and found.groups[entry.row][0] == "二、完善依法行政的制度体系"


def test_cover_beside_merged_labels(filled: Book) -> None:
    cover = filled.sheets["封面"]
    cover.rows[1] = ["填报单位：", "", "重庆市水利局"]
    cover.merges.append((2, 1, 2, 2))
    assert read(filled).department == "重庆市水利局"


def test_waivers_name_rows_as_people_do(filled: Book) -> None:
    from tests.synthetic import Sheet

    rows: list[list[Cell]] = [
        ["豁免"],
        ["表", "序号", "规则", "理由", "经办人", "日期"],
        ["评估指标", "8、10-12", "rq01", "职能已划转", "王某", ""],
        ["任务清单", 28.0, "ＲＱ０１", "", "", ""],
        ["", "", "TX01", "全表如此", "", ""],
    ]
    filled.sheets["豁免"] = Sheet("豁免", rows)
    waivers = read(filled).waivers
    assert [(w.rule, w.table, w.number) for w in waivers[:4]] == [("RQ01", KEY, n) for n in (8, 10, 11, 12)]
    assert (waivers[4].rule, waivers[4].number, waivers[4].reason) == ("RQ01", 28, "")
    assert (waivers[5].table, waivers[5].number) == (None, None)


def test_no_table_of_ours() -> None:
    grid = Grid("别的.xlsx", (SheetGrid("Sheet1", [["姓名", "电话"], ["王某", 1]]),))
    with pytest.raises(FileError, match="下发的填报表"):
        layout.read(grid, book().edition)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 200),
            st.integers(0, 14),
            st.one_of(st.text(max_size=40), st.floats(), st.booleans(), st.none(), st.dates()),
        ),
        max_size=60,
    ),
    st.lists(st.tuples(*[st.integers(1, 250)] * 4), max_size=8),
)
def test_any_cells_at_all(
    changes: list[tuple[int, int, Cell]], merges: list[tuple[int, int, int, int]]
) -> None:
    b = book(example_answers())
    sheet = b.sheet(KEY)
    for row, column, value in changes:
        if row < len(sheet.rows) and column < len(sheet.rows[row]):
            sheet.rows[row][column] = value
    sheet.merges += [(min(a, c), min(b_, d), max(a, c), max(b_, d)) for a, b_, c, d in merges]
    for found in read(b).tables.values():
        numbers = {e.number for e in found.entries}
        assert numbers | set(found.missing) == {i.number for i in found.table.items}
        assert not numbers & set(found.missing)
