"""The functions for cells, as Excel calls them through xlwings."""

from __future__ import annotations

import inspect
import re
from datetime import date, datetime

import pytest

from lawgov_xl import udfs
from lawgov_xl.addin import vba
from tests.conftest import REPOSITORY


@pytest.mark.parametrize(
    ("answer", "remedy", "status"),
    [
        ("不涉及", None, "不涉及"),
        (None, None, "未填报"),
        ("印发工作方案，举办培训3期。", None, "已完成"),
        ("已印发方案。", "尚未建立台账，2021年6月底前完成。", "存在问题"),
        (12.0, None, "已完成"),
    ],
)
def test_status(answer: object, remedy: object, status: str) -> None:
    assert udfs.status(answer, remedy) == status


def test_number() -> None:
    assert udfs.number("按照《通知》（渝知发〔2019〕72号）要求办理。") == ""
    assert "号" in udfs.number("按照《通知》（渝知发〔2019〕72）要求办理。")
    assert udfs.number(None) == ""


@pytest.mark.parametrize(
    ("first", "last", "counting", "days"),
    [
        (date(2020, 5, 18), date(2020, 5, 22), False, 4),
        (datetime(2020, 5, 18), "2020年5月22日", True, 5),
        (date(2020, 9, 30), date(2020, 10, 9), False, 1),  # holidays of October
        (date(2020, 5, 22), date(2020, 5, 18), False, udfs.UNKNOWN),
        ("不是日期", date(2020, 5, 18), False, udfs.UNKNOWN),
        (date(1990, 1, 1), date(1990, 1, 5), False, udfs.UNKNOWN),
    ],
)
def test_workdays(first: object, last: object, counting: bool, days: object) -> None:
    assert udfs.workdays(first, last, counting) == days


def test_excel_knows_them_by_the_same_names_and_parameters() -> None:
    code = (REPOSITORY / "macros" / "LawgovFunctions.bas").read_text("ascii")
    known = dict(re.findall(r"^Public Function (\w+)\((.*?)\)", code, re.MULTILINE))
    assert set(known) == set(vba.FUNCTIONS)
    for name, parameters in known.items():  # xlwings' own marks are there on Windows alone
        function = getattr(udfs, name.removeprefix("LAWGOV_").lower())
        assert parameters.replace("Optional ", "").split(", ") == list(inspect.signature(function).parameters)
