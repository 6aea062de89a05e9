"""Profiles are data: an office's own file works, and a wrong one is told where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_xl.errors import FileError, UsageError
from lawgov_xl.report import profiles
from lawgov_xl.report.compose import compose
from lawgov_xl.report.layouts import fill
from tests.report.examples import submission

OWN = """
title = ["{department}", "自定报告"]
tables = ["tasks"]
addressee = false
attachment = false

[[section]]
heading = "做了什么"
kind = "answers"
by = "groups"
part_level = 2
part_numbers = "（一）"

[[section.group]]
heading = "信访和纠纷"
chapters = ["纠纷"]
items = "一是"

[[section]]
heading = "还差什么"
kind = "problems"
items = "一是"
"""


def test_a_profile_of_the_offices_own(tmp_path: Path) -> None:
    path = tmp_path / "本局.toml"
    path.write_text("\ufeff" + OWN, "utf-8")
    profile = profiles.load(path)
    assert profile.id == "本局" and not profile.of_many
    lines = [p.text for p in compose(submission(), profile).paragraphs]
    assert lines[:4] == ["重庆市知识产权局", "自定报告", "一、做了什么", "（一）信访和纠纷"]
    assert any(
        line.startswith("（二）") for line in lines
    )  # chapters that no group takes are told all the same
    assert "二、还差什么" in lines


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('kind = "problems"', 'kind = "wishes"'), "wishes"),
        (('kind = "answers"', 'kind = "answers"\ncolour = "red"'), "colour"),
        (("{department}", "{depratment}"), "depratment"),
        (('chapters = ["纠纷"]', 'chapters = ["("]'), "unterminated"),
        (("part_level = 2", 'part_level = "2"'), "part_level"),
        (
            (
                "[[section]]",
                "[[section",
            ),
            "",
        ),
        (('title = ["{department}", "自定报告"]', ""), "title"),
        (("attachment = false", "attachment = false\nlength = [9, 3]"), "length"),
    ],
)
def test_a_wrong_profile_says_what_is_wrong(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    path = tmp_path / "错.toml"
    path.write_text(OWN.replace(*change, 1), "utf-8")
    with pytest.raises(FileError) as fault:
        profiles.load(path)
    assert "错.toml" in str(fault.value) and said in str(fault.value)


def test_unknown_and_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="assessment"):
        profiles.load("nosuch")
    with pytest.raises(FileError):
        profiles.load(tmp_path / "nosuch.toml")


def test_every_shipped_profile_loads() -> None:
    assert profiles.ids() == (
        "annual-public", "annual-work", "assessment", "bureau-work", "inspection", "office",
    )  # fmt: skip
    assert [p for p in profiles.ids() if profiles.load(p).of_many] == ["office"]


@pytest.mark.parametrize(
    ("values", "text"),
    [({"basis": "《通知》", "n": "3"}, "根据《通知》，有3项。"), ({"basis": "", "n": "0"}, "")],
)
def test_optional_stretches(values: dict[str, str], text: str) -> None:
    assert fill("[根据{basis}，][有{n}项。]", values) == text
