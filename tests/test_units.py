"""Whether a department is meant: by its names, by its role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.model import Edition
from lawgov_xl.units import Mention, mentions, role_terms


@pytest.mark.parametrize(
    ("department", "cell", "terms"),
    [
        ("重庆市知识产权局", "市科技局、市知识产权局", ["市知识产权局"]),
        ("重庆市知识产权局（公章）", "重庆市知识产权局", ["重庆市知识产权局"]),
        ("重庆市发展和改革委员会", "市政府办公厅、市发展改革委、市市场监管局", ["市发展改革委"]),
        ("重庆市市场监督管理局", "市政府办公厅、市发展改革委、市市场监管局按职责分工负责", ["市市场监管局"]),
        ("重庆市人力资源和社会保障局", "市民政局、市人力社保局、市教委", ["市人力社保局"]),
        ("重庆市住房和城乡建设委员会", "市住房城乡建委等市级有关部门", ["市住房城乡建委"]),
        ("重庆市教育委员会", "市文化旅游委、市教委", ["市教委"]),
        ("国家税务总局重庆市税务局", "市委编办、重庆市税务局按职责分工负责", []),
        ("重庆市司法局", "市司法局、市公安局等", ["市司法局"]),
        ("重庆市知识产权局", "市科技局、市司法局", []),
        ("重庆市水利局", "市水文局、市利民局", []),
        ("", "市司法局", []),
        ("重庆市司法局", "", []),
    ],
)
def test_by_name(edition: Edition, department: str, cell: str, terms: list[str]) -> None:
    found = [m for m in mentions(department, cell, edition) if not m.by_role]
    assert [m.term for m in found] == terms


def test_by_role(edition: Edition) -> None:
    cell = "市级行政执法部门，区县政府按职责分工负责"
    assert mentions("重庆市生态环境局", cell, edition) == (Mention("市级行政执法部门", True),)
    assert mentions("重庆市档案局", cell, edition) == ()
    assert mentions("渝北区人民政府", cell, edition) == (Mention("区县政府", True),)
    assert mentions("重庆市档案局", "市级有关部门", edition) == (Mention("市级有关部门", True, True),)


def test_the_office_adds_units_to_roles(edition: Edition) -> None:
    roles = {"市级行政执法部门": ("市知识产权局",)}
    assert mentions("重庆市知识产权局", "市级行政执法部门", edition, roles)
    assert not mentions("重庆市知识产权局", "市级行政执法部门", edition)


def test_role_terms() -> None:
    assert role_terms("市司法局等市级有关部门，区县政府按职责分工负责") == ("市级有关部门", "区县政府")
    assert role_terms("各决策承办部门") == ("各决策承办部门",)
    assert role_terms("市司法局") == ()


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text(department: str, cell: str) -> None:
    from lawgov_xl import editions

    assert isinstance(mentions(department, cell, editions.load()), tuple)
