"""The Word file: official styles, real headings, comments in drafts only, the table whole; safe to write."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from lawgov_xl import editions, layout
from lawgov_xl.errors import FileError
from lawgov_xl.io import word
from lawgov_xl.io.word.signature import right_indents
from lawgov_xl.report import profiles
from lawgov_xl.report.compose import compose
from lawgov_xl.report.model import Document, Style
from lawgov_xl.report.notice import compose_notice, heading, simple_table
from tests.report.examples import COVER, answers, grid, submission


def report(profile: str = "assessment") -> Document:
    return compose(submission(), profiles.load(profile))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("word")
    out = {}
    for profile in ("assessment", "inspection"):
        word.write(report(profile), folder / f"{profile}.docx")
        word.write(report(profile), folder / f"{profile}-草稿.docx", draft=True)
        out[profile] = docx.Document(str(folder / f"{profile}.docx"))
        out[f"{profile}-draft"] = docx.Document(str(folder / f"{profile}-草稿.docx"))
    return out


def test_real_styles_and_heading_levels(written: dict[str, Any]) -> None:
    document = written["assessment"]
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert [n for n, _ in headings] == [
        "Heading 1",
        *["Heading 1", *["Heading 2"] * 8],
        "Heading 1",
        "Heading 1",
    ]
    assert document.paragraphs[0].style.name == "Title"
    assert document.paragraphs[0].text == "重庆市知识产权局\n关于法治政府建设全面总结评估工作的报告"
    levels = {h.style.name: h.style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val"))
              for h in document.paragraphs if h.style.name.startswith("Heading")}  # fmt: skip
    assert levels == {"Heading 1": "0", "Heading 2": "1"}


def test_fonts_and_sizes_are_the_standards(written: dict[str, Any]) -> None:
    document = written["assessment"]
    fonts = {}
    for paragraph in document.paragraphs:
        run = paragraph.style.element.find(qn("w:rPr"))
        size = int(run.find(qn("w:sz")).get(qn("w:val")))
        fonts[paragraph.style.name] = (run.find(qn("w:rFonts")).get(qn("w:eastAsia")), size)
        assert run.find(qn("w:b")) is None and run.find(qn("w:color")) is None
    assert fonts["Title"] == ("方正小标宋简体", 44)
    assert fonts["Heading 1"] == ("黑体", 32) and fonts["Heading 2"] == ("楷体_GB2312", 32)
    assert fonts["Body Text"] == fonts["主送机关"] == fonts["附件说明"] == ("仿宋_GB2312", 32)


def test_the_page_is_the_standards(written: dict[str, Any]) -> None:
    first, last = written["inspection"].sections
    for section, landscape in ((first, False), (last, True)):
        properties = section._sectPr
        size, margins = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))
        assert (int(size.get(qn("w:w"))) > int(size.get(qn("w:h")))) is landscape
        if not landscape:
            got = {k: margins.get(qn(f"w:{k}")) for k in ("top", "bottom", "left", "right")}
            assert got == {"top": "2098", "bottom": "1984", "left": "1587", "right": "1474"}
        grid_ = properties.find(qn("w:docGrid"))
        assert (grid_.get(qn("w:type")), grid_.get(qn("w:linePitch"))) == ("lines", "579")
    assert written["inspection"].settings.odd_and_even_pages_header_footer
    assert first.footer.paragraphs[0].text == "— 1 —" and not first.footer.is_linked_to_previous
    assert last.footer.is_linked_to_previous and last.even_page_footer.is_linked_to_previous


@pytest.mark.parametrize(("profile", "rows", "columns"), [("assessment", 109, 7), ("inspection", 133 + 8, 6)])
def test_the_attachment_is_the_whole_official_table(
    written: dict[str, Any], profile: str, rows: int, columns: int
) -> None:
    (table,) = written[profile].tables
    given = submission()
    reading = given.tables[profiles.load(profile).tables[0]]
    trs = table._tbl.findall(qn("w:tr"))
    assert len(trs) == rows + 1
    assert trs[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert len(table._tbl.find(qn("w:tblGrid"))) == columns
    texts = [
        ["".join(t.text or "" for t in tc.iter(qn("w:t"))) for tc in tr.findall(qn("w:tc"))] for tr in trs
    ]
    for entry in reading.entries:
        requirement = entry.item.requirement.replace("\n", "")
        (row,) = (r for r in texts if len(r) == columns and requirement in r)
        assert entry.number == 31 or not entry.answer or row[columns - (2 if columns == 7 else 1)]
    assert not any("Comment by" in t or "bookmark" in t for r in texts for t in r)


def test_groups_are_merged_and_every_merge_has_a_beginning(written: dict[str, Any]) -> None:
    (table,) = written["assessment"].tables
    for column in (0, 1):
        begun = False
        merges = [tr.findall(qn("w:tc"))[column].find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                  for tr in table._tbl.findall(qn("w:tr"))[1:]]  # fmt: skip
        for merge in merges:
            assert merge is not None
            begun = begun or merge.get(qn("w:val")) == "restart"
            assert begun
        assert 8 <= sum(m.get(qn("w:val")) == "restart" for m in merges) < 80


def test_rows_break_well(written: dict[str, Any]) -> None:
    (table,) = written["assessment"].tables
    kept = [
        tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for tr in table._tbl.findall(qn("w:tr"))
    ]
    assert 0.7 < sum(kept) / len(kept) < 1  # short rows stay whole, very long ones may break


def test_a_draft_carries_sources_and_marks_and_the_final_form_is_clean(written: dict[str, Any]) -> None:
    draft, final = written["inspection-draft"], written["inspection"]
    notes = [c.text for c in draft.comments]
    assert len(notes) > 40 and any("任务清单第42、43、49项" in n for n in notes)
    assert any("封面“特别说明”" in n for n in notes)
    assert not list(final.comments) and "此处须由单位撰写" not in "".join(p.text for p in final.paragraphs)
    body = final.element.body
    assert not list(body.iter(qn("w:highlight"))) and not list(body.iter(qn("w:commentRangeStart")))


def test_what_must_be_written_is_highlighted_in_a_draft(tmp_path: Path) -> None:
    word.write(report("annual-work"), tmp_path / "a.docx", draft=True)
    document = docx.Document(str(tmp_path / "a.docx"))
    (run,) = (r for p in document.paragraphs for r in p.runs if "此处须由单位撰写" in r.text)
    assert run.font.highlight_color is not None
    word.write(report("annual-work"), tmp_path / "b.docx")
    texts = [p.text for p in docx.Document(str(tmp_path / "b.docx")).paragraphs]
    assert "四、建议中共重庆市委全面依法治市委员会办公室2021年推动的重点工作" in texts


def test_slips_that_were_mended_stand_in_the_comment(written: dict[str, Any]) -> None:
    notes = " ".join(c.text for c in written["assessment-draft"].comments)
    assert "我局党政主要负责人切实履行" in notes and "原文“" in notes


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("重庆市知识产权局", "2020年10月20日", (2.0, 1.0)),
        ("某局", "2020年10月20日", (9.0, 2.0)),
        ("重庆市人力资源和社会保障局", "2020年5月8日", (2.0, 7.0)),
    ],
)
def test_signature_and_date(name: str, date: str, expected: tuple[float, float]) -> None:
    assert right_indents(name, date) == expected


def test_text_of_any_kind_makes_a_whole_file(tmp_path: Path) -> None:
    edition = editions.load()
    odd = "控制\x00\x0b\x1f字符<标签>&实体\ud800\uffff，调解案件3件。"
    cover = COVER | {"principal": odd, "department": "某<局>&"}
    given = layout.read(grid(edition, {"indicators": {91: {"answer": odd, "remedy": odd}}}, cover), edition)
    word.write(compose(given, profiles.load("assessment")), tmp_path / "怪.docx", draft=True)
    document = docx.Document(str(tmp_path / "怪.docx"))
    assert "调解案件3件" in "".join(p.text for p in document.paragraphs)


def test_an_input_is_never_overwritten_and_an_output_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "出.docx"
    word.write(report(), target)
    before = target.read_bytes()
    with pytest.raises(FileError):
        word.write(report(), target)
    with pytest.raises(FileError):
        word.write(report(), target, force=True, inputs=[target])
    with pytest.raises(FileError):
        word.write(report(), tmp_path / "出.doc")
    assert target.read_bytes() == before and sorted(tmp_path.iterdir()) == [target]


def test_the_package_says_who_wrote_what(tmp_path: Path) -> None:
    word.write(report(), tmp_path / "出.docx")
    properties = docx.Document(str(tmp_path / "出.docx")).core_properties
    assert properties.title == "重庆市知识产权局关于法治政府建设全面总结评估工作的报告"
    assert properties.author == "重庆市知识产权局"
    with zipfile.ZipFile(tmp_path / "出.docx") as package:
        assert package.testzip() is None


def test_a_notice(tmp_path: Path) -> None:
    table = simple_table(("序号", "问题"), [("1", "第3项未填报"), ("2", "第5项缺时限")], (1, 5))
    document = compose_notice(
        ["关于退回修改填报表的通知"],
        "市财政局",
        ["你单位报送的填报表有以下问题，请修改后重新报送。", heading(1, "一、问题清单"), table],
        signature="市委依法治市办",
        day="2020-11-03",
        note="联系人：×××",
    )
    word.write(document, tmp_path / "通知.docx")
    made = docx.Document(str(tmp_path / "通知.docx"))
    assert [p.text for p in made.paragraphs] == [
        "关于退回修改填报表的通知",
        "市财政局：",
        "你单位报送的填报表有以下问题，请修改后重新报送。",
        "一、问题清单",
        "市委依法治市办",
        "2020年11月3日",
        "（联系人：×××）",
    ]
    assert [[c.text for c in r.cells] for r in made.tables[0].rows][2] == ["2", "第5项缺时限"]
    assert document.paragraphs[0].style is Style.TITLE


def test_a_signed_notice_leaves_its_day_open_and_an_unsigned_one_has_none() -> None:
    signed = compose_notice(["关于填报的通知"], "", ["请填报。"], signature="市委依法治市办")
    assert [p.text for p in signed.paragraphs][-2:] == ["市委依法治市办", "    年  月  日"]
    assert compose_notice(["关于填报的通知"], "", ["请填报。"]).paragraphs[-1].text == "请填报。"


def test_other_departments_answers_never_leak(tmp_path: Path) -> None:
    edition = editions.load()
    given = layout.read(
        grid(edition, {"tasks": answers(edition.tables[1])}, {"department": "某县司法局"}), edition
    )
    document = compose(given, profiles.load("inspection"))
    assert document.title.startswith("某县司法局")
    assert "县司法局结合实际" in "".join(p.text for p in document.paragraphs)
