"""The edition's data are the official tables: by sha256 always, and against the source documents where they lie
beside the repository (`../shared/seeds`)."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from lawgov_xl import editions
from lawgov_xl.errors import EditionError
from lawgov_xl.io.text_tables import rows
from lawgov_xl.model import Edition, Role, Table
from tests.conftest import REPOSITORY

SEEDS = REPOSITORY.parent / "shared" / "seeds"
SOURCES = {"indicators": "000_*.txt", "tasks": "001_*.txt"}
ANSWERS = REPOSITORY / "workbook" / "examples" / "answers"

# The shape of the distributed tables: rows, chapters, sections, columns; sha256 of the data files.
FACTS = {
    "indicators": (109, 8, 36, 7, "346b069bf5eb9c08336fc7f85cdcc20a98ff7646522eab4e393558e06a9d776f"),
    "tasks": (133, 8, 44, 6, "60f2a1d0a649ae97ce19fb96b1c7439e70d2fbfc4fd2053b409b7412f71518a1"),
}


@pytest.mark.parametrize("key", FACTS)
def test_shape(edition: Edition, key: str) -> None:
    items, chapters, sections, columns, _ = FACTS[key]
    table = _table(edition, key)
    assert len(table.items) == items
    assert [i.number for i in table.items] == list(range(1, items + 1))
    assert len(table.chapters) == chapters
    assert len({(i.chapter, i.section) for i in table.items}) == sections
    assert len(table.columns) == columns


@pytest.mark.parametrize("key", FACTS)
def test_stored_sha256(key: str) -> None:
    toml = (editions.HERE / "chongqing-2020" / "edition.toml").read_text("utf-8")
    assert f'sha256 = "{FACTS[key][4]}"' in toml


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents do not lie beside the repository")
@pytest.mark.parametrize("key", FACTS)
def test_verbatim(edition: Edition, key: str) -> None:
    table = _table(edition, key)
    source = next(SEEDS.glob(SOURCES[key])).read_text("utf-8")
    chapter = section = ""
    items = iter(table.items)
    with (ANSWERS / f"{key}.csv").open(encoding="utf-8", newline="") as file:
        answers = {int(a["number"]): a for a in csv.DictReader(file)}
    for row in rows(source, tuple(c.header for c in table.columns)):
        if len(row) == 1:
            chapter, section = row[0], ""
            continue
        texts = dict(zip((c.key for c in table.columns), row, strict=True))
        chapter = texts.get(Role.CHAPTER) or chapter
        section = texts.get(Role.SECTION) or section
        item = next(items)
        assert (item.chapter, item.section) == (chapter, section), item.number
        assert {k: texts[k] for k in item.texts} == dict(item.texts), item.number
        if Role.NUMBER in texts:
            assert texts[Role.NUMBER] == str(item.number)
        answer = answers[item.number]
        assert texts["answer"] == answer["answer"]
        assert texts.get("remedy", "") == answer.get("remedy", "")
    assert next(items, None) is None


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents do not lie beside the repository")
@pytest.mark.parametrize("key", FACTS)
def test_headers_and_title_verbatim(edition: Edition, key: str) -> None:
    table = _table(edition, key)
    source = next(SEEDS.glob(SOURCES[key])).read_text("utf-8")
    assert table.title in source.replace(" 重庆市市政府部门\n", "重庆市市政府部门\n")
    for column in table.columns:
        assert f"\t{column.header}\n" in source


def test_joint_materials(edition: Edition) -> None:
    joints = _table(edition, "indicators").joints
    assert [j.numbers for j in joints][:2] == [(36, 37, 38, 39, 40), (52, 53)]
    for joint in joints:
        numbers = "、".join(map(str, joint.numbers))
        assert joint.text.startswith((f"第{numbers}项指标合并自查", f"第{numbers}项合并自查"))


def test_altered_data_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    shutil.copytree(editions.HERE / "chongqing-2020", folder)
    assert len(editions.load(str(folder)).tables) == 2
    data = folder / "tasks.csv"
    data.write_text(data.read_text("utf-8").replace("下放行政审批权", "下放行政许可权"), "utf-8")
    with pytest.raises(EditionError, match=r"tasks\.csv"):
        editions.load(str(folder))


@pytest.mark.parametrize(
    "damage",
    ["", "id = 3", 'id="x"\nversion="1"\nname="x"\nyear="abc"\ntable=[]', "[[table]]\nkey='a'", "\x00"],
)
def test_damaged_toml_is_one_clear_error(tmp_path: Path, damage: str) -> None:
    (tmp_path / "edition.toml").write_text(damage, "utf-8")
    with pytest.raises(EditionError, match=r"edition\.toml"):
        editions.load(str(tmp_path))


def test_unknown_edition() -> None:
    with pytest.raises(EditionError, match="chongqing-2020"):
        editions.load("nowhere-1999")


def test_fingerprint_sees_text_and_not_white_space(edition: Edition) -> None:
    indicators, tasks = edition.tables
    assert editions.fingerprint(indicators) != editions.fingerprint(tasks)
    assert editions.fingerprint(indicators) == editions.fingerprint(indicators)


def _table(edition: Edition, key: str) -> Table:
    table = edition.table(key)
    assert table is not None
    return table
