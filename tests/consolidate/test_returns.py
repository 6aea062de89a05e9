"""`--returns`: every department's own workbook back with the faults marked, and a notice on one page."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import date
from pathlib import Path

import docx
import pytest

from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from lawgov_xl.editions import load
from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import excel_mark, word
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.model import Counts, Finding, Severity
from lawgov_xl.report import profiles
from lawgov_xl.report.many import compose_many
from lawgov_xl.report.return_notice import compose_return
from tests.bench.answers import Answers, departments
from tests.bench.books import Filler
from tests.consolidate.conftest import TODAY
from tests.consolidate.test_run import opened
from tests.office import convert

NAMES = ["重庆市教育局", "重庆市<教育>/局", "CON", "重庆市 财政局", "重庆市财政局"]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five departments, some with names that no file can have."""
    folder = tmp_path_factory.mktemp("报送")
    edition = load()
    filler, answers = Filler(edition), Answers(edition)
    for department, name in zip(departments(len(NAMES)), NAMES, strict=True):
        cover = {**answers.cover(department), "department": name}
        (folder / f"{department.number}.xlsx").write_bytes(filler.fill(answers.tables(department), cover))
    return folder


@pytest.fixture(scope="module")
def done(sent: Path, tmp_path_factory: pytest.TempPathFactory) -> Consolidated:
    folder = tmp_path_factory.mktemp("out")
    options = folder / "选项.toml"
    options.write_text(
        'mend_by = 2020-11-05\noffice = "市司法局"\ncontact = "法治督察处 电话12345"\n', "utf-8"
    )
    request = Request(
        [sent], folder / "汇总.xlsx", options=options, returns=folder / "退回", today=TODAY, cache="", jobs=2
    )
    return consolidate(request)


def test_every_department_gets_a_marked_copy_and_a_notice(done: Consolidated, sent: Path) -> None:
    returned = [p for p in done.written if p.parent.name == "退回"]
    names = {p.name for p in returned}
    assert len(names) == 2 * 4 and not done.notes  # 重庆市 财政局 and 重庆市财政局 are one department
    assert {
        "重庆市教育局（退回修改）.xlsx",
        "重庆市教育局（退回通知）.docx",
        "_CON（退回修改）.xlsx",
    } <= names
    assert all(p.is_file() for p in returned)


def test_the_copy_says_what_the_original_says_and_the_original_is_untouched(
    done: Consolidated, sent: Path
) -> None:
    before = {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in sent.iterdir()}
    copy = next(p for p in done.written if p.name == "重庆市教育局（退回修改）.xlsx")
    original = next(d.source for m, d in done.picture.counted if m.name == "重庆市教育局")
    assert before[Path(original.path)] == original.sha256
    one, two = read_submission(original.path), read_submission(copy)
    for key, reading in one.tables.items():
        for a, b in zip(reading.entries, two.tables[key].entries, strict=True):
            assert (a.answer, a.remedy, a.declared, a.row) == (b.answer, b.remedy, b.declared, b.row)
    assert opened(copy)["校验结果"].max_row > 5


def test_the_notice_says_who_what_and_by_when(done: Consolidated) -> None:
    notice = docx.Document(str(next(p for p in done.written if p.name == "重庆市教育局（退回通知）.docx")))
    text = "\n".join(p.text for p in notice.paragraphs)
    for word_ in (
        "重庆市教育局：",
        "2020年11月5日前",
        "市司法局",
        "2020年10月20日",
        "电话12345",
        "重庆市教育局（退回修改）.xlsx",
    ):
        assert word_ in text
    (table,) = notice.tables
    assert [c.text for c in table.rows[0].cells] == ["序号", "要求", "位置", "情况"]
    severities = [r.cells[1].text for r in table.rows[1:]]
    ranks = ["必须改正", "请核实", "供参考"]
    assert severities == sorted(severities, key=ranks.index)


def test_a_folder_in_use_is_left_alone(sent: Path, tmp_path: Path) -> None:
    folder = tmp_path / "退回"
    folder.mkdir()
    (folder / "别的.txt").write_text("x")
    with pytest.raises(FileError, match="不是空的"):
        consolidate(Request([sent], tmp_path / "汇总.xlsx", returns=folder, today=TODAY, cache=""))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["退回"]


def test_a_return_that_fails_costs_none_of_the_others(
    sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = excel_mark.write_marked_copy

    def write(source: Path, *more: object, **options: object) -> None:
        if source.name == "2.xlsx":
            raise ValueError("x")
        true(source, *more, **options)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(excel_mark, "write_marked_copy", write)
    folder = tmp_path / "退回"
    done = consolidate(Request([sent], tmp_path / "汇总.xlsx", returns=folder, today=TODAY, cache="", jobs=1))
    assert len(list(folder.iterdir())) == 2 * 3
    (note,) = done.notes
    assert NAMES[1] in note.to("zh") and "ValueError" in note.to("zh")


def test_the_offices_report_is_told_from_the_same_records(sent: Path, tmp_path: Path) -> None:
    options = tmp_path / "选项.toml"
    options.write_text('office = "市司法局"\naddressee = "市政府"\n', "utf-8")
    report = tmp_path / "报告.docx"
    done = consolidate(
        Request([sent], tmp_path / "汇总.xlsx", options=options, report=report, today=TODAY, cache="", jobs=1)
    )
    assert report in done.written
    text = "\n".join(p.text for p in docx.Document(str(report)).paragraphs)
    counts = Counts()
    for _, digest in done.picture.counted:
        counts += digest.tables["indicators"].counts
    assert "市政府：" in text and "市司法局" in text
    assert f"已完成{counts.completed}项次" in text and f"存在问题{counts.issue}项次" in text
    read = [read_submission(d.source.path) for _, d in done.picture.counted]
    apart = compose_many(read, profiles.load(profiles.OFFICE), today=TODAY)
    told = [p.text for p in apart.body]
    assert [t for t in told[3:8] if t not in text] == []


@pytest.mark.office
def test_a_notice_is_one_page_however_much_there_is_to_say(tmp_path: Path) -> None:
    edition = load()
    long = Message("这一句特别长，" * 20, "long")
    findings = [
        Finding(
            "RQ01",
            Severity.ERROR,
            long,
            "",
            "indicators",
            "评估指标",
            f"F{n}",
            number=n,
            numbers=tuple(range(n, n + 9)),
        )
        for n in range(1, 90)
    ] + [
        Finding("RQ02", Severity.WARNING, Message(f"第{n}句。", "x"), "", "tasks", "任务清单", "F9", n, (n,))
        for n in range(1, 99)
    ]
    for name, some in (("多", findings), ("中", findings[89:]), ("少", findings[:1])):
        document = compose_return(
            edition,
            "重庆市某某某某某某某某某某某某某某某某某某某某委员会",
            some,
            attachment=f"{'很长的名字' * 8}（退回修改）.xlsx",
            contact="法治督察处 电话12345",
            mend_by=date(2020, 11, 5),
            day=TODAY,
        )
        word.write(document, tmp_path / f"{name}.docx")
        pdf = convert(tmp_path / f"{name}.docx", tmp_path)
        said = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
        assert "Pages:           1" in said, (name, said)
