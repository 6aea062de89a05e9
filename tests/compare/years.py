"""Two years of one department: the tasks of 2019 and the indicators of 2020, each an edition of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lawgov_xl import editions
from lawgov_xl.editions import written
from lawgov_xl.io.workbook import build
from lawgov_xl.model import Edition

Answers = Mapping[str, Mapping[int, Mapping[str, str]]]


def year(folder: Path, edition: Edition, key: str, id: str, number: int) -> Edition:
    """An edition of one table of the shipped one, written and loaded."""
    table = edition.table(key)
    assert table is not None
    own = replace(edition, id=id, year=number, name=f"{number}年{table.noun}", tables=(table,))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.files(own).items():
        (folder / name).write_text(text, "utf-8")
    return editions.load(str(folder))


def book(path: Path, edition: Edition, answers: Answers, department: str = "重庆市知识产权局") -> Path:
    """A filled workbook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    build(
        edition,
        path,
        department=department,
        cover={"contact": "李某", "special_note": "去年的说明"},
        answers=answers,
    )
    return path
