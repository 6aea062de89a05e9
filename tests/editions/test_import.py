"""From a notice's table to an edition folder: proposed roles, doubts, versions, places."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import openpyxl
import pytest

from lawgov_xl import editions
from lawgov_xl.actions.edition import NOTES, PREVIEW, import_edition, known
from lawgov_xl.check import check
from lawgov_xl.cli import main
from lawgov_xl.editions import places, written
from lawgov_xl.errors import EditionError, FileError, UsageError
from lawgov_xl.importing.proposal import EditionProposal, propose_edition
from lawgov_xl.io.excel_read import read_as_made, read_submission
from lawgov_xl.io.tables import read_document
from lawgov_xl.io.workbook import build
from lawgov_xl.model import Edition, Role
from lawgov_xl.report.model import TableBlock
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
    assert (old.edition.version, old.version_found) == ("2", "1")
    (finding,) = [f for f in check(old) if f.rule == "TP14"]
    assert "第1次印发稿，现行的是第2次" in str(finding.message)
    assert read_as_made(tmp_path / "old.xlsx").edition.version == "1", (
        "to compare, it is read as what it was made from"
    )


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


def test_texts_edited_on_purpose_are_sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = import_edition(third.document(tmp_path / "a.docx"), "jz", tmp_path / "e").folder
    data = folder / "indicators.csv"
    data.write_text(data.read_text("utf-8").replace("每年至少专题研究", "每季度至少专题研究"), "utf-8")
    with pytest.raises(EditionError):
        editions.load(str(folder))
    assert main(["edition", "seal", str(folder), "--version", "1.1"]) == 0
    assert "indicators.csv" in capsys.readouterr().out
    loaded = editions.load(str(folder))
    assert loaded.version == "1.1"
    assert "每季度" in loaded.tables[0].items[0].requirement
    toml = (folder / "edition.toml").read_text("utf-8")
    data.write_text("number,chapter\nx,y\n", "utf-8")
    assert main(["edition", "seal", str(folder)]) == 2
    assert (folder / "edition.toml").read_text("utf-8") == toml
    assert main(["edition", "seal", str(tmp_path)]) == 2
    capsys.readouterr()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["edition", "seal"], "需要写明版本文件夹"),
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


# --- shapes that offices make ---


def _propose(tmp_path: Path, rows: list[str], widths: tuple[int, ...], *lines: str) -> EditionProposal:
    document = new(*lines)
    add(document, table(rows, widths))
    return propose_edition(read_document(save(document, tmp_path / "a.docx")))


def test_a_grid_that_drifts_from_row_to_row(tmp_path: Path) -> None:
    """Word keeps one fine grid for all rows; borders moved by hand give the same column other spans."""
    rows = [row([C("序号"), C("工作任务", span=2), C("牵头单位"), C("完成情况", span=3)], header=True)]
    for n in range(1, 6):
        rows.append(
            row(
                [
                    C(str(n)),
                    C(f"任务要求第{n}条，应当落实。", span=3 if n % 2 else 1),
                    C("市司法局"),
                    C("", span=2),
                ]
            )
        )
    (only,) = _propose(tmp_path, rows, (500, 2000, 300, 1500, 1000, 800, 900)).tables
    assert [(i.number, i.requirement, i.leads) for i in only.table.items] == [
        (n, f"任务要求第{n}条，应当落实。", "市司法局") for n in range(1, 6)
    ]


def test_title_in_the_table_and_a_row_that_counts_the_columns(tmp_path: Path) -> None:
    rows = [
        row([C("江州市2024年度重点任务分解表", span=5)]),
        row([C("填报单位：", span=3), C("填报日期：  年  月  日", span=2)]),
        row(map(C, ("序号", "重点任务", "具体举措", "责任单位", "完成情况"))),
        row(map(C, "12345")),
        *(
            row(map(C, (str(n), f"任务{(n + 1) // 2}", f"举措要求第{n}条，抓好落实。", "市司法局", "")))
            for n in range(1, 6)
        ),
    ]
    (only,) = _propose(tmp_path, rows, (500, 2000, 3000, 1500, 1000), "附件2").tables
    assert only.table.title == "江州市2024年度重点任务分解表"
    assert [(i.number, i.chapter) for i in only.table.items] == [
        (1, "任务1"),
        (2, "任务1"),
        (3, "任务2"),
        (4, "任务2"),
        (5, "任务3"),
    ]
    assert not only.filled


def test_headers_of_three_rows_with_equal_names(tmp_path: Path) -> None:
    down = [C(merge="continue")] * 4
    rows = [
        row([C("序号", merge="restart"), C("考核指标", span=3), C("评分", span=4)]),
        row(
            [
                C(merge="continue"),
                *(C(h, merge="restart") for h in ("类别", "内容", "分值")),
                C("自评", span=2),
                C("考评", span=2),
            ]
        ),
        row([*down, C("得分"), C("说明"), C("得分"), C("说明")]),
        *(
            row(
                map(
                    C,
                    (
                        str(n),
                        "组织领导" if n < 4 else "制度建设",
                        f"考核内容第{n}条：应当按时完成。",
                        "5",
                        "",
                        "",
                        "",
                        "",
                    ),
                )
            )
            for n in range(1, 7)
        ),
    ]
    (only,) = _propose(tmp_path, rows, (500, 1000, 3000, 500, 600, 1500, 600, 1500)).tables
    headers = [c.header.replace("\n", "/") for c in only.table.columns]
    assert headers == [
        "序号",
        "类别",
        "内容",
        "分值",
        "评分/自评/得分",
        "评分/自评/说明",
        "评分/考评/得分",
        "评分/考评/说明",
    ]
    assert len(only.table.items) == 6
    build(_propose(tmp_path, rows, (500,) * 8).edition("x", year=2024), tmp_path / "w.xlsx")


def test_an_item_of_two_rows_and_a_label_written_down_the_column(tmp_path: Path) -> None:
    rows = [row(map(C, ("一级\n指标", "序号", "评估内容", "评分标准", "分值", "自评说明")))]
    for n in range(1, 4):
        for k in (1, 2):
            m = "restart" if k == 1 else "continue"
            rows.append(
                row([C("政\n府\n职\n能", merge="restart" if n == k == 1 else "continue"), C(str(n) if k == 1 else "", merge=m),
                     C(f"内容{n}：领导小组研究部署法治工作。" if k == 1 else "", merge=m), C(f"标准{n}-{k}：每少一次扣一分。"), C("1"), C()])
            )  # fmt: skip
    (only,) = _propose(tmp_path, rows, (500, 500, 3000, 3000, 500, 2000)).tables
    assert [
        (i.number, i.chapter, i.requirement, i.texts["criteria"], i.texts["score"]) for i in only.table.items
    ] == [
        (
            n,
            "政府职能",
            f"内容{n}：领导小组研究部署法治工作。",
            f"标准{n}-1：每少一次扣一分。\n标准{n}-2：每少一次扣一分。",
            "1\n1",
        )
        for n in range(1, 4)
    ]


def test_groups_that_are_left_blank_instead_of_merged(tmp_path: Path) -> None:
    rows = [row(map(C, ("类别", "项目", "评估要点", "分值", "自评分", "自评情况")))]
    for n in range(1, 9):
        labels = (
            "一、机构" if n == 1 else "二、制度" if n == 5 else "",
            f"项目{(n + 1) // 2}" if n % 2 else "",
        )
        rows.append(row(map(C, (*labels, f"要点{n}：建立健全工作机制并有效运行。", "2", "", ""))))
    rows.append(row(map(C, ("总分", "", "", "16", "", ""))))
    (only,) = _propose(
        tmp_path, rows, (900, 900, 4000, 500, 500, 900), "江州市法治政府建设评估指标体系（2024年）"
    ).tables
    assert [(i.chapter, i.section) for i in only.table.items] == [
        ("一、机构" if n < 5 else "二、制度", f"项目{(n + 1) // 2}") for n in range(1, 9)
    ]
    assert roles(EditionProposal((only,), (), None)) == {
        "类别": "chapter", "项目": "section", "评估要点": "requirement", "分值": "other", "自评分": "fill", "自评情况": "answer",
    }  # fmt: skip


def test_chapters_and_sections_in_rows_of_their_own(tmp_path: Path) -> None:
    rows, n = [row(map(C, ("序号", "任务内容", "牵头单位", "落实情况")))], 0
    for chapter in ("一、依法履职", "二、制度建设"):
        rows.append(row([C(chapter, span=4)]))
        for section in ("（一）简政放权", "（二）优化服务"):
            rows.append(row([C(section, span=4)]))
            for _ in range(2):
                n += 1
                rows.append(row(map(C, (str(n), f"第{n}项任务，抓好落实。", "市司法局", ""))))
    (only,) = _propose(tmp_path, rows, (500, 4000, 1500, 2000), "2024年重点任务分解表").tables
    groups = [(i.chapter, i.section) for i in only.table.items]
    assert groups[1:3] == [("一、依法履职", "（一）简政放权"), ("一、依法履职", "（二）优化服务")]
    assert (only.table.chapter_rows, only.table.section_rows) == (True, True)
    edition = EditionProposal((only,), (), 2024).edition("x")
    for name, text in written.files(edition).items():
        (tmp_path / name).write_text(text, "utf-8")
    edition = editions.load(str(tmp_path))
    assert edition.tables == (only.table,)
    build(edition, tmp_path / "w.xlsx", answers={only.table.key: {3: {"answer": "完成。"}}})
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")[only.table.sheet]
    first = [sheet.cell(r, 1).value for r in range(2, 17)]
    assert first == ["序号", "一、依法履职", "（一）简政放权", 1, 2, "（二）优化服务", 3, 4,
                     "二、制度建设", "（一）简政放权", 5, 6, "（二）优化服务", 7, 8]  # fmt: skip
    submission = read_submission(tmp_path / "w.xlsx", edition)
    reading = submission.tables[only.table.key]
    assert [reading.groups[e.row] for e in reading.entries] == groups
    assert not (reading.unknown or reading.missing)
    assert not [f for f in check(submission) if f.rule.startswith("TP")]


def test_the_attachment_of_a_report_has_both_header_rows_and_every_level(tmp_path: Path) -> None:
    from lawgov_xl.report.attachment import of

    edition = propose_edition(read_document(third.document(tmp_path / "a.docx"))).edition("x")
    build(edition, tmp_path / "w.xlsx")
    made = of(read_submission(tmp_path / "w.xlsx", edition).tables["indicators"])
    (block,) = [b for b in made.blocks if isinstance(b, TableBlock)]
    over, under, first, second, third_row = block.rows[:5]
    assert [(c.text, c.span) for c in over.cells] == [
        ("指标体系", 3), *((h, 1) for h in third.HEADERS[3:7]), ("自评情况", 3),
    ]  # fmt: skip
    assert [c.text for c in under.cells] == [*third.HEADERS[:3], "", "", "", "", *third.HEADERS[7:]]
    assert over.head
    assert under.head
    assert [r.cells[2].text for r in (first, second, third_row)] == ["1.党委领导", "", "2.责任落实"]
    assert second.cells[2].down


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("序号", "number"), ("指标\n编号", "number"), ("一级指标", "level1"), ("二级\n指标", "level2"), ("三级指标", "level3"),
        ("存在的问题及改进措施、\n完成时限", "remedy"), ("完成时限", "due"), ("指标完成情况说明", "answer"), ("工作措施及完成情况", "answer"),
        ("自查材料", "materials"), ("佐证材料", "materials"), ("任务来源", "source"), ("牵头单位", "leads"), ("参加单位", "participants"),
        ("责任单位及责任人", "leads"), ("配合部门", "participants"), ("分值", "score"), ("分值（分）", "score"), ("评分标准", "criteria"),
        ("评分细则", "criteria"), ("自评分", "self_score"), ("自评得分", "self_score"), ("考核得分", "office_score"), ("具体措施", "requirement"),
        ("评估内容", "requirement"), ("评估要点", "requirement"), ("备  注", "remark"), ("落实情况", "answer"), ("整改措施", "remedy"),
        ("我局已经建立完善的法律顾问制度。", ""), ("", ""),
    ],
)  # fmt: skip
def test_header_words(header: str, kind: str) -> None:
    from lawgov_xl.importing.words import kind as kind_of

    assert kind_of(header) == kind
