"""Composition: skeletons, sources, nothing invented, nothing told twice, what is missing told to the author."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from lawgov_xl import editions, layout
from lawgov_xl.errors import UsageError
from lawgov_xl.model import Column, Edition, Item, Role, Status, Submission, Table
from lawgov_xl.report import author, facts, mending, profiles, prose, substance
from lawgov_xl.report.compose import compose
from lawgov_xl.report.material import Material
from lawgov_xl.report.model import Document, Style
from lawgov_xl.rollup import roll_up
from lawgov_xl.status import says_not_applicable
from lawgov_xl.text import squeeze
from tests.report.examples import COVER, answers, grid, submission

PROFILES = ("assessment", "inspection", "annual-work", "annual-public", "bureau-work")


def composed(profile: str, given: Submission | None = None, **more: object) -> Document:
    return compose(given or submission(), profiles.load(profile), **more)  # type: ignore[arg-type]


def texts(document: Document, *styles: Style) -> list[str]:
    return [p.text for p in document.paragraphs if p.style in styles]


def sentences(document: Document) -> list[str]:
    return [s for p in document.final() if p.style is Style.BODY for s in prose.sentences(p.text)]


# --- skeletons ---


def test_assessment_has_the_skeleton_of_its_model() -> None:
    document = composed("assessment")
    assert texts(document, Style.TITLE) == ["重庆市知识产权局", "关于法治政府建设全面总结评估工作的报告"]
    assert texts(document, Style.HEADING1) == [
        "一、市知识产权局主要负责同志履行推进法治建设第一责任人职责情况",
        "二、法治政府建设基本情况",
        "三、存在的问题",
        "四、下一步工作打算",
    ]
    assert texts(document, Style.HEADING2) == [
        "（一）依法全面履行政府职能",
        "（二）不断完善依法行政制度体系",
        "（三）持续推进行政决策科学化、民主化、法治化",
        "（四）深入推进严格规范公正文明的行政执法",
        "（五）对行政权力制约监督科学有效",
        "（六）有效化解社会矛盾纠纷",
        "（七）全面提高政府工作人员法治思维和依法行政能力",
        "（八）法治政府建设组织领导落实到位",
    ]
    body = texts(document, Style.BODY)
    assert [t[:2] for t in body if t[0] == "第"][:2] == ["第一", "第二"]
    assert any(t.startswith("一是") for t in body) and body[-1] == "特此报告。"
    assert texts(document, Style.ATTACHMENT_NOTE) == ["附件：重庆市市政府部门法治政府建设评估指标"]
    assert texts(document, Style.SIGNATURE, Style.DATE) == ["重庆市知识产权局", "2020年10月20日"]


def test_inspection_has_the_skeleton_of_its_model() -> None:
    document = composed("inspection")
    assert texts(document, Style.HEADING1) == [
        "一、2016年至今工作开展情况",
        "二、存在的问题及原因",
        "三、整改措施和建议",
    ]
    level2 = texts(document, Style.HEADING2)
    assert [t[:10] for t in level2[:3]] == [
        "（一）紧紧围绕党政领",
        "（二）紧紧围绕构建系",
        "（三）紧紧围绕推进严",
    ]
    assert texts(document, Style.HEADING3) == [
        "1.依法全面履行政府职能方面",
        "2.完善依法行政制度体系方面",
        "3.加强文件的规范管理方面",
    ]
    body = texts(document, Style.BODY)
    assert any(t.startswith("特别说明：因机构改革") for t in body)
    assert texts(document, Style.NOTE) == ["（联系人：×××；联系电话：××××××××）"]
    assert level2[3] == "（一）提高专家论证和风险评估质量方面"


def test_the_other_layouts() -> None:
    work = composed("annual-work")
    assert texts(work, Style.HEADING1) == [
        "一、2020年法治工作情况",
        "二、2021年的主要思路和打算",
        "三、存在的问题和下一步打算",
        "四、建议中共重庆市委全面依法治市委员会办公室2021年推动的重点工作",
    ]
    labels = [t[:2] for t in texts(work, Style.BODY) if t[1:2] == "是"]
    assert labels[:7] == ["一是", "二是", "三是", "四是", "五是", "六是", "七是"]
    public = composed("annual-public")
    assert not [p for p in public.paragraphs if p.style.level] and not texts(public, Style.ADDRESSEE)
    assert "优化政府组织结构。" in "".join(t[:9] for t in texts(public, Style.BODY))
    bureau = composed("bureau-work")
    assert texts(bureau, Style.HEADING1) == [
        "一、2020年法治建设工作情况",
        "二、存在问题",
        "三、2021年工作目标和重点",
    ]
    assert [t[:2] for t in texts(bureau, Style.HEADING2)][:5] == ["1、", "2、", "3、", "4、", "5、"]


# --- nothing invented ---


@pytest.mark.parametrize("profile", PROFILES)
def test_every_sentence_of_the_body_has_its_source(profile: str) -> None:
    document = composed(profile)
    fixed = {s for phrase in _phrases(profile) for s in prose.sentences(phrase)}
    for paragraph in document.final():
        if paragraph.style is not Style.BODY:
            continue
        for run in paragraph.runs:
            told = [s for s in prose.sentences(run.text) if s not in fixed]
            lead = run.emphasis == "lead" or len(told) == 0
            assert run.sources or lead or _from_fixed(run.text), run.text


def _phrases(profile: str) -> list[str]:
    document = composed(profile)
    return [p.text for p in document.paragraphs if p.style is Style.BODY and not p.sources]


def _from_fixed(text: str) -> bool:
    return "存在一些问题" in text or "还有一定差距" in text


@pytest.mark.parametrize("profile", PROFILES)
def test_every_fact_stands_in_the_workbook(profile: str) -> None:
    given = submission()
    known = {f.key for r in given.tables.values() for e in r.entries for t in (e.answer, e.remedy)
             for f in facts.find(mending.mend(t).text)}  # fmt: skip
    known |= {f.key for r in given.tables.values() for e in r.entries for f in facts.find(e.item.requirement)}
    known |= {f.key for v in COVER.values() for f in facts.find(v)}
    for paragraph in composed(profile, given).final():
        for run in paragraph.runs:
            if any(s.number for s in run.sources):
                told = {f.key for f in facts.claims(run.text)}
                assert told <= known or run.text.startswith("对其余"), run.text


def test_every_generated_sentence_is_made_of_its_rows_words() -> None:
    given = submission()
    reading = given.tables["indicators"]
    for paragraph in composed("assessment", given).paragraphs:
        for run in paragraph.runs:
            rows = [e for s in run.sources if s.number and (e := reading.entry(s.number)) is not None]
            if not rows or run.text.startswith("对其余"):
                continue
            source = squeeze("".join(mending.mend(e.answer).text + mending.mend(e.remedy).text for e in rows))
            titles = "".join(e.item.section + e.item.requirement + e.item.chapter for e in rows)
            for clause in prose.clauses(
                run.text.replace("上述制度", "《重庆市知识产权局党组会议制度（试行）》中")
            ):
                led = clause.startswith("围绕") or clause.endswith("方面，") or len(clause) < 6
                assert led or fuzz.partial_ratio(squeeze(prose.bare(clause)), source + titles) >= 60, clause


@pytest.mark.parametrize("profile", PROFILES)
def test_no_two_sentences_are_alike(profile: str) -> None:
    found = sentences(composed(profile))
    for one, other in combinations(found, 2):
        if min(len(one), len(other)) >= 8:
            assert fuzz.ratio(one, other) <= 80, (one, other)


@pytest.mark.parametrize("profile", PROFILES)
def test_no_boilerplate_and_nothing_not_applicable(profile: str) -> None:
    for paragraph in composed(profile).paragraphs:
        for run in paragraph.runs:
            if any(s.number for s in run.sources):
                for sentence in prose.sentences(run.text):
                    assert "按要求开展相关工作" not in sentence and "持续完善该" not in sentence
                    assert not says_not_applicable(sentence) or substance.is_transfer(sentence)


def test_counts_in_words_and_figures() -> None:
    (opening,) = (t for t in texts(composed("assessment"), Style.BODY) if "对照109项指标" in t)
    counts = roll_up(submission()).tables[0].counts
    assert (
        f"已完成{counts.completed}项，存在问题{counts.issue}项，不涉及{counts.not_applicable}项。" in opening
    )
    inspection = "".join(texts(composed("inspection"), Style.BODY))
    assert "133项任务，已完成47项，存在问题5项，不涉及80项，未填报1项。" in inspection


def test_one_agreement_told_in_several_rows_is_told_once_with_all_rows() -> None:
    document = composed("assessment")
    runs = [r for p in document.paragraphs for r in p.runs if "十二省市知识产权行政保护协作协议" in r.text]
    assert len(runs) == 1 and {s.number for s in runs[0].sources} == {14, 59}


def test_identical_problems_are_merged_and_measures_keep_their_object() -> None:
    document = composed("assessment")
    (problem,) = (p for p in document.paragraphs if "6项公共服务事项存在" in p.text)
    assert {s.number for s in problem.sources} == {6, 9}
    (measure,) = (p for p in document.paragraphs if "致函市司法局" in p.text)
    assert "针对6项公共服务事项问题，我局已于9月17日致函" in measure.text


def test_promises_are_summed_up() -> None:
    (last,) = (p for p in composed("assessment").paragraphs if p.text.startswith("对其余"))
    assert last.text == f"对其余{len(last.sources)}项已完成的指标，持续巩固、不断完善。"


@pytest.mark.parametrize("length", [3000, 4000, 5000, 6000])
def test_length_is_kept(length: int) -> None:
    body = composed("assessment", length=length).length
    assert length * 0.9 <= body <= length * 1.02


def test_the_same_input_gives_the_same_report() -> None:
    assert composed("assessment") == composed("assessment")


# --- what is missing ---


def test_what_is_missing_is_told_and_not_written() -> None:
    edition = editions.load()
    given = layout.read(
        grid(edition, {"tasks": answers(edition.tables[1])}, {"department": "某市某局"}), edition
    )
    document = composed("assessment", given)
    told = " ".join(map(str, document.unfilled))
    assert "主要负责同志履行推进法治建设第一责任人职责情况" in told and "第28项没有填报" in told
    assert "成文日期" in told
    pending = [p for p in document.paragraphs if "此处须由单位撰写" in p.text]
    assert pending and not [p for p in document.final() if "此处须由单位撰写" in p.text]
    assert texts(document, Style.DATE) == ["    年  月  日"]


def test_a_blank_workbook_makes_no_sentence() -> None:
    edition = editions.load()
    given = layout.read(grid(edition, {"indicators": {}}, {}), edition)
    document = composed("assessment", given)
    assert not [r for p in document.paragraphs for r in p.runs if any(s.number for s in r.sources)]
    assert any("未填报109项" in p.text for p in document.paragraphs)


def test_today_signs_only_where_the_cover_has_no_date() -> None:
    edition = editions.load()
    bare = layout.read(grid(edition, {"indicators": {}}, {"department": "某局"}), edition)
    assert texts(composed("assessment", bare, today=date(2026, 3, 1)), Style.DATE) == ["2026年3月1日"]
    assert texts(composed("assessment", today=date(2026, 3, 1)), Style.DATE) == ["2020年10月20日"]


def test_slips_that_were_mended_and_doubts_are_told() -> None:
    notes = " ".join(map(str, composed("assessment").notes))
    assert "我局党政主要负责人切实履行" in notes and "审阅批注" in notes
    assert "Comment by" not in "".join(p.text for p in composed("annual-public").paragraphs)


# --- the cover's own words ---


def test_free_texts_are_taken_as_they_are_and_renumbered() -> None:
    edition = editions.load()
    cover = COVER | {
        "plan": "一是修订专利条例。\n二是建立风险信息系统。",
        "causes": "机构改革后，职能职责发生了较大变化。",
        "suggestions": "建议加强知识产权立法。",
    }
    given = layout.read(grid(edition, {t.key: answers(t) for t in edition.tables}, cover), edition)
    body = texts(composed("assessment", given), Style.BODY)
    steps = [t for t in body if t.startswith("第")]
    assert next(t for t in steps if t.endswith("修订专利条例。")).startswith("第七，")
    assert "机构改革后，职能职责发生了较大变化。" in body
    work = composed("annual-work", given)
    assert "建议加强知识产权立法。" in texts(work, Style.BODY)
    assert not [m for m in work.unfilled if "建议" in str(m)]


def test_headed_free_texts_become_parts() -> None:
    edition = editions.load()
    cover = COVER | {
        "causes": "（一）人才队伍建设仍需加强。一是人员不足。\n（二）普法宣传深度仍需强化。需要齐抓共进。"
    }
    given = layout.read(grid(edition, {"tasks": answers(edition.tables[1])}, cover), edition)
    document = composed("inspection", given)
    headings = texts(document, Style.HEADING2)
    assert "（四）人才队伍建设仍需加强" in headings and "（五）普法宣传深度仍需强化" in headings
    assert "一是人员不足。" in texts(document, Style.BODY)


# --- other editions ---


def other_edition(*, remedy: bool) -> Edition:
    columns = [
        Column("section", "任务", Role.SECTION),
        Column("number", "序号", Role.NUMBER),
        Column("requirement", "要求", Role.REQUIREMENT),
        Column("answer", "完成情况", Role.ANSWER),
    ]
    if remedy:
        columns.append(Column("remedy", "问题和措施", Role.REMEDY))
    items = tuple(
        Item(n, f"第{c}部分：数字政府", f"{n}、推进事项{n}", {"requirement": f"完成事项{n}。"})
        for c, n in [("一", 1), ("一", 2), ("二", 3), ("二", 4)]
    )
    table = Table("duties", "职责表", "2030年职责落实情况表", tuple(columns), items, "职责")
    base = editions.load()
    return Edition("other", "1", "别的版本", "某市司法局", 2030, (table,), base.cover[:5])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("remedy", [True, False])
def test_other_editions_and_departments(profile: str, remedy: bool) -> None:
    edition = other_edition(remedy=remedy)
    mine = {
        1: {"answer": "印发《数字政府办法》，上线事项36项。"},
        2: {"answer": "不适用"},
        3: {"answer": "数据平台尚未建立。", "remedy": "数据平台尚未建立，下一步将于2031年6月底前建成。"},
        4: {"answer": "会同市大数据局培训干部120人次。"},
    }
    given = layout.read(grid(edition, {"duties": mine}, {"department": "某省数据管理委员会"}), edition)
    document = composed(profile, given)
    text = "".join(p.text for p in document.final())
    assert "上线事项36项" in text and "120人次" in text and "平台尚未建立" in text
    assert "不适用" not in text and "109" not in text and "133" not in text and "我局" not in text
    if profile in ("assessment", "inspection"):
        assert "4项职责" in text and "已完成2项" in text
    assert ("2031年6月底前建成" in text) is remedy


def test_a_declared_status_counts() -> None:
    edition = editions.load()
    mine = {16: {"answer": "出台《规划》，建成平台3个。", "状态": Status.NOT_APPLICABLE.zh}}
    given = layout.read(grid(edition, {"indicators": mine}, COVER), edition)
    assert "建成平台3个" not in "".join(p.text for p in composed("assessment", given).paragraphs)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.integers(1, 109), st.text(max_size=120), max_size=12), st.text(max_size=60))
def test_any_text_at_all_can_be_composed(texts_: dict[int, str], cover: str) -> None:
    edition = editions.load()
    rows = {n: {"answer": t, "remedy": t[::-1]} for n, t in texts_.items()}
    values = COVER | {"principal": cover, "plan": cover, "causes": cover, "department": cover}
    given = layout.read(grid(edition, {"indicators": rows}, values), edition)
    for profile in ("assessment", "bureau-work"):
        assert composed(profile, given).blocks


def test_no_table_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        composed("assessment", replace(submission(), tables={}))


@pytest.mark.parametrize(
    "piece", ["一", "9", "2019年", "局", "1.", "《甲<乙", "甲\n", "正在制定", "开展检查36次。", "http://"]
)
def test_a_cell_filled_to_the_brim_takes_no_longer_than_its_length(piece: str) -> None:
    text = piece * (32_000 // len(piece))  # a spreadsheet's cell holds 32,767 characters
    edition = editions.load()
    rows = {91: {"answer": text, "remedy": text}}
    given = layout.read(grid(edition, {"indicators": rows}, COVER | {"principal": text}), edition)
    assert composed("assessment", given).blocks


def test_of_more_than_anybody_could_read_each_row_keeps_its_beginning_and_the_author_is_told() -> None:
    edition = editions.load()
    table = edition.tables[0]
    given = {
        i.number: {"answer": "".join(f"办理第{i.number}类案件{n}件，培训{n + 7}人次。" for n in range(40))}
        for i in table.items
    }
    read = layout.read(grid(edition, {table.key: given}, COVER), edition)
    material = Material.of(read, profiles.load("assessment"))
    assert len(material.statements) + material.passed_over == 40 * len(table.items)
    kept = Counter(s.number for s in material.statements)
    assert set(kept) == {i.number for i in table.items} and len(set(kept.values())) == 1
    assert any("没有参与取舍" in n.to("zh") for n in author.notes(material, ()))
    assert not Material.of(submission(), profiles.load("assessment")).passed_over
