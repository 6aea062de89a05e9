"""From a notice's table to an edition folder: proposed roles, doubts, versions, places."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import openpyxl
import pytest

from lawgov_xl import editions
from lawgov_xl.actions.edition import NOTES, PREVIEW, import_edition, known
from lawgov_xl.cli import main
from lawgov_xl.editions import places, written
from lawgov_xl.errors import EditionError, FileError, UsageError
from lawgov_xl.importing.proposal import EditionProposal, propose_edition
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.tables import read_document
from lawgov_xl.io.workbook import build
from lawgov_xl.model import Edition, Role
from tests.importing import third
from tests.importing.documents import C, add, new, row, save, table


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's editions."""
    folder = tmp_path / "用户 版本"
    monkeypatch.setenv("LAWGOV_EDITIONS", str(folder))
    return folder


def propose(
    tmp_path: Path, *rows: list[str], spans: dict[int, str] | None = None, title: str = "工作任务清单"
) -> EditionProposal:
    """The edition of a plain table; spans: index of a row -> a heading put before it."""
    width = len(rows[0])
    made: list[str] = []
    for at, texts in enumerate(rows):
        if spans and at in spans:
            made.append(row([C(spans[at], span=width)]))
        made.append(row(map(C, texts)))
    document = new(title)
    add(document, table(made, (900,) * width))
    return propose_edition(read_document(save(document, tmp_path / "a.docx")))


def roles(proposal: EditionProposal) -> dict[str, str]:
    (only,) = proposal.tables
    return {c.header: c.role.value for c in only.table.columns}


def test_written_and_loaded_again_it_is_the_same(tmp_path: Path, edition: Edition) -> None:
    cover = {f.key: f.default for f in edition.cover if f.default}
    for name, text in written.files(edition, cover).items():
        (tmp_path / name).write_text(text, "utf-8")
    assert editions.load(str(tmp_path)) == edition
    assert editions.load(str(tmp_path / "edition.toml")) == edition


def test_any_text_survives_the_toml(tmp_path: Path, edition: Edition) -> None:
    from dataclasses import replace

    nasty = "引号\"反斜\\杠\n换行\t制表\x7f“中文”'单'#井[括]"
    changed = replace(
        edition, name=nasty, roles={nasty: (nasty,)},
        tables=(replace(edition.tables[0], title=nasty, columns=(replace(edition.tables[0].columns[0], header=nasty, over=nasty), *edition.tables[0].columns[1:])),),
    )  # fmt: skip
    for name, text in written.files(changed, {"department": nasty}).items():
        (tmp_path / name).write_text(text, "utf-8")
    loaded = editions.load(str(tmp_path))
    assert (loaded.name, loaded.roles, loaded.tables) == (nasty, {nasty: (nasty,)}, changed.tables)


# --- the table of another shape ---


def test_the_third_table(tmp_path: Path) -> None:
    proposal = propose_edition(read_document(third.document(tmp_path / "a.docx")))
    (only,) = proposal.tables
    assert [(c.header, c.over, c.role.value, c.groups) for c in only.table.columns] == [
        ("一级指标", "指标体系", "chapter", False),
        ("二级指标", "指标体系", "section", False),
        ("三级指标", "指标体系", "other", True),
        ("序号", "", "number", False),
        ("评估内容", "", "requirement", False),
        ("评分标准", "", "other", False),
        ("分值", "", "other", False),
        ("自评得分", "自评情况", "fill", False),
        ("完成情况说明", "自评情况", "answer", False),
        ("存在问题及\n整改措施", "自评情况", "remedy", False),
    ]
    assert (only.table.title, only.table.noun, proposal.year) == (third.TITLE, "指标", 2023)
    for wanted, item in zip(third.rows(), only.table.items, strict=True):
        assert (item.number, item.chapter, item.section, item.texts["level3"]) == (
            wanted.number,
            *wanted.groups,
        )
        assert (item.requirement, item.texts["criteria"], item.texts["score"]) == (
            wanted.content,
            wanted.criteria,
            wanted.score,
        )
    doubts = [str(d) for d in only.doubts]
    assert any("合计" in d and "不作为一项" in d for d in doubts)
    assert any("注：本表由各单位如实填报" in d for d in doubts)


