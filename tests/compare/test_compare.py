"""Year over year: problems followed up, figures and texts that changed, one submission or many."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.cli import main
from lawgov_xl.compare import Change, Comparison, Fate, compare
from lawgov_xl.compare.bodies import body_of
from lawgov_xl.compare.figures import figure_changes
from lawgov_xl.compare.texts import Op, marked
from lawgov_xl.correspondence import Kind, correspond
from lawgov_xl.io.compare_source import read_source
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.matching import Line
from lawgov_xl.model import Edition, Helper
from tests.compare.years import Answers, book, year
from tests.importing.test_seeds import answers

# Which tasks of 2019 live on in which indicators of 2020, judged by reading both tables; (task, indicator).
HELD = {
    (6, 8), (16, 16), (18, 23), (20, 24), (22, 24), (21, 25), (52, 45), (53, 47), (64, 56), (69, 57), (66, 59), (63, 60),
    (78, 76), (88, 80), (92, 85), (96, 89), (115, 92), (117, 92), (108, 94), (120, 100), (121, 100), (34, 32), (32, 30),
    (29, 6), (43, 40), (48, 43), (74, 78), (57, 55), (55, 48), (4, 1), (81, 60), (132, 109),
}  # fmt: skip


def test_tasks_of_2019_against_indicators_of_2020(edition: Edition) -> None:
    """Every link was judged to hold by reading; the sure ones must be found."""
    indicators, tasks = edition.tables
    found = correspond(
        [Line(i.requirement) for i in tasks.items], [Line(i.requirement) for i in indicators.items]
    )
    links = {(tasks.items[k.old].number, indicators.items[k.new].number): k for k in found.links}
    assert set(links) <= HELD, f"to be read and judged: {set(links) - HELD}"
    assert len(links) >= 30
    assert {p for p, k in links.items() if k.kind is Kind.EXACT} == {(16, 16), (18, 23)}
    assert len(found.links) + len(found.fresh) >= len(indicators.items)


def test_texts_that_only_share_a_frame_are_not_linked() -> None:
    old = [Line("全方位强化安全生产的有关工作。"), Line("推进社会自治的有关工作。")]
    new = [Line("强化食品药品安全监管的有关工作。"), Line("推进本市各级政府事权规范化的有关工作。")]
    assert not correspond(old, new).links


def test_one_row_that_was_split_in_two_is_linked_to_both() -> None:
    old = [Line("健全依法决策机制，建立专家咨询论证制度。完善社会稳定风险评估专家库，推行第三方评估。")]
    new = [
        Line("健全依法决策机制，建立专家咨询论证制度。"),
        Line("完善社会稳定风险评估专家库，推行第三方评估。"),
    ]
    found = correspond(old, new)
    assert {(k.old, k.new) for k in found.links} == {(0, 0), (0, 1)}


# --- one department, one table, two years ---


def _compare(
    tmp_path: Path, edition: Edition, old: Answers, new: Answers, as_of: date = date(2020, 10, 20)
) -> Comparison:
    before = read_submission(book(tmp_path / "old.xlsx", edition, old), edition)
    after = read_submission(book(tmp_path / "new.xlsx", edition, new), edition)
    return compare(body_of([before], "2019"), body_of([after], "2020"), as_of)


ISSUE = {"answer": "制度尚未建立。", "remedy": "制度不健全，2020年6月底前建立。"}
LATER = {"answer": "制度尚未建立。", "remedy": "制度不健全，2021年6月底前建立。"}
DONE = {"answer": "制度已经建立，印发文件3件。"}


def test_what_became_of_each_problem(tmp_path: Path, edition: Edition) -> None:
    old = {1: ISSUE, 2: ISSUE, 3: LATER, 4: ISSUE, 5: DONE, 6: DONE}
    new = {1: DONE, 2: ISSUE, 3: LATER, 5: ISSUE, 6: DONE}
    found = _compare(tmp_path, edition, {"indicators": old}, {"indicators": new})
    fates = {(t.asked_before or t.asked_now).number: t.fate for t in found.tracked}  # type: ignore[union-attr]  # one is there
    assert fates == {1: Fate.CLOSED, 2: Fate.OVERDUE, 3: Fate.OPEN, 4: Fate.UNANSWERED, 5: Fate.NEW}
    changes = {p.asked.number: p.change for p in found.pairs if p.change is not Change.SAME}
    assert changes == {1: Change.BETTER, 4: Change.WORSE, 5: Change.WORSE}
    assert all(p.same for p in found.pairings)


def test_a_problem_whose_row_is_gone_is_not_lost(tmp_path: Path, edition: Edition) -> None:
    old = year(tmp_path / "a", edition, "tasks", "cq-2019", 2019)
    new = year(tmp_path / "b", edition, "indicators", "cq-2020", 2020)
    before = read_submission(book(tmp_path / "a.xlsx", old, {"tasks": answers("tasks")}), old)
    after = read_submission(book(tmp_path / "b.xlsx", new, {"indicators": answers("indicators")}), new)
    found = compare(body_of([before], "2019"), body_of([after], "2020"), date(2020, 10, 20))
    by_task = {t.asked_before.number: t for t in found.tracked if t.asked_before}
    assert by_task[110].fate is Fate.DROPPED
    assert by_task[55].asked_now is not None
    assert by_task[55].asked_now.number == 48
    assert (by_task[108].fate, by_task[108].kind) == (Fate.CLOSED, Kind.SIMILAR)
    assert {t.asked_now.number for t in found.tracked if t.fate is Fate.NEW and t.asked_now} >= {
        18,
        19,
        51,
        68,
        89,
        92,
    }


# --- figures and texts ---


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("保留2项行政权力，16项公共服务事项。", "保留2项行政权力，10项公共服务事项。", [("16项", "10项")]),
        ("现行有效行政规范性文件24件，废止3件。", "现行有效行政规范性文件21件，废止5件，修订2件。", [("24件", "21件"), ("3件", "5件")]),
        ("满意率达100%，回复率达98%。", "满意率达99%，回复率达98%。", [("100%", "99%")]),
        ("办理建议提案20件。", "办理建议提案20件。", []),
        ("2019年举办培训班，206人获得资格。", "组织宪法宣誓，35家企业参加。", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_figures_that_changed(old: str, new: str, changes: list[tuple[str, str]]) -> None:
    assert [(c.old, c.new) for c in figure_changes(old, new)] == changes


_TEXT = st.text(alphabet="建立健全制度，。；123件项\n", max_size=40)


@given(_TEXT, _TEXT)
def test_marked_texts_are_the_texts(old: str, new: str) -> None:
    pieces = marked(old, new)
    assert "".join(p.text for p in pieces if p.op is not Op.IN) == old
    assert "".join(p.text for p in pieces if p.op is not Op.OUT) == new
    assert all(p.text for p in pieces)
    assert all(a.op is not b.op for a, b in pairwise(pieces))


def test_marks_are_as_small_as_the_change() -> None:
    pieces = marked("我局印发《办法》，公开文件24件。", "我局印发《条例》，公开文件24件。")
    assert [(p.op, p.text) for p in pieces] == [
        (Op.SAME, "我局印发《"), (Op.OUT, "办法"), (Op.IN, "条例"), (Op.SAME, "》，公开文件24件。"),
    ]  # fmt: skip


# --- the command ---


def test_command_on_two_workbooks(
    tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    old = {"indicators": {1: ISSUE, 2: {"answer": "保留16项公共服务事项。"}, 3: {"answer": "=1+1"}}}
    new = {"indicators": {1: DONE, 2: {"answer": "保留10项公共服务事项。"}, 3: {"answer": "=1+2"}}}
    one, two = book(tmp_path / "去年.xlsx", edition, old), book(tmp_path / "今年.xlsx", edition, new)
    target = tmp_path / "对比.xlsx"
    assert main(["compare", str(one), str(two), "-o", str(target), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["issues"] == {"closed": 1, "open": 0, "overdue": 0, "unanswered": 0, "dropped": 0, "new": 0}
    assert said["as_of"] == "2020-10-20"
    (changed,) = [c for c in said["changes"] if c["figures"]]
    assert (changed["new"], changed["figures"][0]["old"], changed["figures"][0]["new"]) == (2, "16项", "10项")
    made = openpyxl.load_workbook(target, rich_text=True)
    assert made.sheetnames == ["对比总览", "问题跟踪", "状态变化", "数字变化", "文字对比", "对应关系"]
    assert len(made["对比总览"]._charts) == 4
    texts = [str(c.value) for r in made["文字对比"].iter_rows(min_row=4) for c in r if c.value]
    assert any("=1+2" in t for t in texts)
    assert all(c.data_type != "f" for s in made for r in s.iter_rows() for c in r)
    assert main(["compare", str(one), str(two), "-o", str(two), "--force"]) == 2
    assert "输入文件" in capsys.readouterr().err


def test_command_on_folders(tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲局", "乙局", "丙局"):
        book(tmp_path / "2019" / f"{name}.xlsx", edition, {"tasks": {1: ISSUE}}, name)
    for name in ("乙局", "甲 局", "丁局"):
        book(tmp_path / "2020" / f"{name}.xlsx", edition, {"tasks": {1: DONE, 2: ISSUE}}, name)
    (tmp_path / "2020" / "坏.xlsx").write_bytes(b"PK")
    status = main(
        ["compare", str(tmp_path / "2019"), str(tmp_path / "2020"), "-o", str(tmp_path / "o.xlsx"), "--json"]
    )
    out = capsys.readouterr()
    assert status == 2
    assert "坏.xlsx" in out.err
    said = json.loads(out.out)
    assert said["departments"] == {"compared": ["乙局", "甲 局"], "only_old": ["丙局"], "only_new": ["丁局"]}
    assert (said["issues"]["closed"], said["issues"]["new"]) == (2, 2)
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["单位"]
    assert [sheet.cell(r, 1).value for r in range(4, 8)] == ["乙局", "甲 局", "丙局", "丁局"]


def test_summary_workbooks_of_two_consolidations(
    tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, given_answers in (("2019", {1: ISSUE, 2: DONE}), ("2020", {1: DONE, 2: ISSUE})):
        for name in ("甲局", "乙局"):
            book(tmp_path / folder / f"{name}.xlsx", edition, {"tasks": given_answers}, name)
        words = ["consolidate", str(tmp_path / folder), "-o", str(tmp_path / f"{folder}.xlsx"), "--jobs", "1"]
        assert main(words) in (0, 1)
    capsys.readouterr()
    body = read_source(tmp_path / "2019.xlsx").body
    assert set(body.departments) == {"甲局", "乙局"}
    assert len(body.sheets) == 2
    assert body.as_of == date.today()
    assert (
        main(
            [
                "compare",
                str(tmp_path / "2019.xlsx"),
                str(tmp_path / "2020.xlsx"),
                "-o",
                str(tmp_path / "o.xlsx"),
                "--json",
            ]
        )
        == 0
    )
    said = json.loads(capsys.readouterr().out)
    assert (said["issues"]["closed"], said["issues"]["new"]) == (2, 2)


def test_nothing_in_common(tmp_path: Path, edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    from dataclasses import replace

    table = edition.tables[1]
    other = replace(
        edition,
        tables=(
            replace(
                table,
                key="t",
                items=tuple(
                    replace(i, texts={**i.texts, "requirement": f"第{i.number}件完全不同的事"})
                    for i in table.items[:5]
                ),
            ),
        ),
    )
    one = read_submission(book(tmp_path / "a.xlsx", edition, {"tasks": {1: ISSUE}}), edition)
    two = read_submission(book(tmp_path / "b.xlsx", other, {"t": {1: DONE}}), other)
    found = compare(body_of([one], "a"), body_of([two], "b"), date(2020, 1, 1))
    assert not (found.pairings or found.pairs or found.tracked)
    assert found.unpaired == ("评估指标", "任务清单", "任务清单")


def test_declared_status_counts(tmp_path: Path, edition: Edition) -> None:
    old = {
        "indicators": {
            1: {"answer": "已建立。", Helper.STATUS.value: "存在问题", Helper.DEADLINE.value: "2020-03-31"}
        }
    }
    found = _compare(tmp_path, edition, old, {"indicators": {1: ISSUE}})
    assert [t.fate for t in found.tracked] == [Fate.OVERDUE]


def test_a_summary_of_many_departments_is_read_whole(tmp_path: Path, edition: Edition) -> None:
    """More rows than any table that a department hands in."""
    import xlsxwriter

    path = tmp_path / "汇总.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    for name in ("总览", "部门汇总"):
        workbook.add_worksheet(name)
    sheet = workbook.add_worksheet("明细")
    for column, header in enumerate(
        ("单位", "表", "序号", "指标、任务内容", "状态", "完成情况", "存在的问题及改进措施")
    ):
        sheet.write_string(3, column, header)
    row = 4
    for department in range(180):
        for number in range(1, 134):
            sheet.write_row(
                row,
                0,
                (
                    f"第{department}局",
                    "任务清单",
                    number,
                    f"第{number}项任务",
                    "存在问题",
                    "尚未建立。",
                    "2020年底前建立。",
                ),
            )
            row += 1
    workbook.close()
    body = read_source(path).body
    assert len(body.departments) == 180
    assert all(len(t["任务清单"]) == 133 for t in body.departments.values())
    assert body.departments["第179局"]["任务清单"][133].due == date(2020, 12, 31)


def test_a_summary_without_detail_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import xlsxwriter

    path = tmp_path / "汇总.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    for name in ("总览", "部门汇总", "明细"):
        sheet = workbook.add_worksheet(name)
    for column, header in enumerate(("单位", "表", "序号", "指标、任务内容", "状态")):
        sheet.write_string(3, column, header)
    workbook.close()
    assert main(["compare", str(path), str(path), "-o", str(tmp_path / "o.xlsx")]) == 2
    assert "Parquet" in capsys.readouterr().err
