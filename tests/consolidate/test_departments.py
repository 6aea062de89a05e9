"""The list of expected departments, and finding a department by what people write."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl.departments import Department, Directory, from_grid, place_of, terms
from lawgov_xl.errors import FileError
from lawgov_xl.grid import Grid, SheetGrid
from lawgov_xl.io.department_list import read_departments

CITY = "重庆市"


def listed(*rows: list[str]) -> tuple[Department, ...]:
    return from_grid(Grid("名单.xlsx", (SheetGrid("Sheet1", rows),)))


def test_columns_are_told_by_their_headers_in_any_order() -> None:
    (one,) = listed(
        ["2020年报送单位名单", ""],
        ["联系 电话", "单位全称*", "简称", "角色", "报送时限", "上级单位"],
        [
            "12345",
            " 重庆市 司法局 ",
            "市司法局、司法局",
            "市级部门，行政执法部门",
            "2020年10月20日",
            "市政府",
        ],
        ["", "", "", "", "", ""],
    )
    assert (one.name, one.short, one.phone) == ("重庆市司法局", ("市司法局", "司法局"), "12345")
    assert one.roles == ("市级部门", "行政执法部门")
    assert (one.due.isoformat() if one.due else "", one.parent, one.label) == (
        "2020-10-20",
        "市政府",
        "司法局",
    )


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ([["名字", "电话"], ["市司法局", "1"]], "单位名称"),
        ([["单位名称"], [""]], "没有单位"),
        ([["单位名称"], ["市司法局"], ["市司法局"]], "第2行和第3行"),
        ([["单位名称", "简称"], ["甲局", "甲"], ["乙局", "甲"]], "“甲”"),
        ([["单位名称", "报送时限"], ["甲局", "下周"]], "下周"),
    ],
)
def test_faults_of_a_list_are_said(rows: list[list[str]], word: str) -> None:
    with pytest.raises(FileError, match=word):
        listed(*rows)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_csv_of_either_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("单位名称,简称\r\n重庆市教育局,市教育局\r\n", encoding)
    assert [d.name for d in read_departments(path)] == ["重庆市教育局"]


def test_unreadable_list(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="没有这个名单"):
        read_departments(tmp_path / "没有这个名单.csv")


KNOWN = Directory(
    [
        Department("重庆市司法局", roles=("市级部门",)),
        Department("重庆市公安局", roles=("市级部门", "行政执法部门")),
        Department("重庆市渝北区司法局", roles=("区县政府",)),
        Department("重庆市发展和改革委员会"),
        Department("中共重庆市委机构编制委员会办公室", ("市委编办",)),
    ],
    CITY,
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("重庆市司法局", "重庆市司法局"),
        ("市司法局（盖章）", "重庆市司法局"),
        ("司 法 局：", "重庆市司法局"),
        ("渝北区司法局", "重庆市渝北区司法局"),
        ("市委编办", "中共重庆市委机构编制委员会办公室"),
        ("重庆市公安局交巡警总队", None),
        ("市发展改革委", None),
        ("", None),
    ],
)
def test_a_submission_is_given_to_a_department_only_by_name(written: str, name: str | None) -> None:
    found = KNOWN.find(written)
    assert (found.name if found else None) == name


def test_a_role_is_the_lists_and_else_the_editions() -> None:
    roles = {
        "市级行政执法部门": ("市公安局", "市发展改革委"),
        "行政执法部门": ("市司法局",),
        "区县政府": ("*区人民政府",),
        "市级有关单位": ("*",),
    }
    known = Directory([*KNOWN.departments, Department("重庆市渝北区人民政府")], CITY, roles)
    named = {
        n.term: [d.name for d in n.departments]
        for n in known.named("市级行政执法部门、行政执法部门、市级有关单位")
    }
    assert named == {
        "市级行政执法部门": ["重庆市公安局", "重庆市发展和改革委员会"],
        "行政执法部门": ["重庆市公安局"],
        "市级有关单位": [],
    }
    districts = Directory([Department("重庆市渝北区人民政府"), Department("重庆市渝北区司法局")], CITY, roles)
    assert [d.name for n in districts.named("各区县政府") for d in n.departments] == ["重庆市渝北区人民政府"]


def test_a_sub_unit_is_only_hinted_at() -> None:
    near = KNOWN.near("重庆市公安局交巡警总队")
    assert near is not None and near.name == "重庆市公安局"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("市司法局、市公安局按职责分工负责", ("市司法局", "市公安局")),
        (
            "市应急局、市公安局等市级有关部门，区县政府按职责分工负责",
            ("市应急局", "市公安局", "市级有关部门", "区县政府"),
        ),
        ("市级有关部门，各区县政府按职责分工职责", ("市级有关部门", "各区县政府")),
        ("", ()),
    ],
)
def test_terms_of_a_cell_of_leads(cell: str, expected: tuple[str, ...]) -> None:
    assert terms(cell) == expected


@pytest.mark.parametrize(
    ("term", "names", "group"),
    [
        ("市发展改革委", ["重庆市发展和改革委员会"], False),
        ("市级有关部门", ["重庆市司法局", "重庆市公安局"], True),
        ("市级行政执法部门", [], True),
        ("区县政府", ["重庆市渝北区司法局"], True),
        ("市财政局", [], False),
    ],
)
def test_units_of_official_cells(term: str, names: list[str], group: bool) -> None:
    (named,) = KNOWN.named(term)
    assert ([d.name for d in named.departments], named.group) == (names, group)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("03 市司法局 报送", "重庆市司法局"),
        ("重庆市渝北区司法局（终稿）", "重庆市渝北区司法局"),
        ("自评表", None),
    ],
)
def test_a_department_in_a_file_name(file: str, name: str | None) -> None:
    found = KNOWN.in_text(file)
    assert (found.name if found else None) == name


def test_place_of_an_issuer() -> None:
    assert place_of("中共重庆市委全面依法治市委员会办公室") == CITY
    assert place_of("依法治市办") == ""