def test_three_levels_are_read_back_and_written_as_merged_groups(tmp_path: Path) -> None:
    done = import_edition(third.document(tmp_path / "a.docx"), "jiangzhou-2023", tmp_path / "版本")
    sheet = openpyxl.load_workbook(done.folder / PREVIEW)["评估指标"]
    merged = {str(m) for m in sheet.merged_cells.ranges}
    assert "A2:C2" in merged, "指标体系 stands above its three columns"
    assert "C4:C5" in merged, "the third level is merged over its rows"
    assert [sheet.cell(3, c).value for c in range(1, 11)] == list(third.HEADERS)
    build(
        done.edition,
        tmp_path / "w.xlsx",
        department="甲局",
        answers={"indicators": {7: {"answer": "完成。", "self_score": "1.5"}}},
    )
    reading = read_submission(tmp_path / "w.xlsx", done.edition).tables["indicators"]
    assert len(reading.entries) == 60
    assert not (reading.missing or reading.unknown or reading.extras)
    entry = reading.entry(7)
    assert entry is not None
    assert (entry.answer, entry.cells["self_score"], entry.cells["level3"]) == ("完成。", "1.5", "4.清理评估")


# --- what columns are for ---


def test_leads_deadline_and_remark(tmp_path: Path) -> None:
    proposal = propose(
        tmp_path,
        ["序号", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限", "进展情况", "备注"],
        [
            "1",
            "优化营商环境",
            "推行告知承诺制，公布事项清单。",
            "市司法局",
            "市级有关部门",
            "2024年6月底前",
            "",
            "",
        ],
        ["2", "优化营商环境", "清理不合理的罚款事项。", "市司法局", "市财政局", "2024年9月底前", "", ""],
        ["3", "规范执法", "修订行政裁量权基准。", "各执法部门", "", "长期坚持", "", ""],
        ["4", "规范执法", "开展案卷评查。", "市司法局", "", "2024年年底前", "", ""],
    )
    assert roles(proposal) == {
        "序号": "number", "重点任务": "chapter", "具体举措": "requirement", "牵头单位": "leads", "配合单位": "participants",
        "完成时限": "other", "进展情况": "answer", "备注": "fill",
    }  # fmt: skip
    assert proposal.tables[0].table.columns[5].key == "due"
    assert any("备注" in str(d) and "开放填写" in str(d) for d in proposal.tables[0].doubts)


def test_scores_for_the_assessor_stay_locked(tmp_path: Path) -> None:
    proposal = propose(
        tmp_path,
        ["序号", "考核内容", "分值", "评分细则", "自评分", "考核得分", "自评说明"],
        *(
            [str(n), f"考核第{n}项工作的开展，要求做到位。", "5", "每少一次扣1分。", "", "", ""]
            for n in range(1, 6)
        ),
        title="2024年度考核指标",
    )
    assert roles(proposal) == {
        "序号": "number", "考核内容": "requirement", "分值": "other", "评分细则": "other", "自评分": "fill",
        "考核得分": "other", "自评说明": "answer",
    }  # fmt: skip
    assert any("考核得分" in str(d) for d in proposal.tables[0].doubts)


def test_a_column_nobody_knows_is_kept_as_official_text(tmp_path: Path) -> None:
    proposal = propose(
        tmp_path,
        ["序号", "工作任务", "色标", "完成情况"],
        *([str(n), f"完成第{n}项工作任务。", "红黄绿"[n % 3], ""] for n in range(1, 7)),
    )
    assert roles(proposal)["色标"] == "other"
    assert [i.texts["column3"] for i in proposal.tables[0].table.items][:2] == ["黄", "绿"]
    assert any("色标" in str(d) and "没有识别" in str(d) for d in proposal.tables[0].doubts)


def test_a_list_without_a_column_to_fill_in_gets_one(tmp_path: Path) -> None:
    proposal = propose(
        tmp_path,
        ["序号", "工作任务", "责任单位"],
        *([str(n), f"完成第{n}项任务。", "市司法局"] for n in range(1, 5)),
    )
    assert proposal.tables[0].table.columns[-1].role is Role.ANSWER
    assert any("增加" in str(d) for d in proposal.tables[0].doubts)


def test_without_numbers_rows_are_counted_and_read_back_by_text(tmp_path: Path) -> None:
    proposal = propose(
        tmp_path,
        ["工作任务", "责任单位", "落实情况"],
        ["深化行政审批制度改革，公布清单。", "市政府办公厅", ""],
        ["推行证明事项告知承诺制。", "市司法局", ""],
        ["开展规范性文件清理。", "市司法局", ""],
        spans={1: "一、依法履职", 3: "二、制度建设"},
    )
    table_ = proposal.tables[0].table
    assert [(i.number, i.chapter) for i in table_.items] == [
        (1, "一、依法履职"),
        (2, "一、依法履职"),
        (3, "二、制度建设"),
    ]
    assert table_.chapter_rows
    assert any("没有序号" in str(d) for d in proposal.tables[0].doubts)
    edition = proposal.edition("x", year=2024)
    build(edition, tmp_path / "w.xlsx", answers={table_.key: {2: {"answer": "完成。"}}})
    entry = read_submission(tmp_path / "w.xlsx", edition).tables[table_.key].entry(2)
    assert entry is not None
    assert entry.answer == "完成。"


def test_numbers_that_begin_anew_in_each_chapter_are_kept_as_text(tmp_path: Path) -> None:
    proposal = propose(
        tmp_path,
        ["序号", "评估指标", "完成情况"],
        ["1", "公布权责清单并动态调整。", ""],
        ["2", "清理证明事项，实行清单管理。", ""],
        ["1", "制定规范性文件经合法性审核。", ""],
        ["2", "规范性文件按时报送备案。", ""],
        spans={1: "一、依法履职", 3: "二、制度建设"},
    )
    table_ = proposal.tables[0].table
    assert [(i.number, i.texts["code"]) for i in table_.items] == [(1, "1"), (2, "2"), (3, "1"), (4, "2")]
    assert table_.column(Role.NUMBER) is None
    assert any("原序号按下发内容保留" in str(d) for d in proposal.tables[0].doubts)


# --- the command, versions, places ---


def test_command(tmp_path: Path, own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = third.document(tmp_path / "通知 附件.docx")
    assert main(["edition", "import", str(source), "--id", "jiangzhou-2023", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    folder = Path(said["folder"])
    assert folder.parent == own_folder
    assert {Path(f).name for f in said["files"]} == {"edition.toml", "indicators.csv", PREVIEW, NOTES}
    assert said["tables"][0]["columns"][2]["role"] == "other"
    notes = (folder / NOTES).read_text("utf-8")
    assert "合计行" in notes
    assert "| 3 | 指标体系/三级指标 |" in notes
    assert tomllib.loads((folder / "edition.toml").read_text("utf-8"))["source"]["file"] == "通知 附件.docx"
    assert main(["edition", "list"]) == 0
    assert "jiangzhou-2023@1" in capsys.readouterr().out
    assert main(["edition", "show", "jiangzhou-2023"]) == 0
    assert "共 60 项" in capsys.readouterr().out
    assert main(["workbook", "--edition", "jiangzhou-2023", "-o", str(tmp_path / "w.xlsx")]) == 0
    assert main(["rollup", str(tmp_path / "w.xlsx"), "--json"]) == 0
    rolled = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert rolled["files"][0]["edition"] == "jiangzhou-2023"
    assert rolled["files"][0]["tables"][0]["unfilled"] == 60


def test_versions(tmp_path: Path, own_folder: Path) -> None:
    first = import_edition(third.document(tmp_path / "a.docx"), "jz")
    build(first.edition, tmp_path / "old.xlsx", department="甲局")
    same = import_edition(tmp_path / "a.docx", "jz", tmp_path / "别处")
    assert same.edition.version == "1"
    assert any("完全相同" in str(d) for d in same.doubts)
    changed = _changed(tmp_path)
    with pytest.raises(EditionError, match="不能用同一个版本号"):
        import_edition(changed, "jz", version="1")
    second = import_edition(changed, "jz")
    assert second.edition.version == "2"
    assert any("记为第 2 版" in str(d) for d in second.doubts)
    assert [(k.id, k.version) for k in known() if not k.shipped] == [("jz", "1"), ("jz", "2")]
    assert editions.load("jz").version == "2"
    assert editions.load("jz@1").version == "1"
    with pytest.raises(EditionError):
        editions.load("jz@7")
    old = read_submission(tmp_path / "old.xlsx")
    assert (old.edition.version, old.version_found) == ("1", "1"), (
        "a workbook is read as what it was made from"
    )
    newer = read_submission(tmp_path / "old.xlsx", editions.load("jz"))
    assert (newer.edition.version, newer.version_found) == ("2", "1")


def _changed(tmp_path: Path) -> Path:
    xml = third.word_rows()
    document = new(third.TITLE)
    add(document, table([r.replace("每年至少专题研究", "每季度至少专题研究") for r in xml], (900,) * 10))
    return save(document, tmp_path / "b.docx")


def test_versions_are_ordered_as_people_count() -> None:
    assert sorted(["10", "9", "2020.2", "2020.10"], key=places.version_key) == [
        "9",
        "10",
        "2020.2",
        "2020.10",
    ]


@pytest.mark.parametrize("id", ["", "../x", "a b", "-x", "x@2", "a/b", "字" * 61])
def test_bad_ids_are_refused(tmp_path: Path, id: str) -> None:
    with pytest.raises(UsageError, match="版本代号"):
        import_edition(tmp_path / "a.docx", id, tmp_path / "e")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "别人的文件.txt").write_text("x")
    source = third.document(tmp_path / "a.docx")
    with pytest.raises(FileError, match="不是空的"):
        import_edition(source, "jz", tmp_path / "e")
    import_edition(source, "jz", tmp_path / "e", force=True)
    assert (tmp_path / "e" / "别人的文件.txt").read_text() == "x"


def test_nothing_is_written_where_the_source_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(EditionError):
        import_edition(save(new("没有表"), tmp_path / "a.docx"), "jz", tmp_path / "e")
    assert not (tmp_path / "e").exists()


def test_cover_and_roles_of_last_year_are_taken_over(tmp_path: Path, edition: Edition) -> None:
    done = import_edition(third.document(tmp_path / "a.docx"), "jz", tmp_path / "e", like="chongqing-2020")
    assert done.edition.roles == edition.roles
    assert done.edition.issuer == edition.issuer
    defaults = {f.key: f.default for f in done.edition.cover if f.default}
    assert defaults["indicators.addressee"] == "中共重庆市委全面依法治市委员会办公室"
    assert not any(k.startswith("tasks") for k in defaults)


def test_a_damaged_edition_of_the_user_is_listed_with_its_fault(
    tmp_path: Path, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = import_edition(third.document(tmp_path / "a.docx"), "jz")
    (done.folder / "indicators.csv").write_text("damaged", "utf-8")
    assert main(["edition", "list"]) == 0
    assert "indicators.csv" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["edition", "show"], "需要写明版本代号"),
        (["edition", "import"], "需要写明来源文件"),
        (["edition", "import", "a.docx"], "--id"),
        (["edition", "import", "a.docx", "--id", "x", "--tables", "一"], "--tables"),
        (["edition", "show", "nowhere"], "没有名为"),
        (["edition", "burn"], "不可用的取值"),
    ],
)
def test_usage(words: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    out = capsys.readouterr()
    assert says in out.err
    assert out.err.count("\n") == 1
